"""Numbers of countries that write 1.234,5: told from a whole table, for one cell alone may be either."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.formats.tables.raw import RawCell, RawTable

Rows = tuple[tuple[RawCell, ...], ...]

_SAMPLE: Final = 2_000  # rows that are judged
_LEAST: Final = 2  # cells that can be nothing else
_BEFORE, _AFTER = r"[^\d.,]{0,6}", r"[^\d.,]{0,12}"
_SURE: Final = re.compile(rf"{_BEFORE}(?:\d{{1,3}}(?:\.\d{{3}})+,\d+|\d+,(?:\d{{1,2}}|\d{{4,}})){_AFTER}")
_OTHERWISE: Final = re.compile(rf"{_BEFORE}(?:\d{{1,3}}(?:,\d{{3}})+\.\d+|\d+\.(?:\d{{1,2}}|\d{{4,}})){_AFTER}")
_EITHER: Final = re.compile(rf"{_BEFORE}\d{{1,3}}(?:,\d{{3}})+{_AFTER}")
_NUMBER: Final = re.compile(rf"({_BEFORE})(\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(\d+))?({_AFTER})")


def read_decimal_commas(raw: RawTable) -> RawTable:
    """The table with its numbers written with a decimal point, which a note says; the same where it has no such numbers."""
    if raw.form is not None and raw.form.delimiter == ",":
        return raw
    rows, count = read_commas(raw.rows)
    return replace(raw, rows=rows, notes=(*raw.notes, Phrase("tables.note.comma", count=count))) if count else raw


def read_commas(rows: Rows) -> tuple[Rows, int]:
    """The rows with such numbers written with a decimal point, and how many there were with a comma.

    Nothing changes where any number of the table is written the other way, or may be.
    """
    sure: set[int] = set()
    either: set[int] = set()
    count = 0
    for row in rows[:_SAMPLE]:
        for place, cell in enumerate(row):
            if not isinstance(cell, str) or ("," not in cell and "." not in cell):
                continue
            if _SURE.fullmatch(cell):
                sure.add(place)
                count += 1
            elif _OTHERWISE.fullmatch(cell):
                return rows, 0
            elif _EITHER.fullmatch(cell):
                either.add(place)
    if count < _LEAST or either - sure:
        return rows, 0
    changed = 0
    new: list[tuple[RawCell, ...]] = []
    for row in rows:
        cells = list(row)
        for place, cell in enumerate(row):
            if isinstance(cell, str) and ("," in cell or "." in cell) and (match := _NUMBER.fullmatch(cell)):
                fraction = f".{match[3]}" if match[3] else ""
                changed += bool(fraction)
                cells[place] = f"{match[1]}{match[2].replace('.', '')}{fraction}{match[4]}"
        new.append(tuple(cells))
    return tuple(new), changed
