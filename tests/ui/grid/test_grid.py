"""The table as it is seen: languages, changes from elsewhere, acts of the menus, what is spoken, and 50,000 rows."""

from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.lanes import build_lanes, find_lane
from briefing_app.ui.grid.selection import Block, enclose
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import (
    AT_SHARE,
    AT_SPENDING,
    EN,
    HANS,
    HANT,
    PLACE,
    ROWS,
    SHARE,
    SPENDING,
    MakeGrid,
    columns_of,
    number,
    place_of,
    rows_of,
    seen,
    steps,
    words,
)
from tests.ui.hands import click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def run(grid: GridEditor, items: str, name: str) -> None:
    """Choose an entry of a menu by its key."""
    listed: Callable[[], list[object]] = getattr(grid.menus, f"list_{items}_items")
    found = next(each for each in listed() if getattr(each, "key", "") == f"grid.menu.{name}")
    act: Callable[[], object] | None = getattr(found, "act", None)
    assert act is not None
    act()


def is_off(grid: GridEditor, items: str, name: str) -> bool:
    listed: Callable[[], list[object]] = getattr(grid.menus, f"list_{items}_items")
    found = next(each for each in listed() if getattr(each, "key", "") == f"grid.menu.{name}")
    return getattr(found, "act", None) is None


# -- what is seen ----------------------------------------------------------------------------------------------------


def test_words_stand_side_by_side_or_in_one_language() -> None:
    columns = (PLACE, SHARE, SPENDING)
    assert [(each.at, each.language) for each in build_lanes(columns, Language.EN, folded=False)] == [
        (0, Language.EN), (0, Language.HANT), (0, Language.HANS), (1, None), (2, None),
    ]  # fmt: skip
    folded = build_lanes(columns, Language.HANS, folded=True)
    assert [(each.at, each.language) for each in folded] == [(0, Language.HANS), (1, None), (2, None)]
    assert find_lane(folded, 0, Language.EN) == 0
    assert find_lane(folded, 5) == -1


def test_blocks_know_their_size_and_their_place_in_the_table() -> None:
    blocks = [Block(1, 1, 2, 2), Block(0, 4, 1, 4)]
    assert enclose(blocks) == Block(0, 1, 2, 4)
    assert enclose([]) is None
    assert list(Block(1, 1, 2, 2)) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert Block(2, 0, 5, 0).within(4) == Block(2, 0, 3, 0)
    assert Block(4, 0, 5, 0).within(4) is None
    assert (Block(3, 3, 3, 3).height, Block(3, 3, 3, 3).width) == (1, 1)


