"""Datasets (typed tables with units and source) and charts (saved specifications of their drawing)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from briefing_app.model.figure import Citation, CountNoun, Qualifier, Release, Unit, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in options, heading and, for numbers, the unit and counted thing.

    `scale` is the power of ten in which bare numbers are shown and typed (6 for HK$ million); values are stored whole.
    """

    key: str
    label: LocalText
    kind: ColumnKind = ColumnKind.TEXT
    unit: Unit = Unit.COUNT
    noun: CountNoun | None = None
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, a date, a value of its own, a figure of the library that it follows, or nothing at all.

    Exactly one of `text`, `date`, `value`, `figure` is set; none of them means missing, never zero. Words in a column of
    numbers or dates (“n/a”) are printed in tables, and drawn and calculated as missing. `as_of` and `citation` are the cell's
    own date and source where they differ from those of the dataset.
    """

    text: LocalText = LocalText()
    date: PartialDate | None = None
    value: Value | None = None
    qualifier: Qualifier = Qualifier.EXACT
    figure: str = ""
    as_of: PartialDate | None = None
    citation: Citation | None = None

    @property
    def missing(self) -> bool:
        """Whether the cell holds nothing."""
        return not (self.text or self.date or self.value or self.figure)


MISSING: Final = Cell()
"""A cell that holds nothing. Nearly all cells without words share its text, which tells them sooner than a look into it."""
RawValue = str | Decimal | date | None
"""What a file or a person puts in a cell: words as written, a number or a full day that is known to be one, or nothing."""

PRINTED_ROWS: Final = 2_000
"""Rows of a table that a page can print, and more than any kind of chart can show."""
PRINTED_CELLS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table: columns, and rows of as many cells. `as_of` None where the source gives no date or the cells differ.

    In an edition a table that is too long for it has no rows; `left_out` says how many there would be.
    """

    id: str
    slug: str
    title: LocalText
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    sources: tuple[Citation, ...] = ()
    as_of: PartialDate | None = None
    note: LocalText = LocalText()
    theme: str = ""
    tags: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def row_count(self) -> int:
        """How many rows the table has in the library."""
        return len(self.rows) + self.left_out

    def is_printable(self, columns: int = 0) -> bool:
        """Whether a document can hold so many of its columns, or all, as a table."""
        cells = self.row_count * (columns or len(self.columns))
        return self.row_count <= PRINTED_ROWS and cells <= PRINTED_CELLS

    @property
    def figure_keys(self) -> tuple[str, ...]:
        """The figures that cells follow, in order."""
        return tuple(dict.fromkeys(cell.figure for row in self.rows for cell in row if cell.figure))

    @property
    def cell_citations(self) -> tuple[Citation, ...]:
        """The sources that cells have of their own, in order."""
        return tuple(dict.fromkeys(cell.citation for row in self.rows for cell in row if cell.citation))


@dataclass(frozen=True, slots=True)
class TableHead:
    """A dataset without its rows (`dataset.rows` is empty), and how many it has."""

    dataset: Dataset
    row_count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A saved drawing: dataset, kind and the kind's options (plain JSON values).

    `alt` is the alternative text; where empty it is written from the data.
    """

    id: str
    slug: str
    dataset_id: str
    kind: str
    title: LocalText
    subtitle: LocalText = LocalText()
    note: LocalText = LocalText()
    alt: LocalText = LocalText()
    options: Mapping[str, object] = field(default_factory=dict)
    release: Release = Release.OPEN
    theme: str = ""
    tags: tuple[str, ...] = ()
