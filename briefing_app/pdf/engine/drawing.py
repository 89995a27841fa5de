"""Drawings as lists of operators and text, free of any document: made once, kept by key, drawn many times."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.pdf.engine.fontstack import Shaped
from briefing_app.pdf.engine.text_style import Rgb


@dataclass(frozen=True, slots=True)
class TextOperation:
    """A line of text in a drawing: shaped, size in points, placed by a PDF text matrix."""

    text: str
    shaped: Shaped
    size: float
    color: Rgb
    matrix: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Operators (ASCII, complete) and texts in painting order, within a box of `width` and `height` points."""

    width: float
    height: float
    operations: tuple[str | TextOperation, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in the drawing, in painting order."""
        return tuple(each.text for each in self.operations if isinstance(each, TextOperation))
