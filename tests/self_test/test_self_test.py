"""The self-test passes on this checkout, and fails, in words, on a program from which something is missing."""

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from briefing_app.paths import db_dir, resources_dir
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.self_test import run as running
from briefing_app.self_test import window as showing
from briefing_app.self_test.bench import Bench, SelfTestError, Worker, need
from briefing_app.self_test.command import run_option
from briefing_app.self_test.guide import _shows
from briefing_app.self_test.pictures import draw_page, need_drawing
from briefing_app.self_test.run import REPORT, Step, load, run, try_library, watch_network
from briefing_app.self_test.words import try_words
from briefing_app.ui.help.browser import GuideBrowser
from briefing_app.ui.shell import problem_text
from briefing_app.workspace import Resources
from briefing_app.workspace.worker import StopTask
from tests.repo.scripts import ROOT

STEPS = ("worker", "library", "words", "checks", "papers", "pictures", "tables", "packs", "guide", "window", "network")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", "")  # the self-test sets it, and the next test must not see that


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(resources_dir())
    worker.start()
    yield worker
    worker.close()


@pytest.fixture
def bench(tmp_path: Path, worker: Worker) -> Iterator[Bench]:
    bench = Bench(tmp_path, Resources(resources_dir()), db_dir() / "starter", worker)
    try_library(bench)
    yield bench
    bench.close()


@pytest.mark.full
def test_all_of_it_passes_in_a_folder_with_a_chinese_name(tmp_path: Path) -> None:
    folder = tmp_path / "陳大文 files" / "資料 夾"
    command = [sys.executable, "-m", "briefing_app", "--self-test", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    assert report["ok"]
    assert [each["name"] for each in report["steps"]] == list(STEPS)
    assert len(list((folder / "pdf").glob("*.pdf"))) == 72
    assert done.stderr == ""


def test_a_program_without_its_fonts_fails_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resources_dir(), tmp_path / "resources", ignore=shutil.ignore_patterns("*.ttf"))
    monkeypatch.setattr(running, "_try_window", lambda _: "left out")
    out = io.StringIO()
    assert run(tmp_path / "made", tmp_path / "resources", db_dir() / "starter", out) == 1
    report = json.loads((tmp_path / "made" / REPORT).read_text(encoding="utf-8"))
    ended = {each["name"]: each["ok"] for each in report["steps"]}
    assert not report["ok"]
    assert not ended["worker"]
    assert not ended["papers"]
    assert ended["library"]
    assert "self-test: FAILED" in out.getvalue().splitlines()[-1]


def test_without_a_folder_nothing_is_left_and_the_report_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(running, "_run_steps", lambda *_: iter(()))
    out = io.StringIO()
    assert run(None, resources_dir(), db_dir() / "starter", out) == 0
    assert '"ok": true' in out.getvalue()
    assert list(tmp_path.iterdir()) == []


def test_a_step_whose_library_is_missing_fails_alone(bench: Bench) -> None:
    out = io.StringIO()
    outcome = running._try("ghost", load("no_such_module", "x"), bench, out)
    assert not outcome.ok
    assert "no_such_module" in outcome.said
    assert out.getvalue().startswith("FAILED ghost")


def test_the_words_are_tried(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert try_words(bench) == "3 languages"
    monkeypatch.setattr(FontBook, "find_missing", lambda *_: "簡")
    with pytest.raises(SelfTestError, match="no font has 簡"):
        try_words(bench)


def test_packs_and_checks_are_tried(bench: Bench) -> None:
    assert load("tables", "try_packs")(bench).endswith("cards out and in")
    assert load("papers", "try_checks")(bench).endswith("findings")
    assert (bench.folder / "library.hbpack").is_file()


def test_the_quick_start_is_read_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load("guide", "try_quick_start")(bench).startswith("the quick start in 3 languages")
    assert len(list((bench.folder / "guide").glob("quick-start_*.pdf"))) == 3
    monkeypatch.setattr("briefing_app.self_test.guide.read_pages", lambda _: ("nothing of it",))
    with pytest.raises(SelfTestError, match=r"quick-start_en\.pdf does not say “Quick start”"):
        load("guide", "try_quick_start")(bench)


@pytest.fixture
def bare_window(monkeypatch: pytest.MonkeyPatch) -> Step:
    """The step of the window without the pages of a briefing, which take longest."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    colours = iter((1, 2, 3))
    monkeypatch.setattr(showing, "_show", lambda *_: draw_plain(next(colours)))
    return load("window", "show_window")


def draw_plain(colour: int) -> QImage:
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_guide_is_read_in_the_window(bench: Bench, bare_window: Step) -> None:
    said = bare_window(bench)
    pages = [each.read_text(encoding="utf-8") for each in (resources_dir() / "help" / "en").glob("*.md")]
    pictures = sum(each.count("\n![") for each in pages)
    assert said.endswith(f"3 languages, {len(pages)} pages and {pictures} pictures of the guide")


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_guide_without_a_picture_is_noticed(bench: Bench, bare_window: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuideBrowser, "loadResource", lambda *_: None)
    with pytest.raises(SelfTestError, match=r"the picture window of the page .*start, en\) of the guide shows nothing"):
        bare_window(bench)


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_report_that_does_not_know_a_library_is_noticed(
    bench: Bench, bare_window: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem_text, "_find_version", lambda _: "?")
    with pytest.raises(SelfTestError, match="does not know the version of a library"):
        bare_window(bench)


def test_a_picture_of_one_colour_shows_nothing() -> None:
    image = draw_plain(5)
    assert not _shows(image)
    assert not _shows(QImage())
    assert not _shows(None)
    framed = QImage(40, 40, QImage.Format.Format_RGB32)
    framed.fill(5)
    for at in range(40):
        framed.setPixel(at, 0, 9)
    assert not _shows(framed)
    framed.setPixel(20, 20, 9)
    for at in range(10, 30):
        framed.setPixel(at, 20, 9)
    assert _shows(framed)


def test_an_empty_picture_or_page_is_noticed() -> None:
    with pytest.raises(SelfTestError, match="x shows nothing"):
        need_drawing(Image.new("RGB", (9, 9), "white"), "x")
    pdf = io.BytesIO()
    Image.new("RGB", (9, 9), "white").save(pdf, "PDF")
    with pytest.raises(SelfTestError, match=r"x\.pdf shows nothing"):
        draw_page(pdf.getvalue(), "x.pdf")


def test_a_worker_that_dies_is_told_from_one_that_answers() -> None:
    worker = Worker(resources_dir())
    worker.start()
    assert worker.process_id not in (None, os.getpid())
    os.kill(worker.process_id or 0, signal.SIGKILL)
    with pytest.raises(SelfTestError, match="ended with exit status -9"):
        worker.do(StopTask())  # type: ignore[arg-type]
    worker.close()


def test_only_other_computers_count_as_the_network(tmp_path: Path) -> None:
    calls = watch_network()
    with socket.socket(socket.AF_UNIX) as local, pytest.raises(FileNotFoundError):
        local.connect(str(tmp_path / "none"))
    assert calls == []
    with socket.socket() as far:
        far.bind(("127.0.0.1", 0))
    assert calls == ["socket.bind"]


def test_more_than_one_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_option(["a", "b"]) == 2
    assert "takes one folder" in capsys.readouterr().out


def test_need_says_what_is_wrong() -> None:
    need([1], "never said")
    with pytest.raises(SelfTestError, match="this is said"):
        need([], "this is said")
