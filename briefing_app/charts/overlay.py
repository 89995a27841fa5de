"""What an author lays over a finished drawing: the reference line and annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.room import Room
from briefing_app.charts.scene import Box, Disc, Label, Point, Polygon, Rect, Strokes
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.model.figure import Value
from briefing_app.wording.values import print_value

_SIZE = style.SMALL_SIZE
_REACH = 64.0
"""How far above a drawing a text may be put, which then moves down, in points."""
_WIDTHS = (130.0, 90.0, 60.0)
_MOST_LINES = 5
_DISTANCES = (2.0, 8.0, 16.0, 26.0, 40.0, 56.0, 76.0)
_SWATCH = 14.0
_END = 8.0
"""How much of the end of a bar words are put beside, in points."""
_FAR = 7.0
"""From this distance on a thin line joins the words to their mark."""


def draw_overlay(sketch: Sketch, selection: Selection, height: float) -> float:
    """Reference line, then annotations; what finds no room in the drawing is written below it. The height taken."""
    below: list[tuple[str, str]] = []
    top = 0.0
    room = Room(sketch.marks, sketch.width_pt, -_REACH, height)
    for placed in (
        _draw_reference(sketch, selection, room, below),
        *_draw_annotations(sketch, selection, room, below),
    ):
        top = min(top, placed)
    if top < 0:
        sketch.shift(0.0, -top)
        height -= top
    for text, role in below:
        left = 0.0
        if role == "reference-name":
            # As in a key: a piece of the line before its words.
            left, middle = _SWATCH + style.GAP, height + style.GAP + get_block_height(1, _SIZE) / 2
            sketch.line(((0.0, middle), (_SWATCH, middle)), style.INK, style.REFERENCE_WIDTH, "key")
        lines = sketch.wrap(text, sketch.width_pt - left - 1.0, size=_SIZE)
        sketch.block(lines, left, height + style.GAP, role, size=_SIZE, colour=style.LABEL)
        height += style.GAP + get_block_height(len(lines), _SIZE)
    return height


# -- the reference line ------------------------------------------------------------------------------------------------


def _draw_reference(sketch: Sketch, selection: Selection, room: Room, below: list[tuple[str, str]]) -> float:
    """The line with its words where they stand free; the top of the words, which may lie above the sheet."""
    line, scale = selection.reference, sketch.scale
    if line is None or scale is None:
        return 0.0
    value = print_value(Value(line.value), scale.unit, sketch.language)
    label = line.label.best(sketch.language)[0]
    text = words.join_pair(label, value, sketch.language) if label else value
    at = scale.place(line.value)
    ends = ((at, scale.start), (at, scale.end)) if scale.lying else ((scale.start, at), (scale.end, at))
    lines = sketch.wrap(text, min(sketch.width_pt * 0.6, 160.0), size=_SIZE, bold=True)
    width, tall = sketch.get_block_width(lines, _SIZE, bold=True), get_block_height(len(lines), _SIZE)
    candidates = (
        _list_lying(at, scale, width, tall, sketch.width_pt) if scale.lying else _list_standing(at, scale, width, tall)
    )
    reach = Box(at - width - 4.0, -_REACH, at + width + 4.0, room.bottom)
    if not scale.lying:
        reach = Box(0.0, at - tall - 2.0, sketch.width_pt, at + tall + 2.0)
    near = room.narrow(reach)
    found = next((each for each in candidates if near.is_free(each)), None)
    count = len(sketch.marks)
    if found is None:
        below.append((text, "reference-name"))
    else:
        sketch.block(lines, found.left, found.top, "reference-name", size=_SIZE, colour=style.INK, bold=True)
        room.take(sketch.marks[count:])
        if scale.lying:
            # The line goes on to its words.
            (x, start), (_, end) = ends
            ends = ((x, min(start, found.bottom)), (x, max(end, found.top)))
    sketch.line(ends, style.INK, style.REFERENCE_WIDTH, "reference")
    return found.top if found is not None else 0.0


def _list_lying(at: float, scale: ValueScale, width: float, tall: float, sheet: float) -> Iterator[Box]:
    """Above the upright line, centred on it or moved into the sheet; else beside it, further and further down."""
    for left in (at - width / 2, min(max(at - width / 2, 0.0), sheet - width)):
        for top in (scale.start - tall - 1.0, -tall - 1.0):
            yield Box(left, top, left + width, top + tall)
    steps = int(max(scale.end - scale.start - tall, 0.0) // 4.0)
    for step in range(steps + 1):
        top = scale.end - tall - step * 4.0
        for left in (at + 3.0, at - 3.0 - width):
            yield Box(left, top, left + width, top + tall)


def _list_standing(at: float, scale: ValueScale, width: float, tall: float) -> Iterator[Box]:
    """Beyond the right end of the level line; above or below it, from there to the left."""
    yield Box(scale.end + 4.0, at - tall / 2, scale.end + 4.0 + width, at + tall / 2)
    steps = int(max(scale.end - scale.start - width, 0.0) // 5.0)
    for step in range(steps + 1):
        left = scale.end - width - step * 5.0
        for top in (at - tall - 1.0, at + 1.5):
            yield Box(left, top, left + width, top + tall)


# -- annotations -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What words belong to: the point a line to them starts from, and the box of the mark's end and value around it."""

    point: Point
    box: Box


