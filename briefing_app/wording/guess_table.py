"""What the columns of a table from outside hold: headings, kinds, units and scales, to be corrected by a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.model.bulk import making_many
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import FIGURE_KEY, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.cell_marks import find_nothing, tidy
from briefing_app.wording.cell_number import read_any_number
from briefing_app.wording.read_cell import RawValue, read_plainly, read_value
from briefing_app.wording.read_heading import Heading, read_heading
from briefing_app.wording.typed_date import find_typed_date

_SAMPLE: Final = 400  # rows looked at to guess; all are read afterwards
_ENOUGH: Final = 0.6  # share of the filled cells that must be of a kind
_MOST_REFUSED: Final = 1_000  # listed of a column
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d年?")
_DATE_SIGNS: Final = re.compile(r"[-/.年月日]|[A-Za-z]{3}")
Rows = Sequence[Sequence[RawValue]]


@dataclass(frozen=True, slots=True)
class GuessedColumn:
    """A column, its cells as they were read, how many of them were understood, and those that were not.

    `refused` gives the row among all given rows (headings included), the text and the reason, of the first thousand;
    `refused_count` is how many there are.
    """

    column: Column
    understood: int
    refused: tuple[tuple[int, str, Phrase], ...] = ()
    refused_count: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class GuessedTable:
    """How many rows at the top are no data (a title, the headings, their units), and the columns below them."""

    heading_rows: int
    columns: tuple[GuessedColumn, ...]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of data as they were read."""
        return tuple(zip(*(each.cells for each in self.columns), strict=True))


def guess_table(rows: Rows, language: Language, heading_rows: int | None = None) -> GuessedTable:
    """Guess what a table holds.

    Args:
        rows: As they were read, of any length each.
        language: What language its words are in.
        heading_rows: How many rows at the top are headings, where a person has said so.
    """
    width = max(map(len, rows), default=0)
    top = _count_headings(rows, width, language) if heading_rows is None else min(max(heading_rows, 0), len(rows))
    taken: list[str] = []
    columns: list[GuessedColumn] = []
    for at in range(width):
        values = [row[at] if at < len(row) else None for row in rows[top:]]
        column = guess_column(_heading_of(rows[:top], at, language), values, language, taken)
        taken.append(column.key)
        columns.append(read_column(values, language, column, top))
    return GuessedTable(top, tuple(columns))


def read_column(values: Sequence[RawValue], language: Language, column: Column, first_row: int = 0) -> GuessedColumn:
    """All cells of a column, and what was refused; `first_row` is the number of the first value among all rows."""
    cells: list[Cell] = []
    refused: list[tuple[int, str, Phrase]] = []
    understood = count = 0
    with making_many():
        for at, raw in enumerate(values, first_row):
            cell = read_plainly(raw, language, column)
            if cell is None:
                read = read_value(raw, language, column)
                cell = read.cell
                if read.problem is not None:
                    count += 1
                    if len(refused) < _MOST_REFUSED:
                        refused.append((at, str(raw), read.problem))
                elif not cell.missing:
                    understood += 1
            else:
                understood += 1
            cells.append(cell)
    return GuessedColumn(column, understood, tuple(refused), count, tuple(cells))


def guess_column(heading: Heading, values: Sequence[RawValue], language: Language, taken: Sequence[str] = ()) -> Column:
    """The kind, unit and scale that suit most of the values, and a key that is not `taken`."""
    label = LocalText().with_text(language, heading.label)
    key = _make_key(heading.label, taken)
    filled = [each for each in _sample(values) if each is not None and not (isinstance(each, str) and not each.strip())]
    filled = [each for each in filled if not (isinstance(each, str) and find_nothing(tidy(each)))]
    if not filled:
        if heading.unit is not None:
            return Column(key, label, ColumnKind.NUMBER, heading.unit, heading.noun, heading.scale)
        return Column(key, label)
    dates = sum(_is_date(each) for each in filled)
    years = sum(_is_year(each) for each in filled)
    if (
        heading.unit is None
        and dates + years >= _ENOUGH * len(filled)
        and (dates or heading.dated or years == len(filled))
    ):
        return Column(key, label, ColumnKind.DATE)
    units: Counter[Unit | None] = Counter()
    whole = True
    for each in filled:
        if isinstance(each, date):
            continue
        parsed, _ = read_any_number(tidy(each) if isinstance(each, str) else f"{each:f}", language)
        if parsed is None or (parsed.noun and heading.unit is None and len(parsed.noun) > 12):
            continue
        units[parsed.unit] += 1
        whole = whole and all(
            end is None or end == end.to_integral_value() for end in (parsed.value.number, parsed.value.upper)
        )
    if sum(units.values()) < _ENOUGH * len(filled) / (2 if heading.speaks else 1):
        return Column(key, label)
    unit = heading.unit
    noun = heading.noun
    if unit is None:
        named = [each for each, _ in units.most_common() if each is not None and each is not Unit.YEAR]
        unit = named[0] if named else Unit.COUNT if whole else Unit.NUMBER
    elif unit is Unit.COUNT and not whole and not heading.scale:
        unit, noun = Unit.NUMBER, heading.noun
    return Column(key, label, ColumnKind.NUMBER, unit, noun, heading.scale)


