"""Panels of small multiples: the same small drawing over and over, to one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style, words
from briefing_app.charts.axis import Axis, are_uneven, draw_foot
from briefing_app.charts.bars import get_value_text
from briefing_app.charts.data import Datum
from briefing_app.charts.ends import Bar, Frame, draw_bar, get_overhang, get_reach
from briefing_app.charts.fit import Extent, fit_scale
from briefing_app.charts.points import ARROW, RANGE_WIDTH, draw_join, draw_point, stands_alone
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import needs_cut

SIZE = style.SMALL_SIZE
_COLUMN = 0.68
_WIDEST = 34.0
_DASH_ROOM = 6.0
_BAR = 8.0
_LEAST_SCALE = 0.3
_ROW_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a panel with its name along the axis; row and series as in the table."""

    name: Datum
    datum: Datum
    row: int
    series: int
    quiet: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One small drawing; every panel of a chart has as many points, in the same order."""

    title: str
    points: tuple[Point, ...]
    row: int
    series: int
    quiet: bool


def get_colour(sketch: Sketch, panel: Panel, point: Point | None = None) -> str:
    """All panels have one colour; what is not highlighted steps back."""
    quiet = panel.quiet or (point is not None and point.quiet)
    return style.get_quiet_colour(sketch.palette.accent) if quiet else sketch.palette.accent


# -- names under the panels --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """What stands under every panel: lines of each name, none for those left out, and how each is aligned in its slot."""

    lines: tuple[tuple[str, ...], ...]
    ends: bool

    @property
    def height(self) -> float:
        """Of the tallest name."""
        return get_block_height(max(map(len, self.lines)), SIZE)

    def draw(self, sketch: Sketch, left: float, width: float, top: float) -> None:
        """Write the names under a panel: each under its point, or the first and the last at the edges."""
        count = len(self.lines)
        for index, lines in enumerate(self.lines):
            align, x = 0.5, left + (index + 0.5) * width / count
            if self.ends:
                align, x = (0.0, left) if index == 0 else (1.0, left + width)
            sketch.block(lines, x, top, "tick", size=SIZE, colour=style.MUTED, align=align)


def find_names(sketch: Sketch, names: Sequence[Datum], width: float, *, scaled: bool) -> Names | None:
    """All names if each fits under its point on two lines; the first and last of dates; None if neither fits.

    `scaled`: of dates that do not follow one another in equal steps the first and last alone, for those have no slots.
    """
    count = len(names)
    texts = [each.printed for each in names]
    # Chinese characters bring some of the space around them along.
    slot = width / count - (2.0 if sketch.language.chinese else 3.0)
    slotted = not (scaled and are_uneven(names))
    if slotted and not any(needs_cut(each, slot, SIZE, sketch.measure) for each in texts):
        lines = tuple(sketch.wrap(each, slot, size=SIZE, balance=True) for each in texts)
        if max(map(len, lines)) <= 2:
            return Names(lines, ends=False)
    ordered = all(each.date is not None for each in names)
    edges = (texts[0], texts[-1])
    if ordered and count > 1 and sum(sketch.measure(each, SIZE, False) for each in edges) + 8.0 <= width:
        return Names(((texts[0],), *((),) * (count - 2), (texts[-1],)), ends=True)
    return None


# -- lines and columns -------------------------------------------------------------------------------------------------


def get_head(panels: Sequence[Panel], *, columns: bool) -> float:
    """Room above the highest value for its text and for what shows a limit, in points."""
    data = [each.datum for panel in panels for each in panel.points]
    if columns:
        beyond = max((get_overhang(each) for each in data), default=0.0)
    else:
        beyond = ARROW if any(each.qualifier.open_ended for each in data) else 0.0
    return get_block_height(1, SIZE) + 4.0 + beyond


def draw_lines(
    sketch: Sketch, selection: Selection, panel: Panel, xs: Sequence[float], axis: Axis, right: float
) -> None:
    """The line of a panel with gaps where values are missing, and its last value."""
    colour = get_colour(sketch, panel)

    def place(datum: Datum) -> tuple[float, float]:
        return axis.place_datum(selection, datum)

    for (x0, one), (x1, other) in pairwise(zip(xs, panel.points, strict=True)):
        ends = (x0, one.datum), (x1, other.datum)
        draw_join(sketch, ends, place, colour, style.LINE_WIDTH, other.row, other.series)
    data = [each.datum for each in panel.points]
    known = [index for index, each in enumerate(data) if each.number is not None]
    for index, (x, point) in enumerate(zip(xs, panel.points, strict=True)):
        plain = stands_alone(data, index) or index in known[-1:]
        draw_point(sketch, point.datum, x, place, colour, point.row, point.series, plain=plain)
    if known:
        _draw_last(sketch, selection, panel, known, xs, axis, right)


def _draw_last(
    sketch: Sketch,
    selection: Selection,
    panel: Panel,
    known: Sequence[int],
    xs: Sequence[float],
    axis: Axis,
    right: float,
) -> None:
    """The last value above or below the line, whichever is nearer to its point."""
    point = panel.points[known[-1]]
    half = sketch.measure(point.datum.printed, SIZE, True) / 2
    x = min(xs[known[-1]], right - half)
    low, high = axis.place_datum(selection, point.datum)
    course = [*_trace(selection, panel, known, xs, axis, x - half - 1.0), low, high]
    up = ARROW if any(each.datum.lower_limit for each in panel.points) else 4.0
    down = ARROW if any(each.datum.upper_limit for each in panel.points) else 4.0
    above = min(course) - up - style.DESCENT * SIZE
    below = max(course) + down + style.ASCENT * SIZE
    near = below - low < high - above and below + style.DESCENT * SIZE <= axis.bottom
    _draw_value(sketch, panel, point, x, below if near else above)


def _trace(
    selection: Selection, panel: Panel, known: Sequence[int], xs: Sequence[float], axis: Axis, left: float
) -> list[float]:
    """The heights that a line passes right of `left`, and where it enters."""
    heights: list[float] = []
    places = [(xs[each], *axis.place_datum(selection, panel.points[each].datum)) for each in known]
    for (x0, y0, _), (x1, y1, far) in pairwise(places):
        if x1 + RANGE_WIDTH / 2 > left:
            heights.extend((y1, far))
        if x1 > left:
            heights.append(y0 if x0 >= left else y0 + (y1 - y0) * (left - x0) / (x1 - x0))
    return heights


def draw_columns(
    sketch: Sketch, selection: Selection, panel: Panel, left: float, width: float, axis: Axis, *, every: bool
) -> None:
    """The columns of a panel; all values where they fit, else the highest; a dash where a value is missing."""
    slot = width / len(panel.points)
    wide = min(slot * _COLUMN, _WIDEST)
    frame = Frame(axis.place(0.0), lying=False)
    scale = (axis.bottom - axis.top) / (axis.high - axis.low or 1.0)
    known = [each for each in panel.points if each.datum.number is not None]
    highest = max(known, key=lambda each: each.datum.most or Decimal()) if known else None
    for index, point in enumerate(panel.points):
        centre = left + (index + 0.5) * slot
        if point.datum.number is None:
            if slot >= _DASH_ROOM:
                sketch.text(
                    "–",
                    centre,
                    frame.zero - 2.0,
                    "dash",
                    size=SIZE,
                    colour=style.MUTED,
                    align=0.5,
                    row=point.row,
                    series=point.series,
                )
            continue
        reach = get_reach(point.datum, selection.get_share).scaled(scale)
        bar = Bar(reach, centre - wide / 2, centre + wide / 2, point.row, point.series)
        draw_bar(sketch, frame, bar, point.datum, get_colour(sketch, panel, point))
        if every or point is highest:
            half = sketch.measure(point.datum.printed, SIZE, True) / 2
            x = min(max(centre, left + half), left + width - half)
            over = get_overhang(point.datum)
            if reach.tip < 0:
                baseline = frame.zero - reach.tip + over + 2.0 + style.ASCENT * SIZE
            else:
                baseline = frame.zero - reach.tip - over - 2.0 - style.DESCENT * SIZE
            _draw_value(sketch, panel, point, x, baseline)


def _draw_value(sketch: Sketch, panel: Panel, point: Point, x: float, baseline: float) -> None:
    colour = style.LABEL if panel.quiet or point.quiet else style.INK
    sketch.text(
        point.datum.printed,
        x,
        baseline,
        "value",
        size=SIZE,
        colour=colour,
        bold=True,
        align=0.5,
        row=point.row,
        series=point.series,
    )


def draw_ground(sketch: Sketch, axis: Axis, ticks: Sequence[float], left: float, right: float) -> None:
    """The grid of a panel, its zero, or the dashed foot of an axis that begins elsewhere."""
    for share in ticks:
        if share:
            y = axis.place(share)
            sketch.line(((left, y), (right, y)), style.GRID, style.GRID_WIDTH, "grid")
    draw_foot(sketch, axis, left, right)


# -- bars, where names do not fit under columns ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarPanels:
    """Bars in panels of one width: what a share of 1 is in points, the room below zero, and the height of every row.

    `above`: the values stand over their bars, for want of room at the ends.
    """

    width: float
    scale: float
    below: float
    heights: tuple[float, ...]
    above: bool

    @property
    def height(self) -> float:
        """Of a panel without its title."""
        return sum(self.heights) - _ROW_GAP


def fit_bars(sketch: Sketch, selection: Selection, panels: Sequence[Panel], width: float) -> BarPanels:
    """The largest scale that all panels share."""
    above = False
    scale, below = fit_scale(_get_extents(sketch, selection, panels, above), width - 2.0)
    if scale < width * _LEAST_SCALE:
        above = True
        scale, below = fit_scale(_get_extents(sketch, selection, panels, above), width - 2.0)
    heights: list[float] = []
    for index in range(len(panels[0].points)):
        points = [panel.points[index] for panel in panels]
        tall = max(
            get_block_height(len(_get_name_lines(sketch, each, width)), SIZE)
            + (get_block_height(len(_get_value_lines(sketch, each, width)), SIZE) if above else 0.0)
            for each in points
        )
        heights.append(tall + max(_BAR, 1.22 * SIZE) + 1.0 + _ROW_GAP)
    return BarPanels(width, scale, below, tuple(heights), above)


def _get_extents(sketch: Sketch, selection: Selection, panels: Sequence[Panel], above: bool) -> list[Extent]:
    """What every bar needs along the axis, with its value where that stands at its end."""
    extents = []
    for point in (each for panel in panels for each in panel.points):
        reach = get_reach(point.datum, selection.get_share)
        text = 0.0 if above else style.GAP + sketch.measure(get_value_text(point.datum, sketch), SIZE, True)
        extents.append(Extent(reach.tip, get_overhang(point.datum) + text))
        extents.extend(Extent(each, 0.0) for each in (reach.low, reach.high))
    return extents


def _get_name_lines(sketch: Sketch, point: Point, width: float) -> tuple[str, ...]:
    return sketch.wrap(point.name.printed, width - 2.0, size=SIZE)


def _get_value_lines(sketch: Sketch, point: Point, width: float) -> tuple[str, ...]:
    text = point.datum.together or get_value_text(point.datum, sketch)
    return sketch.wrap(text, width - 2.0, size=SIZE, bold=True)


def draw_bar_panel(
    sketch: Sketch, selection: Selection, panel: Panel, bars: BarPanels, left: float, top: float
) -> None:
    """The rows of a panel: name, bar, and the value at its end or above it."""
    frame = Frame(left + 1.0 + bars.below, lying=True)
    for point, height in zip(panel.points, bars.heights, strict=True):
        end = top + height - _ROW_GAP
        middle = end - max(_BAR, 1.22 * SIZE) / 2
        sketch.line(((frame.zero, end - _BAR), (frame.zero, end)), style.AXIS, style.AXIS_WIDTH, "baseline")
        reach = get_reach(point.datum, selection.get_share).scaled(bars.scale)
        bar = Bar(reach, middle - _BAR / 2, middle + _BAR / 2, point.row, point.series)
        draw_bar(sketch, frame, bar, point.datum, get_colour(sketch, panel, point))
        known = point.datum.number is not None
        ink = style.LABEL if panel.quiet or point.quiet else style.INK
        names = _get_name_lines(sketch, point, bars.width)
        sketch.block(names, left + 1.0, top, "category", size=SIZE, colour=ink, row=point.row, series=point.series)
        role, colour = ("value", ink) if known else ("missing", style.MUTED)
        if bars.above:
            sketch.block(
                _get_value_lines(sketch, point, bars.width),
                left + 1.0,
                top + get_block_height(len(names), SIZE),
                role,
                size=SIZE,
                colour=colour,
                bold=known,
                row=point.row,
                series=point.series,
            )
        else:
            sign = -1.0 if reach.tip < 0 else 1.0
            sketch.text(
                get_value_text(point.datum, sketch),
                frame.zero + reach.tip + sign * (get_overhang(point.datum) + style.GAP),
                middle + SIZE * 0.36,
                role,
                size=SIZE,
                colour=colour,
                bold=known,
                align=0.0 if sign > 0 else 1.0,
                row=point.row,
                series=point.series,
            )
        top += height


def draw_empty(sketch: Sketch, box: Box, row: int, series: int) -> None:
    """A panel without any value says so."""
    text = words.MISSING.get(sketch.language)
    centre, middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    sketch.text(text, centre, middle, "missing", size=SIZE, colour=style.MUTED, align=0.5, row=row, series=series)
