"""Events along a vertical line."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Span, Timeline
from briefing_app.pdf.box import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.paragraph import limit_measure
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import ACCENT, TINT_LINE

_WIDEST_DATE: Final = 0.28
"""Largest share of the width that the dates may take."""


def build_timeline(node: Timeline, width: float, setter: Setter) -> Box:
    """Dates right-aligned before the line, what happened after it; torn between events."""
    scale = setter.scale
    parts: list[Part] = []
    if node.title:
        parts.append(Part(setter.text(node.title, scale.subheading, width, Tag("P")), keep=True))
    size = scale.body.get_size(setter.language)
    leading = scale.body.get_leading(setter.language)
    natural = max((setter.measure(event.when, scale.body, bold=True) for event in node.events), default=0.0) + 1
    dates = min(natural, width * _WIDEST_DATE)
    gap = size * 1.1
    line = dates + gap
    left = line + gap
    step = scale.small_gap * 1.5
    events: list[Part] = []
    last = len(node.events) - 1
    for at, event in enumerate(node.events):
        when = setter.text(
            (Span(event.when),), scale.body.with_colour(ACCENT), dates, Tag("Lbl"), bold=True, align="right"
        )
        text = setter.text(event.spans, scale.body, limit_measure(width - left, scale.body, setter), Tag("LBody"))
        ends = (at == 0, at == last)

        def paint(pen: Pen, x: float, top: float, height: float, ends: tuple[bool, bool] = ends) -> None:
            middle = top - leading * 0.5
            start = middle if ends[0] else top + step
            stop = middle if ends[1] else top - height
            if start > stop:
                pen.rule(x + line, start, x + line, stop, TINT_LINE, size * 0.15)
            pen.dot(x + line, middle, size * 0.28, ACCENT)

        row = Row((Cell(0, when), Cell(left, text)), tag=Tag("LI"), paint=paint, whole=True)
        events.append(Part(row, before=step, keep=last > 0 and at in {0, last - 1}))
    parts.append(Part(Stack(events, Frame(tag=Tag("L", numbering="None"))), before=scale.small_gap * 1.5))
    return Stack(parts)
