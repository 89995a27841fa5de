"""Series are filled from the menu and by dragging the corner, as one step; what has no constant step is repeated."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.series import continue_series
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import AT_SHARE, AT_SPENDING, EN, ROWS, number, rows_of, steps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WORDS = Lane(0, Column("name", LocalText("Name")), Language.EN)
MILLIONS = Lane(0, Column("sum", LocalText("Sum"), ColumnKind.NUMBER, Unit.HKD, None, 6), None)
YEARS = Lane(0, Column("year", LocalText("Year"), ColumnKind.NUMBER, Unit.YEAR), None)
DATES = Lane(0, Column("when", LocalText("When"), ColumnKind.DATE), None)


def fill_words(*texts: str, count: int = 2) -> list[str]:
    seeds = [Cell(text=LocalText(each)) for each in texts]
    return [each.text.en for each in continue_series(seeds, WORDS, count, counting=True)]


def fill_numbers(lane: Lane, *numbers: str, counting: bool = False) -> list[str]:
    found = continue_series([number(each) for each in numbers], lane, 2, counting=counting)
    return [f"{each.value.number:f}" for each in found if each.value is not None]


def fill_dates(*texts: str, count: int = 2) -> list[str]:
    seeds = [Cell(date=PartialDate(*map(int, each.split("-")))) for each in texts]
    return [str(each.date) for each in continue_series(seeds, DATES, count, counting=True)]


@pytest.mark.parametrize(
    ("seeds", "following"),
    [
        (("2022/23",), ["2023/24", "2024/25"]),
        (("1998/99",), ["1999/00", "2000/01"]),
        (("2022-2023",), ["2023-2024", "2024-2025"]),
        (("Q3 2023",), ["Q4 2023", "Q1 2024"]),
        (("2023年第4季",), ["2024年第1季", "2024年第2季"]),
        (("Park 9",), ["Park 10", "Park 11"]),
        (("001", "003"), ["005", "007"]),
        (("Park 9", "Park 8"), ["Park 7", "Park 6"]),
        (("A", "B"), ["A", "B"]),
        (("2 of 3",), ["2 of 3", "2 of 3"]),
        (("Park 1", "Park 2", "Park 5"), ["Park 1", "Park 2"]),
    ],
)
def test_names_with_a_number_go_on(seeds: tuple[str, ...], following: list[str]) -> None:
    assert fill_words(*seeds) == following


def test_numbers_go_on_exactly_by_a_constant_step() -> None:
    assert fill_numbers(MILLIONS, "1.1E+6", "1.2E+6") == ["1300000", "1400000"]
    assert fill_numbers(MILLIONS, "0.1", "0.3") == ["0.5", "0.7"]
    assert fill_numbers(MILLIONS, "5", "3") == ["1", "-1"]
    assert fill_numbers(MILLIONS, "1", "2", "4") == ["1", "2"]
    assert fill_numbers(MILLIONS, "5000000") == ["5000000", "5000000"]
    assert fill_numbers(MILLIONS, "5000000", counting=True) == ["6000000", "7000000"]
    assert fill_numbers(YEARS, "2023") == ["2024", "2025"]


def test_years_months_and_days_go_on() -> None:
    assert fill_dates("2023") == ["2024", "2025"]
    assert fill_dates("2019", "2021") == ["2023", "2025"]
    assert fill_dates("2023-11") == ["2023-12", "2024-01"]
    assert fill_dates("2023-09", "2023-12") == ["2024-03", "2024-06"]
    assert fill_dates("2024-02-28") == ["2024-02-29", "2024-03-01"]
    assert fill_dates("2024-01-15", "2024-02-15", "2024-03-15") == ["2024-04-15", "2024-05-15"]
    assert fill_dates("2024-01-31", "2024-03-31", "2024-05-31") == ["2024-01-31", "2024-03-31"]  # June has no 31st
    assert fill_dates("9999") == ["9999", "9999"]


def test_limits_and_estimates_are_repeated_and_nothing_gives_nothing() -> None:
    seeds = [*ROWS[0][1:2], number("60")]
    assert continue_series(seeds, MILLIONS, 2, counting=True) == seeds
    assert continue_series([], MILLIONS, 2, counting=True) == []


def test_the_menu_fills_what_is_chosen_as_one_step(grid: GridEditor, room: Room, table: Dataset) -> None:
    before = steps(room)
    grid.view.choose_block(Block(0, AT_SPENDING, 4, AT_SPENDING))
    items = {each.key: each for each in grid.menus.list_cell_items()}
    act = items["grid.menu.series"].act
    assert act is not None
    act()
    values = [row[2].value for row in rows_of(room, table)]
    assert [each.number for each in values if each] == [Decimal(each) * 10**6 for each in (132, 133, 134, 135, 136)]
    assert steps(room) == before + 1
    room.core.history.undo()
    assert rows_of(room, table) == ROWS


def test_the_corner_is_dragged_down(grid: GridEditor, room: Room, table: Dataset) -> None:
    room.core.tables.set_cells(table.id, {(1, 1): number("10"), (2, 1): number("8")})
    before = steps(room)
    grid.view.choose_block(Block(1, AT_SHARE, 2, AT_SHARE))
    handle = grid.handle
    assert handle.isVisible()
    assert handle.accessibleName() == "Fill series"
    middle = handle.rect().center()
    target = grid.view.visualRect(grid.view.grid.index(3, AT_SHARE)).center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, handle.mapFrom(grid.view.viewport(), target))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.mapFrom(grid.view.viewport(), target))
    assert rows_of(room, table)[3][1].value == Value(Decimal(6))
    assert steps(room) == before + 1
    assert grid.view.block == Block(1, AT_SHARE, 3, AT_SHARE)


def test_a_click_on_the_corner_or_a_drag_up_fills_nothing(grid: GridEditor, room: Room, table: Dataset) -> None:
    before = steps(room)
    grid.view.choose(1, AT_SHARE)
    QTest.mouseClick(grid.handle, Qt.MouseButton.LeftButton)
    QTest.mousePress(grid.handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grid.handle, QPoint(0, -60))
    QTest.mouseRelease(grid.handle, Qt.MouseButton.LeftButton, pos=QPoint(0, -60))
    assert steps(room) == before
    assert rows_of(room, table) == ROWS


def test_only_the_language_of_a_lane_is_filled(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.acts.fill_series(Block(0, EN, 1, EN), 1)
    assert rows_of(room, table)[1][0].text == LocalText("Hong Kong", "英國", "英国")
