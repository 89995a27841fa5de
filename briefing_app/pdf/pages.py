"""The edge of every page: marking, running title, page number; all of it outside the reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing_app.document.tree import Document, Span
from briefing_app.pdf.pen import Pen
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import (
    EDGE,
    HAIR,
    HAIRLINE,
    MARKING,
    SLIDE_EDGE,
    SLIDE_MARKING,
    WHITE,
    Grid,
    Voice,
)

_MOST: Final = 1_000
"""Characters, more than any line holds: a title of ten thousand is not measured again on every page."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What the edge of one page says; `bare` leaves out all but the marking (cover, title slide).

    `dark_top` and `dark_foot` say that the page is dark there, and the marking white.
    """

    chapter: str = ""
    number: str = ""
    bare: bool = False
    dark_top: bool = False
    dark_foot: bool = False


def draw_page_edge(pen: Pen, document: Document, setter: Setter, grid: Grid, edge: Edge) -> None:
    """The edge of an A4 or Letter page: titles over a hairline above, small print and number under one below."""
    _draw_marking(pen, document.marking, setter, grid, MARKING, (grid.height - 22, 32), edge)
    if edge.bare:
        return
    right = grid.width - grid.right
    half = grid.frame_width * 0.48
    top = grid.height - 42
    _draw_line(pen, document.running_title, setter, EDGE, grid.left, top, half)
    _draw_line(pen, edge.chapter, setter, EDGE, right - half, top, half, "right")
    pen.rule(grid.left, top - 14, right, top - 14, HAIRLINE, HAIR)
    foot = 52.0
    pen.rule(grid.left, foot, right, foot, HAIRLINE, HAIR)
    _draw_line(pen, document.footer, setter, EDGE, grid.left, foot - 5, grid.frame_width * 0.8)
    _draw_line(pen, edge.number, setter, EDGE, right - 80, foot - 5, 80, "right")


def draw_slide_edge(pen: Pen, document: Document, setter: Setter, grid: Grid, edge: Edge) -> None:
    """The edge of a slide: marking in the middle, small print at the left, number at the right."""
    _draw_marking(pen, document.marking, setter, grid, SLIDE_MARKING, (grid.height - 14, 28), edge)
    if edge.bare:
        return
    right = grid.width - grid.right
    third = grid.frame_width * 0.36
    _draw_line(pen, document.running_title, setter, SLIDE_EDGE, grid.left, 30, third)
    _draw_line(pen, edge.number, setter, SLIDE_EDGE, right - third, 30, third, "right")


def _draw_marking(
    pen: Pen, text: str, setter: Setter, grid: Grid, voice: Voice, heights: tuple[float, float], edge: Edge
) -> None:
    """The marking at both heights, in white where the page is dark."""
    if not text:
        return
    for y, dark in zip(heights, (edge.dark_top, edge.dark_foot), strict=True):
        chosen = voice.with_colour(WHITE) if dark else voice
        _draw_line(pen, text, setter, chosen, grid.left, y, grid.frame_width, "center")


def _draw_line(
    pen: Pen, text: str, setter: Setter, voice: Voice, x: float, top: float, width: float, align: str = "left"
) -> None:
    """One line at most; what does not fit ends in an ellipsis."""
    if not text:
        return
    line = cut_to_width(text, setter, voice, width)
    natural = setter.measure(line, voice)
    shift = {"left": 0.0, "right": width - natural, "center": (width - natural) / 2}[align]
    setter.text((Span(line),), voice, natural + 1, None).draw(pen, x + shift, top)


def cut_to_width(text: str, setter: Setter, voice: Voice, width: float) -> str:
    """The text on one line, shortened with an ellipsis where it is too long."""
    text = " ".join(text.split())
    if len(text) <= _MOST and setter.measure(text, voice) <= width:
        return text
    text = text[:_MOST]
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if setter.measure(text[:middle].rstrip() + "…", voice) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"
