"""In which order times come that are no single dates: years of money and of schools, halves, quarters and months as words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from briefing_app.wording.cell_marks import take_note, tidy
from briefing_app.wording.periods import is_period, is_year
from briefing_app.wording.typed_date import MONTHS, find_month_and_year, find_typed_date, read_year

Moment = tuple[int, int, int]
"""Year (0 where none is named), first month, and day: 0 for what is longer."""

_YEAR: Final = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
_SHORT_YEAR: Final = re.compile(r"(?:^|[\s,/'qh-])'?(\d\d)$")
_HAN: Final = "一二三四五六七八九十"
_FIRST_OF_MONEY: Final = 4  # April, as in Hong Kong: a financial year comes behind the year that it begins in

_Read = Callable[[re.Match[str]], int]


def _count(text: str) -> int:
    """一 to 十二, or digits."""
    if text.isdecimal():
        return int(text)
    return 10 + _HAN.find(text[1:]) + 1 if text.startswith("十") and len(text) > 1 else _HAN.find(text) + 1


_ORDINALS: Final = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
# Each form of a part of a year, and the month that it begins with.
_PARTS: Final[tuple[tuple[re.Pattern[str], _Read], ...]] = (
    (
        re.compile(r"(?<![a-z])q\s?([1-4])(?!\d)|(?<!\d)([1-4])\s?q(?![a-z])"),
        lambda found: _quarter(found[1] or found[2]),
    ),
    (re.compile(r"(?<![a-z])h\s?([12])(?!\d)|(?<!\d)([12])\s?h(?![a-z])"), lambda found: _half(found[1] or found[2])),
    (re.compile(r"(\w+) quarter"), lambda found: 3 * _ORDINALS.get(found[1], 1) - 2),
    (re.compile(r"(\w+) half"), lambda found: 6 * _ORDINALS.get(found[1], 1) - 5),
    (re.compile(r"第?([一二三四1-4])季"), lambda found: _quarter(found[1])),
    (re.compile(r"上半年"), lambda _: 1),
    (re.compile(r"下半年"), lambda _: 7),
    (re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月"), lambda found: _count(found[1])),
    (re.compile(rf"(?<![a-z])({'|'.join(MONTHS)})[a-z]*"), lambda found: MONTHS.index(found[1]) + 1),
)


def _quarter(number: str) -> int:
    return 3 * _count(number) - 2


def _half(number: str) -> int:
    return 6 * int(number) - 5


def find_moment(text: str) -> Moment | None:
    """When a time begins (2023/24: April 2023; Q2 2025: April 2025; 下半年: July of no year); None for what is no time."""
    plain = take_note(tidy(text))[0]
    if not is_period(plain):
        return None
    date = find_typed_date(plain) or find_month_and_year(plain)
    if date is not None:
        return date.year, date.month or 0, date.day or 0
    lower = plain.lower()
    year = _YEAR.search(lower)
    for pattern, read in _PARTS:
        if found := pattern.search(lower):
            return (int(year[1]) if year else _short_year(lower)), read(found), 0
    if year is None:
        return None
    return int(year[1]), 0 if is_year(plain) else _FIRST_OF_MONEY, 0


def _short_year(text: str) -> int:
    """The year of Q1-25 or Jan–Mar '25; 0 where there is none."""
    match = _SHORT_YEAR.search(text)
    return read_year(match[1]) if match is not None else 0
