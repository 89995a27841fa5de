"""Dates as people type them into a field, read without guessing: what can mean two things is asked back."""

from __future__ import annotations

import re
from typing import Final

from briefing_app.errors import InputError, TypedDateError, TypedDateOrderError, TypedDateYearError, TypedSpanError
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
"""The pattern of a month in English, written out or short, without a full stop behind it."""
_NAME: Final = rf"(?P<name>{MONTH_NAME})\.?"
_YEAR: Final = r"(?P<year>\d{4}|\d{2})"
_FULL_YEAR: Final = r"(?P<year>\d{4})"
_SEPARATOR: Final = r"\s*[-/.]\s*"
_FORMS: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_FULL_YEAR}\s*年?",
        rf"{_FULL_YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*[日號号])?",
        rf"{_FULL_YEAR}{_SEPARATOR}(?P<month>\d{{1,2}})(?:{_SEPARATOR}(?P<day>\d{{1,2}}))?",
        r"(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)",
        rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        rf"(?P<month>\d{{1,2}}){_SEPARATOR}{_FULL_YEAR}",
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*)?{_NAME}[\s,-]*{_FULL_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*{_NAME}[\s,-]*{_YEAR}",
        rf"{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+{_FULL_YEAR}",
    )
)
_SPANS: Final = re.compile(
    r"(?:q(?P<quarter>[1-4])[\s,/-]*(?P<year>\d{4})|(?P<year2>\d{4})\s*[-/]?\s*q(?P<quarter2>[1-4])"
    r"|(?P<year3>\d{4})\s*年?\s*第?(?P<quarter3>[1-4一二三四])季度?"
    r"|(?:fy\s*)?(?P<first>\d{4})\s*[-–/]\s*(?P<last>\d{2}|\d{4})(?:\s*年度?)?|fy\s*(?P<financial>\d{4}))",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(rf"(?P<one>\d{{1,2}}){_SEPARATOR}(?P<two>\d{{1,2}})")
_WIDE: Final = str.maketrans("０１２３４５６７８９／－．　", "0123456789/-. ")
_EXAMPLE: Final = 2026  # the year that is put behind a day without one
_CENTURY: Final = 80  # the first year of two digits that is of the last century
_MONTH_YEAR: Final = re.compile(r"([A-Za-z]{3,9})[-' ]+(\d{2})")


def parse_typed_date(text: str) -> PartialDate:
    """Read a date: 2023, 2026-06, 20260630, 30/6/26 (day first), 30 June 2026, Jan 2024, 2024年1月5日, full-width digits too.

    Raises:
        TypedDateOrderError: The month would be beyond twelve (6/30/2026).
        TypedDateYearError: A day and a month alone (3/12), or what may be a day or a year (6/26).
        TypedSpanError: It is a quarter or a financial year, which spans several months.
        TypedDateError: It is no date, or none of the calendar.
    """
    typed = " ".join(text.translate(_WIDE).split())
    for form in _FORMS:
        match = form.fullmatch(typed)
        if match is None:
            continue
        found = match.groupdict()
        year = read_year(found["year"])
        name = found.get("name")
        month = MONTHS.index(name[:3].lower()) + 1 if name else _number(found.get("month"))
        day = _number(found.get("day"))
        if month is not None and month > 12:
            break
        try:
            return PartialDate(year, month, day)
        except InputError as problem:
            raise TypedDateError(text=text.strip()[:60]) from problem
    span = _SPANS.fullmatch(typed)
    if span and not _ends_before(span):
        raise TypedSpanError(text=text.strip(), example=_end_of(span))
    return _refuse(typed)


def find_month_and_year(text: str) -> PartialDate | None:
    """January 2024 as spreadsheets write it, Jan-24; None for everything else."""
    match = _MONTH_YEAR.fullmatch(text)
    if match is None or match[1][:3].lower() not in MONTHS:
        return None
    return find_typed_date(f"{match[1]} {read_year(match[2])}")


def read_year(digits: str) -> int:
    """A year of two or four digits: 26 is 2026, 97 is 1997."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _CENTURY else 1900)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _end_of(span: re.Match[str]) -> str:
    """The last month of a quarter; of a financial year, which in Hong Kong ends with March, that of its end."""
    quarter = span["quarter"] or span["quarter2"] or span["quarter3"]
    if quarter:
        number = "一二三四".find(quarter) + 1 or int(quarter)
        return f"{span['year'] or span['year2'] or span['year3']}-{number * 3:02d}"
    return f"{_last_year(span) or span['financial']}-03"


def _last_year(span: re.Match[str]) -> str:
    """The year behind the stroke, of four digits; empty where there is none."""
    last = span["last"] or ""
    return span["first"][:2] + last if len(last) == 2 else last


def _ends_before(span: re.Match[str]) -> bool:
    """Whether the year behind the stroke is no later one: 2026-13 is a mistyped month."""
    last = _last_year(span)
    return bool(last) and int(last) <= int(span["first"])


def _refuse(typed: str) -> PartialDate:
    """Say why it is no date; where the order is the trouble, how it would be written."""
    american = re.fullmatch(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})", typed)
    if american and int(american[1]) <= 12 < int(american[2]) <= 31:
        year = american[3] if len(american[3]) == 4 else f"20{american[3]}"
        raise TypedDateOrderError(text=typed, example=f"{int(american[2])}/{int(american[1])}/{year}")
    short = _SHORT.fullmatch(typed)
    if short and (example := _complete(int(short["one"]), int(short["two"]))) is not None:
        english, hant, hans = (print_date(example, each) for each in LANGUAGES)
        raise TypedDateYearError(text=typed, example=LocalText(english, hant, hans))
    raise TypedDateError(text=typed[:60])


def _complete(one: int, two: int) -> PartialDate | None:
    """How 3/12 or 6/26 would be written with its year; None for what is neither a day of a month nor a month of a year."""
    try:
        return PartialDate(_EXAMPLE, two, one) if two <= 12 else PartialDate(2000 + two, one)
    except InputError:
        return None


def find_typed_date(text: str) -> PartialDate | None:
    """`parse_typed_date`, None where it would ask back."""
    try:
        return parse_typed_date(text)
    except InputError:
        return None
