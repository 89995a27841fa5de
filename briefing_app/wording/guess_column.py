"""The kind, unit and scale of a column, guessed from its heading and its cells: words rather than a wrong number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from briefing_app.model.chart import Column, ColumnKind, RawValue
from briefing_app.model.figure import FIGURE_KEY, CountNoun, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.cell_marks import find_nothing, take_note, tidy
from briefing_app.wording.cell_number import has_size, read_any_number
from briefing_app.wording.find_frame import LONGEST_NOUN
from briefing_app.wording.periods import is_part_of_year, is_period, is_year, is_years, may_be_years
from briefing_app.wording.read_heading import Found, Heading, is_of_things, is_relative
from briefing_app.wording.typed_date import find_month_and_year, find_typed_date

_SAMPLE: Final = 400  # cells looked at
_ENOUGH: Final = 0.6  # share of the filled cells that must be of a kind
_DATE_SIGNS: Final = re.compile(r"[-/.年月日]|[A-Za-z]{3}")
_CODE: Final = re.compile(r"0\d+")
_COMPACT: Final = re.compile(r"\d{8}", re.ASCII)
_FEW_YEARS: Final = 3  # Jan-24 to Dec-26; more different numbers behind the months are rather days
_MONTHLY: Final = re.compile(r"month|月", re.IGNORECASE)


@dataclass(slots=True)
class _Tally:
    """What the numbers of a column name, and how they are written."""

    units: Counter[Unit | None] = field(default_factory=Counter)
    whole: bool = True
    sized: int = 0  # numbers of money that name their size themselves
    bare: int = 0  # numbers other than zero that name neither unit nor size
    small: int = 0  # of these, fractions below one


def guess_column(
    heading: Heading,
    values: Sequence[RawValue],
    language: Language,
    taken: Sequence[str] = (),
    *,
    label: LocalText | None = None,
    whole: Found | None = None,
) -> tuple[Column, bool]:
    """Guess a column, and say whether it takes the unit of the whole table.

    Args:
        heading: What its headings say.
        values: Its cells.
        language: What a bare $ or 元 means.
        taken: Keys that other columns have.
        label: Its name; that of the heading where none is given.
        whole: Unit, scale and noun that stand above the table for all its numbers.
    """
    label = label if label is not None else LocalText().with_text(language, heading.label)
    words = Column(make_key(label.en or heading.label, taken), label)
    filled = [each for each in _sample(values) if each is not None and not (isinstance(each, str) and not each.strip())]
    filled = [each for each in filled if not (isinstance(each, str) and find_nothing(tidy(each)))]
    if not filled:
        unit = heading.unit
        if unit is None and whole is not None and is_period(heading.label) and any(values):
            return _number(words, *whole), True
        return (words if unit is None else _number(words, unit, heading.scale, heading.noun)), False
    if heading.unit is None and (kind := _find_time(heading, filled)):
        return Column(words.key, label, kind), False
    tally = _count(filled, heading, language)
    if tally.units.total() < _ENOUGH * len(filled) / (2 if heading.speaks else 1) or _is_code(filled):
        return words, False
    unit, noun, scale = heading.unit, heading.noun, heading.scale
    named = [each for each, _ in tally.units.most_common() if each is not None and each is not Unit.YEAR]
    if unit is Unit.COUNT and scale and noun is None and len(named) == 1 and named[0].currency:
        unit = named[0]  # “in millions” above HK$132
    if unit is None and named:
        if (tally.sized and tally.bare and named[0].currency) or (named[0] is Unit.PERCENT and tally.small):
            return words, False  # HK$1.2bn beside 5, 61% beside 0.4: what the bare ones mean is not said
        return _number(words, named[0]), False
    if unit is None:
        counted = heading.counted if tally.whole else None
        if counted is not None:
            return _number(words, Unit.COUNT, noun=counted), False
        if whole is not None and not (
            is_relative(heading.label) or (whole[0].currency and is_of_things(heading.label))
        ):
            return _number(words, *_suit(whole, tally)), True
        unit = Unit.COUNT
    return _number(words, *_suit((unit, scale, noun), tally)), False


def _suit(found: Found, tally: _Tally) -> Found:
    """What was found; numbers with decimals are not counted."""
    unit, scale, noun = found
    return (Unit.NUMBER if unit is Unit.COUNT and not scale and not tally.whole else unit), scale, noun


def _number(words: Column, unit: Unit, scale: int = 0, noun: CountNoun | None = None) -> Column:
    return Column(words.key, words.label, ColumnKind.NUMBER, unit, noun, scale)


def _sample(values: Sequence[RawValue]) -> Sequence[RawValue]:
    if len(values) <= _SAMPLE:
        return values
    step = len(values) / _SAMPLE
    return [values[int(at * step)] for at in range(_SAMPLE)]


def _find_time(heading: Heading, filled: Sequence[RawValue]) -> ColumnKind | None:
    """Whether a column holds dates, or names of times that are no single date (2022/23, Q1, 1月), which stay words."""
    enough = _ENOUGH * len(filled)
    texts = [each for each in filled if isinstance(each, str)]
    if _are_months_of_years(texts, enough) or (len(filled) > 1 and all(map(_is_compact, filled))):
        return ColumnKind.DATE
    unsure = sum(map(may_be_years, texts))
    spans = sum(map(is_part_of_year, texts))
    if spans >= enough and (unsure < len(filled) or not _MONTHLY.search(heading.label)):
        return ColumnKind.TEXT
    if unsure and any(is_years(each) and not may_be_years(each) for each in texts):
        return ColumnKind.TEXT
    if spans and all(map(is_period, filled)):
        return ColumnKind.TEXT  # years, then 2022/23: as dates, what spans two of them would be missing
    dates = sum(_is_date(each) for each in filled)
    years = sum(map(is_year, filled))
    if dates + years >= enough and (dates or heading.dated or years == len(filled)):
        return ColumnKind.DATE
    return None


def _is_date(value: RawValue) -> bool:
    """Whether it can be nothing but a date; a bare year may be a number."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str) or len(value) > 40:
        return False
    text = tidy(value)
    return bool(_DATE_SIGNS.search(text)) and not is_year(text) and find_typed_date(text) is not None


