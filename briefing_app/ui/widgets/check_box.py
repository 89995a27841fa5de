"""Check boxes and switches that are drawn in the colours of the theme."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from briefing_app.model.language import Language
from briefing_app.ui.look import Look

_EDGE = 4  # left of the mark, for the ring of focus
_BOX = 18
_TRACK_WIDTH, _TRACK_HEIGHT = 34, 20


class DrawnCheck(QCheckBox):
    """Qt's check box with a drawing of its own: the style's is hard to see in the dark. `mark` and `gap` are pixels."""

    mark = QSize()
    gap = 0
    air = 0  # right of the text

    def __init__(self, look: Look, text: str, *, language: Language | None = None) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self.setFont(look.fonts.font(language=language))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @abstractmethod
    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw what says whether it is on."""

    @abstractmethod
    def draw_ring(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ring of focus with the pen that is set."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Mark, gap, text and room for the ring of focus."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        wide = _EDGE + self.mark.width() + self.gap + text.width() + self.air
        return QSize(wide, max(self.mark.height() + 10, text.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: the text is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Mark and text can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw mark, text and the ring of focus."""
        del event
        theme, mark = self._look.theme, self.mark
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_EDGE, (self.height() - mark.height()) / 2, mark.width(), mark.height())
        self.draw_mark(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            self.draw_ring(painter, box)
        painter.setPen(theme.colour("text" if self.isEnabled() else "text_off"))
        left = _EDGE + mark.width() + self.gap
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())


class CheckBox(DrawnCheck):
    """A box to tick."""

    mark = QSize(_BOX, _BOX)
    gap = 9
    air = 4

    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """Box and tick."""
        theme = self._look.theme
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

    def draw_ring(self, painter: QPainter, box: QRectF) -> None:
        """Around the box."""
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)


class Switch(DrawnCheck):
    """Spoken and used as a check box; drawn as a knob in its track."""

    mark = QSize(_TRACK_WIDTH, _TRACK_HEIGHT)
    gap = 10
    air = 6

    def draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """Track and knob."""
        theme = self._look.theme
        on, able = self.isChecked(), self.isEnabled()
        painter.setPen(QPen(theme.colour("accent" if on and able else "field_border"), 1.2))
        painter.setBrush(theme.colour("accent" if on and able else "surface2"))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), box.height() / 2, box.height() / 2)
        side = box.height() - 8.0
        left = box.right() - side - 4 if on else box.left() + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_text" if on and able else "field_border"))
        painter.drawEllipse(QRectF(left, box.top() + 4, side, side))

    def draw_ring(self, painter: QPainter, box: QRectF) -> None:
        """Around the track."""
        round_ = box.height() / 2 + 2.5
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), round_, round_)
