"""A finished PDF as pictures and text, by pypdfium2."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """One PDF in memory. Close it when it is no longer shown."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self.sizes = tuple(QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document)))

    def __len__(self) -> int:
        return len(self.sizes)

    def draw(self, at: int, scale: float) -> QImage:
        """The page `at` (from 0), `scale` pixels to a point."""
        page = self._document[at]
        bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        page.close()
        return image

    def text(self, at: int) -> str:
        """What the page `at` (from 0) says, for people who listen to it."""
        page = self._document[at]
        text_page = page.get_textpage()
        text: str = text_page.get_text_bounded()
        text_page.close()
        page.close()
        return text

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()
