"""A plane with two value axes: how numbers map to it, its grid, and the texts at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.axis import print_ticks
from briefing_app.charts.scene import Box
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.ticks import build_ticks
from briefing_app.model.figure import Unit

_NEAR_ZERO = Decimal("0.4")
"""Where the lowest value is at most this share of the highest, an axis that starts at zero wastes little room."""
_TICK_GAP = 6.0
_TITLE_GAP = 3.0
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Ruler:
    """One axis: its round values, the first and last of which are its ends, and where these lie on the sheet in points."""

    ticks: tuple[Decimal, ...]
    start: float
    end: float

    def place(self, number: Decimal) -> float:
        """Where a number lies on the sheet."""
        span = self.ticks[-1] - self.ticks[0]
        share = float((number - self.ticks[0]) / span) if span else 0.5
        return self.start + (self.end - self.start) * share


@dataclass(frozen=True, slots=True)
class Side:
    """What one axis shows: its title, unit, and the numbers that have to fit."""

    title: str
    unit: Unit
    numbers: tuple[Decimal, ...]

    def find_ticks(self, zero: bool, most: int) -> tuple[Decimal, ...]:
        """Round values around all numbers; from zero where wanted, or where that wastes little room."""
        low, high = min(self.numbers), max(self.numbers)
        spans = low <= 0 <= high
        near = not spans and min(abs(low), abs(high)) <= max(abs(low), abs(high)) * _NEAR_ZERO
        if low == high or near or zero:
            low, high = min(low, Decimal()), max(high, Decimal())
        return build_ticks(low, high, most)


@dataclass(frozen=True, slots=True)
class Plane:
    """The two axes, and the box between them that the grid fills."""

    across: Ruler
    up: Ruler
    box: Box

    @property
    def zero_lines(self) -> tuple[Box, ...]:
        """The lines of zero, as thin boxes."""
        x, y = self.across.place(Decimal()), self.up.place(Decimal())
        boxes = []
        if self.across.ticks[0] <= 0 <= self.across.ticks[-1]:
            boxes.append(Box(x, self.box.top, x + 0.1, self.box.bottom))
        if self.up.ticks[0] <= 0 <= self.up.ticks[-1]:
            boxes.append(Box(self.box.left, y, self.box.right, y + 0.1))
        return tuple(boxes)


def draw_plane(
    sketch: Sketch, across: Side, up: Side, *, top: float, height: float, least: float, pad: float, zero: bool
) -> tuple[Plane, float]:
    """Axes with titles and ticks, and a light grid.

    Args:
        sketch: Where to draw, over its whole width.
        across: The axis from left to right; its title stands below.
        up: The axis upwards; its title stands above, for level text is read more easily.
        top: Where to begin, in points.
        height: The height wished for, with all texts.
        least: The least height of the grid.
        pad: Room within the grid around the outermost points.
        zero: Whether both axes start at zero.

    Returns:
        The plane and where it ends, in points.
    """
    up_title = sketch.wrap(up.title, sketch.width_pt, bold=True)
    across_title = sketch.wrap(across.title, sketch.width_pt, bold=True)
    head = top + get_block_height(len(up_title)) + _TITLE_GAP + get_block_height(1, style.SMALL_SIZE) / 2
    foot = get_block_height(1, style.SMALL_SIZE) + get_block_height(len(across_title)) + _TITLE_GAP + 3.0
    bottom = max(top + height - foot, head + max(least, 2 * pad + 20.0))
    up_ticks = up.find_ticks(zero, max(2, min(5, int((bottom - head) // 26))))
    texts = print_ticks(sketch, up_ticks, up.unit)
    if sketch.get_block_width(texts, style.SMALL_SIZE) > sketch.width_pt * 0.45:
        texts = [""] * len(up_ticks)
    left = sketch.get_block_width(texts, style.SMALL_SIZE) + _TICK_GAP
    box = Box(left, head, sketch.width_pt, bottom)
    vertical = Ruler(up_ticks, bottom - pad, head + pad)
    level, labels = _find_across(sketch, across, box, pad, zero)
    sketch.block(up_title, 0.0, top, "axis-title", colour=style.LABEL, bold=True, series=1)
    for tick, text in zip(up_ticks, texts, strict=True):
        y = vertical.place(tick)
        _draw_grid_line(sketch, ((left, y), (box.right, y)), tick, up_ticks)
        if text:
            baseline = y + style.SMALL_SIZE * 0.36
            sketch.text(
                text, left - _TICK_GAP, baseline, "tick", size=style.SMALL_SIZE, colour=style.MUTED, align=1.0, series=1
            )
    for tick in level.ticks:
        x = level.place(tick)
        _draw_grid_line(sketch, ((x, box.top), (x, box.bottom)), tick, level.ticks)
    baseline = bottom + 3.0 + style.ASCENT * style.SMALL_SIZE
    for text, x in labels:
        sketch.text(text, x, baseline, "tick", size=style.SMALL_SIZE, colour=style.MUTED, align=0.5, series=0)
    below = bottom + 3.0 + get_block_height(1, style.SMALL_SIZE) + _TITLE_GAP
    sketch.block(across_title, sketch.width_pt, below, "axis-title", colour=style.LABEL, bold=True, align=1.0, series=0)
    return Plane(level, vertical, box), below + get_block_height(len(across_title))


def _draw_grid_line(
    sketch: Sketch, ends: Sequence[tuple[float, float]], tick: Decimal, ticks: Sequence[Decimal]
) -> None:
    """Zero is darker where it is the end of the axis or values lie on both of its sides."""
    zero = not tick and len(ticks) > 1
    colour, width = (style.AXIS, style.AXIS_WIDTH) if zero else (style.GRID, style.GRID_WIDTH)
    sketch.line(ends, colour, width, "baseline" if zero else "grid")


def _find_across(sketch: Sketch, side: Side, box: Box, pad: float, zero: bool) -> tuple[Ruler, list[tuple[str, float]]]:
    """The level axis with as many ticks as have room for their texts side by side, and the texts with their middles."""
    ruler, labels = Ruler((), 0.0, 0.0), list[tuple[str, float]]()
    for most in range(_MOST_TICKS, 1, -1):
        ticks = side.find_ticks(zero, most)
        ruler = Ruler(ticks, box.left + pad, box.right - pad)
        texts = print_ticks(sketch, ticks, side.unit)
        labels = _place_texts(sketch, texts, ruler)
        if len(labels) == len(ticks):
            break
    return ruler, labels


def _place_texts(sketch: Sketch, texts: Sequence[str], ruler: Ruler) -> list[tuple[str, float]]:
    """The texts that do not touch the one before, at their ticks but within the sheet."""
    labels: list[tuple[str, float]] = []
    edge = 0.0
    for text, tick in zip(texts, ruler.ticks, strict=True):
        half = sketch.measure(text, style.SMALL_SIZE, False) / 2
        x = max(half, min(ruler.place(tick), sketch.width_pt - half))
        if x - half >= edge and x + half <= sketch.width_pt + 0.01:
            labels.append((text, x))
            edge = x + half + _TICK_GAP
    return labels