def _sample(values: Sequence[RawValue]) -> Sequence[RawValue]:
    if len(values) <= _SAMPLE:
        return values
    step = len(values) / _SAMPLE
    return [values[int(at * step)] for at in range(_SAMPLE)]


def _is_date(value: RawValue) -> bool:
    """Whether it can be nothing but a date; a bare year may be a number."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or len(value) > 40:
        return False
    text = tidy(value)
    return bool(_DATE_SIGNS.search(text)) and not _YEAR.fullmatch(text) and find_typed_date(text) is not None


def _is_year(value: RawValue) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value() and 1800 <= value < 2100
    return isinstance(value, str) and bool(_YEAR.fullmatch(tidy(value)))


def _is_number(value: RawValue, language: Language) -> bool:
    if isinstance(value, str):
        text = tidy(value)
        return len(text) <= 60 and read_any_number(text, language)[0] is not None
    return isinstance(value, Decimal)


# -- headings --------------------------------------------------------------------------------------------------------


def _count_headings(rows: Rows, width: int, language: Language) -> int:
    """How many rows at the top are a title, headings or their units."""
    top = 0
    while (
        top < min(len(rows) - 1, 5)
        and width > 1
        and _count_filled(rows[top]) <= 1
        and not _holds_data(rows[top], language)
    ):
        top += 1  # a title above the table, or an empty row
    if top >= len(rows) or not _is_heading(rows, top, width, language):
        return 0 if top and not _is_heading(rows, 0, width, language) and _count_filled(rows[0]) > 1 else top
    top += 1
    if top < len(rows) - 1 and _is_units(rows[top], language):
        top += 1
    return top


def _is_heading(rows: Rows, at: int, width: int, language: Language) -> bool:
    """Whether a row names what stands below it."""
    row, below = rows[at], rows[at + 1 : at + 1 + _SAMPLE]
    words = [each for each in row if each is not None and str(each).strip()]
    if not below or not words:
        return False
    if any(_holds_number(each, language) and not _is_year(each) for each in words):
        return False
    if any(_is_year(each) for each in words):  # 2019, 2020, 2021 above numbers that are no years
        places = [place for place, each in enumerate(row) if _is_year(each)]
        others = [row_below[place] for row_below in below for place in places if place < len(row_below)]
        numbers = [each for each in others if _is_number(each, language)]
        return len(places) > 1 and bool(numbers) and sum(map(_is_year, numbers)) < len(numbers) / 2
    for place, name in enumerate(row):
        values = [row_below[place] for row_below in below if place < len(row_below) and row_below[place] is not None]
        if name is not None and any(_is_number(each, language) or _is_date(each) or _is_year(each) for each in values):
            return True
    if width < 2 or len(rows) - at < 3 or len(words) < width:
        return False
    return not any(
        name == row_below[place] for row_below in below for place, name in enumerate(row) if place < len(row_below)
    )


def _holds_number(value: RawValue, language: Language) -> bool:
    return isinstance(value, Decimal | date) or _is_number(value, language) or _is_date(value)


def _holds_data(row: Sequence[RawValue], language: Language) -> bool:
    return any(_holds_number(each, language) for each in row if each is not None)


def _count_filled(row: Sequence[RawValue]) -> int:
    return sum(1 for each in row if each is not None and str(each).strip())


def _is_units(row: Sequence[RawValue], language: Language) -> bool:
    """Whether a row below the headings holds nothing but units."""
    words = [each for each in row if each is not None and str(each).strip()]
    return bool(words) and all(
        isinstance(each, str) and read_heading(each.strip("()（）[] "), language).speaks for each in words
    )


def _heading_of(rows: Rows, at: int, language: Language) -> Heading:
    """The heading of one column: the last row of words above it, and the unit in a row of its own."""
    words = [str(row[at]).strip() if at < len(row) and row[at] is not None else "" for row in rows]
    unit = None
    if len(words) > 1 and _is_units(rows[-1], language):
        unit = read_heading(words.pop().strip("()（）[] "), language)
    label = next((each for each in reversed(words) if each), "")
    above = read_heading(label, language) if label else Heading("")
    if unit is None or unit.unit is None:
        return above
    return Heading(above.label, unit.unit, unit.scale, unit.noun or above.noun)


def _make_key(label: str, taken: Sequence[str]) -> str:
    wanted = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:50].strip("_")
    wanted = (
        wanted if FIGURE_KEY.fullmatch(wanted) else f"c_{wanted}" if FIGURE_KEY.fullmatch(f"c_{wanted}") else "column"
    )
    wanted = "column" if wanted == "c_" else wanted
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}_{number}"
    return key
