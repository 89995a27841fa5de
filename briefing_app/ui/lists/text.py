"""Draws a text in a few lines, with marked words and … where the room ends."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """Colour of a text, and of the words marked in it."""

    text: QColor
    mark: QColor
    mark_text: QColor


def line_height(font: QFont) -> float:
    """Height of one line in device-independent pixels, with room for Chinese."""
    return QFontMetricsF(font).height() + 2


def count_lines(text: str, font: QFont, width: float, most: int) -> int:
    """How many lines a text takes in this width, at most `most`, at least one."""
    return len(_break(text, font, width, most))


def draw_text(
    painter: QPainter, room: QRectF, text: str, font: QFont, ink: Ink, ranges: Ranges = (), lines: int = 1
) -> float:
    """Draw at most `lines` lines from the top of the room; returns the height used."""
    pieces = _break(text, font, room.width(), lines)
    height = line_height(font)
    painter.setPen(ink.text)
    for at, (start, end) in enumerate(pieces):
        piece = text[start:end]
        if at == lines - 1 and end < len(text):
            piece = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, room.width())
        _draw_line(
            painter, QPointF(room.left(), room.top() + at * height), piece, font, ink, _within(ranges, start, piece)
        )
    return height * len(pieces)


def _within(ranges: Ranges, start: int, piece: str) -> Ranges:
    length = len(piece) - (1 if piece.endswith("…") else 0)
    moved = ((max(0, a - start), min(length, b - start)) for a, b in ranges)
    return tuple((a, b) for a, b in moved if a < b)


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _break(text: str, font: QFont, width: float, most: int) -> list[tuple[int, int]]:
    layout = _layout(text, font)
    layout.beginLayout()
    pieces: list[tuple[int, int]] = []
    while len(pieces) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20.0, width))
        pieces.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return pieces or [(0, 0)]


def _draw_line(painter: QPainter, place: QPointF, text: str, font: QFont, ink: Ink, ranges: Ranges) -> None:
    lay_line(text, font, ink.mark, ink.mark_text, ranges).draw(painter, place)


def lay_line(text: str, font: QFont, mark: QColor, mark_text: QColor, ranges: Ranges) -> QTextLayout:
    """One line of any length, its ranges on the colour `mark`, ready to be drawn."""
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    formats = []
    for start, end in ranges:
        marked = QTextCharFormat()
        marked.setBackground(mark)
        marked.setForeground(mark_text)
        piece = QTextLayout.FormatRange()
        piece.start = start  # type: ignore[attr-defined]
        piece.length = end - start  # type: ignore[attr-defined]
        piece.format = marked  # type: ignore[attr-defined]
        formats.append(piece)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(1e6)
    layout.endLayout()
    return layout
