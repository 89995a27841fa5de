"""The rows of tables in the library: read and exchanged chunk by chunk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.model.bulk import making_many
from briefing_app.model.chart import Cell
from briefing_app.store.cell_codec import Named, RawRow, decode_rows, dump_rows, encode_row, load_rows
from briefing_app.store.chunks import LEAST, MOST, Chunk, lay, lay_anew, lay_over
from briefing_app.store.file import LibraryFile

TABLE = "dataset_rows"
_KEPT = 4_096  # chunks whose cells are kept in memory
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A chunk by its place, the number of its first row, and how many it has."""

    place: int
    first: int
    count: int


class TableRows:
    """Reads and writes `dataset_rows`."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._made: dict[tuple[str, int], tuple[str, Rows]] = {}  # the cells of a chunk, and the text they were made of

    def forget(self) -> None:
        """Let go of the cells that were made."""
        self._made.clear()

    # -- reading -----------------------------------------------------------------------------------------------------

    def make_rows(self, id: str, chunks: Sequence[sqlite3.Row]) -> Rows:
        """The cells of all chunks of a table, of which only those are made that were not made before."""
        with making_many():
            return tuple(row for chunk in chunks for row in self._make(id, chunk["place"], chunk["cells"]))

    def read(self, id: str, first: int, count: int) -> Rows:
        """Rows from `first` on, as many as there are."""
        if first < 0 or count <= 0:
            return ()
        rows: list[tuple[Cell, ...]] = []
        spans = [
            each for each in self._list_spans(id) if each.first < first + count and each.first + each.count > first
        ]
        for span in spans:
            rows += self._make(id, span.place, self._read_cells(id, span.place))
        skipped = first - spans[0].first if spans else 0
        return tuple(rows[skipped : skipped + count])

    def read_text(self, id: str) -> str:
        """All rows of a table as `dump_table` gives them, without making a single cell."""
        sql = f"SELECT cells FROM {TABLE} WHERE dataset_id = ? ORDER BY place"
        return "[" + ",".join(row[0][1:-1] for row in self._file.execute(sql, (id,)) if row[0] != "[]") + "]"

    def read_named(self, id: str) -> Named:
        """What the cells of a table refer to."""
        sql = f"SELECT named FROM {TABLE} WHERE dataset_id = ? AND named != '' ORDER BY place"
        return Named.joined(Named.parse(row[0]) for row in self._file.execute(sql, (id,)))

    def _make(self, id: str, place: int, cells: str) -> Rows:
        kept = self._made.get((id, place))
        if kept is not None and kept[0] == cells:
            return kept[1]
        rows = decode_rows(load_rows(cells))
        if len(self._made) >= _KEPT:
            self._made.clear()
        self._made[id, place] = (cells, rows)
        return rows

    def _list_spans(self, id: str) -> list[_Span]:
        spans: list[_Span] = []
        first = 0
        for place, count in self._file.execute(
            f"SELECT place, count FROM {TABLE} WHERE dataset_id = ? ORDER BY place", (id,)
        ):
            spans.append(_Span(place, first, count))
            first += count
        return spans

    def _read_cells(self, id: str, place: int) -> str:
        sql = f"SELECT cells FROM {TABLE} WHERE dataset_id = ? AND place = ?"
        return str(self._file.execute(sql, (id, place)).fetchone()[0])

    # -- writing -----------------------------------------------------------------------------------------------------

    def lay(self, id: str, rows: Sequence[Sequence[Cell]]) -> list[dict[str, Any]]:
        """The chunks that hold all these rows, those that are there left as they are where they hold the same."""
        sql = f"SELECT place, count, cells, named FROM {TABLE} WHERE dataset_id = ? ORDER BY place"
        there = [Chunk(*row) for row in self._file.execute(sql, (id,))]
        with making_many():
            raw = [encode_row(row) for row in rows]
        return [_row_of(id, chunk) for chunk in (lay_over(there, raw) if there else lay_anew(raw))]

    def splice(self, id: str, first: int, count: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Put rows in the place of `count` others; tells whether the table refers to other things now."""
        if not count and not rows:
            return False  # nor are chunks joined: what changes nothing is no step to take back
        spans = self._list_spans(id)
        low, high = _find_touched(spans, first, count)
        low, high = _with_neighbour(spans, low, high, len(rows) - count)
        touched = spans[low:high]
        before = [self._read_chunk(id, span.place) for span in touched]
        raw: list[RawRow] = [row for chunk in before for row in load_rows(chunk.cells)]
        at = first - touched[0].first if touched else 0
        raw[at : at + count] = [encode_row(row) for row in rows]
        chunks = lay(
            raw,
            spans[low - 1].place if low else None,
            [span.place for span in touched],
            spans[high].place if high < len(spans) else None,
        )
        if chunks is None:  # after many splits in one spot
            every = [self._read_chunk(id, span.place) for span in spans]
            whole = [row for chunk in every[:low] for row in load_rows(chunk.cells)] + raw
            whole += [row for chunk in every[high:] for row in load_rows(chunk.cells)]
            before, chunks = every, lay_anew(whole)
        self._replace(id, before, chunks)
        return [chunk.named for chunk in before] != [chunk.named for chunk in chunks]

    def _replace(self, id: str, before: Sequence[Chunk], after: Sequence[Chunk]) -> None:
        old = {chunk.place: chunk for chunk in before}
        new = {chunk.place: chunk for chunk in after}
        for place in old.keys() - new.keys():
            self._file.execute(f"DELETE FROM {TABLE} WHERE dataset_id = ? AND place = ?", (id, place))
        for place, chunk in new.items():
            if place not in old:
                sql = f"INSERT INTO {TABLE} (dataset_id, place, count, cells, named) VALUES (?, ?, ?, ?, ?)"
                self._file.execute(sql, (id, place, chunk.count, chunk.cells, chunk.named))
            elif chunk != old[place]:
                sql = f"UPDATE {TABLE} SET count = ?, cells = ?, named = ? WHERE dataset_id = ? AND place = ?"
                self._file.execute(sql, (chunk.count, chunk.cells, chunk.named, id, place))

    def _read_chunk(self, id: str, place: int) -> Chunk:
        sql = f"SELECT place, count, cells, named FROM {TABLE} WHERE dataset_id = ? AND place = ?"
        return Chunk(*self._file.execute(sql, (id, place)).fetchone())


