"""Figures are offered while one writes: by a search in the text, and where a typed number equals one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.figure import Figure, Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.ui.room import Room
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.figure_field import FigureField
from tests.ui.hands import click, press, type_text
from tests.ui.text.conftest import activate, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def money(room: Room) -> Figure:
    """A figure in money whose value no other has."""
    figures = room.core.library.list_figures()
    values = [each.latest.value for each in figures if each.latest]
    return next(each for each in figures if each.unit.currency and each.latest and values.count(each.latest.value) == 1)


@pytest.fixture
def field(qtbot: QtBot, room: Room, desk: QWidget) -> FigureField:
    field = FigureField(room, Language.EN, 3, name="Text")
    put(desk, field, LineField(room.look, "Next"))
    activate(qtbot, desk)
    field.setFocus()
    return field


def printed(room: Room, figure: Figure, language: Language = Language.EN) -> str:
    assert figure.latest is not None
    return room.core.wording.print_observation(figure, figure.latest, language)


def is_offered(field: FigureField) -> bool:
    return field.linker.is_open


def is_searching(field: FigureField) -> bool:
    return field.search.is_open


def test_a_stroke_opens_the_search_and_enter_takes_the_figure(field: FigureField, money: Figure) -> None:
    QTest.keyClicks(field, "Grants of /")
    assert is_searching(field)
    assert field.search.overlay is not None
    assert field.search.overlay.isVisible()
    QTest.keyClicks(field, money.label.en[:12])
    assert field.search.list is not None
    keys = [each.id for each in field.search.list.rows.rows]
    assert money.key in keys
    for _ in range(keys.index(money.key)):
        press(field, Qt.Key.Key_Down)
    assert field.hasFocus()
    press(field, Qt.Key.Key_Return)
    assert field.source_text in (f"Grants of {{{money.key}}}", f"Grants of {{{money.key}|noun}}")
    assert not is_searching(field)
    assert not field.search.overlay.isVisible()
    QTest.keyClicks(field, " more")
    assert field.source_text.endswith("} more")


def test_the_search_finds_by_number_and_works_with_input_methods(room: Room, field: FigureField, money: Figure) -> None:
    type_text(field, "共＠")
    assert is_searching(field)
    assert money.latest is not None
    type_text(field, printed(room, money, Language.HANT))
    assert field.search.list is not None
    assert field.search.list.rows.rows[0].id == money.key
    press(field, Qt.Key.Key_Tab)
    assert field.source_text.startswith(f"共{{{money.key}")
    assert field.hasFocus()


@pytest.mark.parametrize("text", ["and/", "24/", "https:/", "a@"])
def test_a_stroke_inside_a_word_opens_nothing(field: FigureField, text: str) -> None:
    QTest.keyClicks(field, text)
    assert not is_searching(field)


def test_escape_leaves_the_words_and_is_not_the_windows(desk: QWidget, field: FigureField) -> None:
    escaped = []
    action = QAction(desk)
    action.setShortcut("Esc")
    action.triggered.connect(lambda: escaped.append(True))
    desk.addAction(action)
    QTest.keyClicks(field, "/gr")
    press(field, Qt.Key.Key_Escape)
    assert not is_searching(field)
    assert (field.source_text, escaped) == ("/gr", [])
    QTest.keyClicks(field, "ants")
    assert not is_searching(field)
    press(field, Qt.Key.Key_Escape)
    assert escaped == [True]


def test_the_search_ends_when_one_goes_away(field: FigureField, desk: QWidget) -> None:
    QTest.keyClicks(field, "a /")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    assert not is_searching(field)
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, " /")
    assert is_searching(field)
    line = desk.findChild(LineField)
    assert line is not None
    line.setFocus()
    assert not is_searching(field)


def test_a_figure_is_taken_by_click(field: FigureField) -> None:
    QTest.keyClicks(field, "/")
    rows = field.search.list
    assert rows is not None
    first = rows.rows.rows[0].id
    click(rows.viewport(), rows.visualRect(rows.rows.index(0)).center())
    assert [each.placeholder.key for each in field.chips] == [first]


def test_a_typed_number_is_underlined_and_linked_by_tab(
    qtbot: QtBot, room: Room, field: FigureField, money: Figure
) -> None:
    QTest.keyClicks(field, f"It gave {printed(room, money)} ")
    qtbot.waitUntil(lambda: is_offered(field))
    assert len(field.extraSelections()) == 1
    assert field.linker.bar is not None
    assert money.label.en in field.linker.bar.text.text()
    press(field, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert field.source_text == f"It gave {{{money.key}}} "
    QTest.keyClicks(field, "in all")
    assert field.source_text == f"It gave {{{money.key}}} in all"
    assert field.extraSelections() == []


def test_an_offer_that_is_ignored_does_not_come_back(
    qtbot: QtBot, room: Room, field: FigureField, money: Figure
) -> None:
    text = f"It gave {printed(room, money)}"
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: is_offered(field))
    press(field, Qt.Key.Key_Escape)
    assert not is_offered(field)
    QTest.keyClicks(field, " ")
    field.linker.search()
    assert field.linker.offers == ()
    assert field.source_text == text + " "


def test_a_pasted_number_is_offered_and_linked_by_click(
    qtbot: QtBot, room: Room, field: FigureField, money: Figure
) -> None:
    QGuiApplication.clipboard().setText(f"\U0001f9ec They gave {printed(room, money)}")
    field.paste()
    qtbot.waitUntil(lambda: is_offered(field))
    assert field.linker.bar is not None
    click(field.linker.bar.take)
    assert field.source_text == f"\U0001f9ec They gave {{{money.key}}}"


def test_a_number_is_underlined_when_its_figure_comes_after_it(
    qtbot: QtBot, room: Room, field: FigureField, money: Figure
) -> None:
    field.source_text = "It gave HK$7,654,321"
    timer = field.linker.findChild(QTimer)
    assert timer is not None
    qtbot.waitUntil(lambda: not timer.isActive())
    assert field.linker.offers == ()
    worth = replace(money.observations[0], value=Value(Decimal(7654321)), qualifier=Qualifier.EXACT)
    room.core.figures.update_figure(replace(money, unit=Unit.HKD, observations=(worth,)))
    qtbot.waitUntil(lambda: len(field.linker.offers) == 1)
    assert not is_offered(field)


def test_nothing_is_offered_without_the_focus(room: Room, desk: QWidget, field: FigureField, money: Figure) -> None:
    line = desk.findChild(LineField)
    assert line is not None
    line.setFocus()
    field.source_text = f"It gave {printed(room, money)}"
    field.linker.search()
    assert len(field.linker.offers) == 1
    assert not is_offered(field)
    field.setFocus()
    field.linker.search()
    assert not is_offered(field)
    field.setFocus()
    press(field, Qt.Key.Key_Left)
    assert is_offered(field)
    press(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert not is_offered(field)
