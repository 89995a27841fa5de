"""What is typed is kept by itself, in steps that can be undone; what cannot be kept stays in the field."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.errors import FullError
from briefing_app.model.card import FactCard
from briefing_app.model.language import Language
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding, keep_all
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LONGEST_LINE, LONGEST_TEXT, LineField, TextField
from tests.ui.hands import press
from tests.ui.text.conftest import activate, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def card_of(room: Room) -> FactCard:
    return room.core.library.list_cards()[0]


def writer(room: Room, language: Language = Language.EN) -> tuple[Callable[[], str], Callable[[str], object]]:
    id = card_of(room).id

    def read() -> str:
        return room.core.library.get_card(id).title.get(language)

    def write(text: str) -> object:
        card = room.core.library.get_card(id)
        return room.core.cards.update_card(replace(card, title=card.title.with_text(language, text)))

    return read, write


def steps(room: Room) -> int:
    return len(room.core.history.list_steps())


def type_keys(field: QWidget, text: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClicks(field, text)


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.fixture
def field(room: Room, desk: QWidget) -> LineField:
    field = LineField(room.look, "Title")
    put(desk, FieldBox(room.look, "Title", field))
    field.setFocus()
    return field


@pytest.fixture
def binding(room: Room, field: LineField) -> TextBinding:
    return TextBinding(field, *writer(room), room, "title")


def test_typing_is_kept_after_a_pause_as_one_step(
    qtbot: QtBot, room: Room, field: LineField, binding: TextBinding
) -> None:
    before, read = steps(room), writer(room)[0]
    old = read()
    field.end(False)
    type_keys(field, " one")
    assert read() == old
    with qtbot.waitSignal(binding.kept):
        pass
    assert read() == old + " one"
    type_keys(field, " two")  # the same burst: less than a second later
    assert binding.keep()
    assert read() == old + " one two"
    assert steps(room) == before + 1
    room.core.history.undo()
    assert (read(), field.text()) == (old, old)


def test_a_rest_begins_another_step(room: Room, field: LineField, binding: TextBinding) -> None:
    before = steps(room)
    type_keys(field, "a")
    binding.keep()
    type_keys(field, "b")
    binding.keep()
    assert steps(room) == before + 2


def test_a_paste_is_a_step_of_its_own(room: Room, field: LineField, binding: TextBinding) -> None:
    before, read = steps(room), writer(room)[0]
    old = read()
    field.end(False)
    type_keys(field, "x")
    QGuiApplication.clipboard().setText(" pasted words ")
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    type_keys(field, "y")
    binding.keep()
    assert steps(room) == before + 3
    seen = []
    for _ in range(3):
        room.core.history.undo()
        seen.append(field.text())
    assert seen == [old + "x pasted words ", old + "x", old]


def test_nothing_is_written_while_a_word_is_composed(qtbot: QtBot, room: Room, field: LineField) -> None:
    read, write = writer(room)
    binding = TextBinding(field, read, write, room, "title")
    old = read()
    field.end(False)
    type_keys(field, "a")
    compose(field, "shen")
    qtbot.wait(750)
    assert read() == old
    compose(field, "", "深圳")
    with qtbot.waitSignal(binding.kept):
        pass
    assert read() == old + "a深圳"


def test_a_committed_sentence_is_typing_and_no_paste(room: Room, field: LineField, binding: TextBinding) -> None:
    before = steps(room)
    for word in ("河套", "深港科技創新合作區", "簡報"):
        compose(field, "x")
        compose(field, "", word)
    binding.keep()
    assert steps(room) == before + 1


@pytest.mark.usefixtures("binding")
def test_a_change_from_elsewhere_is_shown_with_the_cursor_where_it_was(room: Room, field: LineField) -> None:
    read, write = writer(room)
    old = read()
    field.setCursorPosition(len(old) - 2)
    write("Now: " + old)
    assert field.text() == "Now: " + old
    assert field.cursorPosition() == len(old) + 3
    write(old)
    assert field.cursorPosition() == len(old) - 2


def test_a_change_from_elsewhere_does_not_touch_what_is_being_written(
    room: Room, field: LineField, binding: TextBinding
) -> None:
    _, write = writer(room)
    type_keys(field, "mine")
    mine = field.text()
    write("theirs")
    assert field.text() == mine
    binding.keep()
    assert writer(room)[0]() == mine


@pytest.mark.usefixtures("binding")
def test_a_composition_is_not_touched_either(room: Room, field: LineField) -> None:
    _, write = writer(room)
    old = field.text()
    compose(field, "he")
    write("theirs")
    assert field.text() == old
    compose(field, "", "")


def test_what_is_refused_stays_is_marked_and_tried_again(room: Room, field: LineField) -> None:
    read, write = writer(room)
    full = True

    def write_or_refuse(text: str) -> None:
        if full:
            raise FullError(path="library.briefing")
        write(text)

    binding = TextBinding(field, read, write_or_refuse, room, "title")
    field.end(False)
    type_keys(field, " kept in the field")
    typed = field.text()
    assert not binding.keep()
    box = field.parentWidget()
    assert isinstance(box, FieldBox)
    assert "is full" in box.problem
    assert (field.text(), field.property("wrong"), binding.dirty) == (typed, "true", True)
    assert read() != typed
    full = False
    type_keys(field, "!")
    assert binding.keep()
    assert (read(), box.problem, field.property("wrong")) == (typed + "!", "", "")


def test_a_thing_deleted_elsewhere_leaves_the_text_and_says_so(room: Room, field: LineField) -> None:
    card = room.core.cards.add_card(replace(card_of(room).title, en="Gone"))

    def read() -> str:
        return room.core.library.get_card(card.id).title.en

    def write(text: str) -> object:
        return room.core.cards.update_card(replace(card, title=card.title.with_text(Language.EN, text)))

    binding = TextBinding(field, read, write, room, "title")
    field.end(False)
    type_keys(field, " but not lost")
    room.core.cards.delete_card(card.id)
    assert not binding.keep()
    assert field.text() == "Gone but not lost"
    assert binding.problem


def test_without_a_box_the_sentence_stands_above_the_page(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    def refuse(text: str) -> None:
        raise FullError(path=text)

    field = QLineEdit()
    put(desk, field)
    binding = TextBinding(field, lambda: "", refuse, room, "x")
    with qtbot.waitSignal(room.notices.warned):
        field.setText("words")
        binding.keep()


def test_ctrl_z_is_the_windows_and_takes_what_was_just_typed(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    from PySide6.QtGui import QAction, QKeySequence

    read, write = writer(room)
    old = read()
    undo = QAction(desk)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    undo.triggered.connect(lambda: room.core.history.undo())
    desk.addAction(undo)
    line, text = LineField(room.look, "Title"), TextField(room.look, "Text")
    put(desk, line, text)
    activate(qtbot, desk)
    for field in (line, text):
        TextBinding(field, read, write, room, "title")
        field.setFocus()
        type_keys(field, "zz")
        press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert read() == old
        assert line.text() == old


@pytest.mark.usefixtures("binding")
def test_the_menu_of_a_field_has_no_undo_of_its_own(field: LineField) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QMenu

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, field.rect().center(), field.mapToGlobal(field.rect().center())
    )
    QApplication.sendEvent(field, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [each.objectName() for each in menu.actions()]
    assert "edit-paste" in names
    assert "edit-undo" not in names
    assert not menu.actions()[0].isSeparator()
    menu.close()


def test_leaving_the_field_keeps_it(qtbot: QtBot, desk: QWidget, field: LineField, binding: TextBinding) -> None:
    other = QLineEdit()
    put(desk, other)
    activate(qtbot, desk)
    type_keys(field, "q")
    with qtbot.waitSignal(binding.kept, timeout=400):
        other.setFocus()


def test_tab_moves_on_from_a_text_too(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    text, other = TextField(room.look, "Text"), QLineEdit()
    put(desk, text, other)
    activate(qtbot, desk)
    text.setFocus()
    press(text, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert text.toPlainText() == ""


def test_megabytes_are_cut_and_said(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    line, text = LineField(room.look, "Title"), TextField(room.look, "Text")
    put(desk, line, text)
    QGuiApplication.clipboard().setText("深圳 \U0001f9ec مرحبا\n" * 300_000)
    for field, most in ((line, LONGEST_LINE), (text, LONGEST_TEXT)):
        with qtbot.waitSignal(field.shortened, timeout=2_000) as told:
            field.paste()
        assert told.args == [most]
    assert len(line.text()) <= LONGEST_LINE
    assert len(text.toPlainText()) <= LONGEST_TEXT
    assert "\U0001f9ec" in text.toPlainText()


def test_pages_keep_all_their_fields(room: Room, desk: QWidget) -> None:
    fields = [LineField(room.look, "a"), LineField(room.look, "b")]
    put(desk, *fields)
    for field, language in zip(fields, (Language.EN, Language.HANS), strict=True):
        TextBinding(field, *writer(room, language), room, language.value)
        field.setText(f"in {language}")
    assert keep_all(desk)
    assert card_of(room).title.en == "in en"
    assert card_of(room).title.zh_hans == "in zh-Hans"


def test_a_text_edit_keeps_its_cursor_when_the_text_changes_above_it(room: Room, desk: QWidget) -> None:
    read, write = writer(room)
    field = QPlainTextEdit()
    put(desk, field)
    write("first\nsecond\nthird")
    TextBinding(field, read, write, room, "text")
    cursor = field.textCursor()
    cursor.setPosition(len("first\nsec"))
    field.setTextCursor(cursor)
    write("\U0001f9ec and first\nsecond\nthird")
    assert field.textCursor().block().text() == "second"
    assert field.textCursor().positionInBlock() == 3
    assert not field.isUndoRedoEnabled()


def test_a_line_that_was_left_is_read_from_its_beginning(qtbot: QtBot, desk: QWidget, room: Room) -> None:
    first, second = LineField(room.look, "First"), LineField(room.look, "Second")
    put(desk, first, second)
    activate(qtbot, desk)
    first.setFocus()
    QTest.keyClicks(first, "Meeting with the government of a district")
    assert first.cursorPosition() > 0
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.cursorPosition() == 0
