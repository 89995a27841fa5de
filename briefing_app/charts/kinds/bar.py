"""Horizontal ranking: one bar a row, the name above or beside it, the value at its end."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.charts.bars import draw_bars
from briefing_app.charts.data import Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import GroupOptions, LabelPlace, OptionType, option
from briefing_app.charts.series import check_few_bars, check_units, select
from briefing_app.charts.sketch import Sketch
from briefing_app.model.language import LocalText


@dataclass(frozen=True, slots=True)
class BarOptions(GroupOptions):
    """Options of bars that lie."""

    labels: LabelPlace = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        LabelPlace.AUTO,
        LocalText("Place of names", "名稱位置", "名称位置"),
        LocalText("Names above the bars or beside them.", "名稱置於橫條上方或旁邊。", "名称置于横条上方或旁边。"),
        LabelPlace,
    )


def _suits(table: Table, options: BarOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    return (*check_units(selection), *check_few_bars(selection))


def _draw(sketch: Sketch, table: Table, options: BarOptions) -> float:
    return draw_bars(sketch, select(table, options), options.labels)


KIND = ChartKind(
    name="bar",
    label=LocalText("Bar chart", "橫條圖", "条形图"),
    help=LocalText(
        "Compares amounts; best for long names and for rankings.",
        "比較數量，適合名稱較長的項目及排名。",
        "比较数量，适合名称较长的项目及排名。",
    ),
    options=BarOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
