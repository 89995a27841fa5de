"""How a window begins: the first start, a library that cannot be opened, and where one left off."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import db_dir, resources_dir
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.first_start.page import FirstStart
from briefing_app.ui.first_start.ways import FirstWays
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.door import choose_library
from briefing_app.ui.shell.instances import Instances
from briefing_app.ui.shell.state_page import StatePage
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.window import MINIMUM, MainWindow
from briefing_app.workspace import Resources, Workspace, create_library
from briefing_app.workspace.backups import make_backup
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOW = datetime(2026, 11, 22, 18, 2)  # noqa: DTZ001 - names of copies are in local time


def open_or_make(path: Path) -> Workspace:
    resources = Resources(resources_dir())
    if not path.exists():
        create_library(path, db_dir() / "starter", resources)
    return Workspace.open(path, resources)


class Start(Protocol):
    def __call__(self, path: Path, *, chosen: bool = False) -> MainWindow: ...


@pytest.fixture
def start(wardrobe: Wardrobe, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Start a program that finds nothing of an earlier start."""
    windows: list[MainWindow] = []

    def start(path: Path, *, chosen: bool = False) -> MainWindow:
        settings = Settings(tmp_path / "window.ini")
        choice = choose_library(settings, path, named=chosen)
        window = MainWindow(wardrobe, settings, choice, open_or_make, processes=False)
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.settled, timeout=LONG):
            pass
        return window

    yield start
    for window in windows:
        window.close()
        window.deleteLater()


def front(window: MainWindow) -> QWidget:
    return window.stage.front


def state_page(window: MainWindow) -> StatePage:
    page = front(window)
    assert isinstance(page, StatePage)
    return page


def verb(page: StatePage, words: str) -> QPushButton:
    return next(each for each in page.buttons if each.text().startswith(words))


def test_the_first_start(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    """Language and place are asked for on one page; then there are three ways in; the second start asks nothing."""
    window = start(tmp_path / "usual" / "library.briefing")
    window.resize(MINIMUM)
    page = front(window)
    assert isinstance(page, FirstStart)
    assert not window.rail.isVisible()
    assert not window.status.isVisible()
    assert not window.actions_by_id["import"].isEnabled()
    page.set_folder(tmp_path / "elsewhere")
    click(page.languages.button(Language.HANS))
    qtbot.waitUntil(lambda: window.look.language is Language.HANS)
    page = front(window)
    assert isinstance(page, FirstStart)
    assert page.start.text() == "开始"
    assert page.languages.button(Language.HANS).hasFocus()  # the arrow keys go on from here
    assert page.place.text() == str(tmp_path / "elsewhere" / "library.briefing")
    assert unnamed(window) == []
    assert cut_off(window) == []
    assert not (tmp_path / "elsewhere").exists()
    press(page.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstWays), timeout=LONG)
    assert (tmp_path / "elsewhere" / "library.briefing").exists()
    ways = front(window)
    assert isinstance(ways, FirstWays)
    assert set(ways.cards) == {"sample", "template", "card"}
    assert unnamed(window) == []
    window.set_language(Language.EN)
    ways = front(window)
    assert isinstance(ways, FirstWays)
    click(ways.cards["sample"])
    qtbot.waitUntil(lambda: window.page is not None, timeout=LONG)
    assert window.rail.isVisible()
    assert window.page is not None
    assert window.page.where.id
    window.close()
    again = start(tmp_path / "usual" / "library.briefing")
    assert again.page is not None
    assert again.workspace.core.library.path == tmp_path / "elsewhere" / "library.briefing"


def test_a_library_that_was_named_is_not_asked_for(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    window = start(tmp_path / "named.briefing", chosen=True)
    page = front(window)
    assert isinstance(page, FirstStart)
    assert not hasattr(page, "place")
    click(page.start)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstWays), timeout=LONG)
    ways = front(window)
    assert isinstance(ways, FirstWays)
    click(ways.look_around)
    qtbot.waitUntil(lambda: window.page is not None, timeout=LONG)
    assert window.stage.place == "briefings"
    assert (tmp_path / "named.briefing").exists()

    window.actions_by_id["new_briefing"].trigger()  # whoever knows the keys needs none of the three ways
    assert window.page is not None
    assert window.page.where.page == "new_briefing"


