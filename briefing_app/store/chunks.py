"""How the rows of a table are laid out in chunks, so that an edit writes only the chunk that it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.store.cell_codec import RawRow, dump_rows, find_named

SIZE: Final = 64  # rows of a new chunk
MOST: Final = 128  # rows of one that has grown
LEAST: Final = 16  # rows below which it joins its neighbour
STEP: Final = 1 << 40  # between the places of two chunks, which leaves room for others
_LAST: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows that follow one another: where they stand among the chunks of their table, and their JSON.

    `named` is what they refer to (`Named` as text).
    """

    place: int
    count: int
    cells: str
    named: str = ""


def lay(rows: Sequence[RawRow], after: int | None, places: Sequence[int], before: int | None) -> list[Chunk] | None:
    """Rows in chunks that stand between two others.

    Args:
        rows: Encoded.
        after: The place of the chunk before them, None where they come first.
        places: Those of the chunks that they take the place of; used again as far as they reach.
        before: The place of the chunk behind them, None where they come last.

    Returns:
        The chunks, or None where there is no room for so many.
    """
    pieces = [rows] if 0 < len(rows) <= MOST else [rows[at : at + SIZE] for at in range(0, len(rows), SIZE)]
    where = list(places[: len(pieces)])
    if missing := len(pieces) - len(where):
        low = where[-1] if where else (0 if after is None else after)
        step = STEP if before is None else (before - low) // (missing + 1)
        if step < 1 or low + step * missing > _LAST:
            return None
        where += [low + step * number for number in range(1, missing + 1)]
    return [make_chunk(place, piece) for place, piece in zip(where, pieces, strict=True)]


def lay_anew(rows: Sequence[RawRow]) -> list[Chunk]:
    """All rows of a table in fresh chunks."""
    chunks = lay(rows, None, (), None)
    assert chunks is not None
    return chunks


def make_chunk(place: int, rows: Sequence[RawRow]) -> Chunk:
    """A chunk of these rows."""
    return Chunk(place, len(rows), dump_rows(rows), str(find_named(rows)))


def lay_over(there: Sequence[Chunk], rows: Sequence[RawRow]) -> list[Chunk]:
    """All rows of a table in the chunks that are there, as far as these hold them already."""
    first, top = 0, 0
    while first < len(there) and _is_same(there[first], rows, top):
        top += there[first].count
        first += 1
    last, end = len(there), len(rows)
    while (
        last > first
        and end - there[last - 1].count >= top
        and _is_same(there[last - 1], rows, end - there[last - 1].count)
    ):
        last -= 1
        end -= there[last].count
    if first == last and top == end:
        return list(there)
    after = there[first - 1].place if first else None
    before = there[last].place if last < len(there) else None
    middle = lay(rows[top:end], after, [chunk.place for chunk in there[first:last]], before)
    return lay_anew(rows) if middle is None else [*there[:first], *middle, *there[last:]]


def _is_same(chunk: Chunk, rows: Sequence[RawRow], at: int) -> bool:
    return at + chunk.count <= len(rows) and dump_rows(rows[at : at + chunk.count]) == chunk.cells
