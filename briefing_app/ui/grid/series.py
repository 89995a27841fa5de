"""What follows in a series of cells: years, months, days, numbers and names with a number, each by a constant step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, Decimal
from itertools import pairwise
from typing import Final

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid.lanes import Lane

_EXACT: Final = Context(prec=200)
_NUMBER: Final = re.compile(r"\d{1,9}")
_FINANCIAL: Final = re.compile(r"(\d{4})(\s*[-/–]\s*)(\d{2}|\d{4})(?!\d)")
_QUARTER: Final = re.compile(r"(q|第)([1-4])(?!\d)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUARTERS: Final = 4


def continue_series(seeds: Sequence[Cell], lane: Lane, count: int, *, counting: bool) -> list[Cell]:
    """The cells that follow; where no constant step leads on, the seeds are repeated.

    Args:
        seeds: The cells that are there.
        lane: Whose cells they are.
        count: How many cells are wanted.
        counting: Whether one number alone is counted on from, rather than repeated.
    """
    if not seeds or count <= 0:
        return []
    if lane.language is not None:
        words = _continue_words([each.text.get(lane.language) for each in seeds], count)
        if words is not None:
            return [Cell(text=_in(lane.language, each)) for each in words]
    elif (dates := [each.date for each in seeds if each.date is not None]) and len(dates) == len(seeds):
        found = _continue_dates(dates, count)
        if found is not None:
            return [Cell(date=each) for each in found]
    elif numbers := _find_numbers(seeds):
        one = Decimal(1).scaleb(lane.column.scale) if counting or lane.column.unit is Unit.YEAR else Decimal(0)
        step = _find_step(numbers, one)
        if step is not None:
            return [
                replace(seeds[-1], value=Value(_EXACT.add(numbers[-1], _EXACT.multiply(step, Decimal(at)))))
                for at in range(1, count + 1)
            ]
    return [seeds[at % len(seeds)] for at in range(count)]


def _in(language: Language, words: str) -> LocalText:
    return LocalText(*(words if each is language else "" for each in LANGUAGES))


def _find_numbers(seeds: Sequence[Cell]) -> list[Decimal]:
    """The values of cells that are all exact numbers; none where one is something else."""
    found = [
        each.value.number
        for each in seeds
        if each.value is not None and each.value.upper is None and each.qualifier is Qualifier.EXACT
    ]
    return found if len(found) == len(seeds) else []


def _find_step(numbers: Sequence[Decimal], one: Decimal) -> Decimal | None:
    if len(numbers) == 1:
        return one
    steps = {_EXACT.subtract(after, before) for before, after in pairwise(numbers)}
    return steps.pop() if len(steps) == 1 else None


def _continue_dates(dates: Sequence[PartialDate], count: int) -> list[PartialDate] | None:
    """Years, months or days on; days of the same number go on by months."""
    last = dates[-1]
    if len({(each.month is None, each.day is None) for each in dates}) > 1:
        return None
    try:
        if last.day is not None:
            days = [date(each.year, each.month or 1, each.day or 1) for each in dates]
            gaps = {(after - before).days for before, after in pairwise(days)} or {1}
            if len(gaps) == 1:
                step = timedelta(days=gaps.pop())
                return [PartialDate.of(days[-1] + step * at) for at in range(1, count + 1)]
            if len({each.day for each in dates}) > 1:
                return None
        unit = 12 if last.month is None else 1
        months = [each.year * 12 + (each.month or 1) - 1 for each in dates]
        leaps = {after - before for before, after in pairwise(months)} or {unit}
        if len(leaps) > 1:
            return None
        leap = leaps.pop()
        ends = [months[-1] + leap * at for at in range(1, count + 1)]
        return [PartialDate(each // 12, each % 12 + 1 if last.month else None, last.day) for each in ends]
    except (InputError, OverflowError, ValueError):  # beyond the calendar
        return None


def _continue_words(words: Sequence[str], count: int) -> list[str] | None:
    """2022/23, Q1 2024 or Park 1 and so on."""
    step = 1
    if len(words) > 1:
        step = next((each for each in range(-12, 13) if each and _fits(words, each)), 0)
    found: list[str] = []
    last = words[-1]
    for _ in range(count):
        following = _follow(last, step) if step else None
        if following is None:
            return None
        found.append(following)
        last = following
    return found


def _fits(words: Sequence[str], step: int) -> bool:
    return all(_follow(before, step) == after for before, after in pairwise(words))


def _follow(text: str, step: int) -> str | None:
    """The name so many steps on; None where it has no number, or several."""
    if match := _FINANCIAL.search(text):
        first, last = int(match[1]), int(match[3])
        whole = len(match[3]) == _QUARTERS
        if (first + 1 if whole else (first + 1) % 100) == last:
            end = last + step if whole else (last + step) % 100
            return f"{text[: match.start()]}{first + step}{match[2]}{end:02}{text[match.end() :]}"
    if match := _QUARTER.search(text):
        turns, quarter = divmod(int(match[2]) - 1 + step, _QUARTERS)
        moved = f"{text[: match.start()]}{match[1]}{quarter + 1}{text[match.end() :]}"
        return _YEAR.sub(lambda year: str(int(year[0]) + turns), moved)
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1:
        return None
    match = numbers[0]
    number = int(match[0]) + step
    return f"{text[: match.start()]}{number:0{len(match[0])}}{text[match.end() :]}" if number >= 0 else None
