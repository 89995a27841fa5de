"""A table of the library as Qt sees it: its rows read as they are scrolled to, with empty ones below to type into."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.errors import BriefingError, LibraryError
from briefing_app.model.chart import Cell, Column
from briefing_app.model.language import Language
from briefing_app.ui.grid.cell_texts import CellTexts, Shown
from briefing_app.ui.grid.lanes import Lane, build_lanes
from briefing_app.ui.grid.notes import Note, Notes
from briefing_app.ui.grid.source import TableSource
from briefing_app.ui.grid.words import head_of, name_column, name_lane
from briefing_app.ui.room import Room
from briefing_app.wording.read_cell import read_cell

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN = int(Qt.ItemDataRole.UserRole) + 1
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_LEAST = 8  # rows that are seen, filled or not
_SOUGHT = 1_000  # rows around a place in which a row is looked for that another program has moved


class GridModel(QAbstractTableModel):
    """What is typed is kept at once; what the library refuses stays with its row and column, and the reason."""

    edited = Signal()
    refused = Signal(str)
    restructured = Signal()  # other columns, or the table came or went
    noted = Signal()  # the cells, what is not kept, or where it belongs may be others

    def __init__(self, room: Room, dataset_id: str, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.source = TableSource(room, dataset_id)
        self.language = language
        self.folded = False
        self.lanes: tuple[Lane, ...] = build_lanes(self.source.columns, language, folded=False)
        self._rows = self._count_rows()
        self._notes = Notes(self.source)  # what is not kept
        self._texts = CellTexts(room, self.source, self._notes, language)
        self._typing: tuple[int, tuple[Cell, ...]] | None = None  # the row that is typed in, as it was
        room.workspace.changed.connect(self._changed)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_language(self, language: Language, *, folded: bool) -> None:
        """Read and show numbers in this language, and words in it alone if `folded`."""
        if (language, folded) == (self.language, self.folded):
            return
        self.beginResetModel()
        self.language, self.folded = language, folded
        self._texts.read_in(language)
        self.lanes = build_lanes(self.source.columns, language, folded=folded)
        self.endResetModel()
        self.restructured.emit()
        self.noted.emit()

    def follow(self) -> None:
        """Show how things stand now; cells that stay in their places stay selected."""
        columns = self.source.columns
        self.source.refresh()
        self._notes.follow()
        self._texts.forget()
        self._follow_lanes(columns)
        self.noted.emit()

    def _follow_lanes(self, columns: tuple[Column, ...]) -> None:
        if self.source.columns != columns:
            lanes = build_lanes(self.source.columns, self.language, folded=self.folded)
            if [(each.at, each.language) for each in lanes] == [(each.at, each.language) for each in self.lanes]:
                self.lanes = lanes
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(lanes) - 1)
                self._follow_rows()
            else:
                self.beginResetModel()
                self.lanes, self._rows = lanes, self._count_rows()
                self.endResetModel()
            self.restructured.emit()
            return
        self._follow_rows()

    def _follow_rows(self) -> None:
        rows, before = self._count_rows(), self._rows
        if rows > before:
            self.beginInsertRows(NOWHERE, before, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < before:
            self.beginRemoveRows(NOWHERE, rows, before - 1)
            self._rows = rows
            self.endRemoveRows()
        if self.lanes and rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(self.lanes) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)

    def _count_rows(self) -> int:
        return max(_LEAST, self.source.row_count + 1) if self.source.head is not None else 0

    def _changed(self, changes: Changes) -> None:
        mine = self.source.id in changes.datasets
        if mine or changes.sources or (changes.figures and self.source.follows(changes.figures)):
            self.follow()

    # -- places ------------------------------------------------------------------------------------------------------

    def lane(self, at: int) -> Lane | None:
        """The lane at a place of the view."""
        return self.lanes[at] if 0 <= at < len(self.lanes) else None

    def name_row(self, row: int) -> str:
        """What a row is called: its first words, else its number."""
        return self._texts.name_row(row)

    def shown(self, row: int, lane: Lane) -> Shown:
        """How a cell is drawn."""
        return self._texts.show(row, lane)

    def problem_of(self, row: int, lane: Lane) -> str:
        """Why a cell could not be kept, or what in it was not understood; empty if all is well."""
        return self._texts.find_problem(row, lane)

    # -- Qt's model --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The rows of the table and the empty ones below."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many lanes."""
        return 0 if parent.isValid() else len(self.lanes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Heads of lanes, numbers of rows; spoken with their measure and language."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        lane = self.lane(section)
        if lane is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head_of(self._room, lane, self.language)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return name_lane(self._room, lane, self.language)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words to show, to edit and to speak, and how the cell is drawn."""
        lane = self.lane(index.column()) if index.isValid() else None
        if lane is None or index.row() >= self._rows:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(index.row(), lane).text
            case Qt.ItemDataRole.EditRole:
                return self._texts.edit(index.row(), lane)
            case Qt.ItemDataRole.ToolTipRole:
                return self._texts.tip(index.row(), lane) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._texts.speak(index.row(), lane)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if lane.numeric else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == SHOWN:
                return self.shown(index.row(), lane)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Keep what was typed; False where the library refused, and `refused` says why."""
        lane = self.lane(index.column()) if index.isValid() else None
        if lane is None or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._find_typed(index.row())
        text, note = str(value), self._notes.find(row, lane.at, lane.language)
        if note is None and text == self._texts.edit(row, lane):
            return True
        return self._keep(row, lane, text)

    # -- keeping -----------------------------------------------------------------------------------------------------

    def begin_typing(self, row: int) -> None:
        """A cell of this row is opened: what is typed goes into this row, wherever another program moves it meanwhile."""
        self._typing = (row, self._row(row))

    def _find_typed(self, row: int) -> int:
        """Where the row is now that was opened here; where it was if nobody can tell."""
        opened, self._typing = self._typing, None
        self._room.attempt(self._room.workspace.look_around)
        if opened is None or opened[0] != row or not any(not each.missing for each in opened[1]):
            return row
        before = opened[1]
        if self._row(row) == before:
            return row
        first = max(0, row - _SOUGHT)
        around = self.source.rows(first, 2 * _SOUGHT)
        found = [first + at for at, cells in enumerate(around) if cells == before]
        return found[0] if len(found) == 1 else row

    def _row(self, row: int) -> tuple[Cell, ...]:
        return tuple(self.source.cell(row, at) for at in range(len(self.source.columns)))

    @property
    def unkept(self) -> str:
        """Why something that was typed is not kept; empty if all is."""
        return next((each.why for each in self._notes), "")

    @property
    def strays(self) -> tuple[Note, ...]:
        """What is not kept and is seen in no cell, since its row or column is gone or is not shown."""
        return tuple(each for each in self._notes if self._find_place(each) is None)

    def keep(self) -> bool:
        """Try again what the library could not write; False where it still cannot. What it refused waits for other words.

        Not before an undo or redo: it would be a new step, and end what can be done again.
        """
        stuck = [each for each in self._notes if each.stuck]
        if not stuck or self._room.workspace.about_to_turn:
            return not stuck
        with suppress(BriefingError):  # who cannot read cannot write either, which is said then
            self._room.workspace.look_around()
        for note in stuck:
            lane = self._find_place(note)
            if lane is not None:
                self._keep(note.row, lane, note.text)
        return not any(each.stuck for each in self._notes)

    def drop_notes(self, notes: Iterable[Note]) -> None:
        """Nobody wants any more what is not kept there."""
        for note in notes:
            self._notes.drop(note)
            self._touch(note.row)
        self.noted.emit()

    def drop_notes_at(self, places: Iterable[tuple[int, int]], language: Language | None = None) -> None:
        """Cells by row and column of the table were written otherwise: of all languages, or of one."""
        wanted = set(places) if self._notes else set()
        columns = {each.key: at for at, each in enumerate(self.source.columns)}
        self.drop_notes(
            each
            for each in self._notes
            if not each.lost and (each.row, columns.get(each.key)) in wanted and language in (None, each.language)
        )

    def _find_place(self, note: Note) -> Lane | None:
        """The lane in which a note is seen."""
        if note.lost or note.row >= self._rows:
            return None
        seen = (each for each in self.lanes if (each.column.key, each.language) == (note.key, note.language))
        return next(seen, None)

    def typed_cell(self, row: int, lane: Lane, text: str) -> Cell:
        """What a cell becomes when this is typed into it; its own date and source stay while it holds something."""
        before = self.source.cell(row, lane.at)
        if lane.language is not None:
            return replace(before, text=before.text.with_text(lane.language, text.strip()))
        if not text.strip():
            return Cell()
        read = read_cell(text, self.language, lane.column).cell
        return replace(read, as_of=read.as_of or before.as_of, citation=before.citation)

    def _keep(self, row: int, lane: Lane, text: str) -> bool:
        if (note := self._notes.find(row, lane.at, lane.language)) is not None:
            self._notes.drop(note)
        try:
            cell = self.typed_cell(row, lane, text)
            if cell != self.source.cell(row, lane.at):
                self._room.core.tables.set_cells(self.source.id, {(row, lane.at): cell})
        except BriefingError as problem:
            sentence = self._room.sentences.say(problem)
            name = self.name_row(row) if row < self.source.row_count else self._room.look.say("grid.row.new")
            heading = name_column(lane.column, self._room.look.language)
            stuck = isinstance(problem, LibraryError)
            self._notes.put(Note(text, sentence, stuck, row, lane.column.key, lane.language, name, heading))
            if isinstance(problem, LibraryError):
                self._room.notices.mark_unsaved(problem)
            self._touch(row)
            self.refused.emit(sentence)
            self.noted.emit()
            return False
        self._touch(row)
        self.edited.emit()
        self.noted.emit()
        return True

    def _touch(self, row: int) -> None:
        if row < self._rows and self.lanes:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.lanes) - 1))
