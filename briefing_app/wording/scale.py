"""The words for large numbers: million, billion, trillion; 萬, 億, 萬億; 万, 亿, 万亿.

A scale is used only where the number stays short and exact in it, otherwise the digits are written out, so that a printed
number always parses back to the stored one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.model.language import Language
from briefing_app.wording.digits import count_decimals, print_digits, shift, significant


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that stands for a power of ten; used up to so many decimals and below `10 ** ceiling`."""

    word: str
    exponent: int
    decimals: int
    ceiling: int = 1_000_000

    def print_scaled(self, number: Decimal, language: Language) -> str:
        """The digits in front of the word, without sign."""
        return print_digits(shift(significant(number), -self.exponent) if number else Decimal(0), language)


# Two decimals of 萬 (1.25萬) read well, more do not (12,345 and not 1.2345萬); of 億 statistics print up to four.
SCALES: Mapping[Language, tuple[Scale, ...]] = {
    Language.EN: (Scale("trillion", 12, 3), Scale("billion", 9, 3, ceiling=14), Scale("million", 6, 3, ceiling=11)),
    Language.HANT: (Scale("萬億", 12, 4), Scale("億", 8, 4), Scale("萬", 4, 2, ceiling=8)),
    Language.HANS: (Scale("万亿", 12, 4), Scale("亿", 8, 4), Scale("万", 4, 2, ceiling=8)),
}


def choose_scale(number: Decimal, language: Language) -> Scale | None:
    """The largest scale in which the number is short and exact; None to write the digits out."""
    if not number:
        return None
    digits = significant(number)
    for scale in SCALES[language]:
        fits = scale.exponent <= digits.adjusted() < scale.ceiling
        if fits and count_decimals(shift(digits, -scale.exponent)) <= scale.decimals:
            return scale
    return None


def choose_common_scale(numbers: tuple[Decimal, ...], language: Language) -> Scale | None:
    """The scale that all numbers of a column or an axis are printed in: that of the largest size, None for plain digits.

    Unlike `choose_scale` it never looks at how many decimals the others then need.
    """
    largest = max((number.copy_abs() for number in numbers), default=Decimal(0))
    if not largest:
        return None
    return next((scale for scale in SCALES[language] if largest.adjusted() >= scale.exponent), None)
