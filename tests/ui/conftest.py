"""A real library, a room without a window, the real window offscreen, and a look at what is left when it is closed."""

import multiprocessing
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.paths import db_dir, resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.errors import Sentences
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.look import Look
from briefing_app.ui.notices import Notices
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.shell.instances import Instances
from briefing_app.ui.spoken_roles import give_roles
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Resources, Workspace, create_library
from tests.ui.scenes import Theatre, furnish

TODAY = date(2026, 3, 1)
LONG = 30_000  # milliseconds; for what makes pages on a busy machine


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The one application of all tests, in the style that the program sets."""
    qapp.setStyle("Fusion")
    yield qapp
    qapp.clipboard().clear()  # offscreen, Qt would let go of what was copied only after Python has ended, and crash


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Wardrobe:
    """Looks for all tests; the panes in them say what they are, as in the started program."""
    give_roles()
    return Wardrobe(qapp, resources_dir())


@pytest.fixture
def look(wardrobe: Wardrobe) -> Look:
    """English and light."""
    return wardrobe.look(Language.EN, Appearance.LIGHT)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the starter pack; copy it, do not open it."""
    path = tmp_path_factory.mktemp("starter") / "library.briefing"
    create_library(path, db_dir() / "starter", Resources(resources_dir()))
    return path


@pytest.fixture
def library(starter: Path, tmp_path: Path) -> Path:
    """A library of the test's own."""
    return Path(shutil.copy(starter, tmp_path / "library.briefing"))


def open_workspace(path: Path) -> Workspace:
    """Open a library on the day of the tests."""
    return Workspace.open(path, Resources(resources_dir()), lambda: TODAY)


@pytest.fixture
def workspace(library: Path) -> Iterator[Workspace]:
    """The starter library, open."""
    with open_workspace(library) as workspace:
        yield workspace


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


@pytest.fixture
def room(wardrobe: Wardrobe, library: Path, tmp_path: Path) -> Iterator[Room]:
    """What pages and panes are given, without a window: in English, with a navigator that only remembers."""
    look = wardrobe.look(Language.EN, Appearance.LIGHT)
    workspace = QtWorkspace(open_workspace)
    workspace.open(library)
    sentences = Sentences(look.say, lambda: wardrobe.catalogue("errors"))
    service = RenderService(resources_dir(), processes=False, parent=workspace)
    settings = Settings(tmp_path / "window.ini")
    yield Room(look, workspace, service, sentences, settings, Notices(sentences, workspace), Remembering(), wardrobe)
    workspace.close()
    workspace.deleteLater()


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(wardrobe: Wardrobe, library: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeWindow]:
    """Open windows on the library; all are closed at the end, and nothing of them may be left."""
    threads = set(threading.enumerate())
    windows: list[MainWindow] = []

    def make(
        language: Language = Language.EN,
        appearance: Appearance = Appearance.LIGHT,
        *,
        path: Path = library,
        chosen: bool = False,
        processes: bool = False,
        instances: Instances | None = None,
    ) -> MainWindow:
        settings = Settings(tmp_path / "window.ini")
        settings.language = language
        settings.appearance = appearance
        settings.export_folder = tmp_path / "out"
        choice = choose_library(settings, path, named=chosen)
        window = MainWindow(wardrobe, settings, choice, open_workspace, processes=processes, instances=instances)
        windows.append(window)
        window.resize(1280, 800)  # the screen of the tests is smaller
        window.show()
        with qtbot.waitSignal(window.settled, timeout=LONG):
            pass
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    windows.clear()
    clear_deferred()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= threads, timeout=LONG)
    assert multiprocessing.active_children() == []


def clear_deferred() -> None:
    """Let Qt delete what asked to be deleted."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def wait_for_pages(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the composer shows pages and the checks have run."""

    def shown() -> bool:
        page = window.page
        return (
            isinstance(page, ComposerPage) and page.preview.view.pages is not None and page.preview.findings is not None
        )

    qtbot.waitUntil(shown, timeout=LONG)


@pytest.fixture(scope="session")
def furnished(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter library after some work, for `tests.ui.scenes`."""
    path = Path(shutil.copy(starter, tmp_path_factory.mktemp("furnished") / "library.briefing"))
    furnish(path)
    return path


@pytest.fixture
def theatre(
    request: pytest.FixtureRequest, qtbot: QtBot, wardrobe: Wardrobe, furnished: Path, tmp_path: Path
) -> Iterator[Theatre]:
    """A window in the dress that the test is given; the library is that of all such tests."""
    theatre = Theatre(qtbot, wardrobe, furnished, tmp_path, request.param)
    yield theatre
    theatre.close()
