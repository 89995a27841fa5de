"""Looks for other libraries of this person, beside the work: a second one must not be begun by accident."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.paths import SETTINGS_FILE, Places, is_there, usual_folder
from briefing_app.ui.settings import Settings

if TYPE_CHECKING:
    from briefing_app.workspace.libraries import FoundLibrary

_PATIENCE = 2.0  # seconds; a folder on a network drive that is away takes longer to say so


class Survey(QObject):
    """One look at a time, in a thread of its own; `found` gives what there is, the library that is open left out."""

    found = Signal(object)  # tuple of FoundLibrary

    def __init__(self, settings: Settings, places: Places | None, parent: QObject) -> None:
        """Make it; without places, as for a window in a test, nothing is ever found."""
        super().__init__(parent)
        self._settings = settings
        self._places = places
        self._thread: threading.Thread | None = None
        self._closed = False
        self._libraries: tuple[FoundLibrary, ...] = ()

    def look(self, *, without: Sequence[Path] = ()) -> None:
        """Begin to look, unless that goes on already."""
        if self._places is None or self.is_looking:
            return
        known = self._list_known()
        self._thread = threading.Thread(
            target=self._look, args=(self._places, known, tuple(without)), name="survey", daemon=True
        )
        self._thread.start()

    def wait(self) -> tuple[FoundLibrary, ...]:
        """What was found, waiting for it no longer than a person does; `found` tells what comes later."""
        if self._thread is not None:
            self._thread.join(_PATIENCE)
        return () if self.is_looking else self._libraries

    def close(self) -> None:
        """Wait a moment for a look that goes on; it ends with the program."""
        self._closed = True
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    @property
    def is_looking(self) -> bool:
        """Whether a look goes on."""
        return self._thread is not None and self._thread.is_alive()

    def _list_known(self) -> tuple[Path, ...]:
        """The libraries that are noted in the settings, and in those of a program that was installed otherwise."""
        noted = [self._settings]
        usual = usual_folder() / SETTINGS_FILE
        if is_there(usual) and usual != self._settings.path:
            noted.append(Settings(usual))
        paths = [path for each in noted for path in (each.library, *each.libraries)]
        return tuple(each for each in paths if each is not None)

    def _look(self, places: Places, known: tuple[Path, ...], without: tuple[Path, ...]) -> None:
        """In the thread."""
        from briefing_app.workspace.libraries import find_libraries, list_known_folders

        self._libraries = find_libraries(list_known_folders(places), known, without)
        if not self._closed:
            self.found.emit(self._libraries)
