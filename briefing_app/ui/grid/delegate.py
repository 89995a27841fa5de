"""Draws the cells of the grid, and the line in which one is typed; its keys are those of a spreadsheet."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.grid.cell_texts import Shown
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.model import SHOWN, GridModel, Index
from briefing_app.ui.look import Look
from briefing_app.ui.text.fields import LineField

PAD = 9  # beside the words of a cell
_CORNER = 8
_ICON = 14
_Key = Qt.Key
_MOVES = {
    _Key.Key_Return: (1, 0), _Key.Key_Enter: (1, 0), _Key.Key_Tab: (0, 1), _Key.Key_Backtab: (0, -1),
}  # fmt: skip
_ARROWS = {_Key.Key_Down: (1, 0), _Key.Key_Up: (-1, 0), _Key.Key_Left: (0, -1), _Key.Key_Right: (0, 1)}
_WRITING = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier)


class GridDelegate(QStyledItemDelegate):
    """`left` says that a cell was left by a key: so many rows down and columns on. `typing` follows what is typed.

    `cut` says that a number or date finds no room in its lane: # stands in its place, for a part of it would mislead.
    """

    left = Signal(int, int, bool)  # rows, columns, whether it was Tab
    typing = Signal(str)
    cut = Signal(int, int)  # row, lane

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._fonts: dict[tuple[Language, bool], tuple[QFont, QFontMetricsF]] = {}
        self.quick = False  # the cell was opened by typing, so that arrow keys leave it

    # -- drawing -----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words in the middle of the cell's height, elided; chip, corner and mark on top."""
        shown = index.data(SHOWN)
        if not isinstance(shown, Shown):
            return
        style: Any = option
        rect, theme = QRect(style.rect), self._look.theme
        selected = bool(style.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif shown.spare:
            painter.fillRect(rect, theme.colour("surface2"))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if shown.chip:
            inner = self._draw_chip(painter, rect, shown, selected=selected)
        role = "text3" if shown.stand_in else "text"
        painter.setPen(theme.colour("warn" if shown.corner == "warn" else "err" if shown.corner else role))
        font, metrics = self._face(shown.language, bold=shown.numeric)
        painter.setFont(font)
        text = " ".join(shown.text.split("\n"))
        if shown.exact and metrics.horizontalAdvance(text) > inner.width():
            text = "#" * max(1, int(inner.width() // metrics.horizontalAdvance("#")))
            self.cut.emit(index.row(), index.column())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, inner.width()))
        side = Qt.AlignmentFlag.AlignRight if shown.numeric else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(inner), int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        if shown.corner:
            painter.setBrush(theme.colour(shown.corner))
            x, y = rect.right() + 1, rect.top()
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x - _CORNER, y), QPointF(x, y + _CORNER)]))
        if shown.own:
            painter.setBrush(theme.colour("accent"))
            x, y = rect.left(), rect.bottom() + 1
            side_ = _CORNER - 1
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + side_, y), QPointF(x, y - side_)]))
        if style.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_chip(self, painter: QPainter, rect: QRect, shown: Shown, *, selected: bool) -> QRect:
        """A pill with the sign of figures; returns where the words go."""
        font, metrics = self._face(shown.language, bold=True)
        del font
        theme = self._look.theme
        width = min(rect.width() - 6, round(metrics.horizontalAdvance(shown.text)) + _ICON + 20)
        high = min(rect.height() - 6, round(metrics.height()) + 6)
        left = rect.right() - 2 - width if shown.numeric else rect.left() + 3
        pill = QRect(left, rect.center().y() - high // 2 + 1, width, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme.colour("warn_soft" if shown.stale else "surface" if selected else "accent_soft"))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ratio = painter.device().devicePixelRatioF()
        icon = self._look.icons.pixmap("hash", "warn" if shown.stale else "accent", _ICON, ratio)
        painter.drawPixmap(pill.left() + 6, pill.center().y() - _ICON // 2 + 1, icon)
        return pill.adjusted(_ICON + 8, 0, -7, 0)

    def _face(self, language: Language, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        key = (language, bold)
        if key not in self._fonts:
            font = self._look.fonts.font(language=language, bold=bold)
            self._fonts[key] = font, QFontMetricsF(font)
        return self._fonts[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its words, for a head that is double-clicked at its edge."""
        del option
        shown = index.data(SHOWN)
        if not isinstance(shown, Shown):
            return QSize()
        _, metrics = self._face(shown.language, bold=shown.numeric)
        return QSize(self.measure(shown), round(metrics.height()) + 12)

    def measure(self, shown: Shown) -> int:
        """The width that a cell needs."""
        _, metrics = self._face(shown.language, bold=shown.numeric or shown.chip)
        extra = _ICON + 14 if shown.chip else 0
        return round(metrics.horizontalAdvance(shown.text)) + 2 * PAD + extra + 4

    # -- writing -----------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """A line over the cell."""
        del option
        model = index.model()
        lane = model.lane(index.column()) if isinstance(model, GridModel) else None
        language = (lane.language if lane is not None else None) or (
            model.language if isinstance(model, GridModel) else None
        )
        if isinstance(model, GridModel):
            model.begin_typing(index.row())
        line = LineField(
            self._look, str(index.data(Qt.ItemDataRole.AccessibleTextRole)), language=language, parent=parent
        )
        line.setProperty("cell", "true")
        line.setFont(self._look.fonts.font(language=language, bold=_is_numeric(lane)))
        if _is_numeric(lane):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.textEdited.connect(self.typing)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """What is there; nothing that is being typed is written over."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Keep it."""
        line = cast(QLineEdit, editor)
        if line.isModified():
            model.setData(index, line.text())
            line.setModified(False)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes down, Tab goes on, Shift turns both round; arrows leave a cell that was opened by typing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            key = cast(QKeyEvent, event)
            step = self._step(key)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.left.emit(step[0], step[1], key.key() in (_Key.Key_Tab, _Key.Key_Backtab))
                return True
        return super().eventFilter(editor, event)

    def _step(self, key: QKeyEvent) -> tuple[int, int] | None:
        if any(key.modifiers() & each for each in _WRITING):
            return None
        name = _Key(key.key())
        if name in _MOVES:
            down, on = _MOVES[name]
            back = bool(key.modifiers() & Qt.KeyboardModifier.ShiftModifier) and name is not _Key.Key_Backtab
            return (-down, -on) if back else (down, on)
        if self.quick and name in _ARROWS and not key.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return _ARROWS[name]
        return None


def _is_numeric(lane: Lane | None) -> bool:
    return lane is not None and lane.numeric
