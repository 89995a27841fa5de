"""Small frames that lie over a window beside the cursor of a field, and never take the focus from it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QTextEdit

_GAP = 4


class Overlay(QFrame):
    """A child of the window of its field: a window of its own would be black where nothing composes windows."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("pane", "overlay")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        field.destroyed.connect(self.deleteLater)

    def place(self, size: QSize, position: int) -> None:
        """Show it below the line of a position of the document, or above where there is more room."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        cursor = self._field.textCursor()
        cursor.setPosition(min(position, self._field.document().characterCount() - 1))
        line = self._field.cursorRect(cursor)
        under = self._field.viewport().mapTo(window, line.bottomLeft() + QPoint(0, _GAP))
        over = self._field.viewport().mapTo(window, line.topLeft() - QPoint(0, _GAP))
        room_below, room_above = window.height() - under.y() - _GAP, over.y() - _GAP
        wide = min(size.width(), window.width() - 2 * _GAP)
        below = size.height() <= room_below or room_below >= room_above
        high = min(size.height(), room_below if below else room_above)
        left = max(_GAP, min(under.x() - 8, window.width() - wide - _GAP))
        self.setGeometry(left, under.y() if below else over.y() - high, wide, high)
        self.show()
        self.raise_()
