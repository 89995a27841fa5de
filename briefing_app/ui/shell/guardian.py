"""Looks after an open library while nobody waits: a backup once a day, and the trash emptied of what is old."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.settings import Settings

_FIRST_LOOK = 20_000  # milliseconds after opening; starting comes first
_LOOK = 3_600_000
_PATIENCE = 30.0  # seconds for a copy to end when the window closes


class Guardian(QObject):
    """Copies are made in a thread with a connection of its own; editing goes on."""

    done = Signal(object)  # Backup or BriefingError, of a copy that was asked for
    _ended = Signal(object, bool)

    def __init__(self, workspace: QtWorkspace, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_after)
        self._ended.connect(self._tell)

    def watch(self) -> None:
        """A library was opened."""
        self._timer.start(_FIRST_LOOK)

    def look_after(self) -> None:
        """Do what is due now."""
        self._timer.start(_LOOK)
        if not self._workspace.is_open:
            return
        try:
            self._workspace.core.trash.purge()
        except BriefingError:
            return  # it cannot be written now; there is another day
        if self.is_due(datetime.now()):  # noqa: DTZ005 - names of copies are in local time
            self._start(asked=False)

    def is_due(self, now: datetime) -> bool:
        """Whether the newest copy is older than the person wants, and something has changed since."""
        from briefing_app.workspace.backups import list_backups

        days = self._settings.backup_days
        if not days:
            return False
        library = self._workspace.core.library.path
        newest = next(iter(list_backups(library)), None)
        return newest is None or (now - newest.at >= timedelta(days=days) and _changed(library) > newest.at)

    def back_up(self) -> None:
        """Make a copy now, because the person wants one."""
        self._start(asked=True)

    def close(self) -> None:
        """Wait for a copy that is being made."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _start(self, *, asked: bool) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        path, keep = self._workspace.core.library.path, self._settings.backups_kept
        self._thread = threading.Thread(target=self._copy, args=(path, keep, asked), name="backup", daemon=True)
        self._thread.start()

    def _copy(self, path: Path, keep: int, asked: bool) -> None:
        """In the thread."""
        from briefing_app.workspace.backups import make_backup

        try:
            made: object = make_backup(path, datetime.now(), keep)  # noqa: DTZ005 - names of copies are in local time
        except BriefingError as problem:
            made = problem
        self._ended.emit(made, asked)

    def _tell(self, made: object, asked: bool) -> None:
        if asked:
            self.done.emit(made)


def _changed(library: Path) -> datetime:
    """When a library or its log was last written, in local time."""
    logs = [each for each in (library, library.with_name(library.name + "-wal")) if each.exists()]
    newest = max((each.stat().st_mtime for each in logs), default=0.0)
    return datetime.fromtimestamp(newest)  # noqa: DTZ006 - compared with local time
