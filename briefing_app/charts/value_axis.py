"""What belongs to the value axis of a finished drawing: unit, grid, where it starts, and gaps for texts in its lines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style, words
from briefing_app.charts.axis import print_ticks
from briefing_app.charts.room import Room
from briefing_app.charts.scene import Box, Label, Mark, Strokes
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.charts.ticks import build_ticks
from briefing_app.model.figure import Value
from briefing_app.wording.values import print_value

_SIZE = style.SMALL_SIZE
_MOST_GUTTER = 0.28
"""Of the width: where the values of a grid take more, there is no grid."""
_OPENED = frozenset({"baseline", "cut", "level", "reference"})
"""Roles of level and upright lines that no text stands on."""
_HEAD_GAP = 4.0
"""Between the unit at the head of a plot and anything else, in points."""
_LEAST_STEP = 14.0
"""Between the lines of a grid, in points."""


def write_head(sketch: Sketch, text: str, height: float) -> bool:
    """The unit of all values at the head of a plot; nothing, and False, where it needs a line of its own above all else.

    In the top left corner of a plot whose values run upwards; at the right of a key; above values that run to the right
    where their axis begins.
    """
    lines = sketch.wrap(text, sketch.width_pt, size=_SIZE)
    width, tall = sketch.get_block_width(lines, _SIZE), get_block_height(len(lines), _SIZE)
    room, scale = Room(sketch.marks, sketch.width_pt, 0.0, height), sketch.scale
    left, box = 0.0, Box(0.0, 0.0, width + _HEAD_GAP, tall + _HEAD_GAP)
    if scale is None or scale.lying:
        box = Box(0.0, 0.0, sketch.width_pt, tall + _HEAD_GAP)
        if scale is not None and scale.low >= 0:
            left = max(0.0, min(scale.place(Decimal()), sketch.width_pt - width))
    if not room.is_free(box):
        left = sketch.width_pt - width
        beside = Box(left - 2 * _HEAD_GAP, 0.0, sketch.width_pt, tall + _HEAD_GAP)
        if not any(each.role == "key-name" for each in sketch.marks) or not room.is_free(beside):
            return False
    sketch.block(lines, left, 0.0, "unit-head", size=_SIZE, colour=style.MUTED)
    return True


def get_head_height(sketch: Sketch, text: str) -> float:
    """What the unit takes above a plot in which it has no room, with the space below it."""
    return get_block_height(len(sketch.wrap(text, sketch.width_pt, size=_SIZE)), _SIZE) + _HEAD_GAP + 0.1


def draw_cut_words(sketch: Sketch, height: float) -> float:
    """At the foot of an axis that does not show zero, the value at which it starts. The height taken."""
    scale = sketch.scale
    if scale is None or scale.cut is None:
        return height
    value = print_value(Value(scale.cut), scale.unit, sketch.language)
    text = words.AXIS_STARTS.get(sketch.language).format(value=value)
    width, tall = sketch.measure(text, _SIZE, False), get_block_height(1, _SIZE)
    at, end = scale.place(scale.cut), max(scale.end - width, scale.start)
    room = Room(sketch.marks, sketch.width_pt, 0.0, height)
    steps = int((end - scale.start) // 5.0)
    for top in (at - tall - 1.0, at + 1.0):
        for step in range(steps + 1):
            left = scale.start + 1.0 + step * 5.0
            if room.is_free(Box(left, top, left + width, top + tall)):
                sketch.block((text,), left, top, "cut-name", size=_SIZE, colour=style.MUTED)
                return height
    lines = sketch.wrap(text, sketch.width_pt - 1.0, size=_SIZE)
    sketch.block(lines, 0.0, height + style.GAP, "cut-name", size=_SIZE, colour=style.MUTED)
    return height + style.GAP + get_block_height(len(lines), _SIZE)


def open_lines(sketch: Sketch) -> None:
    """The lines of zero, of levels and references leave out what is written on them."""
    room = Room(sketch.marks, sketch.width_pt, 0.0, 0.0)

    def change(mark: Mark) -> Mark | None:
        if not isinstance(mark, Strokes) or mark.role not in _OPENED:
            return mark
        pieces = tuple(piece for line in mark.lines for ends in pairwise(line) for piece in room.cut_out(*ends))
        return replace(mark, lines=pieces) if pieces else None

    sketch.change_marks(change)


def draw_grid(sketch: Sketch, height: float) -> float:
    """Light lines at round values behind the marks, with their values below a lying drawing or left of a standing one.

    The drawing of standing marks needs `get_gutter` points free at its left. The height taken.
    """
    scale = sketch.scale
    if scale is None or scale.gridded:
        return height
    ticks = _choose_ticks(scale)
    texts = print_ticks(sketch, ticks, scale.unit)
    if sketch.get_block_width(texts, _SIZE) > sketch.width_pt * _MOST_GUTTER:
        return height
    count = len(sketch.marks)
    bottom = height + 2.0 + get_block_height(1, _SIZE) if scale.lying else height
    room = Room(sketch.marks, sketch.width_pt, 0.0, bottom)
    labels = []
    for tick, text in zip(ticks, texts, strict=True):
        at = scale.place(tick)
        ends = ((at, scale.start), (at, scale.end)) if scale.lying else ((scale.start, at), (scale.end, at))
        sketch.line(ends, style.GRID, style.GRID_WIDTH, "grid")
        width = sketch.measure(text, _SIZE, False)
        left = min(max(at - width / 2, 0.0), sketch.width_pt - width) if scale.lying else scale.start - 6.0 - width
        baseline = height + 2.0 + style.ASCENT * _SIZE if scale.lying else at + _SIZE * 0.36
        label = Label(text, left, baseline, _SIZE, style.MUTED, False, width, "tick")
        if room.is_free(label.box, over_marks=True):
            room.take([label])
            labels.append((text, left, baseline))
    sketch.put_behind(len(sketch.marks) - count)
    for text, left, baseline in labels:
        sketch.text(text, left, baseline, "tick", size=_SIZE, colour=style.MUTED)
    return bottom


def get_gutter(sketch: Sketch) -> float:
    """The room that the values of a grid need left of a drawing, in points; nothing where they stand below it."""
    scale = sketch.scale
    if scale is None or scale.gridded or scale.lying:
        return 0.0
    texts = print_ticks(sketch, _choose_ticks(scale), scale.unit)
    widest = sketch.get_block_width(texts, _SIZE) + 6.0
    return widest if widest <= sketch.width_pt * _MOST_GUTTER + 6.0 else 0.0


def _choose_ticks(scale: ValueScale) -> tuple[Decimal, ...]:
    """The round values within what is drawn, as many as there is room for."""
    low, high = min(scale.low, Decimal()), max(scale.high, Decimal())
    ticks: tuple[Decimal, ...] = ()
    for most in (5, 3, 2):
        ticks = tuple(each for each in build_ticks(low, high, most) if low <= each <= high)
        if len(ticks) < 2 or abs(scale.place(ticks[1]) - scale.place(ticks[0])) >= _LEAST_STEP:
            break
    return ticks
