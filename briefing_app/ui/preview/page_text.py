"""The characters of one page with their places, to be pointed at, selected and searched."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from pypdfium2 import raw
from PySide6.QtCore import QRectF

Box = tuple[float, float, float, float]  # left, bottom, right, top in points

_BREAKS = "\r\n"
_SOFT_HYPHEN = "\ufffe"  # what pdfium gives for a hyphen at the end of a line
_JOINERS = ".,’'-–·/&"  # inside a word or number


@dataclass(frozen=True, slots=True)
class PageText:
    """`chars` and `boxes` run side by side; a character without a place (a line break) has no box."""

    chars: str
    boxes: tuple[Box | None, ...]

    @classmethod
    def read(cls, page: Any) -> Self:
        """Read a page of pypdfium2."""
        text_page = page.get_textpage()
        chars = _read_chars(text_page)
        rect = raw.FS_RECTF()
        boxes: list[Box | None] = []
        for at in range(len(chars)):
            found = raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(rect))
            flat = rect.right <= rect.left or rect.top <= rect.bottom
            boxes.append(None if not found or flat else (rect.left, rect.bottom, rect.right, rect.top))
        text_page.close()
        return cls(chars, tuple(None if char in _BREAKS else box for char, box in zip(chars, boxes, strict=True)))

    def copy(self, start: int, end: int) -> str:
        """The text of a range as other programs want it: plain line feeds, no parts of characters."""
        text = self.chars[start:end].replace(_SOFT_HYPHEN, "").replace("\r\n", "\n")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def char_at(self, x: float, y: float) -> int | None:
        """The character under a point, in points from the lower left corner."""
        for at, box in enumerate(self.boxes):
            if box and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return at
        return None

    def caret_at(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point: first the line counts, then the place in it."""
        best, nearest = 0, (float("inf"), float("inf"))
        for at, box in enumerate(self.boxes):
            if box is None:
                continue
            left, bottom, right, top = box
            distance = (max(bottom - y, 0.0, y - top), max(left - x, 0.0, x - right))
            if distance < nearest:
                nearest = distance
                best = at + (x > (left + right) / 2)
        return best

    def word_at(self, at: int) -> tuple[int, int]:
        """The word, number or run of Chinese characters around a character."""
        kind = _kind(self.chars[at])
        if not kind:
            return at, at + 1
        start = end = at
        while start > 0 and self._belongs(start - 1, kind):
            start -= 1
        while end < len(self.chars) and self._belongs(end, kind):
            end += 1
        return start, end

    def line_at(self, at: int) -> tuple[int, int]:
        """The line around a character."""
        start = max(self.chars.rfind(each, 0, at) for each in _BREAKS) + 1
        ends = [found for each in _BREAKS if (found := self.chars.find(each, at)) >= 0]
        return start, min(ends, default=len(self.chars))

    def within(self, rects: Sequence[Box]) -> tuple[int, int] | None:
        """The first and last character whose middle lies in one of the rectangles."""
        inside = [
            at
            for at, box in enumerate(self.boxes)
            if box
            and any(
                left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top
                for left, bottom, right, top in rects
            )
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def rects(self, start: int, end: int) -> list[QRectF]:
        """What a range covers, one rectangle for each stretch of a line; `y` is the lower edge, counted upwards."""
        found: list[QRectF] = []
        now: Box | None = None
        for box in self.boxes[start:end]:
            if box is None:
                continue
            if now and abs(box[1] - now[1]) < 3 and abs(box[3] - now[3]) < 6 and -2 <= box[0] - now[2] <= 12:
                now = (now[0], min(now[1], box[1]), max(now[2], box[2]), max(now[3], box[3]))
                continue
            if now:
                found.append(QRectF(now[0], now[1], now[2] - now[0], now[3] - now[1]))
            now = box
        if now:
            found.append(QRectF(now[0], now[1], now[2] - now[0], now[3] - now[1]))
        return found

    def _belongs(self, at: int, kind: str) -> bool:
        char = self.chars[at]
        if _kind(char) == kind:
            return True
        inner = kind == "word" and char in _JOINERS and 0 < at < len(self.chars) - 1
        return inner and _kind(self.chars[at - 1]) == _kind(self.chars[at + 1]) == kind


def read_chars(page: Any) -> str:
    """The characters of a page of pypdfium2 as `PageText` counts them, without their places."""
    text_page = page.get_textpage()
    chars = _read_chars(text_page)
    text_page.close()
    return chars


def _read_chars(text_page: Any) -> str:
    codes = (raw.FPDFText_GetUnicode(text_page, at) for at in range(text_page.count_chars()))
    return "".join(chr(code) if code else " " for code in codes)


def _kind(char: str) -> str:
    """`han` for Chinese characters, `word` for other letters and digits, empty for the rest."""
    if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or (char > "\ud7ff" and char < "\ue000"):
        return "han"
    return "word" if char.isalnum() else ""
