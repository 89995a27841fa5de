"""What a chart shows, as plain entries: one list from which notes, alternative text and the attached table are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.charts import words
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kinds.scatter import ScatterOptions
from briefing_app.charts.kinds.timeline import TimelineOptions, get_events
from briefing_app.charts.options import Options, SeriesOptions
from briefing_app.charts.series import select
from briefing_app.model.language import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """One shown value: the name of its row, the heading of its column (empty where the chart has one series), the datum."""

    row: int
    name: str
    series: str
    datum: Datum

    def full_name(self, language: Language) -> str:
        """Row and column in one name: “2023 (drugs)”."""
        return words.add_aside(self.name, self.series, language)


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a chart shows, row after row. `series` are the headings of the value columns; none for a timeline.

    `sourced` as of the table.
    """

    entries: tuple[Entry, ...]
    series: tuple[str, ...]
    sourced: bool = True

    @property
    def rows(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries grouped by row, in the order shown."""
        grouped: dict[int, list[Entry]] = {}
        for each in self.entries:
            grouped.setdefault(each.row, []).append(each)
        return tuple(tuple(each) for each in grouped.values())


def list_known(entries: Sequence[Entry]) -> list[Entry]:
    """Those that hold a number."""
    return [each for each in entries if each.datum.number is not None]


def list_shown(table: Table, options: Options) -> Shown:
    """The entries of a chart in the order drawn; ChartDataError as `select` and `get_events` raise it."""
    if isinstance(options, TimelineOptions):
        events = get_events(table, options)
        return Shown(tuple(Entry(each.row, each.text, "", each.date or Datum()) for each in events), (), table.sourced)
    assert isinstance(options, SeriesOptions)
    selection = select(table, options)
    several = len(selection.series) > 1
    names = [each.printed for each in selection.names]
    if isinstance(options, ScatterOptions) and options.group:
        groups = table.get_column(options.group)
        names = [
            # What the colour of a point says, for those who read the chart as words.
            words.add_aside(name, groups[row].printed, table.language)
            for name, row in zip(names, selection.rows, strict=True)
        ]
    entries = tuple(
        Entry(row, names[place], one.label if several else "", one.data[place])
        for place, row in enumerate(selection.rows)
        for one in selection.series
    )
    return Shown(entries, tuple(each.label for each in selection.series), table.sourced)
