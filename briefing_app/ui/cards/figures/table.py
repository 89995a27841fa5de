"""A table that is written in like a spreadsheet: Enter or F2 edits, Tab goes on, Enter in a cell goes down."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from briefing_app.ui.cards.figures.delegate import CellDelegate
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.text import line_height
from briefing_app.ui.look import Look

_AIR = 8  # above and below the words of a cell


class CellTable(QTableView):
    """As high as its rows: it never scrolls by itself, the page does."""

    def __init__(self, look: Look, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("cells", "true")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(line_height(look.fonts.font())) + 2 * _AIR)
        head = self.horizontalHeader()
        head.setFont(look.fonts.font(Size.SMALL, bold=True))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(28)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged, model.dataChanged):
            signal.connect(self.updateGeometry)

    def allow_dragging(self) -> None:
        """Let rows be dragged to another place, where the model takes them."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of all rows and the heads."""
        rows = sum(self.rowHeight(at) for at in range(self.model().rowCount()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.isVisible() else 0
        return QSize(400, rows + self.horizontalHeader().sizeHint().height() + extra + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same height."""
        return QSize(160, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down is the page's."""
        if event.angleDelta().y():
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter edits; Tab leaves the table behind its last cell."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            index = self.currentIndex()
            writable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if self.state() is not QAbstractItemView.State.EditingState and writable:
                self.edit(index)
            return
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._at_end(event.key() == Qt.Key.Key_Tab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab goes from cell to cell until the last; then on through the page."""
        inside = self.hasFocus() and not self._at_end(next)
        if inside and self.state() is not QAbstractItemView.State.EditingState:
            return False  # Qt then gives the key to the table
        self.setTabKeyNavigation(False)
        moved = super().focusNextPrevChild(next)
        self.setTabKeyNavigation(True)
        return moved

    def _at_end(self, forward: bool) -> bool:
        index, model = self.currentIndex(), self.model()
        if not index.isValid():
            return True
        last = (model.rowCount() - 1, model.columnCount() - 1)
        return (index.row(), index.column()) == (last if forward else (0, 0))
