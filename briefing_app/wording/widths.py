"""How much room a text takes before any font is asked: Chinese characters are twice as wide as Latin letters."""

from __future__ import annotations

import unicodedata


def measure_text(text: str) -> int:
    """Width in Latin letters, roughly."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
