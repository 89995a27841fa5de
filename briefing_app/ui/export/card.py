"""A form of the briefing as a card with a tick."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look

_PAD, _ICON, _BOX, _GAP = 14, 24, 20, 12


class FormCard(QCheckBox):
    """A check box that is as large as a card; announced as a check box."""

    def __init__(self, look: Look, icon: str, ticked: str, title: str, line: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._ticked = ticked
        self._title = title
        self._line = line
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of text, picture and box."""
        title, line = self._metrics()
        return QSize(_PAD * 2 + _ICON + _BOX + 2 * _GAP + max(title[0], line[0]), 22 + title[1] + line[1])

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The line below may be cut, the title never."""
        hint = self.sizeHint()
        return QSize(_PAD * 2 + _ICON + _BOX + 2 * _GAP + self._metrics()[0][0], hint.height())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of the card can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Card, picture, words, box."""
        del event
        theme, icons, fonts = self._look.theme, self._look.icons, self._look.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, able, ratio = self.isChecked(), self.isEnabled(), self.devicePixelRatioF()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if on and able else "border2"), 2 if on else 1))
        painter.setBrush(theme.colour("accent_soft" if on else "surface"))
        painter.drawRoundedRect(frame, 9, 9)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), 6, 6)
        role = "text_off" if not able else "accent" if on else "text2"
        middle = self.height() // 2
        painter.drawPixmap(
            _PAD, middle - _ICON // 2, icons.pixmap(self._ticked if on else self._icon, role, _ICON, ratio)
        )
        self._paint_box(painter, QRectF(self.width() - _PAD - _BOX, (self.height() - _BOX) / 2, _BOX, _BOX))
        left = _PAD + _ICON + _GAP
        room = self.width() - left - _PAD - _BOX - _GAP
        title, line = self._metrics()
        top = (self.height() - title[1] - line[1]) // 2
        painter.setPen(theme.colour("text" if able else "text_off"))
        painter.setFont(fonts.font(bold=True))
        painter.drawText(left, top, room, title[1], Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setPen(theme.colour("text2" if able else "text_off"))
        painter.setFont(fonts.font(Size.SMALL))
        text = painter.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, top + title[1], room, line[1], Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme, on, able = self._look.theme, self.isChecked(), self.isEnabled()
        painter.setPen(QPen(theme.colour(("accent" if on else "field_border") if able else "border2"), 1.4))
        painter.setBrush(theme.colour("accent" if on and able else "surface"))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if on:
            role = "accent_text" if able else "text_off"
            tick = self._look.icons.pixmap("check-bold", role, 14, self.devicePixelRatioF())
            painter.drawPixmap(round(box.x()) + 3, round(box.y()) + 3, tick)

    def _metrics(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Width and height of the two lines."""
        title = QFontMetrics(self._look.fonts.font(bold=True))
        line = QFontMetrics(self._look.fonts.font(Size.SMALL))
        return (
            (title.horizontalAdvance(self._title), title.height() + 3),
            (line.horizontalAdvance(self._line), line.height() + 2),
        )
