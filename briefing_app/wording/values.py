"""A value printed in a language: qualifier, number, unit.

Ranges: English names the unit once (20–30%, HK$2–3 billion). Chinese repeats the per cent sign and the scale word, as
GB/T 15835-2011 asks (20%至30%, 20億至30億港元: “20至30億” could mean twenty), and names the currency once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.model.figure import CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.digits import print_digits, print_sign
from briefing_app.wording.money import currency_prefix, currency_suffix
from briefing_app.wording.nouns import print_noun
from briefing_app.wording.qualifiers import print_qualifier
from briefing_app.wording.ranks import print_ordinal
from briefing_app.wording.scale import Scale, choose_scale


@dataclass(frozen=True, slots=True)
class Parts:
    """A printed value in the parts that large print sets apart: `about` + `HK$120` + `billion`, 約 + 1,200 + 億港元.

    Signs that belong to the digits (HK$, %, 第) are in `number`. `gap` is what stands between two parts.
    """

    qualifier: str
    number: str
    unit: str
    gap: str

    @property
    def text(self) -> str:
        """The parts in one string."""
        return self.gap.join(part for part in (self.qualifier, self.number, self.unit) if part)


def print_parts(
    value: Value,
    unit: Unit,
    language: Language,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    noun: CountNoun | None = None,
    words: bool = False,
) -> Parts:
    """Print a value.

    Args:
        value: A number or range.
        unit: What kind of number it is.
        language: The language to print in.
        qualifier: How exact it is; `EXACT` prints no word, so a caller drops the qualifier by leaving it out.
        noun: What is counted; printed after counts and plain numbers, never after money, shares, ranks and years.
        words: Whether small ranks are spelled (second, 第二位), as in running text.
    """
    gap = "" if language.chinese else " "
    if unit is Unit.RANK:
        number, after = _print_rank(value, language, qualifier, words=words)
    elif unit is Unit.YEAR:
        number, after = _print_year(value, language)
    elif unit is Unit.PERCENT:
        number, after = _print_percent(value, language), ""
    else:
        number, after = _print_amount(value, unit, language)
    if noun is not None and unit in (Unit.COUNT, Unit.NUMBER):
        after = gap.join(part for part in (after, print_noun(noun, value, language)) if part)
    word = print_qualifier(qualifier, unit, language)
    return Parts(word, number, after, gap)


def print_value(
    value: Value,
    unit: Unit,
    language: Language,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    noun: CountNoun | None = None,
    words: bool = False,
) -> str:
    """`print_parts` in one string: about HK$120 billion, 約1,200億港元, 约1200亿港元."""
    return print_parts(value, unit, language, qualifier=qualifier, noun=noun, words=words).text


def print_bare(
    value: Value,
    unit: Unit,
    language: Language,
    print_one: Callable[[Decimal], str],
    *,
    qualifier: Qualifier = Qualifier.EXACT,
) -> Parts:
    """Qualifier and digits alone, for a place whose head names the unit and the scale: about 120, 約1,200, 2–3."""
    gap = "" if language.chinese else " "
    return Parts(print_qualifier(qualifier, unit, language), _join_range(value, language, print_one), "", gap)


def print_plain(number: Decimal, language: Language, scale: Scale | None = None) -> str:
    """A bare number with its sign, in a scale chosen by the caller (an axis, a column) or in digits."""
    digits = scale.print_scaled(number, language) if scale else print_digits(number, language)
    return print_sign(number) + digits


def _join_range(value: Value, language: Language, print_one: Callable[[Decimal], str]) -> str:
    """One number, or two with the sign between them that the language uses; a dash never stands beside a minus."""
    if value.upper is None:
        return print_one(value.number)
    between = "至" if language.chinese else " to " if value.number < 0 else "–"
    return print_one(value.number) + between + print_one(value.upper)


def _print_rank(value: Value, language: Language, qualifier: Qualifier, *, words: bool) -> tuple[str, str]:
    words = words and value.upper is None
    after = "位" if language.chinese else ""
    if qualifier is Qualifier.AT_MOST:  # top 50, 前50位
        return _join_range(value, language, lambda each: print_plain(each, language)), after
    number = _join_range(value, language, lambda each: print_ordinal(each, language, words=words))
    return ("第" if language.chinese else "") + number, after


def _print_year(value: Value, language: Language) -> tuple[str, str]:
    def print_one(number: Decimal) -> str:
        return print_sign(number) + print_digits(number, language, grouped=False)

    return _join_range(value, language, print_one), "年" if language.chinese else ""


def _print_percent(value: Value, language: Language) -> str:
    shared = not language.chinese and value.upper is not None and value.number >= 0
    if shared:
        return _join_range(value, language, lambda each: print_plain(each, language)) + "%"
    return _join_range(value, language, lambda each: print_plain(each, language) + "%")


def _print_amount(value: Value, unit: Unit, language: Language) -> tuple[str, str]:
    """Counts, plain numbers and money, in the scale that suits them."""
    prefix, suffix = currency_prefix(unit, language), currency_suffix(unit, language)
    if value.upper is not None:
        number, after = _print_amounts(value.number, value.upper, language, prefix)
        return number, after + suffix
    scale = choose_scale(value.number, language)
    number = print_sign(value.number) + prefix + _print_size(value.number, language, scale)
    return number, (scale.word if scale else "") + suffix


def _print_amounts(low: Decimal, high: Decimal, language: Language, prefix: str) -> tuple[str, str]:
    """A range: HK$2–3 billion, HK$900 million to HK$1.2 billion, 20億至30億."""
    first, last = choose_scale(low, language), choose_scale(high, language)
    first, last = (last if not low else first), (first if not high else last)  # zero goes with any scale
    if not (first and last):  # “8,000 to 1.2 million” and “20至30億” mislead: where one has no scale, neither has
        first = last = None
    if first is last and low >= 0 and not language.chinese:
        sizes = f"{_print_size(low, language, first)}–{_print_size(high, language, last)}"
        return prefix + sizes, first.word if first else ""
    gap, between = ("", "至") if language.chinese else (" ", " to ")
    ends = (
        print_sign(number)
        + prefix
        + _print_size(number, language, scale)
        + (gap + scale.word if scale and number else "")
        for number, scale in ((low, first), (high, last))
    )
    return between.join(ends), ""


def _print_size(number: Decimal, language: Language, scale: Scale | None) -> str:
    return scale.print_scaled(number, language) if scale else print_digits(number, language)
