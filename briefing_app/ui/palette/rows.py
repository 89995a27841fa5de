"""The rows of the palette: headings of sections, and what can be chosen under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from briefing_app.model.language import Language
from briefing_app.ui.lists.rows import Index, Ranges

HEADING = "heading"
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A thing (`card`, `briefing`, …), a `command`, a `setting`, a `tag`, or a heading.

    `detail` stands at the right end. `reason` says why a command cannot be done now; empty where it can.
    """

    kind: str
    id: str
    title: str
    icon: str = ""
    ranges: Ranges = ()
    detail: str = ""
    reason: str = ""
    language: Language | None = None
    spoken_kind: str = ""

    @property
    def spoken(self) -> str:
        """The row as one line for a screen reader."""
        return ", ".join(each for each in (self.title, self.detail, self.spoken_kind, self.reason) if each)


class PaletteModel(QAbstractListModel):
    """Frozen rows; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> PaletteRow | None:
        """What an index stands for."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def find_next(self, start: int, step: int) -> int:
        """The next row that can be chosen from `start` on, round the ends; -1 where there is none."""
        count = len(self._rows)
        for far in range(count):
            at = (start + far * step) % count
            if self._rows[at].kind != HEADING:
                return at
        return -1

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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        row = self.row_at(index)
        if row is None or row.kind == HEADING:
            return Qt.ItemFlag.ItemIsEnabled if row is not None else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