def test_a_library_that_was_opened_by_hand_and_is_gone_is_not_made_anew(
    qtbot: QtBot, start: Start, tmp_path: Path, library: Path
) -> None:
    gone = tmp_path / "stick" / "mine.briefing"
    Settings(tmp_path / "window.ini").library = gone
    window = start(library)
    page = state_page(window)
    assert str(gone) in page.sentence
    assert not gone.parent.exists()
    gone.parent.mkdir()
    shutil.copy(library, gone)
    click(verb(page, "Try again"))
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=LONG)
    assert window.workspace.core.library.path == gone
    assert window.page is not None


def test_a_damaged_library_offers_its_newest_backup(qtbot: QtBot, make_window: MakeWindow, library: Path) -> None:
    make_backup(library, NOW)
    useless = make_backup(library, NOW.replace(day=23))
    useless.path.write_bytes(b"not whole")
    library.write_bytes(b"broken" * 100)
    window = make_window()
    page = state_page(window)
    assert "22 November 2026, 18:02" in page.sentence
    click(verb(page, "Restore"))
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=LONG)
    assert window.page is not None
    aside = list(library.parent.glob("*set aside*.briefing"))
    assert [each.read_bytes() for each in aside] == [b"broken" * 100]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_can_be_read_and_leads_on(make_window: MakeWindow, library: Path, language: Language) -> None:
    library.write_bytes(b"SQLite format 3\x00" + b"\x00" * 5000)
    window = make_window(language)
    window.resize(MINIMUM)
    page = state_page(window)
    assert len(page.buttons) >= 2
    assert unnamed(window) == []
    assert cut_off(window) == []
    assert not window.rail.isVisible()


def test_where_the_folder_cannot_be_written_a_library_is_made_elsewhere(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    (tmp_path / "locked").touch()  # a file is no folder, even for who may write everywhere
    window = start(tmp_path / "locked" / "library.briefing")
    page = front(window)
    assert isinstance(page, FirstStart)
    click(page.start)
    qtbot.waitUntil(lambda: isinstance(front(window), StatePage), timeout=LONG)
    assert state_page(window).accessibleName() == "The library cannot be written"
    click(verb(state_page(window), "Make a new library"))
    qtbot.waitUntil(lambda: isinstance(front(window), FirstStart))
    page = front(window)
    assert isinstance(page, FirstStart)
    page.set_folder(tmp_path / "free")
    click(page.start)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstWays), timeout=LONG)
    assert (tmp_path / "free" / "library.briefing").exists()


def test_another_computer_holds_the_library(qtbot: QtBot, make_window: MakeWindow, library: Path) -> None:
    library.with_name(f".{library.name}.lock").write_text("4242\nbriefing-app\noffice-pc\n", "utf-8")
    window = make_window(instances=Instances())
    page = state_page(window)
    assert "office-pc" in page.sentence
    click(verb(page, "Open it anyway"))
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=LONG)
    window.close()
    assert not library.with_name(f".{library.name}.lock").exists()


