"""Folds texts and queries alike before they are compared: case, width, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from briefing_app import __version__

RULES = 2  # raise when anything here changes: libraries then rebuild their index

HAN = (  # a class of characters within a pattern
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_IS_HAN = re.compile(f"[{HAN}]")


class Folder(dict[int, str]):
    """Table for `str.translate`, filled as characters are met.

    Full-width and half-width, upper and lower case, letters with and without accents become one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()  # characters met that do not fold to exactly one

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = "".join(each for each in unicodedata.normalize("NFKD", char) if not unicodedata.combining(each))
        folded = unicodedata.normalize("NFKC", plain).casefold()
        if len(folded) != 1:
            self.uneven.add(char)
        self[code] = folded
        return folded


def fold(text: str, folder: Folder) -> str:
    """A folded text."""
    return text.lower() if text.isascii() else text.translate(folder)


def fold_evenly(text: str, folder: Folder) -> tuple[str, list[int] | None]:
    """A folded text, and for each of its characters the place it comes from; None where the places are the same."""
    if text.isascii():
        return text.lower(), None
    folded = text.translate(folder)
    if folder.uneven.isdisjoint(text):
        return folded, None
    places: list[int] = []
    for at, char in enumerate(text):
        places += [at] * len(folder[ord(char)])
    return folded, places


def is_han(char: str) -> bool:
    """Whether this character is indexed as a word of its own."""
    return bool(_IS_HAN.match(char))


def fingerprint() -> str:
    """What the index depends on (a new version of the program may print differently); under another one it is made anew."""
    return f"{RULES}/{unicodedata.unidata_version}/{__version__}"


def merge_spans(spans: Iterable[tuple[int, int]], places: Sequence[int] | None) -> tuple[tuple[int, int], ...]:
    """Sorted spans of a folded text as spans of the text itself, touching and overlapping ones as one.

    `places` says for each folded character where it stood, None where folding moved nothing; see `fold_evenly`.
    """
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
