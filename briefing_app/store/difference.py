"""Which tokens of the index a text gains and loses: of the lines that stay, only those that may hold one are taken apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set

from briefing_app.store.folding import Folder, fold
from briefing_app.store.tokens import find_longest_piece, tidy, tokens_of

_FEW = 40  # tokens that are looked for one by one in the lines that stay; for more, those lines are simply taken apart
Lines = Set[str]


def split_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines of texts, each once. No token reaches over the end of a line, so that lines can be compared."""
    return frozenset("\n".join(texts).split("\n")) - {""}


def find_difference(old: Lines, new: Lines, folder: Folder) -> tuple[set[str], set[str]]:
    """The tokens that only the old lines have, and those that only the new ones have."""
    gone, come = find_tokens(old - new, folder), find_tokens(new - old, folder)
    doubtful = gone ^ come
    there = _find_there(doubtful, old & new, folder) if doubtful else set()
    return (gone - come) - there, (come - gone) - there


def find_tokens(lines: Collection[str], folder: Folder) -> set[str]:
    """All tokens of some lines."""
    return tokens_of(fold("\n".join(lines), folder)) if lines else set()


def _find_there(tokens: set[str], lines: Collection[str], folder: Folder) -> set[str]:
    """Those of the tokens that the lines have; a line without a piece of any of them is not taken apart."""
    if len(tokens) > _FEW:
        return tokens & find_tokens(lines, folder)
    pieces = {find_longest_piece(token) for token in tokens}
    there: set[str] = set()
    for line in lines:
        plain = tidy(fold(line, folder))
        if any(piece in plain for piece in pieces):
            there |= tokens & tokens_of(plain)
    return there
