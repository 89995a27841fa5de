"""Lists: marks that hang to the left of their text."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Bullets, Span
from briefing_app.pdf.box import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import ACCENT, Voice

BULLET: Final = "•"


def build_bullets(node: Bullets, width: float, setter: Setter, voice: Voice | None = None) -> Box:
    """A list of the given width; numbers are set right-aligned so that their points line up."""
    voice = voice or setter.scale.body
    mark_voice = Voice(
        voice.size, voice.leading, voice.chinese_leading, voice.chinese_size, bold=True, colour=ACCENT, tabular=True
    )
    marks = [f"{number}." if node.ordered else BULLET for number in range(1, len(node.items) + 1)]
    size = voice.get_size(setter.language)
    mark_width = max((setter.measure(mark, mark_voice) for mark in marks), default=0.0)
    indent = mark_width + size * (0.55 if node.ordered else 0.75)
    parts: list[Part] = []
    for mark, item in zip(marks, node.items, strict=True):
        mark_box = setter.text((Span(mark),), mark_voice, mark_width + 1, Tag("Lbl"))
        body = setter.text(item, voice, width - indent, Tag("LBody"))
        inset = mark_width - setter.measure(mark, mark_voice)
        row = Row((Cell(inset, mark_box), Cell(indent, body)), tag=Tag("LI"))
        parts.append(Part(row, before=setter.scale.small_gap * 0.75))
    return Stack(parts, Frame(Tag("L", numbering="Decimal" if node.ordered else "Disc")))
