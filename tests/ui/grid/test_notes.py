"""What is typed and not kept: it stays with its row and column, waits for another text, and can be copied at last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.model.chart import Column, ColumnKind, Dataset
from briefing_app.model.figure import Qualifier, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import (
    AT_SHARE,
    EN,
    PLACE,
    ROWS,
    SHARE,
    SPENDING,
    MakeGrid,
    key,
    number,
    rows_of,
    seen,
    steps,
    typed,
    words,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key
NONE = "{no_figure}"


@pytest.fixture
def noted(grid: GridEditor, room: Room, table: Dataset) -> GridEditor:
    """The name of no figure was typed as the share of the United Kingdom, and refused."""
    type_into(grid, 1, AT_SHARE, NONE)
    assert seen(grid, 1, AT_SHARE) == NONE
    assert rows_of(room, table) == ROWS
    return grid


def type_into(grid: GridEditor, row: int, lane: int, text: str) -> None:
    grid.view.choose(row, lane)
    typed(grid, text)
    key(grid, Key.Key_Return)


def noted_at(grid: GridEditor) -> list[tuple[int, int]]:
    """Rows and lanes in which something that is not kept is seen."""
    model = grid.model
    places = ((row, lane) for row in range(model.rowCount()) for lane in range(len(model.lanes)))
    return [(row, lane) for row, lane in places if model.shown(row, model.lanes[lane]).corner == "err"]


def test_it_is_not_tried_again_and_ends_no_redo(noted: GridEditor, room: Room, table: Dataset) -> None:
    """Once its column has words, they would be taken."""
    room.core.tables.update_column(table.id, 1, Column("share", SHARE.label))
    before = rows_of(room, table)
    room.core.tables.insert_rows(table.id, 0, [(words("Above"), words("x"), number("1"))])
    room.core.history.undo()
    count = steps(room)
    assert noted.keep()
    assert rows_of(room, table) == before
    assert steps(room) == count
    assert room.core.history.find_redo() is not None


def test_it_goes_where_its_row_goes(noted: GridEditor, room: Room, table: Dataset) -> None:
    tables, id = room.core.tables, table.id
    tables.insert_rows(id, 0, [(words("Above"), number("1"), number("1"))])
    assert noted_at(noted) == [(2, AT_SHARE)]
    tables.set_cells(id, {(2, 2): number("77")})  # in its own row
    assert noted_at(noted) == [(2, AT_SHARE)]
    tables.delete_rows(id, 0, 1)
    assert noted_at(noted) == [(1, AT_SHARE)]
    tables.set_cells(id, {(0, 2): number("5")})  # beside it
    assert noted_at(noted) == [(1, AT_SHARE)]
    noted.acts.sort(noted.model.lanes[AT_SHARE], descending=False)
    row = next(at for at, cells in enumerate(rows_of(room, table)) if cells[0].text.en == "United Kingdom")
    assert noted_at(noted) == [(row, AT_SHARE)]
    noted.acts.move_column(noted.model.lanes[AT_SHARE], 1)
    assert noted_at(noted) == [(row, AT_SHARE + 1)]


def test_where_its_row_is_gone_it_can_be_copied_and_comes_back_with_it(
    noted: GridEditor, room: Room, table: Dataset
) -> None:
    assert noted.notes.isHidden()
    noted.acts.delete_rows(Block(1, 0, 1, 0))
    assert noted_at(noted) == []
    assert not noted.notes.isHidden()
    assert noted.notes.says.text() == (
        "“{no_figure}” was not kept: it was typed in “United Kingdom” under “Share”, which the table does not show now."
    )
    assert noted.model.unkept  # a page is not left without a word
    noted.notes.copy_button.click()
    assert QApplication.clipboard().text() == NONE
    room.core.history.undo()
    assert noted.notes.isHidden()
    assert noted_at(noted) == [(1, AT_SHARE)]
    assert rows_of(room, table) == ROWS


def test_where_its_column_is_gone_it_waits_and_can_be_forgotten(noted: GridEditor, room: Room, table: Dataset) -> None:
    room.core.tables.delete_columns(table.id, 1, 1)
    assert noted_at(noted) == []
    assert not noted.notes.isHidden()
    room.core.history.undo()
    assert noted_at(noted) == [(1, AT_SHARE)]
    room.core.history.redo()
    noted.notes.forget_button.click()
    assert noted.notes.isHidden()
    assert noted.model.unkept == ""
    room.core.history.undo()
    assert noted_at(noted) == []


def test_what_is_written_there_otherwise_takes_its_place(noted: GridEditor, room: Room, table: Dataset) -> None:
    noted.view.choose(1, AT_SHARE)
    key(noted, Key.Key_Delete)
    assert noted_at(noted) == []
    type_into(noted, 1, AT_SHARE, NONE)
    type_into(noted, 1, AT_SHARE, "31")
    assert noted_at(noted) == []
    assert rows_of(room, table)[1][1] == number("31")
    type_into(noted, 1, AT_SHARE, NONE)
    noted.view.choose(1, AT_SHARE)
    QApplication.clipboard().setText("31")  # as it is already
    noted.paste()
    assert noted_at(noted) == []
    assert noted.model.unkept == ""


def test_a_figure_that_is_followed_takes_its_place(noted: GridEditor, room: Room, table: Dataset) -> None:
    noted.view.choose(1, AT_SHARE)
    noted.bar.values.exact.button(Qualifier.ABOUT).click()  # of the value below it
    assert noted_at(noted) == [(1, AT_SHARE)]
    figure = room.core.library.list_figures()[0]
    noted.bar.targets.follow_figure(figure.key)
    assert rows_of(room, table)[1][1].figure == figure.key
    assert noted_at(noted) == []


def test_in_a_new_row_it_stays_when_the_row_is_filled(grid: GridEditor, room: Room, table: Dataset) -> None:
    type_into(grid, 3, AT_SHARE, NONE)
    type_into(grid, 3, EN, "Japan")
    assert noted_at(grid) == [(3, AT_SHARE)]
    room.core.history.undo()
    assert noted_at(grid) == [(3, AT_SHARE)]
    room.core.tables.insert_rows(table.id, 0, [(words("Above"), number("1"), number("1"))])
    assert noted_at(grid) == [(4, AT_SHARE)]
    assert rows_of(room, table)[1:] == ROWS


def test_among_rows_that_are_alike_none_is_guessed(make_grid: MakeGrid, room: Room) -> None:
    alike = (words("Same"), number("1"), number("2"))
    table = room.core.tables.add_table(LocalText("Alike"), (PLACE, SHARE, SPENDING), [alike] * 9)
    grid = make_grid(table.id)
    type_into(grid, 4, AT_SHARE, NONE)
    room.core.tables.delete_rows(table.id, 0, 9)
    assert noted_at(grid) == []
    room.core.tables.insert_rows(table.id, 0, [alike, alike])
    assert noted_at(grid) == []
    assert not grid.notes.isHidden()


def test_a_new_kind_of_another_column_leaves_it_in_its_place(noted: GridEditor, room: Room, table: Dataset) -> None:
    room.core.tables.update_column(table.id, 2, Column("spending", SPENDING.label))
    assert noted_at(noted) == [(1, AT_SHARE)]
    room.core.tables.update_column(table.id, 1, Column("share", SHARE.label, ColumnKind.NUMBER, Unit.COUNT))
    assert noted_at(noted) == [(1, AT_SHARE)]


def test_the_language_may_change_while_something_waits(noted: GridEditor) -> None:
    noted.show_language(Language.HANT)
    assert noted.model.language is Language.HANT
    assert noted_at(noted) == [(1, AT_SHARE)]
