"""Slope: each item's value before and after, joined by a line, with its name and both values beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.charts import style
from briefing_app.charts.axis import Axis, draw_foot, get_range
from briefing_app.charts.bars import get_name, get_value_size, get_value_text
from briefing_app.charts.curves import Range, build_scale
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.fit import spread
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import AxisOptions, OptionType, option
from briefing_app.charts.points import ARROW, RADIUS, draw_join, draw_point
from briefing_app.charts.series import Selection, check_one_unit, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.model.language import LocalText

_NAME_SHARE = 0.36
_VALUE_SHARE = 0.28
_BOTH_SHARE = 0.46
"""Of the width, that names, values, and names with values beside them may take at most."""
_BESIDE = 6.0
_LEAST_PLOT = 60.0
_LEADER = 9.0
_BETWEEN = 1.5
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class SlopeOptions(AxisOptions):
    """Options of slopes."""

    zero: bool = option(
        OptionType.FLAG,
        False,
        LocalText("Start at zero", "由零開始", "从零开始"),
        LocalText(
            "Begin the value axis at zero; otherwise a note says that it does not.",
            "數值軸由零開始；否則圖下會註明並非由零開始。",
            "数值轴从零开始；否则图下会注明并非从零开始。",
        ),
    )


TWO_COLUMNS = Reason(
    "two-columns",
    LocalText(
        "a slope compares two columns of numbers, before and after; choose two, or use a line.",
        "斜率圖比較前後兩個數字欄；請選取兩欄，或改用折線圖。",
        "斜率图比较前后两个数值列；请选取两列，或改用折线图。",
    ),
)
MANY_LINES = Reason(
    "many-lines",
    LocalText(
        "so many lines are hard to tell apart; highlight a few, or show fewer.",
        "線條太多，難以分辨；請突出其中幾項，或減少項目。",
        "线条太多，难以分辨；请突出其中几项，或减少项目。",
    ),
    refuse=False,
)


def _suits(table: Table, options: SlopeOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_one_unit(selection))
    if len(selection.series) != 2:
        reasons.append(TWO_COLUMNS)
    if len(selection.rows) > _MOST_LINES and not selection.highlight:
        reasons.append(MANY_LINES)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of the lines: where it stands, and the lines of name and value of every item there.

    `apart` is how far names stand from the edge of the values beside them, in points; 0 where they stand above the values.
    """

    series: int
    x: float
    names: tuple[tuple[str, ...], ...]
    values: tuple[tuple[str, ...], ...]
    apart: float = 0.0

    def get_height(self, index: int) -> float:
        """Of the text of an item."""
        names = get_block_height(len(self.names[index]))
        values = get_block_height(len(self.values[index]), style.VALUE_SIZE)
        return max(names, values) if self.apart else names + values


def _draw(sketch: Sketch, table: Table, options: SlopeOptions) -> float:
    selection = select(table, options)
    sides = _build_sides(sketch, selection)
    top = _draw_headings(sketch, selection, sides)
    needs = [
        sum(side.get_height(index) + _BETWEEN for index in range(len(selection.rows))) - _BETWEEN for side in sides
    ]
    wanted = sketch.wanted_height_pt
    natural = min(max(sketch.width_pt * 0.42, 110.0), 220.0) if wanted is None else wanted - top
    # A point to spare: what fills the room exactly would be pushed out of it by rounding.
    plot = max(natural, _LEAST_PLOT, *(each + 1.0 for each in needs))
    up, down = _get_margins(selection, sides)
    plot = max(plot, up + down + _LEAST_PLOT / 2)
    shown = Range(*get_range(selection, options.zero), selection.unit)
    axis = Axis(shown.low, shown.high, top + up, top + plot - down)
    for side in sides:
        ends = ((side.x, axis.top), (side.x, axis.bottom))
        sketch.line(ends, style.GRID, style.AXIS_WIDTH, "axis", series=side.series)
    left, right = (each.x for each in sides)
    sketch.scale = build_scale(selection, axis, (left, right), selection.get_bounds(), shown, gridded=True)
    draw_foot(sketch, axis, left, right)
    # The highlighted lines lie on top of the others.
    order = sorted(range(len(selection.rows)), key=lambda index: selection.rows[index] in selection.highlight)
    for index in order:
        _draw_line(sketch, selection, index, left, right, axis)
    for side in sides:
        _draw_texts(sketch, selection, side, axis, top, top + plot)
    return top + plot


def _build_sides(sketch: Sketch, selection: Selection) -> tuple[_Side, _Side]:
    """Names and first values at the left, last values at the right, with as much room as they need up to a limit."""
    count, width = len(selection.rows), sketch.width_pt
    names = tuple(sketch.wrap(get_name(selection, index), width * _NAME_SHARE) for index in range(count))
    sides = []
    for series in (0, 1):
        share = (_NAME_SHARE, _VALUE_SHARE)[series]
        values = tuple(
            sketch.wrap(
                datum.together or get_value_text(datum, sketch), width * share, size=get_value_size(datum), bold=True
            )
            for datum in selection.series[series].data
        )
        shown = names if series == 0 else ((),) * count
        wide = max(sketch.get_block_width(each) for each in shown)
        apart = max(sketch.get_block_width(each, style.VALUE_SIZE, bold=True) for each in values)
        taken = max(wide, apart)
        beside = series == 0 and wide > 0 and wide + apart + _BESIDE <= width * _BOTH_SHARE
        if beside:
            taken = wide + apart + _BESIDE
        taken += _LEADER + RADIUS + 2.0
        x = taken if series == 0 else width - taken
        sides.append(_Side(series, x, shown, values, apart + _BESIDE if beside else 0.0))
    return sides[0], sides[1]


