"""Lines over time or another order, with gaps where values are missing and names at the ends of the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style
from briefing_app.charts.axis import Axis, draw_foot, get_positions, get_range
from briefing_app.charts.bars import get_series_colour
from briefing_app.charts.curves import (
    LEAST_PLOT,
    Plot,
    Range,
    build_scale,
    choose_names,
    draw_ends,
    draw_plot,
    draw_point_names,
    get_end_lines,
    get_foot,
    get_head,
    get_height,
)
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GroupOptions, OptionType, option
from briefing_app.charts.points import ARROW, RADIUS, draw_join, draw_point, is_point, stands_alone
from briefing_app.charts.room import Room, crosses
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, check_one_unit, select
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.times import are_times
from briefing_app.model.language import LocalText

_CROWDED = 9.0
"""Points closer than this, in points, are left to the line alone."""
_INSET = 4.0
"""Between the edges of the grid and the outermost points, so that their marks lie within it."""
_MOST_DIRECT = 9
"""Up to so many points carry their values themselves; more are read from grid lines."""


@dataclass(frozen=True, slots=True)
class LineOptions(GroupOptions):
    """Options of lines."""

    zero: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Start at zero", "由零開始", "从零开始"),
        LocalText(
            "Begin the value axis at zero; without it changes look larger than they are.",
            "數值軸由零開始；否則變化會顯得比實際大。",
            "数值轴从零开始；否则变化会显得比实际大。",
        ),
    )

    @property
    def runs_in_time(self) -> bool:
        """Always: what follows on what is all that it shows."""
        return True


NO_ORDER = Reason(
    "no-order",
    LocalText(
        "the names are not dates; a line suggests an order and steps between them, so columns are often truer.",
        "名稱並非日期；折線會令人以為有先後次序，柱狀圖通常較合適。",
        "名称并非日期；折线会让人以为有先后次序，柱状图通常更合适。",
    ),
    refuse=False,
)
ONE_POINT = Reason(
    "one-point",
    LocalText(
        "one point makes no line; use a big number.",
        "單一數點不成線；請改用大數字。",
        "单一数据点不成线；请改用大数字。",
    ),
    refuse=False,
)


def _suits(table: Table, options: LineOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_one_unit(selection))
    if selection.names and not are_times(selection.names):
        reasons.append(NO_ORDER)
    if len(selection.rows) == 1:
        reasons.append(ONE_POINT)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Text:
    """The value of a point, placed."""

    text: str
    x: float
    baseline: float
    row: int


def _draw(sketch: Sketch, table: Table, options: LineOptions) -> float:
    selection = select(table, options)
    if len(selection.series) == 1 and len(selection.rows) <= _MOST_DIRECT and options.value_labels and not options.grid:
        for lower in (False, True):
            height = _draw_direct(sketch, selection, options.zero, lower=lower)
            if height is not None:
                return height
        return _draw_gridded(sketch, selection, options.zero, extremes=True)
    return _draw_gridded(sketch, selection, options.zero, extremes=False)


def _draw_direct(sketch: Sketch, selection: Selection, zero: bool, *, lower: bool) -> float | None:
    """One short line with its values at its points and no grid; None, with nothing drawn, where they do not fit.

    With `lower` an axis without zero begins one round value lower, which leaves room for values below the line.
    """
    shown = Range(*get_range(selection, zero), selection.unit)
    if lower:
        if shown.cut is None or len(shown.ticks) < 2:
            return None
        step = shown.ticks[1] - shown.ticks[0]
        start = shown.ticks[0] - step
        if shown.low >= 0 > start:
            return None
        shown = replace(shown, low=selection.get_share(start), ticks=(start, *shown.ticks))
    height, low, high = get_height(sketch), shown.low, shown.high
    edge = _get_edge(sketch, selection)
    xs = get_positions(selection, edge, sketch.width_pt - edge)
    labels = choose_names(sketch, selection, xs)
    foot = get_foot(labels)
    height = max(height, get_head(selection) + LEAST_PLOT + foot)
    # Points that lie low carry their values below them.
    axis = Axis(low, high, get_head(selection), height - foot - (16.0 if low < 0 or not zero else 3.0))
    base = axis.place(0.0 if low <= 0 <= high else low)
    sketch.scale = build_scale(selection, axis, (0.0, sketch.width_pt), selection.get_bounds(), shown, gridded=False)
    values = _place_values(sketch, selection, xs, axis, base, height - foot)
    if values is None:
        return None
    draw_foot(sketch, axis, 0.0, sketch.width_pt)
    _draw_series(sketch, selection, 0, xs, axis)
    for each in values:
        _write_value(sketch, each)
    draw_point_names(sketch, selection, labels, height - foot + 5.0)
    return height


def _draw_gridded(sketch: Sketch, selection: Selection, zero: bool, *, extremes: bool) -> float:
    """Lines over a light grid, named and valued at their right ends; of one line with its `extremes` as well."""
    shown = Range(*get_range(selection, zero), selection.unit)
    ends = [get_end_lines(sketch, selection, index) for index in range(len(selection.series))]
    plot = draw_plot(sketch, selection, shown, ends, selection.get_bounds(), _INSET)
    draw_foot(sketch, plot.axis, plot.left, plot.right)
    # A highlighted line lies on top of the others.
    for index in sorted(range(len(selection.series)), key=lambda each: each == selection.highlight_series):
        _draw_series(sketch, selection, index, plot.xs, plot.axis)
    last = []
    for series in selection.series:
        known = [each.number for each in series.data if each.number is not None]
        last.append(plot.axis.place(selection.get_share(known[-1] if known else Decimal())))
    draw_ends(sketch, selection, plot, ends, last)
    if extremes:
        _write_extremes(sketch, selection, plot)
    draw_point_names(sketch, selection, plot.names, plot.height - plot.foot + 5.0)
    return plot.height


def _get_edge(sketch: Sketch, selection: Selection) -> float:
    """Room left and right of the outermost points for half of the texts there."""
    values = [each for one in selection.series for each in (one.data[0], one.data[-1])]
    wide = [sketch.measure(each.printed, style.VALUE_SIZE, True) / 2 for each in values]
    names = [
        min(sketch.measure(selection.names[index].printed, style.LABEL_SIZE, False), 70.0) / 2 for index in (0, -1)
    ]
    return min(max(*wide, *names, RADIUS) + 1.0, sketch.width_pt / 4)


def _draw_series(sketch: Sketch, selection: Selection, index: int, xs: Sequence[float], axis: Axis) -> None:
    series = selection.series[index]
    colour = get_series_colour(sketch, selection, index)
    width = style.LINE_WIDTH * (sketch.palette.get_width(index) if len(selection.series) > 1 else 1.0)

    def place(datum: Datum) -> tuple[float, float]:
        return axis.place_datum(selection, datum)

    order = sorted(range(len(xs)), key=lambda each: xs[each])
    for at in order:
        datum = series.data[at]
        if datum.number is not None:
            sketch.note_point(selection.rows[at], index, (xs[at], place(datum)[0]))
    for first, second in pairwise(order):
        ends = (xs[first], series.data[first]), (xs[second], series.data[second])
        draw_join(sketch, ends, place, colour, width, selection.rows[second], index)
    many = (max(xs) - min(xs)) / len(xs) < _CROWDED
    for at in order:
        row = selection.rows[at]
        strong = row in selection.highlight
        plain = not many or strong or stands_alone(series.data, at)
        draw_point(sketch, series.data[at], xs[at], place, colour, row, index, strong=strong, plain=plain)


def _place_values(
    sketch: Sketch, selection: Selection, xs: Sequence[float], axis: Axis, base: float, bottom: float
) -> list[_Text] | None:
    """The value of every point beside it, clear of the line and of one another; None if that fails."""
    data = selection.series[0].data
    heights = [axis.place(selection.get_share(each.number or Decimal())) for each in data]
    order = sorted(range(len(xs)), key=lambda each: xs[each])
    lines = [
        ((xs[one], heights[one]), (xs[other], heights[other]))
        for one, other in pairwise(order)
        if is_point(data[one]) and is_point(data[other])
    ]
    marks = [_get_mark_box(selection, index, xs[index], axis) for index in range(len(xs))]
    taken: list[Box] = []
    placed = []
    for index, datum in enumerate(data):
        if datum.number is None:
            continue
        width = sketch.measure(datum.printed, style.VALUE_SIZE, True)
        for x, baseline in _list_places(sketch, selection, index, marks[index], xs[index], width):
            box = _get_box(x, baseline, width, style.VALUE_SIZE)
            if (
                box.top >= 0
                and box.bottom <= bottom
                and not box.top - 0.5 < base < box.bottom + 0.5
                and not any(box.overlaps(each) for each in (*taken, *marks))
                and not any(crosses(box, *each) for each in lines)
            ):
                taken.append(box)
                placed.append(_Text(datum.printed, x, baseline, selection.rows[index]))
                break
        else:
            return None
    return placed


def _get_mark_box(selection: Selection, index: int, x: float, axis: Axis) -> Box:
    """What the mark of a point covers, with the arrow of a limit."""
    datum = selection.series[0].data[index]
    if datum.number is None:
        return Box(x, axis.bottom, x, axis.bottom)
    low, high = axis.place_datum(selection, datum)
    up = ARROW if datum.lower_limit else RADIUS
    down = ARROW if datum.upper_limit else RADIUS
    return Box(x - RADIUS, min(low, high) - up, x + RADIUS, max(low, high) + down)


def _list_places(
    sketch: Sketch, selection: Selection, index: int, mark: Box, x: float, width: float
) -> Iterator[tuple[float, float]]:
    """Middles and baselines above a point or, in a dip, below; then moved to the sides, away from the line; then higher."""
    data, size = selection.series[0].data, style.VALUE_SIZE
    here = data[index].number or Decimal()
    near = [data[each].number for each in (index - 1, index + 1) if 0 <= each < len(data)]
    dip = len(near) == 2 and all(each is not None and each > here for each in near)
    above = mark.top - 1.9 - style.DESCENT * size
    below = mark.bottom + 2.4 + style.ASCENT * size
    side = width / 2 + 1.0
    for baseline in (below, above) if dip else (above, below):
        for away in (0.0, -side / 2, side / 2, -side, side):
            yield min(max(x + away, width / 2), sketch.width_pt - width / 2), baseline
    for lift in (1, 2, 3):
        yield min(max(x, width / 2), sketch.width_pt - width / 2), above - lift * size / 2


def _write_extremes(sketch: Sketch, selection: Selection, plot: Plot) -> None:
    """The first, highest and lowest value of a line whose points have no room for all; the last stands at its end."""
    data, size = selection.series[0].data, style.VALUE_SIZE
    known = [index for index, each in enumerate(data) if each.number is not None]
    order = sorted(known, key=lambda each: data[each].number or Decimal())
    for index in dict.fromkeys([order[-1], order[0], known[0]]) if known else ():
        if index == known[-1]:
            continue
        text, x = data[index].printed, plot.xs[index]
        width = sketch.measure(text, size, True)
        room = Room(sketch.marks, sketch.width_pt, 0.0, plot.axis.bottom)
        places = _list_places(sketch, selection, index, _get_mark_box(selection, index, x, plot.axis), x, width)
        found = next(
            (
                (middle, baseline)
                for middle, baseline in places
                if middle - width / 2 > plot.left and room.is_free(_get_box(middle, baseline, width, size))
            ),
            None,
        )
        if found is not None:
            _write_value(sketch, _Text(text, *found, selection.rows[index]))


def _write_value(sketch: Sketch, each: _Text) -> None:
    sketch.text(
        each.text,
        each.x,
        each.baseline,
        "value",
        size=style.VALUE_SIZE,
        colour=style.INK,
        bold=True,
        align=0.5,
        row=each.row,
        series=0,
    )


def _get_box(x: float, baseline: float, width: float, size: float) -> Box:
    return Box(
        x - width / 2 - 1.5, baseline - style.ASCENT * size, x + width / 2 + 1.5, baseline + style.DESCENT * size
    )


KIND = ChartKind(
    name="line",
    label=LocalText("Line chart", "折線圖", "折线图"),
    help=LocalText("Shows change over time.", "顯示隨時間的變化。", "显示随时间的变化。"),
    options=LineOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
    most_rows=2000,
)
