"""Areas over time: one amount down to zero, or the parts of a whole on one another; gaps where values are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style
from briefing_app.charts.axis import build_range, draw_foot, get_positions
from briefing_app.charts.bars import get_series_colour
from briefing_app.charts.curves import Plot, Range, draw_ends, draw_plot, draw_point_names, get_end_lines
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GroupOptions, OptionType, option
from briefing_app.charts.points import DASH, RADIUS
from briefing_app.charts.scene import Point
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.stacks import LINE_BEYOND, NEGATIVE
from briefing_app.charts.times import are_times
from briefing_app.charts.totals import is_estimate, print_share
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText

_MOST_PERCENT = Decimal(102)
"""Shares that were each rounded to whole per cent may add up to a little more than 100."""
_TINT = 0.28


@dataclass(frozen=True, slots=True)
class AreaOptions(GroupOptions):
    """Options of areas."""

    shares: bool = option(
        OptionType.FLAG,
        False,
        LocalText("As shares of 100%", "以百分比顯示", "以百分比显示"),
        LocalText(
            "Draw the parts as shares of their sum at each date, to compare make-up and not size.",
            "按每個日期的總和計算各部分的佔比，用以比較組成而非多少。",
            "按每个日期的总和计算各部分的占比，用于比较构成而非多少。",
        ),
    )

    @property
    def runs_in_time(self) -> bool:
        """Always: what follows on what is all that it shows."""
        return True


LOOSE_VALUE = Reason(
    "loose-area",
    LocalText(
        "a value is only a limit or a range, so how high the area is there is not known; use a line.",
        "有數值只是界限或範圍，面積的高度不明；請改用折線圖。",
        "有数值只是界限或范围，面积的高度不明；请改用折线图。",
    ),
)
UNRELATED = Reason(
    "unrelated-parts",
    LocalText(
        "the columns count different things, which do not add up to a whole; use a line.",
        "各欄所計的事物不同，不能相加成一個整體；請改用折線圖。",
        "各列所计的事物不同，不能相加成一个整体；请改用折线图。",
    ),
)
OVER_WHOLE = Reason(
    "over-whole",
    LocalText(
        "the percentages of a date add up to more than 100%, so they are not parts of one whole; use a line.",
        "同一日期的百分比合計超過100%，並非同一整體的各部分；請改用折線圖。",
        "同一日期的百分比合计超过100%，并非同一整体的各部分；请改用折线图。",
    ),
)
NO_WHOLE = Reason(
    "no-whole",
    LocalText(
        "a part is missing at every date, so at none of them the parts can stand on one another; use a line.",
        "每個日期都欠缺某一部分，無法把各部分相加；請改用折線圖。",
        "每个日期都缺少某一部分，无法把各部分相加；请改用折线图。",
    ),
)
NO_SHARES = Reason(
    "no-shares",
    LocalText(
        "every value is zero, and of nothing there are no shares; show amounts.",
        "所有數值為零，沒有佔比可言；請改為顯示數量。",
        "所有数值为零，没有占比可言；请改为显示数量。",
    ),
)
NO_TIME = Reason(
    "no-time",
    LocalText(
        "the names are not dates; an area suggests an order and steps between them, so columns are often truer.",
        "名稱並非日期；面積圖會令人以為有先後次序，柱狀圖通常較合適。",
        "名称并非日期；面积图会让人以为有先后次序，柱状图通常更合适。",
    ),
    refuse=False,
)
ONE_DATE = Reason(
    "one-date",
    LocalText(
        "one value makes no area; use a column or a big number.",
        "單一數值不成面積；請改用柱狀圖或大數字。",
        "单一数值不成面积；请改用柱状图或大数字。",
    ),
    refuse=False,
)


def _suits(table: Table, options: AreaOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    known = [each for each in selection.data if each.number is not None]
    several = len(selection.series) > 1
    reasons = list(check_units(selection))
    if any(each.upper is not None or each.qualifier.open_ended for each in known):
        reasons.append(LOOSE_VALUE)
    if several and any(each.number is not None and each.number < 0 for each in known):
        reasons.append(NEGATIVE)
    if several and len({each.noun for each in known}) > 1:
        reasons.append(UNRELATED)
    if several and {each.unit for each in known} == {Unit.PERCENT} and _exceeds_whole(selection):
        reasons.append(OVER_WHOLE)
    line = selection.reference
    if options.shares and line is not None and not 0 <= line.value <= 100:
        reasons.append(LINE_BEYOND)
    if options.shares and not any(each.number for each in known):
        reasons.append(NO_SHARES)
    elif not _list_runs(selection, options.shares):
        reasons.append(NO_WHOLE)
    if selection.names and not are_times(selection.names):
        reasons.append(NO_TIME)
    if len(selection.rows) == 1:
        reasons.append(ONE_DATE)
    return tuple(reasons)


def _exceeds_whole(selection: Selection) -> bool:
    return any(
        sum((each.data[place].number or Decimal() for each in selection.series), Decimal()) > _MOST_PERCENT
        for place in range(len(selection.rows))
    )


def _is_whole(selection: Selection, place: int, shares: bool) -> bool:
    """Whether every part is known there: on a part that is missing nothing can stand, and of nothing there are no shares."""
    numbers = [each.data[place].number for each in selection.series]
    return None not in numbers and (not shares or any(numbers))


def _list_runs(selection: Selection, shares: bool) -> list[list[int]]:
    """Places next to one another in time at which every part is known."""
    along = get_positions(selection, 0.0, 1.0)
    runs: list[list[int]] = [[]]
    for place in sorted(range(len(along)), key=lambda each: along[each]):
        if _is_whole(selection, place, shares):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [each for each in runs if each]


@dataclass(frozen=True, slots=True)
class _Bands:
    """The edges of the parts: `levels[series][place]` where a part ends, `levels[0]` being zero; None where unknown."""

    levels: tuple[tuple[Decimal | None, ...], ...]
    unit: Unit

    def get_bounds(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest edge, with zero."""
        numbers = [each for level in self.levels for each in level if each is not None]
        return min(numbers, default=Decimal()), max(numbers, default=Decimal())


