"""Diagonal hatching of any outline as plain lines, the same for every renderer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing_app.charts import style
from briefing_app.charts.scene import Point

_ROOT = math.sqrt(0.5)
_SHORTEST = 0.05


def build_hatch(outline: Sequence[Point], gap: float = style.HATCH_GAP) -> tuple[tuple[Point, Point], ...]:
    """Lines at 45 degrees, `gap` points apart, clipped to the polygon (even-odd).

    The lines lie on a grid of the whole drawing, so neighbouring outlines are hatched in step.
    """
    # Turned by 45 degrees the hatch lines are level: u runs along them, v across.
    turned = [((x - y) * _ROOT, (x + y) * _ROOT) for x, y in outline]
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
            (_back(start, level), _back(end, level))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
            if end - start > _SHORTEST
        )
    return tuple(lines)


def _back(u: float, v: float) -> Point:
    return (u + v) * _ROOT, (v - u) * _ROOT
