"""The numbered sources, each with links back to the pages that cite it."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.document.tree import SourceEntry, SourceList, Span, Spans, SpanStyle
from briefing_app.pdf.box import Box, Cell, Frame, Marked, Part, Row, Stack
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import MUTED, Voice


def build_sources(
    node: SourceList, width: float, setter: Setter, pages: Mapping[str, str], voice: Voice | None = None
) -> Box:
    """A list of sources; `pages` gives the page label of each destination that is already placed."""
    scale = setter.scale
    voice = voice or scale.cell
    mark_voice = Voice(
        voice.size, voice.leading, voice.chinese_leading, voice.chinese_size, bold=True, colour=MUTED, tabular=True
    )
    marks = [f"{entry.number}" for entry in node.entries]
    mark_width = max((setter.measure(mark, mark_voice) for mark in marks), default=0.0)
    indent = mark_width + voice.get_size(setter.language)
    parts: list[Part] = []
    for mark, entry in zip(marks, node.entries, strict=True):
        spans = (*entry.spans, *_say_pages(entry, setter, pages))
        mark_box = setter.text((Span(mark),), mark_voice, mark_width + 1, Tag("Lbl"))
        cells = (
            Cell(mark_width - setter.measure(mark, mark_voice), mark_box),
            Cell(indent, setter.text(spans, voice, width - indent, Tag("LBody"))),
        )
        row = Row(cells, tag=Tag("LI"))
        parts.append(Part(Marked(row, width, "", entry.destination), before=scale.small_gap * 1.25))
    return Stack(parts, Frame(Tag("L", numbering="Decimal")))


def _say_pages(entry: SourceEntry, setter: Setter, pages: Mapping[str, str]) -> Spans:
    """“Cited on p. 3, 5”, each page once and linked to the first place there."""
    places: dict[str, str] = {}
    for destination in entry.cited_at:
        if page := pages.get(destination):
            places.setdefault(page, destination)
    before, filled, after = setter.words.cited_on.partition("{pages}")
    if not places or not filled:
        return ()
    spans = [Span(f"\n{before}", SpanStyle.MUTED)]
    for at, (page, destination) in enumerate(places.items()):
        if at:
            spans.append(Span(setter.words.page_separator, SpanStyle.MUTED))
        spans.append(Span(page, SpanStyle.MUTED, link=f"#{destination}"))
    if after:
        spans.append(Span(after, SpanStyle.MUTED))
    return tuple(spans)
