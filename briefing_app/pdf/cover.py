"""The first page: quiet, with a large title, and what the meeting is in a few lines."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Cover, Span
from briefing_app.pdf.boxes.base import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.paragraph import build_running
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import (
    ACCENT,
    COVER_LABEL,
    COVER_ORGANISATION,
    COVER_SUBTITLE,
    COVER_TITLE,
    COVER_VALUE,
    HAIR,
    HAIRLINE,
    Grid,
)

_TITLE_TOP: Final = 0.2
"""Share of the page height above the accent bar."""
_LABELS: Final = 0.24
"""Share of the width that labels take."""
_SHRINKS: Final = (1.0, 0.85, 0.7, 0.55)


def draw_cover(pen: Pen, cover: Cover, setter: Setter, grid: Grid) -> None:
    """Organisation at the top, title block at a third, lines of label and value at the foot."""
    x, width = grid.left, grid.frame_width
    y = grid.frame_top + 6
    if cover.organisation:
        box = setter.text((Span(cover.organisation),), COVER_ORGANISATION, width, Tag("P"))
        box.draw(pen, x, y)
        y -= box.height
    y = min(y - 40, grid.height * (1 - _TITLE_TOP))
    pen.fill(x, y, 56, 5, ACCENT)
    y -= 5 + 24
    lines = _build_lines(cover, width, setter)
    foot = grid.bottom + 10
    for title, gap in _fit(cover, width, setter, y - foot - lines.height - 30):
        y -= gap
        title.draw(pen, x, y)
        y -= title.height
    lines.draw(pen, x, foot + lines.height)


def _fit(cover: Cover, width: float, setter: Setter, room: float) -> list[tuple[Box, float]]:
    """Title, subtitle and purpose at the largest size at which they fit."""
    boxes: list[tuple[Box, float]] = []
    for shrink in _SHRINKS:
        title = setter.text((Span(cover.title),), COVER_TITLE.scaled(shrink), width * 0.92, Tag("H1"))
        boxes = [(title, 0.0)]
        if cover.subtitle:
            voice = COVER_SUBTITLE.scaled(max(0.7, shrink))
            boxes.append((setter.text((Span(cover.subtitle),), voice, width * 0.85, Tag("P")), 10.0))
        if cover.purpose:
            running = Stack(build_running(cover.purpose, width * 0.8, setter, setter.scale.lead))
            boxes.append((running, 28.0))
        if sum(box.height + gap for box, gap in boxes) <= room:
            break
    return boxes


def _build_lines(cover: Cover, width: float, setter: Setter) -> Box:
    labels = width * _LABELS
    parts: list[Part] = []

    def paint(pen: Pen, x: float, top: float, height: float) -> None:  # noqa: ARG001 - every paint has a height
        pen.rule(x, top + 5, x + width, top + 5, HAIRLINE, HAIR)

    for label, value in cover.lines:
        cells = (
            Cell(0, setter.text((Span(label),), COVER_LABEL, labels - 12, Tag("Lbl"))),
            Cell(labels, setter.text((Span(value),), COVER_VALUE, width - labels, Tag("LBody"))),
        )
        parts.append(Part(Row(cells, tag=Tag("LI"), paint=paint), before=10))
    return Stack(parts, Frame(Tag("L", numbering="None") if parts else None))
