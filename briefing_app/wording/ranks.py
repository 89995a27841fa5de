"""Ranks: `second` and 第二位 in running text up to the tenth, `2nd` and 第2位 beyond and wherever a number stands alone.

Both scripts follow the same habit (words for small ordinals in sentences, digits in tables and large print), so the languages
stay parallel.
"""

from __future__ import annotations

from decimal import Decimal

from briefing_app.model.language import Language
from briefing_app.wording.digits import print_digits, print_sign

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
HAN_DIGITS = "一二三四五六七八九十"
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


def print_ordinal(number: Decimal, language: Language, *, words: bool = False) -> str:
    """`2nd` or `second`; in Chinese 2 or 二, to be set between 第 and 位."""
    if words and number in range(1, 11):
        return HAN_DIGITS[int(number) - 1] if language.chinese else ORDINALS[int(number) - 1]
    digits = print_sign(number) + print_digits(number, language)
    return digits if language.chinese else digits + _ending(digits)


def _ending(digits: str) -> str:
    """The letters after an English ordinal: 1st, 2nd, 3rd, 4th, 11th, 112th, 121st."""
    if digits[-2:-1] == "1" or "." in digits:
        return "th"
    return _ENDINGS.get(digits[-1], "th")
