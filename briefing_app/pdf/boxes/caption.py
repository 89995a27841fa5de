"""What stands over and under charts and tables: number, title and subtitle, and note and source."""

from __future__ import annotations

from briefing_app.document.tree import Span, Spans, SpanStyle
from briefing_app.pdf.box import Part
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Setter


def build_caption(number: str, title: Spans, subtitle: Spans, width: float, setter: Setter) -> list[Part]:
    """The lines above: “Figure 3” in the muted colour before the title, the subtitle small below."""
    scale = setter.scale
    parts: list[Part] = []
    if title:
        lead = (Span(f"{number}\u2002", SpanStyle.MUTED),) if number else ()
        parts.append(Part(setter.text((*lead, *title), scale.subheading, width, Tag("P")), keep=True))
    elif number:
        parts.append(Part(setter.text((Span(number),), scale.note, width, Tag("P")), keep=True))
    if subtitle:
        text = setter.text(subtitle, scale.small, width, Tag("P"))
        parts.append(Part(text, before=scale.small_gap * 0.25, keep=True))
    return parts


def build_credits(note: Spans, source: Spans, width: float, setter: Setter) -> list[Part]:
    """The lines below."""
    scale = setter.scale
    parts: list[Part] = []
    for spans in (note, source):
        if spans:
            text = setter.text(spans, scale.small, width, Tag("P"))
            parts.append(Part(text, before=scale.small_gap * (0.75 if parts else 1.75)))
    return parts


def join_continued(label: str, setter: Setter) -> str:
    """A label with “(continued)” after it."""
    return f"{label}{'' if setter.language.chinese else ' '}{setter.words.continued}"
