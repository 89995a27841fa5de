"""The grid in which the file is seen; the head of each column says what it becomes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefing_app.ui.fonts import Size, find_language
from briefing_app.ui.grid.delegate import PAD, GridDelegate
from briefing_app.ui.grid.sheet import dress_sheet
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.preview_model import PreviewModel

_AIR = 6  # above and below the words of a head
_CELL_AIR = 7
_ROWS = 9  # seen at once
_NARROW, _WIDE = 96, 260  # widths of columns at first
_FRAME = 18  # edges and the bar for scrolling sideways
_SAMPLE, _CELLS = 60, 3_000  # rows, and cells in all, that widths are taken from


class PreviewHeads(QHeaderView):
    """Two lines each: the heading in the file, and what the column becomes."""

    def __init__(self, room: Room, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._room = room
        self._preview = model
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(64)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as two lines."""
        fonts = self._room.look.fonts
        lines = (
            QFontMetricsF(fonts.font(Size.SMALL, bold=True)).height() + QFontMetricsF(fonts.font(Size.SMALL)).height()
        )
        return QSize(super().sizeHint().width(), round(lines) + 2 * _AIR + 2)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Ground and lines by the theme; the current column is set off."""
        if not rect.isValid():
            return
        look = self._room.look
        theme, fonts = look.theme, look.fonts
        heading, use, left_out = self._preview.head(logicalIndex)
        current = self.selectionModel().currentIndex().column() == logicalIndex
        painter.save()
        painter.fillRect(rect, theme.colour("accent_soft" if current else "surface2"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if current:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.colour("accent"))
        inner = QRectF(rect.adjusted(PAD, _AIR, -PAD, -_AIR))
        side = Qt.AlignmentFlag.AlignRight if self._preview.is_number(logicalIndex) else Qt.AlignmentFlag.AlignLeft
        font = fonts.font(Size.SMALL, bold=True, language=find_language(heading, look.language))
        painter.setFont(font)
        painter.setPen(theme.colour("text3" if left_out else "text"))
        high = QFontMetricsF(font).height()
        above = QRectF(inner.left(), inner.top(), inner.width(), high)
        words = QFontMetricsF(font).elidedText(heading, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(above, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        small = fonts.font(Size.SMALL)
        painter.setFont(small)
        painter.setPen(theme.colour("text3" if left_out else "accent"))
        below = QRectF(inner.left(), inner.top() + high, inner.width(), inner.height() - high)
        words = QFontMetricsF(small).elidedText(use, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class PreviewView(QTableView):
    """One cell is current; `column_chosen` says which column it stands in. Tab leaves the grid."""

    column_chosen = Signal(int)
    opened = Signal()  # Enter, or a double click: the column is to be corrected

    def __init__(self, room: Room, model: PreviewModel, name: str) -> None:
        super().__init__()
        self._room = room
        self._preview = model
        self.setProperty("grid", "true")
        self.heads = PreviewHeads(room, model, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.setItemDelegate(GridDelegate(room.look, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress_sheet(self, room.look, name, _CELL_AIR)
        self.heads.sectionClicked.connect(self.choose_column)
        self.heads.sectionDoubleClicked.connect(self._open_column)
        self.selectionModel().currentChanged.connect(self._moved)
        self.activated.connect(self._activated)
        model.modelReset.connect(self._fit)

    def choose_column(self, column: int) -> None:
        """Go to a column, in the row where one is."""
        row = max(self.currentIndex().row(), self._first)
        self.setCurrentIndex(self._preview.index(row, column))

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell and bring it into the middle."""
        index = self._preview.index(row, max(column, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def _first(self) -> int:
        """The first row of content."""
        draft = self._preview.draft
        return min(draft.first, len(draft.raw.rows) - 1) if draft is not None else 0

    def _fit(self) -> None:
        """As wide as the heads and the first rows ask for, within reason; on the first row of content."""
        draft = self._preview.draft
        if draft is None:
            return
        scale, fonts = self._room.look.fonts.scale, self._room.look.fonts
        high = self.verticalHeader().defaultSectionSize() * min(max(self._preview.rowCount(), 2), _ROWS)
        self.setFixedHeight(self.heads.sizeHint().height() + high + _FRAME)
        bold, plain = QFontMetricsF(fonts.font(Size.SMALL, bold=True)), QFontMetricsF(fonts.font())
        sample = max(5, min(_SAMPLE, _CELLS // max(1, self._preview.columnCount())))
        rows = range(min(sample, self._preview.rowCount()))
        for column in range(self._preview.columnCount()):
            heading, use, _ = self._preview.head(column)
            cells = (str(self._preview.index(row, column).data() or "")[:80] for row in rows)
            words = [bold.horizontalAdvance(heading), bold.horizontalAdvance(use)]
            most = max([*words, *map(plain.horizontalAdvance, cells)])
            self.setColumnWidth(column, round(min(max(most + 2 * PAD + 8, _NARROW * scale), _WIDE * scale)))
        self.setCurrentIndex(self._preview.index(self._first, 0))

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid() and current.column() != before.column():
            self.column_chosen.emit(current.column())
            self.heads.viewport().update()

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    def _open_column(self, column: int) -> None:
        self.choose_column(column)
        self.opened.emit()
