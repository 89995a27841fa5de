"""Pie: up to six parts of one whole as a disc, the whole written below."""

from __future__ import annotations

from briefing_app.charts.circle import draw_slices
from briefing_app.charts.data import Table
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.slices import SliceOptions, check_slices
from briefing_app.model.language import LocalText


def _draw(sketch: Sketch, table: Table, options: SliceOptions) -> float:
    return draw_slices(sketch, table, options, 0.0)


KIND = ChartKind(
    name="pie",
    label=LocalText("Pie chart", "圓形圖", "饼图"),
    help=LocalText(
        "Shows up to six parts of one whole as a full disc.",
        "以整個圓形顯示同一整體的不多於六個部分。",
        "以整个圆形显示同一整体的不多于六个部分。",
    ),
    options=SliceOptions,
    suits=check_slices,
    draw=_draw,
)
