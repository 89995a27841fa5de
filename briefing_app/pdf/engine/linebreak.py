"""Where a line may end: the Unicode line breaking algorithm (UAX #14, Unicode 16.0) by pair table.

Strict, that is small kana and the like do not start a line. Two departures: no break before an em dash, and none
between em dashes, because a Chinese line may not start with one. Words, numbers and units that the algorithm would
cut are kept together by `keep_together`.
"""

from __future__ import annotations

import base64
import re
import zlib
from bisect import bisect_right
from functools import cache
from operator import add
from typing import Final

from briefing_app.pdf.engine.linebreak_data import CLASSES, RUNS

NO, ALLOWED, MUST = 0, 1, 2
_CONTEXT = 3  # more than two neighbours decide

_NAMES: Final = tuple(CLASSES.split())
_LETTERS: Final = {name: chr(0x100 + number) for number, name in enumerate(_NAMES)}
_BY_LETTER: Final = {letter: name for name, letter in _LETTERS.items()}


def _letters(*names: str) -> str:
    """The letters of classes with both their narrow and wide variants."""
    return "".join(_LETTERS[each] for name in names for each in (name, name + "+") if each in _LETTERS)


_HARD: Final = {"BK", "CR", "LF", "NL"}
_SPACE: Final = _LETTERS["SP"]
# Text with these goes through the full rules, character by character; there is next to none in a briefing.
_RARE: Final = re.compile(
    "[" + _letters("CM", "ZWJ", "HL", "AK", "AP", "AS", "VF", "VI", "DC", "BK", "CR", "NL", "ZW", "CB", "RI") + "]"
)
_QUOTES: Final = {"QU", "QI", "QF"}
_OPENING: Final = {"OP"}
_AFTER_SPACE_NO: Final = {"CL", "CP", "EX", "SY", "WJ", "SP", "ZW", *_HARD}
_QUOTE_START: Final = {*_HARD, "OP", *_QUOTES, "GL", "SP", "ZW"}
_QUOTE_END: Final = {"SP", "GL", "WJ", "CL", "CP", *_QUOTES, "EX", "IS", "SY", "ZW", *_HARD}
_IDEOGRAPHS: Final = {"ID", "EB", "EM"}
_ALPHABETIC: Final = {"AL", "HL", "DC"}
_HANGUL: Final = {"JL", "JV", "JT", "H2", "H3"}
_HYPHENS: Final = {"HY", "HH", "BA"}


class _ClassTable(dict[int, str]):
    """Code point to letter of its class, looked up in the runs when first asked for."""

    def __init__(self) -> None:
        super().__init__()
        raw = zlib.decompress(base64.b85decode("".join(RUNS)))
        self._starts = [int.from_bytes(raw[at : at + 3], "big") for at in range(0, len(raw), 4)]
        self._letters = [chr(0x100 + number) for number in raw[3::4]]

    def __missing__(self, code: int) -> str:
        letter = self[code] = self._letters[bisect_right(self._starts, code) - 1]
        return letter


class _PairTable(dict[str, int]):
    """Two neighbouring classes to what may happen between them, worked out when first asked for."""

    def __missing__(self, pair: str) -> int:
        before, after = _BY_LETTER[pair[0]], _BY_LETTER[pair[1]]
        result = self[pair] = _CONTEXT if _needs_context(_base(before), _base(after)) else _decide((before, after), 1)
        return result


class _TripleTable(dict[str, int]):
    """A class, a space and a class to what may happen after the space."""

    def __missing__(self, triple: str) -> int:
        names = tuple(_BY_LETTER[letter] for letter in triple)
        first, last = _base(names[0]), _base(names[2])
        special = first in {"SP", "QI"} or last in {"IS", "QF"}
        result = self[triple] = _CONTEXT if special else _decide(names, 2)
        return result


@cache
def _base(name: str) -> str:
    return name.removesuffix("+")


@cache
def _tables() -> tuple[_ClassTable, _PairTable, _TripleTable]:
    """The tables, read when the first text is broken; they hold what is always true, not state."""
    return _ClassTable(), _PairTable(), _TripleTable()


