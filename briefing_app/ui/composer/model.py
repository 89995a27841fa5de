"""The model of the outline: sections and their blocks. It follows another outline by the fewest inserts, moves and removals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.rows import Outline, OutlineRow
from briefing_app.ui.composer.sequence import find_staying, group
from briefing_app.ui.lists.mime import ITEMS, Item, read_items, write_items

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Drop(Protocol):
    """Does what a drop asks for (`OutlineActs.drop`)."""

    def __call__(self, items: Sequence[Item], spot: Spot, *, copy: bool = False) -> tuple[str, ...]:
        """Put things at a spot; gives the ids of what was put there."""


# Joined once: Qt asks for them at every row it lays out, and Python takes its time to join them.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_SECTION_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsEditable
_BLOCK_FLAGS = _FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_TOP = 0  # stands for what the sections lie in


class OutlineModel(QAbstractItemModel):
    """Frozen rows.

    Each thing has a number for as long as the model lives, which indexes carry; so an index stays right when its thing is
    moved into another section. `dropped` is emitted with the ids of what a drop has put somewhere.
    """

    dropped = Signal(object)

    def __init__(self, drop: Drop, rename: Callable[[str, str], bool], parent: QObject | None = None) -> None:
        """Make an empty model.

        Args:
            drop: Does what a drop asks for, and gives the ids of what was put there.
            rename: Gives a section (by id) another title; False where the library does not take it.
            parent: Its owner.
        """
        super().__init__(parent)
        self._drop = drop
        self._rename = rename
        self._numbers: dict[str, int] = {}
        self._rows: dict[int, OutlineRow] = {}
        self._inside: dict[int, list[int]] = {_TOP: []}  # number of a section → numbers of its blocks
        self._parents: dict[int, int] = {}
        self._places: dict[int, int] = {}

    # -- what is shown -----------------------------------------------------------------------------------------------

    def set_outline(self, outline: Outline) -> None:
        """Show another outline, which may be the same briefing a step later."""
        rows = {self._number(row.id): row for section in outline for row in section}
        sections = [self._number(section.row.id) for section in outline]
        inside = {
            number: [self._number(row.id) for row in section.blocks]
            for number, section in zip(sections, outline, strict=True)
        }
        changed = [number for number, row in rows.items() if number in self._rows and self._rows[number] != row]
        kept = {number for blocks in inside.values() for number in blocks}
        self._rows |= rows
        for section in self._inside[_TOP]:
            self._remove(section, [each for each in self._inside[section] if each not in kept])
        self._arrange(_TOP, sections)
        for section in sections:
            self._arrange(section, inside[section])
        self._remove(_TOP, [each for each in self._inside[_TOP] if each not in rows])
        self._rows = rows
        for number in changed:
            index = self._index(number)
            self.dataChanged.emit(index, index)

    def find(self, id: str) -> QModelIndex:
        """Where a section or block stands; an invalid index where it is not in the outline."""
        number = self._numbers.get(id)
        return self._index(number) if number is not None and number in self._parents else QModelIndex()

    def row_at(self, index: Index) -> OutlineRow | None:
        """What an index stands for."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    def section_id_of(self, index: Index) -> str:
        """The id of the section that an index is, or is in; empty for an invalid one."""
        row = self.row_at(index)
        if row is None:
            return ""
        return row.id if row.is_section else self._rows[self._parents[index.internalId()]].id

    # -- Qt ----------------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a row."""
        inside = self._inside.get(parent.internalId() if parent.isValid() else _TOP, ())
        if column != 0 or not 0 <= row < len(inside):
            return QModelIndex()
        return self.createIndex(row, 0, inside[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The section of a block."""
        section = self._parents.get(index.internalId(), _TOP) if index.isValid() else _TOP
        return self._index(section) if section != _TOP else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many sections, or blocks of a section."""
        if not parent.isValid():
            return len(self._inside[_TOP])
        return len(self._inside.get(parent.internalId(), ())) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """One."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the line for a screen reader, and the row itself."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.EditRole:
                return "" if row.ghost else row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Give a section another title; False where it does not get it."""
        row = self.row_at(index)
        if row is None or not row.is_section or role != Qt.ItemDataRole.EditRole:
            return False
        return self._rename(row.id, str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sections can be renamed; everything can be dragged, and dropped into sections and between them."""
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _SECTION_FLAGS if row.is_section else _BLOCK_FLAGS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802 - Qt's name
        """Empty words: the hidden heading would else be told to screen readers as “1”."""
        del section, orientation
        return "" if role == Qt.ItemDataRole.DisplayRole else None

    # -- dragging ----------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Copies come from the library, moves from here."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """What is dragged inside moves; another window takes a copy."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """What is understood."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Sections where there are any, else blocks, in the order of the outline."""
        rows = sorted(indexes, key=lambda each: (self.parent(each).row(), each.row()))
        chosen = [row for each in rows if (row := self.row_at(each)) is not None]
        sections = [each for each in chosen if each.is_section]
        return write_items([Item("section" if each.is_section else "block", each.id) for each in sections or chosen])

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether these are things of ours."""
        del action, row, column, parent
        return bool(read_items(data))

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Let the workspace do it. False where something was moved, for else the view would remove it once more."""
        del column
        items = read_items(data)
        if not items:
            return False
        section = self.section_id_of(parent)
        at = row if row >= 0 else self.rowCount(parent)
        copy = action == Qt.DropAction.CopyAction
        put = self._drop(items, Spot(section, at), copy=copy)
        if put:
            self.dropped.emit(put)
        return bool(put) and copy

    # -- inside ------------------------------------------------------------------------------------------------------

    def _number(self, id: str) -> int:
        return self._numbers.setdefault(id, len(self._numbers) + 1)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number], 0, number) if number != _TOP else QModelIndex()

    def _place(self, parent: int) -> None:
        """Note where the things in a parent stand now."""
        for at, number in enumerate(self._inside[parent]):
            self._places[number] = at

    def _arrange(self, parent: int, wanted: Sequence[int]) -> None:
        """Bring the things wanted into their order; others that are still there end up behind them."""
        inside = self._inside[parent]
        staying = find_staying(inside, wanted)
        at = 0
        while at < len(wanted):
            number = wanted[at]
            if number in staying:
                at += 1
                continue
            place = self._inside[parent].index(wanted[at - 1]) + 1 if at else 0
            if number in self._parents:
                self._move(number, parent, place)
                at += 1
                continue
            run = at
            while run < len(wanted) and wanted[run] not in self._parents:
                run += 1
            self._insert(parent, place, wanted[at:run])
            at = run

    def _insert(self, parent: int, place: int, numbers: Sequence[int]) -> None:
        self.beginInsertRows(self._index(parent), place, place + len(numbers) - 1)
        self._inside[parent][place:place] = numbers
        for number in numbers:
            self._parents[number] = parent
            if parent == _TOP:
                self._inside[number] = []
        self._place(parent)
        self.endInsertRows()

    def _move(self, number: int, parent: int, place: int) -> None:
        old = self._parents[number]
        here = self._places[number]
        if (old, here) == (parent, place) or (old == parent and place == here + 1):
            return
        self.beginMoveRows(self._index(old), here, here, self._index(parent), place)
        self._inside[old].pop(here)
        self._inside[parent].insert(place - (old == parent and here < place), number)
        self._parents[number] = parent
        self._place(old)
        self._place(parent)
        self.endMoveRows()

    def _remove(self, parent: int, numbers: Sequence[int]) -> None:
        places = sorted(self._places[each] for each in numbers)
        for first, last in reversed(group(places)):
            self.beginRemoveRows(self._index(parent), first, last)
            gone = self._inside[parent][first : last + 1]
            del self._inside[parent][first : last + 1]
            for number in gone:
                for each in (number, *self._inside.pop(number, ())):
                    self._parents.pop(each, None)
                    self._places.pop(each, None)
            self._place(parent)
            self.endRemoveRows()