def _is_compact(value: RawValue) -> bool:
    """Whether it is a date without separators, 20250131, or the number that a spreadsheet takes it for."""
    text = "" if value is None or isinstance(value, date) else str(value).strip()
    return bool(_COMPACT.fullmatch(text)) and find_typed_date(text) is not None


def _are_months_of_years(texts: Sequence[str], enough: float) -> bool:
    """Whether Jan-24, Feb-24 are months of a year: several of them, in their order or of few years; else they may be days."""
    found = [month for each in texts if (month := find_month_and_year(take_note(tidy(each))[0])) is not None]
    if len(found) < enough or len({each.month for each in found}) < 2:
        return False
    ordered = [each.first for each in found]
    return (
        ordered in (sorted(ordered), sorted(ordered, reverse=True)) or len({each.year for each in found}) <= _FEW_YEARS
    )


def _is_code(filled: Sequence[RawValue]) -> bool:
    """Whether numbers begin with a zero that only codes have."""
    return any(isinstance(each, str) and _CODE.fullmatch(tidy(each)) for each in filled)


def _count(filled: Sequence[RawValue], heading: Heading, language: Language) -> _Tally:
    tally = _Tally()
    for each in filled:
        if isinstance(each, date):
            continue
        text = tidy(each) if isinstance(each, str) else f"{each:f}"
        parsed, _ = read_any_number(text, language)
        if parsed is None or (parsed.noun and heading.unit is None and len(parsed.noun) > LONGEST_NOUN):
            continue
        tally.units[parsed.unit] += 1
        ends = [end for end in (parsed.value.number, parsed.value.upper) if end is not None]
        tally.whole = tally.whole and all(end == end.to_integral_value() for end in ends)
        if has_size(text):
            tally.sized += parsed.unit is not None and parsed.unit.currency
        elif parsed.unit is None and any(ends):
            tally.bare += 1
            tally.small += all(Decimal(-1) < end < 1 for end in ends)
    return tally


def make_key(label: str, taken: Sequence[str]) -> str:
    """A key for a column of this name that no other has."""
    wanted = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:50].strip("_")
    if not FIGURE_KEY.fullmatch(wanted):
        wanted = f"c_{wanted}" if wanted else "column"
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}_{number}"
    return key
