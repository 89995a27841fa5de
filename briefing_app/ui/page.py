"""What all pages have in common: the rooms of the window between which one goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from briefing_app.ui.room import Room, Where

Commands = Mapping[str, Callable[[], object]]


class Page(QFrame):
    """A place of the rail or an editor that is opened from one.

    A page may be destroyed at any time after `keep` and `close_page`: a change of language or theme builds it anew and gives
    it its `state` back. `stays` says whether it is kept while another page is shown.
    """

    stays = False
    leads_back = True  # by Esc; places of the rail do not
    commands_changed = Signal()  # what can be done here is no longer the same
    moved = Signal()  # `where` is no longer the same

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__()
        self.room = room
        self.where = where
        self.setProperty("pane", "main")

    @property
    def title(self) -> str:
        """What the page shows, for the title of the window and for screen readers."""
        return ""

    @property
    def commands(self) -> Commands:
        """What of the table of actions can be done here now; the rest is off."""
        return {}

    @property
    def panes(self) -> Sequence[QWidget]:
        """Where F6 goes, in order; each is a widget that takes the focus."""
        return ()

    @property
    def state(self) -> object:
        """What to give to `restore` of the same page built anew."""
        return None

    def restore(self, state: object) -> None:
        """Come back to where the person was."""

    @property
    def unfinished(self) -> str:
        """What to say to whoever leaves work that is kept in no library yet, so that it waits; empty where there is none.

        The stage holds on to `state` then, and gives it to `restore` when one comes back.
        """
        return ""

    def show_at(self, where: Where) -> None:
        """Show another thing or spot of the same page."""
        self.where = where

    def enter(self) -> None:
        """The page is now the one that is seen: put the focus where work goes on."""
        if self.panes:
            self.panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, id: str) -> bool:
        """Show a thing that an undo or redo has touched, where this page shows such things."""
        del kind, id
        return False

    def reveal_all(self, kind: str, ids: Sequence[str]) -> bool:
        """Show several things of a kind, chosen where this page can choose several; else the first."""
        return bool(ids) and self.reveal(kind, ids[0])

    def keep(self) -> None:
        """Write now what was typed and not yet kept."""

    def close_page(self) -> None:
        """Let go of workers, timers and windows of its own; the page is destroyed next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back, once nothing in the page wants it."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.leads_back:
            self.room.do("back")
        else:
            super().keyPressEvent(event)

    def next_pane(self, step: int = 1) -> None:
        """Move the focus to the next pane, or with -1 to the one before."""
        panes = [each for each in self.panes if each.isVisible()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        shared = [_find_shared(each, focus) for each in panes]
        depth = max(shared)
        here = shared.index(depth) if depth > _find_shared(self, self) else -step
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)


def _find_shared(pane: QWidget, focus: QWidget | None) -> int:
    """How deep in the window the smallest part lies that holds a pane and what has the focus: a list below its field too."""
    part: QWidget | None = pane
    while part is not None and part is not focus and not (focus is not None and part.isAncestorOf(focus)):
        part = part.parentWidget()
    depth = 0
    while part is not None:
        part, depth = part.parentWidget(), depth + 1
    return depth
