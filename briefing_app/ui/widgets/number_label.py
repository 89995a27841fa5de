"""A printed value in large type: qualifier, number and unit on one line of writing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.wording.values import Parts

_GAP = 5


class NumberLabel(QWidget):
    """Draws the parts of a value; where there is none, the words for that."""

    def __init__(self, look: Look, parts: Parts | None, language: Language, nothing: str) -> None:
        super().__init__()
        small = look.fonts.font(Size.SMALL, bold=True, language=language)
        large = look.fonts.font(Size.HERO, bold=True, language=language)
        self._role = "accent" if parts else "warn"
        self._look = look
        runs = [(parts.qualifier, small), (parts.number, large), (parts.unit, small)] if parts else [(nothing, small)]
        self._runs: list[tuple[str, QFont]] = [(text, font) for text, font in runs if text]
        self.setAccessibleName(parts.text if parts else nothing)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its parts, as high as the largest."""
        metrics = [QFontMetricsF(font) for _, font in self._runs]
        width = sum(each.horizontalAdvance(text) for each, (text, _) in zip(metrics, self._runs, strict=True))
        return QSize(round(width + _GAP * (len(self._runs) - 1)) + 2, round(max(each.height() for each in metrics)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: a number is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts on one baseline."""
        del event
        painter = QPainter(self)
        painter.setPen(self._look.theme.colour(self._role))
        base = (self.height() - max(QFontMetricsF(font).height() for _, font in self._runs)) / 2 + max(
            QFontMetricsF(font).ascent() for _, font in self._runs
        )
        left = 0.0
        for text, font in self._runs:
            painter.setFont(font)
            painter.drawText(QPointF(left, base), text)
            left += QFontMetricsF(font).horizontalAdvance(text) + _GAP
