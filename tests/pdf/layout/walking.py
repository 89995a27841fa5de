"""Looking into boxes: which lines of text they hold, and where."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.pdf.box import Box, Marked, Row, Stack
from briefing_app.pdf.setter import LabelBox, TextBox


def walk(box: Box, top: float = 0.0) -> Iterator[tuple[Box, float]]:
    """A box and all within it, each with the distance of its upper edge from that of the first."""
    yield box, top
    match box:
        case Marked():
            yield from walk(box.box, top)
        case Stack():
            y = top + box.frame.padding.top
            for at, part in enumerate(box.parts):
                y += part.before if at else 0
                yield from walk(part.box, y)
                y += part.box.height
        case Row():
            for cell in box.cells:
                yield from walk(cell.box, top + cell.drop)


def list_lines(box: Box) -> list[tuple[int, int]]:
    """Every tagged line in a box: identity of its paragraph and number of the line; labels count as one line."""
    lines: list[tuple[int, int]] = []
    for each, _ in walk(box):
        if isinstance(each, TextBox) and each.tag:
            lines += [(id(each.lines), at) for at in range(each.first, each.last)]
        elif isinstance(each, LabelBox) and each.tag:
            lines.append((id(each), 0))
    return lines
