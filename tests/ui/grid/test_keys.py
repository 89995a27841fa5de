"""The keys of a spreadsheet: typing, moving, choosing, emptying; every act is kept at once and one step of undo."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Qualifier, Value
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import (
    AT_SHARE,
    AT_SPENDING,
    EN,
    HANS,
    HANT,
    ROWS,
    focus,
    key,
    number,
    place_of,
    rows_of,
    seen,
    steps,
    typed,
    words,
)
from tests.ui.hands import click, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_typing_overwrites_a_value_and_enter_goes_down(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SHARE)
    before = steps(room)
    typed(grid, "over 30")
    key(grid, Key.Key_Return)
    cell = rows_of(room, table)[1][1]
    assert (cell.value, cell.qualifier) == (Value(Decimal(30)), Qualifier.OVER)
    assert place_of(grid) == (2, AT_SHARE)
    assert focus(grid) is grid.view
    assert steps(room) == before + 1
    room.core.history.undo()
    assert rows_of(room, table) == ROWS
    assert seen(grid, 1, AT_SHARE) == "23.6"


def test_numbers_are_taken_in_the_scale_of_their_column(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SPENDING)
    typed(grid, "1,760")
    key(grid, Key.Key_Return)
    value = rows_of(room, table)[1][2].value
    assert value is not None
    assert value.number == Decimal(1760000000)
    assert seen(grid, 1, AT_SPENDING) == "1,760"


def test_each_language_of_words_is_written_by_itself(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(2, HANS)
    type_text(grid.view, "美国")  # composed and committed where the focus was when it began
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[2][0] == words("United States", "美國", "美国")


def test_f2_edits_what_is_there_and_esc_takes_it_back(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, EN)
    key(grid, Key.Key_F2)
    line = focus(grid)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Hong Kong"
    key(grid, Key.Key_End)
    typed(grid, " SAR")
    key(grid, Key.Key_Escape)
    assert rows_of(room, table) == ROWS
    key(grid, Key.Key_F2)
    key(grid, Key.Key_End)
    typed(grid, " SAR")
    key(grid, Key.Key_Left)  # within the words, since F2 opened them
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[0][0].text.en == "Hong Kong SAR"


def test_arrows_leave_a_cell_that_was_opened_by_typing(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    typed(grid, "7")
    key(grid, Key.Key_Right)
    assert place_of(grid) == (0, AT_SPENDING)
    typed(grid, "8")
    key(grid, Key.Key_Up)
    assert place_of(grid) == (0, AT_SPENDING)  # it was the first row
    assert [str(cell.value) for cell in rows_of(room, table)[0][1:]] == ["7", "8E+6"]


def test_tab_goes_on_and_enter_returns_below_where_it_began(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(3, EN)
    typed(grid, "Japan")
    key(grid, Key.Key_Tab)
    typed(grid, "JP")
    key(grid, Key.Key_Tab)
    key(grid, Key.Key_Tab)
    assert place_of(grid) == (3, AT_SHARE)
    typed(grid, "4")
    key(grid, Key.Key_Return)
    assert place_of(grid) == (4, EN)
    assert rows_of(room, table)[3][0] == words("Japan", "JP")
    typed(grid, "Korea")
    key(grid, Key.Key_Tab, Shift)
    assert place_of(grid) == (3, AT_SPENDING)
    key(grid, Key.Key_Return, Shift)
    assert place_of(grid) == (2, AT_SPENDING)


def test_tab_passes_by_the_cells_where_nothing_is_typed(grid: GridEditor) -> None:
    grid.view.choose(1, AT_SHARE)
    key(grid, Key.Key_Tab, Shift)
    assert focus(grid) is grid.fold_button
    key(grid, Key.Key_Tab)
    assert focus(grid) is grid.view
    assert place_of(grid) == (1, AT_SHARE)
    key(grid, Key.Key_Tab)
    assert grid.bar.isAncestorOf(focus(grid))
    key(grid, Key.Key_Tab, Shift)
    assert focus(grid) is grid.view
    assert place_of(grid) == (1, AT_SHARE)


def test_tab_from_value_to_value_fills_row_after_row(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(3, HANS)
    for value in ("日本", "4", "5"):
        type_text(focus(grid), value)
        key(grid, Key.Key_Tab)
    assert place_of(grid) == (4, EN)  # behind the last value there is another row
    typed(grid, "Korea")
    key(grid, Key.Key_Tab)
    rows = rows_of(room, table)
    assert rows[3][1:] == (number("4"), number("5E+6"))
    assert rows[4][0] == words("Korea")
    assert place_of(grid) == (4, HANT)


def test_a_run_of_tabs_ends_with_its_row_and_with_any_other_move(grid: GridEditor) -> None:
    grid.view.choose(0, AT_SHARE)
    typed(grid, "7")
    key(grid, Key.Key_Tab)
    assert place_of(grid) == (0, AT_SPENDING)
    key(grid, Key.Key_Tab)
    assert not grid.view.hasFocus()
    key(grid, Key.Key_Tab, Shift)
    for end in (Key.Key_Down, Key.Key_Return):
        grid.view.choose(0, AT_SHARE)
        typed(grid, "8")
        key(grid, Key.Key_Tab, Shift)
        assert (place_of(grid), focus(grid)) == ((0, HANS), grid.view)
        key(grid, end)
        key(grid, Key.Key_Tab)
        assert not grid.view.hasFocus()
        key(grid, Key.Key_Tab, Shift)
        assert grid.view.hasFocus()


def test_shift_and_tab_stay_in_the_first_cell(grid: GridEditor) -> None:
    grid.view.choose(0, EN)
    typed(grid, "Macao")
    key(grid, Key.Key_Tab, Shift)
    assert (place_of(grid), focus(grid)) == ((0, EN), grid.view)
    key(grid, Key.Key_Tab, Shift)
    assert focus(grid) is grid.fold_button


def test_rows_grow_by_typing_below_the_last(grid: GridEditor, room: Room, table: Dataset) -> None:
    for name in ("Japan", "Korea", "Singapore", "Israel", "France", "Spain"):
        grid.view.choose(len(rows_of(room, table)), EN)
        typed(grid, name)
        key(grid, Key.Key_Return)
    assert len(rows_of(room, table)) == 9
    assert grid.model.rowCount() == 10  # there is always one to type into
    grid.view.choose(9, AT_SHARE)
    room.core.history.undo()
    assert grid.model.rowCount() == 9


def test_delete_empties_what_is_chosen_of_words_one_language_only(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, HANT, 1, AT_SHARE))
    before = steps(room)
    key(grid, Key.Key_Delete)
    rows = rows_of(room, table)
    assert rows[0][0] == words("Hong Kong")
    assert rows[1][0] == words("United Kingdom")
    assert rows[0][1].missing
    assert rows[1][1].missing
    assert rows[0][2] == ROWS[0][2]
    assert steps(room) == before + 1
    key(grid, Key.Key_Delete)  # nothing left to empty is no step
    assert steps(room) == before + 1


def test_control_a_takes_the_table_without_the_empty_rows(grid: GridEditor) -> None:
    key(grid, Key.Key_A, Control)
    assert grid.view.block == Block(0, 0, 2, AT_SPENDING)


def test_shift_and_arrows_choose_more_and_control_goes_to_the_edge(grid: GridEditor) -> None:
    grid.view.choose(0, EN)
    key(grid, Key.Key_Right, Shift)
    key(grid, Key.Key_Down, Shift)
    assert grid.view.block == Block(0, EN, 1, HANT)
    key(grid, Key.Key_Down, Control)
    assert place_of(grid) == (2, HANT)
    key(grid, Key.Key_Right, Control)
    assert place_of(grid) == (2, AT_SPENDING)
    key(grid, Key.Key_Home, Control)
    assert place_of(grid) == (0, 0)
    key(grid, Key.Key_End, Control | Shift)
    assert grid.view.block == Block(0, 0, 2, AT_SPENDING)


def test_a_chosen_column_ends_with_the_table(grid: GridEditor) -> None:
    heads = grid.view.heads
    click(heads.viewport(), QPoint(heads.sectionViewportPosition(AT_SHARE) + 20, 10))
    assert grid.view.block == Block(0, AT_SHARE, 2, AT_SHARE)


@pytest.mark.parametrize("letter", [Key.Key_C, Key.Key_X, Key.Key_V, Key.Key_A, Key.Key_D, Key.Key_R, Key.Key_Minus])
def test_the_keys_of_a_spreadsheet_are_not_those_of_the_menus(grid: GridEditor, letter: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, letter, Control)
    event.ignore()
    QApplication.sendEvent(grid.view, event)
    assert event.isAccepted()


@pytest.mark.parametrize("letter", [Key.Key_Z, Key.Key_K, Key.Key_S])
def test_undo_and_the_palette_stay_those_of_the_window(grid: GridEditor, letter: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, letter, Control)
    event.ignore()
    QApplication.sendEvent(grid.view, event)
    assert not event.isAccepted()


def test_fill_down_and_right_by_keys(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, AT_SHARE, 2, AT_SHARE))
    key(grid, Key.Key_D, Control)
    assert [row[1] for row in rows_of(room, table)] == [ROWS[0][1]] * 3
    grid.view.choose(2, HANS)
    key(grid, Key.Key_R, Control)  # from the lane before it
    assert rows_of(room, table)[2][0] == words("United States", "美國", "美國")


def test_rows_are_deleted_and_inserted_by_keys(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, EN)
    key(grid, Key.Key_Minus, Control)
    assert rows_of(room, table) == (ROWS[0], ROWS[2])
    key(grid, Key.Key_Plus, Control | Shift)
    rows = rows_of(room, table)
    assert (rows[0], rows[2]) == (ROWS[0], ROWS[2])
    assert all(cell.missing for cell in rows[1])


def test_the_commands_of_the_menus_are_there_while_the_grid_has_the_keys(grid: GridEditor) -> None:
    assert set(grid.commands) == {"cut", "copy", "paste", "delete", "select_all", "rename"}
    grid.bar.words.fields[grid.bar.words.language].setFocus()
    QApplication.processEvents()
    assert not grid.view.hasFocus()
    assert grid.commands == {}


def test_it_says_which_cell_is_chosen(grid: GridEditor) -> None:
    told: list[tuple[int, int]] = []
    grid.cell_chosen.connect(lambda row, column: told.append((row, column)))
    grid.show_cell(2, 1)
    grid.view.choose(1, HANT)
    assert told == [(2, 1), (1, 0)]
    grid.show_cell(0, 0)
    assert place_of(grid) == (0, EN)
