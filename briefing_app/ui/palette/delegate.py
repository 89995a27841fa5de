"""Draws the rows of the palette."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.lists.text import Ink, draw_text, line_height
from briefing_app.ui.look import Look
from briefing_app.ui.palette.rows import HEADING, PaletteRow

_PAD = 12
_ICON = 18
_MOST = 0.42  # share of the width that a detail may take


class PaletteDelegate(QStyledItemDelegate):
    """Icon, title with marks, detail at the right; the chosen row is tinted."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._detail = look.fonts.font(Size.SMALL)
        self._heading = look.fonts.font(Size.LABEL, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Heights from the fonts."""
        del option
        row = index.data(Qt.ItemDataRole.UserRole)
        heading = isinstance(row, PaletteRow) and row.kind == HEADING
        height = line_height(self._heading) + 14 if heading else line_height(self._look.fonts.font(Size.ROW)) + 18
        return QSize(100, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PaletteRow):
            return
        style: Any = option  # PySide6 types none of its fields
        theme = self._look.theme
        area = QRectF(style.rect)
        mark, mark_text = theme.colour("mark"), theme.colour("mark_text")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == HEADING:
            height = line_height(self._heading)
            room = QRectF(area.left() + _PAD, area.bottom() - height - 3, area.width() - 2 * _PAD, height)
            draw_text(painter, room, row.title, self._heading, Ink(theme.colour("text2"), mark, mark_text))
            painter.restore()
            return
        if style.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        off = bool(row.reason)
        icon = self._look.icons.pixmap(
            row.icon, "text_off" if off else "text2", _ICON, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(round(area.left()) + _PAD, round(area.center().y() - _ICON / 2), icon)
        right = self._draw_detail(painter, area, row)
        font = self._look.fonts.font(Size.ROW, bold=not off, language=row.language)
        left = area.left() + _PAD + _ICON + 12
        height = line_height(font)
        room = QRectF(left, area.center().y() - height / 2, max(20.0, right - left - 12), height)
        draw_text(
            painter, room, row.title, font, Ink(theme.colour("text3" if off else "text"), mark, mark_text), row.ranges
        )
        painter.restore()

    def _draw_detail(self, painter: QPainter, area: QRectF, row: PaletteRow) -> float:
        """Draw what stands at the right end; gives where it begins."""
        right = area.right() - _PAD
        if not row.detail:
            return right
        metrics = QFontMetricsF(self._detail)
        text = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, area.width() * _MOST)
        width = metrics.horizontalAdvance(text)
        painter.setFont(self._detail)
        painter.setPen(self._look.theme.colour("text2"))
        room = QRectF(right - width - 1, area.top(), width + 2, area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - width
