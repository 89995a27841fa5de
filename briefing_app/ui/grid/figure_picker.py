"""The search for a figure that a cell shall follow."""

from __future__ import annotations

from PySide6.QtCore import Signal

from briefing_app.ui.lists.rows import Row
from briefing_app.ui.room import Room
from briefing_app.ui.text.figure_finder import FigureFinder

_MOST = 12  # figures found
_SEEN = 3  # rows of the list that are seen at once


class FigurePicker(FigureFinder):
    """`picked` gives the key of a figure."""

    picked = Signal(str)

    def __init__(self, room: Room) -> None:
        say = room.look.say
        super().__init__(
            room,
            say("grid.figure.find"),
            say("grid.figure.example"),
            say("grid.figure.found"),
            say("grid.figure.nothing"),
            most=_MOST,
            seen=_SEEN,
        )
        self.list.setProperty("grid", "figures")
        self.chosen.connect(self._choose)

    def _choose(self, row: Row) -> None:
        self.picked.emit(row.id)
