"""The full briefing: cover, contents, sections one after another, sources with links back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    Card,
    ChartFigure,
    Document,
    Heading,
    PageBreak,
    Panel,
    Paragraph,
    Questions,
    Section,
    SourceList,
    Table,
    Timeline,
    plain,
)
from briefing_app.pdf.box import Box, Marked
from briefing_app.pdf.boxes.badge import add_badges, measure_badges
from briefing_app.pdf.builder import Builder, name_destinations, pair_halves
from briefing_app.pdf.contents import Entry, build_contents
from briefing_app.pdf.cover import draw_cover
from briefing_app.pdf.engine.navigation import PageLabel, get_page_label
from briefing_app.pdf.engine.tags import Element
from briefing_app.pdf.flow import WHOLE, Item, PageLayout, paginate
from briefing_app.pdf.job import Job, Outcome
from briefing_app.pdf.pages import Edge, draw_page_edge
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Run, Setter
from briefing_app.pdf.style import ACCENT, PAPERS, Grid, Kind

_ROOM_FOR_SECTION: Final = 0.18
"""A section starts on a new page where less than this share of the frame is left."""
_MOST_PASSES: Final = 4
"""Page numbers in the sources can move what follows them; after so many passes they stand still."""
_CONTENTS: Final = "contents"


@dataclass(frozen=True, slots=True)
class _Body:
    """The sections, placed: items, pages, and the page label of every destination."""

    items: list[Item]
    pages: list[PageLayout]
    labels: Mapping[str, str]


def write_full(job: Job) -> Outcome:
    """Lay everything out, then draw page by page."""
    document = job.document
    grid = PAPERS.get(document.paper, PAPERS["A4"])
    document = replace(
        document,
        sections=tuple(
            replace(section, nodes=name_destinations(section.nodes, section.destination))
            for section in document.sections
        ),
    )
    builder = Builder(job.memory, document.language, Kind.PAGE, document.words, job.charts, grid.frame_height)
    body = _lay_out(document, builder, grid, job)
    front = _draw_front(job, document, builder.setter, grid, body)
    sections = [job.pen.canvas.root.add("Sect", title=section.title) for section in document.sections]
    total = len(body.pages)
    for number, page in enumerate(body.pages, 1):
        job.start_page()
        _draw_page(job, page, body.items, sections, grid)
        chapter = _find_chapter(page, body.items, document)
        words = document.words.page_of.format(n=number, total=total)
        draw_page_edge(job.pen, document, builder.setter, grid, Edge(chapter, words))
    _add_bookmarks(job, document, front)
    labels = (PageLabel(1, "roman"), PageLabel(front + 1)) if front else (PageLabel(1),)
    return Outcome(labels)


# -- layout ----------------------------------------------------------------------------------------------------------


def _lay_out(document: Document, builder: Builder, grid: Grid, job: Job) -> _Body:
    """Paginate until the page numbers that are printed in the sources are those of the result."""
    body = _Body([], [], {})
    sources = any(isinstance(node, SourceList) for section in document.sections for node in section.nodes)
    for _ in range(_MOST_PASSES if sources else 1):
        job.check()
        builder.pages = body.labels
        items = _build_items(document, builder, grid)
        pages = paginate(items, grid.frame_height)
        labels = {anchor: str(number) for number, page in enumerate(pages, 1) for anchor in page.anchors}
        settled = labels == body.labels
        body = _Body(items, pages, labels)
        if settled:
            break
    return body


def _build_items(document: Document, builder: Builder, grid: Grid) -> list[Item]:
    items: list[Item] = []
    for chapter, section in enumerate(document.sections):
        items += build_section(section, chapter, builder, grid.frame_width)
    return items


def build_section(section: Section, chapter: int, builder: Builder, width: float) -> list[Item]:
    """The items of a section; `chapter` is its place in the document."""
    scale = builder.setter.scale
    opener = Marked(_build_opener(section, width, builder.setter), width, "", section.destination)
    items = [Item(opener, scale.section_gap, keep=True, least=_ROOM_FOR_SECTION, chapter=chapter)]
    before: AnyNode | None = None
    fresh = False
    level = 1
    for node in pair_halves(section.nodes):
        if isinstance(node, PageBreak):
            fresh = True
            continue
        first = node[0] if isinstance(node, tuple) else node
        gap = _get_gap(before, first, builder.setter)
        if isinstance(node, tuple):
            box = builder.build_pair(*node, width)
        else:
            if isinstance(node, Heading):
                level = min(node.level, level + 1)
            box = builder.build(node, width, level if isinstance(node, Heading) else level + 1)
        if not box.height:
            continue
        lower = partial(builder.build_lower, node, width) if isinstance(node, ChartFigure) else None
        keep, whole = isinstance(first, Heading), _get_whole(first)
        items.append(Item(box, gap, keep, fresh, whole=whole, chapter=chapter, lower=lower))
        fresh = False
        before = first
    return items


def _get_whole(node: AnyNode) -> float:
    """The share of a page up to which a node is kept whole."""
    if isinstance(node, Paragraph | Bullets | SourceList | Questions):
        return 0.0
    return 0.2 if isinstance(node, Table | Timeline | Panel) else WHOLE


def _get_gap(before: AnyNode | None, node: AnyNode, setter: Setter) -> float:
    """The space between two neighbours: less within running text, more above a heading."""
    scale = setter.scale
    if before is None:
        return scale.gap * 0.75
    if isinstance(node, Heading):
        return scale.gap * (1.75 if node.level == 2 else 1.25)
    if isinstance(before, Heading):
        return scale.small_gap * 1.75
    running = Paragraph | Bullets
    if isinstance(before, running) and isinstance(node, running):
        return scale.body.get_leading(setter.language) * 0.5
    if isinstance(before, Card | ChartFigure) and isinstance(node, Card | ChartFigure):
        return scale.gap * 0.9
    return scale.gap * 1.1


def _build_opener(section: Section, width: float, setter: Setter) -> Box:
    """The title of a section with its number in the accent colour."""
    voice = setter.scale.title
    runs = [Run(section.title, voice)]
    if section.number:
        runs.insert(0, Run(f"{section.number}\u2002", voice.with_colour(ACCENT)))
    text = setter.runs(runs, voice, width - measure_badges(section.badges, setter), Tag("H1"))
    return add_badges(text, section.badges, width, setter)


# -- drawing ---------------------------------------------------------------------------------------------------------


def _draw_front(job: Job, document: Document, setter: Setter, grid: Grid, body: _Body) -> int:
    """Cover and contents; the number of their pages."""
    job.total = len(body.pages)
    if document.cover is None:
        return 0
    pen = job.pen
    entries = _list_entries(document)
    pages: list[PageLayout] = []
    if entries:
        box = build_contents(entries, document.words.contents, grid.frame_width, grid.frame_height, setter, body.labels)
        pages = paginate([Item(box, whole=0.0)], grid.frame_height)
    job.total = 1 + len(pages) + len(body.pages)
    job.start_page()
    pen.parent = pen.canvas.root.add("Sect", title=document.cover.title)
    draw_cover(pen, document.cover, setter, grid)
    draw_page_edge(pen, document, setter, grid, Edge(bare=True, dark_top=True))
    if pages:
        toc = pen.canvas.root.add("TOC")
        labels = (PageLabel(1, "roman"),)
        for number, page in enumerate(pages, 2):
            job.start_page()
            if number == 2:
                pen.canvas.add_destination(_CONTENTS, grid.height)
            pen.parent = toc
            pen.serial = -1
            for placement in page.placements:
                placement.box.draw(pen, grid.left, grid.frame_top - placement.offset)
            edge = Edge(document.words.contents, get_page_label(labels, number))
            draw_page_edge(pen, document, setter, grid, edge)
    return 1 + len(pages)


def _list_entries(document: Document) -> list[Entry]:
    entries: list[Entry] = []
    for section in document.sections:
        entries.append(Entry(section.title, section.destination, section.number))
        entries += (Entry(title, destination, level=1) for title, destination in _list_titles(section))
    return entries


def _list_titles(section: Section) -> list[tuple[str, str]]:
    """Headings and cards of a section with their destinations."""
    found: list[tuple[str, str]] = []
    for node in section.nodes:
        if isinstance(node, Heading):
            found.append((plain(node.spans), node.destination))
        elif isinstance(node, Card) and node.title:
            found.append((plain(node.title), node.destination))
    return found


def _draw_page(job: Job, page: PageLayout, items: list[Item], sections: list[Element], grid: Grid) -> None:
    pen = job.pen
    for placement in page.placements:
        pen.serial = placement.item
        pen.parent = sections[items[placement.item].chapter]
        placement.box.draw(pen, grid.left, grid.frame_top - placement.offset)


def _find_chapter(page: PageLayout, items: list[Item], document: Document) -> str:
    """The section in which a page begins, with its mark: an internal section is so on each of its pages."""
    if not page.placements:
        return ""
    section = document.sections[items[page.placements[0].item].chapter]
    return ("\u3000" if document.language.chinese else " · ").join((section.title, *section.badges))


def _add_bookmarks(job: Job, document: Document, front: int) -> None:
    canvas = job.pen.canvas
    if front > 1:
        canvas.add_bookmark(document.words.contents, 0, _CONTENTS)
    for section in document.sections:
        canvas.add_bookmark(f"{section.number} {section.title}".strip(), 0, section.destination)
        for title, destination in _list_titles(section):
            canvas.add_bookmark(title, 1, destination)
