"""Timeline: events down a rail of years or months drawn to scale, each as precise as its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.charts import refusals, style, words
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.fit import spread
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import Options, OptionType, Sort, option
from briefing_app.charts.refusals import refuse
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.model.chart import ColumnKind
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date

_GAP = 7.0
_RADIUS = 3.4
_LEADER = 20.0
_WITHIN = 2.0  # from the ends of a stretch, which are days of their own
_YEAR = "2888"  # measured for all years, so that the rail stands alike whichever they are
_STEP = 15.0
_LEAST_STEP = 10.0
"""Of a year or month on the rail, in points: where there is room, and so that its name does not touch the next."""
_FEW_DAYS = 366
"""Events within so many days stand on a rail of months: in years they would lie on one another."""
_EVERY_YEAR, _EVERY_MONTH = (1, 2, 5, 10, 20, 50, 100, 1000), (1, 2, 3, 6, 12)
_BETWEEN = 18.0
_LEAST_HALF = 170.0
_LEAST_EVENTS = 4
_TALLEST = 560.0
"""Two rails side by side: the space between them, the least width of each, the least number of dated events, and the height
that a single rail may take where none is wished for, which is less than a page's."""


@dataclass(frozen=True, slots=True)
class TimelineOptions(Options):
    """Options of timelines. `sort` descending puts the newest event first."""

    date: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Dates", "日期", "日期"),
        LocalText(
            "Column with the dates; empty: the first one.",
            "載有日期的欄；留空即採用首個。",
            "载有日期的列；留空即采用首个。",
        ),
    )
    label: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Events", "事件", "事件"),
        LocalText(
            "Column with the events; empty: the first column of words.",
            "載有事件的欄；留空即採用首個文字欄。",
            "载有事件的列；留空即采用首个文字列。",
        ),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `date` None where the table gives none, `sourced` as of the table."""

    row: int
    date: Datum | None
    text: str
    sourced: bool


def get_events(table: Table, options: TimelineOptions) -> tuple[Event, ...]:
    """The events in order of time, undated ones last.

    Raises ChartDataError without rows, dates or events, or for an option that names a column of another kind.
    """
    if not table.rows:
        raise refuse(table.name, refusals.NO_ROWS)
    dates = options.date or next(iter(table.get_keys(ColumnKind.DATE)), "")
    labels = options.label or next(iter(table.get_keys(ColumnKind.TEXT)), "")
    if not dates or not labels:
        raise refuse(table.name, refusals.TIMELINE_COLUMNS)
    if table.columns[table.get_index(dates)].kind is not ColumnKind.DATE:
        raise refuse(table.name, refusals.NOT_DATES, column=dates)
    events = [
        Event(row, when if when.date is not None else None, what.printed, table.sourced)
        for row, (when, what) in enumerate(zip(table.get_column(dates), table.get_column(labels), strict=True))
        if not (when.missing and what.missing)
    ]
    dated = [each for each in events if each.date is not None]
    if not dated:
        raise refuse(table.name, refusals.NO_DATES)
    for row in options.highlight:
        if not 0 <= row < len(table.rows):
            raise refuse(table.name, refusals.HIGHLIGHT, row=row, last=len(table.rows) - 1)
    dated.sort(key=lambda each: _get_span(each), reverse=options.sort is Sort.DESCENDING)
    return (*dated, *(each for each in events if each.date is None))


def _get_span(event: Event) -> tuple[int, int]:
    """First and last day that the date can mean, as ordinals."""
    assert event.date is not None
    assert event.date.date is not None
    return event.date.date.first.toordinal(), event.date.date.last.toordinal()


def _suits(table: Table, options: TimelineOptions) -> tuple[Reason, ...]:
    get_events(table, options)
    return ()


@dataclass(frozen=True, slots=True)
class _Period:
    """A year or month of the rail: its name, and its first and last day as ordinals."""

    name: str
    first: int
    last: int


def _list_periods(sketch: Sketch, events: Sequence[Event]) -> tuple[_Period, ...]:
    """The years that the dated events reach over, from first to last; the months, where those are few and some date has one."""
    dates = [each.date.date for each in events if each.date is not None and each.date.date is not None]
    first, last = min(each.first for each in dates), max(each.last for each in dates)
    if (last - first).days < _FEW_DAYS and any(each.month is not None for each in dates):
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        found = [PartialDate(each // 12, each % 12 + 1) for each in months]
        names = [print_date(each, sketch.language) for each in found]
    else:
        found = [PartialDate(year) for year in range(first.year, last.year + 1)]
        names = [str(each.year) for each in found]
    return tuple(
        _Period(name, each.first.toordinal(), each.last.toordinal()) for name, each in zip(names, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Rail:
    """Maps days to heights on the sheet."""

    x: float
    first: int
    last: int
    top: float
    bottom: float
    reverse: bool

    def place(self, day: float) -> float:
        """Height of a day on the sheet, in points from the top."""
        share = (day - self.first) / max(self.last - self.first, 1)
        return self.top + (self.bottom - self.top) * (1 - share if self.reverse else share)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The part of the sheet that one rail takes: where it begins, its width, and the height wished for."""

    x: float
    width: float
    wanted: float | None


