"""Thousands of clicks and keys over all pages: nothing is raised, the library stays sound, and undo leads back to the start.

Ten minutes with `python3 dev.py soak`; by hand HETAO_MONKEY_SECONDS=600 HETAO_MONKEY_SEED=7. HETAO_MONKEY_LOG names a file that
is told each act before it is done.
"""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import MakeWindow
from tests.ui.harm.monkey import Monkey, delete_left_over, read_all

SEED = int(os.environ.get("HETAO_MONKEY_SEED", "1"))
LOG = os.environ.get("HETAO_MONKEY_LOG")
EPISODE = 120  # acts between two looks at everything; fewer steps than the history keeps
MOST = 400  # undos


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("seconds", [20, pytest.param(600, marks=pytest.mark.soak)])
def test_a_monkey_breaks_nothing(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: isinstance(url, QUrl))
    window = make_window()
    library = window.workspace.core.library
    monkey = Monkey(window, SEED, Path(LOG) if LOG else None)
    until = time.monotonic() + float(os.environ.get("HETAO_MONKEY_SECONDS", seconds))
    while time.monotonic() < until:
        start = read_all(library)
        for _ in range(EPISODE):
            monkey.act()
            if time.monotonic() > until:
                break
        monkey.settle_popups()
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                each.close()
        window.stage.keep()
        assert library.find_damage() == ()
        for _ in range(MOST):
            if window.workspace.core.library.find_undo() is None:
                break
            window.turner.undo()
            delete_left_over()
        told = "\n".join(monkey.done[-3 * EPISODE :])
        assert library.find_undo() is None, told
        back = read_all(library)
        # Not `assert a == b`: pytest would take minutes and gigabytes to say how two libraries differ.
        other = [kind for kind, things in start.items() if back[kind] != things]
        assert not other, told
        assert library.find_damage() == ()