def _draw_annotations(
    sketch: Sketch, selection: Selection, room: Room, below: list[tuple[str, str]]
) -> Iterator[float]:
    """Every annotation beside its mark; the top of each, which may lie above the sheet."""
    keys = [each.key for each in selection.series]
    for each in sorted(selection.annotations, key=lambda one: one.row):
        text = each.text.best(sketch.language)[0]
        series = keys.index(each.series)
        anchor = _find_anchor(sketch, each.row, series)
        placed = None if anchor is None else _place(sketch, room, anchor, text)
        if placed is None:
            name = selection.names[selection.rows.index(each.row)].printed
            several = selection.series[series].label if len(keys) > 1 else ""
            named = words.join_items(tuple(one for one in (name, several) if one), sketch.language)
            below.append((words.join_pair(named, text, sketch.language) if named else text, "annotation"))
            continue
        lines, box, ends = placed
        count = len(sketch.marks)
        if ends is not None:
            sketch.line(ends, style.MUTED, style.GRID_WIDTH, "leader", each.row, series)
        centre = (box.left + box.right) / 2
        sketch.block(lines, centre, box.top, "annotation", size=_SIZE, colour=style.LABEL, align=0.5, row=each.row)
        room.take(sketch.marks[count:])
        yield box.top


def _find_anchor(sketch: Sketch, row: int, series: int) -> _Anchor | None:
    """The end of the mark of a value, with its printed value; None where nothing shows it."""
    boxes: list[Box] = []
    point = sketch.find_point(row, series)
    if point is not None:
        boxes.append(Box(*point, *point))
    # From the last: what was drawn on top is what the eye takes for the value.
    for mark in reversed(sketch.marks):
        if isinstance(mark, Label):
            if mark.row == row and mark.series in (series, -1) and mark.role in ("value", "missing", "total"):
                boxes.append(mark.box)
                point = point or ((mark.box.left + mark.box.right) / 2, mark.box.bottom)
        elif mark.row != row or mark.series not in (series, -1) or mark.role in ("leader", "grid"):
            continue
        elif isinstance(mark, Disc):
            boxes.append(Box(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius))
            point = (mark.x, mark.y)
        elif isinstance(mark, Rect) and mark.role != "key":
            boxes.append(_get_end(mark.box, sketch.scale))
            point = ((boxes[-1].left + boxes[-1].right) / 2, (boxes[-1].top + boxes[-1].bottom) / 2)
        elif isinstance(mark, Strokes) and mark.role == "line" and point is None:
            point = mark.lines[0][-1]
            boxes.append(Box(*point, *point))
        elif isinstance(mark, Polygon) and mark.role in ("bar", "arrow"):
            xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
            boxes.append(_get_end(Box(min(xs), min(ys), max(xs), max(ys)), sketch.scale))
            point = point or ((boxes[-1].left + boxes[-1].right) / 2, (boxes[-1].top + boxes[-1].bottom) / 2)
    if point is None:
        return None
    around = Box(
        min(each.left for each in boxes),
        min(each.top for each in boxes),
        max(each.right for each in boxes),
        max(each.bottom for each in boxes),
    )
    return _Anchor(point, around)


