"""The sources of a table: each with the place in it, and a field that finds one more or makes a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.errors import NotFoundError
from briefing_app.model.figure import Citation
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.suggest_field import SuggestField
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.wording.widths import shorten

_NAME = 240  # Latin letters


class TableSources(QWidget):
    """What cells say of their own source stays with them; this is that of all others."""

    def __init__(self, room: Room, session: ChartSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(make_label(look, say("charts.sources"), Size.SMALL, tone="quiet"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self.add = QPushButton()
        self.add.setProperty("quiet", "true")
        self.add.setFont(look.fonts.font())
        set_icon_text(self.add, look.icons.icon("plus", "accent"), say("charts.source.add"))
        self.add.clicked.connect(self.ask)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = SuggestField(look, say("charts.source.find"))
        self.field.hide()
        self.field.given.connect(self._add)
        column.addWidget(self.field)
        self._shown: tuple[str, ...] | None = None
        self.rows: list[TableSource] = []
        self.follow()

    def ask(self) -> None:
        """Ask which source."""
        self.field.show()
        self.field.setFocus()

    def follow(self) -> None:
        """Show the sources of now."""
        cited = tuple(each.source_id for each in self._session.table.sources)
        sources = self._room.core.library.list_sources()
        self.field.set_suggestions(self._name(each) for each in sources if each.id not in cited)
        if cited == self._shown:
            for row in self.rows:
                row.follow()
            return
        self._shown = cited
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [TableSource(self._room, self._session, at) for at in range(len(cited))]
        for row in self.rows:
            self._list.addWidget(row)

    def _name(self, source: Source) -> str:
        return source.title or source.description.best(self._room.look.language)[0] or source.slug

    def _add(self, name: str) -> None:
        self.field.hide()
        self.add.setFocus()
        if not name:
            return
        core, session = self._room.core, self._session
        found = next((each for each in core.library.list_sources() if self._name(each) == name), None)
        if found is None:
            said = LocalText().with_text(self._room.look.language, name)
            found = self._room.attempt(lambda: core.data.add_source(said, title=name))
        if found is not None:
            sources = (*session.table.sources, Citation(found.id))
            self._room.attempt(lambda: session.write_table(sources=sources))


class TableSource(QFrame):
    """One source: its name, which opens on a click, the place in it, and a cross."""

    def __init__(self, room: Room, session: ChartSession, at: int) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._at = at
        self._id = session.table.sources[at].source_id
        look, say = room.look, room.look.say
        self.setProperty("pane", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(2)
        self.name = make_label(look, "", Size.SMALL, bold=True, wrap=True)
        head.addWidget(self.name, 1)
        self.open = self._tool("arrow-square-out", say("charts.source.open"))
        self.remove = self._tool("x", say("charts.source.remove"))
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        for button in (self.open, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.locator = LineField(look, say("charts.source.locator"))
        self.locator.setPlaceholderText(say("charts.source.locator"))
        self.locator.setFont(look.fonts.font(Size.SMALL))
        column.addWidget(self.locator)
        name = f"table {session.dataset_id} locator {self._id}"
        self.binding = TextBinding(self.locator, lambda: self._citation().locator, self._write, room, name)
        self.follow()

    def follow(self) -> None:
        """Show the name of now."""
        source = self._room.core.library.find_source(self._id)
        if source is not None:
            words = source.title or source.description.best(self._room.look.language)[0] or source.slug
            self.name.setText(shorten(words, _NAME))
            self.open.setAccessibleDescription(self.name.text())
            self.remove.setAccessibleDescription(self.name.text())

    def _citation(self) -> Citation:
        sources = self._session.table.sources
        if self._at >= len(sources) or sources[self._at].source_id != self._id:
            raise NotFoundError("source", self._id)
        return sources[self._at]

    def _write(self, text: str) -> None:
        self._citation()
        sources = list(self._session.table.sources)
        sources[self._at] = Citation(self._id, text.strip())
        self._session.write_table(sources=tuple(sources))

    def _open(self) -> None:
        where = self._room.navigator.find_page_of("source", self._id)
        if where is not None:
            self._room.navigator.go(where)

    def _remove(self) -> None:
        sources = tuple(each for at, each in enumerate(self._session.table.sources) if at != self._at)
        self._room.attempt(partial(self._session.write_table, sources=sources))

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._room.look.icons.icon(icon))
        button.setIconSize(QSize(14, 14))
        button.setMinimumSize(28, 28)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button
