"""The executive summary: exactly one page; what does not fit goes by the rule of `Droppable`, and is named at the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    Cover,
    Document,
    Droppable,
    Heading,
    PageBreak,
    Paragraph,
    SourceList,
    Span,
)
from briefing_app.pdf.box import Box, Cell, Part, Row, Stack
from briefing_app.pdf.builder import Builder
from briefing_app.pdf.engine.navigation import PageLabel
from briefing_app.pdf.job import Job, Outcome
from briefing_app.pdf.pages import Edge, cut_to_width, draw_page_edge
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Run, Setter, TextBox
from briefing_app.pdf.style import HAIR, HAIRLINE, NAVY, PAPERS, Grid, Kind

_TITLE_LINES: Final = 3
_MOST_TITLE_LINES: Final = 5
_SHRINKS: Final = (1.0, 0.85, 0.7, 0.6)
_VALUE_LINES: Final = 4
_NOTICE_LINES: Final = 4
_MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box of the page with the gap above it."""

    box: Box
    before: float


@dataclass(frozen=True, slots=True)
class _Fit:
    """What fits: kind of sheet, items in order, what was dropped, in order of the page."""

    builder: Builder
    head: Box
    placed: tuple[_Placed, ...]
    notice: Box | None
    dropped: tuple[Droppable, ...]


def write_summary(job: Job) -> Outcome:
    """Fit the page, then draw it."""
    document = job.document
    grid = PAPERS.get(document.paper, PAPERS["A4"])
    job.total = 1
    fit = _fit(job, document, grid)
    job.start_page()
    pen = job.pen
    pen.parent = pen.canvas.root.add("Sect", title=document.title)
    y = grid.frame_top
    fit.head.draw(pen, grid.left, y)
    y -= fit.head.height
    for number, each in enumerate(fit.placed):
        pen.serial = number
        y -= each.before
        each.box.draw(pen, grid.left, y)
        y -= each.box.height
    if fit.notice:
        pen.serial = -1
        top = grid.bottom + fit.notice.height
        pen.rule(grid.left, top + 4, grid.width - grid.right, top + 4, HAIRLINE, HAIR)
        fit.notice.draw(pen, grid.left, top)
    words = document.words.page_of.format(n=1, total=1)
    draw_page_edge(pen, document, fit.builder.setter, grid, Edge(number=words))
    pen.canvas.add_destination("summary-page", grid.height)
    pen.canvas.add_bookmark(document.title, 0, "summary-page")
    return Outcome((PageLabel(1),), tuple(each.name for each in fit.dropped))


def _fit(job: Job, document: Document, grid: Grid) -> _Fit:
    """Ordinary sizes if all fits; else the compact ones, dropping one item after another."""
    items = tuple(item for item in document.summary if not isinstance(item.node, PageBreak))
    roomy = _lay_out(job, document, grid, Kind.PAGE, items, ())
    if roomy:
        return roomy
    kept = list(items)
    dropped: set[int] = set()
    while True:
        job.check()
        left_out = tuple(item for number, item in enumerate(items) if number in dropped)
        fit = _lay_out(job, document, grid, Kind.COMPACT, tuple(kept), left_out)
        if fit:
            return fit
        number = find_droppable(items, dropped)
        dropped.add(number)
        kept = [item for at, item in enumerate(items) if at not in dropped]


def find_droppable(items: Sequence[Droppable], dropped: set[int]) -> int:
    """The next to go: highest priority number, the last one among equals; what never goes, only when nothing else is left."""
    left = [number for number in range(len(items)) if number not in dropped]
    return max(left, key=lambda number: (items[number].priority, number))


def _lay_out(
    job: Job,
    document: Document,
    grid: Grid,
    kind: Kind,
    items: tuple[Droppable, ...],
    dropped: tuple[Droppable, ...],
) -> _Fit | None:
    """The page with these items, or None where they do not fit; without items it always fits."""
    dead = frozenset(name for item in dropped for name in _list_destinations(item.node))
    builder = Builder(job.memory, document.language, kind, document.words, job.charts, grid.frame_height, dead=dead)
    setter = builder.setter
    head = _build_head(document, setter, grid)
    notice = _build_notice(document, dropped, setter, grid) if dropped else None
    room = grid.frame_height - head.height - (notice.height + setter.scale.gap if notice else 0.0)
    placed: list[_Placed] = []
    before: AnyNode | None = None
    for node in _merge(items):
        box = builder.build(node, grid.frame_width)
        gap = _get_gap(before, node, setter)
        room -= gap + box.height
        if room < 0:
            return None
        placed.append(_Placed(box, gap))
        before = node
    return _Fit(builder, head, tuple(placed), notice, dropped)


