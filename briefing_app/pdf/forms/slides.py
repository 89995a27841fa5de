"""Slides, 16:9: large type, one thought a page; what does not fit continues on a further slide, never in smaller type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    ChartFigure,
    Heading,
    KeyFigures,
    Panel,
    Paragraph,
    Picture,
    Slide,
    SlideKind,
    Span,
)
from briefing_app.pdf.box import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.boxes.badge import add_badges, measure_badges
from briefing_app.pdf.boxes.caption import join_continued
from briefing_app.pdf.boxes.logo import LogoBox
from briefing_app.pdf.builder import Builder, pair_halves
from briefing_app.pdf.engine.navigation import PageLabel
from briefing_app.pdf.flow import Item, PageLayout, paginate
from briefing_app.pdf.job import Job, Outcome
from briefing_app.pdf.pages import Edge, draw_slide_edge
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter, TextBox, splits_name
from briefing_app.pdf.style import (
    ACCENT,
    NAVY,
    SLIDE,
    SLIDE_KICKER,
    SLIDE_LINE,
    SLIDE_NUMBER,
    SLIDE_SECTION,
    SLIDE_SIZES,
    SLIDE_SOURCES,
    SLIDE_SUBTITLE,
    SLIDE_TITLE_PAGE,
    STRIP_SIZE,
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
_LOGO: Final = 72.0
"""The highest that a logo may stand, its plate included."""
_MOST_SEEN: Final = 2_000
"""More characters than the head of a slide has room for; what comes after them need not be set to be cut off."""
_MOST_LINES: Final = 6
_EVEN_STEP: Final = 6.0
"""Points within which the height of slides that share their content is found."""
_OPTICAL_CENTRE: Final = 0.38
"""Share of a slide's free height that stands above its content."""
_BESIDE: Final = 0.6
"""Share of the width that a chart takes when words stand beside it."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """One slide of the briefing with the pages it takes; `further` heads all of them but the first."""

    slide: Slide
    builder: Builder
    head: Box
    further: Box
    pages: list[PageLayout]


def write_slides(job: Job) -> Outcome:
    """Lay out every slide, then draw them."""
    plans = [_plan(job, slide) for slide in job.document.slides]
    total = job.total = sum(len(plan.pages) for plan in plans)
    number = 0
    current = ""
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
                for title, level in list_bookmarks(plan.slide, current):
                    pen.canvas.add_bookmark(title, level, destination)
                current = plan.slide.section or plan.slide.title
            if plan.slide.block_id:
                pen.note_block(plan.slide.block_id, 0.0, SLIDE.height, SLIDE.width, SLIDE.height)
            cover = plan.slide.kind is SlideKind.TITLE
            if plan.slide.kind in {SlideKind.TITLE, SlideKind.SECTION}:
                _draw_opening(pen, plan.slide, plan.builder.setter)
            else:
                _draw_content(pen, plan, layout, first=page == 0)
            words = job.document.words.page_of.format(n=number, total=total)
            draw_slide_edge(
                pen,
                job.document,
                plan.builder.setter,
                SLIDE,
                Edge("", words, bare=cover, dark_top=cover, dark_foot=cover),
            )
    return Outcome((PageLabel(1),))


def list_bookmarks(slide: Slide, current: str) -> list[tuple[str, int]]:
    """Titles and levels of a slide's bookmarks: its section first where no slide has announced it."""
    if slide.kind is not SlideKind.CONTENT or not slide.section:
        return [(slide.title, 0)]
    new = [] if slide.section == current else [(slide.section, 0)]
    return new if new and slide.title == slide.section else [*new, (slide.title, 1)]


# -- layout ----------------------------------------------------------------------------------------------------------


def _plan(job: Job, slide: Slide) -> _Planned:
    job.check()
    builder = _make_builder(job, SLIDE.frame_height)
    head = _build_head(slide, builder.setter, continued=False)
    further = _build_head(slide, builder.setter, continued=True)
    if slide.kind in {SlideKind.TITLE, SlideKind.SECTION}:
        return _Planned(slide, builder, head, further, [PageLayout()])
    if slide.kind is SlideKind.SOURCES:
        sizes: list[_Size] = [(1.0, voice) for voice in SLIDE_SOURCES]
    else:
        strip = all(isinstance(node, KeyFigures) for node in slide.nodes)
        sizes = [(factor, None) for factor in (*SLIDE_SIZES, *([STRIP_SIZE] if strip else []))]
    for size in sizes:
        tried = _try(job, slide, size, _get_room(head))
        if len(tried.pages) == 1:
            return _Planned(slide, tried.builder, head, further, tried.pages)
    # More than one slide is needed: as few as possible, in the largest size that needs no more.
    room = min(_get_room(head), _get_room(further))
    tries = [_try(job, slide, size, room) for size in sizes]
    best = next(tried for tried in tries if len(tried.pages) == len(tries[-1].pages))
    return _Planned(slide, best.builder, head, further, _even_out(best, room))


