"""Boxes: measured pieces of a page that can be stacked, set side by side, torn at good places, and drawn.

A box is measured for one width when it is made and never changes, so one box may be drawn in many documents.
`top` is always the y of a box's upper edge; y grows upwards as in PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefing_app.pdf.pen import Pen, Tag

SLACK: Final = 0.01
"""Points by which a box may exceed its room, for the sake of rounding."""

Torn = tuple["Box", "Box"]


class Box:
    """A measured piece; the base class takes `height` points and prints nothing."""

    __slots__ = ("anchors", "height")

    def __init__(self, height: float, anchors: tuple[str, ...] = ()) -> None:
        self.height = height
        self.anchors = anchors

    def split(self, room: float, force: bool = False) -> Torn | None:  # noqa: ARG002 - a plain box is never torn
        """Tear into a head of at most `room` points and the rest; None where no good place lies within the room.

        `force` gives up good manners, for what is taller than a page.
        """
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print with the upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A box in a stack: the gap before it, its indent, and whether it must not be the last before a tear.

    `repeated` marks what was only repeated from the first piece of a torn stack.
    """

    box: Box
    before: float = 0.0
    indent: float = 0.0
    keep: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Padding:
    """Space inside the edges of a stack."""

    top: float = 0.0
    bottom: float = 0.0


Paint = Callable[[Pen, float, float, float], None]
"""Draws what lies behind a stack: pen, x, top, height."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pieces of a torn stack share: tag, padding, background, and what repeats at the head of the rest.

    `whole` means that the stack is torn only by force. `repeat` opens every piece but the first; it must be untagged, and
    its parts marked as repeated.
    """

    tag: Tag | None = None
    padding: Padding = field(default_factory=Padding)
    paint: Paint | None = None
    repeat: tuple[Part, ...] = ()
    whole: bool = False


PLAIN: Final = Frame()
_MOST_REPEATED: Final = 0.5
"""The share of a page beyond which what repeats is left out where a stack must be torn by force."""


class Stack(Box):
    """Parts one below the other."""

    __slots__ = ("frame", "parts")

    def __init__(self, parts: Sequence[Part], frame: Frame = PLAIN) -> None:
        self.parts = tuple(parts)
        self.frame = frame
        inner = sum(part.before + part.box.height for part in self.parts) - (self.parts[0].before if self.parts else 0)
        anchors = tuple(anchor for part in self.parts for anchor in part.box.anchors)
        super().__init__(inner + frame.padding.top + frame.padding.bottom, anchors)

    def split(self, room: float, force: bool = False) -> Torn | None:
        """Tear between two parts, or inside the part that does not fit any more."""
        if self.frame.whole and not force:
            return None
        room -= self.frame.padding.top + self.frame.padding.bottom
        repeated = sum(part.before + part.box.height for part in self.frame.repeat)
        if force and repeated and repeated > room * _MOST_REPEATED:
            # A head that fills the page would come back on every page and leave no room for what it stands over.
            return Stack(self.parts, replace(self.frame, repeat=())).split(
                room + self.frame.padding.top + self.frame.padding.bottom, force
            )
        y = 0.0
        for at, part in enumerate(self.parts):
            start = y + (part.before if at else 0)
            y = start + part.box.height
            if y > room + SLACK:
                if torn := part.box.split(room - start, force):
                    return self._tear(at, torn)
                return self._tear_before(at, force)
        return None

    def _tear_before(self, at: int, force: bool) -> Torn | None:
        """Tear before part `at`; where the part before it holds on to what follows, tear that one, or go further back."""
        polite = at
        while polite > 0 and (self.parts[polite - 1].keep or self.parts[polite - 1].repeated):
            polite -= 1
            part = self.parts[polite]
            if not part.repeated and (torn := part.box.split(part.box.height - 2 * SLACK)):
                return self._tear(polite, torn)
        if polite > 0:
            return self._tear(polite)
        fresh = at > 0 and not self.parts[at - 1].repeated
        return self._tear(at) if force and fresh else None

    def _tear(self, at: int, torn: Torn | None = None) -> Torn:
        head, tail = list(self.parts[:at]), list(self.parts[at:])
        frame = self.frame
        if torn:
            if tail[0].repeated:  # it fills a page: repeated before its own rest it would grow from page to page
                frame = replace(frame, repeat=())
            head.append(replace(tail[0], box=torn[0]))
            tail[0] = replace(tail[0], box=torn[1])
        return Stack(head, self.frame), Stack((*frame.repeat, *tail), frame)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Background first, then the parts from the top."""
        if self.frame.paint:
            self.frame.paint(pen, x, top, self.height)
        with pen.inside(self.frame.tag):
            y = top - self.frame.padding.top
            for at, part in enumerate(self.parts):
                y -= part.before if at else 0
                part.box.draw(pen, x + part.indent, y)
                y -= part.box.height


@dataclass(frozen=True, slots=True)
class Cell:
    """A box in a row: its distance from the left, and how far it is lowered (to share a baseline)."""

    x: float
    box: Box
    drop: float = 0.0


class Row(Box):
    """Boxes side by side, tops aligned; `height` where it is known better than from the lowest foot."""

    __slots__ = ("cells", "paint", "tag", "whole")

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        tag: Tag | None = None,
        whole: bool = False,
        paint: Paint | None = None,
        height: float = 0.0,
    ) -> None:
        self.cells = tuple(cells)
        self.tag = tag
        self.whole = whole
        self.paint = paint
        anchors = tuple(anchor for cell in self.cells for anchor in cell.box.anchors)
        super().__init__(height or max((cell.drop + cell.box.height for cell in self.cells), default=0.0), anchors)

    def split(self, room: float, force: bool = False) -> Torn | None:
        """Tear every cell that does not fit; None where one of them cannot be torn."""
        if self.whole and not force:
            return None
        head: list[Cell] = []
        tail: list[Cell] = []
        for cell in self.cells:
            left = room - cell.drop
            if cell.box.height <= left + SLACK:
                head.append(cell)
                tail.append(Cell(cell.x, Box(0.0)))
                continue
            torn = cell.box.split(left, force)
            if torn is None:
                return None
            head.append(replace(cell, box=torn[0]))
            tail.append(Cell(cell.x, torn[1]))
        if all(not cell.box.height for cell in tail):
            return None
        return (
            Row(head, tag=self.tag, whole=self.whole, paint=self.paint),
            Row(tail, tag=self.tag, whole=self.whole, paint=self.paint),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """The cells from left to right."""
        if self.paint:
            self.paint(pen, x, top, self.height)
        with pen.inside(self.tag):
            for cell in self.cells:
                cell.box.draw(pen, x + cell.x, top - cell.drop)


class Marked(Box):
    """A box that prints a block of the briefing: it tells the pen where, and is a target of links."""

    __slots__ = ("block_id", "box", "destination", "width")

    def __init__(self, box: Box, width: float, block_id: str, destination: str) -> None:
        self.box = box
        self.width = width
        self.block_id = block_id
        self.destination = destination
        super().__init__(box.height, ((destination, *box.anchors) if destination else box.anchors))

    def split(self, room: float, force: bool = False) -> Torn | None:
        """Tear the box; only the head is the link's target."""
        torn = self.box.split(room, force)
        if torn is None:
            return None
        return (
            Marked(torn[0], self.width, self.block_id, self.destination),
            Marked(torn[1], self.width, self.block_id, ""),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Report the place, then print."""
        if self.destination:
            pen.set_destination(self.destination, top)
        if self.block_id:
            pen.note_block(self.block_id, x, top, self.width, self.height)
        self.box.draw(pen, x, top)
