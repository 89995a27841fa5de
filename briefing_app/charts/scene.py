"""What a chart is made of once it is laid out: a few plain marks in points, known before any drawing library is loaded.

Coordinates run from the top left corner, y downwards. `role` says what a mark is for ("bar", "value", "category"…), `row` and
`series` which datum it shows (-1: none), so that tests and the accessible table can be held against the picture.

Whoever paints a scene (the PDF with operators, pictures with matplotlib, the window with QPainter) follows these rules:

- One unit is one point (1/72 inch); scale the painter, never the marks. Draw the marks in their order. Nothing is transparent
  and every colour is `#RRGGBB`; the ground is white paper (`style.PAPER`) in every theme, for colours are chosen against it.
- `Rect` and `Polygon` are filled without outline; `Polygon` closes itself. `Strokes` have butt caps and miter joins; `dash` is
  in points, not in widths of the line (QPen wants them divided by the width). `Disc` is filled, then outlined, the outline
  centred on its radius.
- A `Label` is one line of level text that begins at `x` on `baseline`, `size` points high, regular or bold, without
  ligatures. Fonts by character, the first that has it: Inter, Noto Sans, then Noto Sans HK before SC for English and
  Traditional, SC before HK for Simplified, then Noto Sans Symbols 2; in Chinese, dashes, ellipses, quotation marks and dots
  come from the Chinese font. `width` is what these fonts measured. A painter whose text comes out otherwise (hinting) squeezes
  or stretches it to `width`, so that numbers at the right edge stay there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.charts import style

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[Point, ...]:
        """From the top left one clockwise."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)

    def overlaps(self, other: Box, tolerance: float = 0.01) -> bool:
        """Whether the two share more than a hairline."""
        return (
            self.left < other.right - tolerance
            and other.left < self.right - tolerance
            and self.top < other.bottom - tolerance
            and other.top < self.bottom - tolerance
        )


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle without outline."""

    box: Box
    fill: str
    role: str
    row: int = -1
    series: int = -1


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon; arcs come as many short sides."""

    points: tuple[Point, ...]
    fill: str
    role: str
    row: int = -1
    series: int = -1


@dataclass(frozen=True, slots=True)
class Strokes:
    """Open lines of one colour and width, drawn together; `dash` in points."""

    lines: tuple[tuple[Point, ...], ...]
    colour: str
    width: float
    role: str
    row: int = -1
    series: int = -1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled and outlined."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str
    edge_width: float
    role: str
    row: int = -1
    series: int = -1


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text from its left end on a baseline; `width` as measured when it was placed."""

    text: str
    x: float
    baseline: float
    size: float
    colour: str
    bold: bool
    width: float
    role: str
    row: int = -1
    series: int = -1

    @property
    def box(self) -> Box:
        """The room that the line takes, whatever its script."""
        return Box(
            self.x,
            self.baseline - style.ASCENT * self.size,
            self.x + self.width,
            self.baseline + style.DESCENT * self.size,
        )


Mark = Rect | Polygon | Strokes | Disc | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out chart, without title and notes: size in points and marks in drawing order."""

    width_pt: float
    height_pt: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The texts alone."""
        return tuple(each for each in self.marks if isinstance(each, Label))

    def get_marks(self, role: str) -> tuple[Mark, ...]:
        """Every mark of one role, in drawing order."""
        return tuple(each for each in self.marks if each.role == role)


def move_mark(mark: Mark, right: float, down: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Rect():
            box = mark.box
            return replace(mark, box=Box(box.left + right, box.top + down, box.right + right, box.bottom + down))
        case Polygon():
            return replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))
        case Strokes():
            return replace(mark, lines=tuple(tuple((x + right, y + down) for x, y in line) for line in mark.lines))
        case Disc():
            return replace(mark, x=mark.x + right, y=mark.y + down)
        case Label():
            return replace(mark, x=mark.x + right, baseline=mark.baseline + down)
