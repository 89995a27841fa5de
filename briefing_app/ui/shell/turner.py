"""Undo and redo in the window: done, named, and shown where they happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from briefing_app.errors import BriefingError, NotFoundError
from briefing_app.ui.look import Look
from briefing_app.ui.new_card import find_left_blank
from briefing_app.ui.notices import Notices
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.shell.stage import Stage
from briefing_app.wording.widths import shorten

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.store.history import Step

WAYS = ("undo", "redo")
_REVEALED = (
    "briefing",
    "card",
    "chart",
    "dataset",
    "figure",
    "source",
    "term",
    "theme",
)  # the first that a page shows wins

_LONGEST = 100  # Latin letters of what a menu names


class Turner:
    """Lives with the frame of the window; knows what undo and redo would do next."""

    def __init__(self, look: Look, workspace: QtWorkspace, stage: Stage, notices: Notices) -> None:
        self._look = look
        self._workspace = workspace
        self._stage = stage
        self._notices = notices
        self._steps: dict[str, Step | None] = dict.fromkeys(WAYS)

    def read(self) -> None:
        """Look up what can be undone and redone now."""
        self._steps = dict.fromkeys(WAYS)
        if not self._workspace.is_open:
            return
        history = self._workspace.core.history
        try:
            self._steps = {"undo": history.find_undo(), "redo": history.find_redo()}
        except BriefingError:
            return  # the library cannot be read now; whoever does something with it is told so

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be turned now."""
        acts = {"undo": self.undo, "redo": self.redo}
        return {way: acts[way] for way in WAYS if self._steps[way] is not None}

    def name(self, actions: dict[str, QAction]) -> None:
        """Write into the menu what undo and redo would do."""
        say = self._look.say
        for way in WAYS:
            step = self._steps[way]
            if step is None:
                actions[way].setText(say(f"menu.{way}"))
            else:
                what = self._workspace.core.history.say(step, self._look.language)
                actions[way].setText(say(f"menu.{way}.named", what=shorten(what, _LONGEST).replace("&", "&&")))

    def undo(self) -> None:
        """Take the last step back and show it."""
        self._turn("undo")

    def redo(self) -> None:
        """Do again what was taken back last, and show it."""
        self._turn("redo")

    def _turn(self, way: str) -> None:
        self._workspace.about_to_turn = True
        try:
            self._stage.keep()  # what is being typed is the newest step
        finally:
            self._workspace.about_to_turn = False
        history = self._workspace.core.history
        try:
            step = history.find_undo() if way == "undo" else history.find_redo()
            if step is None:
                return
            turn = history.undo if way == "undo" else history.redo
            what = history.say(step, self._look.language)
            changes = turn()
            blank = find_left_blank(self._workspace.core, way, step, changes)
            if blank and not self._is_open(blank):
                rest = history.find_undo() if way == "undo" else history.find_redo()
                if way == "redo" and rest is not None:
                    what = history.say(rest, self._look.language)  # that has the title
                changes |= turn()
        except BriefingError as problem:
            self._notices.refuse(problem)
            return
        self._workspace.turning = True
        try:
            self._reveal(changes)
        finally:
            self._workspace.turning = False
        self._notices.tell(self._look.say(f"history.{way}", what=what))

    def _is_open(self, card_id: str) -> bool:
        """Whether somebody works on this card: then it stays, blank, to be written anew."""
        page = self._stage.page
        return page is not None and (page.where.page, page.where.id) == ("card", card_id)

    def _reveal(self, changes: Changes) -> None:
        """Show what was touched: on this page where it shows such things, else on the page where they are worked on."""
        touched = self._list_touched(changes)
        page = self._stage.page
        if page is None or any(page.reveal(kind, id) for kind, id in touched):
            return
        for kind, id in touched:
            where = self._stage.find_page_of(kind, id)
            if where is not None and self._exists(kind, id):
                self._stage.go(where)
                shown = self._stage.page
                if shown is not None:
                    any(shown.reveal(*each) for each in touched)
                return

    def _list_touched(self, changes: Changes) -> Sequence[tuple[str, str]]:
        return [(kind, id) for kind in _REVEALED for id in sorted(changes.ids(kind))]

    def _exists(self, kind: str, id: str) -> bool:
        try:
            self._workspace.core.library.resolve_ref(kind, id)
        except NotFoundError:
            return False
        return True
