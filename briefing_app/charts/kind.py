"""What a kind of chart is: its name, options, reasons against a table, and its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefing_app.charts import refusals
from briefing_app.charts.data import Table
from briefing_app.charts.options import Options
from briefing_app.charts.refusals import refuse
from briefing_app.charts.sketch import Sketch
from briefing_app.model.language import LocalText

MOST_ROWS = 300
"""What a page can show line by line; more is a table's work."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a table does not suit a kind, as a sentence; `refuse` where drawing it would mislead or is impossible."""

    key: str
    sentence: LocalText
    refuse: bool = True


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart.

    `suits` gives the reasons against drawing a table so, best when empty. `draw` puts the marks on a sketch and returns the
    height it took in points; it may rely on `suits` having given no refusing reason. Neither loads a drawing library.
    Tables of more than `most_rows` rows are refused before anything of them is read. With `unit_at_head` a unit that all
    values share is said once above the plot; without it every value says its own.
    """

    name: str
    label: LocalText
    help: LocalText
    options: type[Options]
    suits: Callable[[Table, Any], tuple[Reason, ...]]
    draw: Callable[[Sketch, Table, Any], float]
    most_rows: int = MOST_ROWS
    unit_at_head: bool = False

    def check_size(self, chart: str, rows: int) -> None:
        """ChartDataError, naming the chart, for a table with more rows than the kind can show."""
        if rows > self.most_rows:
            raise refuse(chart, refusals.MANY_ROWS, rows=rows, most=self.most_rows)
