"""Settings of a chart: how wide it stands, and whether its numbers are printed; the chart itself is edited on its own page."""

from __future__ import annotations

from enum import StrEnum

from briefing_app.model.block import ChartBlock
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import SegmentedField


class Width(StrEnum):
    """How wide a chart stands on the page."""

    FULL = "full"
    HALF = "half"


class DataTable(StrEnum):
    """Whether the numbers of a chart stand in a table at the end of a full briefing."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class ChartForm(BlockForm[ChartBlock]):
    """Width, table of its numbers, and the way to the chart."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        widths = [(each, self.say(f"composer.width.{each.value}"), None) for each in Width]
        self.width_field: SegmentedField[Width] = SegmentedField(
            room,
            self.say("composer.field.width"),
            widths,
            lambda: Width(self.block.width),
            lambda width: self.change(width=width.value),
        )
        self.add(self.width_field)
        self.add_note(self.say("composer.width.hint"))
        tables = [(each, self.say(f"composer.data.{each.value}"), None) for each in DataTable]
        self.data_field: SegmentedField[DataTable] = SegmentedField(
            room,
            self.say("composer.field.data"),
            tables,
            lambda: DataTable(self.block.data),
            lambda data: self.change(data=data.value),
        )
        self.add(self.data_field)
        self.add_note(self.say("composer.data.hint"))
        self.open = self.add_button("pencil-simple", "composer.chart.open", self._open)

    def _open(self) -> None:
        self.room.open_thing("chart", self.block.chart_id)
