"""Dots on thin stems from zero: a ranking with less ink than bars."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.charts import style
from briefing_app.charts.bars import draw_bars
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, draw_arrow, points_outward
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.kinds.bar import BarOptions
from briefing_app.charts.options import OptionType, option
from briefing_app.charts.series import check_few_bars, check_units, select
from briefing_app.charts.sketch import Sketch
from briefing_app.model.figure import Qualifier
from briefing_app.model.language import LocalText

_RADIUS = 4.2
_STEM = 1.6


@dataclass(frozen=True, slots=True)
class DotOptions(BarOptions):
    """Options of dots."""

    stems: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Stems", "柄線", "柄线"),
        LocalText(
            "Draw a stem from zero to each dot, as in a lollipop; without it the dots alone stand on a light line.",
            "由零至各點畫上柄線，如棒棒糖；否則各點只立於淡線之上。",
            "从零到各点画上柄线，如棒棒糖；否则各点只立于淡线之上。",
        ),
    )


def _suits(table: Table, options: DotOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    return (*check_units(selection), *check_few_bars(selection))


def _draw(sketch: Sketch, table: Table, options: DotOptions) -> float:
    mark = draw_dot if options.stems else draw_bare_dot
    return draw_bars(sketch, select(table, options), options.labels, mark, _RADIUS)


def draw_bare_dot(sketch: Sketch, frame: Frame, bar: Bar, datum: Datum, colour: str) -> None:
    """As `draw_dot`, on a light line in place of the stem."""
    draw_dot(sketch, frame, bar, datum, colour, stem=style.AXIS, width=style.GRID_WIDTH)


def draw_dot(
    sketch: Sketch, frame: Frame, bar: Bar, datum: Datum, colour: str, *, stem: str = "", width: float = _STEM
) -> None:
    """Stem and dot of a value: filled if exact, hollow otherwise, with an arrow at a limit; a thick stretch for a range."""
    if datum.number is None:
        return
    middle = (bar.low + bar.high) / 2
    start = frame.place(0.0, middle)
    end = frame.place(bar.reach.solid, middle)
    sketch.line((start, end), stem or style.blend(colour, 0.6), width, "stem", bar.row, bar.series)
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
    options=DotOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
