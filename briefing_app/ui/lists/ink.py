"""The brush of the row delegates: texts in a few lines, chips, language boxes and large numbers, laid out once and kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from briefing_app.model.card import TextState
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.card_line import SHORT
from briefing_app.ui.lists.text import lay_line
from briefing_app.ui.look import Look
from briefing_app.wording.values import Parts

Ranges = tuple[tuple[int, int], ...]
_KEPT = 1_500  # texts laid out and kept
_CHIP_PAD = 7.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Face:
    """A font and its measures in device-independent pixels; `key` tells faces apart in the store of laid-out texts."""

    font: QFont
    metrics: QFontMetricsF
    height: float
    key: str


class Ink:
    """Draws for one look. Laid-out texts are kept, so that scrolling paints without breaking lines again."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._faces: dict[tuple[Size, bool, Language | None], Face] = {}
        self._laid: OrderedDict[tuple[object, ...], list[QTextLayout]] = OrderedDict()

    # -- faces and colours -------------------------------------------------------------------------------------------

    def face(self, size: Size, *, bold: bool = False, language: Language | None = None) -> Face:
        """A font of the look with its measures."""
        key = (size, bold, language)
        if key not in self._faces:
            font = self.look.fonts.font(size, bold=bold, language=language)
            metrics = QFontMetricsF(font)
            self._faces[key] = Face(font, metrics, metrics.height() + 1, font.key())
        return self._faces[key]

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return self.look.theme.colour(role)

    # -- texts -------------------------------------------------------------------------------------------------------

    def text(
        self, painter: QPainter, room: QRectF, text: str, face: Face, role: str, ranges: Ranges = (), lines: int = 1
    ) -> int:
        """Draw at most `lines` lines from the top of the room, the last ending in … where the room ends; returns how many."""
        if not text or room.width() < 8:
            return 0
        laid = self._lay(text, face, int(room.width()), lines, ranges)
        painter.setPen(self.colour(role))
        for at, layout in enumerate(laid):
            layout.draw(painter, QPointF(room.left(), room.top() + at * face.height))
        return len(laid)

    def right_text(self, painter: QPainter, room: QRectF, text: str, face: Face, role: str) -> None:
        """Draw one line that ends at the right edge of the room."""
        width = min(face.metrics.horizontalAdvance(text) + 1, room.width())
        self.text(painter, QRectF(room.right() - width, room.top(), width + 1, room.height()), text, face, role)

    def _lay(self, text: str, face: Face, width: int, lines: int, ranges: Ranges) -> list[QTextLayout]:
        key = (text, face.key, width, lines, ranges)
        found = self._laid.get(key)
        if found is not None:
            self._laid.move_to_end(key)
            return found
        mark, mark_text = self.colour("mark"), self.colour("mark_text")
        pieces = _break(text, face, width, lines, ranges)
        laid = [lay_line(piece, face.font, mark, mark_text, marks) for piece, marks in pieces]
        self._laid[key] = laid
        if len(self._laid) > _KEPT:
            self._laid.popitem(last=False)
        return laid

    # -- small things ------------------------------------------------------------------------------------------------

    def icon(self, painter: QPainter, left: float, top: float, name: str, role: str, size: int = 16) -> None:
        """Draw an icon."""
        pixmap = self.look.icons.pixmap(name, role, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, top), pixmap)

    def chip_height(self, face: Face) -> float:
        """How high a chip of this face is."""
        return face.height + 4

    def chip(
        self,
        painter: QPainter,
        left: float,
        top: float,
        most: float,
        text: str,
        face: Face,
        kind: str,
        icon: str = "",
        ranges: Ranges = (),
    ) -> float:
        """Draw a word on a pill no wider than `most`; returns its width, 0 where it has no room at all.

        `kind` is `ok`, `warn`, `err`, `plain`, or `chosen`: a plain one on the colour of a chosen row. `ranges` are marked.
        """
        height = self.chip_height(face)
        side = round(face.height * 0.8) if icon else 0
        inner = face.metrics.horizontalAdvance(text) + (side + 4 if icon else 0)
        width = min(inner + 2 * _CHIP_PAD, most)
        if width < 2 * _CHIP_PAD + 22:
            return 0.0
        fill, words = _CHIPS[kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(fill))
        painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
        at = left + _CHIP_PAD
        if icon:
            self.icon(painter, at, top + (height - side) / 2, icon, words, side)
            at += side + 4
        self.text(
            painter, QRectF(at, top + 2, left + width - _CHIP_PAD - at + 1, face.height), text, face, words, ranges
        )
        return width

    def language_boxes(
        self, painter: QPainter, right: float, top: float, states: tuple[TextState, ...], *, chosen: bool
    ) -> float:
        """Draw EN, 繁 and 简 ending at the right: filled when complete, amber to be reviewed, dashed when missing.

        Returns where the boxes begin.
        """
        left = right
        faces = {language: self.face(Size.LABEL, bold=True, language=language) for language in LANGUAGES}
        height = max(each.height for each in faces.values()) + 1
        for language, state in reversed(list(zip(LANGUAGES, states, strict=True))):
            face = faces[language]
            width = max(height + 5, face.metrics.horizontalAdvance(SHORT[language]) + 9)
            left -= width
            box = QRectF(left + 0.5, top + 0.5, width - 1, height - 1)
            role = "text2"
            if state is TextState.COMPLETE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.colour("surface" if chosen else "hover"))
            else:
                role = "warn"
                missing = state is TextState.MISSING
                painter.setPen(QPen(self.colour("warn"), 1, Qt.PenStyle.DashLine if missing else Qt.PenStyle.SolidLine))
                painter.setBrush(self.colour("surface" if missing else "warn_soft"))
            painter.drawRoundedRect(box, 4, 4)
            advance = face.metrics.horizontalAdvance(SHORT[language])
            place = QRectF(
                left + (width - advance) / 2, top + (height - face.height) / 2 + 0.5, advance + 2, face.height
            )
            self.text(painter, place, SHORT[language], face, role)
            left -= _GAP
        return left

    def number(
        self, painter: QPainter, room: QRectF, parts: Parts, language: Language, sizes: tuple[Size, ...], role: str
    ) -> float:
        """Draw qualifier, number and unit on one line in the largest of the sizes that fits; returns the width taken."""
        small = self.face(Size.SMALL, bold=True, language=language)
        large = self.face(sizes[0], bold=True, language=language)
        base = room.top() + large.metrics.ascent()
        for size in (*sizes, sizes[min(1, len(sizes) - 1)]):  # where none fits, the unit is cut and not the number
            large = self.face(size, bold=True, language=language)
            if _width(parts, small, large) <= room.width():
                break
        left = room.left()
        painter.setPen(self.colour(role))
        for text, face in ((parts.qualifier, small), (parts.number, large), (parts.unit, small)):
            left_over = room.right() - left
            if not text or left_over < 10:
                continue
            shown = face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, left_over)
            painter.setFont(face.font)
            painter.drawText(QPointF(left, base), shown)
            left += face.metrics.horizontalAdvance(shown) + _GAP
        return left - _GAP - room.left()


