"""A program that keeps what it writes in a folder, with other folders around it in which libraries may lie."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.app import open_workspace
from briefing_app.model.language import Language
from briefing_app.paths import Places
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.shell.instances import Instances
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import libraries
from tests.ui.conftest import LONG

Begin = Callable[..., MainWindow]


def put(library: Path, path: Path) -> Path:
    """A copy of a library in another place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(library, path))


def front(window: MainWindow) -> QWidget:
    return window.stage.front


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one place, besides its own folder, in which the program looks for libraries."""
    folder = tmp_path / "文件 Documents"
    folder.mkdir()
    monkeypatch.setattr(libraries, "list_known_folders", lambda places: (places.folder, folder))
    monkeypatch.setattr("briefing_app.ui.shell.survey.usual_folder", lambda: tmp_path / "usual")
    return folder


@pytest.fixture
def begin(wardrobe: Wardrobe, documents: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Begin]:
    """Start a program whose folder is `data`; all windows are closed at the end."""
    assert documents.exists()
    windows: list[MainWindow] = []

    def begin(
        files: Sequence[Path] = (),
        *,
        places: Places | None = None,
        language: Language = Language.EN,
        instances: Instances | None = None,
    ) -> MainWindow:
        folder = tmp_path / "data"
        where = places or Places(folder, folder / "library.briefing")
        where.folder.mkdir(exist_ok=True)
        settings = Settings(where.settings, exports=where.exports)
        settings.language = language
        choice = choose_library(settings, where.library, named=where.named, files=files)
        window = MainWindow(
            wardrobe, settings, choice, open_workspace, processes=False, instances=instances, places=where,
            files=[each for each in files if each != choice.first],
        )  # fmt: skip
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.settled, timeout=LONG):
            pass
        return window

    yield begin
    for window in windows:
        window.close()
        window.deleteLater()
