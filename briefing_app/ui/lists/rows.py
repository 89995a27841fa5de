"""The model behind every list of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.model.language import Language

Index = QModelIndex | QPersistentModelIndex
Ranges = tuple[tuple[int, int], ...]
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for and what is drawn. Ranges (start, end) are marked; `tone` colours the icon.

    `pause` stands between the parts that are read aloud.
    """

    kind: str
    id: str
    icon: str
    title: str
    text: str = ""
    detail: str = ""
    title_ranges: Ranges = ()
    text_ranges: Ranges = ()
    language: Language | None = None
    tone: str = "accent"
    spoken_kind: str = ""
    pause: str = field(kw_only=True)

    @property
    def spoken(self) -> str:
        """The row as one line for a screen reader."""
        return self.pause.join(part for part in (self.spoken_kind, self.title, self.text, self.detail) if part)


class Described(Protocol):
    """What every row says of itself: its title, and one line for a screen reader."""

    @property
    def title(self) -> str:
        """What is drawn first."""

    @property
    def spoken(self) -> str:
        """The row as one line."""


Kind = TypeVar("Kind", bound=Described)


class FrozenRows(QAbstractListModel, Generic[Kind]):
    """Frozen rows of one kind, all shown at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Kind, ...] = ()

    @property
    def rows(self) -> tuple[Kind, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[Kind]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Kind | None:
        """What an index stands for."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the line for a screen reader, and the row itself."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class RowModel(FrozenRows[Row]):
    """Rows that keep their kind and id keep their selection when others are set."""

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        new = tuple(rows)
        if [(each.kind, each.id) for each in new] == [(each.kind, each.id) for each in self._rows]:
            changed = [at for at, (row, old) in enumerate(zip(new, self._rows, strict=True)) if row != old]
            self._rows = new
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        super().set_rows(new)

    def find(self, kind: str, id: str) -> QModelIndex:
        """The row of a thing; an invalid index where it is not in the list."""
        for at, row in enumerate(self._rows):
            if (row.kind, row.id) == (kind, id):
                return self.index(at)
        return QModelIndex()
