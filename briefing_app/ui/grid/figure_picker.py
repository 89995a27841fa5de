"""The search for a figure that a cell shall follow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField

_MOST = 12  # figures found
_SEEN = 3  # rows of the list that are seen at once
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickerLine(LineField):
    """The arrow keys move in the list below; Esc leaves."""

    def __init__(self, room: Room, name: str, picker: FigurePicker) -> None:
        super().__init__(room.look, name)
        self._picker = picker

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up, down and Esc are the list's."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._picker.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self._picker.closed.emit()
        else:
            super().keyPressEvent(event)


class FigurePicker(QFrame):
    """`chosen` gives the key of a figure; `closed` that none is wanted."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.line = PickerLine(room, say("grid.figure.find"), self)
        self.line.setPlaceholderText(say("grid.figure.example"))
        self.box = FieldBox(look, say("grid.figure.find"), self.line)
        column.addWidget(self.box)
        self.list = RowList(look, say("grid.figure.found"), Shape(title_lines=1, detail=False), moving=False)
        self.list.setProperty("grid", "figures")
        column.addWidget(self.list)
        self.line.textChanged.connect(self.search)
        self.line.returnPressed.connect(self._take)
        self.list.chosen.connect(self._choose)

    def begin(self) -> None:
        """Ask which figure, the latest changed first."""
        self.line.clear()
        self.search("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, words: str) -> None:
        """Offer the figures for words or a number."""
        look = self._room.look
        rows = [
            Row(
                kind="figure",
                id=hit.key,
                icon="clock-countdown" if hit.stale else "hash",
                title=" – ".join(each for each in (hit.printed, hit.label) if each),
                text=" · ".join(each for each in (hit.as_of, hit.source) if each),
                tone="warn" if hit.stale else "note",
                spoken_kind=look.say("kind.figure"),
                pause=look.say.pause,
            )
            for hit in self._room.core.linking.search_figures(words, look.language, _MOST)
        ]
        self.list.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.box.set_hint("" if rows else look.say("grid.figure.nothing"))
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(_SEEN, len(rows)) + 6)

    def step(self, step: int) -> None:
        """Move in the list."""
        rows = len(self.list.rows.rows)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index((self.list.currentIndex().row() + step) % rows))

    def _take(self) -> None:
        if self.list.current is not None:
            self._choose(self.list.current)

    def _choose(self, row: Row) -> None:
        self.chosen.emit(row.id)
