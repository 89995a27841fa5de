"""A room without a window: real library, real looks, and a navigator that only remembers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.errors import Sentences
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.notices import Notices
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.theme import Appearance
from tests.ui.conftest import open_workspace


@dataclass
class Remembering:
    """A navigator that notes where one wanted to go."""

    went: list[Where] = field(default_factory=list)

    def go(self, where: Where) -> None:
        self.went.append(where)

    def back(self) -> None:
        self.went.append(Where("back"))

    def find_page_of(self, kind: str, id: str) -> Where | None:
        return Where(f"{kind}s", id)


def make_room(wardrobe: Wardrobe, library: Path, folder: Path, language: Language = Language.EN) -> Room:
    look = wardrobe.look(language, Appearance.LIGHT)
    workspace = QtWorkspace(open_workspace)
    workspace.open(library)
    sentences = Sentences(look.say, lambda: wardrobe.catalogue("errors"))
    service = RenderService(resources_dir(), processes=False, parent=workspace)
    settings = Settings(folder / "window.ini")
    return Room(look, workspace, service, sentences, settings, Notices(sentences, workspace), Remembering(), wardrobe)


@pytest.fixture
def room(wardrobe: Wardrobe, library: Path, tmp_path: Path) -> Iterator[Room]:
    """In English."""
    room = make_room(wardrobe, library, tmp_path)
    yield room
    room.workspace.close()
    room.workspace.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window to put fields in."""
    widget = QWidget()
    QVBoxLayout(widget)
    widget.resize(420, 320)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


def put(desk: QWidget, *widgets: QWidget) -> None:
    """Lay widgets into the window."""
    layout = desk.layout()
    assert layout is not None
    for each in widgets:
        layout.addWidget(each)
        each.show()
    QApplication.processEvents()


def activate(qtbot: QtBot, desk: QWidget) -> None:
    """Make the window the active one; shortcuts and focus need it."""
    desk.raise_()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
