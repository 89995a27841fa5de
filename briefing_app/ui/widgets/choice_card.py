"""A large button with a picture, a title and a sentence: one of several ways to go on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.text import Ink, count_lines, draw_text, line_height
from briefing_app.ui.look import Look

_PAD = 18
_ICON = 24
_LINES = 4


class ChoiceCard(QPushButton):
    """As wide as it is given room, as high as its words need."""

    def __init__(self, look: Look, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._parts = (title, text)
        self._fonts = (look.fonts.font(Size.ROW, bold=True), look.fonts.font(Size.SMALL))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it is drawn anew where the pointer comes and goes
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Say something else below the title."""
        self._parts = (self._parts[0], text)
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrow cards are higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Picture, title, text."""
        room = width - 2 * _PAD
        title = count_lines(self._parts[0], self._fonts[0], room, 2) * line_height(self._fonts[0])
        text = count_lines(self._parts[1], self._fonts[1], room, _LINES) * line_height(self._fonts[1])
        return round(2 * _PAD + _ICON + 12 + title + 4 + text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A card of usual width."""
        width = round(200 * self._look.fonts.scale)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower, it would need more lines than it may have."""
        width = round(150 * self._look.fonts.scale)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, over = self.hasFocus(), self.underMouse()
        painter.setBrush(theme.colour("accent_soft" if self.isDown() else "hover" if over else "surface"))
        painter.setPen(QPen(theme.colour("accent" if focused else "border2"), 2.0 if focused else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.drawPixmap(_PAD, _PAD, self._look.icons.pixmap(self._icon, "accent", _ICON, self.devicePixelRatioF()))
        room = QRectF(self.rect()).adjusted(_PAD, _PAD + _ICON + 12, -_PAD, -_PAD)
        mark, mark_text = theme.colour("mark"), theme.colour("mark_text")
        title = Ink(theme.colour("text"), mark, mark_text)
        used = draw_text(painter, room, self._parts[0], self._fonts[0], title, lines=2)
        quiet = Ink(theme.colour("text2"), mark, mark_text)
        draw_text(painter, room.adjusted(0, used + 4, 0, 0), self._parts[1], self._fonts[1], quiet, lines=_LINES)
