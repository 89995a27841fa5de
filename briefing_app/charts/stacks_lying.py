"""Stacks that lie: names beside them, sums at their ends, their parts named in a line above."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_gutter, get_name, get_series_colour
from briefing_app.charts.ends import Frame
from briefing_app.charts.fit import LEAST_SHARE, Extent, fit_scale
from briefing_app.charts.key import draw_key
from briefing_app.charts.sketch import get_block_height
from briefing_app.charts.stacks import Stacks, write_inside


def draw_lying(stacks: Stacks, names: list[str], totals: list[str]) -> float:
    """Names beside the stacks and sums at their ends; where that leaves no room, both in a line above each stack."""
    sketch, selection = stacks.sketch, stacks.selection
    top = draw_key(sketch, names, [get_series_colour(sketch, selection, index) for index in range(len(names))])
    count = len(selection.rows)
    longest = get_gutter(sketch, (get_name(selection, index) for index in range(count)))
    gutter = longest + 8.0 if longest else 0.0
    room = sketch.width_pt - gutter - 1.0
    scale, _ = fit_scale(_get_extents(stacks, totals), room)
    beside = scale >= room * LEAST_SHARE
    if not beside:
        gutter, room = 0.0, sketch.width_pt - 1.0
        scale, _ = fit_scale(_get_extents(stacks, [""] * count), room)
    frame = Frame(gutter + 1.0, lying=True)
    thickness, gap, first = (11.0, 5.0, top) if count > 12 else (15.0, 8.0, top)
    for index in range(count):
        if beside:
            top = _draw_beside(stacks, index, frame, scale, top, thickness, gutter, totals[index]) + gap
        else:
            top = _draw_below(stacks, index, frame, scale, top, thickness, totals[index]) + gap
    sketch.scale = stacks.build_scale(True, lambda share: frame.place(share * scale, 0.0)[0], first, top - gap)
    sketch.line(((frame.zero, first), (frame.zero, top - gap)), style.AXIS, style.AXIS_WIDTH, "baseline")
    if stacks.shares:
        whole = frame.place(scale, 0.0)[0]
        sketch.line(((whole, first), (whole, top - gap)), style.AXIS, style.GRID_WIDTH, "whole")
    return top - gap


def _get_extents(stacks: Stacks, totals: Sequence[str]) -> list[Extent]:
    return [
        Extent(
            stacks.get_share(index, stacks.get_sum(index)),
            stacks.get_overhang(index)
            + (stacks.sketch.measure(text, style.VALUE_SIZE, True) + style.GAP if text else 0.0),
        )
        for index, text in enumerate(totals)
    ] + [Extent(each, 1.0) for each in stacks.reference_shares]


def _draw_beside(
    stacks: Stacks, index: int, frame: Frame, scale: float, top: float, thickness: float, gutter: float, total: str
) -> float:
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    lines = sketch.wrap(get_name(stacks.selection, index), gutter - 8.0, balance=True) if gutter else ()
    text_height = get_block_height(len(lines))
    height = max(text_height, thickness)
    sketch.block(
        lines, gutter - 7.0, top + (height - text_height) / 2, "category", colour=style.INK, align=1.0, row=row
    )
    low = top + (height - thickness) / 2
    end = _draw_parts(stacks, index, frame, scale, low, low + thickness)
    baseline = low + thickness / 2 + style.VALUE_SIZE * 0.36
    x = frame.zero + end + stacks.get_overhang(index) + style.GAP
    text, role, size = (
        (total, stacks.end_role, style.VALUE_SIZE)
        if stacks.get_parts(index)
        else (words.MISSING.get(sketch.language), "missing", 7.0)
    )
    if text:
        known = role != "missing"
        colour = style.INK if known else style.MUTED
        sketch.text(text, x, baseline, role, size=size, colour=colour, bold=known, row=row)
    return top + height


def _draw_below(
    stacks: Stacks, index: int, frame: Frame, scale: float, top: float, thickness: float, total: str
) -> float:
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    sums = sketch.wrap(total, sketch.width_pt - 4.0, size=style.VALUE_SIZE, bold=True)
    lines = sketch.wrap(get_name(stacks.selection, index), sketch.width_pt - 4.0)
    sketch.block(lines, 3.5, top, "category", colour=style.INK, row=row)
    top += get_block_height(len(lines))
    sketch.block(sums, 3.5, top, stacks.end_role, size=style.VALUE_SIZE, colour=style.INK, bold=True, row=row)
    top += get_block_height(len(sums), style.VALUE_SIZE) + 1.5
    if not stacks.get_parts(index):
        sketch.block(
            (words.MISSING.get(sketch.language),),
            3.5,
            top,
            "missing",
            size=style.SMALL_SIZE,
            colour=style.MUTED,
            row=row,
        )
    _draw_parts(stacks, index, frame, scale, top, top + thickness)
    return top + thickness


def _draw_parts(stacks: Stacks, index: int, frame: Frame, scale: float, low: float, high: float) -> float:
    """One stack with the values in its parts; where it ends, in points along."""
    end = 0.0
    for series, datum, start, stop in stacks.draw(index, frame, scale, low, high):
        write_inside(stacks, datum, frame.box(start, stop, low, high), index, series)
        end = stop
    return end
