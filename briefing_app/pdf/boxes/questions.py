"""Questions that may come, with their answers."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import QuestionAnswer, Questions, Span
from briefing_app.pdf.box import Box, Cell, Frame, Padding, Part, Row, Stack
from briefing_app.pdf.boxes.badge import add_badges, build_badge
from briefing_app.pdf.boxes.paragraph import build_running
from briefing_app.pdf.engine.text_style import Rgb
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import ACCENT, AMBER, AMBER_LINE, HAIR, HAIRLINE, MUTED, RED, RULE, parse_colour

LEVELS: Final[dict[str, tuple[Rgb, Rgb]]] = {
    "high": (RED, parse_colour("#DE8F88")),
    "medium": (AMBER, AMBER_LINE),
    "low": (MUTED, RULE),
}


def build_questions(node: Questions, width: float, setter: Setter) -> Box:
    """A label and the pairs below it, each under a hairline; a question stays with the start of its answer."""
    scale = setter.scale
    parts: list[Part] = []
    if node.label or node.badges:
        label: Box = setter.label(node.label, scale.label, Tag("P")) if node.label else Box(0.0)
        parts.append(Part(add_badges(label, node.badges, width, setter), keep=True))
    gap = scale.small_gap
    parts += [Part(_build_pair(item, node, width, setter), before=gap) for item in node.items]
    return Stack(parts)


def _build_pair(item: QuestionAnswer, node: Questions, width: float, setter: Setter) -> Box:
    scale = setter.scale
    body = scale.body
    size = body.get_size(setter.language)
    strong = Span(node.question_mark), Span(node.answer_mark)
    mark = max(setter.measure(span.text, scale.subheading) for span in strong) + size * 0.8
    colours = LEVELS.get(item.level, LEVELS["low"])
    chip = build_badge(item.likelihood, setter, *colours) if item.likelihood else None
    taken = chip.width + scale.gutter if chip else 0.0
    subheading = scale.subheading
    cells = [
        Cell(0, setter.text((strong[0],), subheading.with_colour(ACCENT), mark, Tag("Lbl"))),
        Cell(mark, setter.text(item.question, subheading, width - mark - taken, Tag("P"))),
    ]
    if chip:
        drop = (subheading.get_leading(setter.language) - chip.height) / 2
        cells.append(Cell(width - chip.width, Row((Cell(0, chip),), tag=Tag("P")), max(0.0, drop)))
    answer = Row(
        (
            Cell(0, setter.text((strong[1],), body.with_colour(MUTED), mark, Tag("Lbl"), bold=True)),
            Cell(mark, Stack(build_running(item.answer, width - mark, setter))),
        )
    )

    def paint(pen: Pen, x: float, top: float, height: float) -> None:  # noqa: ARG001 - every paint has a height
        pen.rule(x, top, x + width, top, HAIRLINE, HAIR)

    padding = Padding(scale.small_gap * 1.75, scale.small_gap * 1.5)
    parts = (Part(Row(cells, whole=True), keep=True), Part(answer, before=scale.small_gap * 0.5))
    return Stack(parts, Frame(tag=Tag("Sect"), padding=padding, paint=paint))
