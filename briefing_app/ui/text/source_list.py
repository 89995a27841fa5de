"""The sources that a card or a dataset cites, each with the place in it, and a field that finds one more or makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.errors import NotFoundError
from briefing_app.model.figure import Citation
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.ui.describe import name_source
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.suggest_field import SuggestField
from briefing_app.ui.widgets.labels import make_label, make_tool, set_icon_text
from briefing_app.wording.widths import shorten

_NAME = 240  # Latin letters


@dataclass(frozen=True, slots=True)
class Citing:
    """What is cited by whom: `read` and `write` may raise NotFoundError, `name` tells the thing from others while one types."""

    read: Callable[[], tuple[Citation, ...]]
    write: Callable[[tuple[Citation, ...]], object]
    name: str


class SourceList(QWidget):
    """A card for each citation; below, a field that finds sources by their names and makes new ones."""

    def __init__(self, room: Room, citing: Citing, label: str = "") -> None:
        """Make it, with a label above the list where one is given."""
        super().__init__()
        self._room = room
        self._citing = citing
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if label:
            column.addWidget(make_label(look, label, Size.SMALL, tone="quiet"))
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self.add_button = QPushButton()
        self.add_button.setProperty("quiet", "true")
        self.add_button.setFont(look.fonts.font())
        set_icon_text(self.add_button, look.icons.icon("plus", "accent"), say("writing.source.add"))
        self.add_button.clicked.connect(self.ask)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = SuggestField(look, say("writing.source.find"))
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
        cited = tuple(each.source_id for each in self._citing.read())
        self.field.set_suggestions(self._name(each) for each in self._list_sources() if each.id not in cited)
        if cited != self._shown:
            self._shown = cited
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [SourceRow(self._room, self._citing, at) for at in range(len(cited))]
            for row in self.rows:
                self._column.addWidget(row)
        for row in self.rows:
            row.follow()

    def _name(self, source: Source) -> str:
        return name_source(source, self._room.look.language)

    def _list_sources(self) -> Sequence[Source]:
        return self._room.core.library.list_sources()

    def _add(self, name: str) -> None:
        self.field.hide()
        if name:
            core, citing = self._room.core, self._citing
            found = next((each for each in self._list_sources() if self._name(each) == name), None)
            if found is None:
                said = LocalText().with_text(self._room.look.language, name)
                found = self._room.attempt(lambda: core.data.add_source(said, title=name))
            if found is not None:
                citation = Citation(found.id)
                self._room.attempt(lambda: citing.write((*citing.read(), citation)))
        self.add_button.setFocus()


class SourceRow(QFrame):
    """One citation: its source, which opens on a click, the place in it, and a cross."""

    def __init__(self, room: Room, citing: Citing, at: int) -> None:
        super().__init__()
        self._room = room
        self._citing = citing
        self._at = at
        self._id = citing.read()[at].source_id
        look, say = room.look, room.look.say
        self.setProperty("pane", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(2)
        self.name = make_label(look, "", Size.SMALL, bold=True, wrap=True)
        head.addWidget(self.name, 1)
        self.open = make_tool(look, "arrow-square-out", say("writing.source.open"), icon_size=14, least=28)
        self.remove = make_tool(look, "x", say("writing.source.remove"), icon_size=14, least=28)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.locator = LineField(look, say("writing.source.locator"))
        self.locator.setPlaceholderText(say("writing.source.locator"))
        self.locator.setFont(look.fonts.font(Size.SMALL))
        column.addWidget(self.locator)
        name = f"{citing.name} locator {self._id}"
        self.binding = TextBinding(self.locator, lambda: self._citation().locator, self._write, room, name)

    def follow(self) -> None:
        """Show the name of now."""
        source = self._room.core.library.find_source(self._id)
        if source is not None:
            self.name.setText(shorten(name_source(source, self._room.look.language), _NAME))
            self.open.setAccessibleDescription(self.name.text())
            self.remove.setAccessibleDescription(self.name.text())

    def _citation(self) -> Citation:
        sources = self._citing.read()
        if self._at >= len(sources) or sources[self._at].source_id != self._id:
            raise NotFoundError("source", self._id)
        return sources[self._at]

    def _write(self, text: str) -> None:
        self._citation()
        sources = list(self._citing.read())
        sources[self._at] = Citation(self._id, text.strip())
        self._citing.write(tuple(sources))

    def _open(self) -> None:
        self._room.open_thing("source", self._id)

    def _remove(self) -> None:
        sources = tuple(each for at, each in enumerate(self._citing.read()) if at != self._at)
        self._room.attempt(lambda: self._citing.write(sources))
