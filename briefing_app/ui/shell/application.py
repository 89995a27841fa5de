"""The application of the window: what the system is told of it, and the files that macOS hands to a program that runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from briefing_app import __version__

DESKTOP_NAME: Final = "hetao-briefing"  # of the menu's entry on Linux, by which a desktop knows whose window it is
_MARK = Path("icons", "program", "app.svg")


class Application(QApplication):
    """`file_asked` is emitted for each file that was double-clicked or dropped on the icon, there alone."""

    file_asked = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        """Only what is sent to the application itself comes here, which is little."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)


def introduce(application: QApplication, resources_dir: Path, system: str = sys.platform) -> None:
    """Tell the system what the program is called and what its windows wear in the taskbar and in their frames.

    macOS takes the icon from the program's folder, where it has more sizes and the shadow that is usual there.
    """
    application.setApplicationName("Hetao Briefing")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(DESKTOP_NAME)
    if system != "darwin":
        application.setWindowIcon(QIcon(str(resources_dir / _MARK)))  # drawn in the sizes that are asked for