def _build_bands(selection: Selection, shares: bool) -> _Bands:
    count = len(selection.rows)
    whole: list[Decimal | None] = [Decimal() if _is_whole(selection, place, shares) else None for place in range(count)]
    levels = [tuple(whole)]
    for series in selection.series:
        whole = [
            None if level is None else level + (datum.number or Decimal())
            for level, datum in zip(whole, series.data, strict=True)
        ]
        levels.append(tuple(whole))
    if not shares:
        return _Bands(tuple(levels), selection.unit)
    sums = levels[-1]
    return _Bands(
        tuple(
            tuple(
                None if each is None else Decimal(100) * each / total if total else Decimal()
                for each, total in zip(level, sums, strict=True)
            )
            for level in levels
        ),
        Unit.PERCENT,
    )


def _draw(sketch: Sketch, table: Table, options: AreaOptions) -> float:
    selection = select(table, options)
    bands = _build_bands(selection, options.shares)
    ends_at = (Decimal(), Decimal(100)) if options.shares else bands.get_bounds()
    low, high, ticks = build_range(selection, ends_at, True)
    runs = _list_runs(selection, options.shares)
    last = runs[-1][-1]
    ends = [
        _get_share_lines(sketch, selection, bands, index, last)
        if options.shares
        else get_end_lines(sketch, selection, index)
        for index in range(len(selection.series))
    ]
    plot = draw_plot(sketch, selection, Range(low, high, ticks, bands.unit), ends, bands.get_bounds(), 0.0)
    for index in range(len(selection.series)):
        for run in runs:
            for place in run:
                sketch.note_point(selection.rows[place], index, _place(selection, bands, index + 1, place, plot))
            _draw_band(sketch, selection, bands, index, run, plot)
    draw_foot(sketch, plot.axis, plot.left, plot.right)
    if options.shares:
        top = plot.axis.place(selection.get_share(Decimal(100)))
        sketch.line(((plot.left, top), (plot.right, top)), style.AXIS, style.GRID_WIDTH, "whole-date")
    for place, row in enumerate(selection.rows):
        if row in selection.highlight and _is_whole(selection, place, options.shares):
            _mark(sketch, selection, bands, place, plot)
    middles = [_get_middle(selection, bands, index, last, plot) for index in range(len(selection.series))]
    draw_ends(sketch, selection, plot, ends, middles)
    draw_point_names(sketch, selection, plot.names, plot.height - plot.foot + 5.0)
    return plot.height


