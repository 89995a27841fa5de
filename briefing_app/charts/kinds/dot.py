"""Dots on thin stems from zero: a ranking with less ink than bars."""

from __future__ import annotations

from briefing_app.charts import style
from briefing_app.charts.bars import draw_bars
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, draw_arrow, points_outward
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.kinds.bar import BarOptions
from briefing_app.charts.series import check_units, select
from briefing_app.charts.sketch import Sketch
from briefing_app.model.figure import Qualifier
from briefing_app.model.language import LocalText

_RADIUS = 4.2
_STEM = 1.6


def _suits(table: Table, options: BarOptions) -> tuple[Reason, ...]:
    return check_units(select(table, options))


def _draw(sketch: Sketch, table: Table, options: BarOptions) -> float:
    return draw_bars(sketch, select(table, options), options.labels, draw_dot, _RADIUS)


def draw_dot(sketch: Sketch, frame: Frame, bar: Bar, datum: Datum, colour: str) -> None:
    """Stem and dot of a value: filled if exact, hollow otherwise, with an arrow at a limit; a thick stretch for a range."""
    if datum.number is None:
        return
    middle = (bar.low + bar.high) / 2
    start = frame.place(0.0, middle)
    end = frame.place(bar.reach.solid, middle)
    sketch.line((start, end), style.blend(colour, 0.6), _STEM, "stem", bar.row, bar.series)
    sign = -1.0 if bar.reach.tip < 0 else 1.0
    if datum.upper is not None:
        low, high = frame.place(bar.reach.low, middle), frame.place(bar.reach.high, middle)
        sketch.line((low, high), style.blend(colour, 0.35), _RADIUS * 1.6, "range", bar.row, bar.series)
        for x, y in (low, high):
            sketch.disc(x, y, _RADIUS * 0.8, style.PAPER, colour, "range-end", bar.row, bar.series)
        return
    hollow = datum.qualifier is not Qualifier.EXACT
    if points_outward(datum):
        draw_arrow(sketch, frame, bar, bar.reach.tip + sign * _RADIUS, bar.reach.tip + sign * (style.FADE_LENGTH - 1.0))
    elif datum.qualifier.open_ended:
        tail = bar.reach.tip - sign * _RADIUS
        if abs(tail) > 14:
            draw_arrow(sketch, frame, bar, tail, tail - sign * min(18.0, abs(tail) - 4.0))
    role = "estimate" if datum.qualifier is Qualifier.ABOUT else "limit" if hollow else "dot"
    sketch.disc(
        *end, _RADIUS - 0.6 if hollow else _RADIUS, style.PAPER if hollow else colour, colour, role, bar.row, bar.series
    )


KIND = ChartKind(
    name="dot",
    label=LocalText("Dot chart", "點狀圖", "点状图"),
    help=LocalText(
        "Compares many amounts lightly; also good for ranges.",
        "以較輕的筆觸比較較多項目，也適合範圍。",
        "以较轻的笔触比较较多项目，也适合范围。",
    ),
    options=BarOptions,
    suits=_suits,
    draw=_draw,
)
