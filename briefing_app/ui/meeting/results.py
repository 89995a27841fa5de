"""The facts found, as numbered rows: the number of the fact large, its title below with the words searched for marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.lists.rows import Index, Row, RowModel
from briefing_app.ui.lists.text import Ink, count_lines, draw_text, line_height
from briefing_app.ui.look import Look
from briefing_app.ui.meeting.answers import Hit

PAGE = 9  # as many as there are keys for them
_TITLE_LINES = 2
_NUMBER, _TITLE = 17, 14  # pixels at the size the page was drawn for


def make_row(place: int, hit: Hit, look: Look) -> Row:
    """A row; `place` is the key that jumps to it."""
    return Row(
        kind=hit.kind,
        id=hit.id,
        icon=str(place),
        title=hit.number,
        text=hit.title,
        text_ranges=hit.title_ranges,
        detail=look.say("meeting.internal") if hit.internal else "",
        language=hit.language,
        tone="err" if hit.internal else "accent",
        spoken_kind=str(place),
        pause=look.say.pause,
    )


class ResultList(QListView):
    """One page of facts. The current row is the fact that is shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(look, self))
        self.setAccessibleName(look.say("meeting.results"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as high as there is room."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters and digits are keys of the meeting."""
        del search


class _Delegate(QStyledItemDelegate):
    """Draws the rows in the type of the meeting."""

    def __init__(self, look: Look, parent: ResultList) -> None:
        super().__init__(parent)
        self._look = look
        self._pad = round(11 * look.fonts.scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Nine rows fill the list where there is room for a number and a line in each."""
        del index
        number, title = self._fonts(None)
        style: Any = option  # PySide6 types none of its fields
        least = line_height(number) + line_height(title) + self._pad * 1.4 + 8
        most = line_height(number) + _TITLE_LINES * line_height(title) + self._pad * 2 + 8
        share = style.widget.viewport().height() / PAGE if style.widget is not None else least
        return QSize(100, int(min(max(share, least), most)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        theme, pad = self._look.theme, self._pad
        style: Any = option  # PySide6 types none of its fields
        chosen = bool(style.state & QStyle.StateFlag.State_Selected)
        focused = chosen and style.widget is not None and style.widget.hasFocus()
        over = bool(style.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(style.rect).adjusted(8, 4, -8, -4)
        painter.setBrush(theme.colour("accent_soft" if chosen else "hover" if over else "surface"))
        painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 2.5 if focused else 1.4 if chosen else 1))
        painter.drawRoundedRect(card.adjusted(0.7, 0.7, -0.7, -0.7), 9, 9)
        number, _ = self._fonts(row)
        side = line_height(number) + pad * 0.5
        box = QRectF(card.left() + pad, card.center().y() - side / 2, side, side)
        painter.setBrush(theme.colour("accent" if chosen else "surface"))
        painter.setPen(QPen(theme.colour("accent" if chosen else "border2"), 1.2))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(theme.colour("accent_text" if chosen else "text"))
        painter.setFont(number)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.icon)
        self._draw_words(painter, card.adjusted(side + 2 * pad, 0, -pad, 0), row)
        painter.restore()

    def _draw_words(self, painter: QPainter, room: QRectF, row: Row) -> None:
        """The number and the title, together in the middle of the row's height."""
        theme = self._look.theme
        number, title = self._fonts(row)
        mark, mark_text = theme.colour("mark"), theme.colour("mark_text")
        head = " · ".join(each for each in (row.title, row.detail) if each)
        taken = line_height(number) if head else 0
        most = max(1, int((room.height() - taken) / line_height(title)))
        lines = count_lines(row.text, title, room.width(), min(most, _TITLE_LINES))
        top = room.center().y() - (taken + lines * line_height(title)) / 2
        if head:
            place = QRectF(room.left(), top, room.width(), taken)
            draw_text(painter, place, head, number, Ink(theme.colour(row.tone), mark, mark_text))
        below = QRectF(room.left(), top + taken, room.width(), room.bottom() - top)
        draw_text(painter, below, row.text, title, Ink(theme.colour("text"), mark, mark_text), row.text_ranges, lines)

    def _fonts(self, row: Row | None) -> tuple[QFont, QFont]:
        fonts = self._look.fonts
        language = row.language if row else None
        number, title = fonts.font(bold=True, language=language), fonts.font(language=language)
        number.setPixelSize(round(_NUMBER * fonts.scale))
        title.setPixelSize(max(10, round(_TITLE * fonts.scale)))
        return number, title


def row_of(index: Index | QPersistentModelIndex) -> Row | None:
    """The row at an index."""
    row = index.data(Qt.ItemDataRole.UserRole)
    return row if isinstance(row, Row) else None
