"""Compare the rows of a file with those of the dataset that they replace."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.language import Language
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.plan import Outcome

Row = tuple[Cell, ...]
Shown = tuple[object, ...]
_NOTHING: Shown = ()
_MISSING = Cell()


class TableComparison:
    """Finds for each row of a file the one of the dataset that it is, and joins the two.

    After `merge`, `columns` are those of the dataset and behind them the new ones of the file, and `removed` is how many rows
    of the dataset the file does not have.
    """

    def __init__(self, desk: Desk, old: Dataset, given: Sequence[Column], language: Language) -> None:
        self._old = old
        self._language = language
        self._observed = {key: each.observation for key, each in desk.quote(old.figure_keys).items()}
        places = {column.key: at for at, column in enumerate(old.columns)}
        wanted = [places.get(column.key) if column.key else None for column in given]
        columns = list(old.columns)
        self._places: list[int] = []  # for each column of the file its place in the joined table
        for column, place in zip(given, wanted, strict=True):
            if place is not None and column.kind is not old.columns[place].kind:
                raise InputError("import.kind", field="columns", column=old.columns[place].label or column.key)
            if place is None:
                columns.append(replace(column, key="") if column.key in places else column)
                place = len(columns) - 1
            self._places.append(place)
        self.columns = tuple(columns)
        self.removed = 0
        self._names = [at for at, column in enumerate(given) if column.kind is not ColumnKind.NUMBER]

    def merge(self, cells: Sequence[Row]) -> tuple[tuple[Row, ...], list[Outcome]]:
        """The rows as they will be, in the order of the file, and what each is."""
        shared = [(at, place) for at, place in enumerate(self._places) if place < len(self._old.columns)]
        names = [(at, place) for at, place in shared if at in self._names]
        whole: dict[Shown, deque[int]] = defaultdict(deque)
        named: dict[Shown, deque[int]] = defaultdict(deque)
        for number, row in enumerate(self._old.rows):
            whole[self._show(row[place] for _, place in shared)].append(number)
        found: list[int | None] = []
        for row in cells:
            waiting = whole.get(self._show(row[at] for at, _ in shared))
            found.append(waiting.popleft() if waiting else None)
        taken = {number for number in found if number is not None}
        for number, row in enumerate(self._old.rows):
            if number not in taken and names:
                named[self._show(row[place] for _, place in names)].append(number)
        outcomes: list[Outcome] = []
        merged: list[Row] = []
        for row, same in zip(cells, found, strict=True):
            alike = named.get(self._show(row[at] for at, _ in names)) if names and same is None else None
            which = alike.popleft() if alike else same
            before = None if which is None else self._old.rows[which]
            joined = self._join(before, row)
            outcome = Outcome.NEW
            if which is not None:
                taken.add(which)
                outcome = Outcome.CHANGED if self._differs(before, joined) else Outcome.SAME
            outcomes.append(outcome)
            merged.append(joined)
        self.removed = len(self._old.rows) - len(taken)
        return tuple(merged), outcomes

    def _differs(self, before: Row | None, joined: Row) -> bool:
        """Whether a joined row is not the old one, or has something in a new column."""
        width = len(self._old.columns)
        return joined[:width] != before or any(not cell.missing for cell in joined[width:])

    def _join(self, old: Row | None, new: Row) -> Row:
        """The old row with what the new one says otherwise."""
        joined = [*(old or ()), *(_MISSING,) * (len(self.columns) - len(old or ()))]
        for cell, place in zip(new, self._places, strict=True):
            before = joined[place]
            if self._show_cell(before) != self._show_cell(cell) or (cell.figure and cell.figure != before.figure):
                joined[place] = cell
        return tuple(joined)

    def _show(self, cells: Iterable[Cell]) -> Shown:
        return tuple([self._show_cell(cell) for cell in cells])

    def _show_cell(self, cell: Cell) -> Shown:
        """What a cell says, as far as a file can say it."""
        if cell.value is not None:
            return ("value", cell.value.number, cell.value.upper, cell.qualifier)
        if cell.figure:
            observed = self._observed.get(cell.figure)
            return ("value", observed.value.number, observed.value.upper, observed.qualifier) if observed else _NOTHING
        if cell.date is not None:
            return ("date", cell.date)
        return ("text", cell.text.best(self._language)[0]) if cell.text else _NOTHING
