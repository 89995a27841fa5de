"""What columns that stand have in common: slots side by side, names under them and the height of the plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.charts import style
from briefing_app.charts.bars import get_name
from briefing_app.charts.series import Selection
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import needs_cut

_MOST_LINES = 4
_MOST_VALUE_LINES = 3
_PAD = 5.0
_SHARE = 0.66
_USUAL = 54.0
_WIDE_SHARE = 0.45
_WIDEST = 110.0
"""Of columns, in points: two thirds of their slot up to the usual width; where a few share a wide sheet, a smaller part of a
wide slot, so that they neither stand thin in it nor become walls."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Places of the categories: left edge, width of one slot, lines of each name and the height of the tallest.

    `thinned`: only some of the names are written, for want of room.
    """

    left: float
    width: float
    names: tuple[tuple[str, ...], ...]
    names_height: float
    thinned: bool = False

    @property
    def right(self) -> float:
        """Right edge of the last slot."""
        return self.left + self.width * len(self.names)

    def get_centre(self, index: int) -> float:
        """Middle of a slot."""
        return self.left + (index + 0.5) * self.width


def find_slots(sketch: Sketch, selection: Selection, room: float) -> Slots | None:
    """Slots over `room` points, or None where a name does not fit under its column without being cut.

    Dates in order are understood from a few: names that do not fit side by side are then thinned out evenly.
    """
    count = len(selection.rows)
    width = room / count
    texts = [get_name(selection, index) for index in range(count)]
    if not any(needs_cut(each, width - _PAD, style.LABEL_SIZE, sketch.measure) for each in texts):
        names = tuple(sketch.wrap(each, width - _PAD, balance=True) for each in texts)
        if max(map(len, names)) <= _MOST_LINES:
            return Slots(0.0, width, names, _get_names_height(names))
    if all(each.date is not None for each in selection.names):
        widest = max(sketch.measure(each, style.LABEL_SIZE, False) for each in texts)
        every = max(1, -int(-(widest + 8.0) // width))
        if every * width <= count * width and width >= 5.0:
            thinned = tuple(
                (text,) if _is_kept(index, count, every, width, widest) else () for index, text in enumerate(texts)
            )
            return Slots(0.0, width, thinned, _get_names_height(thinned), thinned=not all(thinned))
    return None


def fits_value(sketch: Sketch, text: str, room: float) -> bool:
    """Whether a value stands over its column on a few lines, without a cut."""
    size = style.VALUE_SIZE
    return (
        not needs_cut(text, room, size, sketch.measure, bold=True)
        and len(sketch.wrap(text, room, size=size, bold=True)) <= _MOST_VALUE_LINES
    )


def get_column_width(slot: float, share: float = _SHARE) -> float:
    """How wide a column, or a group of them, stands in a slot, in points."""
    return min(slot * share, max(_USUAL, min(slot * _WIDE_SHARE, _WIDEST)))


def _is_kept(index: int, count: int, every: int, width: float, widest: float) -> bool:
    centre = (index + 0.5) * width
    return index % every == 0 and centre >= widest / 2 - 0.01 and count * width - centre >= widest / 2 - 0.01


def _get_names_height(names: Sequence[Sequence[str]]) -> float:
    return get_block_height(max((len(each) for each in names), default=0))


def draw_names(sketch: Sketch, selection: Selection, slots: Slots, top: float) -> None:
    """The names of the categories, centred under their slots."""
    for index, lines in enumerate(slots.names):
        row = selection.rows[index]
        colour = style.LABEL if selection.is_quiet(row) else style.INK
        sketch.block(lines, slots.get_centre(index), top, "category", colour=colour, align=0.5, row=row)


def get_plot_height(sketch: Sketch, taken: float) -> float:
    """Height left for the columns: of the wanted height, or in good proportion to the width, never below 70 points."""
    if sketch.wanted_height_pt is not None:
        return max(70.0, sketch.wanted_height_pt - taken)
    return min(max(sketch.width_pt * 0.36, 110.0), 190.0)
