"""No second library by accident: those that lie in known places are told at the first start and on the library's page."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import Places
from briefing_app.ui.export.sheet import ExportSheet
from briefing_app.ui.first_start.found import FoundLibraries
from briefing_app.ui.first_start.page import FirstStart
from briefing_app.ui.library_file.page import LibraryFilePage
from briefing_app.ui.room import Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.state_page import StatePage
from briefing_app.ui.window import MINIMUM, MainWindow
from briefing_app.workspace import libraries
from briefing_app.workspace.libraries import FoundLibrary
from tests.store.newer import make_newer
from tests.ui.accessibility.walk import find_unreached, list_usable, walk_with_tab
from tests.ui.conftest import LONG
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click, press
from tests.ui.shell.places import Begin, front, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def found_page(window: MainWindow) -> FoundLibraries:
    page = front(window)
    assert isinstance(page, FoundLibraries)
    return page


def file_page(window: MainWindow) -> LibraryFilePage:
    window.do("library_file")
    assert isinstance(window.page, LibraryFilePage)
    return window.page


def test_a_library_in_the_documents_is_offered_and_opened(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path, tmp_path: Path
) -> None:
    theirs = put(starter, documents / "我的資料庫 mine.briefing")
    os.utime(theirs, (1_700_000_000, 1_700_000_000))
    window = begin()
    page = found_page(window)
    (card,) = page.cards
    assert card.accessibleName() == "我的資料庫 mine"
    told = card.accessibleDescription()
    assert str(documents) in told
    assert "14 November 2023" in told or "15 November 2023" in told
    assert " cards · " in told
    assert card.hasFocus()
    assert not (tmp_path / "data" / "library.briefing").exists()
    press(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=LONG)
    assert window.library_path == theirs
    window.close()
    again = begin()  # it is the one from now on
    assert again.library_path == theirs
    assert not (tmp_path / "data" / "library.briefing").exists()


def test_a_new_one_can_be_begun_knowingly(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path, tmp_path: Path
) -> None:
    theirs = put(starter, documents / "theirs.briefing")
    before = theirs.read_bytes()
    window = begin()
    click(found_page(window).new)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstStart))
    page = front(window)
    assert isinstance(page, FirstStart)
    click(page.start)
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=LONG)
    assert window.library_path == tmp_path / "data" / "library.briefing"
    assert theirs.read_bytes() == before


def test_whoever_meant_to_begin_none_comes_back_to_those_that_are_there(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path
) -> None:
    put(starter, documents / "theirs.briefing")
    window = begin()
    page = found_page(window)
    press(page.new, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(front(window), FirstStart))
    start = front(window)
    assert isinstance(start, FirstStart)
    assert start.back.isVisible()
    press(start.back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(front(window), FoundLibraries))
    press(found_page(window).cards[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=LONG)


def test_the_first_start_of_a_portable_program_says_where_everything_stays(begin: Begin, tmp_path: Path) -> None:
    data = tmp_path / "stick" / "Data"
    data.mkdir(parents=True)
    window = begin(places=Places(data, data / "library.briefing", portable=True))
    page = front(window)
    assert isinstance(page, FirstStart)
    said = [each.text() for each in page.findChildren(QLabel)]
    assert any("beside the program" in each for each in said)
    assert not any("on this computer" in each for each in said)
    assert not page.back.isVisible()
    assert cut_off(window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_can_be_read_in_a_small_window(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path, language: Language
) -> None:
    put(starter, documents / "a.briefing")
    put(starter, documents / "a long name 很長的名稱 of a library of the delegation office.briefing")
    make_newer(put(starter, documents / "newer.briefing"))
    put(starter, documents / "z.briefing")
    window = begin(language=language)
    window.resize(MINIMUM)
    page = found_page(window)
    assert len(page.cards) == 3
    assert unnamed(window) == []
    assert cut_off(window) == []
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    stops, unseen = walk_with_tab(window)
    usable = [each for each in list_usable(window) if each.isEnabled()]
    assert (unseen, find_unreached(usable, stops)) == ([], [])
    other = next(each for each in LANGUAGES if each is not language)
    click(page.languages.button(other))
    qtbot.waitUntil(lambda: window.look.language is other)
    qtbot.waitUntil(lambda: found_page(window).languages.button(other).hasFocus())


def test_one_of_a_newer_program_is_refused_in_a_sentence_and_left_alone(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path
) -> None:
    newer = put(starter, documents / "newer.briefing")
    make_newer(newer)
    before = newer.read_bytes()
    window = begin()
    (card,) = found_page(window).cards
    assert "newer version" in card.accessibleDescription()
    click(card)
    qtbot.waitUntil(lambda: isinstance(front(window), StatePage), timeout=LONG)
    page = front(window)
    assert isinstance(page, StatePage)
    assert "newer version" in page.sentence
    assert newer.read_bytes() == before


def test_nobody_looks_where_the_library_was_named_or_is_there(
    begin: Begin, starter: Path, documents: Path, tmp_path: Path
) -> None:
    put(starter, documents / "theirs.briefing")
    named = begin(places=Places(tmp_path / "data", tmp_path / "named.briefing", named=True))
    assert isinstance(front(named), FirstStart)
    named.close()
    put(starter, tmp_path / "data" / "library.briefing")
    assert begin().page is not None


def test_the_library_of_a_program_that_was_installed_otherwise_is_offered(
    begin: Begin, starter: Path, tmp_path: Path
) -> None:
    far = put(starter, tmp_path / "far" / "away" / "library.briefing")
    (tmp_path / "usual").mkdir()
    old = Settings(tmp_path / "usual" / "window.ini")
    old.library = far
    old.sync()
    (card,) = found_page(begin()).cards
    assert str(far.parent) in card.accessibleDescription()


def test_a_drive_that_takes_its_time_is_told_when_it_has_answered(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(starter, documents / "theirs.briefing")
    awake, find = threading.Event(), libraries.find_libraries

    def find_late(*_: object) -> tuple[FoundLibrary, ...]:
        assert awake.wait(30)
        return find([documents])

    monkeypatch.setattr(libraries, "find_libraries", find_late)
    monkeypatch.setattr("briefing_app.ui.shell.survey._PATIENCE", 0.05)
    window = begin()
    assert isinstance(front(window), FirstStart)
    awake.set()
    qtbot.waitUntil(lambda: isinstance(front(window), FoundLibraries), timeout=LONG)
    window.survey.wait()


# -- the page of the library -----------------------------------------------------------------------------------------


def test_the_page_says_which_one_is_open_and_which_others_there_are(
    qtbot: QtBot, begin: Begin, starter: Path, documents: Path, tmp_path: Path
) -> None:
    own = put(starter, tmp_path / "data" / "library.briefing")
    second = put(starter, documents / "second.briefing")
    put(starter, documents / "library 2026-11-22 18.02.briefing")  # a backup is no other library
    window = begin()
    page = file_page(window)
    assert page.place.text() == str(own)
    qtbot.waitUntil(lambda: page.others.count() == 2, timeout=LONG)
    line = page.others.itemAt(1).widget()
    button = line.findChild(type(page.show_button))
    assert button is not None
    assert button.accessibleName() == "Open “second.briefing”"
    assert unnamed(window) == []
    assert cut_off(window) == []
    click(button)
    qtbot.waitUntil(lambda: window.library_path == second, timeout=LONG)
    page = file_page(window)
    assert page.place.text() == str(second)


def test_the_only_library_has_no_others(qtbot: QtBot, begin: Begin, starter: Path, tmp_path: Path) -> None:
    put(starter, tmp_path / "data" / "library.briefing")
    window = begin()
    with qtbot.waitSignal(window.survey.found, timeout=LONG):
        page = file_page(window)
    assert page.others.count() == 0


def test_a_folder_that_has_another_letter_on_the_next_computer_is_the_same(
    begin: Begin, starter: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "E" / "Data"
    own = put(starter, stick / "library.briefing")
    outside = put(starter, tmp_path / "outside.briefing")
    window = begin(places=Places(stick, own, portable=True))
    window.open_library(outside)
    window.open_library(own)
    window.close()
    other = tmp_path / "F"
    (tmp_path / "E").rename(other)
    again = begin(places=Places(other / "Data", other / "Data" / "library.briefing", portable=True))
    assert again.library_path == other / "Data" / "library.briefing"
    assert again.page is not None
    assert again.settings.libraries == (other / "Data" / "library.briefing", outside)


# -- a portable program ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [False, True])
def test_a_stick_that_cannot_be_written_is_said_with_what_to_do(
    qtbot: QtBot, begin: Begin, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: bool
) -> None:
    data = tmp_path / "stick" / "Data"
    data.mkdir(parents=True)
    if made:
        put(starter, data / "library.briefing")
    locked = True
    monkeypatch.setattr("briefing_app.ui.shell.lobby.is_writable", lambda _: not locked)
    monkeypatch.setattr("briefing_app.store.file.os.access", lambda _, mode: mode != os.W_OK or not locked)
    window = begin(places=Places(data, data / "library.briefing", portable=True))
    page = front(window)
    assert isinstance(page, StatePage)
    assert page.accessibleName() == "The portable folder cannot be written"
    assert str(data) in page.sentence
    assert "copy the program’s whole folder" in page.sentence
    assert cut_off(window) == []
    locked = False
    click(next(each for each in page.buttons if each.text() == "Try again"))
    if made:
        qtbot.waitUntil(lambda: window.page is not None, timeout=LONG)
    else:
        qtbot.waitUntil(lambda: isinstance(front(window), FirstStart), timeout=LONG)


def test_exports_are_offered_a_folder_beside_the_program(
    qtbot: QtBot, begin: Begin, starter: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "隨身碟 USB"
    own = put(starter, stick / "Data" / "library.briefing")
    window = begin(places=Places(stick / "Data", own, portable=True))
    sample = next(each.id for each in window.workspace.core.library.list_heads() if not each.template)
    window.stage.go(Where("composer", sample))
    window.do("export")
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportSheet)), timeout=LONG)
    (sheet,) = window.findChildren(ExportSheet)
    qtbot.waitUntil(lambda: "隨身碟 USB › Exports" in sheet.foot.where.text(), timeout=LONG)
    assert not (stick / "Exports").exists()
    sheet.close()