def find_uax14_breaks(text: str) -> list[int]:
    """For each position 0…len(text) whether a line may (1) or must (2) end before it, or not (0)."""
    if not text:
        return [MUST]
    classes, pairs, triples = _tables()
    letters = text.translate(classes)
    if _RARE.search(letters):
        return _find_breaks_carefully(letters)
    result = [NO, *map(pairs.__getitem__, map(add, letters, letters[1:])), MUST]
    at = 0
    names: list[str] | None = None
    while True:
        try:
            at = result.index(_CONTEXT, at)
        except ValueError:
            return result
        outcome = triples[letters[at - 2 : at + 1]] if letters[at - 1] == _SPACE and at > 1 else _CONTEXT
        if outcome == _CONTEXT:
            if names is None:
                names = [_BY_LETTER[letter] for letter in letters]
            outcome = _decide(names, at)
        result[at] = outcome


def _find_breaks_carefully(letters: str) -> list[int]:
    """The same for text with combining marks, joiners, Hebrew, Brahmic letters or flags (LB9, LB10, LB8a, LB30a)."""
    names = [_BY_LETTER[letter] for letter in letters]
    kept: list[str] = []
    places: list[int] = []
    joined: set[int] = set()
    result = [NO] * len(names) + [MUST]
    for at, name in enumerate(names):
        base = _base(name)
        if base in {"CM", "ZWJ"}:
            if kept and _base(kept[-1]) not in {*_HARD, "SP", "ZW"}:
                if base == "ZWJ":
                    joined.add(at + 1)
                continue
            if base == "ZWJ":
                joined.add(at + 1)
            name = "AL"
        kept.append(name)
        places.append(at)
    for index in range(1, len(kept)):
        place = places[index]
        outcome = _decide(kept, index)
        result[place] = NO if place in joined and outcome == ALLOWED and _base(kept[index - 1]) != "ZW" else outcome
    return result


def _needs_context(before: str, after: str) -> bool:
    return (
        before == "SP"
        or before in _QUOTES
        or after in _QUOTES
        or before in _HYPHENS
        or (before in {"SY", "IS", "CL", "CP"} and after in {"NU", "PO", "PR"})
        or (before in {"PO", "PR"} and after == "OP")
    )


def _decide(names: list[str] | tuple[str, ...], at: int) -> int:
    """Whether a line may end before class `at`, by the rules LB4 to LB31 in turn."""
    before, after = _base(names[at - 1]), _base(names[at])
    if before in _HARD:
        return NO if before == "CR" and after == "LF" else MUST
    if after in _HARD or after in {"SP", "ZW"}:
        return NO  # LB6, LB7
    start = at - 1
    while start > 0 and names[start] == "SP":
        start -= 1
    solid = _base(names[start])  # the last class that is not a space
    if solid == "ZW":
        return ALLOWED  # LB8
    if "WJ" in (before, after) or before == "GL":
        return NO  # LB11, LB12
    if after == "GL" and before != "SP" and before not in _HYPHENS:
        return NO  # LB12a
    if after in _AFTER_SPACE_NO or solid == "OP":
        return NO  # LB13, LB14
    if solid == "QI" and (start == 0 or _base(names[start - 1]) in _QUOTE_START):
        return NO  # LB15a
    following = _base(names[at + 1]) if at + 1 < len(names) else ""
    if after == "QF" and (not following or following in _QUOTE_END):
        return NO  # LB15b
    if after == "IS":
        return ALLOWED if before == "SP" and following == "NU" else NO  # LB15c, LB15d
    if after == "NS" and solid in {"CL", "CP"}:
        return NO  # LB16
    if after == "B2" and (solid == "B2" or before != "SP"):
        return NO  # LB17 and the departure for em dashes
    if before == "SP":
        return ALLOWED  # LB18
    return _decide_closely(names, at, before, after, following)


