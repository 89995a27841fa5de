"""The table of actions: keys that people know from other programs, each for one thing only."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from briefing_app.ui.actions import build_menus
from briefing_app.ui.look import Look

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_key_does_one_thing(look: Look, qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    actions = build_menus(bar, look, lambda _: None)
    keys = [each.toString() for action in actions.values() for each in action.shortcuts()]
    assert len(keys) == len(set(keys))
    redo = {each.toString() for each in actions["redo"].shortcuts()}
    assert {"Ctrl+Y", "Ctrl+Shift+Z"} <= redo  # of Windows and of Linux, on both
    assert QKeySequence(QKeySequence.StandardKey.Undo) in actions["undo"].shortcuts()
