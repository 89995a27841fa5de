"""The pen: draws for boxes, keeps the structure tree in step, and remembers where blocks of the briefing were printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.fontstack import GlyphRun, Shaped
from briefing_app.pdf.engine.images import Picture
from briefing_app.pdf.engine.paragraph import Lines
from briefing_app.pdf.engine.tags import Element, Scope
from briefing_app.pdf.engine.text_style import Rgb, TextStyle

BlockPlace = tuple[str, int, float, float, float, float]
"""Id of a block, page (1 is the first), and left, bottom, right, top in points."""

_ROUND_DOT: Final = (0.9, 2.6)
"""Dots of a leader: length and gap."""


class Tag:
    """What a piece is in the structure tree; the pieces of one torn box share one tag and so one element."""

    __slots__ = ("alt", "numbering", "scope", "type")

    def __init__(
        self,
        type: str,  # noqa: A002 - the word of the PDF specification
        *,
        alt: str = "",
        scope: Scope | None = None,
        numbering: str = "",
    ) -> None:
        self.type = type
        self.alt = alt
        self.scope = scope
        self.numbering = numbering


class Pen:
    """Draws on one canvas.

    `parent` is the element under which the next ones are made, `serial` the number of the item that is being drawn: one box
    may be printed twice in a document, and its tags must then give two elements.
    """

    __slots__ = ("_elements", "blocks", "canvas", "parent", "serial")

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self.parent: Element = canvas.root
        self.serial = 0
        self.blocks: list[BlockPlace] = []
        self._elements: dict[tuple[Element, int, Tag], Element] = {}

    # -- structure ---------------------------------------------------------------------------------------------------

    def get_element(self, tag: Tag) -> Element:
        """The element of a tag under the current parent, made on first use."""
        key = (self.parent, self.serial, tag)
        element = self._elements.get(key)
        if element is None:
            element = self._elements[key] = self.parent.add(tag.type, alt=tag.alt or None)
            element.scope = tag.scope
            element.list_numbering = tag.numbering or None
        return element

    @contextmanager
    def inside(self, tag: Tag | None) -> Iterator[None]:
        """What is drawn within lies under the element of this tag."""
        if tag is None:
            yield
            return
        outer = self.parent
        self.parent = self.get_element(tag)
        try:
            yield
        finally:
            self.parent = outer

    def note_block(self, block_id: str, x: float, top: float, width: float, height: float) -> None:
        """Remember where a block of the briefing is printed."""
        self.blocks.append((block_id, self.canvas.page_number, x, top - height, x + width, top))

    def set_destination(self, name: str, top: float) -> None:
        """Make this height of the page the target of links."""
        self.canvas.add_destination(name, min(top + 6, self.canvas.height))

    # -- text --------------------------------------------------------------------------------------------------------

    def draw_lines(self, lines: Lines, x: float, top: float, tag: Tag | None, first: int, last: int) -> None:
        """Lines `first` to before `last`, under their tag or as an artifact."""
        if first < last:
            element = self.get_element(tag) if tag else None
            self.canvas.draw_lines(lines, x, top, element, first=first, last=last)

    def draw_runs(
        self, text: str, runs: tuple[GlyphRun, ...], style: TextStyle, x: float, baseline: float, tag: Tag | None
    ) -> None:
        """Glyphs as they are, from x on a baseline."""
        operation = TextOperation(text, Shaped(runs, 0.0, ()), style.size, style.color, (1, 0, 0, 1, 0, 0))
        self.draw_drawing(Drawing(0.0, 0.0, (operation,)), x, baseline, tag)

    # -- drawings ----------------------------------------------------------------------------------------------------

    def draw_drawing(self, drawing: Drawing, x: float, bottom: float, tag: Tag | None, scale: float = 1.0) -> None:
        """A chart with its lower left corner at (x, bottom)."""
        self.canvas.draw_drawing(drawing, x, bottom, self.get_element(tag) if tag else None, scale=scale)

    def draw_image(self, image: Picture, x: float, top: float, width: float, height: float, tag: Tag) -> None:
        """A picture with its upper left corner at (x, top)."""
        self.canvas.draw_picture(image, x, top - height, width, height, self.get_element(tag))

    # -- decoration: never part of the reading order -----------------------------------------------------------------

    def fill(self, x: float, top: float, width: float, height: float, colour: Rgb, *, radius: float = 0.0) -> None:
        """A filled rectangle."""
        self.canvas.draw_rectangle(x, top - height, width, height, fill=colour, radius=radius)

    def outline(
        self, x: float, top: float, width: float, height: float, colour: Rgb, line: float, *, radius: float = 0.0
    ) -> None:
        """A rectangle drawn as a line."""
        self.canvas.draw_rectangle(x, top - height, width, height, stroke=colour, line_width=line, radius=radius)

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: Rgb, width: float) -> None:
        """A straight line."""
        self.canvas.draw_line(x0, y0, x1, y1, color=colour, width=width)

    def dots(self, x0: float, x1: float, y: float, colour: Rgb) -> None:
        """A dotted leader; all leaders of a page have their dots in columns."""
        step = sum(_ROUND_DOT)
        x0 = -(-x0 // step) * step
        if x0 < x1:
            self.canvas.draw_line(x0, y, x1, y, color=colour, width=0.9, dash=_ROUND_DOT)

    def dot(self, x: float, y: float, radius: float, colour: Rgb) -> None:
        """A filled circle around a point."""
        self.fill(x - radius, y + radius, 2 * radius, 2 * radius, colour, radius=radius)
