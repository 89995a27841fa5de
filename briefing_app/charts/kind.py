"""What a kind of chart is: its name, options, reasons against a table, and its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefing_app.charts.data import Table
from briefing_app.charts.options import Options
from briefing_app.charts.sketch import Sketch
from briefing_app.model.language import LocalText


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
    """

    name: str
    label: LocalText
    help: LocalText
    options: type[Options]
    suits: Callable[[Table, Any], tuple[Reason, ...]]
    draw: Callable[[Sketch, Table, Any], float]
