"""Bars of parts one after another with their sum or as shares of 100%; for long names and many rows."""

from __future__ import annotations

from briefing_app.charts.data import Table
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.series import select
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.stacks import StackOptions, Stacks, check_stacks
from briefing_app.charts.stacks_lying import draw_lying
from briefing_app.model.language import LocalText


def _draw(sketch: Sketch, table: Table, options: StackOptions) -> float:
    stacks = Stacks(sketch, select(table, options), options.totals, options.shares)
    totals = [stacks.get_total(index) for index in range(len(stacks.selection.rows))]
    return draw_lying(stacks, [each.label for each in stacks.selection.series], totals)


KIND = ChartKind(
    name="stacked-bar",
    label=LocalText("Stacked bars", "堆疊橫條圖", "堆叠条形图"),
    help=LocalText(
        "Shows parts and their sum, or parts as shares of 100%; best for long names.",
        "顯示各部分及其總和，或各部分的佔比；適合名稱較長的項目。",
        "显示各部分及其总和，或各部分的占比；适合名称较长的项目。",
    ),
    options=StackOptions,
    suits=check_stacks,
    draw=_draw,
    unit_at_head=True,
)
