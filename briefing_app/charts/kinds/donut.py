"""Donut: up to six parts of one whole, each named and numbered beside its slice."""

from __future__ import annotations

import math
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Table
from briefing_app.charts.fit import spread
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import SeriesOptions
from briefing_app.charts.scene import Box, Point
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import LocalText
from briefing_app.wording.values import print_value

MOST_SLICES = 6
_HOLE = 0.6
_MARGIN = 7.0
_NARROW = 230.0
"""Below this width the names stand under the ring instead of beside it."""

TOO_MANY = Reason(
    "too-many-slices",
    LocalText(
        "more than six slices cannot be told apart; use bars, or gather the small ones.",
        "超過六份便難以分辨；請改用橫條圖，或合併較小的項目。",
        "超过六份便难以分辨；请改用条形图，或合并较小的项目。",
    ),
)
SEVERAL_SERIES = Reason(
    "several-series",
    LocalText(
        "a donut shows one column of values; choose one, or use stacked columns.",
        "圓環圖只顯示一欄數值；請選一欄，或改用堆疊柱狀圖。",
        "圆环图只显示一列数值；请选一列，或改用堆叠柱状图。",
    ),
)
NOT_PARTS = Reason(
    "not-parts",
    LocalText(
        "the values are not parts of one whole (a value is missing, negative, only a limit or a range, or shares do not add "
        "up to 100%); use bars.",
        "數值並非同一整體的各部分（有缺漏、負數、界限或範圍，或百分比合計不是100%）；請改用橫條圖。",
        "数值并非同一整体的各部分（有缺漏、负数、界限或范围，或百分比合计不是100%）；请改用条形图。",
    ),
)
MIXED_DATES = Reason(
    "mixed-dates",
    LocalText(
        "the values are of different dates, so together they make no whole; use bars.",
        "數值日期不一，不能合成一個整體；請改用橫條圖。",
        "数值日期不一，不能合成一个整体；请改用条形图。",
    ),
)


