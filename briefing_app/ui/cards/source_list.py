"""The sources that a card cites, each with the place in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.errors import NotFoundError
from briefing_app.model.figure import Citation
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.suggest_field import SuggestField
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.wording.widths import shorten

_NAME = 240  # Latin letters


def name_source(room: Room, source: Source) -> str:
    """What a source is called in lists: its title, or what it is."""
    return source.title or source.description.best(room.look.language)[0] or source.slug


class SourceList(QWidget):
    """A card for each citation; below, a field that finds sources by their names and makes new ones."""

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self.add_button = QPushButton()
        self.add_button.setProperty("quiet", "true")
        self.add_button.setFont(look.fonts.font())
        set_icon_text(self.add_button, look.icons.icon("plus", "accent"), say("cards.source.add"))
        self.add_button.clicked.connect(self.ask)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = SuggestField(look, say("cards.source.find"))
        self.field.hide()
        self.field.given.connect(self._add)
        column.addWidget(self.field)
        self._shown: tuple[str, ...] | None = None
        self.rows: list[SourceRow] = []
        self.follow()

    def ask(self) -> None:
        """Ask which source."""
        self.field.show()
        self.field.setFocus()

    def follow(self) -> None:
        """Show the citations of now."""
        cited = tuple(each.source_id for each in self._session.card.sources)
        sources = self._room.core.library.list_sources()
        self.field.set_suggestions(name_source(self._room, each) for each in sources if each.id not in cited)
        if cited != self._shown:
            self._shown = cited
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [SourceRow(self._room, self._session, at) for at in range(len(cited))]
            for row in self.rows:
                self._column.addWidget(row)
        for row in self.rows:
            row.follow()

    def _add(self, name: str) -> None:
        self.field.hide()
        if not name:
            return
        library, core = self._room.core.library, self._room.core
        found = next((each for each in library.list_sources() if name_source(self._room, each) == name), None)
        if found is None:
            said = LocalText().with_text(self._room.look.language, name)
            found = self._room.attempt(lambda: core.data.add_source(said, title=name))
        if found is not None:
            card, citation = self._session.card, Citation(found.id)
            self._room.attempt(lambda: self._session.keep(replace(card, sources=(*card.sources, citation))))
        self.add_button.setFocus()


class SourceRow(QFrame):
    """One citation: its source, which opens on a click, the place in it, and a cross."""

    def __init__(self, room: Room, session: CardSession, at: int) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._at = at
        self._id = session.card.sources[at].source_id
        look, say = room.look, room.look.say
        self.setProperty("pane", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(2)
        self.name = make_label(look, "", Size.SMALL, bold=True, wrap=True)
        self.open = self._tool("arrow-square-out", say("cards.source.open"))
        self.remove = self._tool("x", say("cards.source.remove"))
        head.addWidget(self.name, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.locator = LineField(look, say("cards.source.locator"))
        self.locator.setPlaceholderText(say("cards.source.locator"))
        self.locator.setFont(look.fonts.font(Size.SMALL))
        column.addWidget(self.locator)
        name = f"card {session.id} locator {self._id}"
        self.binding = TextBinding(self.locator, self._read, self._write, room, name)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)

    def follow(self) -> None:
        """Show the name of now."""
        source = self._room.core.library.find_source(self._id)
        if source is not None:
            self.name.setText(shorten(name_source(self._room, source), _NAME))
            self.open.setAccessibleDescription(self.name.text())
            self.remove.setAccessibleDescription(self.name.text())

    def _read(self) -> str:
        return self._citation().locator

    def _write(self, text: str) -> None:
        self._citation()
        sources = list(self._session.card.sources)
        sources[self._at] = Citation(self._id, text.strip())
        self._session.keep(replace(self._session.card, sources=tuple(sources)))

    def _citation(self) -> Citation:
        sources = self._session.card.sources
        if self._at >= len(sources) or sources[self._at].source_id != self._id:
            raise NotFoundError("source", self._id)
        return sources[self._at]

    def _open(self) -> None:
        where = self._room.navigator.find_page_of("source", self._id)
        if where is not None:
            self._room.navigator.go(where)

    def _remove(self) -> None:
        sources = tuple(each for at, each in enumerate(self._session.card.sources) if at != self._at)
        self._room.attempt(lambda: self._session.keep(replace(self._session.card, sources=sources)))

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._room.look.icons.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setMinimumSize(28, 28)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button
