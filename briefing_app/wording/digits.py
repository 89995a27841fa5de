"""Exact operations on the digits of a decimal, and printing them with the grouping of a language.

`Decimal.scaleb`, `abs` and `normalize` round to the context's precision, so nothing here uses them.
"""

from __future__ import annotations

from decimal import Decimal

from briefing_app.model.language import Language

MINUS = "−"  # U+2212: aligns with digits and is never taken for a hyphen by a line breaker


def exponent_of(number: Decimal) -> int:
    """The power of ten of the last digit: -1 for 23.6, 7 for 1.76E+9."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # `Value` holds finite numbers only
    return exponent


def shift(number: Decimal, places: int) -> Decimal:
    """The number times ten to the power `places`, with the same digits."""
    if not places:
        return number
    sign, digits, _ = number.as_tuple()
    return Decimal((sign, digits, exponent_of(number) + places))


def significant(number: Decimal) -> Decimal:
    """The number with only the digits that its writing vouches for.

    `1.20E+9` says three digits. `1200000000` was written out in full, where zeros at the end only fill places: two digits.
    """
    sign, digits, exponent = number.as_tuple()
    if exponent != 0 or not number:
        return number
    kept = "".join(map(str, digits)).rstrip("0")
    return Decimal((sign, tuple(map(int, kept)), len(digits) - len(kept)))


def count_significant(number: Decimal) -> int:
    """How many digits are significant; 1 for zero."""
    return len(significant(number).as_tuple().digits)


def count_decimals(number: Decimal) -> int:
    """How many digits stand after the point."""
    return max(0, -exponent_of(number))


def print_digits(number: Decimal, language: Language, *, grouped: bool = True) -> str:
    """The size of the number in digits, without its sign.

    Thousands are separated by commas in English and in Hong Kong (1,200億); the mainland press writes 1200亿.
    """
    text = format(number.copy_abs(), "f")
    whole, point, fraction = text.partition(".")
    if grouped and language is not Language.HANS:
        start = len(whole) % 3
        groups = ([whole[:start]] if start else []) + [whole[at : at + 3] for at in range(start, len(whole), 3)]
        whole = ",".join(groups)
    return whole + point + fraction


def print_sign(number: Decimal) -> str:
    """The minus sign of a negative number, else nothing."""
    return MINUS if number < 0 else ""
