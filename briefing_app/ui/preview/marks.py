"""What is drawn over the pages: the chosen block, selected text and words that were searched for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.hits import Hit
from briefing_app.ui.preview.page_text import Box
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.preview.selection import Selection
from briefing_app.ui.theme import Theme

_ROOM = 5.0  # pixels between a block and its frame


@dataclass(slots=True)
class Marks:
    """`hit` is the place of the current one in `hits`; `block` the id of the chosen block, which may not be printed."""

    blocks: BlockMap = field(default_factory=BlockMap)
    block: str = ""
    selection: Selection | None = None
    hits: tuple[Hit, ...] = ()
    hit: int = -1

    def paint(
        self, painter: QPainter, theme: Theme, pages: PdfPages, at: int, to_view: Callable[[Box], QRectF]
    ) -> None:
        """Draw what lies on a page; `to_view` says where a rectangle of it is in the view."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.selection:
            painter.setBrush(_faded(theme.colour("accent"), 80))
            for rect in self.selection.rects_on(at, pages):
                painter.drawRect(to_view(_box(rect)))
        for number, hit in enumerate(self.hits):
            if hit.page == at:
                current = number == self.hit
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.setBrush(theme.colour("warn" if theme.dark else "mark"))
                painter.setPen(Qt.PenStyle.NoPen)
                places = [to_view(_box(rect)) for rect in pages.page_text(at).rects(hit.start, hit.end)]
                for place in places:
                    painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 2, 2)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                if current:
                    painter.setPen(QPen(on_paper(theme, "warn"), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    for place in places:
                        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(on_paper(theme, "accent"), 2))
        for box in self.blocks.rects(self.block, at) if self.block else ():
            painter.drawRoundedRect(to_view(box).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM), 5, 5)
        painter.restore()


def on_paper(theme: Theme, role: str) -> QColor:
    """A colour of the theme dark enough to be seen on a white page: pages stay white in the dark window."""
    return theme.colour(role).darker(180) if theme.dark else theme.colour(role)


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(alpha)
    return faded


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()
