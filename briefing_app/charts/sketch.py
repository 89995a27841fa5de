"""The sheet that a chart kind draws on: collects marks and measures every text it places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.hatch import build_hatch
from briefing_app.charts.palette import Palette
from briefing_app.charts.scene import Box, Disc, Label, Mark, Point, Polygon, Rect, Scene, Strokes, move_mark
from briefing_app.charts.shared_unit import SharedUnit
from briefing_app.charts.wrap import Measure, wrap
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.values import print_value


@dataclass(frozen=True, slots=True)
class ValueScale:
    """The value axis of a drawing, for what is laid over it: where a value stands, and how far lines across reach.

    `lying`: values run to the right, `start` and `end` are the top and bottom of the plot; otherwise values run upwards, and
    they are its left and right. `low` and `high` are the lowest and highest values drawn, `gridded` says that the kind has
    drawn a grid itself, `cut` is the value at which an axis starts that does not show zero.
    """

    lying: bool
    place: Callable[[Decimal], float]
    start: float
    end: float
    low: Decimal
    high: Decimal
    unit: Unit
    gridded: bool = False
    cut: Decimal | None = None

    def moved(self, right: float, down: float) -> ValueScale:
        """The same for a drawing that was moved."""
        along, across = (right, down) if self.lying else (down, right)
        place = self.place
        return replace(self, place=lambda value: place(value) + along, start=self.start + across, end=self.end + across)


class Sketch:
    """Marks in points from the top left; `width_pt` is given, `wanted_height_pt` is a wish (None: what the content needs).

    `shared` is the unit that is said once above the plot, `value_labels` whether values are written at their marks.
    """

    def __init__(
        self,
        width_pt: float,
        wanted_height_pt: float | None,
        language: Language,
        measure: Measure,
        palette: Palette = Palette(),  # noqa: B008 (frozen)
        *,
        shared: SharedUnit | None = None,
        value_labels: bool = True,
    ) -> None:
        self.width_pt = width_pt
        self.wanted_height_pt = wanted_height_pt
        self.language = language
        self.measure = measure
        self.palette = palette
        self.shared = shared
        self.value_labels = value_labels
        self.scale: ValueScale | None = None
        self._marks: list[Mark] = []
        self._points: dict[tuple[int, int], Point] = {}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, in drawing order."""
        return tuple(self._marks)

    def shift(self, right: float, down: float) -> None:
        """Move everything drawn so far."""
        self._marks = [move_mark(each, right, down) for each in self._marks]
        self._points = {key: (x + right, y + down) for key, (x, y) in self._points.items()}
        if self.scale is not None:
            self.scale = self.scale.moved(right, down)

    def widen(self, left: float) -> None:
        """Add room at the left edge."""
        self.shift(left, 0.0)
        self.width_pt += left

    def change_marks(self, change: Callable[[Mark], Mark | None]) -> None:
        """Put another mark, or none, in the place of each."""
        self._marks = [changed for each in self._marks if (changed := change(each)) is not None]

    def put_behind(self, count: int) -> None:
        """Take the last `count` marks behind all others."""
        if count:
            self._marks = [*self._marks[-count:], *self._marks[:-count]]

    def note_point(self, row: int, series: int, point: Point) -> None:
        """Remember where a value stands that has no mark of its own, for words about it."""
        self._points[row, series] = point

    def find_point(self, row: int, series: int) -> Point | None:
        """Where a value without a mark of its own stands."""
        return self._points.get((row, series))

    def print_value(self, value: Value, unit: Unit, qualifier: Qualifier = Qualifier.EXACT) -> str:
        """A value in words, without what the head of the plot says."""
        if self.shared is not None and self.shared.unit is unit:
            return self.shared.print_parts(value, qualifier).text
        return print_value(value, unit, self.language, qualifier=qualifier)

    def finish(self, height_pt: float) -> Scene:
        """The finished scene."""
        return Scene(self.width_pt, height_pt, tuple(self._marks))

    def rect(self, box: Box, fill: str, role: str, row: int = -1, series: int = -1) -> None:
        """A filled rectangle."""
        self._marks.append(Rect(box, fill, role, row, series))

    def polygon(self, points: Sequence[Point], fill: str, role: str, row: int = -1, series: int = -1) -> None:
        """A filled polygon."""
        self._marks.append(Polygon(tuple(points), fill, role, row, series))

    def fill(self, outline: Sequence[Point], colour: str, role: str, row: int = -1, series: int = -1) -> None:
        """An area of a series as the palette fills it: plain, or with a pattern on a light ground within an outline."""
        directions = self.palette.get_pattern(series)
        if not directions:
            self.polygon(outline, colour, role, row, series)
            return
        self.polygon(outline, style.blend(colour, 0.08), role, row, series)
        for each in directions:
            if lines := build_hatch(outline, style.PATTERN_GAP, each):
                self._marks.append(Strokes(lines, colour, style.PATTERN_WIDTH, "pattern", row, series))
        self.line((*outline, outline[0]), colour, 0.8, "outline", row, series)

    def fill_box(self, box: Box, colour: str, role: str, row: int = -1, series: int = -1) -> None:
        """A rectangle of a series as the palette fills it."""
        if self.palette.get_pattern(series):
            self.fill(box.corners, colour, role, row, series)
        else:
            self.rect(box, colour, role, row, series)

    def hatch(self, outline: Sequence[Point], colour: str, row: int = -1, series: int = -1) -> None:
        """Diagonal lines within an outline: an estimate or the uncertain part of a range."""
        if lines := build_hatch(outline):
            self._marks.append(Strokes(lines, colour, style.HATCH_WIDTH, "hatch", row, series))

    def hatch_box(self, box: Box, colour: str, role: str, row: int = -1, series: int = -1) -> None:
        """A rectangle that is not exact: hatched on a light ground within an outline, in every palette."""
        self.rect(box, style.get_hatch_ground(colour), role, row, series)
        self.hatch(box.corners, colour, row, series)
        self.line((*box.corners, box.corners[0]), colour, 0.8, "outline", row, series)

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        role: str,
        row: int = -1,
        series: int = -1,
        dash: tuple[float, ...] = (),
    ) -> None:
        """One open line."""
        self._marks.append(Strokes((tuple(points),), colour, width, role, row, series, dash))

    def disc(
        self, x: float, y: float, radius: float, fill: str, edge: str, role: str, row: int = -1, series: int = -1
    ) -> None:
        """A circle with an outline."""
        self._marks.append(Disc(x, y, radius, fill, edge, 1.2, role, row, series))

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        role: str,
        *,
        size: float = style.LABEL_SIZE,
        colour: str = style.LABEL,
        bold: bool = False,
        align: float = 0.0,
        row: int = -1,
        series: int = -1,
    ) -> Label:
        """One line of text; `align` is the share of its width that lies left of `x` (0 left, 0.5 centred, 1 right).

        An empty text is placed and leaves no mark.
        """
        width = self.measure(text, size, bold)
        label = Label(text, x - align * width, baseline, size, colour, bold, width, role, row, series)
        if text:
            self._marks.append(label)
        return label

    def block(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        role: str,
        *,
        size: float = style.LABEL_SIZE,
        colour: str = style.LABEL,
        bold: bool = False,
        align: float = 0.0,
        row: int = -1,
        series: int = -1,
    ) -> None:
        """Several lines below one another, the first one's room beginning at `top`."""
        for number, each in enumerate(lines):
            baseline = top + style.ASCENT * size + number * style.LEADING * size
            self.text(each, x, baseline, role, size=size, colour=colour, bold=bold, align=align, row=row, series=series)

    def wrap(
        self, text: str, width: float, *, size: float = style.LABEL_SIZE, bold: bool = False, balance: bool = False
    ) -> tuple[str, ...]:
        """The lines of a text within a width."""
        return wrap(text, width, size, self.measure, bold=bold, balance=balance)

    def get_block_width(self, lines: Sequence[str], size: float = style.LABEL_SIZE, *, bold: bool = False) -> float:
        """Width of the widest line."""
        return max((self.measure(each, size, bold) for each in lines), default=0.0)


def get_block_height(lines: int, size: float = style.LABEL_SIZE) -> float:
    """The room that so many lines take."""
    return 0.0 if not lines else (style.ASCENT + style.DESCENT + (lines - 1) * style.LEADING) * size
