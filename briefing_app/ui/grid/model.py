"""A table of the library as Qt sees it: its rows read as they are scrolled to, with empty ones below to type into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.errors import BriefingError, LibraryError
from briefing_app.model.chart import Cell
from briefing_app.model.language import Language
from briefing_app.ui.grid.lanes import Lane, build_lanes
from briefing_app.ui.grid.source import TableSource
from briefing_app.ui.grid.words import head_of, name_citation, name_lane, show_cell
from briefing_app.ui.room import Room
from briefing_app.wording.read_cell import read_cell

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SHOWN = int(Qt.ItemDataRole.UserRole) + 1
_LEAST = 8  # rows that are seen, filled or not
_SOUGHT = 1_000  # rows around a place in which a row is looked for that another program has moved
_JUDGED = 2_000  # cells whose words were judged, kept


@dataclass(frozen=True, slots=True)
class Shown:
    """How a cell is drawn: `corner` is `err` for what could not be kept, `warn` for what was not understood.

    `language` is that of the words, `stand_in` says that they are of another than the lane's, `chip` that they follow a
    figure (`stale` or not), `own` that the cell has a date or source of its own, `spare` that it lies below the table,
    `exact` that the words are a number or date: a part of one would be another one.
    """

    text: str
    language: Language
    corner: str = ""
    stand_in: bool = False
    chip: bool = False
    stale: bool = False
    own: bool = False
    spare: bool = False
    numeric: bool = False
    exact: bool = False


class GridModel(QAbstractTableModel):
    """What is typed is kept at once; what the library refuses stays where it was typed, with the reason."""

    edited = Signal()
    refused = Signal(str)
    restructured = Signal()  # other columns, or the table came or went

    def __init__(self, room: Room, dataset_id: str, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.source = TableSource(room, dataset_id)
        self.language = language
        self.folded = False
        self.lanes: tuple[Lane, ...] = build_lanes(self.source.columns, language, folded=False)
        self._rows = self._count_rows()
        self._unkept: dict[tuple[int, int, Language | None], tuple[str, str]] = {}  # → typed, why
        self._judged: dict[tuple[str, int], str] = {}
        self._typing: tuple[int, tuple[Cell, ...]] | None = None  # the row that is typed in, as it was
        room.workspace.changed.connect(self._changed)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_language(self, language: Language, *, folded: bool) -> None:
        """Read and show numbers in this language, and words in it alone if `folded`."""
        if (language, folded) == (self.language, self.folded):
            return
        self.beginResetModel()
        self.language, self.folded = language, folded
        self._judged.clear()
        self.lanes = build_lanes(self.source.columns, language, folded=folded)
        self.endResetModel()
        self.restructured.emit()

    def follow(self) -> None:
        """Show how things stand now; cells that stay in their places stay selected."""
        columns = self.source.columns
        self.source.refresh()
        self._judged.clear()
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

    def cell_at(self, index: Index) -> Cell:
        """The cell of the table that is seen at a place."""
        lane = self.lane(index.column())
        return self.source.cell(index.row(), lane.at) if lane is not None else Cell()

    def name_row(self, row: int) -> str:
        """What a row is called: its first words, else its number."""
        for at, column in enumerate(self.source.columns):
            text, _ = self.source.cell(row, at).text.best(self._room.look.language)
            if text:
                return text
            if (date := self.source.cell(row, at).date) is not None and column.kind.value == "date":
                return self._room.core.wording.format_date(date, self._room.look.language)
        return self._room.look.say("grid.row", n=row + 1)

    # -- Qt's model --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The rows of the table and the empty ones below."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many lanes."""
        return 0 if parent.isValid() else len(self.lanes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

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
            return head_of(self._room, lane)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return name_lane(self._room, lane)
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
                return self._edit(index.row(), lane)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), lane) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._speak(index.row(), lane)
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
        text, spot = str(value), (row, lane.at, lane.language)
        if spot not in self._unkept and text == self._edit(row, lane):
            return True
        return self._keep(spot, text)

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
        return next((why for _, why in self._unkept.values()), "")

    def keep(self) -> bool:
        """Try again to keep what was refused; False where something still is."""
        kept = [self._keep(spot, text) for spot, (text, _) in list(self._unkept.items())]
        return all(kept)

    def typed_cell(self, row: int, lane: Lane, text: str) -> Cell:
        """What a cell becomes when this is typed into it; its own date and source stay while it holds something."""
        before = self.source.cell(row, lane.at)
        if lane.language is not None:
            return replace(before, text=before.text.with_text(lane.language, text.strip()))
        if not text.strip():
            return Cell()
        read = read_cell(text, self.language, lane.column).cell
        return replace(read, as_of=read.as_of or before.as_of, citation=before.citation)

    def problem_of(self, row: int, lane: Lane) -> str:
        """Why a cell could not be kept, or what in it was not understood; empty if all is well."""
        if unkept := self._unkept.get((row, lane.at, lane.language)):
            return unkept[1]
        cell = self.source.cell(row, lane.at)
        if lane.language is not None or not cell.text:
            return ""
        words, language = cell.text.best(self.language)
        key = (words, lane.at)
        if key not in self._judged:
            if len(self._judged) >= _JUDGED:
                self._judged.clear()
            problem = read_cell(words, language, lane.column).problem
            self._judged[key] = self._room.sentences.say_phrase(problem) if problem is not None else ""
        return self._judged[key]

    def _keep(self, spot: tuple[int, int, Language | None], text: str) -> bool:
        row, at, language = spot
        lane = next((each for each in self.lanes if each.at == at and each.language is language), None)
        self._unkept.pop(spot, None)
        if lane is None:
            return True  # its column is gone
        try:
            self._room.workspace.look_around()
            cell = self.typed_cell(row, lane, text)
            if cell != self.source.cell(row, at):
                self._room.core.tables.set_cells(self.source.id, {(row, at): cell})
        except BriefingError as problem:
            sentence = self._room.sentences.say(problem)
            self._unkept[spot] = (text, sentence)
            if isinstance(problem, LibraryError):
                self._room.notices.mark_unsaved(problem)
            self._touch(row)
            self.refused.emit(sentence)
            return False
        self._touch(row)
        self.edited.emit()
        return True

    def _touch(self, row: int) -> None:
        if row < self._rows and self.lanes:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.lanes) - 1))

    # -- inside ------------------------------------------------------------------------------------------------------

    def shown(self, row: int, lane: Lane) -> Shown:
        """How a cell is drawn."""
        unkept = self._unkept.get((row, lane.at, lane.language))
        cell = self.source.cell(row, lane.at)
        own = cell.as_of is not None or cell.citation is not None
        spare = row >= self.source.row_count
        language = lane.language or self.language
        if unkept is not None:
            return Shown(unkept[0], language, corner="err", own=own, spare=spare, numeric=lane.numeric)
        quoted = self.source.quoted(cell.figure) if cell.figure else None
        text = show_cell(self._room, lane, cell, quoted, self.language)
        stand_in = False
        if lane.folded and not text and cell.text:
            text, language = cell.text.best(language)
            stand_in = True
        corner = "warn" if self.problem_of(row, lane) else ""
        stale = quoted is not None and quoted.stale
        exact = cell.value is not None or cell.date is not None or bool(cell.figure)
        return Shown(text, language, corner, stand_in, bool(cell.figure), stale, own, spare, lane.numeric, exact)

    def _edit(self, row: int, lane: Lane) -> str:
        if unkept := self._unkept.get((row, lane.at, lane.language)):
            return unkept[0]
        cell = self.source.cell(row, lane.at)
        quoted = self.source.quoted(cell.figure) if cell.figure else None
        return show_cell(self._room, lane, cell, quoted, self.language)

    def _extras(self, row: int, lane: Lane) -> list[str]:
        """What belongs to a cell beside its words: its figure, date, source and trouble."""
        say, cell = self._room.look.say, self.source.cell(row, lane.at)
        extras: list[str] = []
        if cell.figure:
            quoted = self.source.quoted(cell.figure)
            label = quoted.figure.label.best(say.language)[0] if quoted is not None else cell.figure
            extras.append(say("grid.follows", figure=label))
        as_of = cell.as_of or (self.source.head.dataset.as_of if self.source.head is not None else None)
        if as_of is not None and lane.numeric and not cell.missing:
            extras.append(say("grid.as_of", date=self._room.core.wording.format_date(as_of, say.language)))
        if cell.citation is not None:
            extras.append(say("grid.source", source=name_citation(self._room, cell.citation)))
        if problem := self.problem_of(row, lane):
            extras.append(problem)
        return extras

    def _tip(self, row: int, lane: Lane) -> str:
        return "\n".join(each for each in (self.shown(row, lane).text, *self._extras(row, lane)) if each)

    def _speak(self, row: int, lane: Lane) -> str:
        say = self._room.look.say
        text = self.shown(row, lane).text or say("grid.cell.empty")
        spare = row >= self.source.row_count
        name = say("grid.row.new") if spare else self.name_row(row)
        return say.speak(name, name_lane(self._room, lane), text, *self._extras(row, lane))
