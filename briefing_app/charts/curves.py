"""What lines and areas over time have in common: a light grid, the names under it, and names and values at the right ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style
from briefing_app.charts.axis import Axis, are_uneven, get_positions, print_ticks
from briefing_app.charts.bars import get_name, get_series_colour
from briefing_app.charts.fit import spread
from briefing_app.charts.points import ARROW
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.charts.wrap import get_longest_piece
from briefing_app.model.figure import Unit

LEAST_PLOT = 40.0
"""Height for the line alone, however tall the names under it are, in points."""

_END_GAP, _BETWEEN_ENDS = 5.0, 5.0
"""Between the right edge of the plot and the names and values there, and between those of two lines, in points."""

Names = Sequence[tuple[int, float, tuple[str, ...]]]
"""Index, middle and lines of the names under the axis."""


@dataclass(frozen=True, slots=True)
class Range:
    """What the value axis shows, as shares of the largest value, with its ticks and their unit."""

    low: float
    high: float
    ticks: tuple[Decimal, ...]
    unit: Unit

    @property
    def cut(self) -> Decimal | None:
        """The lowest value shown, where zero is not."""
        return None if self.low <= 0 <= self.high else self.ticks[0]


@dataclass(frozen=True, slots=True)
class Plot:
    """A laid-out grid: where it reaches, where the points stand, and the height of the drawing."""

    left: float
    right: float
    axis: Axis
    xs: list[float]
    names: Names
    height: float
    foot: float


def get_height(sketch: Sketch) -> float:
    """The wanted height, or one in good proportion to the width."""
    wanted = sketch.wanted_height_pt
    return max(wanted, 90.0) if wanted is not None else min(max(sketch.width_pt * 0.4, 120.0), 200.0)


def get_head(selection: Selection) -> float:
    """Room above the highest point for its value and an arrow."""
    arrows = any(each.qualifier.open_ended for each in selection.data)
    return get_block_height(1, style.VALUE_SIZE) + 6.0 + ARROW * arrows


def draw_plot(
    sketch: Sketch,
    selection: Selection,
    shown: Range,
    ends: Sequence[tuple[str, ...]],
    bounds: tuple[Decimal, Decimal],
    inset: float,
) -> Plot:
    """The grid with its values, beside room for the texts at the right ends.

    `bounds` are the values drawn, `inset` is how far from the edges of the grid the outermost points stand.
    """
    tick_texts = print_ticks(sketch, shown.ticks, shown.unit)
    if sketch.get_block_width(tick_texts, style.SMALL_SIZE) > sketch.width_pt * 0.3:
        tick_texts = [""] * len(shown.ticks)
    left = sketch.get_block_width(tick_texts, style.SMALL_SIZE) + 6.0
    right = max(sketch.get_block_width(each, bold=True) for each in ends) + _END_GAP
    xs = get_positions(selection, left + inset, sketch.width_pt - right - inset)
    names = choose_names(sketch, selection, xs)
    foot = get_foot(names)
    height = max(get_height(sketch), sum(get_block_height(len(each)) + _BETWEEN_ENDS for each in ends) + foot)
    head = get_head(selection)
    height = max(height, head + _get_least_plot(selection, shown) + foot + 3.0)
    axis = Axis(shown.low, shown.high, head, height - foot - 3.0)
    sketch.scale = build_scale(selection, axis, (left, sketch.width_pt - right), bounds, shown, gridded=True)
    for tick, text in zip(shown.ticks, tick_texts, strict=True):
        y = axis.place(selection.get_share(tick))
        sketch.line(((left, y), (sketch.width_pt - right, y)), style.GRID, style.GRID_WIDTH, "grid")
        baseline = y + style.SMALL_SIZE * 0.36
        if text:
            sketch.text(text, left - 6.0, baseline, "tick", size=style.SMALL_SIZE, colour=style.MUTED, align=1.0)
    return Plot(left, sketch.width_pt - right, axis, xs, names, height, foot)


def build_scale(
    selection: Selection,
    axis: Axis,
    across: tuple[float, float],
    bounds: tuple[Decimal, Decimal],
    shown: Range,
    *,
    gridded: bool,
) -> ValueScale:
    """The value axis for what is laid over the drawing."""

    def place(value: Decimal) -> float:
        return axis.place(selection.get_share(value))

    return ValueScale(False, place, *across, *bounds, shown.unit, gridded, shown.cut)


def _get_least_plot(selection: Selection, shown: Range) -> float:
    """The height at which a change can be seen and the texts of neighbouring ticks do not touch, in points."""
    if len(shown.ticks) < 2:
        return LEAST_PLOT
    step = selection.get_share(shown.ticks[1] - shown.ticks[0])
    return max(LEAST_PLOT, (get_block_height(1, style.SMALL_SIZE) + 0.5) * (shown.high - shown.low) / step)


def get_foot(labels: Names) -> float:
    """The height of the names under the axis with the space above them."""
    return 5.0 + get_block_height(max(len(each) for _, _, each in labels))


def draw_point_names(sketch: Sketch, selection: Selection, labels: Names, top: float) -> None:
    """The names under their points."""
    for index, x, lines in labels:
        sketch.block(lines, x, top, "category", colour=style.LABEL, align=0.5, row=selection.rows[index])


def choose_names(sketch: Sketch, selection: Selection, xs: Sequence[float]) -> list[tuple[int, float, tuple[str, ...]]]:
    """Index, middle and lines of the names under the axis: all or every n-th, so that they do not touch.

    Of dates in uneven steps, where a rhythm would say nothing, the first and the last, and between them those with room.
    """
    count = len(xs)
    room = max((max(xs) - min(xs)) / max(count - 1, 1) - 5.0, min(70.0, sketch.width_pt / 3))
    placed: list[_Placed] = []
    for index in range(count):
        lines = sketch.wrap(get_name(selection, index), room, balance=True)
        half = sketch.get_block_width(lines) / 2
        placed.append((index, min(max(xs[index], half), sketch.width_pt - half), half, lines))
    placed.sort(key=lambda each: each[1])
    months = any(each.date is not None and each.date.month is not None for each in selection.names)
    steps = (1, 2, 3, 4, 6, 12, 24, 48, 120) if months else (1, 2, 5, 10, 20, 50, 100)
    for every in (*(each for each in steps if each < count), count):
        chosen = placed[::every]
        if all(_stand_apart(one, other) for one, other in pairwise(chosen)):
            break
    else:
        chosen = placed[:1]
    if len(chosen) < count and are_uneven(selection.names) and _stand_apart(placed[0], placed[-1]):
        chosen = placed[:1]
        for each in placed[1:-1]:
            if _stand_apart(chosen[-1], each) and _stand_apart(each, placed[-1]):
                chosen.append(each)
    if chosen[-1] is not placed[-1] and _stand_apart(chosen[-1], placed[-1]):
        chosen = [*chosen, placed[-1]]
    return [(index, middle, lines) for index, middle, _, lines in chosen]


_Placed = tuple[int, float, float, tuple[str, ...]]
"""Index, middle, half the width, and lines of a name."""


def _stand_apart(one: _Placed, other: _Placed) -> bool:
    return one[1] + one[2] + 4.0 <= other[1] - other[2]


def get_end_lines(sketch: Sketch, selection: Selection, index: int) -> tuple[str, ...]:
    """What stands at the end of a line: its name if there are several, and its last value."""
    series = selection.series[index]
    last = [each.together for each in series.data if each.number is not None][-1:]
    pieces = [get_longest_piece(each, style.LABEL_SIZE, sketch.measure, bold=True) for each in (*last, series.label)]
    # Wider than usual rather than cut a word, up to a limit.
    room = max(sketch.width_pt * 0.24, min(sketch.width_pt * 0.4, max(pieces) + 0.1))
    value = sketch.wrap(last[0], room, bold=True) if last else ()
    if len(selection.series) == 1:
        return value
    return (*sketch.wrap(series.label, room, bold=True, balance=True), *value)


def draw_ends(
    sketch: Sketch, selection: Selection, plot: Plot, ends: Sequence[tuple[str, ...]], last: Sequence[float]
) -> None:
    """Names and last values right of the heights `last`, moved apart where they would touch."""
    shown = [index for index, lines in enumerate(ends) if lines]
    heights = [get_block_height(len(ends[index])) for index in shown]
    anchors = [last[index] for index in shown]
    bottom = plot.height - plot.foot
    for index, middle, height in zip(shown, spread(anchors, heights, 0.0, bottom, _BETWEEN_ENDS), heights, strict=True):
        colour = style.blend(get_series_colour(sketch, selection, index), 0.8, style.INK)
        sketch.block(
            ends[index], plot.right + _END_GAP, middle - height / 2, "end", colour=colour, bold=True, series=index
        )
