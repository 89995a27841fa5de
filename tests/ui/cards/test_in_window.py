"""The page of a card in the real window: its shortcuts, its undo, and what survives when all is built anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.cards.session import Part
from briefing_app.ui.new_card import NEW
from briefing_app.ui.room import Where
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def page_of(window: MainWindow) -> CardPage:
    assert isinstance(window.page, CardPage)
    return window.page


def text_of(window: MainWindow, language: Language = Language.EN) -> FigureField:
    return page_of(window).columns.columns[language].fields[Part.TEXT]


def test_a_card_is_written_in_the_window(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    library = window.workspace.core.library
    card = next(each for each in library.list_cards() if each.figures and each.text.zh_hant)
    window.stage.go(Where("card", card.id, Part.TEXT))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = text_of(window)
    field.setFocus()
    QTest.keyClicks(field, "Typed ")
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert library.get_card(card.id) == card
    assert field.source_text == card.text.en
    press(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "Typed " in library.get_card(card.id).text.en
    assert isinstance(window.page, CardPage)

    QTest.keyClicks(field, "And more ")
    window.set_language(Language.HANT)
    assert "And more " in library.get_card(card.id).text.en
    assert text_of(window).source_text == library.get_card(card.id).text.en
    assert page_of(window).columns.columns[Language.EN].chip.text() == "完成"

    cards, steps = library.ids("card"), library.list_history()
    window.stage.go(Where("card", "", NEW))
    assert page_of(window).session.is_blank
    window.set_appearance(Appearance.DARK)
    assert page_of(window).session.is_blank
    assert page_of(window).columns.columns[Language.HANT].fields[Part.TITLE].hasFocus()
    window.stage.go(Where("facts"))
    assert library.ids("card") == cards
    assert library.list_history() == steps


def test_undo_and_redo_pass_blank_cards_by_without_a_step_of_their_own(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    before = core.library.list_cards()
    written = before[0]
    blank = core.cards.add_card(LocalText(), original=Language.EN)
    core.cards.add_card(LocalText(), original=Language.EN)
    core.cards.update_card(replace(written, title=written.title.with_text(Language.EN, "Written between")))
    after = core.library.list_cards()
    window.stage.go(Where("card", blank.id))
    for _ in range(3):
        window.turner.undo()
    assert core.history.find_undo() is None
    assert core.library.list_cards() == before
    for _ in range(3):
        window.turner.redo()
    assert core.history.find_redo() is None
    assert core.library.list_cards() == after


@pytest.mark.parametrize("place", ["facts", "briefings"])
def test_a_new_card_and_its_first_text_are_one_step_to_whoever_is_elsewhere(
    make_window: MakeWindow, place: str
) -> None:
    window = make_window()
    core = window.workspace.core
    before = core.library.list_cards()
    window.stage.go(Where("card", "", NEW))
    id = page_of(window).session.id
    QTest.keyClicks(page_of(window).columns.columns[Language.EN].fields[Part.TITLE], "A new card")
    window.stage.go(Where(place))
    written = core.library.get_card(id)
    for _ in range(2):
        window.turner.undo()
        assert core.library.list_cards() == before
        assert core.history.find_undo() is None
        assert "A new card" in window.notices.recent[0].text
        window.turner.redo()
        assert core.library.get_card(id) == written
        assert core.history.find_redo() is None
        assert "A new card" in window.notices.recent[0].text
        window.stage.go(Where(place))


def test_on_its_page_a_new_card_stays_to_be_written_anew(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    before = core.library.list_cards()
    window.stage.go(Where("card", "", NEW))
    page = page_of(window)
    title = page.columns.columns[Language.EN].fields[Part.TITLE]
    QTest.keyClicks(title, "Wrong")
    window.turner.undo()
    assert window.page is page
    assert page.session.is_blank
    assert title.isEnabled()
    window.turner.redo()
    assert core.library.get_card(page.session.id).title.en == "Wrong"
    window.turner.undo()
    window.stage.go(Where("facts"))
    assert core.library.list_cards() == before


def test_a_blank_card_that_is_left_takes_no_redo_with_it(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    blank = core.cards.add_card(LocalText(), original=Language.EN)
    written = core.library.list_cards()[0]
    for text in ("Once", "Twice"):
        core.cards.update_card(replace(written, title=written.title.with_text(Language.EN, text)))
    core.history.undo()
    window.stage.go(Where("card", blank.id))
    window.stage.go(Where("facts"))
    assert core.history.find_redo() is not None
    core.history.redo()
    window.stage.go(Where("card", blank.id))
    window.stage.go(Where("facts"))
    assert core.library.find_card(blank.id) is None
