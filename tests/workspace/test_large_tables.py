"""Tables of fifty thousand rows: what an edit takes does not depend on how many there are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.workspace import make_printer

pytestmark = pytest.mark.timed

ROWS = 50_000
PATIENCE = 5  # a busy machine may take as many times longer


def _measure(act: Callable[[int], object], times: int = 9) -> float:
    """Median milliseconds of the act, called with a number from 0 on."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - start) * 1_000)
    return median(taken)


def _number(number: int) -> Cell:
    return Cell(value=Value(Decimal(number) / 10))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[Workspace]:
    """An empty library for large tables."""
    path: Path = tmp_path_factory.mktemp("large") / "library.briefing"
    library = Library.create(path, printer=make_printer(resources.wording))
    with Workspace(library, resources, lambda: date(2024, 6, 1)) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def table(large: Workspace) -> Dataset:
    """A name, a date and four numbers in each of fifty thousand rows; made within its time."""
    kind = ColumnKind.NUMBER
    columns = [
        Column("", LocalText("Place")),
        Column("", LocalText("When"), ColumnKind.DATE),
        *(Column("", LocalText(f"V{at}"), kind) for at in range(4)),
    ]
    rows = [
        (
            Cell(text=LocalText(f"Place {at}", f"地方{at}")),
            Cell(date=PartialDate(2000 + at % 25, 1 + at % 12)),
            *(_number(at * 10 + place) for place in range(4)),
        )
        for at in range(ROWS)
    ]
    made: list[Dataset] = []
    taken = _measure(lambda _: made.append(large.tables.add_table(LocalText("Large"), columns, rows)), 1)
    assert taken < 2_000 * PATIENCE
    return made[0]


def test_one_cell_is_edited_undone_and_done_again_at_once(large: Workspace, table: Dataset) -> None:
    def edit(number: int) -> None:
        large.tables.set_cells(table.id, {(number * 5_003, 3): _number(-number)})

    assert _measure(edit) < 30 * PATIENCE
    assert _measure(lambda _: large.history.undo()) < 30 * PATIENCE
    assert large.library.get_dataset(table.id) == table
    assert _measure(lambda _: large.history.redo()) < 30 * PATIENCE
    assert large.tables.read_rows(table.id, 5_003, 1)[0][3] == _number(-1)
    for _ in range(9):
        large.history.undo()


def test_rows_anywhere_are_read_at_once(large: Workspace, table: Dataset) -> None:
    assert _measure(lambda number: large.tables.read_rows(table.id, number * 5_000, 100)) < 5 * PATIENCE
    assert large.tables.read_rows(table.id, 49_990, 100) == table.rows[49_990:]
    assert _measure(lambda _: large.tables.get_table(table.id)) < 5 * PATIENCE


def test_the_whole_table_is_read_within_a_second(large: Workspace, table: Dataset, resources: Resources) -> None:
    with Workspace.open(large.library.path, resources) as fresh:
        read: list[Dataset] = []
        assert _measure(lambda _: read.append(fresh.library.get_dataset(table.id)), 1) < 1_000 * PATIENCE
        assert read[0] == table
        fresh.tables.set_cells(table.id, {(0, 2): _number(7)})
        assert _measure(lambda _: fresh.library.get_dataset(table.id), 3) < 100 * PATIENCE
        fresh.history.undo()
        assert fresh.library.get_dataset(table.id) == table


def test_an_edit_takes_no_longer_than_in_a_short_table(large: Workspace, table: Dataset) -> None:
    short = large.tables.add_table(LocalText("Short"), table.columns, table.rows[:1_000])

    def edit(id: str) -> Callable[[int], None]:
        return lambda number: large.tables.set_cells(id, {(number * 100, 4): _number(number + 1)})

    alone, among = _measure(edit(short.id)), _measure(edit(table.id))
    assert among < 3 * alone + 3
    for _ in range(19):
        large.history.undo()
    assert large.library.get_dataset(table.id) == table


def test_the_search_does_not_grow_with_the_table(large: Workspace, table: Dataset) -> None:
    assert large.library.search("Large", kinds=["dataset"]).hits[0].id == table.id
    assert not large.library.search("49999").hits
