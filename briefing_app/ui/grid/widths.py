"""How wide the columns of the grid are: numbers and dates get what they need, words share what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from briefing_app.model.chart import ColumnKind
from briefing_app.model.language import LANGUAGES
from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.delegate import PAD, GridDelegate
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.words import head_of
from briefing_app.ui.look import Look
from briefing_app.ui.room import Room

_WORDS, _NARROW = 150, 96  # least of lanes of words alone, of words in several languages
_NUMBERS = 84  # least of lanes of numbers and dates, in device-independent pixels at 100 %
_HEAD = 150  # a longer heading is elided rather than widening its lane
_NOTE = 170  # words that stand in place of a number are elided too
_MEASURED = 64  # rows from the top; longer numbers further below widen their lane when they are seen


def measure_lane(room: Room, model: GridModel, cells: GridDelegate, place: int, rows: Sequence[int]) -> int:
    """What a lane of numbers or dates needs for its head and the rows given."""
    lane, look = model.lanes[place], room.look
    heading, below = head_of(room, lane, model.language)
    head = max(_advance(look, heading, Size.SMALL, bold=True), _advance(look, below, Size.LABEL, bold=False))
    needs = [round(_NUMBERS * look.fonts.scale), min(round(_HEAD * look.fonts.scale), head + 2 * PAD + 2)]
    for row in rows:
        shown = model.shown(row, lane)
        need = cells.measure(shown)
        needs.append(need if shown.exact else min(need, round(_NOTE * look.fonts.scale)))
    return max(needs)


def _advance(look: Look, text: str, size: Size, *, bold: bool) -> int:
    return round(QFontMetricsF(look.fonts.font(size, bold=bold)).horizontalAdvance(text)) + 1


@dataclass(frozen=True, slots=True)
class LaneWidths:
    """The width of each lane; `crowded` says that words in three languages would find no room beside the numbers."""

    each: tuple[int, ...]
    crowded: bool


def share_width(
    room: Room, model: GridModel, cells: GridDelegate, width: int, seen: Mapping[int, int] | None = None
) -> LaneWidths:
    """The widths of all lanes in a view that is so wide; `seen` has what cells below the measured ones need, by lane.

    Those have no say in what is crowded: languages would fold and unfold while one scrolls.
    """
    scale, lanes = room.look.fonts.scale, model.lanes
    rows = range(min(_MEASURED, model.source.row_count))
    needs = {
        place: measure_lane(room, model, cells, place, rows)
        for place, lane in enumerate(lanes)
        if lane.language is None
    }
    worded = len(lanes) - len(needs)
    texts = sum(each.kind is ColumnKind.TEXT for each in model.source.columns)
    crowded = bool(texts) and width - sum(needs.values()) < texts * len(LANGUAGES) * round(_NARROW * scale)
    needs = {place: max(need, (seen or {}).get(place, 0)) for place, need in needs.items()}
    free = width - sum(needs.values())
    least = round((_WORDS if worded <= 1 else _NARROW) * scale)
    words = max(least, free // worded if worded else 0)
    more = 0 if worded or not needs else max(0, free // len(needs))
    return LaneWidths(tuple(needs[place] + more if place in needs else words for place in range(len(lanes))), crowded)


class LaneFitter(QObject):
    """Gives the lanes of a view their widths, and leaves those that a person has set as they are."""

    crowded = Signal(bool)  # whether words in three languages find no room beside the numbers

    def __init__(self, room: Room, model: GridModel, cells: GridDelegate, view: QTableView) -> None:
        super().__init__(view)
        self._room = room
        self._grid = model
        self._cells = cells
        self._view = view
        self._own: set[int] = set()  # lanes whose width a person has set
        self._seen: dict[int, int] = {}  # what numbers need that were typed or scrolled to
        self._fitting = False
        self._crowded: bool | None = None
        view.horizontalHeader().sectionResized.connect(self._resized)
        cells.cut.connect(self._widen, Qt.ConnectionType.QueuedConnection)  # not while it is painted

    def fit(self, *, anew: bool = False) -> None:
        """Share the width of the view, unless a person has set widths; `anew` forgets those, for there are other lanes."""
        if anew:
            self._own.clear()
            self._seen.clear()
        view = self._view
        widths = share_width(self._room, self._grid, self._cells, view.viewport().width(), self._seen)
        if not self._own:
            self._fitting = True
            for at, width in enumerate(widths.each):
                view.setColumnWidth(at, width)
            self._fitting = False
        if view.isVisible() and widths.crowded is not self._crowded:
            self._crowded = widths.crowded
            self.crowded.emit(widths.crowded)

    def _widen(self, row: int, lane: int) -> None:
        """A number that was typed or scrolled to needs more room than those above it."""
        if lane in self._own or lane >= len(self._grid.lanes) or row >= self._grid.rowCount():
            return
        need = self._cells.measure(self._grid.shown(row, self._grid.lanes[lane]))
        if need <= self._view.columnWidth(lane):
            return
        self._seen[lane] = need  # a later fit, as when a scroll bar comes or goes, must not take it back
        self.fit()
        if self._own:
            self._fitting = True
            self._view.setColumnWidth(lane, need)
            self._fitting = False

    def _resized(self, lane: int, _before: int, _now: int) -> None:
        if not self._fitting:
            self._own.add(lane)