def _merge(items: Sequence[Droppable]) -> list[AnyNode]:
    """The nodes in order, without headings that have lost all below them."""
    nodes = [item.node for item in items]
    return [
        node
        for at, node in enumerate(nodes)
        if not isinstance(node, Heading) or (at + 1 < len(nodes) and not isinstance(nodes[at + 1], Heading))
    ]


def _get_gap(before: AnyNode | None, node: AnyNode, setter: Setter) -> float:
    scale = setter.scale
    if before is None:
        return scale.gap
    if isinstance(before, Heading):
        return scale.small_gap
    if isinstance(before, Bullets) and isinstance(node, Bullets):
        return scale.small_gap * 0.75
    if isinstance(before, Paragraph) and isinstance(node, Paragraph):
        return scale.small_gap * 1.5
    return scale.gap


def _build_head(document: Document, setter: Setter, grid: Grid) -> Box:
    """Accent bar, title, and the lines of the cover in one run."""
    scale = setter.scale
    width = grid.frame_width
    cover = document.cover
    parts: list[Part] = []
    if cover and cover.subtitle:
        word = cut_to_width(cover.subtitle, setter, scale.label, width * 0.8)
        parts.append(Part(setter.label(word, scale.label, Tag("P"))))
    spans = (Span(cover.title if cover else document.title),)
    titles = [setter.text(spans, scale.title.scaled(shrink), width, Tag("H1")) for shrink in _SHRINKS]
    fitting = next((each for each in titles if len(each.lines) <= _TITLE_LINES), titles[-1])
    parts.append(Part(fitting.cut(_MOST_TITLE_LINES), before=2))
    if cover and cover.lines:
        parts.append(Part(_build_lines(cover, setter, width), before=scale.small_gap))
    return Stack(parts)


def _build_lines(cover: Cover, setter: Setter, width: float) -> Box:
    """Label and value after one another, as many pairs in a line as fit."""
    voice = setter.scale.small
    gap = voice.get_size(setter.language) * 1.6
    rows: list[list[Cell]] = [[]]
    x = 0.0
    for label, value in cover.lines[:_MOST_LINES]:
        runs = (Run(f"{label}\u2002", voice), Run(value, voice.with_colour(NAVY)))
        box = setter.runs(runs, voice, width, Tag("P")).cut(_VALUE_LINES)
        if rows[-1] and x + box.lines.widest > width:
            rows.append([])
            x = 0.0
        rows[-1].append(Cell(x, box))
        x += box.lines.widest + gap
    return Stack([Part(Row(cells, whole=True)) for cells in rows])


def _build_notice(document: Document, dropped: Sequence[Droppable], setter: Setter, grid: Grid) -> Box:
    """What was left out, by name and number; names that do not fit a few lines are counted only."""
    words = document.words
    counts = Counter(" ".join(item.name.split()) for item in dropped)
    names = [name if count == 1 else words.count_of.format(name=name, n=count) for name, count in counts.items()]
    template = words.dropped_one if len(dropped) == 1 else words.dropped_other
    voice = setter.scale.small

    def build(count: int) -> TextBox:
        listed = words.dropped_separator.join(names[:count]) + ("…" if count < len(names) else "")
        text = template.format(n=len(dropped), names=listed)
        return setter.text((Span(text),), voice, grid.frame_width, Tag("P"))

    most = _NOTICE_LINES * voice.get_leading(setter.language) + 0.1
    low, high = 0, len(names)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if build(middle).height <= most else (low, middle - 1)
    return build(low).cut(_NOTICE_LINES)


def _list_destinations(node: AnyNode) -> list[str]:
    names = [node.destination] if node.destination else []
    if isinstance(node, SourceList):
        names += [entry.destination for entry in node.entries]
    return names
