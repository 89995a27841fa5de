"""Settings of the people of a meeting."""

from __future__ import annotations

from briefing_app.model.block import PeopleBlock, Person
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemCard, ItemList
from briefing_app.ui.room import Room


class PeopleForm(BlockForm[PeopleBlock]):
    """People; title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.people: ItemList[Person] = ItemList(
            self,
            "people",
            lambda: Person(LocalText()),
            self._build,
            ("composer.item.person", "composer.item.person.add"),
        )
        self.add(self.people)
        self.title = self.add_text("composer.field.title", "title")

    def follow(self) -> None:
        """As many people as there are now."""
        self.people.follow()

    def _build(self, card: ItemCard[Person]) -> None:
        for name in ("name", "role", "organisation", "note"):
            card.add_text(f"composer.person.{name}", name)
