"""How pages lie under each other in the view: their places, and points of the page in points of the view and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from briefing_app.ui.preview.page_text import Box

MARGIN = 18
GAP = 14
PIXELS_PER_POINT = 96 / 72  # at 100 %
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Fit(Enum):
    """A zoom that follows the room there is."""

    WIDTH = "width"
    PAGE = "page"


Zoom = float | Fit  # 1.0 = 100 %


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of all pages in device-independent pixels, counted from the top of the first; pages count from 0."""

    places: tuple[QRect, ...] = ()
    scale: float = PIXELS_PER_POINT  # pixels to a point
    width: int = 0  # of all together
    height: int = 0

    def find_top(self, top: int) -> tuple[int, float]:
        """The page at a height, and how far down in it that is, as a share of the page."""
        for at, rect in enumerate(self.places):
            if rect.bottom() >= top:
                return at, (top - rect.top()) / max(1, rect.height())
        return 0, 0.0

    def top_of(self, at: int, within: float) -> int:
        """The height of a place that `find_top` gave, in this layout; the last page stands in for one that is gone."""
        if not self.places:
            return 0
        rect = self.places[min(at, len(self.places) - 1)]
        return round(rect.top() + within * rect.height())

    def visible(self, seen: QRect) -> list[int]:
        """The pages of which something lies in a rectangle."""
        return [at for at, rect in enumerate(self.places) if rect.intersects(seen)]

    def page_at(self, place: QPointF) -> int:
        """The page at a point, or the nearest one above or below."""
        return min(
            range(len(self.places)),
            key=lambda at: max(self.places[at].top() - place.y(), 0.0, place.y() - self.places[at].bottom()),
        )

    def to_page(self, at: int, place: QPointF) -> tuple[float, float]:
        """A point in points from the lower left corner of a page."""
        rect = self.places[at]
        return (place.x() - rect.left()) / self.scale, (rect.top() + rect.height() - place.y()) / self.scale

    def from_page(self, at: int, box: Box) -> QRectF:
        """A rectangle of a page, given as left, bottom, right and top in points."""
        rect = self.places[at]
        left, bottom, right, top = (each * self.scale for each in box)
        return QRectF(rect.left() + left, rect.top() + rect.height() - top, right - left, top - bottom)


def lay_out(sizes: Sequence[QSizeF], room: QSize, zoom: Zoom) -> Layout:
    """Put pages under each other, in the middle of the room.

    Args:
        sizes: Of the pages, in points.
        room: What can be seen at once, in pixels.
        zoom: As asked for.
    """
    if not sizes:
        return Layout()
    scale = _find_scale(sizes, room, zoom)
    whole = max(room.width(), max(round(size.width() * scale) for size in sizes) + 2 * MARGIN)
    top = GAP
    places: list[QRect] = []
    for size in sizes:
        width, height = round(size.width() * scale), round(size.height() * scale)
        places.append(QRect((whole - width) // 2, top, width, height))
        top += height + GAP
    return Layout(tuple(places), scale, whole, top)


def step_zoom(now: float, step: int) -> float:
    """The next larger of `ZOOMS`, or with -1 the next smaller; the last where there is none."""
    if step > 0:
        return next((each for each in ZOOMS if each > now * 1.02), ZOOMS[-1])
    return next((each for each in reversed(ZOOMS) if each < now * 0.98), ZOOMS[0])


def _find_scale(sizes: Sequence[QSizeF], room: QSize, zoom: Zoom) -> float:
    if not isinstance(zoom, Fit):
        return PIXELS_PER_POINT * zoom
    across = (room.width() - 2 * MARGIN) / max(size.width() for size in sizes)
    if zoom is Fit.WIDTH:
        return max(0.1, across)
    down = (room.height() - 2 * GAP) / max(size.height() for size in sizes)
    return max(0.1, min(across, down))