def _decide_closely(names: list[str] | tuple[str, ...], at: int, before: str, after: str, following: str) -> int:
    """Rules LB19 to LB31: there is no space between."""
    if (after in _QUOTES or before in _QUOTES) and _holds_quote(names, at, before, after):
        return NO
    if "CB" in (before, after):
        return ALLOWED  # LB20
    if (
        before in {"HY", "HH"}
        and after in {"AL", "DC"}
        and (at == 1 or _base(names[at - 2]) in {*_HARD, "SP", "ZW", "CB", "GL"})
    ):
        return NO  # LB20a
    if after in {"BA", "HY", "HH", "NS", "IN"} or before == "BB":
        return NO  # LB21, LB22
    if before in _HYPHENS and at > 1 and names[at - 2] == "HL" and after != "HL":
        return NO  # LB21a
    if before == "SY" and after == "HL":
        return NO  # LB21b
    if (
        _is_kept_pair(before, after)
        or _is_number(names, at, before, after, following)
        or _is_aksara(names, at, following)
    ):
        return NO
    if before in {*_ALPHABETIC, "NU"} and names[at] == "OP":
        return NO  # LB30
    if names[at - 1] == "CP" and (after in _ALPHABETIC or after == "NU"):
        return NO
    if before == "RI" and after == "RI":
        start = at - 1
        while start > 0 and names[start - 1] == "RI":
            start -= 1
        return ALLOWED if (at - start) % 2 == 0 else NO  # LB30a
    return ALLOWED  # LB31


def _holds_quote(names: list[str] | tuple[str, ...], at: int, before: str, after: str) -> bool:
    """LB19 and LB19a: a quotation mark holds on to its neighbours unless both are East Asian and its side is clear."""
    if after in {"QU", "QF"} or before in {"QU", "QI"}:
        return True
    if after in _QUOTES and not (names[at - 1].endswith("+") and at + 1 < len(names) and names[at + 1].endswith("+")):
        return True
    return before in _QUOTES and not (names[at].endswith("+") and at > 1 and names[at - 2].endswith("+"))


@cache
def _is_kept_pair(before: str, after: str) -> bool:
    """LB23, LB23a, LB24, LB26 to LB29 and LB30b: pairs that stay together whatever surrounds them."""
    alphabetic_before, alphabetic_after = before in _ALPHABETIC, after in _ALPHABETIC
    return (
        (alphabetic_before and (after in {"NU", "PR", "PO"} or alphabetic_after))
        or (alphabetic_after and before in {"NU", "PR", "PO", "IS"})
        or (before == "PR" and (after in _IDEOGRAPHS or after in _HANGUL))
        or (before in (_IDEOGRAPHS | _HANGUL) and after == "PO")
        or (before == "JL" and after in {"JL", "JV", "H2", "H3"})
        or (before in {"JV", "H2"} and after in {"JV", "JT"})
        or (before in {"JT", "H3"} and after == "JT")
        or (before == "EB" and after == "EM")
    )


def _is_number(names: list[str] | tuple[str, ...], at: int, before: str, after: str, following: str) -> bool:
    """LB25: the inside of a number with its signs."""
    if after == "NU" and before in {"PO", "PR", "HY", "IS", "NU"}:
        return True
    if before in {"PO", "PR"} and after == "OP":
        beyond = _base(names[at + 2]) if at + 2 < len(names) else ""
        return following == "NU" or (following == "IS" and beyond == "NU")
    if after not in {"NU", "PO", "PR"}:
        return False
    start = at - 1
    if after != "NU" and before in {"CL", "CP"}:
        start -= 1
    while start >= 0 and _base(names[start]) in {"SY", "IS"}:
        start -= 1
    return start >= 0 and names[start] == "NU"


def _is_aksara(names: list[str] | tuple[str, ...], at: int, following: str) -> bool:
    """LB28a: syllables of the Brahmic scripts."""
    before, after = names[at - 1], names[at]
    return (
        (before == "AP" and after in {"AK", "AS", "DC"})
        or (before in {"AK", "AS", "DC"} and after in {"VF", "VI"})
        or (before == "VI" and after in {"AK", "DC"} and at > 1 and names[at - 2] in {"AK", "AS", "DC"})
        or (before in {"AK", "AS", "DC"} and after in {"AK", "AS", "DC"} and following == "VF")
    )
