"""What can be said about a table that comes in from a file or the clipboard, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TABLE_REASONS: Final[Mapping[str, str]] = {
    "tables.unreadable": "“{name}” cannot be read ({detail}); check that it is still there and that you may open it.",
    "tables.not_file": "“{name}” is not a plain file; choose a table saved as CSV or XLSX.",
    "tables.empty": "“{name}” holds no table; choose another file or sheet, or copy the cells again.",
    "tables.large": "“{name}” is larger than {most} MB; split it, or leave out what is not needed.",
    "tables.rows": "“{name}” has more than {most} rows; split it, or leave out what is not needed.",
    "tables.columns": (
        "Row {row} of “{name}” has more than {most} columns; leave out what is not needed, or choose another separator."
    ),
    "tables.cells": "“{name}” has more than {most} cells; split it, or leave out what is not needed.",
    "tables.cell": (
        "Row {row} of “{name}” has a cell of more than {most} characters, perhaps because a quotation "
        "mark is not closed; shorten it or correct the file."
    ),
    "tables.binary": (
        "“{name}” is not a text file, although its name says so; open it in the program that made it and "
        "save it as CSV or XLSX."
    ),
    "tables.prose": (
        "“{name}” holds text and no table: no tabs, commas or other separators divide its lines into columns; choose "
        "another file, or save the table as CSV or XLSX."
    ),
    "tables.encoding": "“{name}” cannot be read as {encoding} (byte {byte}); choose another encoding.",
    "tables.sheet": "“{name}” has no sheet “{sheet}”; choose one of its sheets.",
    "tables.kind_xls": (
        "“{name}” is a workbook of the old Excel format (.xls), which is not read; open it in Excel and "
        "save it as XLSX."
    ),
    "tables.kind_xlsb": (
        "“{name}” is a binary Excel workbook (.xlsb), which is not read; open it in Excel and save it as XLSX."
    ),
    "tables.kind_xlsm": (
        "“{name}” may hold macros (.xlsm), so it was not opened; open it in Excel and save it as XLSX."
    ),
    "tables.kind_ods": (
        "“{name}” is an OpenDocument table (.ods), which is not read; open it in LibreOffice or Excel "
        "and save it as XLSX."
    ),
    "tables.kind_numbers": (
        "“{name}” was made by Numbers, which is not read; open it in Numbers and export it as XLSX."
    ),
    "tables.kind_locked": (
        "“{name}” is protected with a password, so it cannot be read; open it with the password and save a copy without one."
    ),
    "tables.kind_other": (
        "“{name}” is not a table that this program reads; save it as CSV or XLSX and choose it again."
    ),
    "tables.damaged": (
        "“{name}” is damaged or cut off, so nothing was read; open it in the program that made it, save "
        "it anew or get a fresh copy."
    ),
    "tables.bomb": (
        "“{name}” unpacks to far more than a table holds (a “zip bomb”), so it was not opened; get the "
        "file from whoever made it."
    ),
    "tables.path": (
        "“{name}” holds names or links that lead out of it, so it was not opened; get the file from whoever made it."
    ),
    "tables.entities": (
        "“{name}” holds instructions that no workbook needs (entities that load or repeat text), so it "
        "was not opened; get the file from whoever made it."
    ),
}
"""Reason of an `InputError` → sentence."""

TABLE_WORDS: Final[Mapping[str, str]] = {
    "tables.note.merged": "Merged cells: {count}; each cell of them was given the same content.",
    "tables.note.errors": "Cells that show an error instead of a value: {count}; they are left empty.",
    "tables.note.uncalculated": (
        "Formulas without a calculated value: {count}; open the file in a spreadsheet program and save "
        "it to have them calculated."
    ),
    "tables.note.rounded": "Numbers that the file shows rounded: {count}; they are read as they are stored.",
    "tables.note.control": "Characters that cannot be printed: {count}; they were left out.",
    "tables.note.month_first": (
        "Dates written with the month first (1/31/2025): {count}; all dates of the table are read so."
    ),
    "tables.note.comma": (
        "Numbers with a decimal comma (12,5): {count}; the comma is read as the decimal point and full stops as "
        "thousands separators."
    ),
    "tables.note.above": "Left out above the headings: {texts}.",
    "tables.note.below": "Left out below the table, from row {row}: {texts}.",
    "tables.note.unit": "“{unit}” stands above the table and is taken as the unit of: {columns}.",
    "tables.note.no_unit": "“{unit}” stands above the table, but no column takes it; set the units by hand.",
    "tables.note.total": "row {row} (“{text}”)",
    "tables.note.totals": "Totals are kept as rows of their own: {rows}.",
    "tables.note.quote": "A quotation mark at the end of the file is not closed; look at the last rows.",
}
"""Key in the catalogues → what is worth knowing about a table that was read."""
