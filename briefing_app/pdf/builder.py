"""From nodes of the tree to boxes, remembering those that were built before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    Card,
    ChartFigure,
    Heading,
    KeyFigures,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Questions,
    SourceList,
    Table,
    Timeline,
    Words,
)
from briefing_app.model.language import Language
from briefing_app.pdf.box import SLACK, Box, Cell, Marked, Row
from briefing_app.pdf.boxes.bullets import build_bullets
from briefing_app.pdf.boxes.card import build_card
from briefing_app.pdf.boxes.chart import ChartRoom, build_chart, find_scale, measure_caption
from briefing_app.pdf.boxes.keyfigures import build_key_figures
from briefing_app.pdf.boxes.panel import build_panel
from briefing_app.pdf.boxes.paragraph import build_heading, build_paragraph
from briefing_app.pdf.boxes.picture import build_picture
from briefing_app.pdf.boxes.questions import build_questions
from briefing_app.pdf.boxes.sources import build_sources
from briefing_app.pdf.boxes.table import build_table
from briefing_app.pdf.boxes.timeline import build_timeline
from briefing_app.pdf.memory import Memory, weigh
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import Kind, Voice

DEEPEST: Final = 6
_FULL_SIZE: Final = 0.999


class Builder:
    """Builds boxes for one document, kind of sheet and language.

    `room` is the height of the frame: charts and pictures are made to fit it. `pages` gives the page label of every
    destination that is placed; sources say where they are cited with it.
    """

    def __init__(
        self,
        memory: Memory,
        language: Language,
        kind: Kind,
        words: Words,
        charts: ChartRoom,
        room: float,
        *,
        factor: float = 1.0,
        dead: frozenset[str] = frozenset(),
    ) -> None:
        self.setter = Setter(memory.typesetter, language, kind, words, factor, dead)
        self.room = room
        self.pages: Mapping[str, str] = {}
        self.source_voice: Voice | None = None
        self._memory = memory
        self._charts = charts
        self._key = (language, kind, words, factor, dead, room)

    def build(self, node: AnyNode, width: float, level: int = 2) -> Box:
        """The box of a node, at the width; `level` is that of its heading in the structure tree."""
        if isinstance(node, ChartFigure | SourceList):
            box = self._build(node, width, level)  # neither can be a key: a mapping, and pages that change
        else:
            key = (node, width, level, self._key)
            found = self._memory.boxes.get(key)
            box = found if found is not None else self._build(node, width, level)
            if found is None:
                self._memory.boxes.put(key, box, weigh(box, node.asset.data if isinstance(node, Picture) else b""))
        if node.block_id or node.destination:
            return Marked(box, width, node.block_id, node.destination)
        return box

    def build_lower(self, node: ChartFigure, width: float, most: float) -> Box | None:
        """A chart of at most this height, or None where it would have to be drawn smaller for it."""
        box = build_chart(node, width, self.setter, self._charts, self.room, most=most)
        if box.height > most + SLACK or find_scale(box) < _FULL_SIZE:
            return None
        return Marked(box, width, node.block_id, node.destination)

    def build_pair(self, left: ChartFigure, right: ChartFigure, width: float) -> Box:
        """Two half-width charts side by side, their drawings on one line."""
        half = (width - self.setter.scale.gutter) / 2
        head = max(measure_caption(node, half, self.setter) for node in (left, right))
        boxes = [build_chart(node, half, self.setter, self._charts, self.room, head=head) for node in (left, right)]
        tallest = max(box.height for box in boxes)
        cells: list[Cell] = []
        for x, node, first in ((0.0, left, boxes[0]), (width - half, right, boxes[1])):
            foot = tallest - first.height
            box: Box = build_chart(node, half, self.setter, self._charts, self.room, head=head, foot=foot)
            if node.block_id or node.destination:
                box = Marked(box, half, node.block_id, node.destination)
            cells.append(Cell(x, box))
        return Row(cells, whole=True)

    def _build(self, node: AnyNode, width: float, level: int) -> Box:
        setter = self.setter
        match node:
            case Heading():
                return build_heading(node, width, setter, min(level, DEEPEST))
            case Paragraph():
                return build_paragraph(node, width, setter)
            case Bullets():
                return build_bullets(node, width, setter)
            case KeyFigures():
                return build_key_figures(node, width, setter)
            case Card():
                return build_card(node, width, setter, min(level, DEEPEST))
            case ChartFigure():
                return build_chart(node, width, setter, self._charts, self.room)
            case Table():
                return build_table(node, width, setter)
            case Picture():
                return build_picture(node, width, setter, self.room * 0.55)
            case Panel():
                return build_panel(node, width, setter)
            case Questions():
                return build_questions(node, width, setter)
            case Timeline():
                return build_timeline(node, width, setter)
            case SourceList():
                return build_sources(node, width, setter, self.pages, self.source_voice)
            case PageBreak():
                return Box(0.0)


def pair_halves(nodes: tuple[AnyNode, ...]) -> list[AnyNode | tuple[ChartFigure, ChartFigure]]:
    """The nodes in order, with half-width charts that stand next to each other as pairs."""
    result: list[AnyNode | tuple[ChartFigure, ChartFigure]] = []
    for node in nodes:
        before = result[-1] if result else None
        if isinstance(node, ChartFigure) and node.half and isinstance(before, ChartFigure) and before.half:
            result[-1] = (before, node)
        else:
            result.append(node)
    return result


def name_destinations(nodes: tuple[AnyNode, ...], prefix: str) -> tuple[AnyNode, ...]:
    """The nodes, with a link target for every heading and card that has none, so that bookmarks can point there."""
    return tuple(
        replace(node, destination=f"{prefix}-{number}")
        if isinstance(node, Heading | Card) and not node.destination
        else node
        for number, node in enumerate(nodes, 1)
    )
