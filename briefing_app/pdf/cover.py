"""The first page: a field of navy with the title at its foot; below it what the briefing is for, when and where."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Cover, Span
from briefing_app.pdf.box import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.logo import LogoBox
from briefing_app.pdf.boxes.paragraph import build_running
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter, splits_name
from briefing_app.pdf.style import (
    ACCENT,
    COVER_LABEL,
    COVER_ORGANISATION,
    COVER_PURPOSE,
    COVER_SUBTITLE,
    COVER_TITLE,
    COVER_VALUE,
    HAIR,
    HAIRLINE,
    NAVY,
    Grid,
)

_FIELD: Final = 0.56
"""Share of the page height that the navy field takes; it grows with what stands in it."""
_LABELS: Final = 0.24
"""Share of the width that labels take."""
_SHRINKS: Final = (1.0, 0.92, 0.85, 0.78, 0.7, 0.55, 0.45)
_LEAST_WHOLE: Final = 0.8
"""Down to this size a title is made smaller so that no name is split at its dash."""
_BAND: Final = 7.0
"""Height of the accent band at the foot of the field."""
_LOGO: Final = 64.0
"""The highest that a logo may stand, its plate included."""
_INSET: Final = 40.0
"""Between the words and the edges of the field."""


def draw_cover(pen: Pen, cover: Cover, setter: Setter, grid: Grid) -> None:
    """Logo and organisation at the top of the field, title at its foot, purpose below, label and value at the page's foot."""
    x, width = grid.left, grid.frame_width
    lines = _build_lines(cover, width, setter)
    foot = grid.bottom
    top = grid.frame_top + 6
    least = foot + lines.height + _INSET
    head, words, purpose = _fit(cover, width, setter, top - least)
    needed = grid.height - top + _measure(head) + _INSET + _measure(words) + _INSET
    field = max(grid.height * _FIELD, needed)
    if field > grid.height - least - _measure(purpose):
        field = needed
    pen.fill(0, grid.height, grid.width, field, NAVY)
    pen.fill(0, grid.height - field + _BAND, grid.width, _BAND, ACCENT)
    _draw(pen, head, x, top)
    _draw(pen, words, x, grid.height - field + _BAND + _INSET + _measure(words))
    _draw(pen, purpose, x, grid.height - field)
    lines.draw(pen, x, foot + lines.height)


_Placed = list[tuple[Box, float]]
"""Boxes one below the other, each with the gap above it."""


def _measure(boxes: _Placed) -> float:
    return sum(box.height + gap for box, gap in boxes)


def _draw(pen: Pen, boxes: _Placed, x: float, top: float) -> None:
    for box, gap in boxes:
        top -= gap
        box.draw(pen, x, top)
        top -= box.height


def _fit(cover: Cover, width: float, setter: Setter, room: float) -> tuple[_Placed, _Placed, _Placed]:
    """Logo and organisation; kind of document and title; purpose: at the largest size at which all of them fit `room`."""
    head: _Placed = []
    words: _Placed = []
    purpose: _Placed = []
    for shrink in _SHRINKS:
        small = max(0.7, shrink)
        head, words, purpose = [], [], []
        if cover.logo:
            head.append((LogoBox(cover.logo, width, _LOGO * small), 0.0))
        if cover.organisation:
            organisation = setter.text((Span(cover.organisation),), COVER_ORGANISATION.scaled(small), width, Tag("P"))
            head.append((organisation, 12.0 if head else 0.0))
        if cover.subtitle:
            subtitle = setter.text((Span(cover.subtitle),), COVER_SUBTITLE.scaled(small), width, Tag("P"))
            words.append((subtitle, 0.0))
        title = setter.text((Span(cover.title),), COVER_TITLE.scaled(shrink), width, Tag("H1"))
        words.append((title, 10.0 if words else 0.0))
        if cover.purpose:
            voice = COVER_PURPOSE.scaled(small)
            purpose.append((Stack(build_running(cover.purpose, width * 0.92, setter, voice)), _INSET * 0.85))
        split = splits_name(title) and shrink > _LEAST_WHOLE
        if not split and _measure(head) + _measure(words) + _measure(purpose) + 2 * _INSET <= room:
            break
    return head, words, purpose


def _build_lines(cover: Cover, width: float, setter: Setter) -> Box:
    labels = width * _LABELS
    parts: list[Part] = []

    def paint(pen: Pen, x: float, top: float, height: float) -> None:  # noqa: ARG001 - every paint has a height
        pen.rule(x, top + 6, x + width, top + 6, HAIRLINE, HAIR)

    for label, value in cover.lines:
        cells = (
            Cell(0, setter.text((Span(label),), COVER_LABEL, labels - 12, Tag("Lbl"))),
            Cell(labels, setter.text((Span(value),), COVER_VALUE, width - labels, Tag("LBody"))),
        )
        parts.append(Part(Row(cells, tag=Tag("LI"), paint=paint), before=12))
    return Stack(parts, Frame(Tag("L", numbering="None") if parts else None))
