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
