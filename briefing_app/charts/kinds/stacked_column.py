"""Columns of parts on top of one another with their sum; lying where names lack the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.columns import Slots, draw_names, find_slots, get_plot_height
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, Reach, draw_bar, get_overhang, points_outward
from briefing_app.charts.fit import LEAST_SHARE, Extent, fit_scale, get_need, spread
from briefing_app.charts.key import draw_key
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import OptionType, SeriesOptions, option
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.figure import Qualifier, Value
from briefing_app.model.language import LocalText
from briefing_app.wording.values import print_value

_WIDEST = 62.0
_SHARE = 0.62
_NAME_SHARE = 0.28
_LEAST_HEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class StackOptions(SeriesOptions):
    """Options of stacks."""

    totals: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Totals", "總數", "总数"),
        LocalText(
            "Write the sum of the parts at the end of each stack.", "在每疊末端寫上總數。", "在每叠末端写上总数。"
        ),
    )


NEGATIVE = Reason(
    "negative-part",
    LocalText(
        "a part is negative, and parts below zero cannot be stacked; use columns.",
        "有部分為負數，不能堆疊；請改用柱狀圖。",
        "有部分为负数，不能堆叠；请改用柱状图。",
    ),
)
OPEN_INSIDE = Reason(
    "open-inside",
    LocalText(
        "a part is only a limit or a range, so what stands on it would begin nowhere; put that column last or use columns.",
        "有部分只是界限或範圍，其上的部分便沒有起點；請把該欄移到最後，或改用柱狀圖。",
        "有部分只是界限或范围，其上的部分便没有起点；请把该列移到最后，或改用柱状图。",
    ),
)
ONE_SERIES = Reason(
    "one-series",
    LocalText(
        "there is only one part in each stack; columns say the same.",
        "每疊只有一個部分，用柱狀圖即可。",
        "每叠只有一个部分，用柱状图即可。",
    ),
    refuse=False,
)


def _suits(table: Table, options: StackOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_units(selection))
    if any(each.number is not None and each.number < 0 for each in selection.data):
        reasons.append(NEGATIVE)
    for index in range(len(selection.rows)):
        known = [each.data[index] for each in selection.series if each.data[index].number is not None]
        if any(_is_loose(each) for each in known[:-1]):
            reasons.append(OPEN_INSIDE)
            break
    if len(selection.series) == 1:
        reasons.append(ONE_SERIES)
    return tuple(reasons)


def _is_loose(datum: Datum) -> bool:
    return datum.upper is not None or datum.qualifier.open_ended


def _draw(sketch: Sketch, table: Table, options: StackOptions) -> float:
    stacks = _Stacks(sketch, select(table, options), options.totals)
    names = [each.label for each in stacks.selection.series]
    widest = sketch.get_block_width(names, bold=True) + style.GAP + 1.0
    room = sketch.width_pt - min(widest, sketch.width_pt * _NAME_SHARE)
    slots = find_slots(sketch, stacks.selection, room)
    totals = [stacks.get_total(index) for index in range(len(stacks.selection.rows))]
    if slots is not None and not any(
        needs_cut(each, slots.width - 2, style.VALUE_SIZE, sketch.measure, bold=True) for each in totals
    ):
        return _draw_standing(stacks, slots, names, totals)
    return _draw_lying(stacks, names, totals)


def _add_qualifiers(qualifiers: Sequence[Qualifier]) -> Qualifier | None:
    """How exact a sum is: 28 + over 19 is over 47; None where estimates and limits mix or limits point apart."""
    loose = {each for each in qualifiers if each is not Qualifier.EXACT}
    if len(loose) < 2:
        return next(iter(loose), Qualifier.EXACT)
    for strict, lax in ((Qualifier.OVER, Qualifier.AT_LEAST), (Qualifier.UNDER, Qualifier.AT_MOST)):
        if loose == {strict, lax}:
            return strict
    return None


@dataclass(frozen=True, slots=True)
class _Stacks:
    """The stacks of a chart, measured in shares of the highest one."""

    sketch: Sketch
    selection: Selection
    totals: bool

    def get_parts(self, index: int) -> list[tuple[int, Datum]]:
        """Series and datum of each part that has a value, bottom first."""
        cells = ((number, each.data[index]) for number, each in enumerate(self.selection.series))
        return [(number, datum) for number, datum in cells if datum.number is not None]

    def get_overhang(self, index: int) -> float:
        """How far the stack is drawn beyond its end, in points."""
        return max((get_overhang(each) for _, each in self.get_parts(index)), default=0.0)

    def get_sum(self, index: int) -> Decimal:
        """Sum of the known parts, a range counting to its far end."""
        return sum((datum.most or Decimal() for _, datum in self.get_parts(index)), Decimal())

    def get_total(self, index: int) -> str:
        """The printed sum; empty where it is unknown (a part is missing or a range) or there is one part only."""
        data = [each.data[index] for each in self.selection.series]
        qualifier = _add_qualifiers([each.qualifier for each in data])
        if not self.totals or len(data) < 2 or qualifier is None:
            return ""
        if any(each.number is None or each.upper is not None for each in data):
            return ""
        return print_value(Value(self.get_sum(index)), data[0].unit, self.sketch.language, qualifier=qualifier)

    def draw(
        self, index: int, frame: Frame, scale: float, low: float, high: float
    ) -> Iterator[tuple[int, Datum, float, float]]:
        """Draw one stack; gives series, datum, start and end (points along) of every part drawn."""
        largest = max(self.get_sum(each) for each in range(len(self.selection.rows))) or Decimal(1)
        start, row = 0.0, self.selection.rows[index]
        for series, datum in self.get_parts(index):
            number, most = datum.number or Decimal(), datum.most or Decimal()
            solid, far = float(number / largest) * scale, float(most / largest) * scale
            colour = style.get_series_colour(series)
            colour = style.get_quiet_colour(colour) if self.selection.is_quiet(row) else colour
            reach = Reach(solid, solid, far, far) if datum.upper is not None else Reach(solid, 0.0, 0.0, solid)
            draw_bar(self.sketch, frame, Bar(reach, low, high, row, series, start), datum, colour)
            if start > 0:
                edge = (frame.place(start, low), frame.place(start, high))
                self.sketch.line(edge, style.PAPER, 1.0, "seam", row, series)
            yield series, datum, start, start + far
            start += far


def _draw_standing(stacks: _Stacks, slots: Slots, names: list[str], totals: list[str]) -> float:
    sketch, selection = stacks.sketch, stacks.selection
    foot = 4.0 + slots.names_height
    plot = get_plot_height(sketch, foot)
    largest = max(stacks.get_sum(index) for index in range(len(selection.rows))) or Decimal(1)
    wrapped = [sketch.wrap(each, slots.width - 2, size=style.VALUE_SIZE, bold=True) for each in totals]
    extents = [
        Extent(
            float(stacks.get_sum(index) / largest),
            get_block_height(len(wrapped[index]), style.VALUE_SIZE) + 2.0 + stacks.get_overhang(index),
        )
        for index in range(len(selection.rows))
    ]
    plot = max(plot, get_need(extents, _LEAST_HEIGHT))
    scale, _ = fit_scale(extents, plot)
    frame = Frame(plot, lying=False)
    width = min(slots.width * _SHARE, _WIDEST)
    ends: dict[int, float] = {}
    for index in range(len(selection.rows)):
        left, top = slots.get_centre(index) - width / 2, plot
        for series, datum, start, end in stacks.draw(index, frame, scale, left, left + width):
            _write_inside(stacks, datum, frame.box(start, end, left, left + width), index, series)
            ends[series] = plot - (start + end) / 2 if index == len(selection.rows) - 1 else ends.get(series, plot)
            top = plot - end
        height = get_block_height(len(wrapped[index]), style.VALUE_SIZE)
        overhang = stacks.get_overhang(index)
        row = selection.rows[index]
        sketch.block(
            wrapped[index],
            left + width / 2,
            top - height - 1.0 - overhang,
            "total",
            size=style.VALUE_SIZE,
            colour=style.INK,
            bold=True,
            align=0.5,
            row=row,
        )
        if not stacks.get_parts(index):
            _write_missing(sketch, slots, index, plot, row)
    sketch.line(((0.0, plot), (slots.width * len(selection.rows), plot)), style.AXIS, style.AXIS_WIDTH, "baseline")
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
    stacks: _Stacks, slots: Slots, names: list[str], ends: dict[int, float], width: float, plot: float
) -> float:
    """Names of the parts right of the last stack at the height of its parts; how far down they reach."""
    sketch = stacks.sketch
    edge = slots.get_centre(len(stacks.selection.rows) - 1) + width / 2
    left = slots.width * len(stacks.selection.rows) + style.GAP
    blocks = [sketch.wrap(name, sketch.width_pt - left, bold=True) for name in names]
    heights = [get_block_height(len(each)) for each in blocks]
    # A part that is missing in the last stack is named at the top, above the others.
    centres = [ends.get(series, 0.0) for series in range(len(names))]
    placed = spread(centres, heights, 0.0, plot, 2.0)
    for series, lines in enumerate(blocks):
        colour = style.get_series_colour(series)
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


def _write_inside(stacks: _Stacks, datum: Datum, box: Box, index: int, series: int) -> None:
    """The value of a part inside it, where it fits."""
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    size = style.SMALL_SIZE
    width = sketch.measure(datum.printed, size, True)
    arrow = datum.qualifier.open_ended and not points_outward(datum)
    if width > box.right - box.left - 3 or size * 1.1 > box.bottom - box.top or (arrow and box.bottom - box.top < 20):
        return
    colour = style.get_series_colour(series)
    solid = datum.qualifier in (Qualifier.EXACT, Qualifier.OVER, Qualifier.AT_LEAST) and datum.upper is None
    fill = style.get_quiet_colour(colour) if stacks.selection.is_quiet(row) else colour
    text = style.get_text_colour(fill) if solid else style.INK
    middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if not solid:
        ground = Box(
            middle_x - width / 2 - 1.5, middle_y - size * 0.55, middle_x + width / 2 + 1.5, middle_y + size * 0.55
        )
        sketch.rect(ground, style.PAPER, "ground", row, series)
    sketch.text(
        datum.printed,
        middle_x,
        middle_y + size * 0.36,
        "part",
        size=size,
        colour=text,
        bold=True,
        align=0.5,
        row=row,
        series=series,
    )


def _draw_lying(stacks: _Stacks, names: list[str], totals: list[str]) -> float:
    """Names beside the stacks and sums at their ends; where that leaves no room, both in a line above each stack."""
    sketch, selection = stacks.sketch, stacks.selection
    top = draw_key(sketch, names, [style.get_series_colour(index) for index in range(len(names))])
    count = len(selection.rows)
    longest = max(sketch.measure(get_name(selection, index), style.LABEL_SIZE, False) for index in range(count))
    gutter = min(longest, sketch.width_pt * 0.42) + 8.0 if longest else 0.0
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
    sketch.line(((frame.zero, first), (frame.zero, top - gap)), style.AXIS, style.AXIS_WIDTH, "baseline")
    return top - gap


def _get_extents(stacks: _Stacks, totals: Sequence[str]) -> list[Extent]:
    largest = max(stacks.get_sum(index) for index in range(len(totals))) or Decimal(1)
    return [
        Extent(
            float(stacks.get_sum(index) / largest),
            stacks.get_overhang(index)
            + (stacks.sketch.measure(text, style.VALUE_SIZE, True) + style.GAP if text else 0.0),
        )
        for index, text in enumerate(totals)
    ]


def _draw_beside(
    stacks: _Stacks, index: int, frame: Frame, scale: float, top: float, thickness: float, gutter: float, total: str
) -> float:
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    lines = sketch.wrap(get_name(stacks.selection, index), gutter - 8.0) if gutter else ()
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
        (total, "total", style.VALUE_SIZE) if stacks.get_parts(index) else (_say_missing(sketch), "missing", 7.0)
    )
    if text:
        known = role == "total"
        colour = style.INK if known else style.MUTED
        sketch.text(text, x, baseline, role, size=size, colour=colour, bold=known, row=row)
    return top + height


def _draw_below(
    stacks: _Stacks, index: int, frame: Frame, scale: float, top: float, thickness: float, total: str
) -> float:
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    sums = sketch.wrap(total, sketch.width_pt - 4.0, size=style.VALUE_SIZE, bold=True)
    lines = sketch.wrap(get_name(stacks.selection, index), sketch.width_pt - 4.0)
    sketch.block(lines, 3.5, top, "category", colour=style.INK, row=row)
    top += get_block_height(len(lines))
    sketch.block(sums, 3.5, top, "total", size=style.VALUE_SIZE, colour=style.INK, bold=True, row=row)
    top += get_block_height(len(sums), style.VALUE_SIZE) + 1.5
    if not stacks.get_parts(index):
        sketch.block((_say_missing(sketch),), 3.5, top, "missing", size=style.SMALL_SIZE, colour=style.MUTED, row=row)
    _draw_parts(stacks, index, frame, scale, top, top + thickness)
    return top + thickness


def _draw_parts(stacks: _Stacks, index: int, frame: Frame, scale: float, low: float, high: float) -> float:
    """One stack with the values in its parts; where it ends, in points along."""
    end = 0.0
    for series, datum, start, stop in stacks.draw(index, frame, scale, low, high):
        _write_inside(stacks, datum, frame.box(start, stop, low, high), index, series)
        end = stop
    return end


def _say_missing(sketch: Sketch) -> str:
    return words.MISSING.get(sketch.language)


KIND = ChartKind(
    name="stacked-column",
    label=LocalText("Stacked columns", "堆疊柱狀圖", "堆叠柱状图"),
    help=LocalText("Shows parts and their sum.", "顯示各部分及其總和。", "显示各部分及其总和。"),
    options=StackOptions,
    suits=_suits,
    draw=_draw,
)
