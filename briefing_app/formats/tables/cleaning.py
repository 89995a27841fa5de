"""Texts of tables without what cannot be printed."""

from __future__ import annotations

import re
from typing import Final

_ESCAPED: Final = re.compile("_x[0-9A-Fa-f]{4}_")
UNPRINTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no program prints; C1 controls are left over where an encoding was mistaken long ago."""

_DIGITS: Final = re.compile("[0-9]{1,4}")
_HIGH: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERS: Final = re.compile("[A-Za-z]{1,2}|[0-9]{1,2}[A-Za-z]")


def clean(text: str) -> str:
    """A text of a workbook with its escapes (`_x000D_`) read and without characters that cannot be printed."""
    if _ESCAPED.search(text):
        from openpyxl.utils.escape import unescape  # takes a moment to load, and only workbooks have escapes

        text = unescape(text)
    return UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def raise_mark(mark: str) -> str:
    """A mark that stands high, written so that it cannot be taken for digits of the number before it: ¹, [a], *."""
    if _DIGITS.fullmatch(mark):
        return mark.translate(_HIGH)
    return f"[{mark}]" if _LETTERS.fullmatch(mark) else mark
