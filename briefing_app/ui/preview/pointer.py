"""The mouse on the pages: selects text, follows links, chooses blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from briefing_app.ui.preview.page_surface import PageSurface
from briefing_app.ui.preview.selection import Selection, Spot

_SCROLL = 40  # milliseconds between two steps while one drags beyond the edge
_Range = tuple[Spot, Spot]


class Pointer(QObject):
    """One click chooses the block or follows the link under it, two the word, three the block’s text; dragging selects."""

    def __init__(self, view: PageSurface) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._from: _Range | None = None  # what the first press took: nothing, a word or a block
        self._dragging = False
        self._clicks = 0
        self._last = QPointF()
        self._since = QTimer(self)
        self._since.setSingleShot(True)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """The left button goes down."""
        place = event.position()
        near = (place - self._last).manhattanLength() < QApplication.startDragDistance()
        self._clicks = self._clicks % 3 + 1 if self._since.isActive() and near else 1
        self._since.start(QApplication.doubleClickInterval())
        self._last = self._pressed = place
        self._dragging = False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and (selection := self._view.selection):
            self._from = (selection.anchor, selection.anchor)
            self._drag(place)
            return
        take = {1: self._take_place, 2: self._take_word, 3: self._take_block}[self._clicks]
        self._from = take(place)
        self._view.select(Selection(*self._from) if self._from else None)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves, with the left button down or without."""
        place = event.position()
        if self._pressed is None:
            self._show_what_is_under(place)
            return
        if (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self._drag(place)

    def release(self, event: QMouseEvent) -> None:
        """The left button goes up."""
        self._scrolling.stop()
        clicked = self._pressed is not None and not self._dragging and self._clicks == 1
        self._pressed = None
        self._dragging = False
        if clicked and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.select(None)
            self._view.follow(event.position())

    def _take_place(self, place: QPointF) -> _Range | None:
        spot = self._view.spot_at(place)
        return (spot, spot) if spot else None

    def _take_word(self, place: QPointF) -> _Range | None:
        return self._take(place, lambda page, at: self._view.text_of(page).word_at(at))

    def _take_block(self, place: QPointF) -> _Range | None:
        """The text of the block, or the line where no block is."""
        page, x, y = self._view.point_at(place)
        block = self._view.blocks.find_at(page, x, y)
        if block and (found := self._view.text_of(page).within(self._view.blocks.rects(block, page))):
            return (page, found[0]), (page, found[1])
        return self._take(place, lambda on, at: self._view.text_of(on).line_at(at))

    def _take(self, place: QPointF, widen: Callable[[int, int], tuple[int, int]]) -> _Range | None:
        page, x, y = self._view.point_at(place)
        at = self._view.text_of(page).char_at(x, y)
        if at is None:
            return self._take_place(place)
        start, end = widen(page, at)
        return (page, start), (page, end)

    def _drag(self, place: QPointF) -> None:
        """Select from what was pressed to here, by words where a word was pressed."""
        if self._from is None:
            return
        self._last = place
        found = self._take_word(place) if self._clicks == 2 else self._take_place(place)
        if found is None:
            return
        start, end = self._from
        backwards = found[0] < start
        self._view.select(Selection(end, found[0]) if backwards else Selection(start, max(end, found[1])))
        inside = self._view.viewport().rect().contains(place.toPoint())
        if inside:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll_on(self) -> None:
        """The button is held beyond the edge: go on scrolling and selecting."""
        if self._pressed is None:
            self._scrolling.stop()
            return
        height = self._view.viewport().height()
        beyond = min(0.0, self._last.y()) + max(0.0, self._last.y() - height)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 2))
        self._drag(self._last)

    def _show_what_is_under(self, place: QPointF) -> None:
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        tip = ""
        if view.is_on_page(place):
            page, x, y = view.point_at(place)
            link = view.link_at(place)
            if link is not None:
                shape = Qt.CursorShape.PointingHandCursor if link.page >= 0 else Qt.CursorShape.IBeamCursor
                tip = link.address
            elif view.text_of(page).char_at(x, y) is not None:
                shape = Qt.CursorShape.IBeamCursor
        view.viewport().setCursor(shape)
        view.viewport().setToolTip(tip)
