"""Waterfall: how increases and decreases add up to a total, step by step; lying where names or values lack the room."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_gutter, get_name
from briefing_app.charts.columns import Slots, draw_names, find_slots, fits_value, get_column_width, get_plot_height
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, Reach, draw_bar
from briefing_app.charts.fit import LEAST_SHARE, Extent, fit_scale, get_need
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GridOptions, OptionType, option
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.charts.totals import is_estimate
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import LocalText

_LEAST_HEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class WaterfallOptions(GridOptions):
    """Options of waterfalls."""

    sums: tuple[int, ...] = option(
        OptionType.ROWS,
        (),
        LocalText("Sums", "小計", "小计"),
        LocalText(
            "Rows, counted from 0, that hold a sum of the steps before them; they are drawn from zero.",
            "由0起計，載有之前各項小計的行；由零畫起。",
            "从0起计，载有之前各项小计的行；从零画起。",
        ),
    )
    total: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Total", "總數", "总数"),
        LocalText("End with the calculated total.", "在末端加上計算所得的總數。", "在末端加上计算所得的总数。"),
    )


ONE_COLUMN = Reason(
    "one-column",
    LocalText(
        "a waterfall adds up one column of numbers; choose one.",
        "瀑布圖只累計一個數字欄；請選取一欄。",
        "瀑布图只累计一个数值列；请选取一列。",
    ),
)
LOOSE_STEP = Reason(
    "loose-step",
    LocalText(
        "a step is missing, a limit or a range, so the next one would begin nowhere; use columns.",
        "有一步欠缺，或只是界限或範圍，下一步便沒有起點；請改用柱狀圖。",
        "有一步缺失，或只是界限或范围，下一步便没有起点；请改用柱状图。",
    ),
)
WRONG_SUM = Reason(
    "wrong-sum",
    LocalText(
        "a row marked as a sum is not the sum of the steps before it; correct the values or the options.",
        "有一行列為小計，但不等於之前各項之和；請更正數值或選項。",
        "有一行列为小计，但不等于之前各项之和；请更正数值或选项。",
    ),
)


def _suits(table: Table, options: WaterfallOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_units(selection))
    if len(selection.series) > 1:
        reasons.append(ONE_COLUMN)
    data = selection.series[0].data
    if any(each.number is None or each.upper is not None or each.qualifier.open_ended for each in data):
        reasons.append(LOOSE_STEP)
    else:
        exact = all(each.exact for each in data)
        ends = [end for _, end in list_levels(selection.rows, data, options.sums)]
        # An opening balance has no steps before it, and how far an estimate may differ is not known.
        steps = zip(selection.rows[1:], pairwise(ends), strict=True)
        if exact and any(row in options.sums and before != end for row, (before, end) in steps):
            reasons.append(WRONG_SUM)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step: where it begins and ends as shares of the largest level, what is written, its colour and datum."""

    start: float
    end: float
    name: str
    text: str
    colour: str
    datum: Datum
    row: int
    role: str = "value"

    @property
    def below(self) -> bool:
        """Whether the step lies on the negative side, so that its text stands beyond its lower end."""
        return max(self.start, self.end) <= 0 and min(self.start, self.end) < 0

    @property
    def tip(self) -> float:
        """The end at which the text stands."""
        return min(self.start, self.end) if self.below else max(self.start, self.end)


def list_levels(rows: Sequence[int], data: Sequence[Datum], sums: Container[int]) -> list[tuple[Decimal, Decimal]]:
    """Where every step begins and ends; the rows that hold `sums` begin at zero."""
    levels: list[tuple[Decimal, Decimal]] = []
    level = Decimal()
    for row, datum in zip(rows, data, strict=True):
        number = datum.number or Decimal()
        start, level = (Decimal(), number) if row in sums else (level, level + number)
        levels.append((start, level))
    return levels


@dataclass(frozen=True, slots=True)
class _Levels:
    """The value axis of a waterfall: where every step begins and ends, and what a share of 1 stands for.

    That is the largest distance of a level, or of the reference line, from zero.
    """

    steps: Sequence[tuple[Decimal, Decimal]]
    largest: Decimal
    unit: Unit
    reference: tuple[Extent, ...]

    def build_scale(self, frame: Frame, scale: float, start: float, end: float) -> ValueScale:
        """The axis as drawn."""

        def place(value: Decimal) -> float:
            x, y = frame.place(float(value / self.largest) * scale, 0.0)
            return x if frame.lying else y

        every = [each for step in self.steps for each in step]
        return ValueScale(frame.lying, place, start, end, min(every), max(every), self.unit)


