"""Hatching of any outline as plain lines, the same for every renderer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from briefing_app.charts import style
from briefing_app.charts.scene import Point

_ROOT = math.sqrt(0.5)
_SHORTEST = 0.05


class Direction(StrEnum):
    """Which way the lines of a hatching run: rising at 45 degrees, level or upright."""

    RISING = "rising"
    LEVEL = "level"
    UPRIGHT = "upright"


def build_hatch(
    outline: Sequence[Point], gap: float = style.HATCH_GAP, direction: Direction = Direction.RISING
) -> tuple[tuple[Point, Point], ...]:
    """Lines in one direction, `gap` points apart, clipped to the polygon (even-odd).

    The lines lie on a grid of the whole drawing, so neighbouring outlines are hatched in step.
    """
    # Turned so that the hatch lines are level: u runs along them, v across.
    turned = [_turn(x, y, direction) for x, y in outline]
    lowest, highest = min(v for _, v in turned), max(v for _, v in turned)
    lines: list[tuple[Point, Point]] = []
    for step in range(math.ceil(lowest / gap), math.floor(highest / gap) + 1):
        level = step * gap
        cuts = []
        for (u0, v0), (u1, v1) in zip(turned, [*turned[1:], turned[0]], strict=True):
            if (v0 <= level) != (v1 <= level):
                cuts.append(u0 + (level - v0) * (u1 - u0) / (v1 - v0))
        cuts.sort()
        lines.extend(
            (_back(start, level, direction), _back(end, level, direction))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
            if end - start > _SHORTEST
        )
    return tuple(lines)


def _turn(x: float, y: float, direction: Direction) -> Point:
    if direction is Direction.RISING:
        return (x - y) * _ROOT, (x + y) * _ROOT
    return (x, y) if direction is Direction.LEVEL else (y, x)


def _back(u: float, v: float, direction: Direction) -> Point:
    if direction is Direction.RISING:
        return (u + v) * _ROOT, (v - u) * _ROOT
    return (u, v) if direction is Direction.LEVEL else (v, u)
