"""What can be done with what is chosen: clear, fill, insert, delete, sort, move, turn round; each one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.series import continue_series
from briefing_app.ui.room import Room

Places = tuple[int, int]
MANY = 2_000
"""Rows from which an act takes a moment."""


class GridActs(QObject):
    """Works on lanes and rows of a model; `done` follows every act that was kept."""

    done = Signal()

    def __init__(self, room: Room, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._grid = model

    @property
    def id(self) -> str:
        """The table."""
        return self._grid.source.id

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; where the library refuses, its sentence stands above the page. Returns whether it was done."""
        fine = False

        def run() -> None:
            nonlocal fine
            act()
            fine = True

        with waiting(wanted=self._grid.source.row_count >= MANY):
            self._room.attempt(run)
            if fine:
                self.done.emit()
        return fine

    # -- cells -------------------------------------------------------------------------------------------------------

    def set_cells(self, cells: Mapping[Places, Cell]) -> bool:
        """Replace cells by row and column of the table, those that stay the same left out."""
        if not self._write(cells):
            return False
        self._grid.drop_notes_at(cells)
        return True

    def clear(self, blocks: Iterable[Block]) -> bool:
        """Empty cells; of a lane of words only its language."""
        blocks = tuple(blocks)
        if not self._write(self._cleared(blocks)):
            return False
        for block in blocks:
            for lane in self._grid.lanes[block.left : block.right + 1]:
                rows = range(block.top, block.bottom + 1)
                self._grid.drop_notes_at(((row, lane.at) for row in rows), lane.language)
        return True

    def _write(self, cells: Mapping[Places, Cell]) -> bool:
        changed = self._grid.source.find_changed(cells)
        return not changed or self.attempt(lambda: self._room.core.tables.set_cells(self.id, changed))

    def _cleared(self, blocks: Iterable[Block]) -> dict[Places, Cell]:
        cells: dict[Places, Cell] = {}
        for block in blocks:
            inside = block.within(self._grid.source.row_count)
            for row, place in inside or ():
                lane = self._grid.lanes[place]
                before = cells.get((row, lane.at)) or self._grid.source.cell(row, lane.at)
                cells[row, lane.at] = with_lane(before, lane, Cell())
        return cells

    def fill_down(self, block: Block) -> bool:
        """Copy the first row of a block into its other rows; a block of one row takes the row above."""
        top = block.top - 1 if block.height == 1 else block.top
        if top < 0:
            return False
        return self._fill(block, lambda _, place: (top, place), skip=lambda row, _: row == top)

    def fill_right(self, block: Block) -> bool:
        """Copy the first lane of a block into its others of the same kind; one lane alone takes that before it."""
        left = block.left - 1 if block.width == 1 else block.left
        if left < 0:
            return False
        return self._fill(block, lambda row, _: (row, left), skip=lambda _, place: place == left)

    def fill_series(self, block: Block, seeds: int = 0, *, counting: bool = True) -> bool:
        """Go on with what stands at the top of a block, lane by lane, as one step.

        Args:
            block: What is chosen, down to the last row to be filled.
            seeds: How many of its rows are there; where not given, those down to the first empty cell of each lane, or the
                first two where none is empty.
            counting: Whether one number alone is counted on from.
        """
        cells: dict[Places, Cell] = {}
        rows = range(block.top, block.bottom + 1)
        for place in range(block.left, block.right + 1):
            lane = self._grid.lanes[place]
            there = [self._grid.source.cell(row, lane.at) for row in rows]
            known = seeds or _count_seeds(there, lane)
            following = continue_series(there[:known], lane, len(there) - known, counting=counting)
            for row, cell in zip(rows[known:], following, strict=False):
                before = cells.get((row, lane.at)) or there[row - block.top]
                cells[row, lane.at] = carry(cell, lane, before, lane)
        return self.set_cells(cells)

    def _fill(self, block: Block, origin: Callable[[int, int], Places], *, skip: Callable[[int, int], bool]) -> bool:
        source, lanes = self._grid.source, self._grid.lanes
        cells: dict[Places, Cell] = {}
        for row, place in block:
            if skip(row, place):
                continue
            lane = lanes[place]
            from_row, from_place = origin(row, place)
            other = lanes[from_place]
            before = cells.get((row, lane.at)) or source.cell(row, lane.at)
            cells[row, lane.at] = carry(source.cell(from_row, other.at), other, before, lane)
        return self.set_cells(cells)

    # -- rows --------------------------------------------------------------------------------------------------------

    def insert_rows(self, at: int, count: int) -> bool:
        """Put empty rows before a row."""
        at = min(at, self._grid.source.row_count)
        return self.attempt(lambda: self._room.core.tables.insert_rows(self.id, at, count))

    def delete_rows(self, block: Block) -> bool:
        """Take the rows of a block away."""
        inside = block.within(self._grid.source.row_count)
        if inside is None:
            return False
        return self.attempt(lambda: self._room.core.tables.delete_rows(self.id, inside.top, inside.height))

    def move_rows(self, block: Block, step: int) -> bool:
        """Move the rows of a block up (-1) or down (1)."""
        inside = block.within(self._grid.source.row_count)
        to = inside.top + step if inside is not None else -1
        if inside is None or to < 0 or to + inside.height > self._grid.source.row_count:
            return False
        return self.attempt(lambda: self._room.core.tables.move_rows(self.id, inside.top, inside.height, to))

    def sort(self, lane: Lane, *, descending: bool) -> bool:
        """Order all rows by a column; what is missing comes last."""
        language = lane.language or self._grid.language
        return self.attempt(
            lambda: self._room.core.tables.sort_rows(self.id, lane.at, descending=descending, language=language)
        )

    # -- columns -----------------------------------------------------------------------------------------------------

    def insert_column(self, at: int, kind: ColumnKind = ColumnKind.NUMBER) -> bool:
        """Put an empty column before another, named by its number until it is named."""
        language = self._room.look.language
        name = self._room.look.say("grid.column.new", n=len(self._grid.source.columns) + 1)
        unit = Unit.NUMBER if kind is ColumnKind.NUMBER else Unit.COUNT
        column = Column("", LocalText().with_text(language, name), kind, unit)
        return self.attempt(lambda: self._room.core.tables.insert_column(self.id, at, column))

    def delete_columns(self, block: Block) -> bool:
        """Take the columns of a block of lanes away."""
        first, last = self._grid.lanes[block.left].at, self._grid.lanes[block.right].at
        return self.attempt(lambda: self._room.core.tables.delete_columns(self.id, first, last - first + 1))

    def move_column(self, lane: Lane, step: int) -> bool:
        """Move a column to the left (-1) or right (1)."""
        to = lane.at + step
        if not 0 <= to < len(self._grid.source.columns):
            return False
        return self.attempt(lambda: self._room.core.tables.move_column(self.id, lane.at, to))

    def transpose(self) -> bool:
        """Exchange rows and columns."""
        return self.attempt(lambda: self._room.core.tables.transpose(self.id))


def _count_seeds(cells: list[Cell], lane: Lane) -> int:
    empty = (not (each.text.get(lane.language) if lane.language is not None else not each.missing) for each in cells)
    return next((at for at, each in enumerate(empty) if each), min(2, len(cells) - 1))


def with_lane(before: Cell, lane: Lane, cell: Cell) -> Cell:
    """A cell of which what is seen in a lane is replaced: of words only the language of the lane."""
    if lane.language is None:
        return cell
    return replace(before, text=before.text.with_text(lane.language, cell.text.get(lane.language)))


def carry(cell: Cell, start: Lane, before: Cell, lane: Lane) -> Cell:
    """What a cell becomes when another is copied onto it: within words the language is exchanged, else all comes along.

    A number or date does not go where words stand, nor words where numbers or dates do: then `before` stays.
    """
    if lane.language is not None and start.language is not None:
        return replace(before, text=before.text.with_text(lane.language, cell.text.get(start.language)))
    if lane.language is None and start.column.kind is lane.column.kind:
        return cell
    return before


@contextmanager
def waiting(*, wanted: bool = True) -> Iterator[None]:
    """Show that tens of thousands of rows take a moment."""
    if not wanted:
        yield
        return
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
