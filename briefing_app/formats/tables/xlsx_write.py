"""Write tables as an XLSX workbook: typed cells, formats that show the unit, words that never are formulas."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from briefing_app.formats.atomic import atomic_file
from briefing_app.formats.tables.cleaning import clean
from briefing_app.formats.tables.guard import guard
from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.figure import Unit

_MONEY: Final[Mapping[Unit | None, str]] = {Unit.HKD: '"HK$"#,##0', Unit.USD: '"US$"#,##0', Unit.CNY: '"RMB"#,##0'}
_PLAIN: Final = frozenset((Unit.YEAR, Unit.RANK))
_EXACT_DIGITS: Final = 15  # that a spreadsheet keeps; longer numbers are written as text
_MOST_DECIMALS: Final = 30  # in a number format
_NAME_LENGTH: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NARROWEST, _WIDEST = 8, 60  # characters
_MEASURED: Final = 500  # rows that the width of a column is taken from
_DAY: Final = "yyyy-mm-dd"
_EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a file says no time zone; the same content gives the same bytes
_CHANGED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A heading, and the unit of the numbers below it."""

    heading: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class OutSheet:
    """One sheet. Percentages are given as in a figure (61 for 61 %); dates known to the month or year as words."""

    name: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[RawCell]]  # gone through more than once


def write_xlsx(sheets: Iterable[OutSheet], target: Path) -> None:
    """Write a workbook, whole or not at all; the same sheets give the same bytes.

    Raises:
        OutputError: The folder or file cannot be written.
    """
    book = Workbook(write_only=True)
    book.properties.creator = ""
    book.properties.created = _EPOCH
    names: list[str] = []
    for sheet in sheets:
        names.append(_name_sheet(sheet.name, names))
        _fill(book.create_sheet(names[-1]), sheet)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        _Packer(book, archive).write_data()
    with atomic_file(target) as file:
        _repack(kept, file)


class _Packer(ExcelWriter):
    """Packs sheets that were written in memory."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Put one sheet into the archive."""
        ws.close()
        ws._rels = ws._writer._rels
        self._archive.writestr(ws.path[1:], ws._writer.out.getvalue())
        self.manifest.append(ws)


def _name_sheet(name: str, taken: Sequence[str]) -> str:
    """A name that a spreadsheet accepts and no other sheet has, whatever its case."""
    plain = _NOT_IN_NAMES.sub(" ", name).strip(" '") or "1"
    plain = plain[:_NAME_LENGTH].strip(" '")
    used = {each.casefold() for each in taken}
    free, number = plain, 1
    while free.casefold() in used:
        number += 1
        end = f" {number}"
        free = plain[: _NAME_LENGTH - len(end)] + end
    return free


def _fill(page: WriteOnlyWorksheet, sheet: OutSheet) -> None:
    page.freeze_panes = "A2"
    measured = list(islice(sheet.rows, _MEASURED))
    for index, column in enumerate(sheet.columns):
        widths = [_measure(row[index]) for row in measured if index < len(row)]
        width = min(max(_NARROWEST, _measure(column.heading), *widths), _WIDEST)
        page.column_dimensions[get_column_letter(index + 1)].width = width + 2  # type: ignore[attr-defined] # the stubs forget it
    writer = WorksheetWriter(page, io.BytesIO())  # else it makes a temporary file, on a disk that may be full
    writer.write_top()
    page._writer = writer  # type: ignore[attr-defined] # the stubs forget it
    page.append([_make_heading(page, column.heading) for column in sheet.columns])
    units = [column.unit for column in sheet.columns]
    cells = _Cells(page)
    for row in sheet.rows:
        page.append([cells.make(cell, unit) for cell, unit in zip(row, units, strict=True)])


def _make_heading(page: WriteOnlyWorksheet, heading: str) -> Cell:
    cell = _make_words(page, heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E6ECEF")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


class _Cells:
    """Makes the cells of a sheet; what a style is made of is worked out once for all cells that share it."""

    def __init__(self, page: WriteOnlyWorksheet) -> None:
        self._page = page
        self._styles: dict[str, StyleArray] = {}

    def make(self, value: RawCell, unit: Unit | None) -> Cell | str | None:
        """One cell below a heading."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._make_words(value)
        if isinstance(value, date):
            return self._make_styled(value, _DAY)
        number = value / 100 if unit is Unit.PERCENT else value
        digits = len(number.as_tuple().digits)
        if digits > _EXACT_DIGITS and len(number.normalize().as_tuple().digits) > _EXACT_DIGITS:
            return self._make_words(f"{value:f}")
        return self._make_styled(number, _format(value, unit))

    def _make_words(self, text: str) -> Cell | str:
        if text[0].isalpha() and text.isprintable():
            return text  # which openpyxl takes for words by itself
        return _make_words(self._page, text)

    def _make_styled(self, value: Decimal | date, format: str) -> Cell:
        cell = WriteOnlyCell(self._page)
        cell.value = value
        style = self._styles.get(format)
        if style is None:
            cell.number_format = format
            self._styles[format] = cell._style  # type: ignore[attr-defined] # the stubs forget it
        else:
            cell._style = style  # type: ignore[attr-defined]
        return cell


def _make_words(page: WriteOnlyWorksheet, text: str) -> Cell:
    text = clean(text)
    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"  # and nothing else, whatever it begins with
    if guard(text) != text:
        cell.quotePrefix = True  # it stays words when a person edits the cell
    if "\n" in text:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _format(number: Decimal, unit: Unit | None) -> str:
    """The number format that shows a value with its unit and as many decimals as it has."""
    exponent = number.as_tuple().exponent
    decimals = min(-exponent, _MOST_DECIMALS) if isinstance(exponent, int) and exponent < 0 else 0
    places = "." + "0" * decimals if decimals else ""
    if unit is Unit.PERCENT:
        return f"0{places}%"
    if unit in _PLAIN:
        return f"0{places}"
    return _MONEY.get(unit, "#,##0") + places


def _measure(value: RawCell) -> int:
    """How wide a cell is, in digits; a Chinese character takes two."""
    if value is None:
        return 0
    if not isinstance(value, str):
        return len(str(value)) + 4  # separators and unit
    return max(
        (sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line) for line in value[:200].splitlines()),
        default=0,
    )


def _repack(kept: io.BytesIO, file: BinaryIO) -> None:
    """Copy a workbook without the moment at which it was written."""
    with (
        zipfile.ZipFile(kept) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _CHANGED.sub(rb"\g<1>" + _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, data)
