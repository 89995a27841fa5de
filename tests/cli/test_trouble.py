"""Bad input: one clear sentence, the right status, and a library that is byte for byte what it was."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_app.app import NO_DISPLAY, Wanted, find_wanted, has_display
from briefing_app.cli import Surroundings, main
from briefing_app.paths import LIBRARY_VARIABLE
from briefing_app.store.migrations import STEPS
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.export import ExportActions
from tests.cli.conftest import Run
from tests.formats.sample import make_document, save_json, save_parts
from tests.store.newer import add_step

ROOT = Path(__file__).parents[2]


def _hash(folder: Path) -> dict[str, str]:
    """Every file beside the library with its content, so that a stray journal is seen too."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def _one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.rstrip().endswith(".")


# -- hostile packs ---------------------------------------------------------------------------------------------------


def _zip(path: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        manifest = {"format": 1, "id": "6d6f3c1e-52b7-4f52-9c0f-3e7a8f1f9a02", "title": {}}
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr(name, data)
    return path


def _changed(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    document = make_document()
    change(document)
    return save_parts(document, tmp_path / "pack")


def _with_no_picture(tmp_path: Path) -> Path:
    folder = save_parts(make_document(), tmp_path / "pack")
    (folder / "assets").mkdir()
    (folder / "assets" / ("0" * 64 + ".png")).write_text("no picture")
    return folder


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing reference": (
        lambda t: _changed(t, lambda d: d["cards"][0]["sources"][0].update(source="gone")),
        "cards.json#/0/sources/0/source: the source “gone” is not in the pack.",
    ),
    "unknown field": (
        lambda t: _changed(t, lambda d: d["cards"][0].update(colour="red")),
        "cards.json#/0/colour: “colour” is not a field that a pack knows here.",
    ),
    "duplicate id": (
        lambda t: _changed(
            t, lambda d: [each.update(id="00000000-0000-4000-8000-000000000001") for each in d["cards"]]
        ),
        "cards.json#/1/id: “00000000-0000-4000-8000-000000000001” is already taken by /cards/0/id.",
    ),
    "wrong type": (
        lambda t: _changed(t, lambda d: d["figures"][0].update(key=5)),
        "figures.json#/0/key: “5” stands where a text in quotation marks has to stand.",
    ),
    "10 MB string": (
        lambda t: _changed(t, lambda d: d["cards"][0]["text"].update(en="x" * 10_000_000)),
        "cards.json: the file is larger than 10 MB.",
    ),
    "path that climbs out": (
        lambda t: _zip(t / "a.zip", "../../evil.json", b"[]"),
        "../../evil.json: this path leads out of the pack.",
    ),
    "picture that is none": (_with_no_picture, "This is no PNG or JPEG picture; save it"),
    "no pack at all": (lambda t: t / "nothing.zip", "the file cannot be read (there is nothing of this name)."),
    "no table at all": (lambda t: t / "numbers.xlsx", "“numbers.xlsx” cannot be read (there is nothing of this name)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_pack_is_refused_whole(filled: Run, library: Path, tmp_path: Path, name: str) -> None:
    make, words = HOSTILE[name]
    path = make(tmp_path)
    good = save_json(make_document() | {"glossary": []}, tmp_path / "good.json")
    before = _hash(library.parent)
    outcome = filled("import", good, path)
    assert (outcome.status, outcome.out) == (1, "")
    assert words in outcome.err
    assert _one_sentence(outcome.err)
    assert _hash(library.parent) == before
    as_json = filled("import", path, "--json")
    assert as_json.json["error"]["key"] == "error.pack"
    assert as_json.json["error"]["sentences"] == as_json.err.splitlines()
    assert _hash(library.parent) == before


def test_every_problem_has_its_own_sentence(filled: Run, tmp_path: Path) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["cards"][0]["colour"] = "red"
        document["cards"][1]["status"] = "odd"

    one = _changed(tmp_path, spoil)
    (tmp_path / "two.json").write_text("[")
    outcome = filled("import", one, tmp_path / "two.json")
    assert len(outcome.err.splitlines()) == 3
    chinese = filled("import", one, "--ui-language", "zh-Hant").err.splitlines()
    assert len(chinese) == 2
    assert chinese[0].endswith("cards.json#/0/colour：此處不應有欄位「colour」。")


# -- libraries that cannot be used -----------------------------------------------------------------------------------


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = b"\xff" * 4096 * 5
    path.write_bytes(data)


def _make_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA user_version = 999")
    connection.close()


UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "not ours": (lambda path: path.write_bytes(b"a letter to a friend " * 500), "is not a Hetao Briefing library"),
    "newer": (_make_newer, "was written by a newer version"),
    "damaged": (_damage, "damaged"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_library_is_left_alone(filled: Run, library: Path, name: str) -> None:
    spoil, words = UNUSABLE[name]
    spoil(library)
    before = _hash(library.parent)
    for command in (("list", "cards"), ("undo",), ("doctor",)):
        outcome = filled(*command)
        assert (outcome.status, words in outcome.err) == (3, True), (command, outcome)
    assert _hash(library.parent) == before


def test_a_folder_that_does_not_exist_is_no_place_for_a_library(run: Run, tmp_path: Path) -> None:
    outcome = run("list", "cards", "--library", tmp_path / "none" / "my.briefing")
    assert outcome.status == 3
    assert outcome.err == f"There is no library at “{tmp_path / 'none' / 'my.briefing'}”; check the path.\n"


# -- wrong words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [("export", "gone", "--output", "out"), ("check", "gone"), ("show", "briefing", "gone")]
)
def test_a_briefing_that_does_not_exist(filled: Run, library: Path, command: tuple[str, ...]) -> None:
    before = _hash(library.parent)
    outcome = filled(*command)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == (
        "There is no briefing “gone” in this library; check how it is written, or look in the trash. "
        "“list briefings” shows what there is.\n"
    )
    assert _hash(library.parent) == before


def test_errors_are_said_in_the_readers_language(filled: Run) -> None:
    outcome = filled("check", "gone", "--ui-language", "zh-Hant")
    assert "gone" in outcome.err
    assert any("\u4e00" <= char <= "\u9fff" for char in outcome.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "birds"),
        ("export", "visit-sample"),
        ("search", "a", "--limit", "0"),
        ("check", "visit-sample", "--lang", "fr"),
        ("list", "cards", "--today", "yesterday"),
        ("fly",),
        (),
    ],
)
def test_wrong_usage_is_status_2(
    run: Run, library: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments).status == 2
    assert "usage" in capsys.readouterr().err
    assert not library.exists()


