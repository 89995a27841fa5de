"""Adding a figure to a card: one of the library, or a new one from what is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.errors import BriefingError
from briefing_app.model.language import LocalText
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.figure_finder import FigureFinder
from briefing_app.ui.widgets.labels import make_label

_NEW = "new"
_MOST = 6  # figures found


class AddFigure(QFrame):
    """`chosen` gives the key of a figure to be listed; `grew` asks to be brought into sight."""

    chosen = Signal(str)
    closed = Signal()
    grew = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look, say = room.look, room.look.say
        self.setProperty("pane", "inset")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self.finder = FigureFinder(
            room,
            say("cards.figure.find"),
            say("cards.figure.find.example"),
            say("cards.figure.found"),
            say("cards.figure.nothing"),
            most=_MOST,
            seen=_MOST + 1,
            offer=self._offer,
        )
        self.line, self.list = self.finder.line, self.finder.list
        column.addWidget(self.finder)
        self.label = LineField(look, say("cards.figure.label"))
        self.label_box = FieldBox(look, say("cards.figure.label"), self.label)
        self.make = QPushButton(say("cards.figure.make"))
        self.make.setProperty("primary", "true")
        self.make.setFont(look.fonts.font())
        self.understood = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
        self._new = QFrame()
        inner = QVBoxLayout(self._new)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.understood)
        inner.addWidget(self.label_box)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.make)
        inner.addLayout(row)
        self._new.hide()
        column.addWidget(self._new)
        self.line.textChanged.connect(self._new.hide)
        self.finder.left.connect(self.close_panel)
        self.finder.chosen.connect(self._choose)
        self.label.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)
        self.hide()

    def open_panel(self) -> None:
        """Ask which figure."""
        self._new.hide()
        self.show()
        self.finder.begin()

    def close_panel(self) -> None:
        """Ask no more."""
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """It has its place, or needs more of it: what was found is listed, or a name is asked for."""
        super().resizeEvent(event)
        self.grew.emit()

    def _offer(self, words: str) -> Row | None:
        """A new figure, where the words are a value."""
        say = self._room.look.say
        printed = self._understand(words)
        if printed is None:
            return None
        return Row(kind=_NEW, id=_NEW, icon="plus", title=say("cards.figure.new", printed=printed), pause=say.pause)

    def _understand(self, words: str) -> str | None:
        try:
            typed = self._room.core.linking.read_figure(words, self._room.look.language)
        except BriefingError:
            return None
        return typed.printed.get(self._room.look.language)

    def _choose(self, row: Row) -> None:
        if row.kind != _NEW:
            self.hide()
            self.chosen.emit(row.id)
            return
        self.understood.setText(row.title)
        self.label.clear()
        self.label_box.set_problem("")
        self._new.show()
        self.list.hide()
        self.label.setFocus()

    def _make(self) -> None:
        label = LocalText().with_text(self._room.look.language, self.label.text().strip())
        if not label:
            self.label_box.set_problem(self._room.look.say("cards.figure.label.missing"))
            return
        linking, language = self._room.core.linking, self._room.look.language
        months, typed = self._room.settings.review_months or None, self.line.text()
        figure = self._room.attempt(
            lambda: linking.make_figure_from_text(label, typed, language, cadence_months=months)
        )
        if figure is not None:
            self.hide()
            self.chosen.emit(figure.key)
