"""The table of the sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from briefing_app.ui.fonts import find_language
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look
from briefing_app.wording.printed import Wording
from briefing_app.workspace.finder import SourceRow

COLUMNS = ("name", "publisher", "kind", "published", "read", "cards", "figures", "charts")
_NUMBERS = ("cards", "figures", "charts")
_NOWHERE = QModelIndex()


class SourceTable(QAbstractTableModel):
    """Frozen rows, sorted by any column; an empty date or publisher is said to be so."""

    def __init__(self, look: Look, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wording = wording
        self._rows: tuple[SourceRow, ...] = ()
        self._sort = (0, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """The rows in the order shown."""
        return self._rows

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show other rows in the order chosen."""
        new = self._sorted(rows)
        if [each.id for each in new] == [each.id for each in self._rows]:
            changed = [at for at, (one, other) in enumerate(zip(new, self._rows, strict=True)) if one != other]
            self._rows = new
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def find(self, id: str) -> QModelIndex:
        """The first cell of a source; invalid where it is not listed."""
        for at, each in enumerate(self._rows):
            if each.id == id:
                return self.index(at, 0)
        return QModelIndex()

    def row_at(self, index: Index) -> SourceRow | None:
        """The source at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    # -- Qt ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many sources there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell; in the first one a screen reader hears the whole row."""
        row = self.row_at(index)
        if row is None:
            return None
        name = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._say(row, name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._speak(row) if not index.column() else self._say(row, name)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if name in _NUMBERS else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if name in ("name", "publisher"):  # a Chinese font has wide English quotes
                language = find_language(self._say(row, name), self._look.language)
                return self._look.fonts.font(bold=name == "name", language=language)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        name = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._look.say(f"sources.column.{name}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._sort = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[each.row()].id for each in before]
        self._rows = self._sorted(self._rows)
        places = {each.id: at for at, each in enumerate(self._rows)}
        after = [self.index(places[id], each.column()) for id, each in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # -- words -------------------------------------------------------------------------------------------------------

    def _say(self, row: SourceRow, name: str) -> str:
        match name:
            case "name":
                return row.name
            case "publisher":
                return row.publisher or "–"
            case "kind":
                return self._look.say(f"sources.kind.{row.kind.value}")
            case "published" | "read":
                date = row.published if name == "published" else row.read
                return self._wording.format_date(date, self._look.language) if date else "–"
            case "cards":
                return f"{row.cards:,}"
            case "figures":
                return f"{row.figures:,}"
        return f"{row.datasets:,}"

    def _speak(self, row: SourceRow) -> str:
        say = self._look.say
        parts = [row.name, row.publisher, say(f"sources.kind.{row.kind.value}")]
        parts += [
            f"{say(f'sources.column.{name}')} {self._say(row, name)}" for name in ("published", "read", *_NUMBERS)
        ]
        return say.speak(*parts)

    def _sorted(self, rows: Sequence[SourceRow]) -> tuple[SourceRow, ...]:
        column, order = self._sort
        keys: dict[str, Callable[[SourceRow], object]] = {
            "name": lambda row: row.name.casefold(),
            "publisher": lambda row: row.publisher.casefold(),
            "kind": lambda row: self._say(row, "kind"),
            "published": lambda row: row.published.first.isoformat() if row.published else "",
            "read": lambda row: row.read.first.isoformat() if row.read else "",
            "cards": lambda row: row.cards,
            "figures": lambda row: row.figures,
            "charts": lambda row: row.datasets,
        }
        key = keys[COLUMNS[column]]
        by_name = sorted(rows, key=keys["name"])  # type: ignore[arg-type]
        return tuple(sorted(by_name, key=key, reverse=order is Qt.SortOrder.DescendingOrder))  # type: ignore[arg-type]
