"""The cells that the bar below the grid is about, read and written together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product

from briefing_app.model.chart import Cell
from briefing_app.model.figure import Citation, Qualifier
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.room import Room

MOST = 2_000
"""Cells that are changed together."""


class Targets:
    """Places of values among what is chosen; `current` is the place of the current cell, a value or not."""

    def __init__(self, room: Room, model: GridModel) -> None:
        self._room = room
        self._grid = model
        self.current: tuple[int, int] | None = None
        self.places: tuple[tuple[int, int], ...] = ()
        self.cut = False  # more values are chosen than are changed together

    def choose(self, current: tuple[int, int] | None, blocks: Iterable[Block]) -> bool:
        """Take other cells; returns whether they are others."""
        before = (self.current, self.places)
        self.current = current
        found: dict[tuple[int, int], None] = {}
        for place in self._list_places(blocks):
            if _has_value(self._grid.source.cell(*place)):
                found[place] = None
            if len(found) > MOST:
                break
        self.cut = len(found) > MOST
        self.places = tuple(found)[:MOST]
        return before != (self.current, self.places)

    def _list_places(self, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
        """Where numbers and dates may stand, row by row; lanes of words are passed over as a whole."""
        for block in blocks:
            inside = block.within(self._grid.source.row_count)
            columns = [each.at for each in self._grid.lanes[block.left : block.right + 1] if each.language is None]
            if inside is not None and columns:
                yield from product(range(inside.top, inside.bottom + 1), columns)

    # -- reading -----------------------------------------------------------------------------------------------------

    @property
    def cells(self) -> list[Cell]:
        """The values that are chosen."""
        return [self._grid.source.cell(*place) for place in self.places]

    @property
    def cell(self) -> Cell:
        """The current cell."""
        return self._grid.source.cell(*self.current) if self.current is not None else Cell()

    @property
    def free(self) -> list[tuple[int, int]]:
        """Places of values that follow no figure."""
        return [place for place in self.places if not self._grid.source.cell(*place).figure]

    def read_qualifier(self) -> Qualifier | None:
        """How exact all of them are; None where they differ."""
        found = {self._qualifier_of(each) for each in self.cells if each.date is None}
        return found.pop() if len(found) == 1 else None

    def _qualifier_of(self, cell: Cell) -> Qualifier:
        quoted = self._grid.source.quoted(cell)
        seen = quoted.observation if quoted is not None else None
        return seen.qualifier if seen is not None else cell.qualifier

    def read_as_of(self) -> PartialDate | None:
        """The date that all of them have of their own; None where they differ or have none."""
        found = {each.as_of for each in self.cells}
        return found.pop() if len(found) == 1 else None

    def read_source(self) -> str | None:
        """The id of the source that all of them have of their own; empty where they have none, None where they differ."""
        found = {each.citation.source_id if each.citation is not None else "" for each in self.cells}
        return found.pop() if len(found) == 1 else None

    def read_locator(self) -> str:
        """The place in that source."""
        found = {each.citation.locator if each.citation is not None else "" for each in self.cells}
        return found.pop() if len(found) == 1 else ""

    def read_text(self) -> LocalText:
        """The words of the current cell."""
        return self.cell.text

    # -- writing -----------------------------------------------------------------------------------------------------

    def write_qualifier(self, qualifier: Qualifier) -> None:
        """Say how exact they are."""
        self._change(lambda cell: replace(cell, qualifier=qualifier) if cell.value is not None else cell)

    def write_as_of(self, date: PartialDate | None) -> None:
        """Give them a date of their own, or none."""
        self._change(lambda cell: replace(cell, as_of=date))

    def write_source(self, id: str) -> None:
        """Give them a source of their own, or that of the table again."""
        self._change(lambda cell: replace(cell, citation=_cite(cell, id)))

    def write_locator(self, locator: str) -> None:
        """Say where in their source."""
        self._change(
            lambda cell: (
                replace(cell, citation=replace(cell.citation, locator=locator.strip()))
                if cell.citation is not None
                else cell
            )
        )

    def write_text(self, text: LocalText) -> None:
        """Change the words of the current cell."""
        if self.current is not None:
            self._write({self.current: replace(self.cell, text=text)})

    def follow_figure(self, key: str) -> None:
        """Have the current cell follow a figure from now on."""
        if self.current is not None:
            self._write({self.current: Cell(figure=key)})
            self._grid.drop_notes_at((self.current,))

    def unlink(self) -> None:
        """Keep what the figures say today, as values of the table's own, with their dates and sources."""
        cells: dict[tuple[int, int], Cell] = {}
        for place in self.places:
            cell = self._grid.source.cell(*place)
            quoted = self._grid.source.quoted(cell)
            if quoted is not None and (seen := quoted.observation) is not None:
                cells[place] = Cell(
                    value=seen.value, qualifier=seen.qualifier, as_of=seen.as_of, citation=seen.citation
                )
            elif cell.figure:
                cells[place] = Cell()
        self._write(cells)

    def _change(self, change: Callable[[Cell], Cell]) -> None:
        self._write({place: change(self._grid.source.cell(*place)) for place in self.free})

    def _write(self, cells: dict[tuple[int, int], Cell]) -> None:
        source = self._grid.source
        if changed := source.find_changed(cells):
            self._room.core.tables.set_cells(source.id, changed)
            self._grid.edited.emit()


def _has_value(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.figure) or cell.date is not None


def _cite(cell: Cell, id: str) -> Citation | None:
    if not id:
        return None
    return cell.citation if cell.citation is not None and cell.citation.source_id == id else Citation(id)
