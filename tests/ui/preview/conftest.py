"""A room without a window, for panes and dialogs that need one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.room import Room


@pytest.fixture
def room(room: Room, tmp_path: Path) -> Iterator[Room]:
    """In English, with the worker in a thread."""
    room.settings.export_folder = tmp_path / "out"
    yield room
    room.service.close()


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window to put panes in."""
    desk = QWidget()
    QVBoxLayout(desk).setContentsMargins(0, 0, 0, 0)
    desk.resize(620, 760)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    return desk
