"""What is worth keeping between documents: lines, boxes and drawings; it lives as long as the fonts do."""

from __future__ import annotations

from typing import Final

from briefing_app.pdf.box import Box
from briefing_app.pdf.engine.drawing import Drawing
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.paragraph import Typesetter
from briefing_app.pdf.engine.recent import Recent

_NAME = "layout"
_BOXES: Final = 150_000.0  # points of height: two hundred pages, twice the largest briefing of the benchmarks
_EACH: Final = 20.0  # points that a box counts more than it is high: some are very flat
_PICTURES: Final = 1_000.0  # bytes of a picture that count as a point; a box keeps the file
_DRAWINGS: Final = 300  # the charts of such a briefing in all languages


class Memory:
    """The typesetter with its lines, boxes of nodes, drawings of charts."""

    def __init__(self, book: FontBook) -> None:
        self.typesetter = Typesetter(book)
        self.boxes: Recent[Box] = Recent(_BOXES)
        self.drawings: Recent[Drawing] = Recent(_DRAWINGS)


def weigh(box: Box, picture: bytes = b"") -> float:
    """What a box counts in the memory of boxes, in points of height, with the file of the picture in it."""
    return box.height + _EACH + len(picture) / _PICTURES


def get_memory(book: FontBook) -> Memory:
    """The memory of a font book, made on first use."""
    found = book.memory.get(_NAME)
    if not isinstance(found, Memory):
        found = book.memory[_NAME] = Memory(book)
    return found
