"""What may stand in a table, and what the one that is made of its rows and columns exchanged looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import FIGURE_KEY
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.wording.dates import print_date
from briefing_app.wording.typed_date import find_typed_date
from briefing_app.workspace.desk import next_free, slug_of

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 2_000_000
MOST_SCALE: Final = 15
Grid = Sequence[Sequence[Cell]]


def check_size(rows: int, columns: int) -> None:
    """Refuse a table of a size that no page and no chart could show.

    Raises:
        InputError: It has too many rows, columns or cells.
    """
    if rows > MOST_ROWS:
        raise InputError("table.rows", field="rows", most=f"{MOST_ROWS:,}", count=f"{rows:,}")
    if columns > MOST_COLUMNS:
        raise InputError("table.columns", field="columns", most=f"{MOST_COLUMNS:,}", count=f"{columns:,}")
    if rows * columns > MOST_CELLS:
        raise InputError("table.cells", field="rows", most=f"{MOST_CELLS:,}", count=f"{rows * columns:,}")


def check_columns(columns: Sequence[Column]) -> None:
    """Refuse columns that could not be told apart, or none.

    Raises:
        InputError: There is no column, one without a key, two of the same, or a scale that nothing is measured in.
    """
    keys = [column.key for column in columns]
    if not keys or not all(keys) or len(set(keys)) < len(keys):
        raise InputError("dataset.columns", field="columns")
    if any(abs(column.scale) > MOST_SCALE for column in columns):
        raise InputError("table.scale", field="scale", least=-MOST_SCALE, most=MOST_SCALE)


def check_rows(columns: Sequence[Column], rows: Grid, first: int = 0) -> None:
    """Refuse rows that do not fit the columns; `first` is the number of the first one, for the sentence.

    Raises:
        InputError: A row has another number of cells, or a cell is of another kind than its column.
    """
    width = len(columns)
    kinds = [column.kind for column in columns]
    for number, row in enumerate(rows, first + 1):
        if len(row) != width:
            raise InputError("dataset.row", field="rows", row=number, cells=len(row), columns=width)
        for at, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            if not fits(cell, kind):
                raise InputError("table.kind", field="rows", row=number, column=columns[at].label)


def fits(cell: Cell, kind: ColumnKind) -> bool:
    """Whether a cell may stand in a column of a kind: words always may."""
    if kind is ColumnKind.NUMBER:
        return cell.date is None
    return cell.value is None and not cell.figure and (cell.date is None or kind is ColumnKind.DATE)


def guess_kind(block: Grid, at: int) -> ColumnKind:
    """The kind of a column that is made for pasted cells."""
    cells = [row[at] for row in block if at < len(row)]
    if any(cell.value or cell.figure for cell in cells):
        return ColumnKind.NUMBER
    return ColumnKind.DATE if any(cell.date for cell in cells) else ColumnKind.TEXT


def make_key(label: LocalText, taken: Sequence[str]) -> str:
    """A key for a column of this heading that no other has."""
    wanted = slug_of(label.en).replace("-", "_")[:50].strip("_")
    if not FIGURE_KEY.fullmatch(wanted):
        wanted = f"c_{wanted}" if wanted and FIGURE_KEY.fullmatch(f"c_{wanted}") else "column"
    return next_free(wanted, lambda key: key in taken, "_")


def with_keys(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns with a key each, made of the heading where there is none."""
    taken = [column.key for column in columns if column.key]
    made: list[Column] = []
    for column in columns:
        if not column.key:
            column = replace(column, key=make_key(column.label, taken))
            taken.append(column.key)
        made.append(column)
    return tuple(made)


def transpose(dataset: Dataset) -> Dataset:
    """The table with rows and columns exchanged: the first column, of names or dates, becomes the headings.

    Done twice it gives the same table, but for the keys of the columns, which are made of the headings.

    Raises:
        InputError: Its columns hold different kinds of things, or its first one no names; nothing that a cell says of
            itself (date, source) is ever lost.
    """
    title = dataset.title or dataset.slug
    names, *others = dataset.columns
    if not dataset.rows or not others:
        raise InputError("table.transpose.empty", field="rows", title=title)
    if len(dataset.rows) >= MOST_COLUMNS:
        count = f"{len(dataset.rows):,}"
        raise InputError("table.transpose.rows", field="rows", title=title, count=count, most=f"{MOST_COLUMNS:,}")
    plain = all(cell == Cell(text=cell.text, date=cell.date) for cell in (row[0] for row in dataset.rows))
    if names.kind is ColumnKind.NUMBER or not plain:
        raise InputError("table.transpose.names", field="columns", title=title)
    one = others[0]
    for other in others:
        if replace(other, key=one.key, label=one.label) != one:
            raise InputError("table.transpose.kinds", field="columns", one=one.label, other=other.label)
    keys = [names.key]
    columns = [names]
    for row in dataset.rows:
        label = _print_name(row[0])
        keys.append(make_key(label, keys))
        columns.append(replace(one, key=keys[-1], label=label))
    headings = [_read_name(column.label) for column in others]
    dated = all(cell.date for cell in headings)
    if not dated:
        headings = [Cell(text=column.label) for column in others]
    columns[0] = replace(names, kind=ColumnKind.DATE if dated else ColumnKind.TEXT)
    rows = tuple((heading, *(row[at] for row in dataset.rows)) for at, heading in enumerate(headings, start=1))
    return replace(dataset, columns=tuple(columns), rows=rows)


def _print_name(cell: Cell) -> LocalText:
    """A name as a heading; a date is written as each language writes it, so that it can be told again."""
    return LocalText(*(print_date(cell.date, each) for each in LANGUAGES)) if cell.date else cell.text


def _read_name(label: LocalText) -> Cell:
    """A heading as a name; it is a date where it is exactly what a date is written as."""
    date = find_typed_date(label.en)
    return Cell(date=date) if date and _print_name(Cell(date=date)) == label else Cell(text=label)