def _get_share_lines(sketch: Sketch, selection: Selection, bands: _Bands, index: int, last: int) -> tuple[str, ...]:
    """Name of a part and its share at the last date in whole per cent."""
    room = sketch.width_pt * 0.3
    name = sketch.wrap(selection.series[index].label, room, bold=True) if len(selection.series) > 1 else ()
    if not sketch.value_labels:
        return name
    low, high = (bands.levels[each][last] or Decimal() for each in (index, index + 1))
    loose = is_estimate(each.data[last] for each in selection.series)
    text = print_share(high - low, Decimal(100), sketch.language, loose=loose)
    return (*name, *sketch.wrap(text, room, bold=True))


def _place(selection: Selection, bands: _Bands, level: int, place: int, plot: Plot) -> Point:
    return plot.xs[place], plot.axis.place(selection.get_share(bands.levels[level][place] or Decimal()))


def _get_middle(selection: Selection, bands: _Bands, index: int, place: int, plot: Plot) -> float:
    """The height at which a part is named: the middle of its band at its end, of a single one the top."""
    top = _place(selection, bands, index + 1, place, plot)[1]
    return top if len(selection.series) == 1 else (_place(selection, bands, index, place, plot)[1] + top) / 2


def _draw_band(sketch: Sketch, selection: Selection, bands: _Bands, index: int, run: Sequence[int], plot: Plot) -> None:
    """One part over a run of dates: exact stretches filled, those from or to an estimate hatched under a dashed edge."""
    colour = get_series_colour(sketch, selection, index)
    data = selection.series[index].data
    tops = [_place(selection, bands, index + 1, place, plot) for place in run]
    feet = [_place(selection, bands, index, place, plot) for place in run]
    width = style.LINE_WIDTH if len(selection.series) == 1 else 1.0
    # A seam of paper between parts; a pattern has an outline of its own.
    edge = colour if len(selection.series) == 1 or sketch.palette.get_pattern(index) else style.PAPER
    if len(run) == 1:
        # A date alone is as wide as a line: there is nothing to join it to.
        sketch.line((feet[0], tops[0]), colour, 2.0, "band", selection.rows[run[0]], index)
        sketch.disc(*tops[0], RADIUS * 0.8, colour, colour, "point", selection.rows[run[0]], index)
        return
    for loose, first, last in _list_stretches([data[each] for each in run]):
        outline = [*tops[first : last + 1], *reversed(feet[first : last + 1])]
        if loose:
            sketch.polygon(outline, style.get_hatch_ground(colour), "estimate", series=index)
            sketch.hatch(outline, colour, series=index)
        elif len(selection.series) == 1:
            sketch.polygon(outline, style.blend(colour, _TINT), "band", series=index)
        else:
            sketch.fill(outline, colour, "band", series=index)
        dash = DASH if loose else ()
        for one, other in pairwise(range(first, last + 1)):
            ends = (tops[one], tops[other])
            sketch.line(ends, colour if loose else edge, width, "line", selection.rows[run[other]], index, dash)


def _list_stretches(data: Sequence[Datum]) -> Iterator[tuple[bool, int, int]]:
    """Stretches between neighbouring dates, joined as long as both ends of each are exact, or not."""
    begun, was = 0, False
    for place in range(1, len(data)):
        loose = is_estimate((data[place - 1], data[place]))
        if place > 1 and loose is not was:
            yield was, begun, place - 1
            begun = place - 1
        was = loose
    yield was, begun, len(data) - 1


def _mark(sketch: Sketch, selection: Selection, bands: _Bands, place: int, plot: Plot) -> None:
    """A highlighted date: an upright line through the parts, with a dot on top."""
    foot, top = (_place(selection, bands, each, place, plot) for each in (0, len(selection.series)))
    sketch.line((foot, top), style.INK, 1.0, "marked", selection.rows[place])
    sketch.disc(*top, RADIUS, style.INK, style.INK, "point", selection.rows[place])


KIND = ChartKind(
    name="area",
    label=LocalText("Area chart", "面積圖", "面积图"),
    help=LocalText(
        "Shows one amount over time, or how the parts of a whole add up over time.",
        "顯示一個數量隨時間的變化，或整體各部分隨時間如何相加。",
        "显示一个数量随时间的变化，或整体各部分随时间如何相加。",
    ),
    options=AreaOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
    most_rows=2000,
)
