"""A matplotlib figure as a drawing: vector operators, and text as text in the document's own fonts.

This module loads matplotlib (a third of a second); import it only where a figure is at hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from matplotlib import _path
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from briefing_app.model.language import Language
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.errors import ChartDrawingError
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.pdf_objects import format_number
from briefing_app.pdf.engine.text_style import Rgb, TextStyle, clean_text

_ASCENT: Final = 0.75
_DESCENT: Final = 0.21
_HATCH_TILE: Final = 24.0
"""Points; matplotlib gives hatches in a square of one unit."""
_CAPS: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
_BOLD: Final = frozenset({"semibold", "demibold", "demi", "bold", "heavy", "extra bold", "black"})


class ChartRenderer(RendererBase):
    """Writes what matplotlib draws as PDF operators; measures text with the fonts that will print it.

    Colours with transparency are mixed with white paper, because the file is kept free of transparency. A `$` is a dollar:
    there is no mathematics in texts.
    """

    def __init__(self, width: float, height: float, book: FontBook, language: Language) -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.operations: list[str | TextOperation] = []
        self._book = book
        self._language = language

    # -- what matplotlib asks about the surface ----------------------------------------------------------------------

    def points_to_pixels(self, points: Any) -> Any:
        """One pixel is one point."""
        return points

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Size in points."""
        return self.width, self.height

    def flipy(self) -> bool:
        """Whether y runs down: no."""
        return False

    def option_image_nocomposite(self) -> bool:
        """Whether pictures come one by one."""
        return True

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: bool | str,  # noqa: ARG002 - matplotlib's protocol
    ) -> tuple[float, float, float]:
        """Width, height and depth below the baseline of a line of text in points."""
        size = float(prop.get_size_in_points())
        width = self._book.measure(clean_text(s), self._get_style(prop), self._language)
        return width, size * (_ASCENT + _DESCENT), size * _DESCENT

    # -- drawing -----------------------------------------------------------------------------------------------------

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, hatch and stroke an outline."""
        fills = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] != 0) and gc.get_alpha() != 0
        strokes = gc.get_linewidth() > 0 and (len(gc.get_rgb()) < 4 or gc.get_rgb()[3] != 0) and gc.get_alpha() != 0
        hatches = bool(gc.get_hatch())
        if not fills and not strokes and not hatches:
            return
        simplify = path.should_simplify and not fills and not hatches
        clip = (0.0, 0.0, self.width, self.height) if simplify else None
        outline = _format_path(path, transform, clip, simplify, gc.get_sketch_params())
        parts = ["q", *self._format_clip(gc)]
        if fills:
            parts.append(_join(_mix(rgbFace, gc.get_alpha() if gc.get_forced_alpha() else None)) + " rg")
        if hatches:
            if fills:
                parts += (outline, "f")
            parts.append(self._format_hatch(gc, outline, path, transform))
            fills = False
        if strokes:
            parts.append(self._format_stroke(gc))
        if fills or strokes:
            parts += (outline, "B" if fills and strokes else "f" if fills else "S")
        parts.append("Q")
        self.operations.append(" ".join(parts))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,  # noqa: ARG002 - matplotlib's protocol
        mtext: Any = None,  # noqa: ARG002
    ) -> None:
        """Keep a line of text, to be written with the fonts of the document it will be drawn in."""
        style = self._get_style(prop)
        text = clean_text(s).replace("\n", " ")
        cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        matrix = (cosine, sine, -sine, cosine, float(x), float(y))
        shaped = self._book.shape(text, style, self._language)
        color = _mix(gc.get_rgb(), gc.get_alpha() if gc.get_forced_alpha() else None)
        self.operations.append(TextOperation(text, shaped, style.size, color, matrix))

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:  # noqa: ARG002
        """Refuse: a chart made of pixels would be neither sharp nor readable.

        Raises:
            ChartDrawingError: always.
        """
        raise ChartDrawingError(why="it contains a picture made of pixels")

    def _get_style(self, prop: FontProperties) -> TextStyle:
        weight = prop.get_weight()
        bold = weight in _BOLD or (isinstance(weight, int | float) and weight >= 600)
        return TextStyle(size=float(prop.get_size_in_points()), bold=bold)

    def _format_clip(self, gc: Any) -> list[str]:
        parts: list[str] = []
        rectangle = gc.get_clip_rectangle()
        if rectangle is not None:
            parts.append(_join(rectangle.bounds) + " re W n")
        path, transform = gc.get_clip_path()
        if path is not None and transform is not None:
            parts.append(_format_path(path, transform) + " W n")
        return parts

    def _format_stroke(self, gc: Any) -> str:
        color = _mix(gc.get_rgb(), gc.get_alpha() if gc.get_forced_alpha() else None)
        parts = [f"{_join(color)} RG {format_number(float(gc.get_linewidth()))} w"]
        offset, dashes = gc.get_dashes()
        if dashes is not None and len(dashes):
            parts.append(f"[{_join(dashes)}] {format_number(float(offset))} d")
        parts.append(f"{_CAPS[str(gc.get_capstyle())]} J {_JOINS[str(gc.get_joinstyle())]} j")
        return " ".join(parts)

    def _format_hatch(self, gc: Any, outline: str, path: Path, transform: Transform) -> str:
        """The hatch as plain lines, tile by tile within the outline: no pattern, which old viewers print coarsely."""
        hatch = gc.get_hatch_path()
        if hatch is None:
            return ""
        color = _join(_mix(gc.get_hatch_color(), None))
        tile = _format_path(hatch, Affine2D().scale(_HATCH_TILE))
        box = path.get_extents(transform)
        parts = [f"q {outline} W n {color} RG {color} rg {format_number(float(gc.get_hatch_linewidth()))} w"]
        for column in range(math.floor(box.x0 / _HATCH_TILE), math.ceil(box.x1 / _HATCH_TILE)):
            for row in range(math.floor(box.y0 / _HATCH_TILE), math.ceil(box.y1 / _HATCH_TILE)):
                place = f"{format_number(column * _HATCH_TILE)} {format_number(row * _HATCH_TILE)}"
                parts.append(f"q 1 0 0 1 {place} cm {tile} B Q")
        parts.append("Q")
        return " ".join(parts)


class ChartCanvas(FigureCanvasBase):
    """Gives layout engines of matplotlib the renderer that will draw, so that they measure the same text widths."""

    def __init__(self, figure: Figure, renderer: ChartRenderer) -> None:
        self._renderer = renderer
        super().__init__(figure)

    def get_renderer(self) -> ChartRenderer:
        """The renderer that will draw."""
        return self._renderer


def draw_figure(figure: Figure, book: FontBook, language: Language) -> Drawing:
    """The drawing of a figure, at its size in inches times 72 points; keep it by key, it belongs to no document.

    Raises:
        ChartDrawingError: the figure contains pixels (an image, a heat map).
    """
    width, height = (float(length) * 72 for length in figure.get_size_inches())
    renderer = ChartRenderer(width, height, book, language)
    figure.set_dpi(72)
    figure.set_canvas(ChartCanvas(figure, renderer))
    figure.draw(renderer)
    return Drawing(width, height, tuple(renderer.operations))


def _format_path(
    path: Path,
    transform: Transform,
    clip: tuple[float, float, float, float] | None = None,
    simplify: bool | None = None,
    sketch: Any = None,
) -> str:
    operators: bytes = _path.convert_to_string(  # type: ignore[attr-defined] # an extension module without types
        path, transform, clip, simplify, sketch, 3, [b"m", b"l", b"", b"c", b"h"], True
    )
    return operators.decode("ascii").replace("\n", " ").strip()


def _mix(color: Sequence[float], forced: float | None) -> Rgb:
    """An opaque colour: what shows through is white."""
    alpha = forced if forced is not None else (color[3] if len(color) > 3 else 1.0)
    red, green, blue = (1.0 - (1.0 - float(part)) * float(alpha) for part in color[:3])
    return red, green, blue


def _join(values: Sequence[float]) -> str:
    return " ".join(format_number(float(value)) for value in values)
