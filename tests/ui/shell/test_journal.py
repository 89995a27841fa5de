"""The log tells what happened and where in the program, and nothing of what somebody wrote."""

import logging
import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_app import __version__
from briefing_app.paths import DATA_VARIABLE, LIBRARY_VARIABLE
from briefing_app.ui.shell import journal
from briefing_app.ui.shell.journal import LOGGER, Journal, describe_fault, note_fault, note_worker, read_last
from tests.repo.scripts import ROOT

CRASH = """
import sys, ctypes
from pathlib import Path
from briefing_app.ui.shell.journal import Journal
Journal(Path(sys.argv[1]))
ctypes.string_at(0)
"""


@contextmanager
def writing(path: Path) -> Iterator[logging.Logger]:
    log = Journal(path)
    yield logging.getLogger(f"{LOGGER}.anything")
    log.close()


def raise_deep() -> None:
    try:
        {"a secret title": 1}["機密 secret key"]
    except KeyError as problem:
        raise ValueError("could not read 機密 secret text") from problem


def test_a_run_is_written_from_start_to_end(tmp_path: Path) -> None:
    path = tmp_path / "Logs 記錄" / "log.txt"
    with writing(path) as log:
        log.info("library opened")
        assert "library opened" in path.read_text("utf-8")  # at once: a crash asks nobody
    first, opened, last = path.read_text("utf-8").splitlines()
    assert f"start: {__version__} (source), Python 3." in first
    assert opened.endswith("INFO library opened")
    assert last.endswith("INFO end")
    assert read_last(path, 2) == [opened, last]
    assert logging.getLogger(LOGGER).handlers == []


def test_a_fault_is_told_by_its_place_and_not_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    with writing(path):
        try:
            raise_deep()
        except ValueError as problem:
            note_fault(type(problem), problem, problem.__traceback__)
    text = path.read_text("utf-8")
    assert "KeyError" in text
    assert text.index("KeyError") < text.index("ValueError")
    assert "test_journal.py:" in text
    assert "in raise_deep" in text
    assert "secret" not in text
    assert str(ROOT) not in text


def test_a_fault_about_names_of_the_program_is_told_whole() -> None:
    with pytest.raises(AttributeError) as caught:
        Path("x").no_such_thing  # type: ignore[attr-defined]  # noqa: B018
    assert "has no attribute 'no_such_thing'" in describe_fault(caught.value)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_faults_of_threads_and_of_the_worker_are_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: seen.append(fault.exc_type))
    path = tmp_path / "log.txt"
    with writing(path):
        thread = threading.Thread(target=raise_deep)
        thread.start()
        thread.join()
        try:
            raise_deep()
        except ValueError:
            note_worker("", traceback.format_exc())
        note_worker("error.export.output", "")
    text = path.read_text("utf-8")
    assert seen == [ValueError]  # whoever else listens hears it as well
    assert text.count("in raise_deep") == 4
    assert "the worker failed: ValueError" in text
    assert "the worker failed: error.export.output" in text
    assert "secret" not in text


def test_the_log_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LARGE", 2000)
    monkeypatch.setattr(journal, "_MOST", 3000)
    path = tmp_path / "log.txt"
    for run in range(4):
        with writing(path) as log:
            for number in range(200):
                log.warning("run %d, line %d of the same fault", run, number)
    assert path.stat().st_size < 6000
    assert sorted(each.name for each in tmp_path.iterdir()) == ["log.before.txt", "log.txt"]
    assert "run 3" in path.read_text("utf-8")
    assert "run 2" in path.with_name("log.before.txt").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "Logs").write_text("a file where the folder should be")
    with writing(tmp_path / "Logs" / "log.txt") as log:
        log.error("nobody reads this")
    assert read_last(tmp_path / "Logs" / "log.txt", 10) == []


def test_a_crash_below_python_leaves_its_place(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    done = subprocess.run([sys.executable, "-c", CRASH, str(path)], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    text = path.read_text("utf-8")
    assert "start: " in text
    assert "string_at" in text


def test_the_started_program_keeps_all_it_writes_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "資料 夾 of 陳大文"
    program = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from briefing_app.ui import start\n"
        "from briefing_app import app\n"
        "show = start.MainWindow.show\n"
        "def show_and_close(window):\n"
        "    window.settled.connect(lambda: QTimer.singleShot(0, window.close))\n"
        "    show(window)\n"
        "start.MainWindow.show = show_and_close\n"
        "sys.exit(app.run(sys.argv[1:]))\n"
    )
    home = tmp_path / "home"
    home.mkdir()
    around = {name: value for name, value in os.environ.items() if name not in (LIBRARY_VARIABLE, DATA_VARIABLE)}
    around |= {"HOME": str(home), "XDG_DATA_HOME": str(home / "share"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, "--data-folder", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=around)
    assert done.returncode == 0, done.stderr
    assert {each.name for each in folder.iterdir()} == {"window.ini", "Logs"}  # nobody pressed Start yet
    assert "end" in read_last(folder / "Logs" / "log.txt", 1)[0]
    assert not (home / "share").exists()
