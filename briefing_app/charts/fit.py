"""Finding the largest scale at which every bar and the text at its end still fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """What one value needs along the axis: a share of the largest value (-1 to 1), plus points beyond its end."""

    share: float
    beyond: float


LEAST_SHARE = 0.2
"""A largest bar shorter than this share of the room leaves too little to compare: the texts must go elsewhere."""


def fit_scale(extents: Sequence[Extent], room: float) -> tuple[float, float]:
    """Points per share, and points needed below zero, so that everything fits `room` points.

    What lies beyond the end of a negative value goes below zero. Returns a scale of 0 where the texts alone do not fit.
    """
    low, high = 0.0, room
    for _ in range(30):
        middle = (low + high) / 2
        if get_need(extents, middle) <= room:
            low = middle
        else:
            high = middle
    return low, _need(extents, low, -1)


def get_need(extents: Sequence[Extent], scale: float) -> float:
    """The room that everything needs at a scale."""
    return _need(extents, scale, 1) + _need(extents, scale, -1)


def _need(extents: Sequence[Extent], scale: float, sign: int) -> float:
    # Zero and values that round to it stand on the positive side.
    return max(
        (each.share * sign * scale + each.beyond for each in extents if (each.share < 0) == (sign < 0)), default=0.0
    )


def spread(
    centres: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float = 0.0
) -> tuple[float, ...]:
    """Centres moved as little as needed so that blocks of these heights do not overlap, in the order of their centres.

    Where there is not enough room between `top` and `bottom` they run past the bottom rather than overlap.
    """
    order = sorted(range(len(centres)), key=lambda index: (centres[index], index))
    placed = list(centres)
    edge = top
    for index in order:
        placed[index] = max(placed[index], edge + heights[index] / 2)
        edge = placed[index] + heights[index] / 2 + gap
    edge = max(bottom, edge - gap if sum(heights) + gap * (len(heights) - 1) > bottom - top else bottom)
    for index in reversed(order):
        placed[index] = min(placed[index], edge - heights[index] / 2)
        edge = placed[index] - heights[index] / 2 - gap
    return tuple(placed)
