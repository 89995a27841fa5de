"""The rows of the file as they stand in it, with what is not understood marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.model.chart import ColumnKind
from briefing_app.ui.fonts import find_language
from briefing_app.ui.grid.cell_texts import Shown
from briefing_app.ui.grid.model import SHOWN
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.words import name_column, say_number, say_use
from briefing_app.workspace.importing import Draft, Mapping, RowProblem
from briefing_app.workspace.importing.read_values import say_cell

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 300  # characters of a cell that are drawn
_Role = Qt.ItemDataRole


class PreviewModel(QAbstractTableModel):
    """All rows, read from memory as they are scrolled to; those above the content are shaded."""

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._draft: Draft | None = None
        self._mapping: Mapping | None = None
        self._problems: Sequence[RowProblem] = ()

    @property
    def draft(self) -> Draft | None:
        """The file that is shown."""
        return self._draft

    def show_table(self, draft: Draft | None, mapping: Mapping | None, problems: Sequence[RowProblem]) -> None:
        """Show a file, what its columns become, and what is wrong with its cells, in their order."""
        old = self._draft
        if draft is old and mapping is self._mapping and problems is self._problems:
            return
        other = draft is not old and (draft is None or old is None or draft.raw is not old.raw)
        if other:
            self.beginResetModel()
        self._draft, self._mapping, self._problems = draft, mapping, problems
        if other:
            self.endResetModel()
        else:
            self._tell_all()

    def _tell_all(self) -> None:
        rows, columns = self.rowCount(), self.columnCount()
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)

    # -- heads -------------------------------------------------------------------------------------------------------

    def head(self, column: int) -> tuple[str, str, bool]:
        """Heading in the file, what the column becomes, and whether it is left out."""
        if self._draft is None or self._mapping is None or not 0 <= column < len(self._mapping.columns):
            return "", "", False
        use = self._mapping.columns[column]
        return (
            name_column(self._room, self._draft, column),
            say_use(self._room, self._mapping.target, use),
            use.left_out,
        )

    def is_number(self, column: int) -> bool:
        """Whether a column becomes one of numbers."""
        mapping = self._mapping
        use = mapping.columns[column].column if mapping and column < len(mapping.columns) else None
        return use is not None and use.kind is ColumnKind.NUMBER

    # -- Qt's model --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """As many as the file has."""
        return 0 if parent.isValid() or self._draft is None else len(self._draft.raw.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """As many as the file has."""
        return 0 if parent.isValid() or self._draft is None else self._draft.raw.width

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Rows by their number in the file, columns by their heading; spoken with what they become."""
        if orientation is Qt.Orientation.Vertical:
            return say_number(section + 1) if role == _Role.DisplayRole else None
        heading, use, _ = self.head(section)
        if role == _Role.DisplayRole:
            return heading
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return self._room.look.say.speak(heading, use)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The words of the file; in the tool tip and aloud, what is wrong with them."""
        draft = self._draft
        if draft is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case _Role.DisplayRole:
                return self._text(draft, row, column)
            case _Role.ToolTipRole:
                return self._problem(row, column) or None
            case _Role.AccessibleTextRole:
                say, text = self._room.look.say, self._text(draft, row, column)
                place = say.speak(say("table_import.row", n=say_number(row + 1)), self.head(column)[0])
                return say.speak(place, text or say("grid.cell.empty"), self._problem(row, column))
            case _Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.is_number(column) else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case _ if role == SHOWN:
                return self._shown(draft, row, column)
        return None

    def _text(self, draft: Draft, row: int, column: int) -> str:
        text = say_cell(draft.raw.rows[row][column])
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

    def _find(self, row: int, column: int) -> RowProblem | None:
        """What is wrong with a cell; there may be as many problems as cells, so that they are searched and not learned."""
        at = bisect_left(self._problems, (row + 1, column), key=_place)
        found = self._problems[at] if at < len(self._problems) else None
        return found if found is not None and _place(found) == (row + 1, column) else None

    def _problem(self, row: int, column: int) -> str:
        found = self._find(row, column)
        return self._room.sentences.say_phrase(found.said) if found is not None else ""

    def _shown(self, draft: Draft, row: int, column: int) -> Shown:
        text = self._text(draft, row, column)
        found = self._find(row, column)
        above = not draft.first <= row < draft.last
        left_out = self.head(column)[2]
        return Shown(
            text,
            find_language(text, draft.language),
            corner="" if found is None else "err" if found.refused else "warn",
            stand_in=above or left_out,
            spare=above or left_out,
            numeric=self.is_number(column) and not above,
        )


def _place(problem: RowProblem) -> tuple[int, int]:
    return problem.number, -1 if problem.column is None else problem.column
