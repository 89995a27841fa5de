"""A switch that is on or off, with its words beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from briefing_app.ui.look import Look
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ValueBinding
from briefing_app.ui.text.field_box import FieldBox

_WIDTH, _HEIGHT, _GAP = 34, 20, 10


class Switch(QCheckBox):
    """Spoken and used as a check box; only drawn otherwise."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self.setFont(look.fonts.font())
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Track, gap, text and room for the ring of focus."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(4 + _WIDTH + _GAP + text.width() + 6, max(_HEIGHT + 10, text.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: the text is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Track and text can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw track, knob, text and the ring of focus."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(4, (self.height() - _HEIGHT) / 2, _WIDTH, _HEIGHT)
        on, able = self.isChecked(), self.isEnabled()
        painter.setPen(QPen(theme.colour("accent" if on and able else "field_border"), 1.2))
        painter.setBrush(theme.colour("accent" if on and able else "surface2"))
        painter.drawRoundedRect(track.adjusted(0.6, 0.6, -0.6, -0.6), _HEIGHT / 2, _HEIGHT / 2)
        side = _HEIGHT - 8.0
        left = track.right() - side - 4 if on else track.left() + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_text" if on and able else "field_border"))
        painter.drawEllipse(QRectF(left, track.top() + 4, side, side))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), _HEIGHT / 2 + 2.5, _HEIGHT / 2 + 2.5)
        painter.setPen(theme.colour("text" if able else "text_off"))
        left_of_text = 4 + _WIDTH + _GAP
        room = QRect(left_of_text, 0, self.width() - left_of_text, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())


class SwitchBox(FieldBox):
    """A switch that is bound to a value of the library."""

    def __init__(self, room: Room, label: str, read: Callable[[], bool], write: Callable[[bool], object]) -> None:
        """Make it; see `ChoiceField`."""
        self.switch = Switch(room.look, label)
        super().__init__(room.look, "", self.switch)
        self.binding = ValueBinding(self, read, write, self.switch.setChecked, room)
        self.switch.clicked.connect(self.binding.choose)
