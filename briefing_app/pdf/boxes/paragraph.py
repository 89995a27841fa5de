"""Paragraphs and headings, and the running text of cards, panels and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing_app.document.tree import Bullets, Heading, Paragraph, ParagraphRole
from briefing_app.pdf.box import Box, Frame, Padding, Part, Stack
from briefing_app.pdf.boxes.bullets import build_bullets
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import AMBER, AMBER_LINE, Kind, Voice

MEASURE: Final = 46
"""Longest line of running Latin text in multiples of its size: about 95 letters."""


def build_heading(node: Heading, width: float, setter: Setter, level: int) -> Box:
    """A heading; `level` is the level in the structure tree, which may not skip one."""
    voice = setter.scale.heading if node.level == 2 else setter.scale.subheading
    return setter.text(node.spans, voice, width, Tag(f"H{level}"))


def build_paragraph(node: Paragraph, width: float, setter: Setter, voice: Voice | None = None) -> Box:
    """A paragraph in the voice of its role; `voice` replaces that of body text."""
    scale = setter.scale
    if node.role is ParagraphRole.MISSING:
        return _build_missing(node, width, setter)
    chosen = {ParagraphRole.LEAD: scale.lead, ParagraphRole.NOTE: scale.note}.get(node.role, voice or scale.body)
    return setter.text(node.spans, chosen, limit_measure(width, chosen, setter), Tag("P"))


def build_running(
    body: Sequence[Paragraph | Bullets], width: float, setter: Setter, voice: Voice | None = None
) -> list[Part]:
    """Paragraphs and lists one below the other, as parts of a stack."""
    voice = voice or setter.scale.body
    gap = voice.get_leading(setter.language) * 0.45
    return [
        Part(
            build_paragraph(each, width, setter, voice)
            if isinstance(each, Paragraph)
            else build_bullets(each, width, setter, voice),
            before=gap,
        )
        for each in body
    ]


def limit_measure(width: float, voice: Voice, setter: Setter) -> float:
    """The width, or less where Latin lines would grow too long for the eye to find the next one."""
    if setter.language.chinese or setter.kind is not Kind.PAGE:
        return width
    return min(width, MEASURE * voice.size)


def _build_missing(node: Paragraph, width: float, setter: Setter) -> Box:
    """Text that this language lacks: amber, with a bar, so that nobody overlooks it."""
    inset = setter.scale.inset
    text = setter.text(node.spans, setter.scale.body.with_colour(AMBER), width - inset, Tag("P"))

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.fill(x, top, 2, height, AMBER_LINE)

    return Stack((Part(text, indent=inset),), Frame(paint=paint, padding=Padding(2, 2)))
