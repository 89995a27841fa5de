"""A check box that is drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from briefing_app.model.language import Language
from briefing_app.ui.look import Look

_BOX = 18
_GAP = 9


class CheckBox(QCheckBox):
    """Qt's check box with its own drawing: the style's box is hard to see in the dark."""

    def __init__(self, look: Look, text: str, *, language: Language | None = None) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self.setFont(look.fonts.font(language=language))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Box, gap, text and room for the ring of focus."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(_BOX + _GAP + text.width() + 8, max(_BOX + 10, text.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: the text is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Box and text can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw box, tick, text and the ring of focus."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(4, (self.height() - _BOX) / 2, _BOX, _BOX)
        on, able = self.isChecked(), self.isEnabled()
        fill = "accent" if on and able else "surface"
        edge = ("accent" if on else "field_border") if able else "border2"
        painter.setBrush(theme.colour(fill))
        painter.setPen(QPen(theme.colour(edge), 1.4))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        if on:
            tick = self._look.icons.pixmap(
                "check-bold", "accent_text" if able else "text_off", 14, self.devicePixelRatioF()
            )
            painter.drawPixmap(round(box.x()) + 2, round(box.y()) + 2, tick)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        painter.setPen(theme.colour("text" if able else "text_off"))
        left = 4 + _BOX + _GAP
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic,
            self.text(),
        )
