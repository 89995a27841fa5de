"""The table of contents: numbers, titles, dotted leaders and page numbers, each line a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.document.tree import Span
from briefing_app.pdf.box import Box, Part, Stack
from briefing_app.pdf.engine.text_style import Span as SetSpan
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter, TextBox
from briefing_app.pdf.style import (
    ACCENT,
    CONTENTS_CLOSE,
    CONTENTS_LOOSE,
    CONTENTS_SECTIONS,
    RULE,
    ContentsLook,
    Voice,
)

_NUMBER: Final = 26.0
"""Indent of the titles, room for the section numbers."""
_PAGE: Final = 34.0
"""Room for the page numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; `level` 0 for sections."""

    title: str
    destination: str
    number: str = ""
    level: int = 0


class EntryBox(Box):
    """An entry: the title may take several lines, leader and page stand on the last."""

    __slots__ = ("indent", "number", "page", "page_width", "title", "voice", "width")

    def __init__(self, entry: Entry, page: str, width: float, setter: Setter, voice: Voice) -> None:
        self.voice = voice
        self.width = width
        self.indent = _NUMBER
        room = width - _NUMBER - _PAGE
        self.title = _link(entry.title, entry, voice, room, setter, "Reference")
        self.number = (
            _link(entry.number, entry, voice.with_colour(ACCENT), _NUMBER, setter, "Lbl") if entry.number else None
        )
        self.page_width = setter.measure(page, voice)
        self.page = _link(page, entry, voice, self.page_width + 1, setter, "Reference") if page else None
        super().__init__(self.title.height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Number, title, dots, page."""
        with pen.inside(Tag("TOCI")):
            if self.number:
                self.number.draw(pen, x, top)
            self.title.draw(pen, x + self.indent, top)
            if self.page:
                last = top - self.height + self.title.lines.leading
                base = last - self.title.lines.baseline
                lines = self.title.lines.lines  # none where a title is all blanks
                start = x + self.indent + (lines[-1].width if lines else 0.0) + 6
                stop = x + self.width - self.page_width - 6
                pen.dots(start, stop, base + 0.6, RULE)
                self.page.draw(pen, x + self.width - self.page_width, last)


def _link(text: str, entry: Entry, voice: Voice, width: float, setter: Setter, tag: str) -> TextBox:
    target = f"#{entry.destination}" if entry.destination else None
    alt = setter.describe_target(entry.title)
    span = SetSpan(text, voice.text(setter.language), link=target, alt=alt if target else None)
    lines = setter.typesetter.layout((span,), voice.paragraph(setter.language), width)
    return TextBox(lines, Tag(tag))


def build_contents(
    entries: Sequence[Entry], title: str, width: float, room: float, setter: Setter, pages: Mapping[str, str]
) -> Box:
    """The contents with their title, on one page: at ease, or close, or else without the second-level entries."""
    sections = [entry for entry in entries if entry.level == 0]
    box = _build(entries, title, width, setter, pages, CONTENTS_LOOSE)
    if box.height > room and len(sections) < len(entries):
        box = _build(entries, title, width, setter, pages, CONTENTS_CLOSE)
        if box.height > room:
            box = _build(sections, title, width, setter, pages, CONTENTS_SECTIONS)
    if box.height > room:
        box = _build(sections, title, width, setter, pages, CONTENTS_LOOSE)
    return box


def _build(
    entries: Sequence[Entry], title: str, width: float, setter: Setter, pages: Mapping[str, str], look: ContentsLook
) -> Stack:
    heading = setter.text((Span(title),), setter.scale.title, width, Tag("Caption"))
    lines: list[Part] = []
    for entry in entries:
        voice, above = (look.subentry, 1.0) if entry.level else (look.entry, look.above)
        box = EntryBox(entry, pages.get(entry.destination, ""), width, setter, voice)
        lines.append(Part(box, before=above))
    return Stack((Part(heading, keep=True), Part(Stack(lines), before=14.0)))
