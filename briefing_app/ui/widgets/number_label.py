"""A printed value in large type: qualifier, number and unit on one line of writing; what finds no room there stands below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.wording.values import Parts

_GAP = 5
_Run = tuple[str, QFont]


class NumberLabel(QWidget):
    """Draws the parts of a value; where there is none, the words for that."""

    def __init__(self, look: Look, parts: Parts | None, language: Language, nothing: str) -> None:
        super().__init__()
        small = look.fonts.font(Size.SMALL, bold=True, language=language)
        large = look.fonts.font(Size.HERO, bold=True, language=language)
        self._role = "accent" if parts else "warn"
        self._look = look
        runs = [(parts.qualifier, small), (parts.number, large), (parts.unit, small)] if parts else [(nothing, small)]
        self._runs: list[_Run] = [(text, font) for text, font in runs if text]
        self.setAccessibleName(parts.text if parts else nothing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its parts beside each other, as high as the largest."""
        return QSize(_measure(self._runs), self.heightForWidth(_measure(self._runs)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest part: none is ever cut."""
        widest = max(_measure([each]) for each in self._runs)
        return QSize(widest, round(_height(self._runs)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines, in pixels."""
        return round(sum(map(_height, self._break(width))))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts of each line on one baseline."""
        del event
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour(self._role))
        lines = self._break(self.width())
        top = (self.height() - sum(map(_height, lines))) / 2
        for line in lines:
            left, base = 0.0, top + max(QFontMetricsF(font).ascent() for _, font in line)
            for text, font in line:
                painter.setFont(font)
                painter.drawText(QPointF(left, base), text)
                left += QFontMetricsF(font).horizontalAdvance(text) + _GAP
            top += _height(line)

    def _break(self, width: int) -> list[list[_Run]]:
        """The parts line by line, as many on each as a width has room for."""
        lines: list[list[_Run]] = [[]]
        for run in self._runs:
            if lines[-1] and _measure([*lines[-1], run]) > width:
                lines.append([])
            lines[-1].append(run)
        return lines


def _measure(line: list[_Run]) -> int:
    """The width of parts beside each other, in pixels."""
    width = sum(QFontMetricsF(font).horizontalAdvance(text) for text, font in line)
    return round(width + _GAP * (len(line) - 1)) + 2


def _height(line: list[_Run]) -> float:
    return max(QFontMetricsF(font).height() for _, font in line)
