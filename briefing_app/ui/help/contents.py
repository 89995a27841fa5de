"""Draws the contents of the guide: a line for each page, low enough that all of them are seen in a small window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.rows import Index, Row
from briefing_app.ui.look import Look

_PAD = 12.0
_ICON = 16
_LOWEST = 34  # pixels; a finger or a mouse on a train finds no less


class ContentsDelegate(QStyledItemDelegate):
    """Icon and title; the page that is shown stands on a ground, the line with the focus in a frame."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._ink = Ink(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as one line asks for."""
        del index
        style: Any = option  # PySide6 types none of its fields
        width = style.widget.viewport().width() if style.widget is not None else style.rect.width()
        return QSize(width, max(_LOWEST, round(self._ink.face(Size.ROW).height + 13)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        style: Any = option
        shown = bool(style.state & QStyle.StateFlag.State_Selected)
        ink, room = self._ink, QRectF(style.rect).adjusted(8, 1, -8, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown or style.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("accent_soft" if shown else "hover"))
            painter.drawRoundedRect(room, 7, 7)
        if style.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink.colour("accent"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 7, 7)
        role, middle = "accent" if shown else "text", room.center().y()
        ink.icon(painter, room.left() + _PAD, middle - _ICON / 2, row.icon, "accent" if shown else "text2", _ICON)
        face = ink.face(Size.ROW)
        left = room.left() + _PAD + _ICON + 9
        ink.text(
            painter, QRectF(left, middle - face.height / 2, room.right() - 6 - left, face.height), row.title, face, role
        )
        painter.restore()