def test_the_model_is_sound_through_all_acts(grid: GridEditor, room: Room, table: Dataset) -> None:
    tester = QAbstractItemModelTester(grid.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    grid.view.choose(1, AT_SHARE)
    grid.acts.insert_rows(1, 12)
    grid.acts.delete_rows(Block(2, 0, 5, 0))
    grid.acts.insert_column(1)
    grid.fold(True)
    grid.show_language(Language.HANT)
    grid.fold(False)
    while steps(room) and room.core.history.find_undo() is not None and rows_of(room, table) != ROWS:
        room.core.history.undo()
    room.core.data.delete_dataset(table.id)
    assert grid.model.rowCount() == 0
    room.core.history.undo()
    assert grid.model.rowCount() == 8
    tester.deleteLater()


def test_folded_words_show_another_language_where_theirs_is_missing(grid: GridEditor) -> None:
    grid.show_language(Language.HANS)
    click(grid.fold_button)
    assert grid.model.columnCount() == 3
    assert seen(grid, 2, 0) == "美國"
    lane = grid.model.lane(0)
    assert lane is not None
    assert grid.model.shown(2, lane).stand_in
    assert grid.model.index(2, 0).data(Qt.ItemDataRole.EditRole) == ""  # it is not taken for its own
    assert seen(grid, 0, 1) == "超过50"
    click(grid.fold_button)
    assert grid.model.columnCount() == 5


def test_what_changes_elsewhere_is_seen_at_once(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(2, AT_SPENDING)
    room.core.tables.set_cells(table.id, {(0, 1): number("51")})
    assert seen(grid, 0, AT_SHARE) == "51"
    room.core.tables.insert_rows(table.id, 0, 9)
    assert grid.model.rowCount() == 13
    assert place_of(grid) == (2, AT_SPENDING)
    room.core.tables.insert_column(table.id, 0, Column("", LocalText("Code")))
    assert grid.model.columnCount() == 8
    assert place_of(grid) == (2, 7)  # the same cell still, three lanes further on
    assert seen(grid, 9, 3) == "Hong Kong"


def test_a_table_that_is_gone_is_said_and_comes_back(grid: GridEditor, room: Room, table: Dataset) -> None:
    room.core.data.delete_dataset(table.id)
    assert "no longer" in grid.bar.title.text()
    assert not grid.paste_button.isEnabled()
    assert grid.commands == {}
    room.core.history.undo()
    assert seen(grid, 0, EN) == "Hong Kong"
    assert grid.paste_button.isEnabled()


def test_cells_are_spoken_with_row_column_and_value(grid: GridEditor) -> None:
    def spoken(row: int, lane: int) -> str:
        return str(grid.model.index(row, lane).data(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken(0, AT_SHARE) == "Hong Kong, Share, %, over 50"
    assert spoken(0, HANT) == "Hong Kong, Place, Traditional Chinese, 香港"
    assert spoken(1, AT_SPENDING) == "United Kingdom, Spending, HK$ million, empty"
    assert spoken(5, EN) == "New row, Place, English, empty"


def test_everything_that_can_be_used_has_a_name(grid: GridEditor) -> None:
    grid.view.choose(1, AT_SHARE)
    grid.edit_column(AT_SPENDING)
    QApplication.processEvents()
    parts = [*grid.findChildren(QAbstractButton), *grid.findChildren(QComboBox), *grid.findChildren(QLineEdit)]
    seen_parts = [each for each in parts if each.isVisible()]
    assert len(seen_parts) > 8
    for part in seen_parts:
        interface = QAccessible.queryAccessibleInterface(part)
        if type(part).__name__ != "QAbstractButton":  # the corner of the table, which is Qt's own
            assert interface.text(QAccessible.Text.Name), part


def test_lanes_share_the_width(grid: GridEditor) -> None:
    widths = [grid.view.columnWidth(at) for at in range(5)]
    assert abs(sum(widths) - grid.view.viewport().width()) < 8
    grid.view.setColumnWidth(0, 300)
    grid.resize(grid.width() + 50, grid.height())
    assert grid.view.columnWidth(0) == 300


# -- acts ------------------------------------------------------------------------------------------------------------


def test_rows_are_inserted_moved_sorted_and_deleted_from_the_menu(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, EN, 1, EN))
    run(grid, "row", "rows.below")
    assert [row[0].text.en for row in rows_of(room, table)][:4] == ["Hong Kong", "United Kingdom", "", ""]
    room.core.history.undo()
    grid.view.choose(0, AT_SHARE)
    assert is_off(grid, "row", "rows.up")
    run(grid, "row", "rows.down")
    assert rows_of(room, table)[:2] == (ROWS[1], ROWS[0])
    assert place_of(grid) == (1, AT_SHARE)
    run(grid, "column", "sort.up")
    assert rows_of(room, table) == (ROWS[2], ROWS[1], ROWS[0])
    run(grid, "column", "sort.down")
    assert rows_of(room, table) == ROWS
    grid.view.choose(0, AT_SPENDING)
    run(grid, "column", "sort.down")
    assert rows_of(room, table) == (ROWS[0], ROWS[2], ROWS[1])  # what is missing comes last
    grid.view.choose(6, AT_SHARE)
    for name in ("rows.up", "rows.down", "rows.delete", "rows.below"):
        assert is_off(grid, "row", name)


def test_columns_are_inserted_moved_and_deleted_from_the_menu(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    run(grid, "column", "column.after")
    assert [each.kind for each in columns_of(room, table)] == [
        ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.NUMBER, ColumnKind.NUMBER,
    ]  # fmt: skip
    room.core.history.undo()
    grid.view.choose(0, AT_SHARE)
    run(grid, "column", "column.right")
    assert [each.key for each in columns_of(room, table)] == ["place", "spending", "share"]
    room.core.history.undo()
    grid.view.choose_block(Block(0, AT_SHARE, 0, AT_SPENDING))
    run(grid, "column", "column.delete")
    assert columns_of(room, table) == (PLACE,)
    grid.view.choose(0, EN)
    assert is_off(grid, "column", "column.delete")
    assert is_off(grid, "column", "column.left")


def test_a_new_column_is_asked_for_its_name(grid: GridEditor, room: Room, table: Dataset) -> None:
    button = grid.column_button
    assert button.toolTip() == room.look.say("grid.column.add.tip")
    plus = room.look.icons.icon("plus", "accent").pixmap(16, 16).toImage()
    assert button.icon().pixmap(16, 16).toImage() == plus
    click(button)
    assert columns_of(room, table)[3].label.en == "Column 4"
    assert grid.column_bar is not None
    assert grid.column_bar.at == 3


def test_the_menu_opens_by_key_at_the_cell_with_everything_in_it(grid: GridEditor) -> None:
    grid.view.choose(1, AT_SHARE)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), grid.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(grid.view, event)
    menu = next(each for each in grid.findChildren(QMenu) if each.isVisible())
    texts = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert len(texts) == 9 + 5 + 8
    assert texts[0] == "Cut\tCtrl+X"
    assert "Insert a row above\tCtrl++" in texts
    assert any(each.startswith("Fill series") for each in texts)
    menu.close()


def test_rows_and_columns_are_exchanged_where_that_can_be(grid: GridEditor, room: Room, table: Dataset) -> None:
    click(grid.transpose_button)
    assert rows_of(room, table) == ROWS  # per cent and HK$ cannot stand in one column
    room.core.tables.delete_columns(table.id, 2, 1)
    click(grid.transpose_button)
    assert [each.label.en for each in columns_of(room, table)][1:] == ["Hong Kong", "United Kingdom", "United States"]
    assert rows_of(room, table)[0][0].text.en == "Share"


def test_filling_words_with_numbers_changes_nothing(grid: GridEditor, room: Room, table: Dataset) -> None:
    before = steps(room)
    grid.acts.fill_right(Block(0, HANS, 0, AT_SHARE))
    grid.acts.fill_down(Block(0, EN, 0, EN))  # there is no row above the first
    assert rows_of(room, table) == ROWS
    assert steps(room) == before


def test_every_act_is_told(grid: GridEditor) -> None:
    told: list[int] = []
    grid.edited.connect(lambda: told.append(1))
    grid.acts.insert_rows(0, 1)
    grid.acts.sort(grid.model.lanes[0], descending=False)
    grid.view.choose(0, AT_SHARE)
    grid.model.setData(grid.model.index(0, AT_SHARE), "5")
    grid.bar.follow()
    assert len(told) == 3


# -- large tables ----------------------------------------------------------------------------------------------------


@pytest.mark.timed
def test_fifty_thousand_rows_open_scroll_and_are_edited_at_once(room: Room, make_grid: MakeGrid) -> None:
    names = Column("name", LocalText("Name"))
    values = [Column(f"v{at}", LocalText(f"V{at}"), ColumnKind.NUMBER, Unit.NUMBER) for at in range(5)]
    cells = tuple(Cell(value=Value(Decimal(at))) for at in range(100))
    rows = [(words(f"Row {at}"), *(cells[(at + step) % 100] for step in range(5))) for at in range(50_000)]
    large = room.core.tables.add_table(LocalText("Large"), (names, *values), rows)
    start = perf_counter()
    grid = make_grid(large.id)
    grid.view.grab()
    opened = perf_counter() - start
    assert grid.model.rowCount() == 50_001
    grid.fold(False)
    frames = []
    for step in range(1, 41):
        start = perf_counter()
        grid.view.verticalScrollBar().setValue(step * grid.view.verticalScrollBar().maximum() // 40)
        grid.view.grab()
        frames.append(perf_counter() - start)
    grid.view.choose(43_210, 4)
    start = perf_counter()
    grid.model.setData(grid.model.index(43_210, 4), "777")
    edited = perf_counter() - start
    assert seen(grid, 43_210, 4) == "777"
    assert grid.model.source.cell(43_210, 2).value == Value(Decimal(777))
    assert opened < 1.5  # 0.3 s on a machine that does nothing else
    assert sorted(frames)[20] < 0.12
    assert edited < 0.3
