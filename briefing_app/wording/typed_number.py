"""Numbers as people type them into a field, read into a value, its qualifier and the unit it is measured in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from briefing_app.errors import InputError, Phrase, TypedNumberError, TypedUnitError
from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.nouns import make_noun
from briefing_app.wording.parse import ParsedNumber, parse_number
from briefing_app.wording.values import print_value

NAMED_MONEY: Final = re.compile(
    r"HK\$|US\$|CN¥|HKD|USD|RMB|CNY|¥|港元|港幣|港币|美元|美金|人民幣|人民币", re.IGNORECASE
)
BARE_MONEY: Final = re.compile(r"[$＄元]")
COUNTED: Final = (Unit.COUNT, Unit.NUMBER)
"""The units that a number with a noun may have."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What was understood; `noun` is what a count counts, in the languages that are known (empty ones print nothing)."""

    value: Value
    qualifier: Qualifier
    unit: Unit
    noun: CountNoun | None = None

    @property
    def printed(self) -> LocalText:
        """The number as it will print, to be shown back to the person."""
        english, hant, hans = (
            print_value(self.value, self.unit, each, qualifier=self.qualifier, noun=self.noun) for each in LANGUAGES
        )
        return LocalText(english, hant, hans)


def read_typed_number(text: str, language: Language) -> TypedNumber:
    """Read a number of a figure that does not exist yet: HK$1.76 billion, over 50%, 約1,200億港元, 847 projects, 2nd.

    Bare digits are a count; digits with a decimal point are a plain number.

    Raises:
        TypedNumberError: There is no number, more than one, or something that cannot belong to it.
    """
    parsed = _parse(text, language)
    unit = parsed.unit
    if unit is None:
        whole = all(
            each is None or each == each.to_integral_value() for each in (parsed.value.number, parsed.value.upper)
        )
        unit = Unit.COUNT if whole else Unit.NUMBER
    return TypedNumber(parsed.value, parsed.qualifier, unit, make_noun(parsed.noun, language))


def read_typed_value(text: str, unit: Unit, language: Language) -> TypedNumber:
    """Read a value for a figure of this unit; the unit itself may be left out, and a bare $ or 元 means that of the figure.

    Raises:
        TypedNumberError: There is no number, or more than one.
        TypedUnitError: The number names another unit.
    """
    parsed = _parse(text, language)
    said = settle_currency(parsed.unit, unit, text)
    if said is not None and said is not unit:
        raise TypedUnitError(text=text.strip()[:60], unit=Phrase(f"unit.{unit}"))
    if parsed.noun and unit not in COUNTED:
        raise TypedNumberError(text=text.strip()[:60])
    return TypedNumber(parsed.value, parsed.qualifier, unit)


def _parse(text: str, language: Language) -> ParsedNumber:
    try:
        if len(text) > _LONGEST:
            raise InputError("number.long", field="number", most=_LONGEST)
        parsed = parse_number(text, language)
        if any(each.isdigit() for each in parsed.noun):
            raise InputError("number.several", field="number", text=text)
    except InputError as problem:
        raise TypedNumberError(text=" ".join(text.split())[:60]) from problem
    return count_years(parsed)


def settle_currency(said: Unit | None, unit: Unit, text: str) -> Unit | None:
    """The unit that a number names; a bare $ or 元 means the currency of the figure or column that it is for."""
    if (
        said is not None
        and said.currency
        and unit.currency
        and BARE_MONEY.search(text)
        and not NAMED_MONEY.search(text)
    ):
        return unit
    return said


def count_years(parsed: ParsedNumber) -> ParsedNumber:
    """2023年 is a year, 5年 are five of them."""
    is_count = parsed.unit is Unit.YEAR and not 1000 <= parsed.value.number < 3000
    return replace(parsed, unit=None, noun="年") if is_count else parsed
