"""Names beside points: each where it touches nothing, the most important first; what finds no room is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.charts import style
from briefing_app.charts.scene import Box
from briefing_app.charts.sketch import Sketch, get_block_height

_AWAY = 3.0
_APART = 3.0
"""From the point to its name, and between two names on one line; in points."""
_RINGS = (14.0, 26.0, 40.0)
"""How far from its point a name may go that must be seen; a thin line then leads to it. In points."""


@dataclass(frozen=True, slots=True)
class Named:
    """A point with its name: place and radius in points, the lines of the name, and whether it must be seen."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    row: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    box: Box
    align: float
    away: bool


def draw_point_names(sketch: Sketch, points: Sequence[Named], room: Box, obstacles: Sequence[Box]) -> None:
    """Write names in order within `room`, clear of one another and of `obstacles`; what must be seen may cover these."""
    texts: list[Box] = []
    for point in points:
        size = (sketch.get_block_width(point.lines, bold=point.strong), get_block_height(len(point.lines)))
        places = [each for each in _list_places(point, *size) if _is_within(each.box, room)]
        place = _find_free(places, [*texts, *obstacles])
        if place is None and point.strong:
            # In a crowd without any gap rather over other points than not at all.
            place = _find_free(places, texts)
        if place is not None:
            _draw_name(sketch, point, place)
            box = place.box
            texts.append(Box(box.left - _APART, box.top, box.right + _APART, box.bottom))


def _is_within(box: Box, room: Box) -> bool:
    return box.left >= room.left and box.top >= room.top and box.right <= room.right and box.bottom <= room.bottom


def _find_free(places: Sequence[_Place], taken: Sequence[Box]) -> _Place | None:
    return next((place for place in places if not any(place.box.overlaps(each) for each in taken)), None)


def _draw_name(sketch: Sketch, point: Named, place: _Place) -> None:
    box = place.box
    if place.away:
        # To the nearest point of the text.
        end = (min(max(point.x, box.left), box.right), min(max(point.y, box.top), box.bottom))
        sketch.line(((point.x, point.y), end), style.MUTED, style.GRID_WIDTH, "leader", point.row)
    x = box.left + (box.right - box.left) * place.align
    sketch.block(
        point.lines,
        x,
        box.top,
        "category",
        colour=style.INK if point.strong else style.LABEL,
        bold=point.strong,
        align=place.align,
        row=point.row,
    )


def _list_places(point: Named, width: float, height: float) -> Iterator[_Place]:
    """Right, left, above, below, then the corners; further out only for what must be seen."""
    for ring in (0.0, *(_RINGS if point.strong else ())):
        away = point.radius + _AWAY + ring
        corner = point.radius * 0.71 + _AWAY / 2 + ring * 0.71
        for across, up in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            reach = away if not (across and up) else corner
            left = point.x + across * reach - width * (0.5 - across / 2)
            # Above and below the text comes closer: its line has room of its own.
            rise = reach if across else reach - 1.5
            top = point.y + up * rise - height * (0.5 - up / 2)
            yield _Place(Box(left, top, left + width, top + height), 0.5 - across / 2, ring > 0)
