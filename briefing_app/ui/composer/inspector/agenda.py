"""Settings of an agenda: when, what, who and where."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.block import AgendaBlock, AgendaItem
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemCard, ItemList
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField


class AgendaForm(BlockForm[AgendaBlock]):
    """Lines of the programme; title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.items: ItemList[AgendaItem] = ItemList(
            self,
            "items",
            lambda: AgendaItem("", LocalText()),
            self._build,
            ("composer.item.line", "composer.item.line.add"),
        )
        self.add(self.items)
        self.title = self.add_text("composer.field.title", "title")

    def follow(self) -> None:
        """As many lines as there are now."""
        self.items.follow()

    def _build(self, card: ItemCard[AgendaItem]) -> None:
        name = self.say("composer.field.time")
        time = LineField(self.room.look, card.speak("composer.field.time"))
        time.setPlaceholderText(self.say("composer.field.time.example"))
        card.add(FieldBox(self.room.look, name, time))
        TextBinding(
            time,
            lambda: card.item.time,
            lambda text: card.change(replace(card.item, time=text)),
            self.room,
            f"{self.id} time {card.name}",
        )
        card.add_text("composer.field.item", "item")
        card.add_text("composer.field.detail", "detail", lines=2)
