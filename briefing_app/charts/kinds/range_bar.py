"""Range bars: from the lowest to the highest of each item, the values at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.axis import CUT_DASH
from briefing_app.charts.bars import get_gutter, get_name
from briefing_app.charts.data import Table
from briefing_app.charts.fit import LEAST_SHARE
from briefing_app.charts.key import draw_span_key
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GridOptions, LabelPlace, OptionType, option
from briefing_app.charts.series import Selection, check_one_unit, select
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.charts.spans import Span, draw_span, join_values, list_spans, list_values
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText

_INSET = 1.0
_NAME_SHARE = 0.4
_LEAST_BESIDE = 0.3
"""Of the width, that names beside the bars may take at most, and that the axis beside them takes at least."""
_LINE = 1.22
"""Height that a value beside its bar takes around the middle of the bar, as a share of its size."""


@dataclass(frozen=True, slots=True)
class RangeBarOptions(GridOptions):
    """Options of range bars."""

    values: tuple[str, ...] = option(
        OptionType.COLUMNS,
        (),
        LocalText("From and to", "由和至", "起和止"),
        LocalText(
            "Two columns of numbers, the lowest and the highest; or one whose values are ranges.",
            "兩個數字欄，分別為最低及最高；或一個載有範圍的數字欄。",
            "两个数值列，分别为最低和最高；或一个载有范围的数值列。",
        ),
    )
    labels: LabelPlace = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        LabelPlace.AUTO,
        LocalText("Place of names", "名稱位置", "名称位置"),
        LocalText("Names above the bars or beside them.", "名稱置於橫條上方或旁邊。", "名称置于横条上方或旁边。"),
        LabelPlace,
    )
    zero: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Start at zero", "由零開始", "从零开始"),
        LocalText(
            "Begin the value axis at zero; otherwise a note says that it does not. Years and ranks have no zero.",
            "數值軸由零開始；否則圖下會註明並非由零開始。年份及名次沒有零點。",
            "数值轴从零开始；否则图下会注明并非从零开始。年份和名次没有零点。",
        ),
    )


ONE_OR_TWO = Reason(
    "one-or-two-columns",
    LocalText(
        "range bars need two columns of numbers, the lowest and the highest, or one column of ranges; choose them.",
        "範圍橫條圖須有最低及最高兩個數字欄，或一個載有範圍的數字欄；請加以選取。",
        "范围条形图须有最低和最高两个数值列，或一个载有范围的数值列；请加以选取。",
    ),
)
BACKWARDS = Reason(
    "backwards",
    LocalText(
        "in a row the lowest value is above the highest; swap the columns, correct the row, or compare the two with a slope.",
        "有一行的最低值大於最高值；請對調兩欄或更正該行，或以斜率圖比較兩者。",
        "有一行的最低值大于最高值；请对调两列或更正该行，或用斜率图比较两者。",
    ),
)
NO_RANGES = Reason(
    "no-ranges",
    LocalText(
        "no value is a range; dots or bars say the same.",
        "沒有數值是範圍；用點狀圖或橫條圖即可。",
        "没有数值是范围；用点状图或条形图即可。",
    ),
    refuse=False,
)


def _suits(table: Table, options: RangeBarOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_one_unit(selection))
    if len(selection.series) > 2:
        return (*reasons, ONE_OR_TWO)
    spans = list_spans(selection)
    if any(
        each.low.number is not None and each.high.most is not None and each.low.number > each.high.most
        for each in spans
    ):
        reasons.append(BACKWARDS)
    if len(selection.series) == 1 and not any(each.upper is not None for each in selection.data):
        reasons.append(NO_RANGES)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Sizes in points; `gutter` 0: names stand above. `values_above`: values have lines of their own above the bar.

    `joined`: both values stand at the end away from zero, whose line would run through one of them otherwise.
    """

    gutter: float
    thickness: float
    gap: float
    size: float
    values_above: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that drawing one row needs. A share of the largest value stands at `origin` + (share - `low`) * `scale`.

    `shown`: zero lies within the axis.
    """

    sketch: Sketch
    selection: Selection
    layout: _Layout
    origin: float
    low: float
    scale: float
    shown: bool

    @property
    def start(self) -> float:
        """Where the line of zero stands, or that of the start of an axis without it."""
        return self.place(Decimal()) if self.shown else self.origin

    def place(self, number: Decimal) -> float:
        """Where a number stands on the sheet."""
        return self.origin + (self.selection.get_share(number) - self.low) * self.scale


def _draw(sketch: Sketch, table: Table, options: RangeBarOptions) -> float:
    selection = select(table, options)
    spans = list_spans(selection)
    names = [each.label for each in selection.series]
    amounts = selection.unit not in (Unit.YEAR, Unit.RANK)
    plot = _fit(sketch, selection, spans, options.labels, options.zero and amounts)
    top = draw_span_key(sketch, names, plot.layout.gutter) if len(selection.series) > 1 else 0.0
    heights = [_get_height(plot, each) for each in spans]
    wanted = sketch.wanted_height_pt
    gap = plot.layout.gap
    if wanted is not None:
        gap = max(2.5, (wanted - top - sum(heights)) / max(len(spans) - 1, 1)) if len(spans) > 1 else gap
    bottom = top + sum(heights) + gap * (len(spans) - 1)
    numbers = [each for span in spans for each in span.bounds or ()]
    sketch.scale = ValueScale(True, plot.place, top, bottom, min(numbers), max(numbers), selection.unit)
    edges = []
    for span, height in zip(spans, heights, strict=True):
        _draw_row(plot, span, top, height)
        edges.append((top, top + height))
        top += height + gap
    if amounts:
        _draw_origin(plot, edges)
    return bottom


def _list_layouts(
    sketch: Sketch, selection: Selection, spans: Sequence[Span], place: LabelPlace
) -> tuple[_Layout, ...]:
    """Names beside the bars, names above them, and last names and values above; only those that the option allows.

    In each the values stand at both ends of the bars or, where zero would run through them, at one end.
    """
    count = len(spans)
    names = [get_name(selection, each.place) for each in spans]
    thickness, gap = (11.0, 9.0) if count <= 12 else (9.0, 6.0) if count <= 20 else (7.5, 4.0)
    size = style.LABEL_SIZE if count <= 20 else 7.5
    gutter = get_gutter(sketch, names, size, _NAME_SHARE)
    above = _Layout(0.0, thickness, gap, size)
    layouts = (above, replace(above, joined=True), replace(above, values_above=True))
    if place is LabelPlace.ABOVE or not any(names):
        return layouts
    beside = replace(above, gutter=gutter + 8.0)
    both = (beside, replace(beside, joined=True))
    if place is LabelPlace.BESIDE:
        return (*both, layouts[-1])
    cut = any(needs_cut(each, gutter, size, sketch.measure) for each in names)
    return layouts if cut else (*both, *layouts)


def _fit(sketch: Sketch, selection: Selection, spans: Sequence[Span], place: LabelPlace, zero: bool) -> _Plot:
    """The plot in the first layout in which the bars leave enough to compare beside their texts, else in the last."""
    shares = [
        *(selection.get_share(each) for span in spans for each in span.bounds or ()),
        *selection.reference_shares,
        *([0.0] if zero else []),
    ]
    bounds = min(shares), max(shares)
    layouts = _list_layouts(sketch, selection, spans, place)
    for layout in layouts[:-1]:
        plot, fits = _try_layout(sketch, selection, spans, layout, bounds)
        if fits:
            return plot
    return _try_layout(sketch, selection, spans, layouts[-1], bounds)[0]


def _try_layout(
    sketch: Sketch, selection: Selection, spans: Sequence[Span], layout: _Layout, bounds: tuple[float, float]
) -> tuple[_Plot, bool]:
    """The plot at its largest scale, and whether that leaves enough to compare and every value clear of the line of zero."""
    low, high = bounds
    shown = low <= 0 <= high
    left = layout.gutter + _INSET
    room = sketch.width_pt - left - _INSET
    needs = [_get_need(sketch, selection, each, layout, low, shown=shown) for each in spans]
    if high == low:
        # Nothing but one value: it stands in the middle of what is left.
        before, after = max(each[0] for each in needs), max(each[2] for each in needs)
        spare = room - before - after
        plot = _Plot(sketch, selection, layout, left + before + max(0.0, spare) / 2, low, 0.0, shown)
        return plot, spare >= 0
    below, scale = 0.0, room / (high - low)
    for _ in range(60):
        below = max(0.0, *(need - share * scale for need, share, _, _ in needs))
        above = max((high - low) * scale, *(share * scale + need for _, _, need, share in needs))
        if below + above <= room:
            break
        scale *= 0.95
    # Names beside the bars are worth less than bars that can be compared.
    least = sketch.width_pt * _LEAST_BESIDE if layout.gutter else room * LEAST_SHARE
    plot = _Plot(sketch, selection, layout, left + below, low, scale, shown)
    return plot, scale * (high - low) >= least and not any(_is_crossed(plot, each) for each in spans)


def _get_need(
    sketch: Sketch, selection: Selection, span: Span, layout: _Layout, low: float, *, shown: bool
) -> tuple[float, float, float, float]:
    """Room left of the lowest number and its distance from the start of the axis as a share; the same for the highest."""
    bounds = span.bounds
    first, last = (selection.get_share(each) - low for each in bounds) if bounds else (0.0, 0.0)
    texts = [_measure_value(sketch, each, layout) for each in _list_values(sketch, span, layout, shown)]
    before, after = span.overhangs
    return before + texts[0], first, after + texts[1], last


def _measure_value(sketch: Sketch, value: tuple[str, bool], layout: _Layout) -> float:
    text, known = value
    return style.GAP + sketch.measure(text, layout.size, known) if text else 0.0


def _list_values(sketch: Sketch, span: Span, layout: _Layout, shown: bool) -> tuple[tuple[str, bool], ...]:
    """What is written left and right of a bar, and whether it is known; nothing where the values stand above."""
    if layout.values_above:
        return ("", False), ("", False)
    return list_values(sketch, span, joined=layout.joined, leftwards=shown)


def _is_crossed(plot: _Plot, span: Span) -> bool:
    """Whether the line of zero would run through a value beside the bar."""
    if span.bounds is None:
        return False
    sketch, (first, last) = plot.sketch, (plot.place(each) for each in span.bounds)
    left, right = (
        _measure_value(sketch, each, plot.layout) for each in _list_values(sketch, span, plot.layout, plot.shown)
    )
    before, after = span.overhangs
    return any(
        width > 0 and low - 1.0 < plot.start < low + width - style.GAP + 1.0
        for width, low in ((left, first - before - left), (right, last + after + style.GAP))
    )


def _get_value_lines(plot: _Plot, span: Span) -> tuple[str, ...]:
    """The lines of the values where they stand above the bar."""
    if not plot.layout.values_above:
        return ()
    return plot.sketch.wrap(
        join_values(plot.sketch, span), plot.sketch.width_pt - 4.0, size=plot.layout.size, bold=True
    )


def _get_name_lines(plot: _Plot, span: Span) -> tuple[str, ...]:
    width = plot.layout.gutter - 8.0 if plot.layout.gutter else plot.sketch.width_pt - 4.0
    text, layout = get_name(plot.selection, span.place), plot.layout
    return plot.sketch.wrap(text, width, size=layout.size, balance=bool(layout.gutter))


def _get_height(plot: _Plot, span: Span) -> float:
    layout = plot.layout
    names = get_block_height(len(_get_name_lines(plot, span)), layout.size)
    values = get_block_height(len(_get_value_lines(plot, span)), layout.size)
    bar = max(layout.thickness, _LINE * layout.size)
    return max(names, bar) if layout.gutter else names + values + bar + (1.0 if names or values else 0.0)


def _draw_row(plot: _Plot, span: Span, top: float, height: float) -> None:
    """Name, bar and values."""
    sketch, selection, layout = plot.sketch, plot.selection, plot.layout
    lines = _get_name_lines(plot, span)
    tall = get_block_height(len(lines), layout.size)
    ink = style.LABEL if selection.is_quiet(span.row) else style.INK
    bar = max(layout.thickness, _LINE * layout.size)
    middle = top + height - bar / 2
    if layout.gutter:
        middle = top + height / 2
        x, edge, align = layout.gutter - 7.0, middle - tall / 2, 1.0
    else:
        x, edge, align = _INSET + 1.0, top, 0.0
    sketch.block(lines, x, edge, "category", size=layout.size, colour=ink, align=align, row=span.row)
    if values := _get_value_lines(plot, span):
        known = span.bounds is not None
        sketch.block(
            values,
            x,
            edge + tall,
            "value" if known else "missing",
            size=layout.size,
            colour=ink if known else style.MUTED,
            bold=known,
            row=span.row,
            series=0,
        )
    colour = style.get_quiet_colour(sketch.palette.accent) if selection.is_quiet(span.row) else sketch.palette.accent
    edges = (middle - layout.thickness / 2, middle + layout.thickness / 2)
    draw_span(sketch, span, plot.place, edges, colour)
    if not values:
        _draw_values(plot, span, middle, ink)


def _draw_values(plot: _Plot, span: Span, middle: float, ink: str) -> None:
    """The values at the ends of the bar; what is missing is said at the start of the axis."""
    sketch, size = plot.sketch, plot.layout.size
    ends = [plot.place(each) for each in span.bounds] if span.bounds else [plot.start, plot.start]
    values = _list_values(sketch, span, plot.layout, plot.shown)
    for side, ((text, known), x, reach) in enumerate(zip(values, ends, span.overhangs, strict=True)):
        sketch.text(
            text,
            x + (1.0 if side else -1.0) * (reach + style.GAP),
            middle + size * 0.36,
            "value" if known else "missing",
            size=size,
            colour=ink if known else style.MUTED,
            bold=known,
            align=0.0 if side else 1.0,
            row=span.row,
            series=0 if span.single else side,
        )


def _draw_origin(plot: _Plot, edges: Sequence[tuple[float, float]]) -> None:
    """The line of zero, or a dashed one where the axis begins elsewhere."""
    x, pieces = plot.start, [(edges[0][0], edges[-1][1])]
    if not plot.layout.gutter:
        # Names and values above the bars would stand on the line.
        pieces = [(bottom - plot.layout.thickness, bottom) for _, bottom in edges]
    for start, stop in pieces:
        dash, role = ((), "baseline") if plot.shown else (CUT_DASH, "cut")
        plot.sketch.line(((x, start), (x, stop)), style.AXIS, style.AXIS_WIDTH, role, dash=dash)


KIND = ChartKind(
    name="range-bar",
    label=LocalText("Range bars", "範圍橫條圖", "范围条形图"),
    help=LocalText(
        "Shows from where to where the values of each item reach.",
        "顯示各項目的數值由多少至多少。",
        "显示各项目的数值从多少到多少。",
    ),
    options=RangeBarOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
