"""Partial dates and ranges of them in each language, from Babel's calendar data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from briefing_app.errors import InputError
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate

# British order: Hong Kong writes 20 February 2023.
_LOCALES: Mapping[Language, str] = {Language.EN: "en_GB", Language.HANT: "zh_Hant_HK", Language.HANS: "zh_Hans_CN"}

_SKELETONS: Mapping[str, str] = {"month": "yMMMM", "year": "y", "day of month": "MMMMd", "only day": "d"}


def print_date(partial: PartialDate, language: Language) -> str:
    """2023, January 2024, 20 February 2023; 2023年, 2024年1月, 2023年2月20日."""
    return _print(partial, language, "day" if partial.day else "month" if partial.month else "year")


def print_date_range(start: PartialDate, end: PartialDate, language: Language) -> str:
    """12–14 December 2026, January–March 2024, 2018–2024; 2026年12月12日至14日.

    Raises:
        InputError: The end lies before the start.
    """
    if end < start:
        raise InputError("date.order", field="date", start=start, end=end)
    if start == end:
        return print_date(start, language)
    alike = (start.month is None, start.day is None) == (end.month is None, end.day is None)
    same_year = alike and start.year == end.year and start.month is not None
    same_month = same_year and start.month == end.month
    if language.chinese:
        short = _print(end, language, "only day" if same_month else "day of month" if end.day else "only month")
        return f"{print_date(start, language)}至{short if same_year else print_date(end, language)}"
    if same_month:
        return f"{start.day}–{print_date(end, language)}"
    if same_year:
        first = _print(start, language, "day of month" if start.day else "only month")
        return f"{first}{' – ' if start.day else '–'}{print_date(end, language)}"
    both_years = start.month is None and end.month is None
    return f"{print_date(start, language)}{'–' if both_years else ' – '}{print_date(end, language)}"


@lru_cache(maxsize=4_096)  # a long column has few dates, and Babel takes its time for each
def _print(partial: PartialDate, language: Language, what: str) -> str:
    """Print parts of a date: `day`, `month` and `year` with all that is larger, or only what the name says."""
    from babel.dates import format_date, format_skeleton  # imported on first use: see nouns.py

    day, locale = date(partial.year, partial.month or 1, partial.day or 1), _LOCALES[language]
    if what in _SKELETONS:
        return format_skeleton(_SKELETONS[what], day, locale=locale)
    return format_date(day, "long" if what == "day" else "LLLL", locale=locale)
