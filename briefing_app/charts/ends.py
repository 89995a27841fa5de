"""How the end of a bar says how exact its value is: closed, hatched, fading out or bounded.

The same marks serve bars that lie and columns that stand: they are computed along a bar and mapped onto the sheet by a Frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.data import Datum
from briefing_app.charts.scene import Box, Point
from briefing_app.charts.sketch import Sketch
from briefing_app.model.figure import Qualifier


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps (along, across) to the sheet: `along` grows with the value from the zero line, `across` to the right or down."""

    zero: float
    lying: bool

    def place(self, along: float, across: float) -> Point:
        """A point of the bar on the sheet."""
        return (self.zero + along, across) if self.lying else (across, self.zero - along)

    def box(self, start: float, end: float, low: float, high: float) -> Box:
        """A stretch of the bar on the sheet."""
        (x0, y0), (x1, y1) = self.place(start, low), self.place(end, high)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a value reaches from zero, in shares of the largest or in points: solid part, uncertain part, and its tip."""

    solid: float
    low: float
    high: float
    tip: float

    def scaled(self, scale: float) -> Reach:
        """The same in points."""
        return Reach(self.solid * scale, self.low * scale, self.high * scale, self.tip * scale)


def get_reach(datum: Datum, share: Callable[[Decimal], float]) -> Reach:
    """Solid up to the number; of a range solid up to the end nearer to zero and uncertain up to the other."""
    if datum.number is None:
        return Reach(0.0, 0.0, 0.0, 0.0)
    low = share(datum.number)
    if datum.upper is None:
        return Reach(low, 0.0, 0.0, low)
    high = share(datum.upper)
    solid = low if low > 0 else high if high < 0 else 0.0
    return Reach(solid, low, high, high if high > 0 else low)


@dataclass(frozen=True, slots=True)
class Bar:
    """Where one bar goes: its reach in points, where it starts (on top of others: not at zero), and its two edges across."""

    reach: Reach
    low: float
    high: float
    row: int
    series: int
    start: float = 0.0


def points_outward(datum: Datum) -> bool:
    """Whether the true value lies beyond the limit, further from zero."""
    if datum.number is None or not datum.qualifier.open_ended:
        return False
    return datum.lower_limit == (datum.number >= 0)


def get_overhang(datum: Datum) -> float:
    """How far beyond its value a bar is drawn, in points: the fading end of an outward limit."""
    return style.FADE_LENGTH if points_outward(datum) else 0.0


def draw_bar(sketch: Sketch, frame: Frame, bar: Bar, datum: Datum, colour: str) -> None:
    """The bar of one value; nothing for a missing one.

    A limit with the true value beyond it: solid to the limit, then a dashed line and a fading end with an arrow outwards.
    A limit with the true value short of it: a light body closed by the limit's line, with an arrow inwards.
    about: hatched all along. A range: solid to its near end, hatched to its far end.
    """
    if datum.number is None:
        return
    end = bar.start + bar.reach.solid
    body = frame.box(bar.start, end, bar.low, bar.high)
    if points_outward(datum):
        _draw_fade(sketch, frame, bar, end, colour)
        sketch.fill_box(body, colour, "bar", bar.row, bar.series)
        limit = (frame.place(end, bar.low), frame.place(end, bar.high))
        sketch.line(limit, style.PAPER, 1.0, "limit", bar.row, bar.series, dash=(1.6, 1.4))
        sign = 1.0 if bar.reach.solid >= 0 else -1.0
        draw_arrow(sketch, frame, bar, end + sign * 5.0, end + sign * (style.FADE_LENGTH - 1.0))
    elif datum.qualifier.open_ended:
        sketch.rect(body, style.get_hatch_ground(colour), "bound", bar.row, bar.series)
        limit = (frame.place(end, bar.low), frame.place(end, bar.high))
        sketch.line(limit, colour, 1.6, "limit", bar.row, bar.series)
        sign = 1.0 if bar.reach.solid >= 0 else -1.0
        if abs(bar.reach.solid) > 14:
            tail = end - sign * 3.0
            draw_arrow(sketch, frame, bar, tail, tail - sign * min(18.0, abs(bar.reach.solid) - 6.0))
    elif datum.qualifier is Qualifier.ABOUT:
        sketch.hatch_box(body, colour, "estimate", bar.row, bar.series)
    elif bar.reach.solid:
        sketch.fill_box(body, colour, "bar", bar.row, bar.series)
    if datum.upper is not None:
        inner = bar.reach.low if bar.reach.low * bar.reach.high < 0 else bar.reach.solid
        outer = bar.reach.high if bar.reach.high > 0 else bar.reach.low
        stretch = frame.box(bar.start + inner, bar.start + outer, bar.low, bar.high)
        sketch.hatch_box(stretch, colour, "range", bar.row, bar.series)


def _draw_fade(sketch: Sketch, frame: Frame, bar: Bar, end: float, colour: str) -> None:
    """Steps from the colour to the paper, longest and lightest first so that no seam shows between them."""
    sign = 1.0 if bar.reach.solid >= 0 else -1.0
    for step in range(style.FADE_STEPS, 0, -1):
        reach = end + sign * (style.FADE_LENGTH - 2.0) * step / style.FADE_STEPS
        shade = style.blend(colour, 0.8 * (1 - step / (style.FADE_STEPS + 1)))
        sketch.rect(frame.box(end, reach, bar.low, bar.high), shade, "fade", bar.row, bar.series)


def draw_arrow(sketch: Sketch, frame: Frame, bar: Bar, tail: float, tip: float) -> None:
    """An arrow along the middle of the bar."""
    size, middle = 2.4, (bar.low + bar.high) / 2
    back = tip - size * 1.5 if tip > tail else tip + size * 1.5
    sketch.line((frame.place(tail, middle), frame.place(back, middle)), style.INK, 1.0, "arrow", bar.row, bar.series)
    head = (frame.place(tip, middle), frame.place(back, middle - size), frame.place(back, middle + size))
    sketch.polygon(head, style.INK, "arrow", bar.row, bar.series)
