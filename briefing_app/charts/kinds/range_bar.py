"""Range bars: from the lowest to the highest of each item, the values at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.fit import LEAST_SHARE
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GridOptions, LabelPlace, OptionType, option
from briefing_app.charts.scene import Box
from briefing_app.charts.series import MIXED_UNITS, Selection, select
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.charts.spans import Span, draw_span, list_spans
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText

_INSET = 1.0
_NAME_SHARE = 0.4
_LEAST_BESIDE = 0.3
"""Of the width, that names beside the bars may take at most, and that the axis beside them takes at least."""
_LINE = 1.22
"""Height that a value beside its bar takes around the middle of the bar, as a share of its size."""
_SAMPLE = 22.0
"""Length of the bar in the key, in points."""


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
    reasons = []
    if len({each.unit for each in selection.data if each.number is not None}) > 1:
        reasons.append(MIXED_UNITS)
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
    """Sizes in points; `gutter` 0: names stand above. `values_above`: values have lines of their own above the bar."""

    gutter: float
    thickness: float
    gap: float
    size: float
    values_above: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that drawing one row needs. A share of the largest value stands at `origin` + (share - `low`) * `scale`."""

    sketch: Sketch
    selection: Selection
    layout: _Layout
    origin: float
    low: float
    scale: float

    def place(self, number: Decimal) -> float:
        """Where a number stands on the sheet."""
        return self.origin + (self.selection.get_share(number) - self.low) * self.scale


def _draw(sketch: Sketch, table: Table, options: RangeBarOptions) -> float:
    selection = select(table, options)
    spans = list_spans(selection)
    top = _draw_key(sketch, selection) if len(selection.series) > 1 else 0.0
    zero = options.zero and selection.series[0].unit not in (Unit.YEAR, Unit.RANK)
    plot = _fit(sketch, selection, spans, options.labels, zero)
    heights = [_get_height(plot, each) for each in spans]
    wanted = sketch.wanted_height_pt
    gap = plot.layout.gap
    if wanted is not None:
        gap = max(2.5, (wanted - top - sum(heights)) / max(len(spans) - 1, 1)) if len(spans) > 1 else gap
    bottom = top + sum(heights) + gap * (len(spans) - 1)
    numbers = [each for span in spans for each in span.bounds or ()]
    sketch.scale = ValueScale(True, plot.place, top, bottom, min(numbers), max(numbers), selection.series[0].unit)
    spread = plot.low <= 0 <= plot.low + (sketch.width_pt - plot.origin) / max(plot.scale, 1e-9)
    edges = []
    for span, height in zip(spans, heights, strict=True):
        edges.append((top, _draw_row(plot, span, top, height)))
        top += height + gap
    if selection.series[0].unit not in (Unit.YEAR, Unit.RANK):
        _draw_origin(plot, edges, gap, shown=spread)
    return bottom


def _list_layouts(
    sketch: Sketch, selection: Selection, spans: Sequence[Span], place: LabelPlace
) -> tuple[_Layout, ...]:
    """Names beside the bars, names above them, and last names and values above; only those that the option allows."""
    count, width = len(spans), sketch.width_pt
    names = [get_name(selection, each.place) for each in spans]
    thickness, gap = (11.0, 9.0) if count <= 12 else (9.0, 6.0) if count <= 20 else (7.5, 4.0)
    size = style.LABEL_SIZE if count <= 20 else 7.5
    gutter = min(max(sketch.measure(each, size, False) for each in names) + 0.1, width * _NAME_SHARE)
    above = _Layout(0.0, thickness, gap, size)
    layouts = [above, replace(above, values_above=True)]
    if place is LabelPlace.ABOVE or not any(names):
        return tuple(layouts)
    beside = replace(above, gutter=gutter + 8.0)
    if place is LabelPlace.BESIDE:
        return beside, layouts[-1]
    cut = any(needs_cut(each, gutter, size, sketch.measure) for each in names)
    return tuple(layouts) if cut else (beside, *layouts)


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
    """The plot at its largest scale, and whether that leaves enough to compare."""
    low, high = bounds
    left = layout.gutter + _INSET
    room = sketch.width_pt - left - _INSET
    needs = [_get_need(sketch, selection, each, layout, low) for each in spans]
    if high == low:
        # Nothing but one value: it stands in the middle of what is left.
        before, after = max(each[0] for each in needs), max(each[2] for each in needs)
        spare = room - before - after
        return _Plot(sketch, selection, layout, left + before + max(0.0, spare) / 2, low, 0.0), spare >= 0
    below, scale = 0.0, room / (high - low)
    for _ in range(60):
        below = max(0.0, *(need - share * scale for need, share, _, _ in needs))
        above = max((high - low) * scale, *(share * scale + need for _, _, need, share in needs))
        if below + above <= room:
            break
        scale *= 0.95
    # Names beside the bars are worth less than bars that can be compared.
    least = sketch.width_pt * _LEAST_BESIDE if layout.gutter else room * LEAST_SHARE
    fits = scale * (high - low) >= least
    return _Plot(sketch, selection, layout, left + below, low, scale), fits


def _get_need(
    sketch: Sketch, selection: Selection, span: Span, layout: _Layout, low: float
) -> tuple[float, float, float, float]:
    """Room left of the lowest number and its distance from the start of the axis as a share; the same for the highest."""
    bounds = span.bounds
    first, last = (selection.get_share(each) - low for each in bounds) if bounds else (0.0, 0.0)
    texts = [0.0, 0.0]
    if not layout.values_above:
        for side, datum in enumerate(span.get_ends()):
            if datum is not None:
                texts[side] = style.GAP + _measure_value(sketch, datum, layout)
    before, after = span.overhangs
    return before + texts[0], first, after + texts[1], last


