"""A unit and size word that all values of a chart share: said once at the head of the plot, and not at every mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import words
from briefing_app.charts.data import Datum, Table
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.digits import count_decimals, shift, significant
from briefing_app.wording.money import currency_prefix, currency_suffix
from briefing_app.wording.scale import Scale, choose_scale
from briefing_app.wording.values import Parts, print_bare, print_plain

LEAST_VALUES = 3
"""Fewer values say their unit themselves."""
_MOST_DECIMALS = 2
"""Of an amount whose own size word is smaller than the shared one: 0.95 under “HK$ billion”, never 0.0034."""


@dataclass(frozen=True, slots=True)
class SharedUnit:
    """What is said at the head: the unit, and the size word or None for plain digits."""

    unit: Unit
    scale: Scale | None
    language: Language

    @property
    def text(self) -> str:
        """“HK$ million”, 億港元, “Millions”, 單位：萬."""
        word = self.scale.word if self.scale is not None else ""
        if not self.unit.currency:
            return words.IN_SIZE.get(self.language).format(size=word, sizes=f"{word.capitalize()}s")
        prefix = currency_prefix(self.unit, self.language).strip()
        return " ".join(each for each in (prefix, word + currency_suffix(self.unit, self.language)) if each)

    def print_parts(self, value: Value, qualifier: Qualifier = Qualifier.EXACT) -> Parts:
        """A value without what the head says."""

        def print_one(number: Decimal) -> str:
            return print_plain(number, self.language, self.scale)

        return print_bare(value, self.unit, self.language, print_one, qualifier=qualifier)


def find_shared_unit(data: Iterable[Datum], language: Language) -> SharedUnit | None:
    """The unit and size word of at least three values, all of them; None where they differ or say nothing that repeats.

    No number gets digits that it had not: 1.76 billion is never 1,760 million. Under the size word of the largest amount
    a smaller one may stand with up to two decimals (HK$950 million as 0.95 billion); counts keep their own words.
    """
    known = [each for each in data if each.number is not None]
    units = {each.unit for each in known}
    if len(known) < LEAST_VALUES or len(units) > 1:
        return None
    (unit,) = units
    if not (unit.currency or unit in (Unit.COUNT, Unit.NUMBER)):
        return None
    numbers = [number for datum in known for number in (datum.number, datum.upper) if number]
    if not numbers:
        return None
    scale = choose_scale(max(numbers, key=abs), language)
    if scale is None and not unit.currency:
        return None
    if not all(_fits(each, scale, unit, language) for each in numbers):
        return None
    return SharedUnit(unit, scale, language)


def _fits(number: Decimal, scale: Scale | None, unit: Unit, language: Language) -> bool:
    """Whether a number is printed in this scale by itself, or reads as well in it."""
    if choose_scale(number, language) == scale:
        return True
    if scale is None or not unit.currency:
        return False
    return number.adjusted() >= scale.exponent - 1 and count_decimals(shift(significant(number), -scale.exponent)) <= (
        _MOST_DECIMALS
    )


def strip_unit(table: Table, keys: Iterable[str], shared: SharedUnit) -> Table:
    """The table with the values of these columns printed without what the head says."""

    def strip(datum: Datum) -> Datum:
        if datum.number is None:
            return datum
        bare = shared.print_parts(Value(datum.number, datum.upper), datum.qualifier)
        return replace(datum, printed=bare.text, lead=bare.qualifier + bare.gap if bare.qualifier else "")

    return _change_columns(table, keys, strip)


def silence(table: Table, keys: Iterable[str]) -> Table:
    """The table with the values of these columns not printed at all; what is missing still says so."""
    return _change_columns(
        table, keys, lambda datum: datum if datum.number is None else replace(datum, printed="", lead="")
    )


def _change_columns(table: Table, keys: Iterable[str], change: Callable[[Datum], Datum]) -> Table:
    chosen = {table.get_index(each) for each in keys}
    rows = tuple(
        tuple(change(datum) if place in chosen else datum for place, datum in enumerate(row)) for row in table.rows
    )
    return replace(table, rows=rows)
