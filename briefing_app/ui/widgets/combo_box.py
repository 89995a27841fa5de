"""A list that opens, with an arrow in the colours of the theme."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from briefing_app.ui.look import Look

_ARROW = 16


class ComboBox(QComboBox):
    """Qt's own, but for the arrow, and that the wheel scrolls the page instead of choosing."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("arrow", "own")
        self.setFont(look.fonts.font())
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow over what the style sheet draws."""
        super().paintEvent(event)
        painter = QPainter(self)
        role = "text2" if self.isEnabled() else "text_off"
        arrow = self._look.icons.pixmap("caret-down", role, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _ARROW - 8, (self.height() - _ARROW) // 2, arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Left to the page: who scrolls past it wants to change nothing."""
        event.ignore()
