"""The fewest moves that turn one order of things into another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def find_staying(old: Sequence[int], new: Sequence[int]) -> frozenset[int]:
    """The most of the things in both that can stay where they are, while the others are moved around them."""
    places = {each: at for at, each in enumerate(old)}
    common = [each for each in new if each in places]
    # The longest rising run of old places (patience sorting): `tails[n]` ends the best run of n + 1 things.
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for each in common:
        at = bisect_left(tails, places[each])
        before[each] = last[at - 1] if at else None
        tails[at : at + 1] = [places[each]]
        last[at : at + 1] = [each]
    staying = []
    step = last[-1] if last else None
    while step is not None:
        staying.append(step)
        step = before[step]
    return frozenset(staying)


def group(places: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs (first, last)."""
    runs: list[tuple[int, int]] = []
    for each in places:
        if runs and runs[-1][1] == each - 1:
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return runs
