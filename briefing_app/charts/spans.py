"""Stretches of a value axis from a lowest to a highest value, and the bars that show how exact their ends are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_value_text
from briefing_app.charts.data import Datum
from briefing_app.charts.ends import Bar, Frame, Reach, draw_arrow
from briefing_app.charts.points import ARROW, RADIUS
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch
from briefing_app.model.figure import Qualifier


@dataclass(frozen=True, slots=True)
class Span:
    """One row: what it runs from and to. With one column both ends are the same datum, whose words then stand at the right."""

    place: int
    row: int
    low: Datum
    high: Datum
    single: bool

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest number, or None where nothing is known."""
        ends = (self.low.number, self.low.upper, self.high.number, self.high.upper)
        numbers = [each for each in ends if each is not None]
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def whole(self) -> bool:
        """Whether the bar has both ends; otherwise it is a point."""
        if self.single:
            return self.low.upper is not None
        return self.low.number is not None and self.high.number is not None

    @property
    def overhangs(self) -> tuple[float, float]:
        """How far marks reach beyond the lowest and the highest number, in points."""
        least = 0.0 if self.whole else RADIUS + 1.0
        return max(least, ARROW * self.low.upper_limit), max(least, ARROW * self.high.lower_limit)

    def get_ends(self) -> tuple[Datum | None, Datum | None]:
        """The data written at the left and at the right end."""
        if self.single or self.bounds is None:
            return None, self.high
        return self.low, self.high


def list_spans(selection: Selection) -> list[Span]:
    """One for each row, from the first to the last of one or two columns of values."""
    first, last = selection.series[0], selection.series[-1]
    single = len(selection.series) == 1
    return [Span(place, row, first.data[place], last.data[place], single) for place, row in enumerate(selection.rows)]


def join_values(sketch: Sketch, span: Span) -> str:
    """Both ends of a bar in one text; empty where values are not written."""
    texts = [each.together or get_value_text(each, sketch) for each in span.get_ends() if each is not None]
    texts = [each for each in texts if each]
    return words.SPAN.get(sketch.language).format(low=texts[0], high=texts[1]) if len(texts) == 2 else "".join(texts)


def list_values(sketch: Sketch, span: Span, *, joined: bool, leftwards: bool) -> tuple[tuple[str, bool], ...]:
    """What is written left and right of a bar, and whether it is known.

    `joined`: both values at one end, with `leftwards` at the left one of a bar below zero.
    """
    nothing = ("", False)
    if joined and span.bounds is not None:
        value = (join_values(sketch, span).replace("\u00a0", " ").replace("\u2060", ""), True)
        return (value, nothing) if leftwards and span.bounds[1] < 0 else (nothing, value)
    return tuple(
        nothing if each is None else (get_value_text(each, sketch), each.number is not None) for each in span.get_ends()
    )


def draw_span(
    sketch: Sketch, span: Span, place: Callable[[Decimal], float], edges: tuple[float, float], colour: str
) -> None:
    """A lying bar between two edges, `place` giving where numbers stand; nothing where nothing is known.

    Solid between exact ends, hatched where an end is an estimate, light where a limit points inwards; a point where only one
    end is known.
    """
    bounds = span.bounds
    if bounds is None:
        return
    row, (low, high) = span.row, edges
    first, last = (place(each) for each in bounds)
    series = 0 if span.single or span.low.number is not None else 1
    if not span.whole:
        datum = span.low if span.low.number is not None else span.high
        if datum.upper is not None:
            sketch.hatch_box(Box(first, low, last, high), colour, "range", row, series)
        else:
            exact = datum.qualifier is Qualifier.EXACT
            role = "point" if exact else "estimate" if datum.qualifier is Qualifier.ABOUT else "limit"
            sketch.disc(
                first, (low + high) / 2, RADIUS + 1.0, colour if exact else style.PAPER, colour, role, row, series
            )
    else:
        _draw_body(sketch, span, place, (first, last), edges, colour)
    for datum, x, sign in ((span.low, first, -1.0), (span.high, last, 1.0)):
        outward = datum.lower_limit if sign > 0 else datum.upper_limit
        if outward and datum.number is not None:
            start = RADIUS if not span.whole else 1.0
            bar = Bar(Reach(0, 0, 0, 0), low, high, row, series)
            draw_arrow(sketch, Frame(x, lying=True), bar, sign * start, sign * ARROW)


def _draw_body(
    sketch: Sketch,
    span: Span,
    place: Callable[[Decimal], float],
    ends: tuple[float, float],
    edges: tuple[float, float],
    colour: str,
) -> None:
    row, (first, last), (low, high) = span.row, ends, edges
    inner = (first, last)
    if not span.single:
        # What may or may not belong to the range, because an end is a range itself, is hatched.
        inner = place(span.low.most or Decimal()), place(span.high.number or Decimal())
        for start, end in ((first, inner[0]), (inner[1], last)):
            if end - start > 0.01:
                sketch.hatch_box(Box(start, low, end, high), colour, "range", row, 0)
    body = Box(inner[0], low, max(inner[1], inner[0] + 1.0), high)
    qualifiers = {span.low.qualifier, span.high.qualifier}
    inward = not span.single and (span.low.lower_limit or span.high.upper_limit)
    if inner[1] < inner[0]:
        return
    if Qualifier.ABOUT in qualifiers:
        sketch.hatch_box(body, colour, "estimate", row, 0)
    elif inward:
        sketch.rect(body, style.get_hatch_ground(colour), "bound", row, 0)
        for x, datum in ((first, span.low), (last, span.high)):
            if datum.qualifier.open_ended:
                sketch.line(((x, low), (x, high)), colour, 1.6, "limit", row, 0)
    else:
        sketch.fill_box(body, colour, "bar", row, 0)
