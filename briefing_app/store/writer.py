"""What may be written within one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_app.errors import InputError
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Chart, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Figure
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.store.cards import Cards
from briefing_app.store.changes import Changes
from briefing_app.store.datasets import Datasets
from briefing_app.store.editions import EditionRecord, Editions
from briefing_app.store.progress import Progress
from briefing_app.store.searches import SavedSearch
from briefing_app.store.shelf import TOGETHER, Shelf
from briefing_app.store.trash import Discarded, Trash


class Writer:
    """The open operation. `changes` tells what was touched once the operation has ended.

    Saving adds what is new and replaces what has the same id. The order is free: references are checked when the operation
    ends (InputError). A slug or key that another thing has is refused at once (InputError).
    """

    def __init__(self, shelves: Mapping[str, Shelf[Any]], editions: Editions, progress: Progress) -> None:
        self._shelves = shelves
        self._editions = editions
        self._progress = progress
        self.saved: dict[tuple[str, str], object] = {}
        self.changes = Changes()

    def save_theme(self, theme: Theme) -> None:
        """Keep a theme; its slug is its identity."""
        self._shelves["theme"].save(theme)

    def save_source(self, source: Source) -> None:
        """Keep a source."""
        self._save("source", source)

    def save_figure(self, figure: Figure) -> None:
        """Keep a figure with its observations."""
        self._save("figure", figure)

    def save_dataset(self, dataset: Dataset) -> None:
        """Keep a dataset."""
        self._save("dataset", dataset)

    def save_table(self, dataset: Dataset) -> None:
        """Keep what a dataset says beside its rows, which stay what they are."""
        self._datasets.save_head(dataset)

    def splice_rows(self, dataset_id: str, first: int, count: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Put rows in the place of `count` others from `first` on, without touching the rows around them."""
        self._datasets.splice(dataset_id, first, count, rows)

    def save_chart(self, chart: Chart) -> None:
        """Keep a chart."""
        self._save("chart", chart)

    def save_card(self, card: FactCard) -> None:
        """Keep a card. Figures it lists must exist; placeholders of its texts may name unknown ones (a check finds them)."""
        self._save("card", card)

    def copy_confirmed(self, id: str, copy_id: str) -> None:
        """Let a copy of a card, saved before, know what its languages that are behind were right against."""
        cards = self._shelves["card"]
        assert isinstance(cards, Cards)
        cards.memory.copy(id, copy_id)

    def save_term(self, term: Term) -> None:
        """Keep a name of the glossary."""
        self._save("term", term)

    def save_briefing(self, briefing: Briefing) -> None:
        """Keep a briefing or template with its sections and blocks."""
        self._save("briefing", briefing)

    def save_asset(self, asset: Asset) -> None:
        """Keep a picture."""
        self._save("asset", asset)

    def save_content(self, content: Content) -> None:
        """Keep everything of a pack."""
        for theme in content.themes:
            self.save_theme(theme)
        for kind, things in (
            ("source", content.sources),
            ("figure", content.figures),
            ("dataset", content.datasets),
            ("chart", content.charts),
            ("card", content.cards),
            ("term", content.glossary),
            ("asset", content.assets),
            ("briefing", content.briefings),
        ):
            for thing in things:
                self._save(kind, thing)

    def save_search(self, search: SavedSearch) -> None:
        """Keep a saved search."""
        self._save("search", search)

    def save_discarded(self, discarded: Discarded) -> None:
        """Put a deleted thing into the trash."""
        self._save("trash", discarded)

    def save(self, kind: str, thing: Any) -> None:
        """Keep a thing of any kind that has an id."""
        self._shelf(kind)
        self._save(kind, thing)

    def save_all(self, kind: str, things: Sequence[Any]) -> None:
        """Keep many things of one kind, sooner than one by one."""
        shelf = self._shelf(kind)
        for at in range(0, len(things), TOGETHER):
            some = things[at : at + TOGETHER]
            shelf.save_all(some)
            self._progress.count(len(some))
        self.saved.update(((kind, thing.id), thing) for thing in things)

    def discard_table(self, id: str, title: LocalText, deleted_at: str) -> None:
        """Move a dataset to the trash, of any size as it lies there; NotFoundError if there is none."""
        trash = self._shelves["trash"]
        assert isinstance(trash, Trash)
        trash.save_table(self._datasets.get_head(id).dataset, self._datasets.read_text(id), title, deleted_at)
        self.delete("dataset", id)

    def delete(self, kind: str, id: str) -> None:
        """Remove a thing (themes by slug) with all that belongs to it; NotFoundError if there is none.

        Something that others refer to is refused when the operation ends; ask `Library.where_used` first and say where.
        """
        self._shelf(kind).delete(id)
        self._progress.count()
        self.saved.pop((kind, id), None)

    def record_edition(self, record: EditionRecord) -> None:
        """Note an exported file; this is no step of the history."""
        self._editions.add(record)

    def _save(self, kind: str, thing: Any) -> None:
        self._shelves[kind].save(thing)
        self._progress.count()
        self.saved[kind, thing.id] = thing

    @property
    def _datasets(self) -> Datasets:
        shelf = self._shelves["dataset"]
        assert isinstance(shelf, Datasets)
        return shelf

    def _shelf(self, kind: str) -> Shelf[Any]:
        if kind not in self._shelves:
            raise InputError("kind", field="kind", kind=kind)
        return self._shelves[kind]