_Size = tuple[float, Voice | None]
"""How much larger running text is set, and the voice of sources where it is not the usual one."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """The content of a slide in one size."""

    builder: Builder
    items: list[Item]
    pages: list[PageLayout]


def _try(job: Job, slide: Slide, size: _Size, room: float) -> _Tried:
    builder = _make_builder(job, room, size[0])
    builder.source_voice = size[1]
    items = _build_items(slide.nodes, builder, room)
    return _Tried(builder, items, paginate(items, room))


def _get_room(head: Box) -> float:
    """The height left below a slide's head."""
    return SLIDE.height - _HEAD_TOP - head.height - _BELOW_HEAD - SLIDE.bottom


def _even_out(tried: _Tried, room: float) -> list[PageLayout]:
    """The same number of slides, filled alike: not one line left for the last."""
    pages = tried.pages
    least = room / len(pages)
    while len(pages) > 1 and room - least > _EVEN_STEP:
        middle = (least + room) / 2
        closer = paginate(tried.items, middle)
        # What cannot be torn may stand out of a frame that is too low for it.
        if len(closer) == len(pages) and all(_measure(page) <= middle for page in closer):
            pages, room = closer, middle
        else:
            least = middle
    return pages


def _measure(page: PageLayout) -> float:
    """Where the content of a slide ends, in points below its head."""
    return max((placement.offset + placement.box.height for placement in page.placements), default=0.0)


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
    badges = () if continued else slide.badges
    width = SLIDE.frame_width - measure_badges(badges, setter)
    text = fit_text(title, scale.title, width, SLIDE.height * _TALLEST_HEAD, 2, setter, tag)
    return Stack((*parts, Part(add_badges(text, badges, SLIDE.frame_width, setter), before=2)))


def fit_text(
    text: str, voice: Voice, width: float, room: float, lines: int, setter: Setter, tag: Tag | None
) -> TextBox:
    """A title on at most so many lines at the largest size that allows it; a very long one takes more, but not all."""
    smallest = setter.text((Span(text[:_MOST_SEEN]),), voice.scaled(_SHRINKS[-1]), width, tag)
    boxes: list[TextBox] = []
    if len(smallest.lines) <= lines:
        boxes = [setter.text((Span(text),), voice.scaled(shrink), width, tag) for shrink in _SHRINKS]
    fitting = [box for box in boxes if len(box.lines) <= lines]
    if fitting:
        return next((box for box in fitting[:2] if not splits_name(box)), fitting[0])
    smallest = boxes[-1] if boxes else smallest
    return smallest.cut(max(1, int(room // smallest.lines.leading)))


# -- drawing ---------------------------------------------------------------------------------------------------------


def _draw_content(pen: Pen, plan: _Planned, layout: PageLayout, *, first: bool) -> None:
    head = plan.head if first else plan.further
    y = SLIDE.height - _HEAD_TOP
    head.draw(pen, SLIDE.left, y)
    top = y - head.height - _BELOW_HEAD
    if len(plan.pages) == 1 and plan.slide.kind is SlideKind.CONTENT:
        top -= max(0.0, (top - SLIDE.bottom - _measure(layout)) * _OPTICAL_CENTRE)
    for placement in layout.placements:
        placement.box.draw(pen, SLIDE.left, top - placement.offset)


def _draw_opening(pen: Pen, slide: Slide, setter: Setter) -> None:
    """The title slide in white on navy, section slides on a tint: a bar along the left edge, large words."""
    title_page = slide.kind is SlideKind.TITLE
    pen.fill(0, SLIDE.height, SLIDE.width, SLIDE.height, NAVY if title_page else TINT)
    pen.fill(0, SLIDE.height, _BAR, SLIDE.height, ACCENT)
    x = SLIDE.left + _BAR
    width = SLIDE.frame_width - _BAR - 40
    voice = SLIDE_TITLE_PAGE if title_page else SLIDE_SECTION
    room = SLIDE.height * _TALLEST_HEAD
    title = fit_text(slide.title, voice, width, room, 3, setter, Tag("H1" if title_page else "H2"))
    boxes: list[tuple[Box, float]] = []
    if slide.logo:
        boxes.append((LogoBox(slide.logo, width, _LOGO), 0.0))
    if slide.kicker:
        kicker = SLIDE_SUBTITLE if title_page else SLIDE_NUMBER
        text = setter.text((Span(slide.kicker),), kicker, width, Tag("P"))
        boxes.append((text, 14.0 if boxes else 0.0))
    boxes.append((title, (16.0 if title_page else 4.0) if boxes else 0.0))
    if slide.subtitle:
        boxes.append((setter.text((Span(slide.subtitle),), SLIDE_SUBTITLE, width, Tag("P")).cut(2), 16.0))
    for at, (_, value) in enumerate(slide.lines[:_MOST_LINES]):
        boxes.append((setter.text((Span(value),), SLIDE_LINE, width, Tag("P")).cut(1), 2.0 if at else 22.0))
    if slide.badges:
        boxes.append(
            (
                add_badges(Box(0.0), slide.badges, measure_badges(slide.badges, setter) - setter.scale.gutter, setter),
                16.0,
            )
        )
    height = sum(box.height + gap for box, gap in boxes)
    y = (SLIDE.height + height) / 2 + 6
    for box, gap in boxes:
        y -= gap
        box.draw(pen, x, y)
        y -= box.height
