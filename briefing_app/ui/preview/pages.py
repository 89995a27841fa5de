"""A finished PDF as pictures, text and links, by pypdfium2."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from briefing_app.ui.preview.links import Link, find_link
from briefing_app.ui.preview.page_text import PageText, read_chars

_TEXTS_KEPT = 8


class PdfPages:
    """One PDF in memory. Pages count from 0 here. Close it when it is no longer shown.

    `labels` are the numbers printed on the pages: pages before the first section count i, ii.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._document = pypdfium2.PdfDocument(data)
        self._texts: dict[int, PageText] = {}
        self._chars: dict[int, str] = {}
        self.sizes = tuple(QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document)))
        self.labels = tuple(self._document.get_page_label(at) or str(at + 1) for at in range(len(self._document)))

    def __len__(self) -> int:
        return len(self.sizes)

    def draw(self, at: int, scale: float, band: tuple[float, float] | None = None) -> QImage:
        """A picture of a page.

        Args:
            at: Which page.
            scale: Pixels to a point.
            band: Only what lies between these two distances from the upper edge, in points.
        """
        page = self._document[at]
        height = self.sizes[at].height()
        crop = (0.0, height - band[1], 0.0, band[0]) if band else (0.0, 0.0, 0.0, 0.0)
        bitmap = page.render(scale=scale, crop=crop, may_draw_forms=False, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        page.close()
        return image

    def page_text(self, at: int) -> PageText:
        """The text of a page with the places of its characters; it holds until this document is closed."""
        if at not in self._texts:
            while len(self._texts) >= _TEXTS_KEPT:
                self._texts.pop(next(iter(self._texts)))
            page = self._document[at]
            self._texts[at] = PageText.read(page)
            page.close()
        return self._texts[at]

    def chars(self, at: int) -> str:
        """The characters of a page as `page_text` counts them; quicker than that, and kept."""
        if at not in self._chars:
            page = self._document[at]
            self._chars[at] = read_chars(page)
            page.close()
        return self._chars[at]

    def text(self, at: int) -> str:
        """What a page says, for people who listen to it."""
        page = self._document[at]
        text_page = page.get_textpage()
        text: str = text_page.get_text_bounded()
        text_page.close()
        page.close()
        return text

    def link_at(self, at: int, x: float, y: float) -> Link | None:
        """The link at a point of a page, in points from its lower left corner."""
        page = self._document[at]
        try:
            return find_link(self._document, page, x, y)
        finally:
            page.close()

    def close(self) -> None:
        """Give the memory back."""
        self._texts.clear()
        self._document.close()
