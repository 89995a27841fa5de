"""A scene as SVG that needs no font: letters are outlines, title and description are there for those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from briefing_app.charts import style
from briefing_app.charts.scene import Disc, Label, Mark, Point, Polygon, Rect, Scene, Strokes
from briefing_app.model.language import Language

if TYPE_CHECKING:
    from briefing_app.charts.picture import PictureFonts

_MOVE, _LINE, _QUADRATIC, _CUBIC, _CLOSE = (
    1,
    2,
    3,
    4,
    79,
)  # codes of the outlines of letters, as matplotlib numbers them
_POINTS = {_MOVE: 1, _LINE: 1, _QUADRATIC: 2, _CUBIC: 3, _CLOSE: 1}
_LETTER = {_MOVE: "M", _LINE: "L", _QUADRATIC: "Q", _CUBIC: "C"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def draw_svg(scene: Scene, fonts: PictureFonts, *, title: str, description: str, language: Language) -> bytes:
    """The scene on white, one unit a point.

    Args:
        scene: Laid out with `fonts.measure`.
        fonts: Give the outlines of letters.
        title: What the picture is called, as a viewer or a screen reader says it.
        description: What is to be seen in it.
        language: Of all its words.
    """
    width, height = _number(scene.width_pt), _number(scene.height_pt)
    size = f'width="{width}pt" height="{height}pt"'
    spoken = f'role="img" aria-labelledby="title description" xml:lang="{language.value}" lang="{language.value}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}" {spoken}>',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{style.PAPER}"/>',
        *(_draw(mark, fonts) for mark in scene.marks),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _draw(mark: Mark, fonts: PictureFonts) -> str:
    match mark:
        case Rect():
            box = mark.box
            sides = zip(
                ("x", "y", "width", "height"),
                (box.left, box.top, box.right - box.left, box.bottom - box.top),
                strict=True,
            )
            return (
                f'<rect {" ".join(f"{name}={quoteattr(_number(side))}" for name, side in sides)} fill="{mark.fill}"/>'
            )
        case Polygon():
            return f'<path d="{_trace(mark.points)}Z" fill="{mark.fill}"/>'
        case Strokes():
            dash = f' stroke-dasharray="{" ".join(_number(each) for each in mark.dash)}"' if mark.dash else ""
            path = "".join(_trace(line) for line in mark.lines)
            return (
                f'<path d="{path}" fill="none" stroke="{mark.colour}" stroke-width="{_number(mark.width)}"'
                f' stroke-miterlimit="10"{dash}/>'
            )
        case Disc():
            edge = f' stroke="{mark.edge}" stroke-width="{_number(mark.edge_width)}"' if mark.edge_width else ""
            place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
            return f'<circle {place} fill="{mark.fill}"{edge}/>'
        case Label():
            path = "".join(_trace_letters(mark, fonts))
            return f'<path aria-label={quoteattr(_clean(mark.text))} d="{path}" fill="{mark.colour}"/>' if path else ""


def _trace(points: Iterable[Point]) -> str:
    first, *others = points
    return f"M{_pair(*first)}" + "".join(f"L{_pair(*each)}" for each in others)


def _trace_letters(label: Label, fonts: PictureFonts) -> Iterator[str]:
    x = label.x
    for character in label.text:
        glyph = fonts.get_glyph(character, label.bold)
        outline: Any = glyph.outline  # arrays, whose types matplotlib leaves open
        yield from _trace_outline(outline.vertices.tolist(), outline.codes, x, label.baseline, label.size)
        x += glyph.advance * label.size


def _trace_outline(
    vertices: list[list[float]], codes: Iterable[int] | None, x: float, baseline: float, size: float
) -> Iterator[str]:
    """The outline of a letter of size 1 whose y runs upwards, at its place."""
    steps = list(codes if codes is not None else ())
    at = 0
    while at < len(steps):
        code = int(steps[at])
        count = _POINTS.get(code, 1)
        if code == _CLOSE:
            yield "Z"
        elif code in _LETTER:
            places = vertices[at : at + count]
            yield _LETTER[code] + " ".join(_pair(x + right * size, baseline - up * size) for right, up in places)
        at += count


def _pair(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _text(text: str) -> str:
    return escape(_clean(text))
