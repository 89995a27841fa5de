"""Rows of cells as short JSON and back.

A missing cell is `null`, an exact number its digits as a text, words alone a list of English, Traditional and Simplified (empty
ones at the end left out); any other cell is an object with the names of its fields, the source as `source` and `locator`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefing_app.model.bulk import make_date, make_number, wrap_words
from briefing_app.model.chart import MISSING, Cell
from briefing_app.model.figure import Citation, Qualifier, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in

RawCell = str | list[str] | dict[str, Any] | None
RawRow = list[RawCell]
_NO_TEXT: Final = MISSING.text
_FIELDS: Final = frozenset(("text", "date", "value", "qualifier", "figure", "as_of", "source", "locator"))
_EXACT: Final = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Named:
    """What cells refer to, each once and in order: figures they follow, figures their words quote, sources they cite."""

    figures: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Named:
        """The reverse of `str`."""
        return cls(*(tuple(each) for each in json.loads(text))) if text else cls()

    @classmethod
    def joined(cls, parts: Iterable[Named]) -> Named:
        """All of several parts."""
        figures: dict[str, None] = {}
        quoted: dict[str, None] = {}
        sources: dict[str, None] = {}
        for part in parts:
            figures.update(dict.fromkeys(part.figures))
            quoted.update(dict.fromkeys(part.quoted))
            sources.update(dict.fromkeys(part.sources))
        return cls(tuple(figures), tuple(quoted), tuple(sources))

    def __str__(self) -> str:
        """As its column keeps it; empty where nothing is named."""
        parts = [self.figures, self.quoted, self.sources]
        return json.dumps(parts, separators=(",", ":")) if any(parts) else ""


def dump_rows(rows: Sequence[RawRow]) -> str:
    """Encoded rows as text; equal rows give equal text."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def load_rows(text: str) -> list[RawRow]:
    """The reverse of `dump_rows`."""
    rows: list[RawRow] = json.loads(text)
    return rows


def encode_row(row: Sequence[Cell]) -> RawRow:
    """A row as JSON values."""
    return [_encode(cell) for cell in row]


def decode_rows(rows: Sequence[RawRow]) -> tuple[tuple[Cell, ...], ...]:
    """The reverse of `encode_row` for many rows; errors of all kinds for what this program never wrote."""
    return tuple(
        tuple([make_number(raw) if raw.__class__ is str else MISSING if raw is None else _decode(raw) for raw in row])
        for row in rows
    )


def find_named(rows: Sequence[RawRow]) -> Named:
    """What the cells of encoded rows refer to."""
    figures: dict[str, None] = {}
    quoted: dict[str, None] = {}
    sources: dict[str, None] = {}
    for row in rows:
        for raw in row:
            if isinstance(raw, list):
                words = raw
            elif isinstance(raw, dict):
                if key := raw.get("figure"):
                    figures[key] = None
                if source := raw.get("source"):
                    sources[source] = None
                words = raw.get("text", ())
            else:
                continue
            if any("{" in each for each in words):
                quoted.update(dict.fromkeys(keys_in(LocalText(*words))))
    return Named(tuple(figures), tuple(quoted), tuple(sources))


def _encode(cell: Cell) -> RawCell:
    bare = cell.as_of is None and cell.citation is None and cell.qualifier is _EXACT and not cell.figure
    value, date = cell.value, cell.date
    words = cell.text is not _NO_TEXT and bool(cell.text)
    if bare and date is None:
        if value is not None and not words:
            return str(value)
        if value is None:
            return _trim(cell.text) if words else None
    kept: dict[str, Any] = {}
    if words:
        kept["text"] = _trim(cell.text)
    if date is not None:
        kept["date"] = str(date)
    if value is not None:
        kept["value"] = str(value)
    if cell.qualifier is not _EXACT:
        kept["qualifier"] = cell.qualifier.value
    if cell.figure:
        kept["figure"] = cell.figure
    if cell.as_of is not None:
        kept["as_of"] = str(cell.as_of)
    if cell.citation is not None:
        kept["source"] = cell.citation.source_id
        if cell.citation.locator:
            kept["locator"] = cell.citation.locator
    return kept


def _trim(text: LocalText) -> list[str]:
    words = [text.en, text.zh_hant, text.zh_hans]
    while words and not words[-1]:
        words.pop()
    return words


def _decode(raw: RawCell) -> Cell:
    if isinstance(raw, list):
        return wrap_words(*raw)
    if not isinstance(raw, dict) or not _FIELDS.issuperset(raw):
        raise TypeError(f"{raw} is no cell")
    if len(raw) == 1 and "date" in raw:
        return make_date(raw["date"])
    value, date, as_of = raw.get("value"), raw.get("date"), raw.get("as_of")
    return Cell(
        text=LocalText(*raw.get("text", ())),
        date=PartialDate.parse(date) if date else None,
        value=Value.parse(value) if value else None,
        qualifier=Qualifier(raw.get("qualifier", "exact")),
        figure=raw.get("figure", ""),
        as_of=PartialDate.parse(as_of) if as_of else None,
        citation=Citation(raw["source"], raw.get("locator", "")) if "source" in raw else None,
    )
