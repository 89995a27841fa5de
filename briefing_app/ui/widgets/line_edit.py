"""One line of text, which leaves files that are dropped on it to the window."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit

from briefing_app.ui.files import holds_files


class LineEdit(QLineEdit):
    """As that of Qt, but nobody wants the path of a file in it."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Text is welcome; a file goes on to what the line lies in."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)
