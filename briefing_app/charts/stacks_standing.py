"""Stacks that stand: sums above them, their parts named beside the last one."""

from __future__ import annotations

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_series_colour
from briefing_app.charts.columns import Slots, draw_names, get_column_width, get_plot_height
from briefing_app.charts.ends import Frame
from briefing_app.charts.fit import Extent, fit_scale, get_need, spread
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.stacks import Stacks, write_inside

_SHARE = 0.62
_LEAST_HEIGHT = 60.0


def draw_standing(stacks: Stacks, slots: Slots, names: list[str], totals: list[str]) -> float:
    """All stacks with their names and sums; the height taken."""
    sketch, selection = stacks.sketch, stacks.selection
    foot = 4.0 + slots.names_height
    plot = get_plot_height(sketch, foot)
    wrapped = [sketch.wrap(each, slots.width - 2, size=style.VALUE_SIZE, bold=True) for each in totals]
    extents = [
        Extent(
            stacks.get_share(index, stacks.get_sum(index)),
            get_block_height(len(wrapped[index]), style.VALUE_SIZE) + 2.0 + stacks.get_overhang(index),
        )
        for index in range(len(selection.rows))
    ] + [Extent(each, 1.0) for each in stacks.reference_shares]
    plot = max(plot, get_need(extents, _LEAST_HEIGHT))
    scale, _ = fit_scale(extents, plot)
    frame = Frame(plot, lying=False)
    width = get_column_width(slots.width, _SHARE)
    ends: dict[int, float] = {}
    for index in range(len(selection.rows)):
        left, top = slots.get_centre(index) - width / 2, plot
        for series, datum, start, end in stacks.draw(index, frame, scale, left, left + width):
            write_inside(stacks, datum, frame.box(start, end, left, left + width), index, series)
            ends[series] = plot - (start + end) / 2 if index == len(selection.rows) - 1 else ends.get(series, plot)
            top = plot - end
        height = get_block_height(len(wrapped[index]), style.VALUE_SIZE)
        overhang = stacks.get_overhang(index)
        row = selection.rows[index]
        sketch.block(
            wrapped[index],
            left + width / 2,
            top - height - 1.0 - overhang,
            stacks.end_role,
            size=style.VALUE_SIZE,
            colour=style.INK,
            bold=True,
            align=0.5,
            row=row,
        )
        if not stacks.get_parts(index):
            _write_missing(sketch, slots, index, plot, row)
    sketch.scale = stacks.build_scale(False, lambda share: frame.place(share * scale, 0.0)[1], slots.left, slots.right)
    sketch.line(((0.0, plot), (slots.width * len(selection.rows), plot)), style.AXIS, style.AXIS_WIDTH, "baseline")
    if stacks.shares:
        whole = frame.place(scale, 0.0)[1]
        sketch.line(((0.0, whole), (slots.width * len(selection.rows), whole)), style.AXIS, style.GRID_WIDTH, "whole")
    draw_names(sketch, selection, slots, plot + 4.0)
    bottom = _draw_series_names(stacks, slots, names, ends, width, plot)
    return max(plot + foot, bottom)


def _write_missing(sketch: Sketch, slots: Slots, index: int, plot: float, row: int) -> None:
    lines = sketch.wrap(words.MISSING.get(sketch.language), slots.width - 2, size=style.SMALL_SIZE)
    height = get_block_height(len(lines), style.SMALL_SIZE)
    sketch.block(
        lines,
        slots.get_centre(index),
        plot - height - 1,
        "missing",
        size=style.SMALL_SIZE,
        colour=style.MUTED,
        align=0.5,
        row=row,
    )


def _draw_series_names(
    stacks: Stacks, slots: Slots, names: list[str], ends: dict[int, float], width: float, plot: float
) -> float:
    """Names of the parts right of the last stack at the height of its parts; how far down they reach."""
    sketch = stacks.sketch
    edge = slots.get_centre(len(stacks.selection.rows) - 1) + width / 2
    left = slots.width * len(stacks.selection.rows) + style.GAP
    blocks = [sketch.wrap(name, sketch.width_pt - left, bold=True, balance=True) for name in names]
    heights = [get_block_height(len(each)) for each in blocks]
    # A part that is missing in the last stack is named at the top, above the others.
    centres = [ends.get(series, 0.0) for series in range(len(names))]
    placed = spread(centres, heights, 0.0, plot, 2.0)
    for series, lines in enumerate(blocks):
        colour = get_series_colour(sketch, stacks.selection, series)
        sketch.block(
            lines,
            left,
            placed[series] - heights[series] / 2,
            "series-name",
            colour=_darken(colour),
            bold=True,
            series=series,
        )
        if series in ends and len(stacks.get_parts(len(stacks.selection.rows) - 1)):
            sketch.line(
                ((edge + 2.0, ends[series]), (left - 2.0, placed[series])),
                style.AXIS,
                style.GRID_WIDTH,
                "leader",
                series=series,
            )
    return max((centre + height / 2 for centre, height in zip(placed, heights, strict=True)), default=0.0)


def _darken(colour: str) -> str:
    return style.blend(colour, 0.8, style.INK)
