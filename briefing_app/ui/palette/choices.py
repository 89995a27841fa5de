"""What happens with what was chosen in the palette: opened, done, or added to the open briefing."""

from __future__ import annotations

from briefing_app.ui.lists.mime import Item
from briefing_app.ui.palette.rows import PaletteRow
from briefing_app.ui.room import Where
from briefing_app.ui.shell.addable import find_addable
from briefing_app.ui.shell.frame import Frame

_PLACES = {
    "card": "facts", "figure": "facts", "chart": "charts", "dataset": "charts", "source": "sources", "briefing": "briefings",
}  # fmt: skip
_ADDED = ("card", "chart")


class Choices:
    """Made for one choice."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def open(self, row: PaletteRow) -> None:
        """Go where a thing is worked on, or do a command."""
        stage = self._frame.stage
        match row.kind:
            case "command":
                self._frame.do(row.id)
            case "setting":
                stage.go(Where("settings", "", row.id))
            case "tag":
                quoted = f'"{row.id}"' if " " in row.id else row.id
                stage.go(Where("facts", "", f"tag:{quoted}"))
            case _:
                stage.go(self._find_home(row))

    def can_add(self, row: PaletteRow) -> bool:
        """Whether a row can be put into a briefing, and there is one that was opened."""
        return row.kind in _ADDED and (find_addable(self._frame.page) is not None or self._find_briefing() is not None)

    def add(self, row: PaletteRow) -> None:
        """Put a card or chart into the open briefing, else into the one that was opened last."""
        items = [Item(row.kind, row.id)]
        page = find_addable(self._frame.page)
        if page is not None:
            page.add_items(items)
            return
        briefing = self._find_briefing()
        if briefing is not None:
            self._frame.stage.go(Where("composer", briefing))
            opened = find_addable(self._frame.page)
            if opened is not None:
                opened.add_items(items)

    def _find_home(self, row: PaletteRow) -> Where:
        stage = self._frame.stage
        home = stage.find_page_of(row.kind, row.id)
        return home if home is not None else Where(_PLACES[row.kind], row.id)

    def _find_briefing(self) -> str | None:
        library = self._frame.workspace.core.library
        opened = (id for kind, id in self._frame.settings.recent if kind == "briefing")
        return next((id for id in opened if library.find_briefing(id) is not None), None)
