"""The trash: what was deleted in the last thirty days, to be brought back or removed for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from briefing_app.errors import InputError, name_kind
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, PictureBlock, TableBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.figure import Citation, Figure
from briefing_app.model.language import LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts
from briefing_app.store.changes import Changes
from briefing_app.store.trash import Discarded
from briefing_app.store.writer import Writer
from briefing_app.workspace.closure import inputs_of
from briefing_app.workspace.desk import Desk, called, next_free, stamp_of

DAYS = 30


@dataclass(frozen=True, slots=True)
class TrashItem:
    """A deleted thing. `deleted_at` is UTC, ISO 8601; after `days_left` days it is removed for good."""

    id: str
    kind: str
    title: LocalText
    deleted_at: str
    days_left: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: kinds and ids (the thing itself last), its new slug or key if the old one was taken, and what was lost.

    `dropped` gives kind and id (figures: key) of references that lead nowhere any more and were taken out.
    """

    things: tuple[tuple[str, str], ...]
    renamed: str = ""
    dropped: tuple[tuple[str, str], ...] = ()


class TrashActions:
    """Deleting puts things here; undo takes them out again like everything else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list_trash(self) -> tuple[TrashItem, ...]:
        """What was deleted and can be brought back, the newest first."""
        now = self._desk.now()
        return tuple(
            TrashItem(each.id, each.kind, each.title, each.deleted_at, _days_left(each.deleted_at, now))
            for each in self._desk.library.list_trash_heads()
        )

    def restore(self, id: str) -> Restored:
        """Bring a thing back under its id, with what it needs if that was deleted too.

        A slug or key that something else has by now gets a number behind it. A reference to something that is neither in the
        library nor in the trash is taken out and said.

        Raises:
            NotFoundError: It is not in the trash.
            InputError: It cannot stand without something that is gone for good (a chart without its dataset).
        """
        item = self._desk.library.get_discarded(id)
        recovery = _Recovery(self._desk)
        with self._desk.operation("trash.restore", title=item.title) as writer:
            recovery.bring_back(item, writer)
        return Restored(tuple(recovery.restored), recovery.renamed.get(id, ""), tuple(dict.fromkeys(recovery.dropped)))

    def remove(self, id: str) -> Changes:
        """Remove one thing from the trash; only undo brings it back.

        Raises:
            NotFoundError: It is not in the trash.
        """
        head = next((each for each in self._desk.library.list_trash_heads() if each.id == id), None)
        title = self._desk.library.get_discarded(id).title if head is None else head.title
        with self._desk.operation("trash.remove", title=title) as writer:
            writer.delete("trash", id)
        return writer.changes

    def empty(self) -> Changes:
        """Remove everything from the trash; only undo brings it back."""
        items = self._desk.library.list_trash_heads()
        if not items:
            return Changes()
        with self._desk.operation("trash.empty") as writer:
            for item in items:
                writer.delete("trash", item.id)
        return writer.changes

    def purge(self) -> Changes:
        """Remove for good what was deleted more than thirty days ago; no step of the history."""
        before = stamp_of(self._desk.now() - timedelta(days=DAYS))
        return self._desk.announce(self._desk.library.purge_trash(before))

    def delete_everywhere(self, kind: str, id: str) -> Changes:
        """Delete a card or chart and take its blocks out of all briefings, in one step.

        Raises:
            InputError: It is something else.
            NotFoundError: There is no such card or chart.
        """
        if kind not in ("card", "chart"):
            raise InputError("trash.placed", field="kind", kind=name_kind(kind))
        library = self._desk.library
        id = library.resolve_ref(kind, id)
        title = self._desk.print_title(library.get(kind, id))
        with self._desk.operation(f"{kind}.delete_everywhere", title=title) as writer:
            for use in library.where_used(kind, id):
                writer.save_briefing(_without(library.get_briefing(use.id), kind, id))
            self._desk.discard(writer, kind, id)
        return writer.changes

    def delete_cards_everywhere(self, ids: Sequence[str]) -> Changes:
        """Delete cards and take their blocks out of all briefings, all in one step.

        Raises:
            NotFoundError: There is no such card; then none is deleted.
        """
        if len(ids) == 1:
            return self.delete_everywhere("card", ids[0])
        with self._desk.operation("cards.delete_everywhere", count=len(ids)) as writer:
            for id in ids:
                self.delete_everywhere("card", id)
        return writer.changes


class _Recovery:
    """Brings things back within one operation, what they need first."""

    def __init__(self, desk: Desk) -> None:
        self._library = desk.library
        self._desk = desk
        self.restored: list[tuple[str, str]] = []
        self.dropped: list[tuple[str, str]] = []
        self.renamed: dict[str, str] = {}
        self._going: set[str] = set()

    def bring_back(self, item: Discarded, writer: Writer) -> None:
        if item.id in self._going:
            return
        self._going.add(item.id)
        if self._library.has(item.kind, item.id):  # came back otherwise, with a pack; that one stays
            writer.delete("trash", item.id)
            self.restored.append((item.kind, item.id))
            return
        thing = self._fit(item.thing, writer)
        name = "key" if item.kind == "figure" else "slug"
        wanted, joint = getattr(thing, name), "_" if item.kind == "figure" else "-"
        free = next_free(wanted[:58], lambda each: self._desk.find_id(item.kind, each) not in (None, item.id), joint)
        if free != wanted and self._desk.find_id(item.kind, wanted) is not None:
            thing = replace(thing, **{name: free})
            self.renamed[item.id] = free
        writer.save(item.kind, thing)
        writer.delete("trash", item.id)
        self.restored.append((item.kind, item.id))

    def _fit(self, thing: Any, writer: Writer) -> Any:
        """The thing with the references that lead somewhere."""
        thing = self._fit_theme(thing)
        for key in keys_in(*find_texts(thing)):
            self._has_key(key, writer)  # a text may name a figure that is gone: a check says so
        match thing:
            case Figure():
                for key in inputs_of(thing):
                    self._has_key(key, writer)
                observations = tuple(
                    replace(each, citation=next(iter(self._cited((each.citation,), writer)), None))
                    if each.citation
                    else each
                    for each in thing.observations
                )
                return replace(thing, observations=observations)
            case FactCard():
                figures = tuple(key for key in thing.figures if self._has_key(key, writer, needed=True))
                return replace(thing, figures=figures, sources=self._cited(thing.sources, writer))
            case Dataset():
                gone = [key for key in thing.figure_keys if not self._has_key(key, writer)]
                if gone:
                    raise InputError("trash.figure", field="figure", dataset=called(thing), key=gone[0])
                return replace(self._fit_cells(thing, writer), sources=self._cited(thing.sources, writer))
            case Chart() if not self._has("dataset", thing.dataset_id, writer):
                raise InputError("trash.dataset", field="dataset", chart=called(thing))
            case Briefing():
                return replace(thing, sections=tuple(self._fit_section(each, writer) for each in thing.sections))
        return thing

    def _fit_cells(self, table: Dataset, writer: Writer) -> Dataset:
        """The table without the sources of single cells that are gone."""
        cited = table.cell_citations
        kept = set(self._cited(cited, writer))
        if len(kept) == len(cited):
            return table
        rows = tuple(
            tuple(replace(cell, citation=None) if cell.citation and cell.citation not in kept else cell for cell in row)
            for row in table.rows
        )
        return replace(table, rows=rows)

    def _fit_theme(self, thing: Any) -> Any:
        theme = getattr(thing, "theme", "")
        if not theme or self._library.find_theme(theme) is not None:
            return thing
        self.dropped.append(("theme", theme))
        return replace(thing, theme="")

    def _cited(self, citations: tuple[Citation, ...], writer: Writer) -> tuple[Citation, ...]:
        return tuple(each for each in citations if self._has("source", each.source_id, writer))

    def _fit_section(self, section: Section, writer: Writer) -> Section:
        blocks = (self._fit_block(block, writer) for block in section.blocks)
        return replace(section, blocks=tuple(block for block in blocks if block is not None))

    def _fit_block(self, block: AnyBlock, writer: Writer) -> AnyBlock | None:
        match block:
            case CardBlock():
                return block if self._has("card", block.card_id, writer) else None
            case ChartBlock():
                return block if self._has("chart", block.chart_id, writer) else None
            case TableBlock():
                return block if self._has("dataset", block.dataset_id, writer) else None
            case PictureBlock():
                return block if self._has("asset", block.asset, writer) else None
            case KeyFiguresBlock():
                kept = tuple(key for key in block.figures if self._has_key(key, writer, needed=True))
                return replace(block, figures=kept) if kept else None
        return block

    def _has(self, kind: str, id: str, writer: Writer) -> bool:
        """Whether a thing is there, by now perhaps because it was brought back; what is not is noted as dropped."""
        if self._library.has(kind, id):
            return True
        item = self._library.find_discarded(id)
        if item is None or item.kind != kind:
            self.dropped.append((kind, id))
            return False
        self.bring_back(item, writer)
        return True

    def _has_key(self, key: str, writer: Writer, *, needed: bool = False) -> bool:
        if self._library.find_figure_by_key(key) is not None:
            return True
        for head in self._library.list_trash_heads():
            if head.kind != "figure":
                continue
            item = self._library.get_discarded(head.id)
            if isinstance(item.thing, Figure) and item.thing.key == key:
                self.bring_back(item, writer)
                return True
        if needed:
            self.dropped.append(("figure", key))
        return False


def _days_left(deleted_at: str, now: datetime) -> int:
    deleted = datetime.strptime(deleted_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return max(0, DAYS - (now - deleted).days)


def _without(briefing: Briefing, kind: str, id: str) -> Briefing:
    """The briefing without the blocks that place a card or chart."""

    def places(block: AnyBlock) -> bool:
        if kind == "card":
            return isinstance(block, CardBlock) and block.card_id == id
        return isinstance(block, ChartBlock) and block.chart_id == id

    sections = (
        replace(each, blocks=tuple(block for block in each.blocks if not places(block))) for each in briefing.sections
    )
    return replace(briefing, sections=tuple(sections))
