"""Settings of a text: what it is for, its title, and the text with figures as chips."""

from __future__ import annotations

from briefing_app.model.block import TextBlock, TextRole
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField


class TextForm(BlockForm[TextBlock]):
    """Text, title, role."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.text = self.add_text("composer.field.text", "text", lines=8, figures=True)
        self.add_note(self.say("composer.text.hint"))
        self.title = self.add_text("composer.field.title", "title", figures=True)
        roles = [(each, self.say(f"composer.role.{each.value}")) for each in TextRole]
        self.role: ChoiceField[TextRole] = ChoiceField(
            room, self.say("composer.field.role"), roles, lambda: self.block.role, lambda role: self.change(role=role)
        )
        self.add(self.role)
