"""Settings of points to make: to whom, and the points."""

from __future__ import annotations

from briefing_app.model.block import PointsBlock
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemList
from briefing_app.ui.room import Room


class PointsForm(BlockForm[PointsBlock]):
    """Addressee, points, title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.addressee = self.add_text("composer.field.addressee", "addressee")
        self.points: ItemList[LocalText] = ItemList(
            self,
            "points",
            LocalText,
            lambda card: card.add_text("composer.field.point", "", lines=2, figures=True),
            ("composer.item.point", "composer.item.point.add"),
        )
        self.add(self.points)
        self.title = self.add_text("composer.field.title", "title")

    def follow(self) -> None:
        """As many points as there are now."""
        self.points.follow()
