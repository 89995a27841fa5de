"""What every page is given: looks and words, the open library, the worker, a place to say things, a way to other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from briefing_app.ui.appearance import Wardrobe
    from briefing_app.ui.errors import Sentences
    from briefing_app.ui.jobs.service import RenderService
    from briefing_app.ui.look import Look
    from briefing_app.ui.notices import Notices
    from briefing_app.ui.qt_workspace import QtWorkspace
    from briefing_app.ui.settings import Settings
    from briefing_app.workspace import Workspace
    from briefing_app.workspace.backups import Backup

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Where:
    """A page, the thing it shows, and the spot in it: a block of a briefing, a field of a card, a row of a list."""

    page: str
    id: str = ""
    at: str = ""


class Navigator(Protocol):
    """Goes from page to page; what was typed is kept first."""

    def go(self, where: Where) -> None:
        """Show a page. A page that is shown already is told where to look."""

    def back(self) -> None:
        """Return to the page before; nothing where there is none."""

    def find_page_of(self, kind: str, id: str) -> Where | None:
        """The page on which a thing of the library (`card`, `briefing`, …) is worked on."""


class LibraryKeeper(Protocol):
    """What is done with the library as a file; it outlives the pages, which go while the file is closed."""

    @property
    def path(self) -> Path:
        """The library file."""

    @property
    def examined(self) -> SignalInstance:
        """Tells a tuple of phrases, empty when the file is sound; a BriefingError; None where it broke off."""

    @property
    def backed_up(self) -> SignalInstance:
        """Tells that there may be another copy."""

    @property
    def others_found(self) -> SignalInstance:
        """Tells a tuple of FoundLibrary: those of this person besides the one that is open."""

    def list_backups(self) -> tuple[Backup, ...]:
        """Its copies, the newest first."""

    def back_up(self) -> None:
        """Make a copy in the usual place."""

    def back_up_to(self, folder: Path) -> None:
        """Make a copy in a folder, such as a stick."""

    def look_for_others(self) -> None:
        """Look for other libraries; `others_found` tells them."""

    def open_other(self, path: Path) -> None:
        """Open another library in place of this one."""

    def restore(self, backup: Backup) -> None:
        """Put a copy in the place of the library."""

    def move_to(self, folder: Path) -> None:
        """Have the library in another folder."""

    def examine(self) -> None:
        """Look for damage, beside the work; `examined` tells what there is."""

    def close(self) -> None:
        """Wait for an examination that runs."""


def _do_nothing(entry: str) -> None:
    """Where there are no menus."""
    del entry


@dataclass(frozen=True, slots=True)
class Room:
    """Built anew with the pages when language, theme, text size or library change."""

    look: Look
    workspace: QtWorkspace
    service: RenderService
    sentences: Sentences
    settings: Settings
    notices: Notices
    navigator: Navigator
    wardrobe: Wardrobe
    do: Callable[[str], object] = _do_nothing  # does an entry of the table of actions, by its id
    keeper: LibraryKeeper | None = None  # none where there is no window

    @property
    def core(self) -> Workspace:
        """The open workspace."""
        return self.workspace.core

    def open_thing(self, kind: str, id: str) -> None:
        """Go to the page on which a thing of the library is worked on, where there is one."""
        where = self.navigator.find_page_of(kind, id)
        if where is not None:
            self.navigator.go(where)

    def tell_done(self, text: str) -> None:
        """Say what was just done, with a button that takes that step back, and no later one."""
        # The message may be kept for longer than this room, which holds the words and fonts of one language and size.
        history, workspace, notices = self.core.history, self.workspace, self.notices
        step, late = history.find_undo(), self.look.say("history.late")

        def take_back() -> None:
            newest = _attempt(workspace, notices, history.find_undo)
            if step is None or newest is None or newest.id != step.id:
                notices.tell(late)
            else:
                _attempt(workspace, notices, history.undo)

        notices.tell(text, self.look.say("history.take_back"), take_back)

    def attempt(self, act: Callable[[], Result]) -> Result | None:
        """Do something with the library; where it refuses, say its sentence above the page and give None."""
        return _attempt(self.workspace, self.notices, act)


def _attempt(workspace: QtWorkspace, notices: Notices, act: Callable[[], Result]) -> Result | None:
    workspace.look_around()
    try:
        return act()
    except BriefingError as problem:
        notices.refuse(problem)
        return None