def test_work_goes_on_where_it_was_left(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    briefing = window.workspace.core.library.list_briefings()[1].id
    window.stage.go(Where("composer", briefing))
    assert Settings(tmp_path / "window.ini").last_page == ("composer", briefing)  # a power cut closes no window
    window.close()
    again = make_window()
    assert again.page is not None
    assert (again.page.where.page, again.page.where.id) == ("composer", briefing)
    again.do("settings")
    again.close()
    third = make_window()
    assert third.page is not None
    assert third.page.where.page == "briefings"
    Settings(tmp_path / "window.ini").last_page = ("composer", "no such briefing")
    third.close()
    fourth = make_window()
    assert fourth.page is not None
    assert fourth.page.where.page == "briefings"


def test_typing_goes_on_when_the_library_is_back(make_window: MakeWindow, library: Path, tmp_path: Path) -> None:
    """The drive is pulled: everything is refused in a sentence, the window stays; it is put back, and work goes on."""
    window = make_window()
    core = window.workspace.core
    briefing = core.library.list_briefings()[0]
    away = tmp_path / "away"
    away.mkdir()
    for each in list(library.parent.glob("library.briefing*")):
        each.rename(away / each.name)
    room = window.stage.room
    assert room is not None
    changed = replace(briefing, title=replace(briefing.title, en="Typed meanwhile"))
    assert room.attempt(lambda: core.briefings.update_briefing(changed)) is None
    assert str(library) in window.info.text
    assert window.status.shown.startswith("Not saved: ")
    assert window.status.link.isVisible()
    click(window.status.link)
    assert window.status.shown.startswith("Not saved: ")
    assert not library.exists()
    for each in list(away.iterdir()):
        each.rename(library.parent / each.name)
    click(window.status.link)
    assert window.status.shown == "All changes saved"
    assert window.info.text == ""
    assert room.attempt(lambda: window.workspace.core.briefings.update_briefing(changed)) is not None
    assert window.workspace.core.library.get_briefing(briefing.id).title.en == "Typed meanwhile"


def test_what_is_typed_while_the_library_is_away_stays_and_is_kept_when_it_is_back(
    make_window: MakeWindow, library: Path, tmp_path: Path
) -> None:
    window = make_window()
    card = window.workspace.core.library.ids("card")[0]
    window.stage.go(Where("card", card))
    page = window.page
    assert page is not None
    binding = next(each for each in page.findChildren(TextBinding) if each.field.isEnabled())
    type_text(binding.field, "打字中 typed while away ")
    away = tmp_path / "away"
    away.mkdir()
    for each in list(library.parent.glob("library.briefing*")):
        each.rename(away / each.name)
    assert not binding.keep()
    assert window.status.shown.startswith("Not saved: ")
    for each in list(away.iterdir()):
        each.rename(library.parent / each.name)
    click(window.status.link)
    assert window.status.shown == "All changes saved"
    assert window.page is page
    kept = window.workspace.core.library.get_card(card)
    assert any("typed while away" in text for _, text in [*kept.title, *kept.text])


def test_a_window_that_is_closed_before_it_was_seen_opens_nothing(
    wardrobe: Wardrobe, library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = Settings(tmp_path / "window.ini")
    window = MainWindow(wardrobe, settings, choose_library(settings, library), open_or_make, processes=False)
    window.show()
    qtbot.waitUntil(lambda: window.isVisible())
    window.repaint()
    window.close()
    QApplication.processEvents()
    assert not window.workspace.is_open
    assert window.service is None
    window.deleteLater()


def test_a_first_start_that_fails_by_a_fault_comes_back_to_its_page(
    wardrobe: Wardrobe, qtbot: QtBot, tmp_path: Path
) -> None:
    faults = [RuntimeError("a fault of ours")]

    def open_at_last(path: Path) -> Workspace:
        if faults:
            raise faults.pop()
        return open_or_make(path)

    path = tmp_path / "library.briefing"
    settings = Settings(tmp_path / "window.ini")
    window = MainWindow(wardrobe, settings, choose_library(settings, path), open_at_last, processes=False)
    window.show()
    qtbot.waitUntil(lambda: isinstance(front(window), FirstStart), timeout=LONG)
    page = front(window)
    assert isinstance(page, FirstStart)
    with qtbot.captureExceptions() as caught:
        click(page.start)
        qtbot.waitUntil(lambda: bool(caught), timeout=LONG)
    assert [str(each[1]) for each in caught] == ["a fault of ours"]  # it is reported as any other
    again = front(window)
    assert isinstance(again, FirstStart)
    press(again.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstWays), timeout=LONG)
    assert path.exists()
    window.close()
    window.deleteLater()
