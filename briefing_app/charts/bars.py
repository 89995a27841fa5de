"""Bars that lie: names above or beside them, values at their ends. For the kind “bar” and for columns that lack the room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from briefing_app.charts import style, words
from briefing_app.charts.data import Datum
from briefing_app.charts.ends import Bar, Frame, draw_bar, get_overhang, get_reach
from briefing_app.charts.fit import LEAST_SHARE, Extent, fit_scale
from briefing_app.charts.key import draw_key
from briefing_app.charts.options import LabelPlace
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height

NAME_SHARE = 0.42
"""The most of the width that names beside the marks take."""
_INSET = 1.0
_MOST_ABOVE = 5
"""Above so many rows the names stand beside the bars, in `auto`."""


@dataclass(frozen=True, slots=True)
class BarLayout:
    """Sizes of one way to lay the rows out, in points.

    `gutter` is the width of the names beside the bars, 0 if they stand above. `values_above`: each value has lines of its own
    above its bar, where there is no room at its end. `left`: where names and values above the bars begin or, `leftwards`
    as bars that all run to the left do, where they end.
    """

    gutter: float
    thickness: float
    between: float
    row_gap: float
    label_size: float
    value_size: float
    values_above: bool = False
    left: float = _INSET + 2.5
    leftwards: bool = False

    def get_line(self, sheet: float) -> float:
        """How long a line above the bars may be on a sheet of this width."""
        return self.left - 0.5 if self.leftwards else sheet - self.left - 0.5


def get_series_colour(sketch: Sketch, selection: Selection, series: int) -> str:
    """Colour of a series: the only one takes the accent, and all but a highlighted one step back."""
    colour = sketch.palette.accent if len(selection.series) == 1 else sketch.palette.get_series(series)
    return style.get_quiet_colour(colour) if selection.is_series_quiet(series) else colour


def get_colour(sketch: Sketch, selection: Selection, row: int, series: int) -> str:
    """Colour of a mark: that of its series, and every row but the highlighted ones steps back."""
    colour = get_series_colour(sketch, selection, series)
    if selection.is_quiet(row) and not selection.is_series_quiet(series):
        return style.get_quiet_colour(colour)
    return colour


def get_name(selection: Selection, index: int) -> str:
    """Printed name of a category."""
    return selection.names[index].printed


def get_value_text(datum: Datum, sketch: Sketch) -> str:
    """What is written at the end of a bar."""
    return datum.printed if datum.number is not None else words.MISSING.get(sketch.language)


def get_value_size(datum: Datum) -> float:
    """Its size: that a value is missing is said in small print."""
    return style.VALUE_SIZE if datum.number is not None else style.SMALL_SIZE


def get_gutter(
    sketch: Sketch, names: Iterable[str], size: float = style.LABEL_SIZE, share: float = NAME_SHARE
) -> float:
    """Width of names beside the marks, in lines of about equal length within a share of the sheet; 0 without names."""
    lines = [line for each in names for line in sketch.wrap(each, sketch.width_pt * share, size=size, balance=True)]
    return sketch.get_block_width(lines, size) + 0.1 if lines else 0.0


def choose_layout(sketch: Sketch, selection: Selection, place: LabelPlace, wanted: float | None) -> BarLayout:
    """Names above a few rows or beside many; tighter where a wanted height asks for it."""
    count, width = len(selection.rows), sketch.width_pt
    longest = get_gutter(sketch, (get_name(selection, each) for each in range(count)))
    values = max(sketch.measure(get_value_text(each, sketch), style.VALUE_SIZE, True) for each in selection.data)
    beside = place is LabelPlace.BESIDE or (place is LabelPlace.AUTO and count > _MOST_ABOVE)
    gutter = longest + 8.0 if longest else 0.0
    if longest and width - gutter - values < 60.0:
        beside = False
    # Long rankings are set tighter: 40 rows then still stand on one page.
    thickness, row_gap, label_size = (16.0, 10.0, style.LABEL_SIZE) if count <= 12 else (12.0, 7.0, style.LABEL_SIZE)
    if count > 20:
        thickness, row_gap, label_size = 8.5, 4.5, 7.5
    if len(selection.series) > 1:
        thickness = min(thickness, 11.0)
    layout = BarLayout(
        gutter if beside else 0.0, thickness, 1.5, row_gap, label_size, min(label_size + 0.5, style.VALUE_SIZE)
    )
    if wanted is None:
        return layout
    natural = sum(_row_heights(sketch, selection, layout))
    spare = (wanted - natural) / count
    if spare >= 0:
        thicker = min(spare * 0.45, thickness)
        return BarLayout(
            layout.gutter, thickness + thicker / len(selection.series), 1.5, layout.row_gap + spare - thicker, 8.0, 8.5
        )
    return BarLayout(layout.gutter, 9.0, 1.0, max(2.5, layout.row_gap + spare), 7.0, 7.0)


DrawMark = Callable[[Sketch, Frame, Bar, Datum, str], None]
"""Draws the mark of one value: a bar, or a stem with a dot."""


def draw_bars(
    sketch: Sketch,
    selection: Selection,
    place: LabelPlace = LabelPlace.AUTO,
    draw_mark: DrawMark = draw_bar,
    beyond: float = 0.0,
) -> float:
    """All rows from the top down; the height taken. `beyond`: how far a mark reaches past its value, in points."""
    top = 0.0
    if len(selection.series) > 1:
        names = [each.label for each in selection.series]
        top = draw_key(sketch, names, [get_series_colour(sketch, selection, index) for index in range(len(names))])
    wanted = None if sketch.wanted_height_pt is None else sketch.wanted_height_pt - top
    layout = choose_layout(sketch, selection, place, wanted)
    extents = _get_extents(sketch, selection, layout, beyond)
    # A dot at zero reaches to both sides.
    inset = _INSET + beyond
    room = sketch.width_pt - layout.gutter - inset
    scale, below = fit_scale(extents, room)
    if scale < room * LEAST_SHARE:
        layout = replace(layout, gutter=0.0, values_above=True)
        extents, room = _get_extents(sketch, selection, layout, beyond), sketch.width_pt - inset
        scale, below = fit_scale(extents, room)
    frame = Frame(layout.gutter + inset + below, lying=True)
    if not below:
        # Beside the line of zero, also where that stands further in because dots at zero reach beyond it.
        layout = replace(layout, left=inset + 2.5)
    elif selection.get_bounds()[1] <= 0:
        layout = replace(layout, left=frame.zero - 2.5, leftwards=True)
    plot = _Plot(sketch, selection, layout, frame, scale, draw_mark, beyond)
    heights = _row_heights(sketch, selection, layout)
    bottom = top + sum(heights) - layout.row_gap
    sketch.line(((frame.zero, top), (frame.zero, bottom)), style.AXIS, style.AXIS_WIDTH, "baseline")
    sketch.scale = ValueScale(
        True,
        lambda value: frame.zero + selection.get_share(value) * scale,
        top,
        bottom,
        *selection.get_bounds(),
        selection.unit,
    )
    for index, height in enumerate(heights):
        _draw_row(plot, index, top, height)
        top += height
    # The value beside a thin bar is taller than the bar: it hangs below the last one.
    return bottom + max(0.0, _get_hang(layout)) if len(selection.series) > 1 else bottom


def _get_hang(layout: BarLayout) -> float:
    """How far the text at the end of a bar reaches below its edge, in points."""
    return (0.36 + style.DESCENT) * layout.value_size - layout.thickness / 2


def _get_extents(sketch: Sketch, selection: Selection, layout: BarLayout, beyond: float) -> list[Extent]:
    """What every bar needs along the axis together with the text at its end."""
    extents = []
    for datum in selection.data:
        reach = get_reach(datum, selection.get_share)
        text = sketch.measure(get_value_text(datum, sketch), layout.value_size, datum.number is not None)
        room = 0.0 if layout.values_above else style.GAP + text
        extents.append(Extent(reach.tip, (get_overhang(datum) or beyond) + room))
        extents.extend(Extent(each, 0.0) for each in (reach.low, reach.high))
    return [*extents, *(Extent(each, 1.0) for each in selection.reference_shares)]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Everything that drawing one row needs."""

    sketch: Sketch
    selection: Selection
    layout: BarLayout
    frame: Frame
    scale: float
    draw_mark: DrawMark
    beyond: float