def _draw_headings(sketch: Sketch, selection: Selection, sides: Sequence[_Side]) -> float:
    """The headings of the two columns, each over its end of the lines; the height taken with the space below."""
    half = sketch.width_pt / 2
    blocks = [sketch.wrap(each.label, half - style.GAP, bold=True) for each in selection.series]
    height = get_block_height(max(map(len, blocks)))
    for side, lines in zip(sides, blocks, strict=True):
        reach = sketch.get_block_width(lines, bold=True) / 2
        least = side.series * (half + style.GAP / 2) + reach
        centre = min(max(side.x, least), least + half - style.GAP / 2 - 2 * reach)
        below = height - get_block_height(len(lines))
        sketch.block(lines, centre, below, "heading", colour=style.LABEL, bold=True, align=0.5, series=side.series)
    return height + 4.0


def _get_margins(selection: Selection, sides: Sequence[_Side]) -> tuple[float, float]:
    """Room above and below the outermost values: half of a text, and the arrow of a limit."""
    text = max(side.get_height(index) for side in sides for index in range(len(selection.rows))) / 2
    text = min(text, 20.0)
    lower = any(each.lower_limit for each in selection.data)
    upper = any(each.upper_limit for each in selection.data)
    return max(text, ARROW * lower + 1.0), max(text, ARROW * upper + 1.0)


def _draw_line(sketch: Sketch, selection: Selection, index: int, left: float, right: float, axis: Axis) -> None:
    row = selection.rows[index]
    colour = style.get_quiet_colour(sketch.palette.accent) if selection.is_quiet(row) else sketch.palette.accent
    strong = row in selection.highlight
    width = style.LINE_WIDTH * (1.3 if strong else 1.0 if len(selection.rows) <= _MOST_LINES else 0.6)

    def place(datum: Datum) -> tuple[float, float]:
        return axis.place_datum(selection, datum)

    before, after = (each.data[index] for each in selection.series)
    ends = (left, before), (right, after)
    draw_join(sketch, ends, place, colour, width, row)
    for series, (x, datum) in enumerate(ends):
        draw_point(sketch, datum, x, place, colour, row, series)


def _draw_texts(sketch: Sketch, selection: Selection, side: _Side, axis: Axis, top: float, bottom: float) -> None:
    """The texts of one side at the height of their values, moved apart where they would touch, with leaders then."""
    heights = [side.get_height(index) for index in range(len(selection.rows))]
    anchors = [_get_anchor(selection, side.series, index, axis) for index in range(len(selection.rows))]
    placed = spread(anchors, heights, top, bottom, _BETWEEN)
    sign, align = (-1.0, 1.0) if side.series == 0 else (1.0, 0.0)
    x = side.x + sign * (_LEADER + RADIUS)
    for index, (anchor, middle, height) in enumerate(zip(anchors, placed, heights, strict=True)):
        datum, row = selection.series[side.series].data[index], selection.rows[index]
        quiet, known = selection.is_quiet(row), datum.number is not None
        if known:
            ends = ((side.x + sign * (RADIUS + 1.0), anchor), (x - sign * 1.5, middle))
            sketch.line(ends, style.AXIS, style.GRID_WIDTH, "leader", row, side.series)
        start = middle - height / 2
        ink = style.LABEL if quiet else style.INK
        name, value = (
            get_block_height(len(side.names[index])),
            get_block_height(len(side.values[index]), style.VALUE_SIZE),
        )
        below = (height - value) / 2 if side.apart else name
        above = start + ((height - name) / 2 if side.apart else 0.0)
        sketch.block(side.names[index], x - side.apart, above, "category", colour=ink, align=align, row=row)
        sketch.block(
            side.values[index],
            x,
            start + below,
            "value" if known else "missing",
            size=get_value_size(datum),
            colour=ink if known else style.MUTED,
            bold=known,
            align=align,
            row=row,
            series=side.series,
        )


def _get_anchor(selection: Selection, series: int, index: int, axis: Axis) -> float:
    """The height of a value; of a missing one that of the other end, so that both texts of an item stay level."""
    for each in (series, 1 - series):
        datum = selection.series[each].data[index]
        if datum.number is not None:
            low, high = axis.place_datum(selection, datum)
            return (low + high) / 2
    return axis.bottom


KIND = ChartKind(
    name="slope",
    label=LocalText("Slope chart", "斜率圖", "斜率图"),
    help=LocalText(
        "Shows how each item changed between two dates.",
        "顯示各項目在兩個日期之間的變化。",
        "显示各项目在两个日期之间的变化。",
    ),
    options=SlopeOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
