"""Years, financial years, quarters and months as they stand in headings and names of rows."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from briefing_app.errors import InputError, TypedSpanError
from briefing_app.model.chart import RawValue
from briefing_app.wording.cell_marks import take_note, tidy
from briefing_app.wording.typed_date import MONTH_NAME, find_typed_date, parse_typed_date

_LONGEST: Final = 40
_YEAR: Final = re.compile(r"(?:(?:1[89]|20)\d\d\s*年?|[A-Z]{0,2}(?:1[89]|20)\d\d)")
_TWO_YEARS: Final = re.compile(
    r"(?:FY\s*)?(?P<first>(?:19|20)\d\d)\s*年?\s*(?:[-/–—~至]|to)\s*(?P<last>\d\d|(?:19|20)\d\d)"
    r"(?:\s*(?:年度?|財政年度|财政年度|學年|学年))?",
    re.IGNORECASE,
)
_PART: Final = (
    rf"(?:[1-4]\s?q|q\s?[1-4]|[12]\s?h|h\s?[12]|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|half)"
    rf"|第?[一二三四1-4]季度?|[上下]半年|\d{{1,2}}月份?|[一二三四五六七八九十]{{1,2}}月份?|(?:{MONTH_NAME})\.?)"
)
_YEAR_OF: Final = r"(?:'?\d\d|(?:19|20)\d\d\s*年?)"
_PARTS: Final = re.compile(
    rf"(?:{_YEAR_OF}[\s,/-]*)?{_PART}(?:\s*(?:[-–—~至]|to)\s*{_PART})?(?:[\s,/-]*{_YEAR_OF})?", re.IGNORECASE
)
_MARKED: Final = re.compile(r"\s*\((?:[a-z]{1,3}|估計|预计|預計|臨時|修訂)\)$|(?<=\d)[A-Z]$")
_MONTH_LIKE: Final = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-/]\s*(?P<last>\d\d)")


def is_period(value: RawValue) -> bool:
    """Whether it is nothing but a year, several years, part of a year or a day."""
    if value is None:
        return False
    if not isinstance(value, str):
        return isinstance(value, date) or is_year(value)
    if len(value) > _LONGEST:
        return False
    text = _MARKED.sub("", take_note(tidy(value))[0])
    if is_year(text) or is_years(text) or _PARTS.fullmatch(text):
        return True
    if not any(each.isdigit() for each in text) or text.replace(",", "").replace(".", "", 1).isdigit():
        return False
    try:
        parse_typed_date(text)
    except TypedSpanError:
        return True
    except InputError:
        return False
    return True


def is_year(value: RawValue) -> bool:
    """Whether it is a year of four digits, with 年 or without."""
    if isinstance(value, Decimal):
        return value == value.to_integral_value() and 1800 <= value < 2100
    return isinstance(value, str) and bool(_YEAR.fullmatch(tidy(value)))


def is_years(text: str) -> bool:
    """Whether a text is a financial year (2022/23) or a span of years (2019–2023)."""
    match = _TWO_YEARS.fullmatch(tidy(text))
    if match is None:
        return False
    first, last = int(match["first"]), match["last"]
    if len(last) == 4:
        return first < int(last)
    return int(last) == (first + 1) % 100 or (int(last) > 12 and int(last) > first % 100)


def may_be_years(value: RawValue) -> bool:
    """Whether 2010-11 may be a financial year as well as a month."""
    match = _MONTH_LIKE.fullmatch(tidy(value)) if isinstance(value, str) else None
    return match is not None and int(match["last"]) == (int(match["first"]) + 1) % 100


def is_part_of_year(value: RawValue) -> bool:
    """Whether it is a quarter, a month without its year or several years: a name of a time that is no single date."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return False
    text = take_note(tidy(value))[0]
    if is_years(text):
        return True
    return bool(_PARTS.fullmatch(text)) and find_typed_date(text) is None
