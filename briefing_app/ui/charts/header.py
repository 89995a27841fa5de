"""The head of the page of a chart: what is done with the whole chart, and the language of the content."""

from __future__ import annotations

from PySide6.QtCore import Signal

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.page_head import EditorHead
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.segmented import Segmented


class ChartHeader(EditorHead):
    """Says what was asked for; the page does it."""

    back_asked = Signal()
    duplicate_asked = Signal()
    menu_asked = Signal()
    language_chosen = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room, "charts")
        look, say = room.look, room.look.say
        self.back.clicked.connect(self.back_asked)
        self.duplicate = self.make_tool("copy", say("charts.duplicate"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.more = self.make_tool("dots-three", say("charts.menu"))
        self.more.clicked.connect(self.menu_asked)
        self.languages: Segmented[Language] = Segmented(
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.choose(room.settings.content_language)
        self.languages.chosen.connect(self.language_chosen)
        self.add(self.duplicate, self.more, self.languages)

    def show_gone(self, *, gone: bool) -> None:
        """There is nothing to be copied or thrown away."""
        self.more.setEnabled(not gone)
        self.duplicate.setEnabled(not gone)
        if gone:
            self.crumb.setText("")
            self.name.setText("")
