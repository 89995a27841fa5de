"""The small square at the corner of what is chosen in the grid: dragged down, it goes on with the series."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRubberBand, QWidget

from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.view import GridView
from briefing_app.ui.look import Look

_SIZE = 9


class FillHandle(QWidget):
    """`dragged` gives what is chosen and the last row to be filled. The menu of cells does the same by key."""

    dragged = Signal(object, int)

    def __init__(self, look: Look, view: GridView) -> None:
        super().__init__(view.viewport())
        self._look = look
        self._view = view
        self._to = -1
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._band.hide()
        self.setFixedSize(_SIZE, _SIZE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(look.say("grid.menu.series"))
        self.setAccessibleName(look.say("grid.menu.series"))
        view.chosen.connect(self.place)
        view.focused.connect(self.place)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.place)
        view.heads.sectionResized.connect(self.place)
        view.viewport().installEventFilter(self)
        self.place()

    def place(self, *_: object) -> None:
        """Stand at the corner of what is chosen, where that is one block with something in it."""
        block = self._block()
        corner = self._corner(block) if block is not None else None
        self.setVisible(corner is not None)
        if corner is not None:
            self.move(corner.x() - _SIZE + 2, corner.y() - _SIZE + 2)
            self.raise_()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of the grid."""
        del watched
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A square in the accent colour, edged with that of the cells."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("surface"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._look.theme.colour("accent"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin."""
        self._to = -1
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show how far it will reach."""
        block = self._block()
        if block is None:
            return
        row = self._view.rowAt(self.mapTo(self._view.viewport(), event.position().toPoint()).y())
        row = self._view.grid.rowCount() - 1 if row < 0 and event.position().y() > 0 else row
        self._to = row if row > block.bottom else -1
        self._band.setVisible(self._to >= 0)
        if self._to >= 0:
            first = self._view.visualRect(self._view.grid.index(block.bottom + 1, block.left))
            last = self._view.visualRect(self._view.grid.index(self._to, block.right))
            self._band.setGeometry(QRect(first.topLeft(), last.bottomRight()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Fill."""
        event.accept()
        self._band.hide()
        block, to = self._block(), self._to
        self._to = -1
        if block is not None and to > block.bottom:
            self.dragged.emit(block, to)

    def _block(self) -> Block | None:
        blocks = self._view.blocks
        block = blocks[0] if len(blocks) == 1 and not self._view.editing else None
        return block if block is not None and block.bottom < self._view.grid.source.row_count else None

    def _corner(self, block: Block) -> QPoint | None:
        rect = self._view.visualRect(self._view.grid.index(block.bottom, block.right))
        return rect.bottomRight() if rect.isValid() and self._view.viewport().rect().intersects(rect) else None
