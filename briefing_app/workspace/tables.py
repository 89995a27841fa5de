"""What a person can do with the rows, columns and cells of a table; rows and columns are counted from 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TypeVar

from briefing_app.errors import InputError
from briefing_app.model.bulk import making_many
from briefing_app.model.chart import Cell, Column, Dataset, TableHead
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.writer import Writer
from briefing_app.wording.convert_cell import convert_cell
from briefing_app.workspace.briefings import copy_title
from briefing_app.workspace.desk import Desk, called
from briefing_app.workspace.table_charts import FindRow, follow
from briefing_app.workspace.table_order import order_rows
from briefing_app.workspace.table_rules import (
    Grid,
    check_columns,
    check_rows,
    check_size,
    guess_kind,
    make_key,
    transpose,
    with_keys,
)

Item = TypeVar("Item")
_NEAR = 32  # rows between two changed ones that are still written together


def _stays(row: int) -> int:
    return row


def _gone(row: int) -> None:
    del row


def _any(key: str) -> bool:
    del key
    return True


class TableActions:
    """Each act is one step of the history and takes the time of the rows that it touches, however many there are.

    All raise NotFoundError for a table that is not there, and InputError for a row or column that it does not have.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # -- reading -----------------------------------------------------------------------------------------------------

    def get_table(self, dataset_id: str) -> TableHead:
        """A table without its rows."""
        return self._desk.library.get_table(dataset_id)

    def list_tables(self, ids: Iterable[str] | None = None) -> tuple[TableHead, ...]:
        """All tables without their rows, or those with these ids."""
        return self._desk.library.list_tables(ids)

    def read_rows(self, dataset_id: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """As many of `count` rows from `first` on as there are."""
        return self._desk.library.read_rows(dataset_id, first, count)

    # -- whole tables ------------------------------------------------------------------------------------------------

    def add_table(
        self,
        title: LocalText,
        columns: Sequence[Column],
        rows: Grid = (),
        *,
        sources: Sequence[Citation] = (),
        as_of: PartialDate | None = None,
        note: LocalText = LocalText(),
        theme: str = "",
    ) -> Dataset:
        """Make a table with its rows; a column without a key gets one."""
        dataset = Dataset(
            self._desk.new_id(),
            self._desk.free_slug("dataset", title),
            title,
            with_keys(columns),
            tuple(map(tuple, rows)),
            tuple(sources),
            as_of,
            note,
            theme,
        )
        check_columns(dataset.columns)
        check_size(len(dataset.rows), len(dataset.columns))
        check_rows(dataset.columns, dataset.rows)
        with self._desk.operation("dataset.add", title=called(dataset)) as writer:
            writer.save_dataset(dataset)
        return dataset

    def update_table(self, dataset: Dataset) -> None:
        """Keep an edited title, date, sources, note, theme or tags; its columns and rows are left as they are."""
        head = self.get_table(dataset.id).dataset
        with self._act("dataset.update", dataset) as writer:
            writer.save_table(replace(dataset, columns=head.columns, rows=()))

    def duplicate_table(self, dataset_id: str) -> Dataset:
        """Copy a table with all its rows; the copy's title says so."""
        original = self._desk.library.get_dataset(dataset_id)
        slug = self._desk.copy_slug("dataset", original.slug)
        copy = replace(original, id=self._desk.new_id(), slug=slug, title=copy_title(original.title))
        with self._act("dataset.duplicate", original) as writer:
            writer.save_dataset(copy)
        return copy

    def transpose(self, dataset_id: str) -> None:
        """Exchange rows and columns; InputError says why where kinds or units do not allow it."""
        dataset = self._desk.library.get_dataset(dataset_id)
        turned = transpose(dataset)
        with self._act("dataset.transpose", dataset) as writer:
            writer.save_dataset(turned)
            kept = {turned.columns[0].key}
            self._follow(writer, dataset_id, find_row=_gone, has_column=kept.__contains__)

    # -- cells -------------------------------------------------------------------------------------------------------

    def set_cells(self, dataset_id: str, cells: Mapping[tuple[int, int], Cell]) -> None:
        """Replace cells, by row and column; below the last row the table grows with missing cells."""
        head = self.get_table(dataset_id)
        if not cells:
            return
        columns = head.dataset.columns
        for row, column in cells:
            self._check_row(head, row, below=True)
            self._check_column(head, column)
        last = max(row for row, _ in cells)
        check_size(max(head.row_count, last + 1), len(columns))
        for (row, column), cell in cells.items():
            check_rows(columns[column : column + 1], ((cell,),), row)
        with self._act("dataset.cells", head.dataset) as writer:
            self._put(writer, head, cells)

    def paste(
        self,
        dataset_id: str,
        row: int,
        column: int,
        block: Grid,
        new_columns: Sequence[Column] = (),
    ) -> None:
        """Put a block of cells over what is there; `new_columns` come last, and more where the block is wider still."""
        head = self.get_table(dataset_id)
        dataset = head.dataset
        self._check_row(head, row, below=True)
        self._check_column(head, column, new=True)
        width = max(map(len, block), default=0)
        columns = with_keys((*dataset.columns, *new_columns))
        if missing := column + width - len(columns):
            found = [guess_kind(block, at) for at in range(width - missing, width)] if missing > 0 else []
            columns = with_keys((*columns, *(Column("", LocalText(), kind) for kind in found)))
        check_columns(columns)
        check_size(max(head.row_count, row + len(block)), len(columns))
        if all(len(cells) == width for cells in block):
            check_rows(columns[column : column + width], block, row)
        else:
            for at, cells in enumerate(block):
                check_rows(columns[column : column + len(cells)], (cells,), row + at)
        with making_many(), self._act("dataset.paste", dataset) as writer:
            if len(columns) > len(dataset.columns):
                more = (Cell(),) * (len(columns) - len(dataset.columns))
                self._rewrite(writer, replace(dataset, columns=columns), lambda cells: (*cells, *more))
            if width:
                self._lay_over(writer, TableHead(replace(dataset, columns=columns), head.row_count), row, column, block)

    # -- rows --------------------------------------------------------------------------------------------------------

    def insert_rows(self, dataset_id: str, at: int, rows: Grid | int = 1) -> None:
        """Put rows before row `at` (the number of rows: at the end); a number makes so many empty ones."""
        head = self.get_table(dataset_id)
        columns = head.dataset.columns
        self._check_row(head, at, new=True)
        made: Grid = ((Cell(),) * len(columns),) * max(rows, 0) if isinstance(rows, int) else rows
        check_size(head.row_count + len(made), len(columns))
        check_rows(columns, made, at)
        if not made:
            return
        with self._act("dataset.rows.insert", head.dataset) as writer:
            writer.splice_rows(dataset_id, at, 0, made)
            self._follow(writer, dataset_id, find_row=lambda row: row if row < at else row + len(made))

    def delete_rows(self, dataset_id: str, first: int, count: int) -> None:
        """Take rows away."""
        head = self.get_table(dataset_id)
        self._check_span(head, first, count)

        def find_row(row: int) -> int | None:
            return row if row < first else None if row < first + count else row - count

        with self._act("dataset.rows.delete", head.dataset) as writer:
            writer.splice_rows(dataset_id, first, count, ())
            self._follow(writer, dataset_id, find_row=find_row)

    def move_rows(self, dataset_id: str, first: int, count: int, to: int) -> None:
        """Move rows so that the first of them is row `to`."""
        head = self.get_table(dataset_id)
        self._check_span(head, first, count)
        self._check_span(head, to, count)
        if first == to:
            return
        rows = self.read_rows(dataset_id, first, count)
        with self._act("dataset.rows.move", head.dataset) as writer:
            writer.splice_rows(dataset_id, first, count, ())
            writer.splice_rows(dataset_id, to, 0, rows)
            self._follow(writer, dataset_id, find_row=lambda row: _moved(row, first, count, to))

    def sort_rows(
        self, dataset_id: str, column: int, *, descending: bool = False, language: Language = Language.EN
    ) -> None:
        """Order the rows by a column, words as readers of a language expect; equal ones keep their order.

        What is missing comes last either way, and words among numbers or dates before that.
        """
        head = self.get_table(dataset_id)
        self._check_column(head, column)
        dataset = self._desk.library.get_dataset(dataset_id)
        order = order_rows([row[column] for row in dataset.rows], self._quote(dataset, column), descending, language)
        if order == list(range(len(order))):
            return
        now = {was: at for at, was in enumerate(order)}
        with self._act("dataset.sort", dataset) as writer:
            writer.save_dataset(replace(dataset, rows=tuple(dataset.rows[at] for at in order)))
            self._follow(writer, dataset_id, find_row=now.get)

    # -- columns -----------------------------------------------------------------------------------------------------

    def insert_column(self, dataset_id: str, at: int, column: Column) -> Column:
        """Put an empty column before column `at`; gives it back with the key it got, where it had none or one in use."""
        head = self.get_table(dataset_id)
        dataset = head.dataset
        self._check_column(head, at, new=True)
        taken = [each.key for each in dataset.columns]
        if not column.key or column.key in taken:
            column = replace(column, key=make_key(column.label, taken))
        columns = (*dataset.columns[:at], column, *dataset.columns[at:])
        check_columns(columns)
        check_size(head.row_count, len(columns))
        with self._act("dataset.column.insert", dataset) as writer:
            self._rewrite(writer, replace(dataset, columns=columns), lambda row: (*row[:at], Cell(), *row[at:]))
        return column

    def update_column(self, dataset_id: str, at: int, column: Column, *, rescale: bool = False) -> None:
        """Keep an edited heading, kind, unit, noun or scale; the key stays what it was.

        Where the kind is another one, cells are read anew as far as they can be, and stay as words otherwise. With
        `rescale` the values are multiplied so that the digits shown stay what they were typed as.
        """
        head = self.get_table(dataset_id)
        dataset = head.dataset
        self._check_column(head, at)
        old = dataset.columns[at]
        new = replace(column, key=old.key)
        columns = (*dataset.columns[:at], new, *dataset.columns[at + 1 :])
        check_columns(columns)
        places = new.scale - old.scale if rescale else 0

        def change(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
            cell = convert_cell(row[at], old, new, places)
            return row if cell is row[at] else (*row[:at], cell, *row[at + 1 :])

        with self._act("dataset.column.update", dataset) as writer:
            if new.kind is old.kind and not places:
                writer.save_table(replace(dataset, columns=columns))
            else:
                self._rewrite(writer, replace(dataset, columns=columns), change)

    def delete_columns(self, dataset_id: str, first: int, count: int) -> None:
        """Take columns away; charts that showed them show the others. One column has to stay."""
        head = self.get_table(dataset_id)
        dataset = head.dataset
        self._check_column(head, first)
        self._check_column(head, first + max(count, 1) - 1)
        last = first + max(count, 1)
        columns = (*dataset.columns[:first], *dataset.columns[last:])
        if not columns:
            raise InputError("table.last_column", field="columns")
        kept = {each.key for each in columns}
        with self._act("dataset.column.delete", dataset) as writer:
            self._rewrite(writer, replace(dataset, columns=columns), lambda row: (*row[:first], *row[last:]))
            self._follow(writer, dataset_id, has_column=kept.__contains__)

    def move_column(self, dataset_id: str, at: int, to: int) -> None:
        """Move a column so that it is column `to`."""
        head = self.get_table(dataset_id)
        self._check_column(head, at)
        self._check_column(head, to)
        if at == to:
            return

        def move(items: tuple[Item, ...]) -> tuple[Item, ...]:
            rest = (*items[:at], *items[at + 1 :])
            return (*rest[:to], items[at], *rest[to:])

        with self._act("dataset.column.move", head.dataset) as writer:
            self._rewrite(writer, replace(head.dataset, columns=move(head.dataset.columns)), move)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _act(self, name: str, dataset: Dataset) -> AbstractContextManager[Writer]:
        return self._desk.operation(name, title=called(dataset))

    def _follow(
        self,
        writer: Writer,
        dataset_id: str,
        *,
        find_row: FindRow = _stays,
        has_column: Callable[[str], bool] = _any,
    ) -> None:
        follow(self._desk.library, writer, dataset_id, find_row, has_column)

    def _rewrite(self, writer: Writer, head: Dataset, change: Callable[[tuple[Cell, ...]], tuple[Cell, ...]]) -> None:
        """Save a table with other columns, each row changed to fit them."""
        rows = self._desk.library.get_dataset(head.id).rows
        writer.save_dataset(replace(head, rows=tuple(map(change, rows))))

    def _put(self, writer: Writer, head: TableHead, cells: Mapping[tuple[int, int], Cell]) -> None:
        """Replace cells within the open operation, those that lie near each other together."""
        dataset, width = head.dataset, len(head.dataset.columns)
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in cells.items():
            by_row.setdefault(row, {})[column] = cell
        if (missing := max(by_row) + 1 - head.row_count) > 0:
            writer.splice_rows(dataset.id, head.row_count, 0, [(Cell(),) * width] * missing)
        for first, last in _spans(sorted(by_row)):
            there = list(self._desk.library.read_rows(dataset.id, first, last - first + 1))
            for row in range(first, last + 1):
                if changed := by_row.get(row):
                    there[row - first] = tuple(changed.get(at, cell) for at, cell in enumerate(there[row - first]))
            writer.splice_rows(dataset.id, first, len(there), there)

    def _lay_over(self, writer: Writer, head: TableHead, row: int, column: int, block: Grid) -> None:
        """Put a block of cells over what is there, within the open operation; below the last row the table grows."""
        nothing = (Cell(),) * len(head.dataset.columns)
        first = min(row, head.row_count)
        there = self._desk.library.read_rows(head.dataset.id, first, row - first + len(block))
        rows = [nothing] * (row - first)
        for at, cells in enumerate(block):
            before = there[at] if at < len(there) else nothing
            rows.append((*before[:column], *cells, *before[column + len(cells) :]))
        writer.splice_rows(head.dataset.id, first, len(there), rows)

    def _quote(self, dataset: Dataset, column: int) -> Mapping[str, Quoted]:
        return self._desk.quote(tuple(dict.fromkeys(row[column].figure for row in dataset.rows if row[column].figure)))

    def _check_row(self, head: TableHead, row: int, *, new: bool = False, below: bool = False) -> None:
        if row < 0 or not (below or row < head.row_count + new):
            raise InputError("table.row", field="row", row=row + 1, title=called(head.dataset), count=head.row_count)

    def _check_span(self, head: TableHead, first: int, count: int) -> None:
        self._check_row(head, first)
        self._check_row(head, first + max(count, 1) - 1)

    def _check_column(self, head: TableHead, column: int, *, new: bool = False) -> None:
        count = len(head.dataset.columns)
        if not 0 <= column < count + new:
            raise InputError("table.column", field="column", column=column + 1, title=called(head.dataset), count=count)


def _spans(rows: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each group of rows that lie near each other."""
    first = last = rows[0]
    for row in rows[1:]:
        if row - last > _NEAR:
            yield first, last
            first = row
        last = row
    yield first, last


def _moved(row: int, first: int, count: int, to: int) -> int:
    """Where a row is after `count` rows from `first` on were moved to `to`."""
    if first <= row < first + count:
        return row - first + to
    rest = row if row < first else row - count
    return rest if rest < to else rest + count
