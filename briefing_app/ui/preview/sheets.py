"""Draws the pages that are in sight: their pictures, made a moment before they are needed, and the marks on them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui.preview.marks import Marks
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.preview.pictures import Pictures
from briefing_app.ui.preview.sight import Sight
from briefing_app.ui.theme import Theme


class Sheets(QObject):
    """The pages as they lie in a viewport. Where a picture is not yet right, the one from before is shown."""

    def __init__(self, viewport: QWidget, sight: Sight, marks: Marks, parent: QObject) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self._sight = sight
        self._marks = marks
        self._pages: PdfPages | None = None
        self.pictures = Pictures()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._draw_next)

    def show(self, pages: PdfPages | None, *, outdate: bool) -> None:
        """Draw another document; with `outdate` the old pictures stay to be seen until the new ones are made."""
        self._pages = pages
        if outdate and pages is not None:
            self.pictures.outdate(len(pages))
        else:
            self.pictures.clear()

    def outdate(self) -> None:
        """The pages have another size now."""
        self.pictures.outdate(len(self._sight.layout.places))

    def draw_visible(self) -> None:
        """Make the pictures of all pages in sight now."""
        for at in self._sight.pages:
            self._draw(at)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint what is in sight, and make what is missing soon."""
        missing = False
        for at in self._sight.pages:
            if self.pictures.find(at) is None:  # jumped here: a few milliseconds now are better than a blank page
                self._draw(at)
            self._paint_page(painter, theme, at)
            missing |= not self.pictures.is_right(at) or self.pictures.find(at + 1) is None
        if missing:
            self._soon.start()

    def _paint_page(self, painter: QPainter, theme: Theme, at: int) -> None:
        rect = self._sight.layout.places[at].translated(-self._sight.offset)
        painter.setPen(QPen(theme.colour("border2"), 1))
        painter.setBrush(theme.colour("surface2"))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        picture = self.pictures.find(at)
        assert picture is not None
        assert self._pages is not None
        if self.pictures.is_right(at) and abs(picture.width() - self._device_width(at)) <= 1:
            # On whole pixels of the screen, or it would be blurred at 150 %.
            ratio = self._viewport.devicePixelRatioF()
            left, top = round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio
            target = QRectF(left, top, picture.width() / ratio, picture.height() / ratio)
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, picture)
        painter.setClipRect(rect)
        self._marks.paint(painter, theme, self._pages, at, lambda box: self._sight.to_view(at, box))
        painter.setClipping(False)

    def _draw_next(self) -> None:
        """Draw one page that is missing: a visible one first, then the neighbours."""
        visible = self._sight.pages
        if not visible:
            return
        for at in (*visible, visible[-1] + 1, visible[0] - 1):
            if 0 <= at < len(self._sight.layout.places) and not self.pictures.is_right(at):
                self._draw(at)
                self._viewport.update()
                self._soon.start()
                return

    def _draw(self, at: int) -> None:
        assert self._pages is not None
        width = self._sight.layout.places[at].width()
        self.pictures.draw(self._pages, at, width, self._viewport.devicePixelRatioF())

    def _device_width(self, at: int) -> int:
        return round(self._sight.layout.places[at].width() * self._viewport.devicePixelRatioF())
