"""The program as a process: it starts, comes to the front again, and ends when it is told to, with nothing left."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.paths import LIBRARY_VARIABLE
from tests.repo.scripts import ROOT

LONG = 60.0
# Windows sends another to a process beside this one, and only to one of a group of its own.
BREAK = getattr(signal, "CTRL_BREAK_EVENT", None)
SIGNALS = [signal.SIGTERM, signal.SIGINT] if BREAK is None else [BREAK]
GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


@pytest.fixture
def place(starter: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(starter, tmp_path / "library.briefing"))


@pytest.fixture
def started(place: Path) -> Iterator[subprocess.Popen[str]]:
    process = start(place)
    yield process
    process.kill()
    process.communicate()


def start(library: Path) -> subprocess.Popen[str]:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", LIBRARY_VARIABLE: str(library)}
    return subprocess.Popen(
        [sys.executable, "-m", "briefing_app"],
        cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        creationflags=GROUP,
    )  # fmt: skip


def wait_until_open(library: Path) -> None:
    """The log beside the library appears when it is opened."""
    until = time.monotonic() + LONG
    while not library.with_name(library.name + "-shm").exists():
        assert time.monotonic() < until
        threading.Event().wait(0.05)


def left(library: Path) -> set[str]:
    return {each.name for each in library.parent.iterdir()} - {"window.ini", "Backups", "Logs"}


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_closes_an_idle_window(started: subprocess.Popen[str], place: Path, number: signal.Signals) -> None:
    wait_until_open(place)
    started.send_signal(number)
    _, said = started.communicate(timeout=LONG)
    assert started.returncode == 0, said
    assert "Traceback" not in said
    assert left(place) == {"library.briefing"}


def test_a_second_start_leaves_the_work_to_the_first(started: subprocess.Popen[str], place: Path) -> None:
    wait_until_open(place)
    second = start(place)
    _, said = second.communicate(timeout=LONG)
    assert second.returncode == 0, said
    assert started.poll() is None


def test_a_start_after_one_was_killed_opens_the_library(started: subprocess.Popen[str], place: Path) -> None:
    wait_until_open(place)
    started.kill()
    started.communicate()
    assert ".library.briefing.lock" in left(place)
    for each in place.parent.glob("library.briefing-*"):
        each.unlink()
    third = start(place)
    try:
        wait_until_open(place)
        assert third.poll() is None
    finally:
        third.terminate()
        _, said = third.communicate(timeout=LONG)
    assert third.returncode == 0, said
