"""The one bridge between the workspace and Qt: a library that is open, and a signal for what changed in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.workspace import Workspace


_LONG, _AGAIN = 0.3, 0.1  # seconds after which one is told that something takes long, and again how far it is
_LOOK = 2_000  # milliseconds between two looks at what other programs have written; each takes microseconds


class QtWorkspace(QObject):
    """Holds the open workspace; none until `open` succeeded. What other programs write is announced like what is done here."""

    opened = Signal()
    changed = Signal(object)  # Changes
    working = Signal(
        object
    )  # while something takes long: the share (float) that is done, None if unknown; ask nothing then
    rested = Signal()  # the end of that
    closing = Signal()  # the library is about to be closed: whoever reads it beside ends first

    def __init__(self, open_workspace: Callable[[Path], Workspace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turning = False  # whether an undo or redo goes to its place: a page that is left for that may not write
        # Whether pages keep what is typed because of an undo: nothing is tried again for that.
        self.about_to_turn = False
        self._open = open_workspace
        self._workspace: Workspace | None = None
        self._since: float | None = None  # when the operation that is under way was first heard of
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look_around)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)

    @property
    def is_open(self) -> bool:
        """Whether there is a library."""
        return self._workspace is not None

    @property
    def core(self) -> Workspace:
        """The workspace of the open library."""
        assert self._workspace is not None
        return self._workspace

    def open(self, path: Path, before: Callable[[], object] | None = None) -> None:
        """Open a library in place of the one that is open; that one stays if this fails.

        `before` is called when the other was opened and before this one is closed.

        Raises:
            BriefingError: The file cannot be used, in one sentence.
        """
        workspace = self._open(path)
        if before is not None:
            before()
        self.close()
        self._workspace = workspace
        workspace.on_change(self._announce)
        workspace.library.on_progress(self._progress)
        self._timer.start()
        self.opened.emit()

    def open_beside(self) -> Workspace:
        """The same library once more, to be read in another thread and closed there.

        Raises:
            BriefingError: Its file cannot be used now.
        """
        return self._open(self.core.library.path)

    def close(self) -> None:
        """Close the library."""
        self._timer.stop()
        if self._workspace is not None:
            self.closing.emit()
            self._workspace.close()
            self._workspace = None

    def look_around(self) -> None:
        """Announce what other programs have written. Called from time to time, and before anything is written from here."""
        if self._workspace is None:
            return
        try:
            self._workspace.look_around()
        except BriefingError:
            return  # the library cannot be read now; whoever does something with it is told so

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_around()

    def _progress(self, share: float | None) -> None:
        now = monotonic()
        if share == 1.0:
            told, self._since, self._told = self._told, None, 0.0
            if told:
                QGuiApplication.restoreOverrideCursor()
                self.rested.emit()
        elif self._since is None:
            self._since = now
        elif now - self._since > _LONG and now - self._told > _AGAIN:
            if not self._told:
                QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            self._told = now
            self.working.emit(share)

    def _announce(self, changes: Changes) -> None:
        self.changed.emit(changes)
