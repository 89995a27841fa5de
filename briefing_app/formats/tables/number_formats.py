"""What the number format of a spreadsheet says about a cell: a date and how exact, a percentage, a currency or other unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from openpyxl.styles.numbers import BUILTIN_FORMATS

from briefing_app.formats.tables import limits

_TOKEN: Final = re.compile(
    r"""
    \[\$(?P<symbol>[^\]-]*)(?:-[^\]]*)?\]      # a currency, with the language it belongs to
    | (?P<elapsed>\[[hms]+\])                  # hours beyond 24
    | \[[^\]]*\]                               # a colour, a condition
    | "(?P<quoted>[^"]*)" | \\(?P<escaped>.)   # words
    | _. | \*.                                 # room of the width of a character, a character that fills
    | (?P<digits>[0\#?][0\#?,.]*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST: Final = 255  # characters of a format in Excel
# Numbers of formats that Chinese Excel knows without their being in the file (ECMA-376 part 1, 18.8.30).
_CHINESE_DAYS: Final = frozenset((*range(27, 32), 36, *range(50, 55), 57, 58))
_CHINESE_TIMES: Final = frozenset((*range(32, 36), 55, 56))
_UNIT: Final = re.compile(r"[^\W\d_]|[$€£¥￥%‰]")
_PLAIN_DOLLAR: Final = "$"  # whose dollar is not said


_SIZES: Final = {1: "thousand", 2: "million", 3: "billion"}
_SIZE: Final = re.compile(
    r"thousand|million|billion|trillion|(?<![A-Za-z])(?:k|m|mn|mil|b|bn|t|tn)(?![A-Za-z])|[千萬万億亿]|%", re.IGNORECASE
)


class FormatKind(StrEnum):
    """What a number means."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    MOMENT = "moment"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format that was read: kind, words before and after the number, its scaling and the decimals it shows (None: all)."""

    kind: FormatKind = FormatKind.NUMBER
    before: str = ""
    after: str = ""
    factor: Decimal = Decimal(1)
    decimals: int | None = None

    def apply(self, number: Decimal) -> tuple[str | Decimal, bool]:
        """The number as it is or, where the format gives it a unit, as text with it; and whether the file shows it rounded."""
        shown = number * self.factor
        exponent = shown.normalize().as_tuple().exponent
        rounded = self.decimals is not None and isinstance(exponent, int) and -exponent > self.decimals
        if not self.before and not self.after:
            return number, rounded
        shown = shown.normalize() if self.factor != 1 else shown
        if abs(shown.adjusted()) > limits.NUMBER_CHARACTERS:  # of a format made to fill the memory
            return number, rounded
        text = f"{'-' if shown < 0 else ''}{self.before}{abs(shown):f}{self.after}"
        return text if len(text) <= limits.NUMBER_CHARACTERS else number, rounded


def parse_format(code: str, number: int = -1) -> NumberFormat:
    """Read a format by its code or, where the file gives none, by its number."""
    if not code:
        if number in _CHINESE_DAYS:
            return NumberFormat(FormatKind.DAY)
        if number in _CHINESE_TIMES:
            return NumberFormat(FormatKind.TIME)
        code = BUILTIN_FORMATS.get(number, "General")
    section = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code[:_MOST])[0]
    if section.strip().lower() in ("general", "@", ""):
        return NumberFormat()
    tokens = list(_TOKEN.finditer(section))
    letters = "".join(token["other"] or "" for token in tokens).lower()
    elapsed = any(token["elapsed"] for token in tokens)
    if elapsed or re.search("[ymdhs]", letters.replace("general", "")):
        return NumberFormat(_find_kind(letters, elapsed=elapsed))
    return _parse_number(tokens, letters)


def _find_kind(letters: str, *, elapsed: bool) -> FormatKind:
    time = elapsed or "h" in letters or "s" in letters
    if "y" not in letters and "d" not in letters and time:
        return FormatKind.TIME
    if time:
        return FormatKind.MOMENT
    if "d" in letters or "y" not in letters:
        return FormatKind.DAY
    return FormatKind.MONTH if "m" in letters else FormatKind.YEAR


def _parse_number(tokens: list[re.Match[str]], letters: str) -> NumberFormat:
    if "/" in letters or "e" in letters:  # fractions and powers of ten show the number itself
        return NumberFormat()
    before = after = digits = ""
    for token in tokens:
        words = token["symbol"] or token["quoted"] or token["escaped"] or token["other"] or ""
        if token["digits"]:
            digits += token["digits"]
        elif digits:
            after += words
        else:
            before += words
    if not digits:
        return NumberFormat()
    thousands = len(digits) - len(digits.rstrip(","))
    decimals = len(digits.partition(".")[2].rstrip(","))
    factor = Decimal(1).scaleb(-3 * thousands)
    if "%" in after:
        factor *= 100
    before, after = _keep_unit(before), _keep_unit(after)
    if thousands and not _SIZE.search(before + after):
        # A heading may say millions as well: with the word for it nothing is taken twice.
        size = _SIZES.get(thousands)
        factor = factor if size else factor.scaleb(3 * thousands)
        after = f" {size} {after}".rstrip() if size else after
    if not before and not after:
        factor = Decimal(1)
        decimals = decimals if not thousands else max(decimals - 3 * thousands, 0)
    return NumberFormat(FormatKind.NUMBER, before, after, factor, decimals)


def _keep_unit(words: str) -> str:
    """Words around a number that say what it is of; brackets and signs say nothing of the kind."""
    kept = words.strip("() +-\u00a0")
    return kept if kept != _PLAIN_DOLLAR and _UNIT.search(kept) else ""