_CHIPS = {
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "err": ("err_soft", "err"),
    "plain": ("hover", "text2"),
    "chosen": ("surface", "text2"),
}


def _width(parts: Parts, small: Face, large: Face) -> float:
    widths = [small.metrics.horizontalAdvance(each) for each in (parts.qualifier, parts.unit) if each]
    return large.metrics.horizontalAdvance(parts.number) + sum(widths) + _GAP * len(widths)


def _break(text: str, face: Face, width: int, lines: int, ranges: Ranges) -> list[tuple[str, Ranges]]:
    """The lines of a text with what is marked in each; the last is cut with … where there is more."""
    if lines == 1:
        return [_cut(text, 0, face, width, ranges)]
    layout = QTextLayout(text, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces: list[tuple[str, Ranges]] = []
    while len(pieces) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(pieces) == lines - 1 and end < len(text):
            pieces.append(_cut(text, start, face, width, ranges))
        else:
            pieces.append((text[start:end].rstrip(), _within(ranges, start, end)))
    layout.endLayout()
    return pieces


def _cut(text: str, start: int, face: Face, width: int, ranges: Ranges) -> tuple[str, Ranges]:
    piece = text[start : start + 400].replace("\n", " ")
    shown = face.metrics.elidedText(piece, Qt.TextElideMode.ElideRight, width)
    length = len(shown) if shown == piece else len(shown) - 1
    return shown, _within(ranges, start, start + length)


def _within(ranges: Ranges, start: int, end: int) -> Ranges:
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)
