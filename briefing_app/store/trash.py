"""What was deleted and can be brought back for a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.figure import Figure
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.store.briefings import BLOCKS, kind_of
from briefing_app.store.card_memory import CardMemory
from briefing_app.store.codec import dump, load
from briefing_app.store.shelf import Row, Shelf, text_of, texts
from briefing_app.store.table_rows import dump_table, load_table

Deleted = FactCard | Figure | Source | Dataset | Chart | Briefing
_TYPES: Mapping[str, type[Any]] = {
    "card": FactCard,
    "figure": Figure,
    "source": Source,
    "dataset": Dataset,
    "chart": Chart,
    "briefing": Briefing,
}
KEPT = tuple(_TYPES)  # the kinds that go to the trash


@dataclass(frozen=True, slots=True)
class Discarded:
    """A deleted thing, whole; `id` is its own. `deleted_at` is UTC, ISO 8601; `title` as it stood in the text, unfilled."""

    id: str
    kind: str
    title: LocalText
    thing: Deleted
    deleted_at: str


@dataclass(frozen=True, slots=True)
class DiscardedHead:
    """A deleted thing by name alone."""

    id: str
    kind: str
    title: LocalText
    deleted_at: str


class Trash(Shelf[Discarded]):
    """One row a deleted thing, its content as JSON."""

    kind = "trash"
    kinds = "trash"
    table = "trash"
    readable = "id"
    most_kept = 0

    def row_of(self, thing: Discarded) -> Row:
        """The columns of `trash`."""
        return {
            "id": thing.id,
            "kind": thing.kind,
            **texts("title", thing.title),
            "content": _dump(thing.thing),
            "deleted_at": thing.deleted_at,
        }

    def thing_of(self, row: Row) -> Discarded:
        """A deleted thing."""
        thing = _load(row["kind"], row["content"])
        return Discarded(row["id"], row["kind"], text_of(row, "title"), thing, row["deleted_at"])

    def list_heads(self) -> tuple[DiscardedHead, ...]:
        """What lies in the trash, without what it holds."""
        with self._file.reading():
            columns = "id, kind, title_en, title_zh_hant, title_zh_hans, deleted_at"
            rows = self._file.rows(f"SELECT {columns} FROM trash ORDER BY nr")
            return tuple(
                DiscardedHead(row["id"], row["kind"], text_of(row, "title"), row["deleted_at"]) for row in rows
            )

    def save_table(self, table: Dataset, rows: str, title: LocalText, deleted_at: str) -> None:
        """Put a dataset into the trash with its rows as `dump_table` gives them, which need not be made for that."""
        bare = Discarded(table.id, "dataset", title, replace(table, rows=()), deleted_at)
        self.save_row({**self.row_of(bare), "content": dump({"dataset": dump(bare.thing), "rows": rows})})

    def delete(self, id: str) -> None:
        """Take a thing out of the trash; of a card that is gone for good nothing is remembered."""
        super().delete(id)
        CardMemory(self._file).forget_gone(id)

    def purge(self, before: str) -> tuple[str, ...]:
        """Remove what was deleted before a time, within a transaction; gives the ids."""
        rows = self._file.execute("SELECT id FROM trash WHERE deleted_at < ?", (before,)).fetchall()
        gone = tuple(str(row[0]) for row in rows)
        for id in gone:
            self.delete(id)
        return gone


def _dump(thing: Deleted) -> str:
    if isinstance(thing, Dataset):
        return dump({"dataset": dump(replace(thing, rows=())), "rows": dump_table(thing.rows)})
    if not isinstance(thing, Briefing):
        return dump(thing)
    blocks = [[[kind_of(block), dump(block)] for block in section.blocks] for section in thing.sections]
    bare = replace(thing, sections=tuple(replace(each, blocks=()) for each in thing.sections))
    return dump({"briefing": dump(bare), "blocks": blocks})


def _load(kind: str, text: str) -> Deleted:
    if kind == "dataset":
        kept = load(object, text)
        table: Dataset = load(Dataset, kept["dataset"])
        return replace(table, rows=load_table(kept["rows"]))
    if kind != "briefing":
        thing: Deleted = load(_TYPES[kind], text)
        return thing
    parts = load(object, text)
    bare: Briefing = load(Briefing, parts["briefing"])
    sections = tuple(
        replace(section, blocks=tuple(load(BLOCKS[each], content) for each, content in blocks))
        for section, blocks in zip(bare.sections, parts["blocks"], strict=True)
    )
    return replace(bare, sections=sections)
