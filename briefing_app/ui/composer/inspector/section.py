"""Settings of a section: its title, whether it stays with us, and what belongs in it."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.errors import NotFoundError
from briefing_app.model.briefing import Section
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import Form
from briefing_app.ui.room import Room
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField


class SectionForm(Form):
    """Title and guidance, each in three languages."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.title = self._add("title", 1)
        self.guidance = self._add("guidance", 4)
        self.add_note(self.say("composer.guidance.hint"))

    @property
    def section(self) -> Section:
        """The section as it is now.

        Raises:
            NotFoundError: It was taken out.
        """
        section = self.acts.section_of(self.id)
        if section is None:
            raise NotFoundError("section", self.id)
        return section

    def _add(self, name: str, lines: int) -> LocalField:
        def read() -> LocalText:
            text: LocalText = getattr(self.section, name)
            return text

        def write(text: LocalText) -> None:
            section = replace(self.section, title=text) if name == "title" else replace(self.section, guidance=text)
            self.room.core.briefings.update_section(section)

        field = LocalField(
            self.room, self.say(f"composer.field.{name}"), read, write, lines=lines, wide=NEVER_WIDE, name=f"{self.id} {name}"
        )  # fmt: skip
        field.show_language(self.language)
        self.add(field)
        return field
