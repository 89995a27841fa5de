"""Slides, 16:9: large type, one thought a page; what does not fit continues on a further slide, never in smaller type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    ChartFigure,
    Heading,
    Panel,
    Paragraph,
    Picture,
    Slide,
    SlideKind,
    Span,
)
from briefing_app.pdf.boxes.base import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.caption import join_continued
from briefing_app.pdf.builder import Builder, pair_halves
from briefing_app.pdf.engine.navigation import PageLabel
from briefing_app.pdf.flow import Item, PageLayout, paginate
from briefing_app.pdf.job import Job, Outcome
from briefing_app.pdf.pages import Edge, draw_slide_edge
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter, TextBox
from briefing_app.pdf.style import (
    ACCENT,
    MUTED,
    SLIDE,
    SLIDE_KICKER,
    SLIDE_SECTION,
    SLIDE_SIZES,
    SLIDE_SOURCE,
    SLIDE_TITLE_PAGE,
    TINT,
    Kind,
    Voice,
)

_HEAD_TOP: Final = 38.0
"""Distance of the title block from the upper edge."""
_BELOW_HEAD: Final = 20.0
_TALLEST_HEAD: Final = 0.4
_SHRINKS: Final = (1.0, 0.85, 0.72, 0.6)
_BAR: Final = 14.0
_BESIDE: Final = 0.6
"""Share of the width that a chart takes when words stand beside it."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """One slide of the briefing with the pages it takes."""

    slide: Slide
    builder: Builder
    head: Box
    pages: list[PageLayout]


def write_slides(job: Job) -> Outcome:
    """Lay out every slide, then draw them."""
    plans = [_plan(job, slide) for slide in job.document.slides]
    total = job.total = sum(len(plan.pages) for plan in plans)
    number = 0
    for at, plan in enumerate(plans):
        section = job.pen.canvas.root.add("Sect", title=plan.slide.title)
        destination = plan.slide.destination or f"slide-{at + 1}"
        for page, layout in enumerate(plan.pages):
            job.start_page()
            number += 1
            pen = job.pen
            pen.parent = section
            pen.serial = at
            if page == 0:
                pen.canvas.add_destination(destination, SLIDE.height)
                pen.canvas.add_bookmark(
                    plan.slide.title, 0 if plan.slide.kind is not SlideKind.CONTENT else 1, destination
                )
            if plan.slide.block_id:
                pen.note_block(plan.slide.block_id, 0.0, SLIDE.height, SLIDE.width, SLIDE.height)
            bare = plan.slide.kind is SlideKind.TITLE
            if plan.slide.kind in {SlideKind.TITLE, SlideKind.SECTION}:
                _draw_opening(pen, plan.slide, plan.builder.setter)
            else:
                _draw_content(pen, plan, layout, first=page == 0)
            words = job.document.words.page_of.format(n=number, total=total)
            draw_slide_edge(pen, job.document, plan.builder.setter, SLIDE, Edge(number=words, bare=bare))
    return Outcome((PageLabel(1),))


# -- layout ----------------------------------------------------------------------------------------------------------


def _plan(job: Job, slide: Slide) -> _Planned:
    job.check()
    builder = _make_builder(job, SLIDE.frame_height)
    head = _build_head(slide, builder.setter, continued=False)
    if slide.kind in {SlideKind.TITLE, SlideKind.SECTION}:
        return _Planned(slide, builder, head, [PageLayout()])
    room = SLIDE.height - _HEAD_TOP - head.height - _BELOW_HEAD - SLIDE.bottom
    pages: list[PageLayout] = []
    for factor in SLIDE_SIZES if slide.kind is SlideKind.CONTENT else (1.0,):
        builder = _make_builder(job, room, factor)
        if slide.kind is SlideKind.SOURCES:
            builder.source_voice = SLIDE_SOURCE
        pages = paginate(_build_items(slide.nodes, builder, room), room)
        if len(pages) == 1:
            break
    return _Planned(slide, builder, head, pages)


def _make_builder(job: Job, room: float, factor: float = 1.0) -> Builder:
    document = job.document
    return Builder(job.memory, document.language, Kind.SLIDE, document.words, job.charts, room, factor=factor)


def _build_items(nodes: tuple[AnyNode, ...], builder: Builder, room: float) -> list[Item]:
    scale = builder.setter.scale
    if beside := _build_beside(nodes, builder, room):
        return [Item(beside)]
    items: list[Item] = []
    for node in pair_halves(nodes):
        if isinstance(node, tuple):
            box = builder.build_pair(*node, SLIDE.frame_width)
        else:
            box = builder.build(node, SLIDE.frame_width, 3)
        first = node[0] if isinstance(node, tuple) else node
        if box.height:
            items.append(Item(box, scale.gap, keep=isinstance(first, Heading), whole=0.0))
    return items


def _build_beside(nodes: Sequence[AnyNode], builder: Builder, room: float) -> Box | None:
    """A chart or picture at the left with words at the right, if that is what the slide holds and it fits."""
    large = [node for node in nodes if isinstance(node, ChartFigure | Picture)]
    words = [node for node in nodes if isinstance(node, Paragraph | Bullets | Panel | Heading)]
    if len(large) != 1 or not words or len(large) + len(words) != len(nodes):
        return None
    width = SLIDE.frame_width
    gutter = builder.setter.scale.gutter
    left = builder.build(large[0], width * _BESIDE, 3)
    room_beside = width * (1 - _BESIDE) - gutter
    parts = [Part(builder.build(node, room_beside, 3), before=builder.setter.scale.gap * 0.75) for node in words]
    right = Stack(parts, Frame(whole=True))
    if max(left.height, right.height) > room:
        return None
    return Row((Cell(0, left), Cell(width * _BESIDE + gutter, right)), whole=True)


def _build_head(slide: Slide, setter: Setter, *, continued: bool) -> Box:
    """Kicker and title; the repeated one of a further slide is outside the reading order."""
    scale = setter.scale
    parts: list[Part] = []
    if slide.kicker:
        tag = None if continued else Tag("P")
        parts.append(Part(setter.text((Span(slide.kicker),), SLIDE_KICKER, SLIDE.frame_width, tag)))
    title = join_continued(slide.title, setter) if continued else slide.title
    tag = None if continued else Tag("H2")
    text = fit_text(title, scale.title, SLIDE.frame_width, SLIDE.height * _TALLEST_HEAD, 2, setter, tag)
    return Stack((*parts, Part(text, before=2)))


def fit_text(
    text: str, voice: Voice, width: float, room: float, lines: int, setter: Setter, tag: Tag | None
) -> TextBox:
    """A title on at most so many lines at the largest size that allows it; a very long one takes more, but not all."""
    boxes = (setter.text((Span(text),), voice.scaled(shrink), width, tag) for shrink in _SHRINKS)
    box = next((each for each in boxes if len(each.lines) <= lines), None)
    if box:
        return box
    smallest = setter.text((Span(text),), voice.scaled(_SHRINKS[-1]), width, tag)
    return smallest.cut(max(1, int(room // smallest.lines.leading)))


# -- drawing ---------------------------------------------------------------------------------------------------------


def _draw_content(pen: Pen, plan: _Planned, layout: PageLayout, *, first: bool) -> None:
    head = plan.head if first else _build_head(plan.slide, plan.builder.setter, continued=True)
    y = SLIDE.height - _HEAD_TOP
    head.draw(pen, SLIDE.left, y)
    top = y - plan.head.height - _BELOW_HEAD
    for placement in layout.placements:
        placement.box.draw(pen, SLIDE.left, top - placement.offset)


def _draw_opening(pen: Pen, slide: Slide, setter: Setter) -> None:
    """Title and section slides: a bar along the left edge, large words."""
    title_page = slide.kind is SlideKind.TITLE
    if not title_page:
        pen.fill(0, SLIDE.height, SLIDE.width, SLIDE.height, TINT)
    pen.fill(0, SLIDE.height, _BAR, SLIDE.height, ACCENT)
    x = SLIDE.left + _BAR
    width = SLIDE.frame_width - _BAR - 40
    voice = SLIDE_TITLE_PAGE if title_page else SLIDE_SECTION
    room = SLIDE.height * _TALLEST_HEAD
    title = fit_text(slide.title, voice, width, room, 3, setter, Tag("H1" if title_page else "H2"))
    boxes: list[tuple[Box, float]] = []
    if slide.kicker:
        kicker = replace(setter.scale.body, bold=True, colour=ACCENT, running=False)
        boxes.append((setter.text((Span(slide.kicker),), kicker, width, Tag("P")), 0.0))
    boxes.append((title, 14.0 if boxes else 0.0))
    if slide.subtitle:
        voice = replace(setter.scale.body, colour=MUTED, running=False)
        boxes.append((setter.text((Span(slide.subtitle),), voice, width, Tag("P")).cut(6), 18.0))
    height = sum(box.height + gap for box, gap in boxes)
    y = (SLIDE.height + height) / 2 + 6
    for box, gap in boxes:
        y -= gap
        box.draw(pen, x, y)
        y -= box.height
