"""Charts as page operators, straight from their marks, with the document's own fonts; each drawn once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing_app.charts.drawing import build_drawing, get_spec_key
from briefing_app.charts.scene import Disc, Label, Mark, Point, Polygon, Rect, Scene, Strokes
from briefing_app.charts.wrap import Measure
from briefing_app.document.tree import ChartFigure
from briefing_app.model.language import Language
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.pdf_objects import format_number
from briefing_app.pdf.engine.text_style import TextStyle, clean_text
from briefing_app.pdf.memory import Memory
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import parse_colour

_ARC: Final = 0.5523  # distance of control points that makes a quarter circle of a Bézier curve


class Charts:
    """Draws the charts of a document; a chart that was drawn before for the same data and width costs only its key."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def draw(self, node: ChartFigure, width: float, setter: Setter, height: float | None = None) -> Drawing:
        """The drawing of a chart, `width` points wide; `height` is a wish, content that needs more takes more.

        Raises:
            ChartDataError: the chart cannot show its data.
        """
        width = round(width, 3)
        height = None if height is None else round(height, 3)
        language = setter.language
        key = get_spec_key(node.chart, node.dataset, node.figures, language, width, height)
        found = self._memory.drawings.get(key)
        if found is not None:
            return found
        book = setter.book
        measure = make_measure(book, language)
        made = build_drawing(
            node.chart, node.dataset, node.figures, language, width_pt=width, height_pt=height, measure=measure
        )
        return self._memory.drawings.put(key, write_scene(made.scene, book, language))


def make_measure(book: FontBook, language: Language) -> Measure:
    """How wide texts are in the fonts of documents; what a chart is laid out with, on paper and on screen."""

    def measure(text: str, size: float, bold: bool) -> float:
        return book.measure(clean_text(text), TextStyle(size, bold), language)

    return measure


def write_scene(scene: Scene, book: FontBook, language: Language) -> Drawing:
    """The marks of a chart as operators; y runs upwards from the foot of the drawing."""
    operations = tuple(_write_mark(mark, scene.height_pt, book, language) for mark in scene.marks)
    return Drawing(scene.width_pt, scene.height_pt, operations)


def _write_mark(mark: Mark, height: float, book: FontBook, language: Language) -> str | TextOperation:
    match mark:
        case Label():
            style = TextStyle(mark.size, mark.bold)
            text = clean_text(mark.text)
            matrix = (1.0, 0.0, 0.0, 1.0, mark.x, height - mark.baseline)
            return TextOperation(text, book.shape(text, style, language), mark.size, parse_colour(mark.colour), matrix)
        case Rect():
            box = mark.box
            return f"{_fill(mark.fill)} {_join(box.left, height - box.bottom, box.right - box.left, box.bottom - box.top)} re f"
        case Polygon():
            return f"{_fill(mark.fill)} {_trace(mark.points, height)} h f"
        case Strokes():
            dash = f"[{_join(*mark.dash)}]0 d" if mark.dash else "[]0 d"
            lines = " ".join(_trace(line, height) for line in mark.lines)
            return f"{_stroke(mark.colour)} {_join(mark.width)} w {dash} {lines} S"
        case Disc():
            return _write_disc(mark, height)


def _write_disc(mark: Disc, height: float) -> str:
    x, y, radius = mark.x, height - mark.y, mark.radius
    near = radius * _ARC
    curves = (
        (x + radius, y + near, x + near, y + radius, x, y + radius),
        (x - near, y + radius, x - radius, y + near, x - radius, y),
        (x - radius, y - near, x - near, y - radius, x, y - radius),
        (x + near, y - radius, x + radius, y - near, x + radius, y),
    )
    outline = " ".join(f"{_join(*curve)} c" for curve in curves)
    edge = f"{_stroke(mark.edge)} {_join(mark.edge_width)} w []0 d"
    return f"{_fill(mark.fill)} {edge} {_join(x + radius, y)} m {outline} h B"


def _trace(points: Sequence[Point], height: float) -> str:
    first, *others = points
    return " ".join((_join(first[0], height - first[1]) + " m", *(_join(x, height - y) + " l" for x, y in others)))


def _fill(colour: str) -> str:
    return f"{_join(*parse_colour(colour))} rg"


def _stroke(colour: str) -> str:
    return f"{_join(*parse_colour(colour))} RG"


def _join(*values: float) -> str:
    return " ".join(format_number(value) for value in values)