def _measure_value(sketch: Sketch, datum: Datum, layout: _Layout) -> float:
    return sketch.measure(_print(sketch, datum), layout.size, datum.number is not None)


def _print(sketch: Sketch, datum: Datum) -> str:
    return datum.printed if datum.number is not None else words.MISSING.get(sketch.language)


def _get_value_lines(plot: _Plot, span: Span) -> tuple[str, ...]:
    """The lines of the values where they stand above the bar."""
    if not plot.layout.values_above:
        return ()
    texts = [each.together or _print(plot.sketch, each) for each in span.get_ends() if each is not None]
    if len(texts) == 2:
        texts = [words.SPAN.get(plot.sketch.language).format(low=texts[0], high=texts[1])]
    return plot.sketch.wrap(texts[0], plot.sketch.width_pt - 4.0, size=plot.layout.size, bold=True)


def _get_name_lines(plot: _Plot, span: Span) -> tuple[str, ...]:
    width = plot.layout.gutter - 8.0 if plot.layout.gutter else plot.sketch.width_pt - 4.0
    return plot.sketch.wrap(get_name(plot.selection, span.place), width, size=plot.layout.size)


def _get_height(plot: _Plot, span: Span) -> float:
    layout = plot.layout
    names = get_block_height(len(_get_name_lines(plot, span)), layout.size)
    values = get_block_height(len(_get_value_lines(plot, span)), layout.size)
    bar = max(layout.thickness, _LINE * layout.size)
    return max(names, bar) if layout.gutter else names + values + bar + (1.0 if names or values else 0.0)


def _draw_row(plot: _Plot, span: Span, top: float, height: float) -> Box | None:
    """Name, bar and values; the box of what stands left of the bar, where the line of zero would cross it."""
    sketch, selection, layout = plot.sketch, plot.selection, plot.layout
    lines = _get_name_lines(plot, span)
    tall = get_block_height(len(lines), layout.size)
    strong = span.row in selection.highlight
    ink = style.INK if strong or not selection.highlight else style.LABEL
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
    return None if values else _draw_values(plot, span, middle, ink)


def _draw_values(plot: _Plot, span: Span, middle: float, ink: str) -> Box | None:
    """The values at both ends of the bar; the box of the left one."""
    sketch, size = plot.sketch, plot.layout.size
    first, last = (plot.place(each) for each in span.bounds) if span.bounds else (plot.origin, plot.origin)
    box = None
    for side, (datum, x, reach) in enumerate(zip(span.get_ends(), (first, last), span.overhangs, strict=True)):
        if datum is None:
            continue
        known = datum.number is not None
        label = sketch.text(
            _print(sketch, datum),
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
        box = label.box if not side else box
    return box


def _draw_origin(plot: _Plot, edges: Sequence[tuple[float, Box | None]], gap: float, *, shown: bool) -> None:
    """The line of zero, or a dashed one where the axis begins elsewhere; it leaves out what is written on it."""
    x = plot.place(Decimal()) if shown else plot.origin
    dash = () if shown else (1.5, 2.0)
    role = "baseline" if shown else "cut"
    bottom = plot.sketch.scale.end if plot.sketch.scale is not None else 0.0
    for index, (top, box) in enumerate(edges):
        end = edges[index + 1][0] if index + 1 < len(edges) else bottom
        pieces = [(top, end)]
        if box is not None and box.left - 1.0 < x < box.right + 1.0:
            pieces = [(top, box.top), (box.bottom, end)]
        elif not plot.layout.gutter:
            # Names and values above the bars stand on the line.
            pieces = [
                (end - gap - plot.layout.thickness if index + 1 < len(edges) else end - plot.layout.thickness, end)
            ]
        for start, stop in pieces:
            if stop - start > 0.5:
                plot.sketch.line(((x, start), (x, stop)), style.AXIS, style.AXIS_WIDTH, role, dash=dash)


def _draw_key(sketch: Sketch, selection: Selection) -> float:
    """A small bar with the headings of the two columns at its ends; the height taken, with the space below."""
    first, last = (each.label for each in selection.series)
    left = sketch.measure(first, style.LABEL_SIZE, False)
    right = sketch.measure(last, style.LABEL_SIZE, False)
    middle = get_block_height(1) / 2
    if left + right + _SAMPLE + 2 * style.GAP > sketch.width_pt:
        text = words.SPAN.get(sketch.language).format(low=first, high=last)
        lines = sketch.wrap(text, sketch.width_pt)
        sketch.block(lines, 0.0, 0.0, "key-name", colour=style.INK)
        return get_block_height(len(lines)) + 7.0
    sketch.text(first, 0.0, style.ASCENT * style.LABEL_SIZE, "key-name", colour=style.INK, series=0)
    start = left + style.GAP
    sketch.fill_box(Box(start, middle - 3.5, start + _SAMPLE, middle + 3.5), sketch.palette.accent, "key", -1, 0)
    sketch.text(
        last, start + _SAMPLE + style.GAP, style.ASCENT * style.LABEL_SIZE, "key-name", colour=style.INK, series=1
    )
    return get_block_height(1) + 7.0


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
)
