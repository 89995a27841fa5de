"""Slices of one whole drawn as a ring or a disc, each named and numbered beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.fit import spread
from briefing_app.charts.scene import Box, Point
from briefing_app.charts.series import Selection, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.slices import Parts, SliceOptions, find_parts
from briefing_app.charts.totals import is_estimate
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.wording.values import print_value

HOLE = 0.6
"""The radius of a ring's hole, as a share of the ring's."""
_MARGIN = 7.0
_NARROW = 230.0
"""Below this width the names stand under the ring instead of beside it."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Everything that drawing the slices needs; `turns` are where each slice begins and, last, where the circle closes."""

    sketch: Sketch
    selection: Selection
    parts: Parts
    hole: float
    turns: tuple[float, ...]

    def get_datum(self, index: int) -> Datum:
        """The value of a slice."""
        return self.selection.series[0].data[self.parts.places[index]]

    def get_row(self, index: int) -> int:
        """The row of the dataset that a slice shows."""
        return self.selection.rows[self.parts.places[index]]

    def get_name(self, index: int) -> str:
        """The printed name of a slice."""
        return get_name(self.selection, self.parts.places[index])

    def get_colour(self, index: int) -> str:
        """The colour of a slice; all but the highlight step back."""
        colour = self.sketch.palette.get_series(index)
        return style.get_quiet_colour(colour) if self.selection.is_quiet(self.get_row(index)) else colour

    def get_middle(self, index: int) -> float:
        """Where the middle of a slice lies, 0 to 1."""
        return (self.turns[index] + self.turns[index + 1]) / 2

    def get_lines(self, index: int, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Lines of the name and of the value."""
        value = self.get_datum(index).together
        return (
            self.sketch.wrap(self.get_name(index), width),
            self.sketch.wrap(value, width, size=style.VALUE_SIZE, bold=True),
        )


def draw_slices(sketch: Sketch, table: Table, options: SliceOptions, hole: float) -> float:
    """The slices with their names, `hole` as a share of the radius; the height taken."""
    selection = select(table, options)
    parts = find_parts(selection, options)
    whole = sum(parts.numbers, Decimal())
    turns = [0.0]
    for number in parts.numbers:
        turns.append(turns[-1] + float(number / whole))
    cut = _Cut(sketch, selection, parts, hole, tuple(turns))
    column = min(max(sketch.width_pt * 0.29, 70.0), 150.0)
    if sketch.width_pt < _NARROW or _are_cut(cut, column - 16.0):
        return _draw_narrow(cut)
    foot = _get_foot(cut)
    wanted = sketch.wanted_height_pt - foot if sketch.wanted_height_pt else min(sketch.width_pt * 0.42, 170.0)
    radius = max(34.0, min(sketch.width_pt / 2 - column, wanted / 2 - _MARGIN))
    slices = range(len(parts.numbers))
    blocks = [cut.get_lines(index, column - 16.0) for index in slices]
    sides = [[index for index in slices if (cut.get_middle(index) < 0.5) is right] for right in (True, False)]
    needed = max(sum(_get_height(blocks[index]) + 5.0 for index in side) for side in sides)
    height = max(wanted, needed, radius * 2 + 2 * _MARGIN)
    centre = (sketch.width_pt / 2, height / 2)
    _draw_circle(cut, centre, radius)
    for right, side in zip((True, False), sides, strict=True):
        _draw_labels(cut, side, blocks, centre, radius, right, height)
    _draw_foot(cut, height)
    return height + foot


def _are_cut(cut: _Cut, room: float) -> bool:
    """Whether a name or value has a word that is wider than the room beside the circle."""
    measure = cut.sketch.measure
    return any(
        needs_cut(cut.get_name(index), room, style.LABEL_SIZE, measure)
        or needs_cut(cut.get_datum(index).together, room, style.VALUE_SIZE, measure, bold=True)
        for index in range(len(cut.parts.numbers))
    )


def _draw_narrow(cut: _Cut) -> float:
    """The circle, and below it one line a slice: swatch, name, value."""
    sketch = cut.sketch
    radius = min(sketch.width_pt / 2 - 2.0, 58.0)
    _draw_circle(cut, (sketch.width_pt / 2, radius + 2.0), radius)
    top = 2 * radius + 12.0
    for index in range(len(cut.parts.numbers)):
        datum, row = cut.get_datum(index), cut.get_row(index)
        values: tuple[str, ...] = (datum.printed,)
        wide = sketch.measure(datum.printed, style.VALUE_SIZE, True)
        below = wide > sketch.width_pt * 0.6
        lines = sketch.wrap(cut.get_name(index), sketch.width_pt - 12.0 - (0.0 if below else wide + 8.0))
        middle = top + get_block_height(1) / 2
        sketch.fill_box(Box(0.0, middle - 4.0, 8.0, middle + 4.0), cut.get_colour(index), "key", row, index)
        sketch.block(lines, 12.0, top, "category", row=row)
        tall = get_block_height(len(lines))
        if below:
            values = sketch.wrap(datum.together, sketch.width_pt - 12.0, size=style.VALUE_SIZE, bold=True)
        sketch.block(
            values,
            12.0 if below else sketch.width_pt,
            top + tall if below else top,
            "value",
            size=style.VALUE_SIZE,
            colour=style.INK,
            bold=True,
            align=0.0 if below else 1.0,
            row=row,
            series=0,
        )
        value_height = get_block_height(len(values), style.VALUE_SIZE)
        top += (tall + value_height if below else max(tall, value_height)) + 2.5
    _draw_foot(cut, top)
    return top + _get_foot(cut)


def _draw_circle(cut: _Cut, centre: Point, radius: float) -> None:
    for index in range(len(cut.parts.numbers)):
        _draw_slice(cut, index, centre, radius)
    if cut.hole and _has_total(cut):
        _draw_total(cut, centre, radius)


def _get_height(block: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    """Height of a name with the value below it."""
    names, values = block
    return len(names) * style.LEADING * style.LABEL_SIZE + get_block_height(len(values), style.VALUE_SIZE)


def _point(centre: Point, radius: float, turn: float) -> Point:
    """A point of a circle; `turn` 0 is at the top, growing clockwise to 1."""
    angle = turn * math.tau
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _draw_slice(cut: _Cut, index: int, centre: Point, radius: float) -> None:
    sketch, start, end = cut.sketch, cut.turns[index], cut.turns[index + 1]
    if end <= start:
        return
    steps = max(2, math.ceil((end - start) * 180))
    turns = [start + (end - start) * step / steps for step in range(steps + 1)]
    outline = [_point(centre, radius, turn) for turn in turns]
    outline += [_point(centre, radius * cut.hole, turn) for turn in reversed(turns)] if cut.hole else [centre]
    row, colour = cut.get_row(index), cut.get_colour(index)
    if cut.get_datum(index).qualifier is Qualifier.ABOUT:
        sketch.polygon(outline, style.get_hatch_ground(colour), "estimate", row, 0)
        sketch.hatch(outline, colour, row, 0)
        sketch.line((*outline, outline[0]), colour, 0.8, "outline", row, 0)
    else:
        # Every slice has a colour or pattern of its own, as a series has elsewhere.
        sketch.fill(outline, colour, "slice", row, index)
    if end - start < 1:
        for turn in (start, end):
            inner = _point(centre, radius * cut.hole - 1, turn) if cut.hole else centre
            sketch.line((inner, _point(centre, radius + 1, turn)), style.PAPER, 1.4, "seam", row, 0)


def _draw_labels(
    cut: _Cut,
    side: list[int],
    blocks: list[tuple[tuple[str, ...], tuple[str, ...]]],
    centre: Point,
    radius: float,
    right: bool,
    height: float,
) -> None:
    """Name and value of each slice of one half, beside it, joined by a thin line."""
    sketch = cut.sketch
    heights = [_get_height(blocks[index]) for index in side]
    centres = [_point(centre, radius * 1.06, cut.get_middle(index))[1] for index in side]
    placed = spread(centres, heights, 0.0, height, 5.0)
    edge = centre[0] + (radius + 13.0) * (1 if right else -1)
    for index, middle, tall in zip(side, placed, heights, strict=True):
        names, values = blocks[index]
        row, top, align = cut.get_row(index), middle - tall / 2, 0.0 if right else 1.0
        sketch.block(names, edge, top, "category", colour=style.LABEL, align=align, row=row)
        below = top + len(names) * style.LEADING * style.LABEL_SIZE
        sketch.block(
            values,
            edge,
            below,
            "value",
            size=style.VALUE_SIZE,
            colour=style.INK,
            bold=True,
            align=align,
            row=row,
            series=0,
        )
        start = _point(centre, radius + 1.5, cut.get_middle(index))
        knee = _point(centre, radius + 6.0, cut.get_middle(index))
        end = (edge - (3.0 if right else -3.0), middle)
        bends = [knee]
        if _get_distance(centre, knee, end) < radius + 2.0:
            # Labels of thin slices are moved far from them: their lines go around the circle and not through it.
            bends.append((centre[0] + (radius + 7.0) * (1 if right else -1), knee[1]))
        sketch.line((start, *bends, end), style.AXIS, style.AXIS_WIDTH, "leader", row)


def _get_distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from the nearest of a straight line between two others."""
    along, down = end[0] - start[0], end[1] - start[1]
    length = along * along + down * down
    share = ((point[0] - start[0]) * along + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(start[0] + along * share - point[0], start[1] + down * share - point[1])


def _has_total(cut: _Cut) -> bool:
    """Whether the whole is worth saying: shares of 100% need no sum."""
    return cut.parts.stated is not None or cut.selection.unit is not Unit.PERCENT


def _print_total(cut: _Cut) -> tuple[str, str]:
    """The whole in words, and its role: only a sum is said to be calculated."""
    if cut.parts.stated is not None:
        return cut.parts.stated.printed, "whole-value"
    data = [cut.get_datum(index) for index in range(len(cut.parts.numbers))]
    qualifier = Qualifier.ABOUT if is_estimate(data) else Qualifier.EXACT
    return print_value(Value(cut.parts.whole), data[0].unit, cut.sketch.language, qualifier=qualifier), "total"


def _draw_total(cut: _Cut, centre: Point, radius: float) -> None:
    """The whole in the middle of a ring, where it fits."""
    sketch = cut.sketch
    text, role = _print_total(cut)
    room = radius * cut.hole * 2 * 0.82
    size = next((each for each in (15.0, 12.0, 10.0, 8.5) if sketch.measure(text, each, True) <= room), 8.5)
    lines = sketch.wrap(text, room, size=size, bold=True, balance=True)
    tall, small = get_block_height(len(lines), size), get_block_height(1, style.SMALL_SIZE)
    if sketch.get_block_width(lines, size, bold=True) > room or tall + small > radius * cut.hole * 1.6:
        return
    top = centre[1] - (tall + small) / 2
    sketch.block(lines, centre[0], top, role, size=size, colour=style.INK, bold=True, align=0.5)
    word = words.TOTAL.get(sketch.language)
    sketch.block((word,), centre[0], top + tall, "total-name", size=style.SMALL_SIZE, colour=style.MUTED, align=0.5)


def _get_foot_lines(cut: _Cut) -> tuple[str, ...]:
    """The whole of a disc, which has no hole to write it in."""
    if cut.hole or not _has_total(cut):
        return ()
    text = words.join_pair(words.TOTAL_STEP.get(cut.sketch.language), _print_total(cut)[0], cut.sketch.language)
    return cut.sketch.wrap(text, cut.sketch.width_pt, balance=True)


def _get_foot(cut: _Cut) -> float:
    lines = _get_foot_lines(cut)
    return 5.0 + get_block_height(len(lines)) if lines else 0.0


def _draw_foot(cut: _Cut, top: float) -> None:
    """The line with the whole under a disc."""
    if lines := _get_foot_lines(cut):
        role = _print_total(cut)[1]
        sketch = cut.sketch
        sketch.block(lines, sketch.width_pt / 2, top + 5.0, role, colour=style.LABEL, align=0.5)
