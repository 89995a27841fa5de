"""Long runs: memory over hundreds of previews, and the program started and closed again and again.

Here a few of each; all of it with `python3 dev.py soak`.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.shell.instances import Instances
from tests.repo.scripts import ROOT
from tests.ui.conftest import LONG, MakeWindow, open_workspace
from tests.ui.harm.test_worker import has_other_pages, open_composer, worker_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

_PROC = Path("/proc")
WINDOW_GROWS, WORKER_GROWS = 24, 24  # megabytes from a third of the previews to the last
ENDS = 30.0  # seconds
# By itself, or by the signal where the program had not begun to listen; Windows only ends by force.
ENDED = (0, -signal.SIGTERM) if os.name == "posix" else (0, 1)


def megabytes_of(process: int) -> float:
    """What of it is in memory; 0 where the system has no /proc."""
    if not _PROC.exists():
        return 0.0
    return (
        int((_PROC / str(process) / "statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    )


@pytest.mark.parametrize("previews", [18, pytest.param(300, marks=pytest.mark.soak)])
def test_previews_of_a_changing_briefing_take_no_more_and_more_memory(
    qtbot: QtBot, make_window: MakeWindow, previews: int
) -> None:
    window = make_window(processes=True)
    page = open_composer(qtbot, window)
    core = window.workspace.core
    worker, before = worker_of(window), (0.0, 0.0)
    for turn in range(previews + 1):
        if turn == previews // 3:
            before = megabytes_of(os.getpid()), megabytes_of(worker)
        pages = page.preview.view.pages
        briefing = core.library.get_briefing(page.acts.briefing_id)
        title = f"Visit no. {turn}, " + "of a delegation " * (turn % 7)
        core.briefings.update_briefing(replace(briefing, title=briefing.title.with_text(Language.EN, title)))
        qtbot.waitUntil(lambda pages=pages: has_other_pages(page, pages), timeout=LONG)  # type: ignore[misc]
    assert worker_of(window) == worker
    grown = megabytes_of(os.getpid()) - before[0], megabytes_of(worker) - before[1]
    assert grown[0] < WINDOW_GROWS, f"the window has grown by {grown[0]:.1f} MB"
    assert grown[1] < WORKER_GROWS, f"the worker has grown by {grown[1]:.1f} MB"


def list_processes_of(library: Path) -> list[str]:
    """The processes that were started for a library, by the marks in their surroundings."""
    found = []
    for each in _PROC.glob("[0-9]*"):
        try:
            surroundings = (each / "environ").read_bytes()
        except OSError:  # gone, or of somebody else
            continue
        if str(library).encode() in surroundings and each.name != str(os.getpid()):
            found.append(each.name)
    return found


@pytest.mark.usefixtures("qapp")  # for the socket of Instances
@pytest.mark.parametrize("starts", [2, pytest.param(60, marks=pytest.mark.soak)])
def test_started_and_ended_at_any_moment_it_leaves_a_sound_library(starter: Path, tmp_path: Path, starts: int) -> None:
    library = Path(shutil.copy(starter, tmp_path / "library.briefing"))
    dice = random.Random(7)
    for turn in range(starts):
        surroundings = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "HETAO_BRIEFING_LIBRARY": str(library), "HOME": str(tmp_path),
        }  # fmt: skip
        program = subprocess.Popen(
            [sys.executable, "-m", "briefing_app"], cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        seconds = dice.choice((dice.uniform(0.5, 1.2), dice.uniform(1.2, 2.5), dice.uniform(2.5, 5)))
        time.sleep(seconds)
        program.send_signal(signal.SIGTERM)
        said = program.communicate(timeout=ENDS)[1].decode()
        told = f"start {turn}, ended after {seconds:.2f} s: status {program.returncode}\n{said}"
        lines = [each for each in said.splitlines() if "This plugin does not support" not in each]
        assert (program.returncode in ENDED, lines) == (True, []), told
        until = time.monotonic() + ENDS
        while list_processes_of(library) and time.monotonic() < until:
            time.sleep(0.05)
        assert list_processes_of(library) == [], told
        with open_workspace(library) as core:
            assert core.library.find_damage() == (), told
        instances = Instances()
        assert instances.claim(library).held.value == "here", told
        instances.release()
