"""The text that is selected in the pages: from one place to another, over as many pages as lie between."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from briefing_app.ui.preview.pages import PdfPages

Spot = tuple[int, int]  # page from 0, place between two characters


@dataclass(frozen=True, slots=True)
class Selection:
    """`anchor` is where it was begun, `focus` where it ends now; either may come first."""

    anchor: Spot
    focus: Spot

    def __bool__(self) -> bool:
        return self.anchor != self.focus

    def part_on(self, page: int, length: int) -> tuple[int, int]:
        """The range of characters on a page that has so many; empty where nothing of it is selected."""
        first, last = sorted((self.anchor, self.focus))
        if not first[0] <= page <= last[0]:
            return 0, 0
        return (first[1] if page == first[0] else 0), (last[1] if page == last[0] else length)

    def text(self, pages: PdfPages) -> str:
        """What is selected, one line feed between pages."""
        first, last = sorted((self.anchor, self.focus))
        parts = []
        for page in range(first[0], min(last[0], len(pages) - 1) + 1):
            text = pages.page_text(page)
            parts.append(text.copy(*self.part_on(page, len(text.chars))))
        return "\n".join(parts)

    def rects_on(self, page: int, pages: PdfPages) -> list[QRectF]:
        """What it covers on a page, as `PageText.rects` gives it."""
        first, last = sorted((self.anchor, self.focus))
        if not first[0] <= page <= last[0]:
            return []
        text = pages.page_text(page)
        return text.rects(*self.part_on(page, len(text.chars)))


def select_page(pages: PdfPages, page: int) -> Selection:
    """All text of a page."""
    return Selection((page, 0), (page, len(pages.page_text(page).chars)))
