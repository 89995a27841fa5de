"""Read one sheet of an XLSX workbook as it is stored: exact numbers, days, units from number formats, cached formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Context, Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from openpyxl.utils.datetime import from_excel

from briefing_app.errors import InputError, Phrase
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.book import Book
from briefing_app.formats.tables.book_plan import (
    Handlers,
    Plan,
    Sheet,
    Words,
    name_tags,
    parse_part,
    read_plan,
    read_texts,
    read_whole,
)
from briefing_app.formats.tables.cleaning import clean
from briefing_app.formats.tables.number_formats import FormatKind, NumberFormat
from briefing_app.formats.tables.raw import (
    Gatherer,
    RawCell,
    RawTable,
    SheetChoice,
    Watch,
    check_cell,
    too_many_columns,
    too_many_rows,
)

_TAGS: Final = name_tags("row", "c", "v", "f", "t", "rPh", "mergeCell")
_PLAIN: Final = NumberFormat()
_DOUBLE_DIGITS: Final = 15  # a spreadsheet stores binary numbers and shows no more; further digits are noise
_DOUBLE: Final = Context(prec=_DOUBLE_DIGITS)
_GREATEST: Final = 60  # power of ten; beyond it nothing is counted, only something was calculated wrongly
_AREA: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MERGES: Final = 50_000
_TRUE: Final = {"0": "FALSE", "1": "TRUE"}


def read_xlsx(path: Path, sheet: str = "", *, watch: Watch | None = None) -> RawTable:
    """Read a sheet by its name, or the first that is not hidden.

    Numbers whose format gives a unit come as text with it (`61%`, `HK$1760000`), days that are known to the month or year as
    `2026-06` and `2026`. Merged cells all get the content of the first.

    Raises:
        InputError: There is no such sheet, or the file is damaged, hostile, beyond the limits or empty.
        CancelledError: The person stopped it.
    """
    watch = watch or Watch()
    book = Book(path)
    plan = read_plan(book)
    chosen = _choose(book, plan, sheet)
    # The texts are a part of their own, so they take the first share of the progress.
    before = book.size(plan.texts) if plan.texts else 0
    total = before + book.size(chosen.part)
    texts = read_texts(book, plan.texts, Watch(lambda done, _: watch.step(done, total), watch.cancelled))
    reader = _SheetReader(book, plan, texts)
    handlers = Handlers(reader.start, reader.end, reader.words)
    parse_part(book, chosen.part, Watch(lambda done, _: watch.step(before + done, total), watch.cancelled), handlers)
    rows, notes = reader.finish(), tuple(reader.say_notes())
    sheets = tuple(SheetChoice(each.name, each.hidden) for each in plan.sheets)
    return RawTable(rows, name=book.name, sheet=chosen.name, notes=notes, sheets=sheets)


def _choose(book: Book, plan: Plan, name: str) -> Sheet:
    if not name:
        return next((each for each in plan.sheets if not each.hidden), plan.sheets[0])
    for each in plan.sheets:
        if each.name == name:
            return each
    raise InputError("tables.sheet", field="sheet", name=book.name, sheet=name)


@dataclass(slots=True)
class _SheetReader:
    """Takes the elements of a sheet one by one and keeps nothing but cells."""

    book: Book
    plan: Plan
    texts: list[str]
    gathered: Gatherer = field(init=False)
    columns: dict[str, int] = field(default_factory=dict)  # letters → index from 0
    merges: list[str] = field(default_factory=list)
    row: dict[int, RawCell] = field(default_factory=dict)
    row_number: int = 0
    column: int = -1
    kind: str = ""
    style: str = "0"
    formula: bool = False
    collecting: bool = False
    above: bool = False
    data: Words = field(default_factory=Words)
    errors: int = 0
    uncalculated: int = 0
    characters: int = 0
    rounded: int = 0
    merged: int = 0

    def __post_init__(self) -> None:
        self.gathered = Gatherer(self.book.name)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        match _TAGS.get(tag):
            case "c":
                reference = attributes.get("r", "").rstrip("0123456789")
                self.column = self._index(reference) if reference else self.column + 1
                self.kind = attributes.get("t", "n")
                self.style = attributes.get("s", "0")
                self.formula = False
                self.data.clear()
            case "v":
                self.collecting = True
            case "t":
                self.collecting = not self.above and self.kind == "inlineStr"
            case "f":
                self.formula = True
            case "rPh":
                self.above = True
            case "row":
                following = read_whole(attributes.get("r", ""), self.row_number + 1)
                if following <= self.row_number:
                    raise self.book.damaged()
                self.row_number = following
                self.column = -1
                self.row.clear()
            case "mergeCell" if len(self.merges) < _MERGES:
                self.merges.append(attributes.get("ref", ""))

    def words(self, data: str) -> None:
        """Take words within an element."""
        if self.collecting:
            self.data.add(data)

    def end(self, tag: str) -> None:
        """Finish an element."""
        match _TAGS.get(tag):
            case "c":
                self._finish_cell()
            case "v" | "t":
                self.collecting = False
            case "rPh":
                self.above = False
            case "row":
                self._finish_row()

    def finish(self) -> tuple[tuple[RawCell, ...], ...]:
        """All rows, with merged cells filled.

        Raises:
            InputError: There is nothing in them, or more than the limits.
        """
        if not self.merges:
            return self.gathered.finish()
        rows = [list(row) for row in self.gathered.finish()]
        left_over = limits.CELLS  # in a sound sheet no cell is in two areas
        for reference in self.merges:
            area = _AREA.fullmatch(reference)
            if not area:
                continue
            left, right = (min(self._index(each), len(rows[0])) for each in area.group(1, 3))
            top, bottom = int(area[2]) - 1, min(int(area[4]), len(rows))
            if top < 0 or top >= len(rows) or left >= len(rows[0]) or rows[top][left] is None:
                continue
            left_over -= max(bottom - top, 0) * max(min(right + 1, len(rows[0])) - left, 0)
            if left_over < 0:
                raise self.book.bomb()
            for line in rows[top:bottom]:
                for column in range(left, min(right + 1, len(line))):
                    self.merged += line[column] is None
                    line[column] = rows[top][left] if line[column] is None else line[column]
        return tuple(tuple(row) for row in rows)

    def say_notes(self) -> list[Phrase]:
        """What a person should know about the reading."""
        notes = []
        if self.merged:
            notes.append(Phrase("tables.note.merged", count=self.merged))
        if self.errors:
            notes.append(Phrase("tables.note.errors", count=self.errors))
        if self.uncalculated:
            notes.append(Phrase("tables.note.uncalculated", count=self.uncalculated))
        if self.rounded:
            notes.append(Phrase("tables.note.rounded", count=self.rounded))
        return notes

    def _index(self, letters: str) -> int:
        found = self.columns.get(letters)
        if found is None:
            if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
                raise self.book.damaged()
            found = 0
            for letter in letters.upper():
                found = found * 26 + ord(letter) - 64
            found -= 1
            self.columns[letters] = found
        return found

    def _finish_row(self) -> None:
        if not self.row:
            return
        if self.row_number > limits.ROWS:
            raise too_many_rows(self.book.name)
        for _ in range(self.row_number - 1 - len(self.gathered.rows)):
            self.gathered.add(())
        cells: list[RawCell] = [None] * (max(self.row) + 1)
        for column, cell in self.row.items():
            cells[column] = cell
        self.gathered.add(cells)

    def _finish_cell(self) -> None:
        written = str(self.data)
        if not written:
            self.uncalculated += self.formula
            return
        if self.column >= limits.COLUMNS:
            raise too_many_columns(self.book.name, self.row_number)
        cell = self._read_cell(written)
        if isinstance(cell, str):
            check_cell(self.book.name, self.row_number, cell)
            self.characters += len(cell) if self.kind != "s" else 0
            if self.characters > limits.TEXTS_CHARACTERS:
                raise self.book.bomb()
        if cell is not None and cell != "":
            self.row[self.column] = cell

    def _read_cell(self, written: str) -> RawCell:
        match self.kind:
            case "s":
                index = read_whole(written, len(self.texts))
                if index >= len(self.texts):
                    raise self.book.damaged()
                return self.texts[index]
            case "n":
                return self._read_number(written)
            case "b":
                return _TRUE.get(written.strip(), written)
            case "e":
                self.errors += 1
                return None
            case "d":
                return _say_moment(written)
            case _:
                return clean(written)

    def _read_number(self, written: str) -> RawCell:
        try:
            number = Decimal(written.strip())
        except InvalidOperation as problem:
            raise self.book.damaged() from problem
        if not number.is_finite() or abs(number.adjusted()) > _GREATEST:
            self.errors += 1
            return None
        if not number:
            number = abs(number)  # a spreadsheet may store a zero below zero
        elif len(number.as_tuple().digits) > _DOUBLE_DIGITS:
            number = _DOUBLE.create_decimal(number).normalize()
        style = read_whole(self.style, 0)
        format = self.plan.formats[style] if style < len(self.plan.formats) else _PLAIN
        if format.kind is not FormatKind.NUMBER:
            return self._read_moment(number, format.kind)
        shown, rounded = format.apply(number)
        self.rounded += rounded
        return shown

    def _read_moment(self, number: Decimal, kind: FormatKind) -> RawCell:
        try:
            moment = from_excel(float(number), self.plan.epoch)
        except (OverflowError, ValueError):
            self.errors += 1
            return None
        if not isinstance(moment, datetime):  # a time of no day
            return moment.isoformat("minutes") if isinstance(moment, time) else str(moment)
        match kind:
            case FormatKind.YEAR:
                return f"{moment.year:04}"
            case FormatKind.MONTH:
                return f"{moment.year:04}-{moment.month:02}"
            case FormatKind.TIME:
                return moment.strftime("%H:%M")
            case FormatKind.MOMENT if (moment.hour, moment.minute) != (0, 0):
                return moment.strftime("%Y-%m-%d %H:%M")
            case _:
                return moment.date()


def _say_moment(written: str) -> RawCell:
    """A day in ISO 8601, with its time where it has one that is not midnight."""
    day, _, hour = written.partition("T")
    try:
        return date.fromisoformat(day) if not hour.strip("0:.Z") else clean(written.replace("T", " "))
    except ValueError:
        return clean(written)