def _get_end(box: Box, scale: ValueScale | None) -> Box:
    """The last few points of a bar, away from zero."""
    if scale is None:
        return box
    zero = scale.place(Decimal())
    if scale.lying:
        width = min(box.right - box.left, _END)
        left = box.left if box.right <= zero + 0.01 and box.left < zero - 0.01 else box.right - width
        return Box(left, box.top, left + width, box.bottom)
    tall = min(box.bottom - box.top, _END)
    top = box.bottom - tall if box.top >= zero - 0.01 and box.bottom > zero + 0.01 else box.top
    return Box(box.left, top, box.right, top + tall)


def _place(
    sketch: Sketch, room: Room, anchor: _Anchor, text: str
) -> tuple[tuple[str, ...], Box, tuple[Point, Point] | None] | None:
    """Lines, place and leader of an annotation: as near as there is room, rather on few lines; None where there is none."""
    shapes: list[tuple[tuple[str, ...], float, float]] = []
    for width in _WIDTHS:
        lines = sketch.wrap(text, min(width, sketch.width_pt), size=_SIZE, balance=True)
        if len(lines) <= _MOST_LINES and lines not in [each for each, _, _ in shapes]:
            shapes.append((lines, sketch.get_block_width(lines, _SIZE), get_block_height(len(lines), _SIZE)))
    room = room.narrow(_surround(anchor.box, shapes))
    for distance in _DISTANCES:
        for lines, width, tall in shapes:
            for box in _list_around(anchor.box, distance, (width, tall), sketch):
                if not room.is_free(box):
                    continue
                if distance < _FAR:
                    return lines, box, None
                ends = _join(anchor, box)
                if room.is_open(*ends):
                    return lines, box, ends
    return None


def _surround(box: Box, shapes: Sequence[tuple[tuple[str, ...], float, float]]) -> Box:
    """As far around a box as any of these texts may be placed."""
    far = _DISTANCES[-1] + 2.0
    wide = far + max((each[1] for each in shapes), default=0.0)
    high = far + max((each[2] for each in shapes), default=0.0)
    return Box(box.left - wide, box.top - high, box.right + wide, box.bottom + high)


def _list_around(box: Box, distance: float, size: tuple[float, float], sketch: Sketch) -> Iterator[Box]:
    """Above, right, left, below, and askew, at a distance from a box; moved into the sheet where that keeps the distance.

    Beside bars that lie first behind the value: above it, words would stand as near to the bar before.
    """
    (width, tall), sheet = size, sketch.width_pt
    lying = sketch.scale is not None and sketch.scale.lying
    centre, middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    above, below = box.top - distance - tall, box.bottom + distance
    right, left = box.right + distance + 1.0, box.left - distance - 1.0 - width
    inside = min(max(centre - width / 2, 0.0), max(sheet - width, 0.0))
    for x, y in (
        *([(right, middle - tall / 2)] if lying else []),
        (inside, above),
        (right, middle - tall / 2),
        (left, middle - tall / 2),
        (inside, below),
        (min(box.right, sheet - width), above),
        (max(box.left - width, 0.0), above),
        (min(box.right, sheet - width), below),
        (max(box.left - width, 0.0), below),
    ):
        yield Box(x, y, x + width, y + tall)


def _join(anchor: _Anchor, box: Box) -> tuple[Point, Point]:
    """From the edge of the anchor's box to the nearest point of the words, a little short of both."""
    x, y = min(max(anchor.point[0], box.left), box.right), min(max(anchor.point[1], box.top), box.bottom)
    near = anchor.box
    start = (min(max(x, near.left), near.right), min(max(y, near.top), near.bottom))
    return _shorten(start, (x, y), 1.5), _shorten((x, y), start, 1.0)


def _shorten(start: Point, end: Point, by: float) -> Point:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1.0
    share = min(by / length, 0.5)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
