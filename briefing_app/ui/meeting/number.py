"""A printed value as large as the width allows: the number large, qualifier and unit smaller, on one line of writing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.wording.values import Parts

_SMALL = 0.46  # qualifier and unit, as a share of the number
_GAP = 0.12  # between parts, as a share of the number
_ASCENT, _DESCENT = 0.94, 0.24  # of the size: what numbers and units take; the fonts themselves leave much more air
_PROBE = 200  # pixels; any size does to learn the proportions


class FittedNumber(QWidget):
    """Paints the parts of a value in the given colour, at most `largest` pixels high and at least `least`.

    Where even the least does not fit into one line (a long range), the parts go below each other.
    """

    def __init__(self, parts: Parts, font: QFont, colour: QColor, *, largest: int, least: int) -> None:
        super().__init__()
        self._runs = [
            (text, share)
            for text, share in ((parts.qualifier, _SMALL), (parts.number, 1.0), (parts.unit, _SMALL))
            if text
        ]
        self._font = QFont(font)
        self._colour = colour
        self._largest, self._least = largest, min(least, largest)
        self._lines: list[list[tuple[str, float]]] = []
        self._size = 0
        # Measured once: what is done while Qt lays out the window is arithmetic alone.
        self._whole = self._measure(self._runs)
        self._widest = max((self._measure([each]) for each in self._runs), default=0.0)
        self.setAccessibleName(parts.text)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._fit(self._largest * 6)

    @property
    def size_of_number(self) -> int:
        """Height of the number's type in pixels."""
        return self._size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As large as the new width allows."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of the lines."""
        return QSize(self._least * 4, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint line by line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(self._colour)
        top = 0.0
        for line in self._lines:
            tallest = max(share for _, share in line)
            base, left = top + _ASCENT * tallest * self._size, 0.0
            for text, share in line:
                font = self._at(share)
                painter.setFont(font)
                # Digits begin a little inside their cell: at this size that would show beside the lines below.
                bearing = QFontMetricsF(font).leftBearing(text[0]) if not left else 0.0
                painter.drawText(QPointF(left - bearing, base), text)
                left += QFontMetricsF(font).horizontalAdvance(text) + _GAP * self._size
            top = base + _DESCENT * tallest * self._size
        painter.end()

    def _fit(self, width: int) -> None:
        size = min(self._largest, int(width / self._whole * _PROBE))
        lines = [self._runs]
        if size < self._least and self._runs:
            lines = [[run] for run in self._runs]
            size = max(9, min(self._least, int(width / self._widest * _PROBE)))
        if size == self._size and lines == self._lines:
            return
        self._size, self._lines = size, lines
        tall = sum(max(share for _, share in line) for line in lines)
        self.setFixedHeight(round(tall * size * (_ASCENT + _DESCENT)) + 2)
        self.updateGeometry()
        self.update()

    def _measure(self, runs: list[tuple[str, float]]) -> float:
        """Width of a line at the size of the probe, with a pixel to spare."""
        width = sum(QFontMetricsF(self._at(share, _PROBE)).horizontalAdvance(text) for text, share in runs)
        return width + _GAP * _PROBE * (len(runs) - 1) + 2

    def _at(self, share: float, size: int = 0) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(max(9, round((size or self._size) * share)))
        return font
