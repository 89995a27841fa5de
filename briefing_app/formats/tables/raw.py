"""A table as it was read, before anything in it is understood; with what watches over the reading."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefing_app.errors import CancelledError, InputError, Phrase, say_system
from briefing_app.formats.tables import limits

RawCell = str | Decimal | date | None
"""Words as written, a number or a full day that the file itself knows to be one, or nothing."""

Tell = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is written, and how sure that is (0 to 1; 1 where the file says so or a person chose it)."""

    encoding: str
    delimiter: str
    encoding_confidence: float = 1.0
    delimiter_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that can be read, and whether the file hides it."""

    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of equally many cells; empty rows and columns at the end are gone.

    `name` is that of the file, `sheet` that of the sheet of a workbook, `notes` say what a person should know about the
    reading, `form` is how a text file was written. `sheets` are all of a workbook in its order, hidden ones too.
    """

    rows: tuple[tuple[RawCell, ...], ...]
    name: str = ""
    sheet: str = ""
    notes: tuple[Phrase, ...] = ()
    form: TextForm | None = None
    sheets: tuple[SheetChoice, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Watch:
    """Whom to tell how far the reading is (done, of all; in units of the reader's own) and whom to ask whether to stop."""

    tell: Tell | None = None
    cancelled: Cancelled | None = None

    def step(self, done: int, total: int) -> None:
        """Report once.

        Raises:
            CancelledError: The person stopped it.
        """
        if self.cancelled and self.cancelled():
            raise CancelledError
        if self.tell:
            self.tell(min(done, total), total)


@dataclass(slots=True)
class Gatherer:
    """Takes in rows one after the other and refuses what is beyond the limits as soon as it is."""

    name: str
    rows: list[tuple[RawCell, ...]] = field(default_factory=list)
    cells: int = 0

    def add(self, row: Sequence[RawCell]) -> None:
        """Take one row.

        Raises:
            InputError: There are too many rows, columns or cells.
        """
        if len(row) > limits.COLUMNS:
            check_columns(self.name, len(self.rows) + 1, row)
            row = row[: limits.COLUMNS]
        if len(self.rows) >= limits.ROWS and any(cell is not None for cell in row):
            raise InputError("tables.rows", field="file", name=self.name, most=f"{limits.ROWS:,}")
        if len(self.rows) < limits.ROWS:
            self.rows.append(tuple(row))
        self.cells += len(row)
        if self.cells > limits.CELLS:
            raise InputError("tables.cells", field="file", name=self.name, most=f"{limits.CELLS:,}")

    def finish(self) -> tuple[tuple[RawCell, ...], ...]:
        """All rows with the same width, without the empty ones at the end.

        Raises:
            InputError: Nothing is left, or the rows filled up have too many cells.
        """
        width = 0
        height = 0
        for number, row in enumerate(self.rows, 1):
            length = len(row)
            while length and row[length - 1] is None:
                length -= 1
            if length:
                height = number
                width = max(width, length)
        if not width:
            raise InputError("tables.empty", field="file", name=self.name)
        if width * height > limits.CELLS:
            raise InputError("tables.cells", field="file", name=self.name, most=f"{limits.CELLS:,}")
        return tuple(_fit(self.rows[:height], width))


def check_columns(name: str, number: int, row: Sequence[RawCell]) -> None:
    """Refuse a row with content beyond the columns that a table may have.

    Raises:
        InputError: It has such content.
    """
    if any(cell is not None for cell in row[limits.COLUMNS :]):
        raise InputError("tables.columns", field="file", name=name, row=number, most=limits.COLUMNS)


def check_cell(name: str, number: int, text: str) -> None:
    """Refuse a cell that is too long.

    Raises:
        InputError: It is.
    """
    if len(text) > limits.CELL_CHARACTERS:
        raise InputError("tables.cell", field="file", name=name, row=number, most=f"{limits.CELL_CHARACTERS:,}")


def _fit(rows: Iterable[tuple[RawCell, ...]], width: int) -> Iterator[tuple[RawCell, ...]]:
    for row in rows:
        yield row if len(row) == width else (*row, *(None,) * (width - len(row)))[:width]


def check_plain(path: Path) -> None:
    """Refuse what is no plain file: a pipe would keep us waiting, a device never end.

    Raises:
        InputError: It is none.
        OSError: It cannot be looked at.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise InputError("tables.not_file", field="file", name=path.name)


def load_bytes(path: Path) -> bytes:
    """The bytes of a plain file within the limit of size.

    Raises:
        InputError: It is no plain file, cannot be read or is too large.
    """
    try:
        check_plain(path)
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except OSError as problem:
        raise InputError("tables.unreadable", field="file", name=path.name, detail=say_system(problem)) from problem
    if len(data) > limits.FILE_BYTES:
        raise InputError("tables.large", field="file", name=path.name, most=limits.FILE_BYTES // 1_000_000)
    return data
