"""The icons of the kinds of charts."""

from __future__ import annotations

from collections.abc import Mapping

KIND_ICONS: Mapping[str, str] = {
    "column": "chart-bar",
    "bar": "chart-bar-horizontal",
    "stacked-column": "stack",
    "stacked-bar": "rows",
    "waterfall": "steps",
    "line": "chart-line",
    "area": "chart-line-up",
    "slope": "trend-up",
    "dot": "dots-nine",
    "donut": "chart-donut",
    "pie": "chart-pie-slice",
    "scatter": "chart-scatter",
    "range-bar": "arrows-left-right",
    "heatmap": "grid-nine",
    "multiples": "squares-four",
    "timeline": "calendar-dots",
    "tiles": "hash",
}


def find_icon(kind: str) -> str:
    """The icon of a kind; that of charts for one without its own."""
    return KIND_ICONS.get(kind, "chart-bar")
