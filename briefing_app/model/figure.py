"""Figures: something measured, with its observations, exactly as the sources give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Self

from briefing_app.errors import InputError
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate


class Qualifier(StrEnum):
    """How exact the source is about a value (DESIGN §3.3)."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"

    @property
    def open_ended(self) -> bool:
        """Whether the value is only a bound, to be drawn open-ended and never as an exact value."""
        return self in (Qualifier.OVER, Qualifier.UNDER, Qualifier.AT_LEAST, Qualifier.AT_MOST)


class Unit(StrEnum):
    """What kind of number it is; the counted thing of a count is the figure's `noun`."""

    COUNT = "count"
    RANK = "rank"
    PERCENT = "percent"
    NUMBER = "number"
    YEAR = "year"
    HKD = "HKD"
    USD = "USD"
    CNY = "CNY"

    @property
    def currency(self) -> bool:
        """Whether the unit is money."""
        return self in (Unit.HKD, Unit.USD, Unit.CNY)


class Release(StrEnum):
    """May it be used freely, or is it background not for disclosure (DESIGN §2)."""

    OPEN = "open"
    INTERNAL = "internal"


class Status(StrEnum):
    """How far a card or observation has been checked by a person."""

    AS_SUPPLIED = "as-supplied"
    DRAFT = "draft"
    VERIFIED = "verified"


MOST = 60  # digits of a value, and powers of ten above or below one


def is_sensible(number: Decimal) -> bool:
    """Whether a finite number stays within `MOST` digits and powers of ten."""
    exponent = number.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return len(number.as_tuple().digits) <= MOST and abs(number.adjusted()) <= MOST and abs(places) <= MOST


@dataclass(frozen=True, slots=True)
class Value:
    """An exact decimal, or a range of two, keeping the digits of the source (`1.76E+9` has three significant digits).

    What is longer or larger than anything a source says would be printed as pages of digits, and is refused.
    """

    number: Decimal
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        for each in (self.number, self.upper):
            if each is not None and not each.is_finite():
                raise InputError("value.infinite", field="value", text=each)
            if each is not None and not is_sensible(each):
                raise InputError("value.digits", field="value", text=str(each)[:60], most=MOST)
        if self.upper is not None and self.upper <= self.number:
            raise InputError("value.range", field="value", low=self.number, high=self.upper)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `847`, `1.76E+9`, `23.6` or a range `20..30`; InputError otherwise."""
        low, dots, high = text.partition("..")
        try:
            return cls(Decimal(low.strip()), Decimal(high.strip()) if dots else None)
        except InvalidOperation as problem:
            raise InputError("value.text", field="value", text=text[:60]) from problem

    def __str__(self) -> str:
        return f"{self.number}" if self.upper is None else f"{self.number}..{self.upper}"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in which source: the locator is a heading, page or table of the source."""

    source_id: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a figure as one source gives it; `as_of` is None where the source says no date."""

    value: Value
    qualifier: Qualifier = Qualifier.EXACT
    as_of: PartialDate | None = None
    citation: Citation | None = None
    status: Status = Status.DRAFT
    release: Release = Release.OPEN
    note: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class CountNoun:
    """What a count counts: English singular and plural; Chinese with its measure word (種藥物, 家公司)."""

    one: str
    other: str
    zh_hant: str
    zh_hans: str


FIGURE_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured. `key` is the word between the braces of a placeholder, unique in the library.

    A derived figure has a `formula` over other figures' keys (`first_batch + second_batch`) and no observations of its own;
    it takes the oldest as-of of its inputs (DESIGN §3.6). `cadence_months` is the review cadence; None never goes stale.
    """

    id: str
    key: str
    label: LocalText
    unit: Unit = Unit.COUNT
    noun: CountNoun | None = None
    observations: tuple[Observation, ...] = ()
    formula: str = ""
    cadence_months: int | None = 12
    note: LocalText = LocalText()
    theme: str = ""
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not FIGURE_KEY.fullmatch(self.key):
            raise InputError("figure.key", field="key", key=self.key)
        if self.formula and self.observations:
            raise InputError("figure.derived", field="formula", key=self.key)

    @property
    def derived(self) -> bool:
        """Whether the value is calculated."""
        return bool(self.formula)

    @property
    def latest(self) -> Observation | None:
        """The observation that is quoted: the newest as-of, undated ones last, later entries winning ties."""
        best: Observation | None = None
        for each in self.observations:
            if best is None or best.as_of is None or (each.as_of is not None and best.as_of <= each.as_of):
                best = each
        return best
