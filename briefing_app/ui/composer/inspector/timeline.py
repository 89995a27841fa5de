"""Settings of a timeline: events with their dates."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.model.block import TimelineBlock, TimelineEvent
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemCard, ItemList
from briefing_app.ui.room import Room
from briefing_app.ui.text.date_field import DateField


class TimelineForm(BlockForm[TimelineBlock]):
    """Events; title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.events: ItemList[TimelineEvent] = ItemList(
            self, "events", self._make, self._build, ("composer.item.event", "composer.item.event.add")
        )
        self.add(self.events)
        self.title = self.add_text("composer.field.title", "title")

    def follow(self) -> None:
        """As many events as there are now."""
        self.events.follow()

    def _make(self) -> TimelineEvent:
        """A new event is of the date of the last one, which is the nearest guess, or of this year."""
        events = self.block.events
        year = PartialDate.parse(str(self.room.core.today().year))
        return TimelineEvent(events[-1].date if events else year, LocalText())

    def _build(self, card: ItemCard[TimelineEvent]) -> None:
        def write(date: PartialDate | None) -> None:
            if date is None:
                raise InputError("date.needed", field="date")
            card.change(replace(card.item, date=date))

        name = f"{self.id} date {card.name}"
        date = DateField(self.room, self.say("composer.field.date"), lambda: card.item.date, write, name=name)
        date.line.setAccessibleName(card.speak("composer.field.date"))
        card.add(date)
        card.add_text("composer.field.event", "text", lines=2, figures=True)
