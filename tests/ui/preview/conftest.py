"""A room without a window, for panes and dialogs that need one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.room import Room
from tests.ui.text.conftest import make_room


@pytest.fixture
def room(wardrobe: Wardrobe, library: Path, tmp_path: Path) -> Iterator[Room]:
    """In English, with the worker in a thread."""
    room = make_room(wardrobe, library, tmp_path)
    room.settings.export_folder = tmp_path / "out"
    yield room
    room.service.close()
    room.workspace.close()
    room.workspace.deleteLater()


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
