"""The application of the window, which hears of files that macOS hands to a program that runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """`file_asked` is emitted for each file that was double-clicked or dropped on the icon, there alone."""

    file_asked = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        """Only what is sent to the application itself comes here, which is little."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)
