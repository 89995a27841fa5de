"""Copies what is chosen, and pastes: one value at once, cells of this program as they are, other tables as planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal

from briefing_app.model.bulk import making_many
from briefing_app.model.chart import Cell, ColumnKind, Dataset
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid.acts import GridActs, carry, with_lane
from briefing_app.ui.grid.clip import Copied, CopiedLane, make_mime
from briefing_app.ui.grid.lanes import Lane, find_lane
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.pasting import Goes, Plan, merge
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.words import show_cell
from briefing_app.ui.room import Room

_AT_ONCE = 512  # rows read at a time


class Paster(QObject):
    """`kept` follows what was planned and is done now; `made` gives the id of a table that was made of what was pasted."""

    kept = Signal()
    made = Signal(str)

    def __init__(self, room: Room, model: GridModel, acts: GridActs, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._grid = model
        self._acts = acts

    # -- copying -----------------------------------------------------------------------------------------------------

    def copy(self, block: Block) -> QMimeData | None:
        """The cells of a block, without the empty rows below the table; None where that is nothing."""
        inside = block.within(self._grid.source.row_count)
        if inside is None:
            return None
        lanes = self._grid.lanes[inside.left : inside.right + 1]
        rows: list[tuple[Cell, ...]] = []
        printed: list[list[str]] = []
        with making_many():
            for first in range(inside.top, inside.bottom + 1, _AT_ONCE):
                for cells in self._grid.source.rows(first, min(_AT_ONCE, inside.bottom + 1 - first)):
                    rows.append(tuple(cells[lane.at] for lane in lanes))
                    printed.append([self._print(cells[lane.at], lane) for lane in lanes])
            copied = Copied(tuple(CopiedLane(lane.column.kind, lane.language) for lane in lanes), tuple(rows))
            return make_mime(copied, printed)

    def _print(self, cell: Cell, lane: Lane) -> str:
        return show_cell(self._room, lane, cell, self._grid.source.quoted(cell), self._grid.language)

    # -- pasting -----------------------------------------------------------------------------------------------------

    def paste_value(self, text: str, blocks: Sequence[Block]) -> bool:
        """Put one value into every chosen cell, as if it was typed there."""
        cells: dict[tuple[int, int], Cell] = {}
        for block in blocks:
            for row, place in block:
                lane = self._grid.lanes[place]
                typed = self._grid.typed_cell(row, lane, text)
                before = cells.get((row, lane.at))  # the words of another lane of the same cell
                cells[row, lane.at] = typed if before is None else with_lane(before, lane, typed)
        return self._acts.set_cells(cells)

    def knows(self, copied: Copied) -> bool:
        """Whether the figures and sources of copied cells are in this library."""
        library = self._room.core.library
        keys = {cell.figure for row in copied.rows for cell in row if cell.figure}
        ids = {cell.citation.source_id for row in copied.rows for cell in row if cell.citation is not None}
        return all(library.find_figure_by_key(key) is not None for key in keys) and all(
            library.find_source(id) is not None for id in ids
        )

    def fits(self, copied: Copied, block: Block) -> bool:
        """Whether copied cells can lie here as they are: words on words, numbers on numbers, none beyond the last lane."""
        lanes = self._grid.lanes[block.left : block.left + len(copied.lanes)]
        return len(lanes) == len(copied.lanes) and all(
            lane.column.kind is each.kind for lane, each in zip(lanes, copied.lanes, strict=True)
        )

    def paste_cells(self, copied: Copied, block: Block) -> Block | None:
        """Put copied cells here as they are; one row or lane is repeated over a larger block. Returns where they lie."""
        height, width = len(copied.rows), len(copied.lanes)
        tall = block.height if block.height % height == 0 else height
        lanes = self._grid.lanes[block.left : block.left + width]
        cells: dict[tuple[int, int], Cell] = {}
        for step in range(tall):
            row = block.top + step
            for lane, each, cell in zip(lanes, copied.lanes, copied.rows[step % height], strict=True):
                start = Lane(lane.at, lane.column, each.language)
                before = cells.get((row, lane.at)) or self._grid.source.cell(row, lane.at)
                cells[row, lane.at] = carry(cell, start, before, lane)
        if not self._acts.set_cells(cells):
            return None
        return Block(block.top, block.left, block.top + tall - 1, block.left + width - 1)

    def apply(self, plan: Plan, goes: Goes, row: int, title: LocalText) -> Block | None:
        """Do what was planned, as one step; returns the block that now holds it, None where nothing lies in this table."""
        if not plan.cells:
            self.kept.emit()
            return None
        if goes is Goes.NEW:
            self._make(plan, title)
            return None
        act = self._insert if goes is Goes.INSERT else self._replace
        row = min(row, self._grid.source.row_count) if goes is Goes.INSERT else row
        if not self._acts.attempt(lambda: act(plan, row)):
            return None
        if goes is not Goes.INSERT:
            places = (
                (row + down, plan.first + on) for down in range(len(plan.cells)) for on in range(len(plan.columns))
            )
            self._grid.drop_notes_at(places)
        self.kept.emit()
        left = find_lane(self._grid.lanes, plan.first, _leftmost(plan))
        last = plan.first + len(plan.columns) - 1
        right = max((at for at, lane in enumerate(self._grid.lanes) if lane.at == last), default=left)
        return Block(row, left, row + len(plan.cells) - 1, right)

    def _make(self, plan: Plan, title: LocalText) -> None:
        """A table of its own: nothing of this one is touched."""
        made: list[str] = []

        def add() -> None:
            made.append(make_table(self._room, plan, title).id)

        if self._acts.attempt(add):
            self.kept.emit()
            self.made.emit(made[0])

    def _replace(self, plan: Plan, row: int) -> None:
        tables, id = self._room.core.tables, self._grid.source.id
        there = self._grid.source.rows(row, len(plan.cells))
        width, known = len(plan.columns), plan.known
        nothing = (Cell(),) * width
        block = [
            merge(
                plan,
                at,
                (*there[at][plan.first : plan.first + known], *nothing[known:]) if at < len(there) else nothing,
            )
            for at in range(len(plan.cells))
        ]
        with self._room.core.together("dataset.paste", title=self._title()):
            if plan.retyped:
                for at in range(known):
                    if plan.columns[at] != self._grid.source.columns[plan.first + at]:
                        tables.update_column(id, plan.first + at, plan.columns[at])
            tables.paste(id, row, plan.first, block, plan.columns[known:])
            self._keep_around(plan)

    def _keep_around(self, plan: Plan) -> None:
        """A table that was empty gets the note and the date that stood around what was pasted, where it has none."""
        head = self._grid.source.head
        if head is None or not plan.retyped:
            return
        old, around = head.dataset, plan.around
        kept = (old.note or around.note, old.as_of or around.as_of)
        if kept != (old.note, old.as_of):
            dataset = self._room.core.tables.get_table(self._grid.source.id).dataset
            self._room.core.tables.update_table(replace(dataset, note=kept[0], as_of=kept[1]))

    def _insert(self, plan: Plan, row: int) -> None:
        tables, id = self._room.core.tables, self._grid.source.id
        before, known = len(self._grid.source.columns), plan.known
        after = max(0, before - plan.first - known)
        nothing = (Cell(),) * len(plan.columns)
        rows = [
            ((Cell(),) * plan.first + merge(plan, at, nothing) + (Cell(),) * after) for at in range(len(plan.cells))
        ]
        with self._room.core.together("dataset.paste", title=self._title()):
            for step, column in enumerate(plan.columns[known:]):
                tables.insert_column(id, before + step, column)
            tables.insert_rows(id, row, rows)

    def _title(self) -> str:
        head = self._grid.source.head
        return head.dataset.title.best(self._room.look.language)[0] or head.dataset.slug if head is not None else ""


def make_table(room: Room, plan: Plan, title: LocalText) -> Dataset:
    """A table of its own, with the date and the note that stood around what was copied."""
    around = plan.around
    return room.core.tables.add_table(title, plan.columns, plan.cells, as_of=around.as_of, note=around.note)


def _leftmost(plan: Plan) -> Language | None:
    return plan.targets[0].language if plan.targets and plan.columns[0].kind is ColumnKind.TEXT else None
