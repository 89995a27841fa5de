"""The numbers of the status bar, read when nobody waits for anything."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.ui.look import Look
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.shell.status_bar import StatusBar

_IDLE = 400  # milliseconds after the last change


class Counts(QObject):
    """How many cards there are, how many are due for review and how many lack a language; each leads to them."""

    def __init__(self, workspace: QtWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._status: StatusBar | None = None
        self._look: Look | None = None
        self._shown: tuple[int, int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_IDLE)
        self._timer.timeout.connect(self.read)

    def show_in(self, status: StatusBar, look: Look) -> None:
        """From now on show them there."""
        self._status, self._look = status, look
        self._show()

    def read_soon(self) -> None:
        """Read them after a moment; asked again before that, after another."""
        self._timer.start()

    def forget(self) -> None:
        """No library is open."""
        self._timer.stop()
        self._shown = None

    def read(self) -> None:
        """Read them now."""
        if not self._workspace.is_open:
            return
        try:
            counts = self._workspace.core.finder.count_cards()
        except BriefingError:
            return  # the library cannot be read now; whoever does something with it is told so
        self._shown = (counts.all, counts.stale, counts.untranslated)
        self._show()

    def _show(self) -> None:
        if self._shown is None or self._status is None or self._look is None:
            return
        say = self._look.say
        queries = ("", "status:stale", "lang:any")
        keys = ("count.cards", "shell.count.stale", "shell.count.untranslated")
        texts = [(say(key, n=n), query) for key, query, n in zip(keys, queries, self._shown, strict=True)]
        self._status.show_counts([each for each, n in zip(texts, self._shown, strict=True) if n or each is texts[0]])
