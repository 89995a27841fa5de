"""Settings of a page break: there are none."""

from __future__ import annotations

from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import Form
from briefing_app.ui.room import Room


class PageBreakForm(Form):
    """Says what it does."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.add_note(self.say("composer.page_break.detail"))
