"""Dates of countries that write 1/31/2025: told from a whole table, for one date alone may be either."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.formats.tables.raw import RawCell, RawTable
from briefing_app.wording.typed_date import read_year

Rows = tuple[tuple[RawCell, ...], ...]

_LONGEST: Final = 30
_DATE: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[ T]\d)", re.ASCII)
_MONTHS: Final = 12


def read_months_first(raw: RawTable) -> RawTable:
    """The table with its dates written as 2025-01-31, which a note says; the same where it has no such dates.

    Nothing changes where any date of the table stands the other way round, or where every one may be read either way.
    """
    rows, count = read_dates(raw.rows)
    return replace(raw, rows=rows, notes=(*raw.notes, Phrase("tables.note.month_first", count=count))) if count else raw


def read_dates(rows: Rows) -> tuple[Rows, int]:
    """The rows with such dates in the order that every reader knows, and how many there were."""
    found: dict[str, str] = {}
    sure = False
    for row in rows:
        for cell in row:
            match = _match(cell)
            if match is None or match[0] in found:
                continue
            first, second = int(match[1]), int(match[3])
            if first > _MONTHS:
                return rows, 0
            sure = sure or second > _MONTHS
            day = _find_day(match)
            if day is None:
                return rows, 0
            found[match[0]] = day.isoformat()
    if not sure:
        return rows, 0
    count = 0
    new: list[tuple[RawCell, ...]] = []
    for row in rows:
        cells = list(row)
        for place, cell in enumerate(row):
            if (match := _match(cell)) is not None and isinstance(cell, str):
                cells[place] = found[match[0]] + cell[match.end() :]
                count += 1
        new.append(tuple(cells))
    return tuple(new), count


def _match(cell: RawCell) -> re.Match[str] | None:
    if not isinstance(cell, str) or len(cell) > _LONGEST or not cell[:1].isdigit():
        return None
    return _DATE.match(cell)


def _find_day(match: re.Match[str]) -> date | None:
    try:
        return date(read_year(match[4]), int(match[1]), int(match[3]))
    except ValueError:
        return None
