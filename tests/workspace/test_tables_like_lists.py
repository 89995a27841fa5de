"""Any sequence of acts on a table gives what the same acts give on plain lists, and undone gives the table back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.tables import TableActions
from briefing_app.workspace.workspace import make_printer

NUMBER = ColumnKind.NUMBER
numbers = st.none() | st.integers(-5, 5)
rows = st.lists(st.lists(numbers, min_size=3, max_size=3), max_size=30)
acts = st.tuples(
    st.sampled_from(("set", "paste", "insert", "delete", "move", "sort", "back", "column", "cut", "shift", "figure")),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(1, 12),
    numbers,
)
Plain = list[list[int | str | None]]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[Workspace]:
    """One library for all the tables, with one figure."""
    path = tmp_path_factory.mktemp("tables") / "library.briefing"
    library = Library.create(path, printer=make_printer(resources.wording))
    with Workspace(library, resources, lambda: date(2024, 6, 1)) as workspace:
        workspace.figures.add_figure("followed", LocalText("Followed"))
        yield workspace


def cell(number: int | str | None) -> Cell:
    if isinstance(number, str):
        return Cell(figure=number)
    return Cell() if number is None else Cell(value=Value(Decimal(number)))


def cells(plain: Plain) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(map(cell, row)) for row in plain)


def _size(plain: Plain, keys: list[str]) -> tuple[int, int]:
    return len(plain), len(keys)


def act(
    workspace: Workspace, id: str, plain: Plain, keys: list[str], todo: tuple[str, int, int, int, int | None]
) -> None:
    """One act on the table and on the lists alike; those that cannot be done there are left out."""
    tables, (name, one, two, count, number) = workspace.tables, todo
    height, width = _size(plain, keys)
    column = two % width
    if name in ("set", "figure"):
        content = "followed" if name == "figure" else number
        tables.set_cells(id, {(one, column): cell(content), (one, 0): cell(content)})
        plain += [[None] * width for _ in range(one + 1 - height)]
        plain[one][column] = plain[one][0] = content
    elif name == "paste":
        tables.paste(id, one, column, cells([[number, 1]] * count))
        plain += [[None] * width for _ in range(one + count - height)]
        if column + 2 > width:
            keys.append("")
            for row in plain:
                row.append(None)
        for row in plain[one : one + count]:
            row[column : column + 2] = [number, 1]
    elif name == "insert":
        at = one % (height + 1)
        tables.insert_rows(id, at, cells([[number] * width] * count))
        plain[at:at] = [[number] * width for _ in range(count)]
    elif name == "delete" and height:
        first = one % height
        some = min(count, height - first)
        tables.delete_rows(id, first, some)
        del plain[first : first + some]
    elif name == "move" and height:
        some = min(count, height)
        first, to = one % (height - some + 1), two % (height - some + 1)
        tables.move_rows(id, first, some, to)
        moved = plain[first : first + some]
        del plain[first : first + some]
        plain[to:to] = moved
    elif name in ("sort", "back"):
        known = [row for row in plain if isinstance(row[column], int)]
        known.sort(key=lambda row: row[column], reverse=name == "back")  # type: ignore[arg-type, return-value]
        tables.sort_rows(id, column, descending=name == "back")
        plain[:] = known + [row for row in plain if not isinstance(row[column], int)]
    else:
        act_on_columns(tables, id, plain, keys, todo)


def act_on_columns(
    tables: TableActions, id: str, plain: Plain, keys: list[str], todo: tuple[str, int, int, int, int | None]
) -> None:
    """One act on the columns of both alike."""
    name, one, two, _, _ = todo
    width = len(keys)
    column = two % width
    if name == "column" and width < 8:
        tables.insert_column(id, column, Column("", LocalText("New"), NUMBER))
        keys.insert(column, "")
        for row in plain:
            row.insert(column, None)
    elif name == "cut" and width > 1:
        tables.delete_columns(id, column, 1)
        del keys[column]
        for row in plain:
            del row[column]
    elif name == "shift":
        to = one % width
        tables.move_column(id, column, to)
        for row in plain:
            row.insert(to, row.pop(column))


@settings(max_examples=20, deadline=None)
@given(rows, st.lists(acts, min_size=1, max_size=10))
def test_acts_are_those_of_lists_and_are_taken_back(
    shared: Workspace, start: Plain, todo: list[tuple[str, int, int, int, int | None]]
) -> None:
    columns = [Column("", LocalText(f"C{at}"), NUMBER) for at in range(3)]
    plain = [list(row) for row in start]
    keys = ["", "", ""]
    table = shared.tables.add_table(LocalText("Table"), columns, cells(plain))
    states: list[Dataset] = [table]
    step = shared.history.find_undo()
    for each in todo:
        act(shared, table.id, plain, keys, each)
        there = shared.library.get_dataset(table.id)
        assert there.rows == cells(plain)
        assert len(there.columns) == len(keys)
        assert shared.tables.get_table(table.id).row_count == len(plain)
        assert shared.tables.read_rows(table.id, 0, 200) == there.rows
        followed = any("followed" in row for row in plain)
        used = {use.id for use in shared.library.where_used("figure", shared.library.resolve_ref("figure", "followed"))}
        assert (table.id in used) == followed
        if (now := shared.history.find_undo()) != step:
            states.append(there)
            step = now
        else:
            assert there == states[-1]
    for before in reversed(states[:-1]):
        shared.history.undo()
        assert shared.library.get_dataset(table.id) == before
    for after in states[1:]:
        shared.history.redo()
        assert shared.library.get_dataset(table.id) == after
    shared.data.delete_dataset(table.id)
    shared.trash.restore(table.id)
    assert shared.library.get_dataset(table.id) == states[-1]
    shared.data.delete_dataset(table.id)


words = st.builds(LocalText, st.text(min_size=1, max_size=6), st.text(max_size=4), st.text(max_size=4))
names = st.lists(words, min_size=1, max_size=8)
contents = st.builds(Cell, value=st.none() | st.integers(-99, 99).map(lambda each: Value(Decimal(each))))


@settings(max_examples=20, deadline=None)
@given(names, names, st.data())
def test_rows_and_columns_exchanged_twice_are_what_they_were(
    shared: Workspace, across: list[LocalText], down: list[LocalText], data: st.DataObject
) -> None:
    columns = [Column("", LocalText("Names")), *(Column("", each, NUMBER, scale=3) for each in across)]
    body = [[Cell(text=name), *(data.draw(contents) for _ in across)] for name in down]
    table = shared.tables.add_table(LocalText("Table"), columns, body)
    shared.tables.transpose(table.id)
    turned = shared.library.get_dataset(table.id)
    assert [row[0].text for row in turned.rows] == across
    assert [column.label for column in turned.columns[1:]] == down
    assert [[row[at] for row in turned.rows] for at in range(1, len(down) + 1)] == [row[1:] for row in body]
    shared.tables.transpose(table.id)
    back = shared.library.get_dataset(table.id)
    assert back.rows == table.rows
    assert [replace(each, key="") for each in back.columns] == [replace(each, key="") for each in table.columns]


def test_what_a_chart_names_follows_its_rows_and_columns(workspace: Workspace) -> None:
    columns = [Column("", LocalText("Name")), Column("", LocalText("A"), NUMBER), Column("", LocalText("B"), NUMBER)]
    body = [[Cell(text=LocalText(name)), cell(number), cell(1)] for number, name in enumerate("abcd")]
    tables = workspace.tables
    table = tables.add_table(LocalText("Table"), columns, body)
    options: dict[str, object] = {"category": "name", "values": ["a", "b"], "highlight": [1, 3]}
    chart = workspace.data.add_chart(LocalText("Chart"), table.id, "column", options)

    def now() -> dict[str, object]:
        return dict(workspace.library.get_chart(chart.id).options)

    tables.insert_rows(table.id, 0, 2)
    assert now()["highlight"] == [3, 5]
    tables.move_rows(table.id, 5, 1, 0)
    assert now()["highlight"] == [4, 0]
    tables.delete_rows(table.id, 0, 1)
    assert now()["highlight"] == [3]
    workspace.history.undo()
    assert now()["highlight"] == [4, 0]
    tables.sort_rows(table.id, 0)
    assert now()["highlight"] == [1, 3]
    tables.update_column(table.id, 1, Column("", LocalText("Renamed"), NUMBER))
    tables.move_column(table.id, 1, 2)
    assert now() == {**options, "highlight": [1, 3]}
    tables.delete_columns(table.id, 2, 1)
    assert now() == {**options, "values": ["b"], "highlight": [1, 3]}
    tables.delete_columns(table.id, 0, 1)
    assert now() == {"values": ["b"], "highlight": [1, 3]}
    workspace.history.undo()
    workspace.history.undo()
    assert now() == {**options, "highlight": [1, 3]}
    tables.delete_rows(table.id, 4, 2)
    tables.transpose(table.id)
    assert now() == {"category": "name", "highlight": []}


def test_annotations_of_a_chart_follow_and_go(workspace: Workspace) -> None:
    columns = [Column("", LocalText("Name")), Column("", LocalText("A"), NUMBER)]
    table = workspace.tables.add_table(LocalText("Table"), columns, [[Cell(text=LocalText("a")), cell(1)]] * 3)
    notes = [{"row": 0, "series": "a", "text": {"en": "x"}}, {"row": 2, "series": "a", "text": {"en": "y"}}]
    chart = workspace.data.add_chart(LocalText("Chart"), table.id, "line", {"annotations": notes})
    workspace.tables.delete_rows(table.id, 0, 1)
    assert workspace.library.get_chart(chart.id).options["annotations"] == [{**notes[1], "row": 1}]
    workspace.tables.insert_column(table.id, 1, Column("", LocalText("B"), NUMBER))
    workspace.tables.delete_columns(table.id, 2, 1)
    assert workspace.library.get_chart(chart.id).options.get("annotations", []) == []


def test_two_programs_edit_one_table(shared: Workspace, resources: Resources) -> None:
    columns = [Column("", LocalText("A"), NUMBER)]
    table = shared.tables.add_table(LocalText("Table"), columns, [[cell(at)] for at in range(300)])
    path: Path = shared.library.path
    with Workspace.open(path, resources) as other:
        shared.library.get_dataset(table.id)
        other.tables.set_cells(table.id, {(200, 0): cell(-1)})
        assert table.id in shared.look_around().datasets
        assert shared.tables.read_rows(table.id, 200, 1) == ((cell(-1),),)
        assert shared.library.get_dataset(table.id).rows[200] == (cell(-1),)
        shared.history.undo()
        assert table.id in other.look_around().datasets
        assert other.library.get_dataset(table.id) == table
