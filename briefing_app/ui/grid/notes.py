"""What was typed into cells and not kept: it stays with its row and its column, wherever these are moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.model.chart import Cell, ColumnKind
from briefing_app.model.language import Language
from briefing_app.ui.grid.source import TableSource

_SOUGHT = 1_000  # rows around a place in which a row is looked for that was moved
_SURE = 4  # the row is as it was, and one beside it too
_TOP, _END = "top", "end"
_Row = Mapping[str, Cell] | str  # its cells by the keys of their columns; where it is above or below the table, that


@dataclass(slots=True)
class Note:
    """Words that were typed and not kept, and why.

    `stuck` says that the library could not be written, so that the same words may be kept later; else they were refused.
    `row` is where their row is now, or was last if it is `lost`; `key` and `language` name the lane. `name` and
    `heading` are what row and column were called.
    """

    text: str
    why: str
    stuck: bool
    row: int
    key: str
    language: Language | None
    name: str
    heading: str
    lost: bool = False
    fresh: bool = False  # typed below the table
    beyond: int = -1  # rows below the last one; -1 within the table
    count: int = 0  # rows of the table when it was looked at last
    kinds: Mapping[str, ColumnKind] = field(default_factory=dict)
    around: tuple[_Row, _Row, _Row] = (_TOP, _END, _END)  # the row above, the row, the row below


class Notes:
    """Rows have no names: each is told by what stands in it and in the rows beside it."""

    def __init__(self, source: TableSource) -> None:
        self._source = source
        self._notes: list[Note] = []

    def __iter__(self) -> Iterator[Note]:
        return iter(tuple(self._notes))

    def __bool__(self) -> bool:
        return bool(self._notes)

    def put(self, note: Note) -> None:
        """Take a note of a cell in place of the former one."""
        self._notes = [each for each in self._notes if _spot(each) != _spot(note) or each.lost]
        note.fresh = note.row >= self._source.row_count
        self._look(note)
        self._notes.append(note)

    def find(self, row: int, at: int, language: Language | None) -> Note | None:
        """The note of a cell of the table."""
        if not self._notes or not 0 <= at < len(self._source.columns):
            return None
        spot = (row, self._source.columns[at].key, language)
        return next((each for each in self._notes if not each.lost and _spot(each) == spot), None)

    def drop(self, note: Note) -> None:
        """It is kept now, or nobody wants it."""
        self._notes = [each for each in self._notes if each is not note]

    def follow(self) -> None:
        """The table has changed: find the rows again."""
        for note in self._notes:
            row = self._place(note) if self._source.head is not None else None
            note.lost = row is None
            if row is not None:
                note.row = row
                self._look(note)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _look(self, note: Note) -> None:
        """Remember how the row and those beside it are now."""
        count = note.count = self._source.row_count
        note.beyond = note.row - count if note.row >= count else -1
        note.kinds = {each.key: each.kind for each in self._source.columns}
        above = count - 1 if note.beyond >= 0 else note.row - 1
        note.around = (self._row(above), self._row(note.row), self._row(note.row + 1))

    def _row(self, row: int) -> _Row:
        if row < 0:
            return _TOP
        if row >= self._source.row_count:
            return _END
        return {each.key: self._source.cell(row, at) for at, each in enumerate(self._source.columns)}

    def _place(self, note: Note) -> int | None:
        """Where the row is now; None where it is gone or nobody can tell."""
        count = self._source.row_count
        columns = enumerate(self._source.columns)
        places = [(at, each.key) for at, each in columns if note.kinds.get(each.key) is each.kind]
        if note.beyond >= 0:
            return self._place_below(note, places)
        if not places:
            return note.row if count == note.count and not note.lost else None
        found = self._search(note, places)
        return note.row if found is None and note.fresh and note.row >= count else found

    def _place_below(self, note: Note, places: Sequence[tuple[int, str]]) -> int:
        """A row that did not exist: it may exist now, since another cell of it was filled."""
        count = self._source.row_count
        if note.row < count:
            last = _pick(self._row(note.count - 1), places) == _pick(note.around[0], places)
            at = next((at for at, each in enumerate(self._source.columns) if each.key == note.key), -1)
            if last and self._source.cell(note.row, at).missing:
                return note.row
        return count + note.beyond

    def _search(self, note: Note, places: Sequence[tuple[int, str]]) -> int | None:
        wanted = [_pick(each, places) for each in note.around]
        here = self._rate([_pick(self._row(note.row + each), places) for each in (-1, 0, 1)], wanted)
        if here >= _SURE and not note.lost:
            return note.row
        first, count = max(0, note.row - _SOUGHT), self._source.row_count
        rows: list[object] = [tuple(row[at] for at, _ in places) for row in self._source.rows(first, 2 * _SOUGHT)]
        over = _pick(self._row(first - 1), places)
        under = _END if first + len(rows) >= count else _pick(self._row(first + len(rows)), places)
        line = [over, *rows, under]
        rates = {first + at: self._rate(line[at : at + 3], wanted) for at in range(len(rows))}
        best = max(rates.values(), default=0)
        if best < (3 if note.lost else 2):
            return None
        found = [row for row, rate in rates.items() if rate == best]
        if note.row in found and not note.lost:
            return note.row
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _rate(seen: Sequence[object], wanted: Sequence[object]) -> int:
        """How surely a row is the one that is looked for: below 2 it is not; from 3 it has all its own cells."""
        above, same, below = (one == other for one, other in zip(seen, wanted, strict=True))
        filled = isinstance(seen[1], tuple) and any(isinstance(each, Cell) and not each.missing for each in seen[1])
        return (3 if filled else 1) * same + above + below


def _spot(note: Note) -> tuple[int, str, Language | None]:
    return note.row, note.key, note.language


def _pick(row: _Row, places: Sequence[tuple[int, str]]) -> object:
    """What is compared of a row: columns that were there then and are of the same kind now."""
    return row if isinstance(row, str) else tuple(row.get(key) for _, key in places)
