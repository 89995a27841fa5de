"""Draws fact cards as rows of a list: full in the library, compact in a drawer. All rows of a list are as high."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.card_line import CardLine
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.marking import Ranges
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look
from briefing_app.workspace.finder import KeyNumber

_PAD = 13.0
_MARGIN = (8.0, 4.0, 8.0, 4.0)  # around a card: left, top, right, bottom
_SPACE = 6.0
_FIGURES = (0.30, 128.0, 214.0)  # the column of figures: share of the width, least, most at 100 %
_NARROW = 300.0  # below this width at 100 % a full row is drawn like a compact one
_NUMBERS = (Size.HERO, Size.TITLE, Size.ROW)


class CardDelegate(QStyledItemDelegate):
    """Draws `CardLine` rows; a row whose card is gone stays an empty card."""

    def __init__(self, look: Look, *, compact: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink(look)
        self._compact = compact

    @property
    def height(self) -> int:
        """Of every row, from the measures of the fonts."""
        ink = self._ink
        title, small = ink.face(Size.ROW, bold=True), ink.face(Size.SMALL)
        inner = 2 * title.height + _SPACE + ink.chip_height(small)
        inner += max(ink.face(Size.TITLE, bold=True).height + 4, small.height + _SPACE)
        return round(inner + 2 * (_PAD - 3) + _MARGIN[1] + _MARGIN[3])

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the list, as high as every row."""
        del index
        style: Any = option  # PySide6 types none of its fields
        width = style.widget.viewport().width() if style.widget is not None else style.rect.width()
        return QSize(width, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        style: Any = option
        state = style.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        line = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, right, bottom = _MARGIN
        card = QRectF(style.rect).adjusted(left, top, -right, -bottom)
        self._frame(painter, card, state, chosen=chosen)
        if isinstance(line, CardLine):
            room = card.adjusted(_PAD, _PAD - 3, -_PAD, -(_PAD - 3))
            if self._compact or room.width() < _NARROW * self._ink.look.fonts.scale:
                self._draw_compact(painter, room, line, chosen=chosen)
            else:
                self._draw_full(painter, room, line, chosen=chosen)
        painter.restore()

    def _frame(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag, *, chosen: bool) -> None:
        ink = self._ink
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(ink.colour("accent_soft" if chosen else "hover" if over else "surface"))
        edge = "accent" if chosen or focused else "border"
        painter.setPen(QPen(ink.colour(edge), 2.0 if focused else 1.2 if chosen else 1.0))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    # -- full --------------------------------------------------------------------------------------------------------

    def _draw_full(self, painter: QPainter, room: QRectF, line: CardLine, *, chosen: bool) -> None:
        ink = self._ink
        share, least, most = _FIGURES
        scale = ink.look.fonts.scale
        column = min(max(room.width() * share, least), most * scale)
        border = room.right() - column
        painter.setPen(QPen(ink.colour("border2" if chosen else "border"), 1))
        painter.drawLine(QPointF(border - 14.5, room.top()), QPointF(border - 14.5, room.bottom()))
        self._draw_claim(
            painter, QRectF(room.left(), room.top(), border - 26 - room.left(), room.height()), line, chosen
        )
        self._draw_figure(painter, QRectF(border, room.top(), column, room.height()), line, chosen)

    def _draw_claim(self, painter: QPainter, room: QRectF, line: CardLine, chosen: bool) -> None:
        ink = self._ink
        title = ink.face(Size.ROW, bold=True, language=line.row.title_language)
        small = ink.face(Size.SMALL, language=line.row.text_language)
        used = ink.text(painter, room, line.title, title, "text", line.title_ranges, 2)
        top = room.top() + max(used, 1) * title.height + 2
        below = QRectF(room.left(), top, room.width(), room.bottom() - top)
        ink.text(painter, below, line.text, small, "text2", line.text_ranges, 1 if used > 1 else 2)
        self._draw_chips(painter, room, line, chosen=chosen)

    def _draw_figure(self, painter: QPainter, room: QRectF, line: CardLine, chosen: bool) -> None:
        ink = self._ink
        small = ink.face(Size.SMALL, language=line.row.title_language)
        quiet = "text2" if chosen else "text3"
        foot = ink.chip_height(ink.face(Size.SMALL))
        if (number := line.row.number) is not None:
            hero = ink.face(Size.HERO, bold=True, language=line.row.title_language)
            ink.number(painter, room.translated(0, -4), number.parts, line.row.title_language, _NUMBERS, "accent")
            top = room.top() - 4 + hero.height - 2
            ink.text(painter, QRectF(room.left(), top, room.width(), small.height), number.label, small, "text2")
            top += small.height
            role = "warn" if line.row.stale else quiet
            ink.text(painter, QRectF(room.left(), top, room.width(), small.height), self._say_date(number), small, role)
        below = QRectF(room.left(), room.bottom() - foot + 2, room.width(), small.height)
        ink.text(painter, below, line.row.source, small, quiet)

    def _say_date(self, number: KeyNumber) -> str:
        """The as-of date; that a number is calculated is said wherever it stands."""
        return f"{number.as_of} · {self._ink.look.say('lists.derived')}" if number.derived else number.as_of

    def _draw_chips(self, painter: QPainter, room: QRectF, line: CardLine, *, chosen: bool, icons: bool = True) -> None:
        """How it stands, theme and tags as far as there is room; the languages at the right."""
        ink, say = self._ink, self._ink.look.say
        face = ink.face(Size.SMALL)
        top = room.bottom() - ink.chip_height(face)
        end = ink.language_boxes(painter, room.right(), top + 1, line.row.states, chosen=chosen) - _SPACE
        plain = "chosen" if chosen else "plain"
        chips: list[tuple[str, str, str, Ranges]] = []
        if icons:
            standing = line.standing
            chips.append((say(standing.key), plain if standing.kind == "plain" else standing.kind, standing.icon, ()))
        if line.row.internal:
            chips.append((say("lists.internal"), "err", "lock-simple-fill", ()))
        chips += [(text, plain, "", ranges) for text, ranges in line.tags]
        left = room.left()
        for text, kind, icon, ranges in chips:
            width = ink.chip(painter, left, top, end - left, text, face, kind, icon, ranges)
            if not width:
                break
            left += width + _SPACE

    # -- compact -----------------------------------------------------------------------------------------------------

    def _draw_compact(self, painter: QPainter, room: QRectF, line: CardLine, *, chosen: bool) -> None:
        ink = self._ink
        standing = line.standing
        role = "text2" if standing.kind == "plain" else standing.kind
        ink.icon(painter, room.left() - 1, room.top() + 1, standing.icon, role, 16)
        title = ink.face(Size.ROW, bold=True, language=line.row.title_language)
        small = ink.face(Size.SMALL, language=line.row.text_language)
        words = room.adjusted(22, 0, 0, 0)
        used = ink.text(painter, words, line.title, title, "text", line.title_ranges, 2)
        if used < 2:
            below = words.adjusted(0, max(used, 1) * title.height + 1, 0, 0)
            ink.text(painter, below, line.text, small, "text2", line.text_ranges)
        top = room.top() + 2 * title.height + 3
        figure = QRectF(room.left(), top, room.width(), ink.face(Size.TITLE, bold=True).height)
        if (number := line.row.number) is not None:
            sizes = (Size.TITLE, Size.ROW)
            taken = ink.number(painter, figure, number.parts, line.row.title_language, sizes, "accent")
            beside = figure.adjusted(taken + 10, 3, 0, 0)
            stale = line.row.stale
            if beside.width() > 40:
                said = self._say_date(number) if stale else number.label
                ink.right_text(painter, beside, said, small, "warn" if stale else "text2" if chosen else "text3")
        else:
            ink.text(painter, figure.adjusted(0, 3, 0, 0), line.row.source, small, "text2" if chosen else "text3")
        self._draw_chips(painter, room, line, chosen=chosen, icons=False)
