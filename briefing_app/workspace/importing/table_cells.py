"""Read the rows of a file into the cells of a dataset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.formats.tables.raw import RawCell, Watch
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.read_cell import read_value
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.mapping import MadeColumn, Mapping
from briefing_app.workspace.importing.plan import RowProblem, Understood
from briefing_app.workspace.importing.read_values import say_cell

_BARE: Final = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?", re.ASCII)
_STEP: Final = 5_000  # cells between two questions whether to stop
_MISSING: Final = Cell()


def understand_cells(draft: Draft, mapping: Mapping, watch: Watch) -> Understood:
    """All rows, column by column: cells of a column are alike, and many of them the same.

    Empty rows between others stay, so that rows keep their places; those at the end are left out.

    Raises:
        CancelledError: The person stopped it.
    """
    rows = draft.rows
    made = mapping.made
    columns: list[Sequence[Cell]] = []
    problems: list[RowProblem] = []
    total = max(len(rows) * len(made), 1)
    for order, each in enumerate(made):
        at, column = each.places[0], each.column
        if len(each.places) > 1:
            watch.step(order * len(rows), total)
            columns.append([_join_words(row, each) for row in rows])
            continue
        reader = _ColumnReader(column, each.languages[0] or mapping.language)
        cells: list[Cell] = []
        for first in range(0, len(rows), _STEP):
            watch.step(order * len(rows) + first, total)
            cells.extend([reader.read(row[at]) for row in rows[first : first + _STEP]])
        columns.append(cells)
        if reader.problems:
            number = draft.first + 1
            said = reader.problems
            problems += [
                RowProblem(number + place, at, found, refused=False)
                for place, row in enumerate(rows)
                if (found := said.get(row[at])) is not None
            ]
    watch.step(total, total)
    cells_of_rows = list(zip(*columns, strict=True))
    while cells_of_rows and all(cell.missing for cell in cells_of_rows[-1]):
        cells_of_rows.pop()
    problems.sort(key=lambda each: (each.number, each.column))
    return Understood(draft, mapping, cells=tuple(cells_of_rows), problems=tuple(problems))


def _join_words(row: Sequence[RawCell], made: MadeColumn) -> Cell:
    """The words of several columns in one cell, each in its language."""
    words = dict(zip(made.languages, (say_cell(row[at]) for at in made.places), strict=True))
    return Cell(text=LocalText(*(words.get(each, "") for each in LANGUAGES)))


class _ColumnReader:
    """Reads each different content of a column once."""

    def __init__(self, column: Column, language: Language) -> None:
        self._column = column
        self._language = language
        self._known: dict[RawCell, Cell] = {None: _MISSING}
        self._bare = column.kind is ColumnKind.NUMBER and not column.scale
        self.problems: dict[RawCell, Phrase] = {}

    def read(self, raw: RawCell) -> Cell:
        if isinstance(raw, Decimal):  # 1.10 and 1.1 are equal, but not the same digits
            return self._read(raw)
        cell = self._known.get(raw)
        if cell is None:
            cell = self._known[raw] = self._read(raw)
        return cell

    def _read(self, raw: RawCell) -> Cell:
        if self._bare and isinstance(raw, str) and _BARE.fullmatch(raw):
            return Cell(value=Value(Decimal(raw)))
        found = read_value(raw, self._language, self._column)
        if found.problem is not None:
            self.problems[raw] = found.problem
        return found.cell
