"""Free room in a drawing: where a text can stand without touching another one or covering a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing_app.charts.scene import Box, Disc, Label, Mark, Point, Polygon, Rect

_QUIET = frozenset({"grid", "axis", "baseline", "cut", "leader", "whole", "tick", "ground", "reference"})
"""Roles of marks that a text may stand over."""
_PAD = 1.5
_SLACK = 0.01


class Room:
    """What of a sheet is taken, and by what. Texts may never be touched, marks are not to be covered."""

    def __init__(self, marks: Sequence[Mark], width: float, top: float, bottom: float) -> None:
        self._width, self._top, self.bottom = width, top, bottom
        self._texts: list[Box] = []
        self._marks: list[Box] = []
        self._lines: list[tuple[Point, Point]] = []
        self._areas: list[tuple[Point, ...]] = []
        self.take(marks)

    def narrow(self, box: Box) -> Room:
        """The same room with only what reaches into a box: quicker to ask, for texts within that box."""
        near = Room((), self._width, self._top, self.bottom)
        near._texts = [each for each in self._texts if each.overlaps(box)]
        near._marks = [each for each in self._marks if each.overlaps(box)]
        near._lines = [each for each in self._lines if crosses(box, *each)]
        near._areas = self._areas
        return near

    def take(self, marks: Iterable[Mark]) -> None:
        """Note what these marks cover."""
        for mark in marks:
            if isinstance(mark, Label):
                self._texts.append(_pad(mark.box))
            elif mark.role in _QUIET:
                continue
            elif isinstance(mark, Rect):
                self._marks.append(mark.box)
            elif isinstance(mark, Disc):
                reach = mark.radius + 1.0
                self._marks.append(Box(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach))
            elif isinstance(mark, Polygon):
                self._areas.append(mark.points)
                self._lines.extend(pairwise((*mark.points, mark.points[0])))
            elif mark.role == "range":
                reach = mark.width / 2
                for (x0, y0), (x1, y1) in (pair for line in mark.lines for pair in pairwise(line)):
                    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                    # Thick along one axis only.
                    wide, tall = (reach, 0.0) if left == right else (0.0, reach)
                    self._marks.append(Box(left - wide, top - tall, right + wide, bottom + tall))
            elif mark.role in ("line", "stem"):
                self._lines.extend(pair for line in mark.lines for pair in pairwise(line))

    def is_free(self, box: Box, *, over_marks: bool = False) -> bool:
        """Whether a text may stand there."""
        if box.left < -_SLACK or box.right > self._width + _SLACK:
            return False
        if box.top < self._top - _SLACK or box.bottom > self.bottom + _SLACK:
            return False
        if any(box.overlaps(each) for each in self._texts):
            return False
        if over_marks:
            return True
        corner = (box.left, box.top)
        return (
            not any(box.overlaps(each) for each in self._marks)
            and not any(crosses(box, *each) for each in self._lines)
            and not any(holds(each, corner) for each in self._areas)
        )

    def is_open(self, start: Point, end: Point) -> bool:
        """Whether a thin line may run there: it crosses no text."""
        return not any(crosses(each, start, end) for each in self._texts)

    def cut_out(self, start: Point, end: Point) -> tuple[tuple[Point, Point], ...]:
        """The pieces of a level or upright line that no text stands on."""
        along = 0 if start[1] == end[1] else 1
        across = 1 - along
        low, high = sorted((start[along], end[along]))
        gaps = sorted(
            (each.left, each.right) if along == 0 else (each.top, each.bottom)
            for each in self._texts
            if (each.top, each.left)[along] < start[across] < (each.bottom, each.right)[along]
        )
        pieces = []
        for first, last in gaps:
            if first > low:
                pieces.append((low, min(first, high)))
            low = max(low, last)
        if low < high:
            pieces.append((low, high))
        fixed = start[across]
        return tuple(
            ((one, fixed), (other, fixed)) if along == 0 else ((fixed, one), (fixed, other))
            for one, other in pieces
            if other - one > 0.5
        )


def _pad(box: Box) -> Box:
    return Box(box.left - _PAD, box.top, box.right + _PAD, box.bottom)


def holds(outline: Sequence[Point], point: Point) -> bool:
    """Whether a point lies within an outline (even-odd)."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether a straight line runs through a box (Liang and Barsky's clipping)."""
    (x0, y0), (x1, y1) = start, end
    enter, leave = 0.0, 1.0
    for way, room in (
        (x0 - x1, x0 - box.left),
        (x1 - x0, box.right - x0),
        (y0 - y1, y0 - box.top),
        (y1 - y0, box.bottom - y0),
    ):
        if way == 0:
            if room < 0:
                return False
        elif way < 0:
            enter = max(enter, room / way)
        else:
            leave = min(leave, room / way)
    return enter < leave
