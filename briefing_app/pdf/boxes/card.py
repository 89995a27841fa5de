"""Fact cards: title, text with the key figure in a panel to its right, and one small line of sources."""

from __future__ import annotations

from briefing_app.document.tree import BigNumber, Card, Span, Spans
from briefing_app.pdf.box import SLACK, Box, Cell, Frame, Padding, Part, Row, Stack
from briefing_app.pdf.boxes.badge import add_badges, measure_badges
from briefing_app.pdf.boxes.number import build_number
from briefing_app.pdf.boxes.paragraph import build_running
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import HAIR, HAIRLINE, RADIUS, TINT, Kind


def build_card(node: Card, width: float, setter: Setter, level: int) -> Box:
    """A card with a hairline under it; torn between or inside its paragraphs, with the title repeated."""
    scale = setter.scale
    parts = [Part(build_title(node.title, node.badges, width, setter, level), keep=True)]
    gap = scale.small_gap * 1.25
    if node.figure and setter.kind is Kind.SLIDE:
        parts.append(Part(_build_slide_body(node, node.figure, width, setter), before=gap * 2))
        parts += _build_foot(node, width, setter)
    elif node.figure:
        parts += _build_beside(node, node.figure, width, setter)
    else:
        if running := build_running(node.body, width, setter):
            parts.append(Part(Stack(running), before=gap))
        parts += _build_foot(node, width, setter)
    if len(parts) > 2:
        parts[-2] = Part(parts[-2].box, parts[-2].before, keep=True)

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.rule(x, top - height, x + width, top - height, HAIRLINE, HAIR)

    return Stack(
        parts,
        Frame(
            tag=Tag("Sect"),
            padding=Padding(bottom=scale.small_gap * 2.5),
            paint=paint if setter.kind is Kind.PAGE else None,
            repeat=() if setter.kind is Kind.SLIDE else build_continued(node.title, width, setter),
        ),
    )


def build_title(title: Spans, badges: tuple[str, ...], width: float, setter: Setter, level: int) -> Box:
    """A card's title with its badges at the right edge of the first line."""
    room = width - measure_badges(badges, setter)
    text = setter.text(title, setter.scale.subheading, room, Tag(f"H{level}"))
    return add_badges(text, badges, width, setter)


def build_continued(title: Spans, width: float, setter: Setter) -> tuple[Part, ...]:
    """What stands over the rest of something torn: its title and “(continued)”, outside the reading order."""
    words = setter.words.continued
    space = "" if setter.language.chinese or not title else " "
    spans = (*title, Span(space + words))
    return (Part(setter.text(spans, setter.scale.small, width, None), keep=True, repeated=True),)


def _build_foot(node: Card, width: float, setter: Setter) -> list[Part]:
    """Notes, and the line of dates and sources."""
    scale = setter.scale
    parts = [Part(setter.text(note, scale.note, width, Tag("P")), before=scale.small_gap * 1.5) for note in node.notes]
    if node.meta:
        parts.append(Part(setter.text(node.meta, scale.small, width, Tag("P")), before=scale.small_gap * 1.75))
    return parts


def _build_beside(node: Card, figure: BigNumber, width: float, setter: Setter) -> list[Part]:
    """The panel at the right with as much as fits beside it; what comes below its foot takes the whole width.

    The figure is read before the text.
    """
    scale = setter.scale
    panel_width = width * scale.panel
    panel = build_figure_panel(figure, panel_width, setter)
    room = width - panel_width - scale.gutter
    body = build_running(node.body, room, setter)
    foot = _build_foot(node, room, setter)
    beside: list[Part] = []
    height = 0.0
    for at, part in enumerate((*body, *foot)):
        following = height + part.before + part.box.height
        # Text may run past the panel's foot, the small print below it only where all of it stands beside.
        if height > panel.height or (at >= len(body) and following > panel.height + SLACK):
            break
        beside.append(part)
        height = following
    row = Row((Cell(width - panel_width, panel, 1.0), Cell(0, Stack(beside))))
    done = len(beside)
    below = build_running(node.body[done:], width, setter)
    small = _build_foot(node, width, setter)[max(0, done - len(body)) :]
    return [Part(row, before=scale.small_gap * 1.25), *below, *small]


def _build_slide_body(node: Card, figure: BigNumber, width: float, setter: Setter) -> Box:
    """On slides the number comes first, at the left."""
    scale = setter.scale
    panel_width = width * scale.panel
    text = Stack(build_running(node.body, width - panel_width - scale.gutter, setter))
    panel = build_figure_panel(figure, panel_width, setter)
    return Row((Cell(0, panel), Cell(panel_width + scale.gutter, text)))


def build_figure_panel(figure: BigNumber, width: float, setter: Setter) -> Box:
    """The figure on its tint."""
    inset = setter.scale.inset
    number = build_number(figure, width - 2 * inset, setter)

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.fill(x, top, width, height, TINT, radius=RADIUS)

    padding = Padding(inset * 0.75, inset)
    return Stack((Part(number, indent=inset),), Frame(padding=padding, paint=paint, whole=True))