def _draw(sketch: Sketch, table: Table, options: TimelineOptions) -> float:
    """One rail; two side by side, the second continuing the first, where a low and wide sheet has no room for all in one."""
    events = get_events(table, options)
    wanted = sketch.wanted_height_pt
    half = (sketch.width_pt - _BETWEEN) / 2
    dated = sum(each.date is not None for each in events)
    whole = _Strip(0.0, sketch.width_pt, wanted)
    limit = _TALLEST if wanted is None else wanted
    if half < _LEAST_HALF or dated < _LEAST_EVENTS or _get_need(sketch, events, whole) <= limit:
        return _draw_rail(sketch, events, options, whole)
    cut = -(-dated // 2)
    halves = (events[:cut], events[cut:])
    strips = (_Strip(0.0, half, wanted), _Strip(half + _BETWEEN, half, wanted))
    return max(_draw_rail(sketch, part, options, strip) for part, strip in zip(halves, strips, strict=True))


def _get_axis(sketch: Sketch, events: Sequence[Event]) -> float:
    """From the edge of a strip to its rail: the names of years or months stand there."""
    names = [each.name for each in _list_periods(sketch, events)]
    wide = [each for each in names if len(each) > len(_YEAR)] or [_YEAR]
    return sketch.get_block_width(wide, style.SMALL_SIZE) + 7.0


def _get_left(sketch: Sketch, events: Sequence[Event]) -> float:
    """From the edge of a strip to the texts of its events."""
    return _get_axis(sketch, events) + _RADIUS + _LEADER + 6.0


def _get_need(sketch: Sketch, events: tuple[Event, ...], strip: _Strip) -> float:
    """The height that the texts of events take one below the other."""
    room = strip.width - _get_left(sketch, events)
    blocks = [_get_lines(sketch, each, room)[1] for each in events]
    return sum(get_block_height(1) + get_block_height(len(lines)) + 0.5 + _GAP for lines in blocks) - _GAP


def _draw_rail(sketch: Sketch, events: tuple[Event, ...], options: TimelineOptions, strip: _Strip) -> float:
    dated = [each for each in events if each.date is not None]
    spans = [_get_span(each) for each in dated]
    periods = _list_periods(sketch, events)
    axis = strip.x + _get_axis(sketch, events)
    left = strip.x + _get_left(sketch, events)
    blocks = [_get_lines(sketch, each, strip.x + strip.width - left) for each in events]
    heights = [get_block_height(1) + get_block_height(len(lines)) + 0.5 for _, lines in blocks]
    needed = sum(heights) + _GAP * (len(heights) - 1)
    dated_height = sum(heights[: len(dated)]) + _GAP * (len(dated) - 1)
    natural = max(dated_height, min(len(periods) * _STEP, dated_height * 1.4), 46.0)
    wanted = strip.wanted
    height = max(natural, wanted - (needed - dated_height) if wanted is not None else 0.0)
    line = get_block_height(1) / 2
    # The rail covers whole years or months, with a little room above and below the outermost marks.
    rail = _Rail(
        axis + _RADIUS,
        periods[0].first,
        periods[-1].last,
        line,
        height - line,
        options.sort is Sort.DESCENDING,
    )
    _draw_periods(sketch, rail, periods)
    marks = [rail.place((first + last) / 2) for first, last in spans]
    anchors = [mark - line + tall / 2 for mark, tall in zip(marks, heights[: len(dated)], strict=True)]
    placed = _spread_in_order(anchors, heights[: len(dated)], height)
    bottom = 0.0
    for index, event in enumerate(events):
        if index < len(dated):
            top = placed[index] - heights[index] / 2
            _draw_mark(
                sketch, rail, event, spans[index], marks[index], top + line, left, event.row in options.highlight
            )
        else:
            top = bottom + _GAP
        when, lines = blocks[index]
        colour = style.MUTED if event.date is None else sketch.palette.accent
        sketch.text(when, left, top + style.ASCENT * style.LABEL_SIZE, "date", colour=colour, bold=True, row=event.row)
        strong = event.row in options.highlight
        sketch.block(
            lines, left, top + get_block_height(1) + 0.5, "event", colour=style.INK, bold=strong, row=event.row
        )
        bottom = top + heights[index]
    return max(height, bottom)


def _spread_in_order(anchors: list[float], heights: list[float], height: float) -> tuple[float, ...]:
    """As `spread`, but events of the same day keep their order even where their blocks differ in height."""
    rising = [max(anchors[: index + 1]) + index * 1e-6 for index in range(len(anchors))]
    return spread(rising, heights, 0.0, height, _GAP)


def _get_lines(sketch: Sketch, event: Event, width: float) -> tuple[str, tuple[str, ...]]:
    undated = words.UNDATED if event.sourced else words.UNDATED_EVENT
    when = event.date.printed if event.date is not None else undated.get(sketch.language)
    return when, sketch.wrap(event.text, width)


def _draw_periods(sketch: Sketch, rail: _Rail, periods: Sequence[_Period]) -> None:
    sketch.line(((rail.x, rail.top), (rail.x, rail.bottom)), style.AXIS, 1.4, "rail")
    step = (rail.bottom - rail.top) / len(periods)
    months = periods[0].last - periods[0].first < 31
    steps = _EVERY_MONTH if months else _EVERY_YEAR
    every = next((each for each in steps if each * step >= _LEAST_STEP), steps[-1])
    for period in periods[::every]:
        # A year or month is written at its own middle: the rail shows where it begins with a tick.
        start, end = rail.place(period.first), rail.place(period.last)
        edge = max(start, end) if rail.reverse else min(start, end)
        sketch.line(((rail.x - 4.0, edge), (rail.x, edge)), style.AXIS, style.AXIS_WIDTH, "tick")
        middle = (start + end) / 2 + style.SMALL_SIZE * 0.36
        sketch.text(period.name, rail.x - 6.0, middle, "year", size=style.SMALL_SIZE, colour=style.MUTED, align=1.0)


def _draw_mark(
    sketch: Sketch,
    rail: _Rail,
    event: Event,
    span: tuple[int, int],
    mark: float,
    text: float,
    left: float,
    strong: bool,
) -> None:
    """A dot for a day, a stretch of the rail for a year or month, and an elbow to the text."""
    start, end = sorted((rail.place(span[0]), rail.place(span[1])))
    colour = sketch.palette.accent
    long = end - start > _RADIUS * 2.4
    if long:
        # From where the stretch is nearest to its text: from the middle it would cross the lines of days within.
        mark = min(max(text, start + _WITHIN), end - _WITHIN)
    elbow = ((rail.x, mark), (rail.x + 7.0, mark), (left - 11.0, text), (left - 4.0, text))
    sketch.line(elbow, style.AXIS, style.AXIS_WIDTH, "leader", event.row)
    if long:
        # No dot: it would suggest a day in the middle.
        sketch.line(((rail.x, start), (rail.x, end)), style.blend(colour, 0.5), 5.0, "span", event.row)
        return
    radius = _RADIUS * (1.25 if strong else 0.9)
    exact = event.date is not None and event.date.date is not None and event.date.date.day is not None
    sketch.disc(rail.x, mark, radius, colour if exact else style.PAPER, colour, "event-mark", event.row)


KIND = ChartKind(
    name="timeline",
    label=LocalText("Timeline", "時間線", "时间线"),
    help=LocalText("Shows events in time, to scale.", "按比例顯示各事件的時間。", "按比例显示各事件的时间。"),
    options=TimelineOptions,
    suits=_suits,
    draw=_draw,
)
