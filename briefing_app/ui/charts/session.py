"""One chart and its table as they are worked on: read anew each time, each change one step of the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.charts.kinds import find_kind
from briefing_app.charts.options import Options, keep_known
from briefing_app.ui.charts.suiting import VALUES, fit_options
from briefing_app.ui.room import Room

if TYPE_CHECKING:
    from briefing_app.charts.kind import ChartKind
    from briefing_app.model.chart import Chart, Dataset
    from briefing_app.workspace import Workspace


class ChartSession:
    """What the parts of the page read and write; `chart_id` is empty for a table that is shown without a chart."""

    def __init__(self, room: Room, chart_id: str, dataset_id: str) -> None:
        self.room = room
        self.chart_id = chart_id
        self.dataset_id = dataset_id
        self._left: dict[str, Mapping[str, object]] = {}  # options of the kinds that were chosen before on this page
        self._wanted: object = None  # the columns of numbers that a person has chosen
        self._stood_in: object = None  # those that are drawn in their place
        self._replaced = False  # whether the kind cannot draw what was chosen

    @property
    def core(self) -> Workspace:
        """The open workspace."""
        return self.room.core

    @property
    def chart(self) -> Chart:
        """The chart as it is now; NotFoundError where it is gone."""
        return self.core.library.get_chart(self.chart_id)

    @property
    def table(self) -> Dataset:
        """The table as it is now, without its rows; NotFoundError where it is gone."""
        return self.core.tables.get_table(self.dataset_id).dataset

    @property
    def kind(self) -> ChartKind | None:
        """The kind of the chart; None for one that a newer version made."""
        return find_kind(self.chart.kind)

    @property
    def options(self) -> Mapping[str, object]:
        """The options that the kind understands, as plain JSON values."""
        chart, kind = self.chart, self.kind
        return keep_known(kind.options if kind is not None else Options, chart.options)

    def write_chart(self, **changed: Any) -> Chart:
        """Keep the chart with other fields."""
        return self.core.data.update_chart(replace(self.chart, **changed))

    def write_table(self, **changed: Any) -> None:
        """Keep the table with another title, date, sources, note, theme or tags."""
        self.core.tables.update_table(replace(self.table, **changed))

    def write_option(self, name: str, value: object) -> None:
        """Keep one option; None takes it away, so that the default holds. What the kind does not understand goes with it."""
        options = dict(self.options)
        options.pop(name, None)
        if value is not None:
            options[name] = value
        self.write_chart(options=options)

    def choose_kind(self, name: str) -> None:
        """Draw the table in another way; options that both kinds understand stay, and those of one chosen before come back.

        Of a table whose columns cannot share an axis those are drawn that can.
        """
        chart = self.chart
        self._left[chart.kind] = chart.options
        given = {**self._left.get(name, {}), **chart.options}
        now = chart.options.get(VALUES)
        if not self._replaced or now != self._stood_in:
            self._wanted = now  # a person's own choice, or none
        given.pop(VALUES, None)
        if self._wanted is not None:
            given[VALUES] = self._wanted
        options = fit_options(self.core, chart.dataset_id, name, given)
        self._stood_in = options.get(VALUES)
        self._replaced = self._stood_in != self._wanted
        self.write_chart(kind=name, options=options)
