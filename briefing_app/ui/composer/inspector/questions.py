"""Settings of questions and answers."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.block import Likelihood, Question, QuestionsBlock
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemCard, ItemList
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import SegmentedField


class QuestionsForm(BlockForm[QuestionsBlock]):
    """Questions with answers and how likely they are; title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.items: ItemList[Question] = ItemList(
            self,
            "items",
            lambda: Question(LocalText(), LocalText()),
            self._build,
            ("composer.item.question", "composer.item.question.add"),
        )
        self.add(self.items)
        self.title = self.add_text("composer.field.title", "title")

    def follow(self) -> None:
        """As many questions as there are now."""
        self.items.follow()

    def _build(self, card: ItemCard[Question]) -> None:
        card.add_text("composer.field.question", "question", lines=2, figures=True)
        card.add_text("composer.field.answer", "answer", lines=4, figures=True)
        choices = [(each, self.say(f"composer.likelihood.{each.value}"), None) for each in Likelihood]
        card.add(
            SegmentedField[Likelihood](
                self.room,
                self.say("composer.field.likelihood"),
                choices,
                lambda: card.item.likelihood,
                lambda likelihood: card.change(replace(card.item, likelihood=likelihood)),
                spoken=card.speak("composer.field.likelihood"),
            )
        )
