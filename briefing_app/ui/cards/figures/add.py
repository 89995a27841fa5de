"""Adding a figure to a card: one of the library, or a new one from what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.errors import BriefingError
from briefing_app.model.language import LocalText
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.labels import make_label

_NEW = "new"
_MOST = 6


class SearchLine(LineField):
    """The arrow keys move in the list below."""

    stepped = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up, down and Esc are the list's."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class AddFigure(QFrame):
    """`chosen` gives the key of a figure to be listed."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look, say = room.look, room.look.say
        self.setProperty("pane", "inset")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self.line = SearchLine(look, say("cards.figure.find"))
        self.line.setPlaceholderText(say("cards.figure.find.example"))
        self.box = FieldBox(look, say("cards.figure.find"), self.line)
        column.addWidget(self.box)
        self.list = RowList(look, say("cards.figure.found"), Shape(title_lines=1, detail=False), moving=False)
        column.addWidget(self.list)
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
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.escaped.connect(self.close_panel)
        self.line.returnPressed.connect(self._take)
        self.list.chosen.connect(self._choose)
        self.label.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)
        self.hide()

    def open_panel(self) -> None:
        """Ask which figure."""
        self.line.clear()
        self._new.hide()
        self.show()
        self._search("")
        self.line.setFocus()

    def close_panel(self) -> None:
        """Ask no more."""
        self.hide()
        self.closed.emit()

    def _search(self, words: str) -> None:
        core, look = self._room.core, self._room.look
        self._new.hide()
        rows = [
            Row(
                kind="figure",
                id=hit.key,
                icon="hash",
                title=" – ".join(each for each in (hit.printed, hit.label) if each),
                text=" · ".join(each for each in (hit.as_of, hit.source) if each),
                tone="warn" if hit.stale else "note",
                spoken_kind=look.say("kind.figure"),
                pause=look.say.pause,
            )
            for hit in core.linking.search_figures(words, look.language, _MOST)
        ]
        if (printed := self._understand(words)) is not None:
            title = look.say("cards.figure.new", printed=printed)
            rows.append(Row(kind=_NEW, id=_NEW, icon="plus", title=title, pause=look.say.pause))
        self.list.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.box.set_hint("" if rows else look.say("cards.figure.nothing"))
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * len(rows) + 6)

    def _understand(self, words: str) -> str | None:
        try:
            typed = self._room.core.linking.read_figure(words, self._room.look.language)
        except BriefingError:
            return None
        return typed.printed.get(self._room.look.language)

    def _step(self, step: int) -> None:
        rows = len(self.list.rows.rows)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index((self.list.currentIndex().row() + step) % rows))

    def _take(self) -> None:
        if self.list.current is not None:
            self._choose(self.list.current)

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