def test_a_day_that_the_environment_spells_wrongly_is_usage_too(run: Run) -> None:
    outcome = run("list", "cards", environment={"HETAO_BRIEFING_TODAY": "soon"})
    assert outcome.status == 2
    assert outcome.err == "briefing-app: HETAO_BRIEFING_TODAY: “soon” is not a day written as 2024-06-01\n"


def test_help_and_version_are_status_0(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help").status == run("--version").status == run("export", "--help").status == 0
    assert "Hetao Briefing 0." in capsys.readouterr().out


def test_an_output_that_is_a_file_is_said(filled: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    before = _hash(library.parent)
    outcome = filled("export", "visit-sample", "--output", tmp_path / "out")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith(f"Nothing was exported because “{tmp_path / 'out'}” cannot be written")
    assert _hash(library.parent) == before


def test_a_chart_without_data_is_named(filled: Run, tmp_path: Path) -> None:
    document = make_document()
    document["datasets"][0]["rows"] = []
    document["charts"][0]["options"].pop("highlight")
    assert filled("import", save_json(document, tmp_path / "a.json")).status == 0
    outcome = filled("export", "visit-sample", "--output", tmp_path / "out")
    assert outcome.status == 1
    assert "The chart “Hospitals” has nothing to draw" in outcome.err
    assert not (tmp_path / "out").exists()


def test_a_template_is_not_exported(filled: Run, tmp_path: Path) -> None:
    outcome = filled("export", "visit", "--output", tmp_path / "out")
    assert outcome.status == 1
    assert "“Visit” is a template" in outcome.err


# -- bugs, Ctrl+C and pipes ------------------------------------------------------------------------------------------


def _broken(_path: object, *_: object, **__: object) -> Workspace:
    raise ZeroDivisionError("one over nothing")


def test_a_bug_says_that_it_is_one_and_gives_what_to_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workspace, "open", _broken)
    outcome = run("list", "cards")
    assert outcome.status == 70
    assert "This is a bug in Hetao Briefing" in outcome.err
    assert "ZeroDivisionError: one over nothing" in outcome.err
    assert "command “list”" in outcome.err


def test_ctrl_c_leaves_nothing_half_done(filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ExportActions, "record", interrupt)
    outcome = filled("export", "visit-sample", "--output", tmp_path / "out")
    assert (outcome.status, outcome.err) == (1, "Stopped; no unfinished file was left.\n")
    assert not [each for each in (tmp_path / "out").iterdir() if each.suffix == ".part"]


def test_a_reader_that_closes_the_pipe_is_no_error(
    filled: Run, resources: Resources, starter: Path, library: Path
) -> None:
    class Closed:
        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

        def isatty(self) -> bool:
            return False

    assert filled("list", "cards").status == 0
    around = Surroundings(resources, starter, lambda *_: library, Closed(), Closed())  # type: ignore[arg-type]
    assert main.run_command(["list", "cards"], around, {}) == 0


def test_an_answer_that_cannot_be_written_is_said(
    filled: Run, resources: Resources, starter: Path, library: Path, tmp_path: Path
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert filled("list", "cards").status == 0
    for arguments in (["list", "cards"], ["list", "cards", "--json"], ["show", "card", "none", "--json"]):
        err = io.StringIO()
        around = Surroundings(resources, starter, lambda *_: library, Full(), err)
        assert main.run_command(arguments, around, {}) == 1
        assert "standard output (No space left on device)" in err.getvalue() or "none" in err.getvalue()
        assert _one_sentence(err.getvalue())
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def _program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "briefing_app", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=variables | environment,
        check=False,
    )


def test_the_program_itself_starts_and_prints_chinese_anywhere(tmp_path: Path) -> None:
    library = str(tmp_path / "my.briefing")
    done = _program("list", "templates", "--ui-language", "zh-Hant", "--library", library, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert any("\u4e00" <= char <= "\u9fff" for char in done.stdout)


def test_without_a_display_the_window_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if has_display():  # Windows and macOS
        return
    done = _program()
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NO_DISPLAY + "\n")


HERE = Path("x").absolute().parent
WANTED: dict[str, tuple[list[str], Wanted | None]] = {
    "nothing": ([], Wanted()),
    "a library": (["--library", "my.briefing"], Wanted(Path("my.briefing"))),
    "with an equals sign": (["--library=my.briefing"], Wanted(Path("my.briefing"))),
    "a folder": (["--data-folder", "資料 夾"], Wanted(None, Path("資料 夾"))),
    "both": (["--data-folder=d", "--library=l.briefing"], Wanted(Path("l.briefing"), Path("d"))),
    "a double click": (["my library.briefing"], Wanted(files=(HERE / "my library.briefing",))),
    "an address": ([(HERE / "資料 包.hbpack").as_uri()], Wanted(files=(HERE / "資料 包.hbpack",))),
    "two files": (["a.hbpack", "b.zip"], Wanted(files=(HERE / "a.hbpack", HERE / "b.zip"))),
    "macOS": (["-psn_0_1234"], Wanted()),
    "no library": (["--library"], None),
    "an empty one": (["--library="], None),
    "a command": (["list", "cards"], None),
    "a command on a library": (["--library", "my.briefing", "list", "cards"], None),
    "a command about a file": (["import", "a.hbpack"], None),
    "an option": (["--version"], None),
    "an option with a stop": (["--today=2024.briefing"], None),
}


@pytest.mark.parametrize("name", WANTED)
def test_files_and_places_alone_open_the_window(name: str) -> None:
    arguments, wanted = WANTED[name]
    assert find_wanted(arguments) == wanted


def test_the_folder_of_all_that_is_written_holds_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "資料 夾"
    done = _program("list", "cards", "--data-folder", str(folder), "--json")
    assert done.returncode == 0, done.stderr
    assert [each.name for each in folder.iterdir()] == ["library.briefing"]
    assert str(folder / "library.briefing") in done.stderr


def test_a_second_library_is_not_begun_unsaid(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):  # elsewhere no variable keeps it away from the folders of whoever runs it
        return
    home = tmp_path / "home"
    first = home / "Documents" / "我的 first.briefing"
    first.parent.mkdir(parents=True)
    around = {"HOME": str(home), "XDG_DATA_HOME": str(home / "share"), LIBRARY_VARIABLE: ""}
    assert _program("list", "cards", "--library", str(first), "--json", **around).returncode == 0
    done = _program("list", "cards", "--json", **around)
    made = home / "share" / "Hetao Briefing" / "library.briefing"
    assert done.stderr.splitlines() == [
        f"A new library was made at “{made}”; it holds the starter pack.",
        f"There are other libraries already, which --library opens: “{first}”.",
    ]
    assert _program("list", "cards", "--json", **around).stderr == ""


def test_an_older_library_is_brought_up_to_date_and_that_is_said(
    filled: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled("list", "cards").err == ""
    add_step(monkeypatch)
    outcome = filled("list", "cards")
    copy = library.with_name(f"{library.name}.version-{len(STEPS)}.backup")
    assert outcome.status == 0
    assert outcome.err.count("\n") == 1
    assert str(copy) in outcome.err
    assert copy.exists()
    assert filled("list", "cards").err == ""
