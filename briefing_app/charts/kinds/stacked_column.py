"""Columns of parts on top of one another with their sum or as shares of 100%; lying where names lack the room."""

from __future__ import annotations

from briefing_app.charts import style
from briefing_app.charts.columns import find_slots
from briefing_app.charts.data import Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.series import check_time_order, select
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.stacks import StackOptions, Stacks, check_stacks
from briefing_app.charts.stacks_lying import draw_lying
from briefing_app.charts.stacks_standing import draw_standing
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.language import LocalText

_NAME_SHARE = 0.28


def _suits(table: Table, options: StackOptions) -> tuple[Reason, ...]:
    return (*check_stacks(table, options), *check_time_order(select(table, options), options))


def _draw(sketch: Sketch, table: Table, options: StackOptions) -> float:
    stacks = Stacks(sketch, select(table, options), options.totals, options.shares)
    names = [each.label for each in stacks.selection.series]
    widest = sketch.get_block_width(names, bold=True) + style.GAP + 1.0
    room = sketch.width_pt - min(widest, sketch.width_pt * _NAME_SHARE)
    slots = find_slots(sketch, stacks.selection, room)
    totals = [stacks.get_total(index) for index in range(len(stacks.selection.rows))]
    if slots is not None and not any(
        needs_cut(each, slots.width - 2, style.VALUE_SIZE, sketch.measure, bold=True) for each in totals
    ):
        return draw_standing(stacks, slots, names, totals)
    return draw_lying(stacks, names, totals)


KIND = ChartKind(
    name="stacked-column",
    label=LocalText("Stacked columns", "堆疊柱狀圖", "堆叠柱状图"),
    help=LocalText(
        "Shows parts and their sum, or parts as shares of 100%.",
        "顯示各部分及其總和，或各部分的佔比。",
        "显示各部分及其总和，或各部分的占比。",
    ),
    options=StackOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
