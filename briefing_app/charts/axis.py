"""The axes of a line chart: what range of values is shown, its ticks, and where on the sheet values and dates stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefing_app.charts import style
from briefing_app.charts.data import Datum
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.ticks import build_ticks
from briefing_app.model.figure import Unit, Value
from briefing_app.wording.scale import choose_common_scale, choose_scale
from briefing_app.wording.values import print_plain


@dataclass(frozen=True, slots=True)
class Axis:
    """Maps shares of the largest value to heights on the sheet."""

    low: float
    high: float
    top: float
    bottom: float

    def place(self, share: float) -> float:
        """Height on the sheet, in points from the top."""
        span = self.high - self.low or 1.0
        return self.bottom - (share - self.low) / span * (self.bottom - self.top)

    def place_datum(self, selection: Selection, datum: Datum) -> tuple[float, float]:
        """Heights of a number and of the upper end of its range."""
        number, most = datum.number or Decimal(), datum.most or Decimal()
        return self.place(selection.get_share(number)), self.place(selection.get_share(most))


_EVEN = 1.15
"""By how much the longest step between dates may exceed the shortest: a month has 28 to 31 days."""
CUT_DASH = (1.5, 2.0)
"""Of the line at which an axis begins that does not start at zero; the note below the chart says so as well."""


def draw_foot(sketch: Sketch, axis: Axis, left: float, right: float) -> None:
    """The line at zero; where the axis does not show it, a dashed one at its lowest value."""
    if axis.low <= 0 <= axis.high:
        base = axis.place(0.0)
        sketch.line(((left, base), (right, base)), style.AXIS, style.AXIS_WIDTH, "baseline")
    else:
        sketch.line(((left, axis.bottom), (right, axis.bottom)), style.AXIS, style.AXIS_WIDTH, "cut", dash=CUT_DASH)


def get_range(selection: Selection, zero: bool) -> tuple[float, float, tuple[Decimal, ...]]:
    """Lowest and highest shares that the axis shows, and the ticks between them."""
    return build_range(
        selection, [each for datum in selection.data for each in (datum.number, datum.most) if each is not None], zero
    )


def build_range(
    selection: Selection, values: Sequence[Decimal], zero: bool
) -> tuple[float, float, tuple[Decimal, ...]]:
    """Lowest and highest shares of an axis that shows these values and the reference line, and the ticks between them."""
    bounds = [*values]
    bounds += [] if selection.reference is None else [selection.reference.value]
    low, high = min(bounds), max(bounds)
    if zero or low == high:
        low, high = min(low, Decimal()), max(high, Decimal())
    ticks = build_ticks(low, high)
    low, high = min(low, ticks[0]) if not zero else low, high
    return (
        selection.get_share(low),
        selection.get_share(max(high, ticks[-1]) if not zero else high),
        tuple(each for each in ticks if low <= each <= high),
    )


def print_ticks(sketch: Sketch, ticks: Sequence[Decimal], unit: Unit) -> list[str]:
    """The highest tick with its unit, the others as bare numbers in the same scale; all in full where that is not possible.

    All are bare where the unit stands at the head of the plot.
    """
    language = sketch.language
    full = [sketch.print_value(Value(each), unit) for each in ticks]
    if sketch.shared is not None:
        return full
    scale = choose_common_scale(tuple(ticks), language)
    plain = unit.currency or unit in (Unit.COUNT, Unit.NUMBER)
    if not plain or choose_scale(ticks[-1], language) != scale:
        return full
    return [*(print_plain(each, language, scale) for each in ticks[:-1]), full[-1]]


def are_uneven(names: Sequence[Datum]) -> bool:
    """Whether the steps between dates in order of time differ by more than months and leap years do."""
    steps = [other.day - one.day for one, other in pairwise(names)]
    return all(each.date is not None for each in names) and bool(steps) and max(steps) > min(steps) * _EVEN


def get_positions(selection: Selection, left: float, right: float) -> list[float]:
    """Across the sheet: dates to scale, anything else in equal steps."""
    names = selection.names
    if all(each.date is not None for each in names):
        days = [each.day for each in names]
    else:
        days = [float(each) for each in range(len(names))]
    first, span = min(days), max(days) - min(days)
    return [left + (right - left) * ((day - first) / span if span else 0.5) for day in days]
