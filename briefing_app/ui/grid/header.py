"""The heads of the columns: the heading, and below it the measure or the language."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.delegate import PAD
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.words import head_of
from briefing_app.ui.room import Room

_AIR = 5


class ColumnHeads(QHeaderView):
    """Two lines each; a double click edits the column."""

    def __init__(self, room: Room, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._room = room
        self._grid = model
        self._heading = room.look.fonts.font(Size.SMALL, bold=True)
        self._below = room.look.fonts.font(Size.LABEL)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(60)
        self.setFont(self._heading)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as two lines."""
        lines = QFontMetricsF(self._heading).height() + QFontMetricsF(self._below).height()
        return QSize(super().sizeHint().width(), round(lines) + 2 * _AIR + 2)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Ground and lines by the theme, the words of the lane."""
        lane = self._grid.lane(logicalIndex)
        if lane is None or not rect.isValid():
            return
        theme, fonts = self._room.look.theme, self._room.look.fonts
        chosen = self.selectionModel().columnIntersectsSelection(logicalIndex, self.rootIndex())
        painter.save()
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "surface2"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        heading, below = head_of(self._room, lane, self._grid.language)
        language = lane.language or self._grid.language
        side = Qt.AlignmentFlag.AlignRight if lane.numeric else Qt.AlignmentFlag.AlignLeft
        inner = QRectF(rect.adjusted(PAD, _AIR, -PAD, -_AIR))
        font = fonts.font(Size.SMALL, bold=True, language=language)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if chosen else "text2"))
        line = QRectF(inner.left(), inner.top(), inner.width(), metrics.height())
        if not below:
            line = inner
        text = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        if below:
            small = fonts.font(Size.LABEL, language=language)
            painter.setFont(small)
            painter.setPen(theme.colour("text3"))
            under = QRectF(inner.left(), line.bottom(), inner.width(), inner.bottom() - line.bottom())
            text = QFontMetricsF(small).elidedText(below, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(under, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
