"""The grid of tiles: as many columns as there is room for, drawn as quiet cards with a band of colour."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui.briefings.tiles import Index, Tile, TileModel, When
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.text import Ink, draw_text, line_height
from briefing_app.ui.look import Look

_WIDTH = 268  # the narrowest tile, with its margin
_MARGIN = 8
_PAD = 14
_BAND = 6
_BANDS = {When.UPCOMING: "accent", When.UNDATED: "teal", When.PAST: "border2", When.TEMPLATE: "note"}
_BADGES = {
    When.UPCOMING: ("accent_soft", "accent"),
    When.UNDATED: ("hover", "text2"),
    When.PAST: ("hover", "text2"),
    When.TEMPLATE: ("hover", "note"),
}


class TileDelegate(QStyledItemDelegate):
    """Draws one tile: band, badge, title, two or three lines, counts."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @property
    def height(self) -> int:
        """Of a tile with its margin, from the fonts."""
        fonts = self._look.fonts
        title, small = line_height(fonts.font(Size.ROW, bold=True)), line_height(fonts.font(Size.SMALL))
        return round(2 * _MARGIN + _BAND + 2 * _PAD + small + 6 + 2 * title + 4 + 3 * small + 8 + small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """That of a cell of the grid."""
        del index
        style: Any = option
        return style.widget.gridSize() if style.widget is not None else QSize(_WIDTH, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile."""
        tile = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(tile, Tile):
            return
        theme = self._look.theme
        style: Any = option
        chosen = bool(style.state & QStyle.StateFlag.State_Selected)
        over = bool(style.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(style.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(style.rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shape = QPainterPath()
        shape.addRoundedRect(card, 10, 10)
        painter.fillPath(shape, theme.colour("accent_soft" if chosen else "hover" if over else "surface"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(card.left(), card.top(), card.width(), _BAND), theme.colour(_BANDS[tile.when]))
        painter.restore()
        edge = "accent" if chosen or focused else "border"
        painter.strokePath(shape, QPen(theme.colour(edge), 2.0 if focused else 1.2 if chosen else 1.0))
        self._draw_words(painter, card.adjusted(_PAD, _BAND + _PAD, -_PAD, -_PAD), tile, chosen=chosen)
        painter.restore()

    def _draw_words(self, painter: QPainter, room: QRectF, tile: Tile, *, chosen: bool) -> None:
        theme, fonts = self._look.theme, self._look.fonts
        mark, mark_text = theme.colour("mark"), theme.colour("mark_text")
        main, quiet = Ink(theme.colour("text"), mark, mark_text), Ink(theme.colour("text2"), mark, mark_text)
        small = fonts.font(Size.SMALL)
        back, fore = _BADGES[tile.when]
        metrics = QFontMetricsF(small)
        badge = QRectF(room.left(), room.top() - 2, metrics.horizontalAdvance(tile.badge) + 16, metrics.height() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface" if chosen else back))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(theme.colour(fore))
        painter.setFont(small)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, tile.badge)
        top = badge.bottom() + 6
        title = fonts.font(Size.ROW, bold=True, language=tile.language)
        top += draw_text(painter, QRectF(room.left(), top, room.width(), 0), tile.title, title, main, lines=2) + 4
        most = 3 if len(tile.lines) == 1 else 1
        for line in tile.lines:
            place = QRectF(room.left(), top, room.width(), 0)
            top += draw_text(painter, place, line, small, quiet, lines=most)
        foot = QRectF(room.left(), room.bottom() - line_height(small), room.width(), 0)
        draw_text(painter, foot, tile.counts, small, quiet)


class TileGrid(QListView):
    """Arrow keys go from tile to tile, Enter or a double click opens, the menu key asks what else can be done."""

    opened = Signal(str)
    menu_asked = Signal(QPoint)  # in coordinates of the screen

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TileModel(self)
        self.setModel(self.tiles)
        self._delegate = TileDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setGridSize(QSize(_WIDTH, self._delegate.height))
        self.activated.connect(self._activate)
        self.customContextMenuRequested.connect(self._ask_menu)

    @property
    def current(self) -> str:
        """The id of the chosen tile; empty where none is."""
        tile = self.tiles.tile_at(self.currentIndex())
        return tile.id if tile is not None and self.selectionModel().isSelected(self.currentIndex()) else ""

    def choose(self, id: str) -> bool:
        """Choose a tile; False where it is not in the list."""
        index = self.tiles.find(id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The tiles share the width evenly."""
        bar = self.verticalScrollBar().sizeHint().width()  # icon mode leaves room for it even where there is none
        room = self.width() - 2 * self.frameWidth() - bar - 6  # and wraps a little early
        columns = max(1, room // _WIDTH)
        self.setGridSize(QSize(room // columns, self._delegate.height))
        super().resizeEvent(event)

    def _activate(self, index: Index) -> None:
        tile = self.tiles.tile_at(index)
        if tile is not None:
            self.opened.emit(tile.id)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
        if self.current:
            at = place if index.isValid() else self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(at))
