"""How much room a text takes before any font is asked: Chinese characters are twice as wide as Latin letters."""

from __future__ import annotations

import unicodedata


def measure_text(text: str) -> int:
    """Width in Latin letters, roughly."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def shorten(text: str, most: int) -> str:
    """A text that is wider than `most` Latin letters cut there, with an ellipsis; any other as it is."""
    if measure_text(text[: most + 1]) <= most:
        return text
    width = 0
    for at, char in enumerate(text):
        width += measure_text(char)
        if width >= most:
            return text[:at].rstrip() + "…"
    return text
