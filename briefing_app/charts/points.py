"""The mark of one value on a line: how exact it is shows in its shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_app.charts import style
from briefing_app.charts.data import Datum
from briefing_app.charts.ends import Bar, Frame, Reach, draw_arrow
from briefing_app.charts.sketch import Sketch
from briefing_app.model.figure import Qualifier

RADIUS = 2.6
RANGE_WIDTH = 5.0
ARROW = 15.0
"""How far the arrow of a limit reaches from its point, in points."""

DASH = (3.5, 2.5)
"""Of a line from or to a value that is not exact."""


def is_point(datum: Datum) -> bool:
    """Whether a line can run to the value: it is there and is no range."""
    return datum.number is not None and datum.upper is None


def stands_alone(data: Sequence[Datum], place: int) -> bool:
    """Whether no line reaches a value, so that without a mark it could not be seen."""
    return not any(0 <= each < len(data) and is_point(data[each]) for each in (place - 1, place + 1))


def draw_join(
    sketch: Sketch,
    ends: tuple[tuple[float, Datum], tuple[float, Datum]],
    place: Callable[[Datum], tuple[float, float]],
    colour: str,
    width: float,
    row: int,
    series: int = -1,
) -> None:
    """The line between two values, dashed unless both are exact; none from or to what is missing or a range.

    `ends` give where each stands across and its value, `place` as in `draw_point`.
    """
    if all(is_point(datum) for _, datum in ends):
        dash = () if all(datum.exact for _, datum in ends) else DASH
        sketch.line([(x, place(datum)[0]) for x, datum in ends], colour, width, "line", row, series, dash)


def draw_point(
    sketch: Sketch,
    datum: Datum,
    x: float,
    place: Callable[[Datum], tuple[float, float]],
    colour: str,
    row: int,
    series: int,
    *,
    strong: bool = False,
    plain: bool = True,
) -> None:
    """A disc for an exact value, hollow for an estimate, with an arrow for a limit; a thick stretch for a range.

    `place` gives the heights of the number and of the upper end of a range. Without `plain` exact values have no mark.
    """
    if datum.number is None:
        return
    y, far = place(datum)
    if datum.upper is not None:
        sketch.line(((x, y), (x, far)), style.blend(colour, 0.35), RANGE_WIDTH, "range", row, series)
        for end in (y, far):
            sketch.disc(x, end, RADIUS * 0.8, style.PAPER, colour, "range-end", row, series)
    elif datum.qualifier.open_ended:
        sign = 1.0 if datum.lower_limit else -1.0
        bar = Bar(Reach(0, 0, 0, 0), x - 3.0, x + 3.0, row, series)
        draw_arrow(sketch, Frame(y, lying=False), bar, sign * RADIUS, sign * ARROW)
        sketch.disc(x, y, RADIUS, style.PAPER, colour, "limit", row, series)
    elif datum.qualifier is Qualifier.ABOUT:
        sketch.disc(x, y, RADIUS, style.PAPER, colour, "estimate", row, series)
    elif plain:
        sketch.disc(x, y, RADIUS * 1.35 if strong else RADIUS, colour, colour, "point", row, series)
