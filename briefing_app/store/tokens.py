"""What the index knows a text by: its words, its Chinese characters, which two of them stand together, how words begin.

The index keeps only which text has which token, no places. A Chinese word is therefore asked for by the pairs of neighbours
in it, and so is anything else that has no space inside (R&D, 1.76, 18A章). Marks for private use, which nobody can type,
keep these tokens apart from words.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass

from briefing_app.store.folding import HAN

_KIND, _JOINT, _START = "\ue000", "\ue001", "\ue002"
_SHORT = (2, 3)  # letters of a beginning; too many words have it to be gathered
_LATIN = rf"[^\W_{HAN}]+"
_PIECES = re.compile(rf"([{HAN}]+)|({_LATIN})")
_SPACES = re.compile(rf"(?<=[{HAN}])[ \t]+|[ \t]+(?=[{HAN}])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the index, answered by what has all `tokens`.

    `several` words: what stands between them is to be checked in the text. With `unfinished`, the last token is the beginning
    of one; `short` is then the token of all words that begin so, if the beginning is short.
    """

    tokens: tuple[str, ...]
    several: bool = False
    unfinished: bool = False
    short: str = ""


def tokens_of(folded: str) -> set[str]:
    """All that a folded text can be found by."""
    parts = set(tidy(folded).split())
    words = {part for part in parts if part.isascii() and part.isalnum()}
    tokens: set[str] = set()
    for part in parts - words:
        before = ""
        for han, latin in _PIECES.findall(part):
            if before:
                tokens.add(before + _JOINT + (han[0] if han else latin))
            if han:
                tokens.update(han)
                tokens.update(map(operator.add, han, han[1:]))
                before = han[-1]
            else:
                words.add(latin)
                before = latin
    tokens |= words
    for length in _SHORT:
        tokens.update([_START + word[:length] for word in words if len(word) >= length])
    return tokens


def ask_for(folded: str, *, last: bool) -> Asked:
    """How the index is asked for a word of a query; the last one may be unfinished.

    A single letter or Chinese character is never taken as a beginning.
    """
    pieces = _PIECES.findall(tidy(folded))
    asked: list[str] = []
    before = ""
    for han, latin in pieces:
        if before:
            asked.append(before + _JOINT + (han[0] if han else latin))
        asked += map(operator.add, han, han[1:])
        before = han[-1:] or latin
    unfinished = last and folded[-1].isalnum() and len(pieces[-1][1]) > 1
    if asked:
        return Asked(tuple(asked), several=True, unfinished=unfinished)
    short = _START + before if unfinished and len(before) in _SHORT else ""
    return Asked((before,), unfinished=unfinished, short=short)


def quote(token: str) -> str:
    """A token within a question to the index."""
    return f'"{token}"'


def kind_token(kind: str) -> str:
    """The token by which the index knows a kind."""
    return _KIND + kind


def find_longest_piece(token: str) -> str:
    """What stands as it is in every tidy text that has the token."""
    return max(re.split(f"[{_KIND}{_JOINT}{_START}]", token), key=len)


def tidy(folded: str) -> str:
    """A text without separators of thousands, and without spaces beside Chinese characters, where they mean nothing."""
    if "," in folded:
        folded = _THOUSANDS.sub("", folded)
    return folded if folded.isascii() else _SPACES.sub("", folded)
