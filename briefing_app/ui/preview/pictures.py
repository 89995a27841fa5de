"""Pictures of the pages that are looked at, drawn for the screen they are seen on."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from briefing_app.ui.preview.pages import PdfPages

_KEPT = 12
_LARGEST = 40_000_000  # device pixels of one picture; beyond, it is drawn smaller and stretched


class Pictures:
    """Keeps a few. One that is no longer right stays to be shown until the right one is drawn, so nothing flashes."""

    def __init__(self) -> None:
        self._drawn: dict[int, tuple[QPixmap, bool]] = {}  # page from 0 → picture, and whether it is right

    def __len__(self) -> int:
        return len(self._drawn)

    def find(self, at: int) -> QPixmap | None:
        """The picture of a page, right or not."""
        return self._drawn[at][0] if at in self._drawn else None

    def is_right(self, at: int) -> bool:
        """Whether the picture of a page is of this document in this size."""
        return at in self._drawn and self._drawn[at][1]

    def outdate(self, pages: int) -> None:
        """All pictures are of another document or size now; those beyond the last page are dropped."""
        self._drawn = {at: (picture, False) for at, (picture, _) in self._drawn.items() if at < pages}

    def clear(self) -> None:
        """Forget all."""
        self._drawn.clear()

    def draw(self, pages: PdfPages, at: int, width: int, ratio: float) -> QPixmap:
        """Draw a page and keep it.

        Args:
            pages: The document.
            at: Which page.
            width: Of the page on the screen, in device-independent pixels.
            ratio: Device pixels to one of those.
        """
        size = pages.sizes[at]
        device = round(width * ratio)
        scale = (device - 0.01) / size.width()  # pdfium rounds up: this gives exactly `device` columns
        area = size.width() * size.height() * scale * scale
        if area > _LARGEST:
            scale *= (_LARGEST / area) ** 0.5
        picture = QPixmap.fromImage(pages.draw(at, scale))
        self._drawn[at] = (picture, True)
        while len(self._drawn) > _KEPT:
            self._drawn.pop(max(self._drawn, key=lambda page: abs(page - at)))
        return picture
