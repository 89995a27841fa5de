"""A table as it was read, before anything in it is understood; with what watches over the reading."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing_app.errors import CancelledError, InputError, Phrase, say_system
from briefing_app.formats.tables import limits
from briefing_app.model.chart import RawValue

RawCell = RawValue
"""What the readers of files give, and the writers take."""

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
            if any(cell is not None for cell in row[limits.COLUMNS :]):
                raise too_many_columns(self.name, len(self.rows) + 1)
            row = row[: limits.COLUMNS]
        if len(self.rows) < limits.ROWS:
            self.rows.append(tuple(row))
        elif any(cell is not None for cell in row):
            raise too_many_rows(self.name)
        self.cells += len(row)
        check_cells(self.name, self.cells)

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
        check_cells(self.name, width * height)
        return tuple(_fit(self.rows[:height], width))


def too_many_rows(name: str) -> InputError:
    """The error for a table with more rows than it may have."""
    return InputError("tables.rows", field="file", name=name, most=f"{limits.ROWS:,}")


def too_many_columns(name: str, number: int) -> InputError:
    """The error for a row with content beyond the columns that a table may have."""
    return InputError("tables.columns", field="file", name=name, row=number, most=limits.COLUMNS)


def check_cells(name: str, count: int) -> None:
    """Refuse a table with more cells than it may have.

    Raises:
        InputError: It has.
    """
    if count > limits.CELLS:
        raise InputError("tables.cells", field="file", name=name, most=f"{limits.CELLS:,}")


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


def check_size(name: str, size: int) -> None:
    """Refuse a file of so many bytes, or a text of so many characters.

    Raises:
        InputError: It is too large.
    """
    if size > limits.FILE_BYTES:
        raise InputError("tables.large", field="file", name=name, most=limits.FILE_BYTES // 1_000_000)


def load_start(path: Path, most: int) -> bytes:
    """The first bytes of a plain file: a pipe would keep us waiting, a device never end.

    Raises:
        InputError: It is no plain file, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("tables.not_file", field="file", name=path.name)
        with path.open("rb") as file:
            return file.read(most)
    except OSError as problem:
        raise InputError("tables.unreadable", field="file", name=path.name, detail=say_system(problem)) from problem


def load_bytes(path: Path) -> bytes:
    """The bytes of a plain file within the limit of size.

    Raises:
        InputError: It is no plain file, cannot be read or is too large.
    """
    data = load_start(path, limits.FILE_BYTES + 1)
    check_size(path.name, len(data))
    return data
