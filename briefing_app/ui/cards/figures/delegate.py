"""Draws the cells of tables of figures, and edits those that are chosen and not typed."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui.cards.figures.model import CHOICES, ERROR, Index
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.combo_box import ComboBox


class CellDelegate(QStyledItemDelegate):
    """A red corner marks a cell that could not be kept; its sentence is in the tool tip and below the table."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the corner."""
        super().paint(painter, option, index)
        if index.data(ERROR):
            style: Any = option
            corner = style.rect.topRight()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(self._look.theme.colour("err"))
            x, y = corner.x() + 1, corner.y()
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x - 9, y), QPointF(x, y + 9)]))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """A list where there are choices, else a line."""
        del option
        choices = index.data(CHOICES)
        font = index.data(Qt.ItemDataRole.FontRole) or self._look.fonts.font()
        if choices is None:
            line = QLineEdit(parent)
            line.setProperty("cell", "true")
            line.setFont(font)
            line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
            return line
        combo = ComboBox(self._look, str(index.data(Qt.ItemDataRole.AccessibleTextRole)), parent)
        combo.setProperty("cell", "true")
        for value, words in choices:
            combo.addItem(words, value)
        combo.activated.connect(lambda: self._done(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show what is there; of a line all is selected."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Keep it."""
        value = editor.currentData() if isinstance(editor, QComboBox) else cast(QLineEdit, editor).text()
        model.setData(index, value)

    def _done(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)
