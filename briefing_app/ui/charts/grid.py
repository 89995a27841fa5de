"""The grid of charts: a small picture of each above its title, kind, date and source; drawn as it comes into view."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.charts.tiles import Tile
from briefing_app.ui.drawings.thumbnail import ChartThumbnails
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look

_LEAST, _SHARE = 236, 0.62  # least width of a tile at 100 %, height of the picture as a share of its width
_MARGIN, _PAD, _GAP = 7.0, 12.0, 4.0


class TileDelegate(QStyledItemDelegate):
    """Draws `Tile` rows; asks for pictures that are not there yet."""

    def __init__(self, look: Look, thumbnails: ChartThumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink(look)
        self._thumbnails = thumbnails
        self.language = Language.EN
        self.width = _LEAST

    @property
    def least(self) -> int:
        """The narrowest tile."""
        return round(_LEAST * self._ink.look.fonts.scale)

    @property
    def size(self) -> QSize:
        """Of every tile."""
        # Chinese lines are higher, and a title may be in another language than the rest.
        title = max(self._ink.face(Size.ROW, bold=True, language=each).height for each in LANGUAGES)
        small = max(self._ink.face(Size.SMALL, language=each).height for each in LANGUAGES)
        words = 2 * title + 2 * (small + _GAP) + 3 * _GAP
        return QSize(
            self.width, round(self._picture(QRect(0, 0, self.width, 0)).height() + words + 2 * (_PAD + _MARGIN))
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """All tiles are alike."""
        del option, index
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one tile."""
        style: Any = option  # PySide6 types none of its fields
        state = style.state
        tile = index.data(Qt.ItemDataRole.UserRole)
        ink = self._ink
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(style.rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setBrush(ink.colour("accent_soft" if chosen else "hover" if over else "surface"))
        edge = "accent" if chosen or focused else "border"
        painter.setPen(QPen(ink.colour(edge), 2.0 if focused else 1.4 if chosen else 1.0))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        if isinstance(tile, Tile):
            picture = self._picture(style.rect)
            self._draw_picture(painter, picture, tile)
            top = picture.bottom() + 2 * _GAP
            self._draw_words(painter, QRectF(picture.left(), top, picture.width(), card.bottom() - top), tile, chosen)
        painter.restore()

    def _picture(self, cell: QRect) -> QRectF:
        inset = _MARGIN + _PAD
        width = cell.width() - 2 * inset
        return QRectF(cell.left() + inset, cell.top() + inset, width, round(width * _SHARE))

    def _draw_picture(self, painter: QPainter, place: QRectF, tile: Tile) -> None:
        ink = self._ink
        ratio = painter.device().devicePixelRatioF()
        size = place.size().toSize()
        pixmap = self._thumbnails.pixmap(tile.id, self.language, size, ratio)
        path = QPainterPath()
        path.addRoundedRect(place, 5, 5)
        if pixmap is None:
            painter.fillPath(path, ink.colour("surface2"))
            if self._thumbnails.failed(tile.id, self.language):
                middle = place.center()
                ink.icon(painter, middle.x() - 12, middle.y() - 12, "warning", "warn", 24)
        else:
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(QPointF(place.topLeft()), pixmap)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.colour("border"), 1))
        painter.drawRoundedRect(place, 5, 5)

    def _draw_words(self, painter: QPainter, room: QRectF, tile: Tile, chosen: bool) -> None:
        ink = self._ink
        title = ink.face(Size.ROW, bold=True, language=tile.language)
        small = ink.face(Size.SMALL, language=self.language)
        ink.text(painter, room, tile.title, title, "text", (), 2)
        top = room.top() + 2 * title.height + _GAP
        left = room.left()
        if tile.internal:
            face = ink.face(Size.SMALL)
            most = room.width() / 2
            left += ink.chip(painter, left, top - 2, most, tile.internal_word, face, "err", "lock-simple-fill") + 6
        words = " · ".join(each for each in (tile.kind, tile.as_of) if each)
        quiet = "text2" if chosen else "text3"
        ink.text(painter, QRectF(left, top, room.right() - left, small.height), words, small, "text2")
        below = QRectF(room.left(), top + small.height + _GAP, room.width(), small.height)
        ink.text(painter, below, tile.source, small, quiet)


class ChartGrid(IdList):
    """Tiles in as many columns as there is room for; the arrow keys go in all four directions."""

    def __init__(self, look: Look, model: IdListModel[Tile], thumbnails: ChartThumbnails, name: str) -> None:
        self._tiles = TileDelegate(look, thumbnails)
        self._pictured = model
        super().__init__(model, self._tiles, name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setDragEnabled(True)  # the mode of icons has switched it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        thumbnails.ready.connect(self._picture_ready)

    def set_language(self, language: Language) -> None:
        """Show pictures of another language."""
        self._tiles.language = language
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tiles share the width."""
        width = self.viewport().width() - 4
        columns = max(1, width // self._tiles.least)
        self._tiles.width = max(self._tiles.least, width // columns)
        self.setGridSize(self._tiles.size)
        super().resizeEvent(event)

    def _picture_ready(self, chart_id: str) -> None:
        index: QModelIndex = self._pictured.find(chart_id)
        if index.isValid():
            self.update(index)
