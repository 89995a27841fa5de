"""What changed between two texts, word by word; Chinese character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that both have (`same`), or that only one of them has."""

    text: str
    same: bool


def diff_words(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The two texts in runs; joined, the runs of each are that text again."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    left = tuple(_runs(old, [(each.a, each.a + each.size) for each in blocks]))
    right = tuple(_runs(new, [(each.b, each.b + each.size) for each in blocks]))
    return left, right


def _runs(tokens: list[str], same: list[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in same:
        if start > at:
            yield Run("".join(tokens[at:start]), same=False)
        if end > start:
            yield Run("".join(tokens[start:end]), same=True)
        at = end