def _get_bars_height(selection: Selection, layout: BarLayout) -> float:
    return len(selection.series) * (layout.thickness + layout.between) - layout.between


def _row_heights(sketch: Sketch, selection: Selection, layout: BarLayout) -> list[float]:
    bars = max(_get_bars_height(selection, layout), 1.2 * layout.value_size)
    heights = []
    for index in range(len(selection.rows)):
        text = get_block_height(len(_name_lines(sketch, selection, layout, index)), layout.label_size)
        text += sum(_get_value_height(sketch, layout, each.data[index]) for each in selection.series)
        heights.append((max(text, bars) if layout.gutter else text + 2.0 + bars) + layout.row_gap)
    return heights


def _value_lines(sketch: Sketch, layout: BarLayout, datum: Datum) -> tuple[str, ...]:
    """The lines of a value that stands above its bar; none where it stands at the end."""
    if not layout.values_above:
        return ()
    text = datum.together or get_value_text(datum, sketch)
    return sketch.wrap(text, layout.get_line(sketch.width_pt), size=layout.value_size, bold=True)


def _get_value_height(sketch: Sketch, layout: BarLayout, datum: Datum) -> float:
    return get_block_height(len(_value_lines(sketch, layout, datum)), layout.value_size)


def _name_lines(sketch: Sketch, selection: Selection, layout: BarLayout, index: int) -> tuple[str, ...]:
    width = layout.gutter - 8.0 if layout.gutter else layout.get_line(sketch.width_pt)
    return sketch.wrap(get_name(selection, index), width, size=layout.label_size, balance=bool(layout.gutter))


