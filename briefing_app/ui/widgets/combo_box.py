"""A list that opens, with an arrow in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from briefing_app.ui.look import Look

_ARROW = 14
_FROM_EDGE = 8


class ComboBox(QComboBox):
    """Qt's own, but for the arrow, and that the wheel scrolls the page and not the choice unless it has the focus."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None, *, at_least: int = 0) -> None:
        """Make an empty one.

        Args:
            look: Fonts and colours.
            name: Spoken.
            parent: The widget it lies in.
            at_least: It may become narrower than its longest choice, down to this many characters; 0: it may not.
        """
        super().__init__(parent)
        self._look = look
        self.setFont(look.fonts.font())
        self.view().setFont(look.fonts.font())
        self.setItemDelegate(QStyledItemDelegate(self))  # the one of the style knows nothing of the style sheet
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if at_least:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(at_least)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow over what the style sheet draws; Qt's own is hard to see in the dark."""
        super().paintEvent(event)
        painter = QPainter(self)
        role = "text2" if self.isEnabled() else "text_off"
        arrow = self._look.icons.pixmap("caret-down", role, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _ARROW - _FROM_EDGE, (self.height() - _ARROW) // 2, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Who scrolls past it wants to change nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
