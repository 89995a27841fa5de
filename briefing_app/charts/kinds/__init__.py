"""The kinds of chart, one file each; a new kind is a new file and a line in `KINDS`."""

from __future__ import annotations

from briefing_app.charts import refusals
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.kinds import (
    area,
    bar,
    column,
    donut,
    dot,
    heatmap,
    line,
    multiples,
    pie,
    range_bar,
    scatter,
    slope,
    stacked_bar,
    stacked_column,
    tiles,
    timeline,
    waterfall,
)
from briefing_app.charts.refusals import refuse

KINDS: tuple[ChartKind, ...] = (
    column.KIND,
    bar.KIND,
    stacked_column.KIND,
    stacked_bar.KIND,
    waterfall.KIND,
    line.KIND,
    area.KIND,
    slope.KIND,
    dot.KIND,
    donut.KIND,
    pie.KIND,
    scatter.KIND,
    range_bar.KIND,
    heatmap.KIND,
    multiples.KIND,
    timeline.KIND,
    tiles.KIND,
)
"""Every kind, in the order in which they are offered."""


def find_kind(name: str) -> ChartKind | None:
    """The kind of that name; None for one that a newer version made."""
    return next((each for each in KINDS if each.name == name), None)


def get_kind(name: str, chart: str = "") -> ChartKind:
    """The kind of that name; ChartDataError, naming the chart, if there is none."""
    kind = find_kind(name)
    if kind is None:
        raise refuse(chart, refusals.NO_KIND, kind=name, known=tuple(each.name for each in KINDS))
    return kind