def _draw_row(plot: _Plot, index: int, top: float, height: float) -> None:
    sketch, selection, layout = plot.sketch, plot.selection, plot.layout
    row = selection.rows[index]
    lines = _name_lines(sketch, selection, layout, index)
    bars = _get_bars_height(selection, layout)
    text = get_block_height(len(lines), layout.label_size)
    colour = style.LABEL if selection.is_quiet(row) else style.INK
    if layout.gutter:
        middle = top + (height - layout.row_gap) / 2
        sketch.block(
            lines,
            layout.gutter - 7.0,
            middle - text / 2,
            "category",
            size=layout.label_size,
            colour=colour,
            bold=False,
            align=1.0,
            row=row,
        )
        edge = middle - bars / 2
    else:
        align = float(layout.leftwards)
        sketch.block(lines, layout.left, top, "category", size=layout.label_size, colour=colour, align=align, row=row)
        edge = top + text + 2.0 + max(0.0, 1.2 * layout.value_size - bars) / 2
    for number, series in enumerate(selection.series):
        datum = series.data[index]
        above = sum(_get_value_height(sketch, layout, each.data[index]) for each in selection.series[: number + 1])
        low = edge + above + number * (layout.thickness + layout.between)
        _draw_value(plot, datum, low, row, number)


def _draw_value(plot: _Plot, datum: Datum, low: float, row: int, series: int) -> None:
    sketch, selection, layout, frame = plot.sketch, plot.selection, plot.layout, plot.frame
    reach = get_reach(datum, selection.get_share).scaled(plot.scale)
    bar = Bar(reach, low, low + layout.thickness, row, series)
    plot.draw_mark(sketch, frame, bar, datum, get_colour(sketch, selection, row, series))
    sign = -1.0 if reach.tip < 0 else 1.0
    known = datum.number is not None
    if lines := _value_lines(sketch, layout, datum):
        sketch.block(
            lines,
            layout.left,
            low - get_block_height(len(lines), layout.value_size),
            "value" if known else "missing",
            size=layout.value_size,
            colour=style.INK if known else style.MUTED,
            bold=known,
            align=float(layout.leftwards),
            row=row,
            series=series,
        )
        return
    sketch.text(
        get_value_text(datum, sketch),
        frame.zero + reach.tip + sign * ((get_overhang(datum) or plot.beyond) + style.GAP),
        low + layout.thickness / 2 + layout.value_size * 0.36,
        "value" if known else "missing",
        size=layout.value_size if known else style.SMALL_SIZE,
        colour=style.INK if known else style.MUTED,
        bold=known,
        align=0.0 if sign > 0 else 1.0,
        row=row,
        series=series,
    )