def dump_table(rows: Sequence[Sequence[Cell]]) -> str:
    """All rows of a table as one text."""
    return dump_rows([encode_row(row) for row in rows])


def load_table(text: str) -> Rows:
    """The reverse of `dump_table`."""
    with making_many():
        return decode_rows(load_rows(text))


def _row_of(id: str, chunk: Chunk) -> dict[str, Any]:
    return {
        "dataset_id": id,
        "place": chunk.place,
        "count": chunk.count,
        "cells": chunk.cells,
        "named": chunk.named,
    }


def _find_touched(spans: Sequence[_Span], first: int, count: int) -> tuple[int, int]:
    """From which to before which chunk rows are exchanged; where none is, the chunk that new rows go into."""
    low = next((at for at, span in enumerate(spans) if first < span.first + span.count), max(len(spans) - 1, 0))
    high = low
    while high < len(spans) and (high == low or spans[high].first < first + count):
        high += 1
    return low, high


def _with_neighbour(spans: Sequence[_Span], low: int, high: int, growth: int) -> tuple[int, int]:
    """The same, with the next or last chunk where too few rows would be left to stand alone."""
    left = sum(span.count for span in spans[low:high]) + growth
    if not 0 < left < LEAST:
        return low, high
    if high < len(spans) and spans[high].count + left <= MOST:
        return low, high + 1
    if low and spans[low - 1].count + left <= MOST:
        return low - 1, high
    return low, high
