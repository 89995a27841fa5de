"""The kinds of chart, one file each; a new kind is a new file and a line in `KINDS`."""

from __future__ import annotations

from briefing_app.charts.kind import ChartKind
from briefing_app.charts.kinds import bar, column, donut, dot, line, stacked_column, tiles, timeline
from briefing_app.errors import ChartDataError

KINDS: tuple[ChartKind, ...] = (
    column.KIND,
    bar.KIND,
    stacked_column.KIND,
    line.KIND,
    dot.KIND,
    donut.KIND,
    timeline.KIND,
    tiles.KIND,
)
"""Every kind, in the order in which they are offered."""


def get_kind(name: str, chart: str = "") -> ChartKind:
    """The kind of that name; ChartDataError, naming the chart, if there is none."""
    for each in KINDS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in KINDS)
    raise ChartDataError(chart=chart, why=f"there is no kind “{name}”; use one of {known}.")
