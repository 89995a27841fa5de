"""What the grid reads: a table page by page, and the figures that its cells follow."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from briefing_app.errors import NotFoundError
from briefing_app.model.chart import Cell, Column, TableHead
from briefing_app.model.edition import Quoted
from briefing_app.ui.room import Room

PAGE = 128  # rows read at once
_KEPT = 24  # pages kept; more are read again when they are scrolled to
_MISSING = Cell()


class TableSource:
    """One table. Everything is read when it is asked for and kept until `refresh`."""

    def __init__(self, room: Room, dataset_id: str) -> None:
        self._room = room
        self.id = dataset_id
        self.head: TableHead | None = None
        self._pages: OrderedDict[int, tuple[tuple[Cell, ...], ...]] = OrderedDict()
        self._quoted: dict[str, Quoted | None] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the head anew and forget all rows and figures."""
        self._pages.clear()
        self._quoted.clear()
        try:
            self.head = self._room.core.tables.get_table(self.id)
        except NotFoundError:
            self.head = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table; none where it is gone."""
        return self.head.dataset.columns if self.head is not None else ()

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return self.head.row_count if self.head is not None else 0

    def cell(self, row: int, column: int) -> Cell:
        """A cell; below the last row one that holds nothing."""
        if not (0 <= row < self.row_count and 0 <= column < len(self.columns)):
            return _MISSING
        page = self._page(row // PAGE)
        at = row % PAGE
        return page[at][column] if at < len(page) and column < len(page[at]) else _MISSING

    def find_changed(self, cells: Mapping[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
        """Those of some cells by row and column that are not yet so."""
        return {place: cell for place, cell in cells.items() if cell != self.cell(*place)}

    def rows(self, first: int, count: int) -> list[tuple[Cell, ...]]:
        """Rows of cells, read apart from the pages; fewer where the table ends."""
        count = max(0, min(count, self.row_count - first))
        return list(self._room.core.tables.read_rows(self.id, first, count)) if count else []

    def quoted(self, cell: Cell) -> Quoted | None:
        """The figure that a cell follows, as it is quoted today; None where it follows none, or that is gone."""
        key = cell.figure
        if not key:
            return None
        if key not in self._quoted:
            self._quoted[key] = self._room.core.figures.quote([key]).get(key)
        return self._quoted[key]

    def follows(self, keys: frozenset[str]) -> bool:
        """Whether any figure that was looked at is among these ids."""
        return any(each is None or each.figure.id in keys or each.inputs for each in self._quoted.values())

    def _page(self, number: int) -> tuple[tuple[Cell, ...], ...]:
        page = self._pages.get(number)
        if page is None:
            first = number * PAGE
            count = min(PAGE, self.row_count - first)
            page = self._pages[number] = self._room.core.tables.read_rows(self.id, first, count)
            keys = {cell.figure for row in page for cell in row if cell.figure} - self._quoted.keys()
            if keys:
                found = self._room.core.figures.quote(sorted(keys))
                self._quoted.update({key: found.get(key) for key in keys})
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page
