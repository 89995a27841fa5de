"""Keep words that begin like a formula from being calculated by the spreadsheet that opens a file (“CSV injection”)."""

from __future__ import annotations

import re
from typing import Final

# The full-width forms too: Chinese and Japanese spreadsheets take them for the others.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where it begins like a formula (or like a text that was guarded)."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text without the apostrophe that `guard` put before it."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
