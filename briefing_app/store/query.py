"""What was typed into the search, word by word: as the index is asked, and as it must stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.store.folding import Folder, fold, is_han
from briefing_app.store.tokens import Asked, ask_for

Span = tuple[int, int]

_LONGEST = 200  # characters; what a person types
_MOST_WORDS = 12
_GROUPED = re.compile(r"[^,]*\d(,\d{3})+(?!\d).*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query.

    `asked` asks the index; the rest tells where the word stands in a text.
    """

    asked: Asked
    _literal: str
    _pattern: re.Pattern[str] | None  # where it may be written in more than one way
    _starts: bool  # begins with a letter or digit, which must not have another in front
    _ends: bool  # ends with one, which must not have another behind

    @property
    def literal(self) -> str:
        """A text that has this has the word; empty where what stands beside it matters too."""
        return "" if self._starts or self._ends else self._literal

    def find(self, folded: str) -> list[Span]:
        """Where the word stands in a folded text, from the beginning of a word on."""
        spans: list[Span] = []
        at = 0
        while (span := self._next(folded, at)) is not None:
            start, end = span
            runs_on = self._ends and end < len(folded) and _is_letter(folded[end])
            if runs_on or (self._starts and start and _is_letter(folded[start - 1])):
                at = start + 1
            else:
                spans.append(span)
                at = end
        return spans

    def _next(self, folded: str, at: int) -> Span | None:
        if self._pattern is None:
            start = folded.find(self._literal, at)
            return (start, start + len(self._literal)) if start >= 0 else None
        match = self._pattern.search(folded, at)
        return match.span() if match else None


def parse_query(query: str, folder: Folder) -> list[Word]:
    """The words of a query, those without a letter or digit left out. Nothing in it is an instruction.

    The last word is unfinished unless a space follows; a single letter or Chinese character is never taken as a beginning.
    """
    text = "".join(char if char.isprintable() else " " for char in query[:_LONGEST])
    typing = not text[-1:].isspace()
    parts = [part for part in fold(text, folder).split() if any(map(str.isalnum, part))][:_MOST_WORDS]
    return [_parse_word(part, typing and at == len(parts) - 1) for at, part in enumerate(parts)]


def _parse_word(folded: str, last: bool) -> Word:
    asked = ask_for(folded, last=last)
    literal = folded.replace(",", "") if _GROUPED.fullmatch(folded) else folded
    return Word(
        asked=asked,
        _literal=literal,
        _pattern=_build_pattern(literal),
        _starts=_is_letter(literal[0]),
        _ends=_is_letter(literal[-1]) and not asked.unfinished,
    )


def _build_pattern(literal: str) -> re.Pattern[str] | None:
    """How the word may be written: numbers with or without separators, Chinese characters with or without a space."""
    pieces: list[str] = []
    for before, char in zip(" " + literal, literal, strict=False):
        if before.isdigit() and char.isdigit():
            pieces.append(",?")
        elif before != " " and (is_han(before) or is_han(char)):
            pieces.append(r"[ \t]*")
        pieces.append(re.escape(char))
    return re.compile("".join(pieces)) if len(pieces) > len(literal) else None


def _is_letter(char: str) -> bool:
    """Whether it makes words together with its neighbours: a letter or digit, but no Chinese character."""
    return char.isalnum() and not is_han(char)