def _suits(table: Table, options: SeriesOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    data = selection.series[0].data
    reasons = list(check_units(selection))
    if len(selection.series) > 1:
        reasons.append(SEVERAL_SERIES)
    if len(data) > MOST_SLICES:
        reasons.append(TOO_MANY)
    if not _are_parts(selection):
        reasons.append(NOT_PARTS)
    if len({each.as_of for each in data if each.number is not None}) > 1:
        reasons.append(MIXED_DATES)
    return tuple(reasons)


def _are_parts(selection: Selection) -> bool:
    data = selection.series[0].data
    numbers = [each.number for each in data if each.number is not None]
    if any(each < 0 for each in numbers):
        return False
    loose = any(each.upper is not None or each.qualifier.open_ended for each in data)
    if len(numbers) < len(data) or loose or not any(numbers):
        return False
    if data[0].unit is Unit.PERCENT:
        # Every share may be rounded by half of its last digit.
        allowed = sum((Decimal(5).scaleb(int(each.as_tuple().exponent) - 1) for each in numbers), Decimal())
        return abs(sum(numbers, Decimal()) - 100) <= allowed
    return True


def _draw(sketch: Sketch, table: Table, options: SeriesOptions) -> float:
    selection = select(table, options)
    numbers = [each.number or Decimal() for each in selection.series[0].data]
    whole = sum(numbers, Decimal())
    column = min(max(sketch.width_pt * 0.29, 70.0), 150.0)
    if sketch.width_pt < _NARROW or _are_cut(sketch, selection, column - 16.0):
        return _draw_narrow(sketch, selection, numbers, whole)
    wanted = sketch.wanted_height_pt or min(sketch.width_pt * 0.42, 170.0)
    radius = max(34.0, min(sketch.width_pt / 2 - column, wanted / 2 - _MARGIN))
    blocks = [_get_lines(sketch, selection, index, column - 16.0) for index in range(len(numbers))]
    middles, turned = [], 0.0
    for number in numbers:
        share = float(number / whole)
        middles.append(turned + share / 2)
        turned += share
    sides = [[i for i in range(len(numbers)) if (middles[i] < 0.5) is right] for right in (True, False)]
    needed = max(sum(_get_height(blocks[i]) + 5.0 for i in side) for side in sides)
    height = max(wanted, needed, radius * 2 + 2 * _MARGIN)
    centre = (sketch.width_pt / 2, height / 2)
    _draw_ring(sketch, selection, numbers, whole, centre, radius)
    for right, side in zip((True, False), sides, strict=True):
        _draw_labels(sketch, selection, side, blocks, middles, centre, radius, right, height)
    return height


def _are_cut(sketch: Sketch, selection: Selection, room: float) -> bool:
    """Whether a name or value has a word that is wider than the room beside the ring."""
    names = [each.printed for each in selection.names]
    values = [each.together for each in selection.series[0].data]
    return any(needs_cut(each, room, style.LABEL_SIZE, sketch.measure) for each in names) or any(
        needs_cut(each, room, style.VALUE_SIZE, sketch.measure, bold=True) for each in values
    )


def _draw_narrow(sketch: Sketch, selection: Selection, numbers: list[Decimal], whole: Decimal) -> float:
    """The ring, and below it one line a slice: swatch, name, value."""
    radius = min(sketch.width_pt / 2 - 2.0, 58.0)
    _draw_ring(sketch, selection, numbers, whole, (sketch.width_pt / 2, radius + 2.0), radius)
    top = 2 * radius + 12.0
    for index, row in enumerate(selection.rows):
        datum = selection.series[0].data[index]
        values: tuple[str, ...] = (datum.printed,)
        wide = sketch.measure(datum.printed, style.VALUE_SIZE, True)
        below = wide > sketch.width_pt * 0.6
        lines = sketch.wrap(get_name(selection, index), sketch.width_pt - 12.0 - (0.0 if below else wide + 8.0))
        middle = top + get_block_height(1) / 2
        sketch.rect(Box(0.0, middle - 4.0, 8.0, middle + 4.0), _get_colour(selection, index), "key", row)
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
    return top


def _draw_ring(
    sketch: Sketch, selection: Selection, numbers: list[Decimal], whole: Decimal, centre: Point, radius: float
) -> None:
    start = 0.0
    for index, number in enumerate(numbers):
        share = float(number / whole)
        _draw_slice(sketch, selection, index, centre, radius, start, share)
        start += share
    if selection.series[0].unit is not Unit.PERCENT:
        _draw_total(sketch, selection, whole, centre, radius)


def _get_lines(
    sketch: Sketch, selection: Selection, index: int, width: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines of the name and of the value."""
    datum = selection.series[0].data[index]
    return (
        sketch.wrap(get_name(selection, index), width),
        sketch.wrap(datum.together, width, size=style.VALUE_SIZE, bold=True),
    )


def _get_height(block: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    """Height of a name with the value below it."""
    names, values = block
    return len(names) * style.LEADING * style.LABEL_SIZE + get_block_height(len(values), style.VALUE_SIZE)


def _get_colour(selection: Selection, index: int) -> str:
    colour = style.get_series_colour(index)
    return style.get_quiet_colour(colour) if selection.is_quiet(selection.rows[index]) else colour


def _point(centre: Point, radius: float, turn: float) -> Point:
    """A point of a circle; `turn` 0 is at the top, growing clockwise to 1."""
    angle = turn * math.tau
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _draw_slice(
    sketch: Sketch, selection: Selection, index: int, centre: Point, radius: float, start: float, share: float
) -> None:
    if share <= 0:
        return
    steps = max(2, math.ceil(share * 180))
    turns = [start + share * step / steps for step in range(steps + 1)]
    outline = [_point(centre, radius, turn) for turn in turns]
    outline += [_point(centre, radius * _HOLE, turn) for turn in reversed(turns)]
    datum, row, colour = selection.series[0].data[index], selection.rows[index], _get_colour(selection, index)
    if datum.qualifier is Qualifier.ABOUT:
        sketch.polygon(outline, style.get_hatch_ground(colour), "estimate", row, 0)
        sketch.hatch(outline, colour, row, 0)
        sketch.line((*outline, outline[0]), colour, 0.8, "outline", row, 0)
    else:
        sketch.polygon(outline, colour, "slice", row, 0)
    if share < 1:
        for turn in (start, start + share):
            ends = (_point(centre, radius * _HOLE - 1, turn), _point(centre, radius + 1, turn))
            sketch.line(ends, style.PAPER, 1.4, "seam", row, 0)


def _draw_labels(
    sketch: Sketch,
    selection: Selection,
    side: list[int],
    blocks: list[tuple[tuple[str, ...], tuple[str, ...]]],
    middles: list[float],
    centre: Point,
    radius: float,
    right: bool,
    height: float,
) -> None:
    """Name and value of each slice of one half, beside it, joined by a thin line."""
    heights = [_get_height(blocks[index]) for index in side]
    centres = [_point(centre, radius * 1.06, middles[index])[1] for index in side]
    placed = spread(centres, heights, 0.0, height, 5.0)
    edge = centre[0] + (radius + 13.0) * (1 if right else -1)
    for index, middle, tall in zip(side, placed, heights, strict=True):
        names, values = blocks[index]
        row, top, align = selection.rows[index], middle - tall / 2, 0.0 if right else 1.0
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
        start = _point(centre, radius + 1.5, middles[index])
        knee = _point(centre, radius + 6.0, middles[index])
        end = (edge - (3.0 if right else -3.0), middle)
        sketch.line((start, knee, end), style.AXIS, style.AXIS_WIDTH, "leader", row)


def _draw_total(sketch: Sketch, selection: Selection, whole: Decimal, centre: Point, radius: float) -> None:
    data = selection.series[0].data
    qualifier = Qualifier.ABOUT if any(each.qualifier is Qualifier.ABOUT for each in data) else Qualifier.EXACT
    text = print_value(Value(whole), data[0].unit, sketch.language, qualifier=qualifier)
    room = radius * _HOLE * 2 * 0.82
    size = next((each for each in (15.0, 12.0, 10.0, 8.5) if sketch.measure(text, each, True) <= room), 8.5)
    lines = sketch.wrap(text, room, size=size, bold=True, balance=True)
    tall, small = get_block_height(len(lines), size), get_block_height(1, style.SMALL_SIZE)
    if sketch.get_block_width(lines, size, bold=True) > room or tall + small > radius * _HOLE * 1.6:
        return
    top = centre[1] - (tall + small) / 2
    sketch.block(lines, centre[0], top, "total", size=size, colour=style.INK, bold=True, align=0.5)
    word = words.TOTAL.get(sketch.language)
    sketch.block((word,), centre[0], top + tall, "total-name", size=style.SMALL_SIZE, colour=style.MUTED, align=0.5)


KIND = ChartKind(
    name="donut",
    label=LocalText("Donut chart", "圓環圖", "圆环图"),
    help=LocalText(
        "Shows up to six parts of one whole.", "顯示同一整體的不多於六個部分。", "显示同一整体的不多于六个部分。"
    ),
    options=SeriesOptions,
    suits=_suits,
    draw=_draw,
)
