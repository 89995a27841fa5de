"""Words found in the pages, whatever their case and wherever the lines break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.ui.preview.pages import PdfPages

_DROPPED = "\r\n\ufffe\u00ad"


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` to `end` of a page (from 0)."""

    page: int
    start: int
    end: int


def find_hits(pages: PdfPages, words: str) -> tuple[Hit, ...]:
    """All places of some words in a document; none for empty words."""
    wanted, _ = _fold(words)
    wanted = wanted.strip()
    if not wanted:
        return ()
    return tuple(hit for page in range(len(pages)) for hit in _find_on(pages, page, wanted))


def _find_on(pages: PdfPages, page: int, wanted: str) -> Iterator[Hit]:
    folded, places = _fold(pages.chars(page))
    at = folded.find(wanted)
    while at >= 0:
        yield Hit(page, places[at], places[at + len(wanted) - 1] + 1)
        at = folded.find(wanted, at + len(wanted))


def _fold(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters the place in the original.

    A line break counts as a space between Latin words and as nothing between Chinese ones; several spaces count as one.
    """
    folded: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        if char in _DROPPED or char.isspace():
            before = folded[-1] if folded else " "
            after = next((each for each in text[at + 1 :] if each not in _DROPPED and not each.isspace()), "")
            broken = char in _DROPPED
            if before == " " or (broken and (_is_wide(before) or _is_wide(after))) or char in "\ufffe\u00ad":
                continue
            folded.append(" ")
            places.append(at)
            continue
        for small in char.casefold():
            folded.append(small)
            places.append(at)
    return "".join(folded), places


def _is_wide(char: str) -> bool:
    return bool(char) and "\u2e80" <= char <= "\uffef"
