"""The data behind a chart as a table that is read, not written: with the keys of a table, and spoken cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from briefing_app.errors import NotFoundError
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look, Words

if TYPE_CHECKING:
    from briefing_app.model.edition import Quoted
    from briefing_app.workspace import Workspace

_NOWHERE = QModelIndex()
_PAD_X, _PAD_Y = 9, 7  # of a cell, as in charts.qss
MOST_ROWS = 300
"""Rows that are read here; more are worked on in the editor of the table."""
_MOST = 12  # rows shown without scrolling


@dataclass(frozen=True, slots=True)
class ChartData:
    """Headings and the first rows of printed cells; `numeric` says which columns are set to the right.

    `count` is how many rows the table has; where only that is another, the same is shown.
    """

    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numeric: tuple[bool, ...] = ()
    count: int = field(default=0, compare=False)


def read_data(core: Workspace, dataset_id: str, language: Language, say: Words) -> ChartData:
    """The first rows of a dataset as they are printed in a language; empty where it is gone."""
    try:
        head = core.tables.get_table(dataset_id)
    except NotFoundError:
        return ChartData()
    dataset = replace(head.dataset, rows=core.tables.read_rows(dataset_id, 0, MOST_ROWS))
    quoted = core.figures.quote(dataset.figure_keys)
    return ChartData(
        head=tuple(each.label.best(language)[0] for each in dataset.columns),
        rows=tuple(
            tuple(
                _print(core, cell, column, quoted, language, say)
                for cell, column in zip(row, dataset.columns, strict=False)
            )
            for row in dataset.rows
        ),
        numeric=tuple(each.kind is ColumnKind.NUMBER for each in dataset.columns),
        count=head.row_count,
    )


def _print(
    core: Workspace, cell: Cell, column: Column, quoted: dict[str, Quoted], language: Language, say: Words
) -> str:
    wording = core.wording
    if cell.figure:
        found = quoted.get(cell.figure)
        if found is None or found.observation is None:
            return say.catalogue.get("charts.no_value", language)
        seen = found.observation
        return wording.format_value(seen.value, seen.qualifier, found.figure.unit, column.noun, language)
    if cell.value is not None:
        return wording.format_value(cell.value, cell.qualifier, column.unit, column.noun, language)
    if cell.date is not None:
        return wording.format_date(cell.date, language)
    return cell.text.best(language)[0] or "–"


class DataModel(QAbstractTableModel):
    """A frozen table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = ChartData()

    def show(self, data: ChartData) -> None:
        """Show another table."""
        if data == self._data:
            return
        self.beginResetModel()
        self._data = data
        self.endResetModel()

    @property
    def shown(self) -> ChartData:
        """The table that is shown."""
        return self._data

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._data.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._data.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The printed cell, where it is set, and what is spoken: the heading with it."""
        if not index.isValid():
            return None
        text = self._data.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._data.head[index.column()]}: {text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self._data.numeric[index.column()] else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Headings above, numbers of rows at the side."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return self._data.head[section] if section < len(self._data.head) else None
            return section + 1
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            numeric = section < len(self._data.numeric) and self._data.numeric[section]
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class CellDelegate(QStyledItemDelegate):
    """Knows the padding of the style sheet, which Qt forgets where it breaks lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the lines that the text takes in its column."""
        style: Any = option  # PySide6 types none of its fields
        table = self.parent()
        assert isinstance(table, QTableView)
        width = max(20, table.columnWidth(index.column()) - 2 * _PAD_X - 4)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        lines = QFontMetrics(table.font()).boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
        return QSize(min(lines.width(), style.rect.width() or lines.width()), lines.height() + 2 * _PAD_Y)


class DataTable(QTableView):
    """As high as its rows, up to twelve; the page scrolls, not the table, while it has no focus."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.table = DataModel(self)
        self.setModel(self.table)
        self.setAccessibleName(name)
        self.setProperty("charts", "data")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFont(look.fonts.font())
        self.horizontalHeader().setFont(look.fonts.font(Size.SMALL, bold=True))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._look = look

    def show_data(self, data: ChartData, language: Language) -> None:
        """Show another table, in the forms of its language."""
        self.setFont(self._look.fonts.font(language=language))
        self.horizontalHeader().setFont(self._look.fonts.font(Size.SMALL, bold=True, language=language))
        self.table.show(data)
        self.setVisible(bool(data.head))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cells that wrap are higher."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the table only where it is scrolled through."""
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Heading and rows."""
        return QSize(300, self.maximumHeight())

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = min(self.table.rowCount(), _MOST)
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2
        height += sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(height)
