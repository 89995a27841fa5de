"""Donut: up to six parts of one whole as a ring, the whole in its middle."""

from __future__ import annotations

from briefing_app.charts.circle import HOLE, draw_slices
from briefing_app.charts.data import Table
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.slices import SliceOptions, check_slices
from briefing_app.model.language import LocalText


def _draw(sketch: Sketch, table: Table, options: SliceOptions) -> float:
    return draw_slices(sketch, table, options, HOLE)


KIND = ChartKind(
    name="donut",
    label=LocalText("Donut chart", "圓環圖", "圆环图"),
    help=LocalText(
        "Shows up to six parts of one whole.", "顯示同一整體的不多於六個部分。", "显示同一整体的不多于六个部分。"
    ),
    options=SliceOptions,
    suits=check_slices,
    draw=_draw,
)
