"""Dates known only as far as the source gives them: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from briefing_app.errors import InputError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a year and month, or a full day (ISO 8601 calendar date with reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InputError("date.month", field="date", year=self.year, day=self.day)
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as problem:
            raise InputError("date.calendar", field="date", date=self) from problem

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2023, 2024-01 or 2023-02-20; InputError otherwise."""
        match = _ISO.fullmatch(text.strip())
        if not match:
            raise InputError("date.text", field="date", text=text[:60])
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> Self:
        """The full date of a `datetime.date`."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date can mean; staleness counts from here, in favour of the figure."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __le__(self, other: PartialDate) -> bool:
        return self == other or self < other
