"""Draws the rows of a list: icon, title, text and detail, with what was searched for marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.rows import Index, Row
from briefing_app.ui.lists.text import Ink, count_lines, draw_text, line_height
from briefing_app.ui.look import Look

_PAD = 11
_GAP = 3
_TILE = 30
_BETWEEN = 11


@dataclass(frozen=True, slots=True)
class Shape:
    """How many lines a row has at most; `fixed` rows are all as high, so that long lists scroll fast."""

    title_lines: int = 2
    text_lines: int = 1
    detail: bool = True
    fixed: bool = True
    bold: bool = True


class RowDelegate(QStyledItemDelegate):
    """Draws `Row` values as quiet cards; the chosen one has a frame in the accent colour."""

    def __init__(self, look: Look, shape: Shape, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shape = shape

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Height from the fonts; of rows that are not fixed, from the text as well."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return QSize(0, 0)
        title, text, detail = self._fonts(row)
        shape = self._shape
        titles, texts = shape.title_lines, shape.text_lines
        style: Any = option  # PySide6 types none of its fields
        width = style.widget.viewport().width() if style.widget is not None else style.rect.width()
        room = width - self._left() - _PAD - 14
        if not shape.fixed:
            titles = count_lines(row.title, title, room, shape.title_lines)
            texts = count_lines(row.text, text, room, shape.text_lines) if row.text else 0
        height = titles * line_height(title) + 2 * _PAD
        if texts:
            height += _GAP + texts * line_height(text)
        if shape.detail and (row.detail or shape.fixed):
            height += _GAP + line_height(detail)
        return QSize(width, round(max(height, _TILE + 2 * _PAD)) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        theme = self._look.theme
        style: Any = option
        state = style.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(style.rect).adjusted(8, 4, -6, -4)
        painter.setBrush(theme.colour("accent_soft" if chosen else "hover" if over else "surface"))
        edge = "accent" if chosen or focused else "border"
        painter.setPen(QPen(theme.colour(edge), 2.0 if focused else 1.2 if chosen else 1.0))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        ratio = painter.device().devicePixelRatioF()
        icon = self._look.icons.pixmap(row.icon, row.tone, 20, ratio)
        painter.drawPixmap(round(card.left()) + _PAD, round(card.top()) + _PAD, icon)
        self._draw_texts(painter, card, row, chosen)
        painter.restore()

    def _draw_texts(self, painter: QPainter, card: QRectF, row: Row, chosen: bool) -> None:
        theme, shape = self._look.theme, self._shape
        title, text, detail = self._fonts(row)
        room = card.adjusted(self._left() - 8, _PAD, -_PAD, -_PAD)
        mark, mark_text = theme.colour("mark"), theme.colour("mark_text")
        main = Ink(theme.colour("text"), mark, mark_text)
        quiet = Ink(theme.colour("text2"), mark, mark_text)
        faint = Ink(theme.colour("text2" if chosen else "text3"), mark, mark_text)
        top = room.top()
        top += draw_text(painter, room, row.title, title, main, row.title_ranges, shape.title_lines) + _GAP
        if row.text and shape.text_lines:
            below = QRectF(room.left(), top, room.width(), room.bottom() - top)
            top += draw_text(painter, below, row.text, text, quiet, row.text_ranges, shape.text_lines) + _GAP
        if row.detail and shape.detail:
            below = QRectF(room.left(), top, room.width(), room.bottom() - top)
            draw_text(painter, below, row.detail, detail, faint)

    def _fonts(self, row: Row) -> tuple[QFont, QFont, QFont]:
        fonts = self._look.fonts
        return (
            fonts.font(Size.ROW, bold=self._shape.bold, language=row.language),
            fonts.font(Size.SMALL, language=row.language),
            fonts.font(Size.SMALL),
        )

    def _left(self) -> int:
        return 8 + _PAD + 20 + _BETWEEN