def _measure_levels(selection: Selection, options: WaterfallOptions) -> _Levels:
    steps = list_levels(selection.rows, selection.series[0].data, options.sums)
    line = selection.reference
    bounds = [abs(each) for step in steps for each in step]
    largest = max(bounds if line is None else [*bounds, abs(line.value)]) or Decimal(1)
    reference = () if line is None else (Extent(float(line.value / largest), 1.0),)
    return _Levels(steps, largest, selection.unit, reference)


def _build_steps(sketch: Sketch, selection: Selection, options: WaterfallOptions, levels: _Levels) -> tuple[_Step, ...]:
    data, largest = selection.series[0].data, levels.largest
    _, level = levels.steps[-1]
    rise, fall, whole_colour = sketch.palette.get_series(0), sketch.palette.get_series(1), sketch.palette.neutral
    steps = []
    for index, (datum, (start, end)) in enumerate(zip(data, levels.steps, strict=True)):
        row = selection.rows[index]
        whole = row in options.sums
        text = datum.printed if whole or end <= start or index == 0 else _print_rise(datum)
        colour = whole_colour if whole else rise if end >= start else fall
        colour = style.get_quiet_colour(colour) if selection.is_quiet(row) else colour
        name = get_name(selection, index)
        steps.append(_Step(float(start / largest), float(end / largest), name, text, colour, datum, row))
    if options.total and len(data) > 1 and selection.rows[-1] not in options.sums:
        qualifier = Qualifier.ABOUT if is_estimate(data) else Qualifier.EXACT
        text = sketch.print_value(Value(level), data[0].unit, qualifier) if sketch.value_labels else ""
        datum = Datum(number=level, qualifier=qualifier, printed=text)
        name = words.TOTAL_STEP.get(sketch.language)
        steps.append(_Step(0.0, float(level / largest), name, text, whole_colour, datum, -1, "total"))
    return tuple(steps)


def _print_rise(datum: Datum) -> str:
    """An increase with its sign, after “about” and before the currency."""
    return f"{datum.lead}+{datum.printed[len(datum.lead) :]}" if datum.printed else ""


def _draw(sketch: Sketch, table: Table, options: WaterfallOptions) -> float:
    selection = select(table, options)
    levels = _measure_levels(selection, options)
    steps = _build_steps(sketch, selection, options, levels)
    # With the calculated total as a further one.
    named = replace(
        selection,
        rows=tuple(each.row for each in steps),
        names=tuple(Datum(printed=each.name) for each in steps),
    )
    slots = find_slots(sketch, named, sketch.width_pt)
    if slots is not None and all(fits_value(sketch, each.text, slots.width - style.GAP) for each in steps):
        return _draw_standing(sketch, named, steps, slots, levels)
    return _draw_lying(sketch, steps, levels)


def _draw_standing(sketch: Sketch, named: Selection, steps: Sequence[_Step], slots: Slots, levels: _Levels) -> float:
    size = style.VALUE_SIZE
    foot = 4.0 + slots.names_height
    texts = [sketch.wrap(each.text, slots.width - style.GAP, size=size, bold=True, balance=True) for each in steps]
    extents = [
        Extent(step.tip, get_block_height(len(lines), size) + 2.0) for step, lines in zip(steps, texts, strict=True)
    ]
    extents += [Extent(each, 0.0) for step in steps for each in (step.start, step.end)]
    extents += levels.reference
    plot = max(get_plot_height(sketch, foot), get_need(extents, _LEAST_HEIGHT))
    scale, below = fit_scale(extents, plot)
    frame = Frame(plot - below, lying=False)
    width = get_column_width(slots.width)
    for index, (step, lines) in enumerate(zip(steps, texts, strict=True)):
        centre = slots.get_centre(index)
        low, high = centre - width / 2, centre + width / 2
        _draw_step(sketch, frame, step, scale, low, high)
        if index + 1 < len(steps):
            _draw_level(sketch, frame, step, scale, high, slots.get_centre(index + 1) - width / 2)
        tip = frame.place(step.tip * scale, 0.0)[1]
        top = tip + 1.5 if step.below else tip - get_block_height(len(lines), size) - 1.0
        _write(sketch, step, lines, centre, top, 0.5)
    sketch.scale = levels.build_scale(frame, scale, slots.left, slots.right)
    ends = ((slots.left, frame.zero), (slots.right, frame.zero))
    sketch.line(ends, style.AXIS, style.AXIS_WIDTH, "baseline")
    draw_names(sketch, named, slots, plot + 4.0)
    return plot + foot


