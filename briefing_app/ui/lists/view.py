"""A list of rows: chosen by click, by the arrow keys or by typing the beginning of a title."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefing_app.ui.lists.delegate import RowDelegate, Shape
from briefing_app.ui.lists.rows import Row, RowModel
from briefing_app.ui.look import Look


class RowList(QListView):
    """Emits `chosen` with the row that became current by the person's doing."""

    chosen = Signal(object)

    def __init__(
        self, look: Look, name: str, shape: Shape, *, moving: bool = True, parent: QWidget | None = None
    ) -> None:
        """Make the list.

        Args:
            look: Fonts and colours.
            name: Spoken when the list is entered.
            shape: How rows are drawn.
            moving: Whether moving to a row chooses it; else only a click or Enter does.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._moving = moving
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(look, shape, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(shape.fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(32)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._changed)
        self.clicked.connect(self._pressed)
        self.activated.connect(self._pressed)

    @property
    def current(self) -> Row | None:
        """The current row."""
        return self.rows.row_at(self.currentIndex())

    def choose(self, kind: str, id: str) -> bool:
        """Make a row current without telling anybody; False where it is not in the list."""
        index = self.rows.find(kind, id)
        if not index.isValid():
            return False
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        self.scrollTo(index)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The focus is seen on a row; where there is none, on the list itself."""
        super().paintEvent(event)
        if self.hasFocus() and not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt makes the first row current when a list is entered; it is then chosen as well."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        row = self.rows.row_at(current)
        if row is not None and self._moving and not self._quiet:
            self.chosen.emit(row)

    def _pressed(self, index: QModelIndex) -> None:
        """A click, or Enter, also chooses the row that is current already."""
        row = self.rows.row_at(index)
        if row is not None:
            self.chosen.emit(row)
