"""Badges: short marks in an outline, such as INTERNAL."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.pdf.box import Box, Cell, Row
from briefing_app.pdf.engine.text_style import Rgb
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import LabelBox, Setter, TextBox
from briefing_app.pdf.style import AMBER, AMBER_LINE, HAIR


class Badge(Box):
    """One mark in its outline."""

    __slots__ = ("line", "text", "width")

    def __init__(self, text: LabelBox, line: Rgb) -> None:
        self.text = text
        self.line = line
        self.width = text.width + 2 * _get_side(text)
        super().__init__(text.height + 1.5)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Outline, then the word."""
        pen.outline(x, top, self.width, self.height, self.line, HAIR, radius=2.0)
        self.text.draw(pen, x + _get_side(self.text), top - 0.75)


def _get_side(text: LabelBox) -> float:
    return text.height * 0.45


def build_badge(word: str, setter: Setter, colour: Rgb = AMBER, line: Rgb = AMBER_LINE) -> Badge:
    """A single badge."""
    voice = setter.scale.badge.with_colour(colour)
    return Badge(setter.label(word, voice, Tag("Span")), line)


def add_badges(text: Box, words: Sequence[str], width: float, setter: Setter) -> Box:
    """A line of text with badges at the right edge of `width`, in the middle of its first line."""
    if not words:
        return text
    gap = setter.scale.small_gap
    cells: list[Cell] = []
    x = 0.0
    for word in words:
        badge = build_badge(word, setter)
        cells.append(Cell(x, badge))
        x += badge.width + gap
    row = Row(cells, tag=Tag("P"), whole=True)
    line = text.lines.leading if isinstance(text, TextBox) else text.height
    drop = max(0.0, (line - row.height) / 2)
    return Row((Cell(0, text), Cell(width - x + gap, row, drop)), whole=True)


def measure_badges(words: Sequence[str], setter: Setter) -> float:
    """The width that badges and the space before them take; 0 for none."""
    gap = setter.scale.small_gap
    widths = [build_badge(word, setter).width + gap for word in words]
    return sum(widths) + setter.scale.gutter - gap if widths else 0.0