def _draw_lying(sketch: Sketch, steps: Sequence[_Step], levels: _Levels) -> float:
    """Names beside the steps and values at their ends; where that leaves no room, both in lines above each step."""
    size, width = style.VALUE_SIZE, sketch.width_pt
    longest = get_gutter(sketch, (each.name for each in steps))
    gutter = longest + 8.0 if longest else 0.0
    room = width - gutter - 2.0
    ends = [Extent(each, 0.0) for step in steps for each in (step.start, step.end)]
    ends += levels.reference
    wide = [Extent(each.tip, style.GAP + sketch.measure(each.text, size, True)) for each in steps]
    scale, below = fit_scale([*ends, *wide], room)
    beside = scale >= room * LEAST_SHARE
    if not beside:
        gutter, room = 0.0, width - 2.0
        scale, below = fit_scale(ends, room)
    frame = Frame(gutter + 1.0 + below, lying=True)
    thickness, gap = (11.0, 5.0) if len(steps) > 12 else (15.0, 7.0)
    top, previous = 0.0, 0.0
    for index, step in enumerate(steps):
        names = sketch.wrap(step.name, gutter - 8.0 if beside else width - 4.0, balance=beside)
        texts = (step.text,) if beside else sketch.wrap(step.text, width - 4.0, size=size, bold=True)
        name_height, text_height = get_block_height(len(names)), get_block_height(len(texts), size)
        height = max(name_height, thickness, text_height) if beside else name_height + text_height + thickness + 1.5
        low = top + (height - thickness) / 2 if beside else top + height - thickness
        if index:
            _draw_level(sketch, frame, steps[index - 1], scale, previous, low)
        _draw_step(sketch, frame, step, scale, low, low + thickness)
        place = (gutter - 7.0, top + (height - name_height) / 2, 1.0) if beside else (3.5, top, 0.0)
        sketch.block(names, place[0], place[1], "category", colour=style.INK, align=place[2], row=step.row)
        if beside:
            x = frame.zero + step.tip * scale + (-style.GAP if step.below else style.GAP)
            _write(sketch, step, texts, x, top + (height - text_height) / 2, 1.0 if step.below else 0.0)
        else:
            _write(sketch, step, texts, 3.5, top + name_height, 0.0)
        previous = low + thickness
        top += height + gap
    sketch.scale = levels.build_scale(frame, scale, 0.0, top - gap)
    sketch.line(((frame.zero, 0.0), (frame.zero, top - gap)), style.AXIS, style.AXIS_WIDTH, "baseline")
    return top - gap


def _draw_step(sketch: Sketch, frame: Frame, step: _Step, scale: float, low: float, high: float) -> None:
    length = (step.end - step.start) * scale
    bar = Bar(Reach(length, 0.0, 0.0, length), low, high, step.row, 0, step.start * scale)
    draw_bar(sketch, frame, bar, step.datum, step.colour)


def _draw_level(sketch: Sketch, frame: Frame, step: _Step, scale: float, start: float, end: float) -> None:
    """The thin line that carries the level of one step over to the next."""
    ends = (frame.place(step.end * scale, start), frame.place(step.end * scale, end))
    sketch.line(ends, style.MUTED, style.GRID_WIDTH, "level", step.row)


def _write(sketch: Sketch, step: _Step, lines: Sequence[str], x: float, top: float, align: float) -> None:
    sketch.block(
        lines, x, top, step.role, size=style.VALUE_SIZE, colour=style.INK, bold=True, align=align, row=step.row
    )


KIND = ChartKind(
    name="waterfall",
    label=LocalText("Waterfall chart", "瀑布圖", "瀑布图"),
    help=LocalText(
        "Shows how increases and decreases add up to a total.",
        "顯示各項增減如何累計成總數。",
        "显示各项增减如何累计成总数。",
    ),
    options=WaterfallOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
