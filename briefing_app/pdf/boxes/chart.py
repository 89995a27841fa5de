"""Charts: caption above, drawing, note and source below; never torn."""

from __future__ import annotations

from typing import Final, Protocol

from briefing_app.document.tree import ChartFigure, plain
from briefing_app.pdf.box import SLACK, Box, Frame, Padding, Part, Stack
from briefing_app.pdf.boxes.caption import build_caption, build_credits
from briefing_app.pdf.engine.drawing import Drawing
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import HAIR, HAIRLINE, Kind

TALLEST: Final = 0.62
"""Share of the frame that a drawing may take."""
_ENDLESS: Final = 1e5
_LEAST: Final = 0.3
"""Share of a slide that a drawing is given even where its words are long."""
_ENLARGED: Final = (2.6, 2.2, 1.9)
"""Slides are read from afar: charts are set for a smaller sheet and enlarged, those with little in them more."""


class ChartRoom(Protocol):
    """Whoever draws charts."""

    def draw(self, node: ChartFigure, width: float, setter: Setter, height: float | None = None) -> Drawing:
        """The drawing of a chart at a width in points; `height` is a wish, None takes what the content needs."""


class DrawingBox(Box):
    """The drawing itself, as a figure with alternative text."""

    __slots__ = ("drawing", "scale", "tag")

    def __init__(self, drawing: Drawing, scale: float, alt: str) -> None:
        self.drawing = drawing
        self.scale = scale
        self.tag = Tag("Figure", alt=alt)
        super().__init__(drawing.height * scale)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print the drawing."""
        pen.draw_drawing(self.drawing, x, top - self.height, self.tag, self.scale)


def find_scale(box: Box) -> float:
    """The scale at which a chart is drawn: below 1 its words are smaller than they should be."""
    parts = box.parts if isinstance(box, Stack) else ()
    return next((part.box.scale for part in parts if isinstance(part.box, DrawingBox)), 1.0)


def measure_caption(node: ChartFigure, width: float, setter: Setter) -> float:
    """Height of what stands over the drawing."""
    return Stack(build_caption(node.caption_number, node.title, node.subtitle, width, setter)).height


def build_chart(
    node: ChartFigure,
    width: float,
    setter: Setter,
    charts: ChartRoom,
    room: float,
    *,
    head: float = 0.0,
    foot: float = 0.0,
    most: float = _ENDLESS,
) -> Box:
    """The chart; so that neighbours line up, its caption takes at least `head`, and `foot` is added at its end.

    `most` is the height that all of it should take; it takes more where its content needs it.
    """
    scale = setter.scale
    parts = build_caption(node.caption_number, node.title, node.subtitle, width, setter)
    caption = Stack(parts).height
    credits_ = build_credits(node.note, node.source, width, setter)
    gap = scale.small_gap * 2 if parts else 0.0
    below = Stack(credits_).height + (credits_[0].before if credits_ else 0.0) + (scale.small_gap * 2.5 + foot)
    tallest = min(room * TALLEST, max(1.0, most - max(head, caption) - gap - below))
    if setter.kind is Kind.SLIDE:
        tallest = max(room * _LEAST, room - max(head, caption) - gap - Stack(credits_).height - scale.gap)
    drawing, enlarge = _draw(node, width, tallest, setter, charts)
    tall = min(enlarge, tallest / drawing.height) if drawing.height else enlarge
    alt = node.alt or plain(node.title) or node.caption_number
    parts.append(Part(DrawingBox(drawing, tall, alt), before=gap + max(0.0, head - caption)))
    parts += credits_

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.rule(x, top - height, x + width, top - height, HAIRLINE, HAIR)

    page = setter.kind is Kind.PAGE
    padding = Padding(bottom=foot + (scale.small_gap * 2.5 if page else 0.0))
    return Stack(parts, Frame(whole=True, padding=padding, paint=paint if page else None))


def _draw(node: ChartFigure, width: float, tallest: float, setter: Setter, charts: ChartRoom) -> tuple[Drawing, float]:
    """The drawing and how much it is enlarged: on pages not at all, on slides as much as what is in it allows."""
    if setter.kind is not Kind.SLIDE:
        drawing = charts.draw(node, width, setter)
        return (drawing if drawing.height <= tallest else charts.draw(node, width, setter, tallest)), 1.0
    *larger, least = _ENLARGED
    for enlarge in larger:
        drawing = charts.draw(node, width / enlarge, setter, tallest / enlarge)
        if drawing.height * enlarge <= tallest + SLACK:
            return drawing, enlarge
    return charts.draw(node, width / least, setter, tallest / least), least
