"""What the charts of a table say about its rows and columns, kept right when these are moved or taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from briefing_app.charts.kinds import find_kind
from briefing_app.charts.options import OptionType, get_option_info
from briefing_app.model.chart import Chart
from briefing_app.store.library import Library
from briefing_app.store.writer import Writer

FindRow = Callable[[int], int | None]  # where a row is now; None where it is gone
FindColumn = Callable[[str], bool]  # whether a column is still there


def follow(library: Library, writer: Writer, dataset_id: str, find_row: FindRow, has_column: FindColumn) -> None:
    """Let the options of all charts of a table name what they named before; what is gone they name no longer.

    A chart whose columns are gone shows what its kind shows of a table by itself, or says why it cannot.
    """
    ids = [id for kind, id in library.find_users("dataset", dataset_id) if kind == "chart"]
    for chart in library.list_charts(ids) if ids else ():
        options = _follow(chart, find_row, has_column)
        if options != chart.options:
            writer.save_chart(replace(chart, options=options))


def _follow(chart: Chart, find_row: FindRow, has_column: FindColumn) -> Mapping[str, object]:
    columns, rows = _names_of(chart.kind)
    kept: dict[str, object] = {}
    for name, value in chart.options.items():
        if name in columns and isinstance(value, str):
            if not value or has_column(value):
                kept[name] = value
        elif name in columns and isinstance(value, list | tuple):
            if left := [key for key in value if has_column(str(key))]:
                kept[name] = left
        elif name in rows and isinstance(value, list | tuple):
            kept[name] = [now for row in value if (now := _find(row, find_row)) is not None]
        elif isinstance(value, list | tuple) and value and all(isinstance(each, Mapping) for each in value):
            kept[name] = [mark for each in value if (mark := _follow_mark(each, find_row, has_column)) is not None]
        else:
            kept[name] = value
    return kept


def _follow_mark(mark: Mapping[str, Any], find_row: FindRow, has_column: FindColumn) -> Mapping[str, Any] | None:
    """An annotation, which names its row and perhaps a column; None where its place is gone."""
    series = mark.get("series")
    if isinstance(series, str) and series and not has_column(series):
        return None
    if "row" not in mark:
        return mark
    row = _find(mark["row"], find_row)
    return None if row is None else {**mark, "row": row}


def _find(row: object, find_row: FindRow) -> int | None:
    return find_row(row) if isinstance(row, int) and not isinstance(row, bool) and row >= 0 else None


def _names_of(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The options of a kind that name columns, and those that name rows; none of a kind that nobody knows."""
    known = find_kind(kind)
    held = {field.name: get_option_info(field).holds for field in fields(known.options)} if known else {}
    columns = frozenset(name for name, holds in held.items() if holds in (OptionType.COLUMN, OptionType.COLUMNS))
    return columns, frozenset(name for name, holds in held.items() if holds is OptionType.ROWS)
