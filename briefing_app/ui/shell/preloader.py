"""Loads the modules of the pages while nothing else is to be done, so that a page is built at once when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages

from PySide6.QtCore import QObject, QTimer, Signal

_PAUSE = 15  # milliseconds between two modules: keys and clicks come first
# The rooms by how soon somebody goes there; a room that a later one needs is loaded before it, in small pieces.
ROOMS = (
    "palette", "text", "lists", "preview", "checks", "composer", "facts", "reader", "cards", "export", "grid", "charts",
    "table_import", "sources", "briefings", "meeting", "settings_page", "library_file", "trash", "help", "print",
)  # fmt: skip


class Preloader(QObject):
    """One module at a time, in the thread of the window: Qt's classes are made in no other."""

    finished = Signal()

    def __init__(
        self, parent: QObject, names: Iterator[str] | None = None, load: Callable[[str], object] = import_module
    ) -> None:
        """Make one that waits for `start`; without names it loads the modules of all rooms."""
        super().__init__(parent)
        self._names = names if names is not None else list_modules()
        self._import = load
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._load)

    @property
    def is_active(self) -> bool:
        """Whether there is something left to load."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, or go on."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest to whoever needs it."""
        self._timer.stop()

    def _load(self) -> None:
        name = next((each for each in self._names if each not in sys.modules), "")
        if name:
            self._import(name)
        else:
            self._timer.stop()
            self.finished.emit()


def list_modules() -> Iterator[str]:
    """The modules of the rooms, in that order."""
    for room in ROOMS:
        package = import_module(f"briefing_app.ui.{room}")
        yield from (each.name for each in walk_packages(package.__path__, f"{package.__name__}."))
