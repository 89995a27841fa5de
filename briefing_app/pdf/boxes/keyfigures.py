"""A strip of figures side by side, in even rows."""

from __future__ import annotations

from briefing_app.document.tree import BigNumber, KeyFigures
from briefing_app.pdf.box import Box, Cell, Frame, Padding, Part, Row, Stack
from briefing_app.pdf.boxes.number import build_number, find_line_size, find_size
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import HAIR, RADIUS, TINT, TINT_LINE, Kind


def build_key_figures(node: KeyFigures, width: float, setter: Setter) -> Box:
    """Tinted rows of figures with thin lines between them; all numbers of the strip in one size."""
    if setter.kind is Kind.SLIDE and len(node.figures) > 2:
        # A slide has little height: whichever arrangement takes less of it.
        return min((_build_strip(node, columns, width, setter) for columns in (3, 2)), key=lambda box: box.height)
    return _build_strip(node, _choose_columns(node.figures, width, setter), width, setter)


def _build_strip(node: KeyFigures, columns: int, width: float, setter: Setter) -> Box:
    scale = setter.scale
    parts: list[Part] = []
    if node.title:
        parts.append(Part(setter.text(node.title, scale.subheading, width, Tag("P")), keep=True))
    size = min(find_size(each, _get_inner(width, columns, setter), setter) for each in node.figures)
    for start in range(0, len(node.figures), columns):
        row = _build_row(node.figures[start : start + columns], columns, width, setter, size)
        parts.append(Part(row, before=scale.small_gap * (1.5 if start == 0 else 1.0)))
    return Stack(parts)


def _choose_columns(figures: tuple[BigNumber, ...], width: float, setter: Setter) -> int:
    """As many figures in a row as fit on one line each, in rows as even as possible (5 stand as 3 and 2)."""
    for columns in range(min(len(figures), 4), 1, -1):
        rows = -(-len(figures) // columns)
        even = -(-len(figures) // rows)
        inner = _get_inner(width, even, setter)
        if all(find_line_size(each, inner, setter) for each in figures):
            return even
    return max(1, min(3 if len(figures) > 4 else 2, len(figures)))


def _get_inner(width: float, columns: int, setter: Setter) -> float:
    return width / columns - 2 * setter.scale.inset


def _build_row(figures: tuple[BigNumber, ...], columns: int, width: float, setter: Setter, size: float) -> Box:
    inset = setter.scale.inset
    step = width / columns
    boxes = [build_number(each, step - 2 * inset, setter, size) for each in figures]
    row = Row(tuple(Cell(at * step + inset, box) for at, box in enumerate(boxes)), whole=True)
    count = len(figures)

    def paint(pen: Pen, x: float, top: float, height: float) -> None:
        pen.fill(x, top, width, height, TINT, radius=RADIUS)
        for at in range(1, count):
            pen.rule(x + at * step, top - inset, x + at * step, top - height + inset, TINT_LINE, HAIR)

    return Stack((Part(row),), Frame(padding=Padding(inset, inset), paint=paint, whole=True))
