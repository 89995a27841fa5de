"""Numbers are never cut: columns as wide as they need, figures printed short, # where a person made it too narrow."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import CountNoun, Observation, Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.scales import propose_scale
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import (
    AT_SHARE,
    AT_SPENDING,
    EN,
    PLACE,
    SHARE,
    MakeGrid,
    columns_of,
    number,
    rows_of,
    seen,
    steps,
    words,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MONEY = Column("money", LocalText("Funds", "資金", "资金"), ColumnKind.NUMBER, Unit.HKD)
AddTable = Callable[..., Dataset]


def room_for(grid: GridEditor, row: int, lane: int) -> bool:
    """Whether all of a cell is seen."""
    need = grid.view.cells.measure(grid.model.shown(row, grid.model.lanes[lane]))
    return grid.view.columnWidth(lane) >= need


def show(grid: GridEditor, width: int) -> None:
    grid.window().resize(width, grid.window().height())
    QApplication.processEvents()
    grid.view.grab()
    QApplication.processEvents()


def test_a_column_is_as_wide_as_its_longest_number(room: Room, make_grid: MakeGrid) -> None:
    rows = [(words(f"Row {at}"), number("123456789012345" if at == 40 else "5")) for at in range(60)]
    grid = make_grid(room.core.tables.add_table(LocalText("Long"), (PLACE, MONEY), rows).id)
    lane = len(grid.model.lanes) - 1
    assert seen(grid, 40, lane) == "123,456,789,012,345"
    assert room_for(grid, 40, lane)


def test_a_number_that_is_typed_or_far_below_widens_its_column(room: Room, make_grid: MakeGrid, qtbot: QtBot) -> None:
    rows = [(words(f"Row {at}"), number("987654321098765" if at == 290 else "5")) for at in range(300)]
    grid = make_grid(room.core.tables.add_table(LocalText("Far"), (PLACE, MONEY), rows).id)
    lane = len(grid.model.lanes) - 1
    grid.model.setData(grid.model.index(2, lane), "12345678901234")
    grid.view.grab()
    qtbot.waitUntil(lambda: room_for(grid, 2, lane))
    assert not room_for(grid, 290, lane)
    grid.view.choose(290, lane)
    grid.view.grab()
    qtbot.waitUntil(lambda: room_for(grid, 290, lane))
    assert not grid.view.horizontalScrollBar().isVisible()  # words give way


def test_a_number_far_below_keeps_its_room_whatever_is_laid_out_anew(
    room: Room, make_grid: MakeGrid, qtbot: QtBot
) -> None:
    rows = [(words(f"Row {at}"), number("987654321098765" if at == 290 else "5")) for at in range(300)]
    grid = make_grid(room.core.tables.add_table(LocalText("Far"), (PLACE, MONEY), rows).id)
    lane = len(grid.model.lanes) - 1
    grid.view.choose(290, lane)
    grid.view.grab()
    qtbot.waitUntil(lambda: room_for(grid, 290, lane))
    widths: list[int] = []
    grid.view.horizontalHeader().sectionResized.connect(lambda at, _, now: widths.append(now) if at == lane else None)
    show(grid, 690)
    grid.view.fitter.fit()
    qtbot.wait(50)
    assert room_for(grid, 290, lane)
    assert widths == []
    grid.view.setColumnWidth(EN, 150)  # by hand: the others stay as they are, and are still widened for numbers
    grid.model.setData(grid.model.index(289, lane), "-9876543210987654321")
    grid.view.grab()
    qtbot.waitUntil(lambda: room_for(grid, 289, lane))


def test_a_column_made_too_narrow_by_hand_shows_no_part_of_a_number(grid: GridEditor, room: Room) -> None:
    room.core.tables.set_cells(grid.dataset_id, {(0, 2): number("1.23456E+14"), (1, 2): number("7.23456E+14")})
    grid.view.setColumnWidth(AT_SPENDING, 62)
    show(grid, 700)
    assert grid.view.columnWidth(AT_SPENDING) == 62

    def inside(row: int) -> QImage:
        shown = grid.view.visualRect(grid.model.index(row, AT_SPENDING)).adjusted(4, 4, -4, -4)
        return grid.view.viewport().grab(QRect(shown)).toImage()

    grid.view.choose(2, EN)
    assert inside(0) == inside(1)  # both are nothing but #
    grid.view.resizeColumnToContents(AT_SPENDING)
    assert room_for(grid, 0, AT_SPENDING)
    assert inside(0) != inside(1)


def test_words_fold_to_one_language_where_three_find_no_room(room: Room, make_grid: MakeGrid, qtbot: QtBot) -> None:
    columns = (PLACE, *(Column(f"c{at}", LocalText(f"C{at}"), ColumnKind.NUMBER) for at in range(4)))
    rows = [(words("Hong Kong", "香港", "香港"), *(number("5") for _ in range(4)))]
    grid = make_grid(room.core.tables.add_table(LocalText("Broad"), columns, rows).id)
    show(grid, 560)
    qtbot.waitUntil(lambda: grid.model.folded)
    assert grid.fold_button.isChecked()
    assert len(grid.model.lanes) == 5
    show(grid, 1100)
    qtbot.waitUntil(lambda: not grid.model.folded)
    assert not grid.fold_button.isChecked()
    grid.fold_button.click()
    assert grid.model.folded
    show(grid, 1200)
    assert grid.model.folded  # as a person has said
    grid.fold_button.click()
    show(grid, 560)
    assert not grid.model.folded


def test_a_cell_that_is_typed_in_is_not_folded_away(room: Room, make_grid: MakeGrid) -> None:
    columns = (PLACE, *(Column(f"c{at}", LocalText(f"C{at}"), ColumnKind.NUMBER) for at in range(4)))
    grid = make_grid(room.core.tables.add_table(LocalText("Broad"), columns, [(words("A"), *[number("5")] * 4)]).id)
    show(grid, 1100)
    grid.view.choose(0, EN)
    grid.view.edit_cell()
    show(grid, 560)
    assert grid.view.editing
    assert not grid.model.folded


@pytest.mark.parametrize(
    ("language", "printed"),
    [(Language.EN, "HK$277 billion"), (Language.HANT, "2,770億港元"), (Language.HANS, "2770亿港元")],
)
def test_long_figures_are_printed_short(room: Room, make_grid: MakeGrid, language: Language, printed: str) -> None:
    value = Observation(Value(Decimal("2.77E+11")))
    figure = room.core.figures.add_figure("grid_funds", LocalText("Funds"), Unit.HKD, observations=(value,))
    table = room.core.tables.add_table(LocalText("Funds"), (PLACE, MONEY), [(words("A"), Cell(figure=figure.key))])
    grid = make_grid(table.id)
    grid.show_language(language)
    lane = len(grid.model.lanes) - 1
    assert seen(grid, 0, lane) == printed
    assert room_for(grid, 0, lane)
    assert seen(grid, 0, lane) == room.core.wording.format_value(value.value, Qualifier.EXACT, Unit.HKD, None, language)


# -- scales that are proposed ------------------------------------------------------------------------------------------


@pytest.fixture
def add_table(room: Room) -> AddTable:
    def add(column: Column, *numbers: str) -> Dataset:
        rows = [(words(f"Row {at}"), number(each)) for at, each in enumerate(numbers)]
        return room.core.tables.add_table(LocalText("T"), (PLACE, column), rows)

    return add


@pytest.mark.parametrize(
    ("numbers", "english", "chinese"),
    [
        (("277000000000", "120000000000"), 9, 8),
        (("329000", "12990000", "2770000000"), 6, 4),
        (("5", "277000000000", "120000000000"), 0, 0),  # 5 would be 0.000000005
        (("12", "37852"), 0, 0),
        ((), 0, 0),
    ],
)
def test_long_numbers_are_offered_a_scale(
    add_table: AddTable, make_grid: MakeGrid, numbers: tuple[str, ...], english: int, chinese: int
) -> None:
    grid = make_grid(add_table(MONEY, *numbers).id)
    source = grid.model.source
    assert propose_scale(source, 1, Language.EN) == english
    assert propose_scale(source, 1, Language.HANT) == propose_scale(source, 1, Language.HANS) == chinese
    assert propose_scale(make_grid(add_table(SHARE, "12000000000").id).model.source, 1, Language.EN) == 0


def test_the_offer_changes_the_measure_and_no_value_in_one_step(
    add_table: AddTable, make_grid: MakeGrid, room: Room
) -> None:
    table = add_table(MONEY, "277000000000", "120000000000")
    grid = make_grid(table.id)
    lane = len(grid.model.lanes) - 1
    grid.view.choose(0, lane)
    button = grid.bar.values.scale_button
    assert button.isVisible()
    assert button.text() == "Give the column in HK$ billion"
    before, values = steps(room), rows_of(room, table)
    button.click()
    assert columns_of(room, table)[1].scale == 9
    assert rows_of(room, table) == values
    assert seen(grid, 0, lane) == "277"
    assert steps(room) == before + 1
    assert not button.isVisible()
    grid.model.setData(grid.model.index(0, lane), "1.50")  # a zero that is typed stays
    assert seen(grid, 0, lane) == "1.50"
    grid.model.setData(grid.model.index(0, lane), "280000")
    assert seen(grid, 0, lane) == "280,000"
    room.core.tables.set_cells(table.id, {(0, 1): number("1234567890" * 5)})  # more digits than Python calculates with
    assert seen(grid, 0, lane).replace(",", "") == f"{'1234567890' * 4}1.23456789"


def test_short_numbers_are_offered_none(grid: GridEditor) -> None:
    grid.view.choose(0, AT_SHARE)
    assert not grid.bar.values.scale_button.isVisible()


def test_a_count_says_its_noun_in_the_offer(add_table: AddTable, make_grid: MakeGrid) -> None:
    column = Column("n", LocalText("N"), ColumnKind.NUMBER, Unit.COUNT, CountNoun("trip", "trips", "人次", "人次"))
    grid = make_grid(add_table(column, "30000000", "50000000").id)
    grid.view.choose(0, len(grid.model.lanes) - 1)
    assert grid.bar.values.scale_button.text() == "Give the column in million trips"


def test_the_bar_is_as_low_for_words_as_for_values(grid: GridEditor) -> None:
    grid.view.choose(0, EN)
    QApplication.processEvents()
    low = grid.bar.height()
    grid.view.choose(0, AT_SHARE)
    QApplication.processEvents()
    assert not grid.bar.values.as_of.isVisible()
    assert abs(grid.bar.height() - low) <= 16
    grid.bar.values.more_button.click()
    QApplication.processEvents()
    assert grid.bar.values.as_of.isVisible()
    assert not grid.bar.values.more_button.isVisible()
