"""Columns side by side, grouped where there are several series; turned into bars where names or values lack the room."""

from __future__ import annotations

from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.bars import draw_bars, get_colour, get_series_colour, get_value_size, get_value_text
from briefing_app.charts.columns import Slots, draw_names, find_slots, fits_value, get_column_width, get_plot_height
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, draw_bar, get_overhang, get_reach
from briefing_app.charts.fit import Extent, fit_scale, get_need
from briefing_app.charts.key import draw_key
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GroupOptions
from briefing_app.charts.series import Selection, check_time_order, check_units, select
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.model.language import LocalText

_WIDEST = 66.0
"""Of a column in a group, in points."""
_GROUP_SHARE = 0.82
_LEAST_HEIGHT = 36.0
"""Of the largest column, in points, however much its texts take."""


def _suits(table: Table, options: GroupOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    return (*check_units(selection), *check_time_order(selection, options))


def _draw(sketch: Sketch, table: Table, options: GroupOptions) -> float:
    selection = select(table, options)
    slots = find_slots(sketch, selection, sketch.width_pt)
    pitch = _get_pitch(slots, selection) if slots else 0.0
    texts = [each.together or get_value_text(each, sketch) for each in selection.data]
    thinned = slots is not None and slots.thinned
    if slots is None:
        return draw_bars(sketch, selection)
    room = _get_value_room(slots, selection, pitch)
    if not thinned and not all(fits_value(sketch, each, room) for each in texts):
        return draw_bars(sketch, selection)
    return _draw_columns(sketch, selection, slots, pitch, thinned)


def _get_pitch(slots: Slots, selection: Selection) -> float:
    """Distance between neighbouring columns of one group."""
    if len(selection.series) == 1:
        return get_column_width(slots.width)
    return min(slots.width * _GROUP_SHARE / len(selection.series), _WIDEST)


def _get_value_room(slots: Slots, selection: Selection, pitch: float) -> float:
    return slots.width - style.GAP if len(selection.series) == 1 else pitch - 1.5


def _draw_columns(sketch: Sketch, selection: Selection, slots: Slots, pitch: float, thinned: bool) -> float:
    top = 0.0
    if len(selection.series) > 1:
        names = [each.label for each in selection.series]
        top = draw_key(sketch, names, [get_series_colour(sketch, selection, index) for index in range(len(names))])
    foot = 4.0 + slots.names_height
    plot = get_plot_height(sketch, top + foot)
    room = _get_value_room(slots, selection, pitch)
    labelled = _choose_labelled(sketch, selection, slots) if thinned else frozenset(range(len(selection.data)))
    lines: list[tuple[str, ...]] = []
    extents = []
    for index, datum in enumerate(selection.data):
        text = get_value_text(datum, sketch)
        wrapped = (
            (text,)
            if thinned
            else sketch.wrap(
                datum.together or text, room, size=get_value_size(datum), bold=datum.number is not None, balance=True
            )
        )
        lines.append(wrapped if index in labelled else ())
        reach = get_reach(datum, selection.get_share)
        height = get_block_height(len(lines[-1]), style.VALUE_SIZE)
        extents.append(Extent(reach.tip, get_overhang(datum) + height + 1.5))
        extents.extend(Extent(each, 0.0) for each in (reach.low, reach.high))
    extents.extend(Extent(each, 1.0) for each in selection.reference_shares)
    plot = max(plot, get_need(extents, _LEAST_HEIGHT))
    scale, below = fit_scale(extents, plot)
    frame = Frame(top + plot - below, lying=False)
    width = pitch * (0.94 if len(selection.series) > 1 else 1.0)
    for index, datum in enumerate(selection.data):
        series, place = divmod(index, len(selection.rows))
        left = slots.get_centre(place) - pitch * len(selection.series) / 2 + series * pitch + (pitch - width) / 2
        reach = get_reach(datum, selection.get_share).scaled(scale)
        row = selection.rows[place]
        bar = Bar(reach, left, left + width, row, series)
        draw_bar(sketch, frame, bar, datum, get_colour(sketch, selection, row, series))
        _draw_value(sketch, frame, bar, datum, lines[index])
    sketch.scale = ValueScale(
        False,
        lambda value: frame.zero - selection.get_share(value) * scale,
        slots.left,
        slots.right,
        *selection.get_bounds(),
        selection.unit,
    )
    sketch.line(((slots.left, frame.zero), (slots.right, frame.zero)), style.AXIS, style.AXIS_WIDTH, "baseline")
    draw_names(sketch, selection, slots, top + plot + 4.0)
    return top + plot + foot


def _draw_value(sketch: Sketch, frame: Frame, bar: Bar, datum: Datum, lines: tuple[str, ...]) -> None:
    known, size = datum.number is not None, get_value_size(datum)
    height = get_block_height(len(lines), size)
    tip = frame.zero - bar.reach.tip
    up = bar.reach.tip >= 0
    sketch.block(
        lines,
        (bar.low + bar.high) / 2,
        tip - get_overhang(datum) - height - 0.5 if up else tip + get_overhang(datum) + 1.5,
        "value" if known else "missing",
        size=size,
        colour=style.INK if known else style.MUTED,
        bold=known,
        align=0.5,
        row=bar.row,
        series=bar.series,
    )


def _choose_labelled(sketch: Sketch, selection: Selection, slots: Slots) -> frozenset[int]:
    """Of columns too narrow for all their values: the highlighted, largest, last and first ones that do not touch."""
    data = selection.series[0].data if len(selection.series) == 1 else ()
    known = [index for index, each in enumerate(data) if each.number is not None]
    wanted = [index for index in known if selection.rows[index] in selection.highlight]
    wanted += sorted(known, key=lambda index: -abs(data[index].number or Decimal()))[:1] + known[-1:] + known[:1]
    taken: list[tuple[float, float]] = []
    chosen = []
    for index in dict.fromkeys(wanted):
        half = sketch.measure(get_value_text(data[index], sketch), style.VALUE_SIZE, True) / 2 + style.GAP / 2
        left, right = slots.get_centre(index) - half, slots.get_centre(index) + half
        inside = left >= -style.GAP / 2 and right <= slots.right + style.GAP / 2
        if inside and all(right <= other_left or left >= other_right for other_left, other_right in taken):
            chosen.append(index)
            taken.append((left, right))
    return frozenset(chosen)


KIND = ChartKind(
    name="column",
    label=LocalText("Column chart", "柱狀圖", "柱状图"),
    help=LocalText(
        "Compares a few amounts side by side; turned on its side where names are long.",
        "並排比較少量項目；名稱太長時自動轉為橫條。",
        "并排比较少量项目；名称太长时自动转为条形。",
    ),
    options=GroupOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
