"""One text in three languages, choices and dates: each kept by itself, each refusal said below its field."""

from dataclasses import replace
from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.errors import FullError
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField, SegmentedField, TickField
from briefing_app.ui.text.counter import count_text, say_length
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.text.local_field import LocalField
from tests.ui.hands import click, press
from tests.ui.text.conftest import activate, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.fixture
def source(room: Room) -> Source:
    return room.core.library.list_sources()[0]


def local(room: Room, source: Source, **options: object) -> LocalField:
    def read() -> LocalText:
        return room.core.library.get_source(source.id).description

    def write(text: LocalText) -> object:
        return room.core.data.update_source(replace(room.core.library.get_source(source.id), description=text))

    return LocalField(room, "What it is", read, write, **options)  # type: ignore[arg-type]


def test_each_language_is_kept_for_itself(room: Room, desk: QWidget, source: Source) -> None:
    field = local(room, source, wide=0)
    put(desk, field)
    assert all(each.isVisible() for each in field.fields.values())
    for language in LANGUAGES:
        one = field.fields[language]
        assert isinstance(one, LineField)
        one.setText(f"new {language}")
    assert field.keep()
    assert room.core.library.get_source(source.id).description == LocalText("new en", "new zh-Hant", "new zh-Hans")
    room.core.history.undo()
    hans = field.fields[Language.HANS]
    assert isinstance(hans, LineField)
    assert hans.text() == source.description.zh_hans
    assert "Simplified" in hans.accessibleName()


def test_tabs_are_one_stop_at_the_language_that_is_seen(
    qtbot: QtBot, room: Room, desk: QWidget, source: Source
) -> None:
    before, field = QLineEdit(), local(room, source, spoken="Source 2, What it is")
    put(desk, before, field)
    activate(qtbot, desk)
    field.show_language(Language.HANT)
    chosen, text = field.tabs.button(Language.HANT), field.fields[Language.HANT]
    before.setFocus()
    press(before, Qt.Key.Key_Tab)
    assert chosen.hasFocus()
    press(chosen, Qt.Key.Key_Tab)
    assert text.hasFocus()
    press(text, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.hasFocus()
    press(chosen, Qt.Key.Key_Left)
    assert field.language is Language.EN
    assert field.fields[Language.EN].accessibleName().startswith("Source 2, What it is")
    assert field.tabs.button(Language.HANS).accessibleName().startswith("Source 2, What it is")
    assert field.label.text() == "What it is"


def test_narrow_there_are_tabs_with_dots(qtbot: QtBot, room: Room, desk: QWidget, source: Source) -> None:
    room.core.data.update_source(replace(source, description=LocalText("English only")))
    field = local(room, source)
    put(desk, field)
    activate(qtbot, desk)
    seen = [language for language, each in field.fields.items() if each.isVisible()]
    assert seen == [Language.EN]
    assert field.tabs.button(Language.EN).accessibleName().endswith("filled")
    assert field.tabs.button(Language.HANT).accessibleName().endswith("empty")
    field.fields[Language.EN].setFocus()
    click(field.tabs.button(Language.HANT))
    assert field.language is Language.HANT
    assert field.fields[Language.HANT].hasFocus()
    assert not field.fields[Language.EN].isVisible()
    QTest.keyClicks(field.fields[Language.HANT], "x")
    assert field.tabs.button(Language.HANT).accessibleName().endswith("filled")
    desk.resize(1000, 300)
    QApplication.processEvents()
    assert all(each.isVisible() for each in field.fields.values())
    assert not field.tabs.isVisible()


def test_figures_may_stand_in_it(room: Room, desk: QWidget, source: Source) -> None:
    field = local(room, source, figures=True, lines=2)
    put(desk, field)
    assert all(isinstance(each, FigureField) for each in field.fields.values())


def test_a_date_is_typed_freely_and_said_back(qtbot: QtBot, room: Room, desk: QWidget, source: Source) -> None:
    def write(date: PartialDate | None) -> object:
        return room.core.data.update_source(replace(room.core.library.get_source(source.id), published=date))

    field = DateField(room, "Published", lambda: room.core.library.get_source(source.id).published, write)
    other = LineField(room.look, "other")
    put(desk, field, other)
    activate(qtbot, desk)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "30/6/26")
    assert field.said == "30 June 2026"
    assert room.core.library.get_source(source.id).published == source.published
    press(field.line, Qt.Key.Key_Return)
    assert room.core.library.get_source(source.id).published == PartialDate(2026, 6, 30)
    assert field.line.text() == "30 June 2026"
    field.line.selectAll()
    QTest.keyClicks(field.line, "some day")
    assert field.problem == ""
    other.setFocus()
    qtbot.waitUntil(lambda: field.problem != "")
    assert field.line.text() == "some day"
    assert room.core.library.get_source(source.id).published == PartialDate(2026, 6, 30)
    field.line.setFocus()
    field.line.clear()
    press(field.line, Qt.Key.Key_Return)
    assert field.problem == ""
    assert room.core.library.get_source(source.id).published is None


