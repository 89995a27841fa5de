"""Why what was typed as a number or a date cannot be read, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TYPED_WORDS: Final[Mapping[str, str]] = {
    "error.typed.date": (
        "“{text}” cannot be read as a date; write a year, a month or a day, such as 2026, 2026-06 or 30/6/2026."
    ),
    "error.typed.date_order": (
        "“{text}” may mean more than one date; write the day first and the year in full, such as {example}."
    ),
    "error.typed.date_year": "“{text}” leaves the year open; write it in four digits, such as {example}.",
    "error.typed.span": "“{text}” spans several months; write the month in which it ends, such as {example}.",
    "error.typed.number": (
        "“{text}” cannot be read as one number; write for example 847, over 50%, HK$1.76 billion or 約1,200億港元."
    ),
    "error.typed.unit": (
        "“{text}” is in another unit than this figure ({unit}); convert it, or make a figure of its own for it."
    ),
}
"""Key of the error in the catalogues → sentence."""
