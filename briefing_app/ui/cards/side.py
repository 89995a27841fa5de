"""The right side of the card page: status, theme and tags, sources, where it is used, what was done, and the note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing_app.ui.cards.labels_box import TagField, ThemeBox
from briefing_app.ui.cards.lines_box import LinesBox, list_steps, list_uses
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.cards.status_box import StatusBox
from briefing_app.ui.room import Room
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField
from briefing_app.ui.text.source_list import Citing, SourceList
from briefing_app.ui.widgets.labels import make_caption
from briefing_app.ui.widgets.scroll_area import ScrollArea


class CardSide(QFrame):
    """Everything is kept at once, as in the columns."""

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        say = room.look.say
        self.setProperty("pane", "tint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 18)
        self._column.setSpacing(8)
        self.status = StatusBox(room, session)
        self.theme = ThemeBox(room, session)
        self.tags = TagField(room, session)
        self.sources = SourceList(
            room,
            Citing(
                lambda: session.card.sources,
                lambda sources: session.keep(replace(session.card, sources=sources)),
                f"card {session.id}",
            ),
        )
        self.used = LinesBox(room, say("cards.used.none"))
        self.history = LinesBox(room, say("cards.history.none"))
        self.note = LocalField(
            room,
            say("cards.note"),
            lambda: session.card.note,
            lambda note: session.keep(replace(session.card, note=note)),
            lines=3,
            wide=NEVER_WIDE,
            name=f"card {session.id} note",
        )
        self._add(say("cards.status"), self.status)
        self._add(say("cards.labels"), self.theme, self.tags)
        self._add(say("cards.sources"), self.sources)
        self._add(say("cards.used"), self.used)
        self._add("", self.note)
        self._add(say("cards.history"), self.history)
        self._column.addStretch(1)
        self.status.source_wanted.connect(self.sources.ask)
        self.follow()

    def follow(self) -> None:
        """Show how things stand now."""
        self.status.follow()
        self.theme.follow()
        self.tags.follow()
        self.sources.follow()
        self.used.show_lines(list_uses(self._room, self._session))
        self.history.show_lines(list_steps(self._room, self._session))

    def _add(self, head: str, *widgets: QWidget) -> None:
        if self._column.count():
            self._column.addSpacing(8)
        if head:
            label = make_caption(self._room.look, head.upper())
            self._column.addWidget(label)
        for each in widgets:
            self._column.addWidget(each)


def make_scroll(widget: QWidget, name: str) -> ScrollArea:
    """A pane that scrolls up and down; its parts take the focus, it does not."""
    area = ScrollArea()
    area.setWidget(widget)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