def test_choices_are_kept_and_a_refused_one_goes_back(room: Room, desk: QWidget) -> None:
    held = {"colour": Colour.RED}
    on = {"on": False}
    full = False

    def write(colour: Colour) -> None:
        if full:
            raise FullError(path="l.briefing")
        held["colour"] = colour

    def switch(now: bool) -> None:
        on["on"] = now

    choices = [(Colour.RED, "Red"), (Colour.BLUE, "Blue")]
    combo = ChoiceField(room, "Colour", choices, lambda: held["colour"], write)
    row = SegmentedField(
        room, "Colour", [(value, text, None) for value, text in choices], lambda: held["colour"], write
    )
    tick = TickField(room, "On", lambda: on["on"], switch)
    put(desk, combo, row, tick)
    combo.combo.setFocus()
    press(combo.combo, Qt.Key.Key_Down)
    assert held["colour"] is Colour.BLUE
    row.binding.follow()
    assert row.row.value is Colour.BLUE
    full = True
    click(row.row.button(Colour.RED))
    assert held["colour"] is Colour.BLUE
    assert row.row.value is Colour.BLUE
    assert "full" in row.problem
    full = False
    click(row.row.button(Colour.RED))
    assert (held["colour"], row.problem) == (Colour.RED, "")
    click(tick.check)
    assert on["on"] is True


def test_the_wheel_does_not_turn_a_choice_in_passing(room: Room, desk: QWidget) -> None:
    combo = ChoiceField(room, "Colour", [(1, "One"), (2, "Two")], lambda: 1, lambda _: pytest.fail("turned"))
    put(desk, combo)
    nothing, down = QPoint(), QPoint(0, -120)
    middle = QPointF(combo.combo.rect().center())
    event = QWheelEvent(
        middle, middle, nothing, down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo.combo, event)
    assert combo.combo.currentIndex() == 0
    assert not event.isAccepted()


def test_what_was_cut_is_said_until_the_text_changes(qtbot: QtBot, room: Room, desk: QWidget, source: Source) -> None:
    field = local(room, source)
    put(desk, field)
    line = field.fields[Language.EN]
    assert isinstance(line, LineField)
    QApplication.clipboard().setText("x" * 20_000)
    line.paste()
    qtbot.waitUntil(lambda: "10,000" in field.boxes[Language.EN].said)
    press(line, Qt.Key.Key_Backspace)
    assert "10,000" not in field.boxes[Language.EN].said


def test_lengths(room: Room) -> None:
    assert count_text("The fund has approved 847 projects.", Language.EN) == 6
    assert count_text("創新及 科技基金", Language.HANT) == 7
    assert say_length(room.look, "one", Language.EN) == "1 word"
    assert say_length(room.look, "兩字", Language.HANT) == "2 characters"
    assert say_length(room.look, "", Language.EN) == ""


def test_fields_of_several_lines_grow_with_their_text_and_stay_level(
    qtbot: QtBot, room: Room, desk: QWidget, source: Source
) -> None:
    field = local(room, source, wide=0, lines=2)
    put(desk, field)
    english, traditional = field.fields[Language.EN], field.fields[Language.HANT]
    assert isinstance(english, TextField)
    assert isinstance(traditional, TextField)
    english.setPlainText("one")
    qtbot.waitUntil(lambda: english.wanted_height == TextField(room.look, "", lines=2).wanted_height)
    before = english.height()
    english.setPlainText("one\ntwo\nthree\nfour")
    qtbot.waitUntil(lambda: english.height() > before)
    assert not english.verticalScrollBar().isVisible()  # all of it is seen
    qtbot.waitUntil(lambda: traditional.height() == english.height())
    english.setPlainText("\n".join(["line"] * 40))
    qtbot.waitUntil(lambda: english.verticalScrollBar().isVisible())  # but not without end
    assert english.height() < 3 * before


def test_a_missing_chinese_text_is_drafted_from_the_other_at_its_place(
    room: Room, desk: QWidget, source: Source
) -> None:
    room.core.data.update_source(replace(source, description=LocalText("", "深圳河套的簡報", "")))
    field = local(room, source, wide=0, lines=2)
    put(desk, field)
    offered = {language: each.isVisible() for language, each in field.converters.items()}
    assert offered == {Language.HANT: False, Language.HANS: True}
    assert field.converters[Language.HANS].text() == "Convert from 繁體"
    click(field.converters[Language.HANS])
    assert room.core.library.get_source(source.id).description.zh_hans == "深圳河套的简报"
    simplified = field.fields[Language.HANS]
    assert isinstance(simplified, TextField)
    assert simplified.toPlainText() == "深圳河套的简报"
    assert simplified.hasFocus()
    assert not field.converters[Language.HANS].isVisible()
    room.core.history.undo()
    assert room.core.library.get_source(source.id).description.zh_hans == ""
    assert field.converters[Language.HANS].isVisible()
