"""A line in which a figure of the library is searched for, and the list of those found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.figure_rows import build_figure_rows
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FinderLine(LineField):
    """The arrow keys move in the list below; Esc leaves."""

    stepped = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up, down and Esc are the list's."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class FigureFinder(QWidget):
    """`chosen` gives a row: a figure by its key, or what `offer` adds for the words; `left` tells of Esc."""

    chosen = Signal(Row)
    left = Signal()

    def __init__(
        self,
        room: Room,
        name: str,
        example: str,
        found: str,
        nothing: str,
        *,
        most: int,
        seen: int,
        offer: Callable[[str], Row | None] | None = None,
    ) -> None:
        """Make it.

        Args:
            room: The room of the page.
            name: Of the line.
            example: Of what may be typed.
            found: The name of the list.
            nothing: Said where no figure is found.
            most: Figures that are found at most.
            seen: Rows of the list that are seen at once.
            offer: A last row for the words that are typed.
        """
        super().__init__()
        self._room = room
        self._nothing = nothing
        self._most, self._seen = most, seen
        self._offer = offer
        look = room.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.line = FinderLine(look, name)
        self.line.setPlaceholderText(example)
        self.box = FieldBox(look, name, self.line)
        column.addWidget(self.box)
        self.list = RowList(look, found, Shape(title_lines=1, detail=False), moving=False)
        column.addWidget(self.list)
        self.line.textChanged.connect(self.search)
        self.line.stepped.connect(self._step)
        self.line.escaped.connect(self.left)
        self.line.returnPressed.connect(self._take)
        self.list.chosen.connect(self.chosen)

    def begin(self) -> None:
        """Ask which figure, the latest changed first."""
        self.line.clear()
        self.search("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, words: str) -> None:
        """Offer the figures for words or a number."""
        look = self._room.look
        rows = build_figure_rows(look, self._room.core.linking.search_figures(words, look.language, self._most))
        last = self._offer(words) if self._offer is not None else None
        if last is not None:
            rows.append(last)
        self.list.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.box.set_hint("" if rows else self._nothing)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(self._seen, len(rows)) + 6)

    def _step(self, step: int) -> None:
        rows = len(self.list.rows.rows)
        if rows:
            self.list.setCurrentIndex(self.list.rows.index((self.list.currentIndex().row() + step) % rows))

    def _take(self) -> None:
        if self.list.current is not None:
            self.chosen.emit(self.list.current)
