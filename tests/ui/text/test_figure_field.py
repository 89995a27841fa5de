"""Figures in a text are chips: one character each, the number as it will be printed, never braces."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.figure import Qualifier, Value
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.placeholder import Placeholder
from briefing_app.ui.room import Room
from briefing_app.ui.text.chip_menu import ChipMenu
from briefing_app.ui.text.chips import NEVER_FIRST, OBJECT, ChipObject
from briefing_app.ui.text.figure_field import MIME, FigureField
from tests.ui.conftest import Remembering
from tests.ui.hands import press, type_text
from tests.ui.text.conftest import put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MONEY = "itf_grants"
COUNT = "itf_projects"


def keys_of(room: Room) -> list[str]:
    return [each.key for each in room.core.library.list_figures()]


def make(room: Room, desk: QWidget, text: str = "", language: Language = Language.EN, lines: int = 3) -> FigureField:
    field = FigureField(room, language, lines, name="Text")
    put(desk, field)
    field.source_text = text
    return field


@pytest.fixture
def key(room: Room) -> str:
    """A figure in HKD with one observation."""
    return next(each.key for each in room.core.library.list_figures() if each.unit == "HKD" and each.latest)


def printed(room: Room, key: str, language: Language, form: str = "value") -> str:
    figure = room.core.library.find_figure_by_key(key)
    assert figure is not None
    assert figure.latest is not None
    return room.core.wording.print_observation(figure, figure.latest, language, form)


TEXTS = (
    "",
    "plain",
    "{{braces}} as text",
    "two\nlines",
    "a {%s} b",
    "{%s}{%s|date}{%s}",
    "{%s}\n\n{%s|plain} \U0001f9ec مرحبا end {nobody_knows}",
    "a { b } c",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_it_went_in(room: Room, desk: QWidget, key: str, text: str) -> None:
    source = text.replace("%s", key)
    field = make(room, desk, source)
    if "{ b }" not in text:
        assert field.source_text == source
    again = FigureField(room, Language.EN, 3)
    again.source_text = field.source_text
    assert again.source_text == field.source_text
    assert again.printed_text == field.printed_text
    again.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_sees_braces(room: Room, desk: QWidget, key: str, language: Language) -> None:
    field = make(room, desk, f"x {{{key}}} y {{{key}|date}} {{no_such_figure}}", language)
    assert "{" not in field.printed_text
    assert printed(room, key, language) in field.printed_text
    assert [each.state for each in field.chips][2] == "unknown"
    assert [each.printed for each in field.chips][2] == room.look.say("writing.chip.unknown")


def test_a_number_that_begins_a_sentence_has_its_capital(room: Room, desk: QWidget, key: str) -> None:
    figure = room.core.library.find_figure_by_key(key)
    assert figure is not None
    assert figure.latest is not None
    place = figure.observations.index(figure.latest)
    room.core.figures.update_observation(figure.id, place, replace(figure.latest, qualifier=Qualifier.ABOUT))
    field = make(room, desk, f"{{{key}}} and {{{key}}}")
    assert field.chips[0].printed.startswith("About ")
    assert field.chips[1].printed.startswith("about ")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(field, "Now ")
    assert field.chips[0].printed.startswith("about ")


def test_chips_follow_the_library_and_keep_the_text(qtbot: QtBot, room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"Grants of {{{key}}}.")
    before = field.printed_text
    figure = room.core.library.find_figure_by_key(key)
    assert figure is not None
    assert figure.latest is not None
    place = figure.observations.index(figure.latest)
    room.core.figures.update_observation(figure.id, place, replace(figure.latest, value=Value.parse("7E+9")))
    assert field.printed_text == "Grants of HK$7 billion."
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Grants of HK$7 billion.")
    room.core.history.undo()
    assert field.printed_text == before
    assert field.source_text == f"Grants of {{{key}}}."


def test_a_chip_is_one_character(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"a{{{key}}}b")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(2):
        press(field, Qt.Key.Key_Right)
    assert field.textCursor().position() == 2
    QTest.keyClicks(field, "x")
    assert field.source_text == f"a{{{key}}}xb"
    press(field, Qt.Key.Key_Backspace)
    press(field, Qt.Key.Key_Backspace)
    assert field.source_text == "ab"


def test_typed_braces_are_text(room: Room, desk: QWidget) -> None:
    field = make(room, desk)
    QTest.keyClicks(field, "{itf_grants}")
    assert field.source_text == "{{itf_grants}}"
    assert field.chips == ()


def test_copy_and_paste(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"a {{{key}}} b")
    field.selectAll()
    field.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == f"a {printed(room, key, Language.EN)} b"
    assert bytes(data.data(MIME).data()).decode() == f"a {{{key}}} b"
    other = make(room, desk, "", Language.HANT)
    other.paste()
    assert other.source_text == f"a {{{key}}} b"
    assert printed(room, key, Language.HANT) in other.printed_text
    plain = QTextEdit()
    put(desk, plain)
    plain.paste()
    assert plain.toPlainText() == data.text()


def test_a_field_of_one_line_stays_one_line(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    field = make(room, desk, lines=1)
    data = QMimeData()
    data.setText("one\r\ntwo\tthree\ufffc")
    field.insertFromMimeData(data)
    assert field.source_text == "one two three"
    with qtbot.waitSignal(field.returned):
        press(field, Qt.Key.Key_Return)
    assert field.source_text == "one two three"


def test_html_of_other_programs_comes_as_plain_text(room: Room, desk: QWidget) -> None:
    field = make(room, desk)
    data = QMimeData()
    data.setHtml("<b>bold</b> {x}")
    data.setText("bold {x}")
    field.insertFromMimeData(data)
    assert field.source_text == "bold {{x}}"


def test_megabytes_are_cut_without_freezing(qtbot: QtBot, room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"{{{key}}} ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setText("深圳 \U0001f9ec مرحبا " * 400_000)
    with qtbot.waitSignal(field.shortened, timeout=5_000):
        field.insertFromMimeData(data)
    assert len(field.source_text) < 51_000
    assert len(field.chips) == 1


def test_ten_thousand_characters_in_a_title(room: Room, desk: QWidget) -> None:
    field = make(room, desk, "T" * 10_000, lines=1)
    assert field.height() < 150
    QTest.keyClicks(field, "x")
    assert len(field.source_text) == 10_001


def test_the_menu_of_a_chip(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"a {{{key}}} b")
    menu = field.open_chip(field.chips[0])
    texts = [each.text() for each in menu.actions()]
    assert printed(room, key, Language.EN) in texts
    assert printed(room, key, Language.EN, "date") in texts
    next(each for each in menu.actions() if each.text() == printed(room, key, Language.EN, "date")).trigger()
    assert field.source_text == f"a {{{key}|date}} b"
    menu.close()
    menu = field.open_chip(field.chips[0])
    next(each for each in menu.actions() if each.text() == room.look.say("writing.chip.plain")).trigger()
    assert field.source_text == f"a {printed(room, key, Language.EN, 'date')} b"
    menu.close()


def test_a_chip_is_opened_by_click_and_by_keys(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"a {{{key}}} b")
    place = field.chip_rect(field.chips[0]).center()
    assert field.find_chip_at(place) == field.chips[0]
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChipMenu)
    menu.close()
    for at in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        assert field.find_selected_chip() == field.chips[0]
        press(field, at)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, ChipMenu)
        menu.open_chosen.emit()
        menu.close()
    navigator = room.navigator
    assert isinstance(navigator, Remembering)
    assert [each.page for each in navigator.went] == ["figures", "figures"]
    assert field.source_text == f"a {{{key}}} b"


def test_an_input_method_writes_beside_chips(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"共{{{key}}}", Language.HANT)
    field.moveCursor(QTextCursor.MoveOperation.End)
    type_text(field, "港元資助")
    assert field.source_text == f"共{{{key}}}港元資助"


def test_an_outside_change_keeps_the_cursor(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"a {{{key}}} bcd")
    cursor = field.textCursor()
    cursor.setPosition(6)
    field.setTextCursor(cursor)
    field.source_text = f"new {{{key}|date}} a {{{key}}} bcd"
    assert field.textCursor().position() == 6 + len("new X ")
    assert field.source_text == f"new {{{key}|date}} a {{{key}}} bcd"


def test_chips_are_drawn_sharply_in_the_theme(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, f"{{{key}}}")
    image = QImage(field.size() * 2, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    field.render(image)
    rect = field.chip_rect(field.chips[0]).translated(field.viewport().pos())
    inside = image.pixelColor(rect.left() * 2 + 8, rect.center().y() * 2)
    state = field.chips[0].state
    assert inside.name() == room.look.theme.colour("warn_soft" if state == "stale" else "accent_soft").name()


def test_a_placeholder_in_place_of_text(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, "pay 5 now")
    field.insert_figure(Placeholder(key, "plain"), 4, 5)
    assert field.source_text == f"pay {{{key}|plain}} now"


def first_of_lines(field: FigureField) -> list[str]:
    """What each line but the first of a paragraph begins with where a chip ends the line before it."""
    found = []
    block = field.document().begin()
    while block.isValid():
        layout, text = block.layout(), block.text()
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            if text[start - 1] == OBJECT:
                found.append(text[start])
        block = block.next()
    return found


def test_no_line_begins_with_the_full_stop_that_follows_a_figure(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, language=Language.HANT)
    source = f"香港獲批{{{key}}}。深圳獲批{{{key}}}，兩地（共{{{key}}}）。\n一共{{{key}}}；"
    field.source_text = source
    QApplication.processEvents()
    heard: list[None] = []
    field.edited.connect(lambda: heard.append(None))
    moved = 0
    for width in range(150, 460, 6):
        field.setFixedWidth(width)
        QApplication.processEvents()
        assert not [each for each in first_of_lines(field) if each in NEVER_FIRST], width
        moved += any(each.wider for each in field.findChildren(ChipObject))
    assert moved > 3  # Qt would have broken there
    assert heard == []
    assert field.source_text == source
    assert field.printed_text.count("。") == 2
    field.moveCursor(QTextCursor.MoveOperation.Start)
    steps = 0
    while not field.textCursor().atEnd():
        press(field, Qt.Key.Key_Right)
        steps += 1
    assert steps == field.document().characterCount() - 1


def test_a_field_may_be_resized_while_a_long_text_is_replaced_by_a_short_one(
    room: Room, desk: QWidget, key: str
) -> None:
    field = make(room, desk, language=Language.HANT)
    field.setFixedWidth(160)
    long, short = f"獲批{{{key}}}。" * 400, f"香港獲批{{{key}}}。深圳獲批{{{key}}}，兩地共{{{key}}}。"
    for source in (long, short, long, short):
        field.source_text = source  # the field becomes lower or higher before all lines are made anew
        QApplication.processEvents()
        assert field.source_text == source
    assert not [each for each in first_of_lines(field) if each in NEVER_FIRST]


def test_a_figure_typed_before_a_full_stop_takes_it_along(room: Room, desk: QWidget, key: str) -> None:
    field = make(room, desk, language=Language.HANS)
    field.setFixedWidth(260)
    starts = set()
    for letters in range(24):
        field.source_text = "香" * letters + f"{{{key}}}。"
        QApplication.processEvents()
        starts |= set(first_of_lines(field))
    assert "。" not in starts
