"""What of the pages is in sight: where they lie, what a point of the view is on them, and how a place stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtWidgets import QAbstractScrollArea

from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.layout import GAP, Layout, Zoom, lay_out
from briefing_app.ui.preview.page_text import Box

_ROOM = 24  # pixels that stay free around a place that is scrolled to

Kept = (
    tuple[str, int, float] | tuple[int, float]
)  # a block, which of its pages, how far below the top; or as `Layout.find_top`


class Sight:
    """Lays pages out in a scroll area and moves its bars; pages count from 0."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._area = area
        self.layout = Layout()

    @property
    def offset(self) -> QPoint:
        """How far the view is scrolled."""
        return QPoint(self._area.horizontalScrollBar().value(), self._area.verticalScrollBar().value())

    @property
    def pages(self) -> list[int]:
        """The pages of which something is seen."""
        return self.layout.visible(QRect(self.offset, QSize(self._area.viewport().size())))

    @property
    def read(self) -> int:
        """The page that is read, as far as one can tell: the one a third down the view; -1 where there is none."""
        places, bar, height = self.layout.places, self._area.verticalScrollBar(), self._area.viewport().height()
        if not places:
            return -1
        if bar.value() == bar.maximum() > 0 and places[-1].height() < height:
            return len(places) - 1  # the last pages cannot come up to that line
        middle = bar.value() + height // 3
        return next((at for at, rect in enumerate(places) if rect.bottom() + GAP >= middle), len(places) - 1)

    def lay_out(self, sizes: Sequence[QSizeF], zoom: Zoom) -> None:
        """Put pages of these sizes (in points) under each other."""
        room = self._area.viewport().size()
        self.layout = lay_out(sizes, room, zoom)
        for bar, size, seen in (
            (self._area.verticalScrollBar(), self.layout.height, room.height()),
            (self._area.horizontalScrollBar(), self.layout.width, room.width()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(0, size - seen))

    # -- points ------------------------------------------------------------------------------------------------------

    def is_on_page(self, place: QPointF) -> bool:
        """Whether a point of the viewport lies on a page."""
        where = place + QPointF(self.offset)
        return any(QRectF(rect).contains(where) for rect in self.layout.places)

    def point_at(self, place: QPointF) -> tuple[int, float, float]:
        """The page at a point of the viewport, and where on it in points from its lower left corner."""
        where = place + QPointF(self.offset)
        at = self.layout.page_at(where)
        return at, *self.layout.to_page(at, where)

    def to_view(self, at: int, box: Box) -> QRectF:
        """A rectangle of a page, in points, as one of the viewport."""
        return self.layout.from_page(at, box).translated(-QPointF(self.offset))

    # -- moving ------------------------------------------------------------------------------------------------------

    def go_to(self, at: int, height: float | None = None) -> None:
        """Scroll to the top of a page, or to a height of it in points from below."""
        bar, places = self._area.verticalScrollBar(), self.layout.places
        if height is not None:
            bar.setValue(round(self.layout.from_page(at, (0, height, 0, height)).top()) - GAP)
        elif places:
            bar.setValue(places[max(0, min(at, len(places) - 1))].top() - GAP // 2)

    def bring(self, at: int, box: Box) -> None:
        """Scroll to a rectangle of a page, no more than needed, and not at all where it is seen already."""
        rect = self.layout.from_page(at, box)
        area, viewport = self._area, self._area.viewport()
        for bar, start, end, seen in (
            (area.verticalScrollBar(), rect.top(), rect.bottom(), viewport.height()),
            (area.horizontalScrollBar(), rect.left(), rect.right(), viewport.width()),
        ):
            if start < bar.value() or end > bar.value() + seen:
                past = end + _ROOM - seen
                bar.setValue(round(start - _ROOM if start < bar.value() or past > start - _ROOM else past))

    def find_top(self) -> Kept:
        """What is at the top now, to be kept there while sizes change."""
        return self.layout.find_top(self._area.verticalScrollBar().value())

    def find_place(self, blocks: BlockMap) -> Kept:
        """What stays where it is when the pages change: the first block in sight, or else the place on the page."""
        top = self._area.verticalScrollBar().value()
        seen = QRect(0, top, self.layout.width, self._area.viewport().height())
        for id, page, *box in blocks.places if top > GAP else ():
            rect = self.layout.from_page(page - 1, (box[0], box[1], box[2], box[3]))
            if QRectF(seen).intersects(rect):
                nth = blocks.pages([id]).index(page)
                return id, nth, rect.top() - top
        return self.layout.find_top(top)

    def return_to(self, kept: Kept, blocks: BlockMap) -> None:
        """Scroll to what was kept, in this layout and with blocks where they are now."""
        bar = self._area.verticalScrollBar()
        if len(kept) == 2:
            bar.setValue(self.layout.top_of(*kept))
            return
        id, nth, above = kept
        if pages := blocks.pages([id]):
            page = pages[min(nth, len(pages) - 1)] - 1
            bar.setValue(round(self.layout.from_page(page, blocks.rects(id, page)[0]).top() - above))
