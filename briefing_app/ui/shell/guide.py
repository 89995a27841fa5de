"""The navigator that pages are given: the stage of now, whichever that is."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.ui.room import Where
from briefing_app.ui.shell.stage import Stage


class Guide:
    """Outlives the stages that a change of language or theme puts in each other's place.

    A button of a message (“Open”, “Undo”) may be pressed long after the page that said it is gone.
    """

    def __init__(self, stage: Callable[[], Stage]) -> None:
        self._stage = stage

    def go(self, where: Where) -> None:
        """Show a page; see `Navigator.go`."""
        self._stage().go(where)

    def back(self) -> None:
        """Return to the page before."""
        self._stage().back()

    def find_page_of(self, kind: str, id: str) -> Where | None:
        """The page on which a thing of the library is worked on."""
        return self._stage().find_page_of(kind, id)
