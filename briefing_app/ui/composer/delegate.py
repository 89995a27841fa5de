"""Draws the rows of the outline: sections as headings, blocks as quiet cards with kind, date, problems and page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.composer.rows import OutlineRow
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.text import line_height
from briefing_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
CARET = 34  # pixels from the left in which a click folds
_LEFT = 30  # where the cards of blocks begin
_RIGHT = 14
_PAD = 9
_TILE = 30
_GAP = 6
_ICON = 16
_ANY = 100_000  # room enough for any word
_KEPT = 4_000  # measured texts


@dataclass(frozen=True, slots=True)
class Mark:
    """How a row stands: chosen, with the focus, under the mouse, folded, being renamed, about to take a drop."""

    chosen: bool = False
    focused: bool = False
    over: bool = False
    folded: bool = False
    edited: bool = False
    target: bool = False


class OutlineDelegate(QStyledItemDelegate):
    """Heights come from the fonts. `draw` is called by the view, which knows more than an option does.

    A title that the library does not take is what the field says when it is next opened.
    """

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        fonts = look.fonts
        self._faint = fonts.font(Size.SMALL)
        self._number = fonts.font(Size.BODY, bold=True)
        self._fonts: dict[tuple[bool, Language | None], QFont] = {}
        self._fitted: dict[tuple[str, str, int], tuple[str, float]] = {}
        self._unkept: dict[tuple[str, Language | None], str] = {}
        lines = line_height(self._title_font()) + line_height(self._faint)
        self._block_height = round(max(lines, _TILE) + 2 * _PAD) + _GAP
        self._heading_height = round(line_height(self._heading_font())) + 22

    # -- heights -----------------------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of a row; as wide as there is room."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, OutlineRow):
            return QSize(0, 0)
        style: Any = option  # PySide6 types none of its fields
        width = style.widget.viewport().width() if style.widget is not None else 0
        if not row.is_section:
            return QSize(width, self.block_height)
        height = self._heading_height
        if row.hint:
            height += round(self._hint_height(row, width)) + _GAP
        return QSize(width, height)

    @property
    def block_height(self) -> int:
        """Two lines, the room around them, and the gap to the next."""
        return self._block_height

    def _hint_height(self, row: OutlineRow, width: int) -> float:
        room = QRectF(0, 0, max(80, width - _LEFT - _RIGHT - 24), 1000)
        flags = Qt.TextFlag.TextWordWrap
        return QFontMetricsF(self._faint).boundingRect(room, flags, row.hint).height() + 20

    def _title_font(self, row: OutlineRow | None = None) -> QFont:
        return self._font(row, bold=False)

    def _heading_font(self, row: OutlineRow | None = None) -> QFont:
        return self._font(row, bold=True)

    def _font(self, row: OutlineRow | None, *, bold: bool) -> QFont:
        key = (bold, row.language if row else None)
        if key not in self._fonts:
            self._fonts[key] = self._look.fonts.font(Size.ROW, bold=bold, language=key[1])
        return self._fonts[key]

    # -- drawing -----------------------------------------------------------------------------------------------------

    def draw(self, painter: QPainter, rect: QRect, row: OutlineRow, mark: Mark) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_section:
            self._draw_section(painter, QRectF(rect), row, mark)
        else:
            self._draw_block(painter, QRectF(rect), row, mark)
        painter.restore()

    def _draw_section(self, painter: QPainter, rect: QRectF, row: OutlineRow, mark: Mark) -> None:
        theme = self._look.theme
        head = QRectF(rect.left(), rect.top(), rect.width(), self._heading_height)
        if mark.chosen or mark.over or mark.target or mark.focused:
            box = head.adjusted(5.5, 5.5, -_RIGHT + 0.5, -3.5)
            painter.setBrush(theme.colour("accent_soft" if mark.chosen or mark.target else "hover"))
            edged = mark.focused or mark.target
            painter.setPen(QPen(theme.colour("accent"), 1.6) if edged else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 7, 7)
        middle = head.center().y() + 1
        self._picture(painter, "caret-right" if mark.folded else "caret-down", "text2", 12, middle)
        left = self._write(
            painter, QRectF(CARET, head.top() + 2, 60, head.height()), str(row.number), self._number, "text3"
        )
        right = self._draw_page(painter, row, head.right() - _RIGHT - 8, middle)
        right = self._draw_internal(painter, row, right, middle)
        right = self._draw_problem_icon(painter, row, right, middle)
        if not mark.edited:
            room = QRectF(left + 10, head.top() + 2, right - left - 18, head.height())
            self._write(painter, room, row.title, self._heading_font(row), "text3" if row.ghost else "text")
        if row.hint:
            self._draw_hint(
                painter, QRectF(_LEFT, head.bottom(), rect.width() - _LEFT - _RIGHT, rect.bottom() - head.bottom()), row
            )

    def _draw_hint(self, painter: QPainter, room: QRectF, row: OutlineRow) -> None:
        theme = self._look.theme
        box = room.adjusted(0.5, 0.5, -0.5, -_GAP - 0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("field_border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(theme.colour("text3"))
        painter.setFont(self._faint)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(12, 8, -12, -8), flags, row.hint)

    def _draw_block(self, painter: QPainter, rect: QRectF, row: OutlineRow, mark: Mark) -> None:
        theme = self._look.theme
        card = rect.adjusted(_LEFT + 0.5, 0.5, -_RIGHT - 0.5, -_GAP - 0.5)
        painter.setBrush(theme.colour("accent_soft" if mark.chosen else "hover" if mark.over else "surface"))
        edge = "accent" if mark.chosen or mark.focused else "border"
        width = 2.0 if mark.focused else 1.2 if mark.chosen else 1.0
        inset = (width - 1) / 2  # no ink outside the row: what is drawn anew is the row alone
        painter.setPen(QPen(theme.colour(edge), width))
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), 9, 9)
        middle = card.center().y()
        if mark.over or mark.focused:
            self._picture(painter, "dots-six-vertical", "text2", 7, middle)
        tile = QRectF(card.left() + _PAD, middle - _TILE / 2, _TILE, _TILE)
        soft = QColor(theme.colour(row.tone))
        soft.setAlphaF(0.20 if theme.dark else 0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(tile, 7, 7)
        self._picture(painter, row.icon, row.tone, tile.center().x() - 9, middle, 18)
        right = self._draw_page(painter, row, card.right() - 12, middle)
        right = self._draw_problem_icon(painter, row, right, middle)
        left = tile.right() + 12
        title = self._title_font(row)
        top = card.top() + _PAD + (card.height() - 2 * _PAD - line_height(title) - line_height(self._faint)) / 2
        first = QRectF(left, top, right - left - 8, line_height(title))
        self._write(painter, first, row.title, title, "text3" if row.ghost else "text")
        second = QRectF(left, first.bottom(), first.width(), line_height(self._faint))
        self._draw_detail(painter, second, row)

    def _draw_detail(self, painter: QPainter, room: QRectF, row: OutlineRow) -> None:
        """Kind and date, then what is wrong in its colour, then the lock of what stays with us."""
        end = room.right()
        if row.internal:
            end = self._draw_internal(painter, row, end + 8, room.center().y()) - 4
            room.setRight(end)
        left = self._write(painter, room, row.detail, self._faint, "text2")
        if row.problem is not None:
            text = f" · {row.problem.text}" if row.detail else row.problem.text
            self._write(
                painter, QRectF(left, room.top(), end - left, room.height()), text, self._faint, row.problem.severity
            )

    def _draw_page(self, painter: QPainter, row: OutlineRow, right: float, middle: float) -> float:
        """The page at the right edge; gives where the room to its left ends."""
        if not row.page:
            return right
        width = self._fit(row.page, self._faint, _ANY)[1]
        height = line_height(self._faint)
        self._write(
            painter, QRectF(right - width - 1, middle - height / 2, width + 2, height), row.page, self._faint, "text2"
        )
        return right - width - 12

    def _draw_internal(self, painter: QPainter, row: OutlineRow, right: float, middle: float) -> float:
        if not row.internal:
            return right
        width = self._fit(row.internal, self._faint, _ANY)[1]
        height = line_height(self._faint)
        box = QRectF(right - width - 8, middle - height / 2, width + 2, height)
        self._write(painter, box, row.internal, self._faint, "text2")
        self._picture(painter, "lock-simple", "text2", box.left() - 17, middle, 14)
        return box.left() - 26

    def _draw_problem_icon(self, painter: QPainter, row: OutlineRow, right: float, middle: float) -> float:
        if row.problem is None:
            return right
        name = "warning-circle-fill" if row.problem.severity == "err" else "warning-fill"
        self._picture(painter, name, row.problem.severity, right - 18, middle)
        return right - 26

    def _picture(self, painter: QPainter, name: str, role: str, left: float, middle: float, size: int = _ICON) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(round(left), round(middle - size / 2), self._look.icons.pixmap(name, role, size, ratio))

    def _write(self, painter: QPainter, room: QRectF, text: str, font: QFont, role: str) -> float:
        """Write one line, shortened to the room; gives where it ends."""
        said, width = self._fit(text, font, max(0, int(room.width())))
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(role))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)
        return room.left() + width

    def _fit(self, text: str, font: QFont, room: int) -> tuple[str, float]:
        """A text shortened to a width, and how wide it is then; measuring is most of the work of drawing, so it is kept."""
        key = (text, font.key(), room)
        found = self._fitted.get(key)
        if found is None:
            metrics = QFontMetricsF(font)
            said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            if len(self._fitted) >= _KEPT:
                self._fitted.clear()
            found = self._fitted[key] = (said, metrics.horizontalAdvance(said))
        return found

    # -- renaming ----------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's name
        """A field for the title of a section."""
        del option
        row = index.data(Qt.ItemDataRole.UserRole)
        field = QLineEdit(parent)
        field.setFont(self._heading_font(row))
        field.setAccessibleName(self._look.say("composer.rename"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """The title, all of it selected."""
        assert isinstance(editor, QLineEdit)
        if editor.property("filled") is None:  # a change from elsewhere does not take away what was typed
            editor.setProperty("filled", "true")
            row = index.data(Qt.ItemDataRole.UserRole)
            unkept = self._unkept.pop((row.id, row.language), None)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)) if unkept is None else unkept)
            if unkept is None:
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        """Keep what was typed; an emptied field changes nothing."""
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        row = index.data(Qt.ItemDataRole.UserRole)
        if text and text != index.data(Qt.ItemDataRole.EditRole) and not model.setData(index, text):
            self._unkept[row.id, row.language] = text

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Over the title."""
        del index
        style: Any = option
        rect = style.rect
        height = editor.sizeHint().height()
        top = rect.top() + (self._heading_height - height) // 2 + 1
        editor.setGeometry(CARET + 18, top, rect.right() - CARET - 18 - _RIGHT, height)
