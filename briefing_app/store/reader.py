"""Reading the library, one typed method a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefing_app.errors import InputError
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard, Verification
from briefing_app.model.chart import Cell, Chart, Dataset, TableHead
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Figure
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import Language
from briefing_app.model.source import Source
from briefing_app.store.assets import Assets
from briefing_app.store.briefings import Briefings
from briefing_app.store.card_memory import Confirmed
from briefing_app.store.cards import Cards
from briefing_app.store.datasets import Charts, Datasets
from briefing_app.store.editions import EditionRecord, Editions, Settings
from briefing_app.store.figures import Figures
from briefing_app.store.file import LibraryFile
from briefing_app.store.glossary import Terms, Themes
from briefing_app.store.searches import SavedSearch, Searches
from briefing_app.store.shelf import Shelf
from briefing_app.store.sources import Sources
from briefing_app.store.tags import count_tags, list_tagged
from briefing_app.store.trash import Discarded, DiscardedHead, Trash
from briefing_app.store.uses import Use, find_users, find_uses
from briefing_app.store.versions import Version, Versions

Ids = Iterable[str] | None


class Reader:
    """The reading side of a library.

    `get_` raises NotFoundError, `find_` returns None, both by id (themes by slug); `list_` gives everything in the order of
    writing, or the things with the given ids in their order.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._themes = Themes(file)
        self._sources = Sources(file)
        self._figures = Figures(file)
        self._datasets = Datasets(file)
        self._charts = Charts(file)
        self._cards = Cards(file)
        self._terms = Terms(file)
        self._briefings = Briefings(file)
        self._assets = Assets(file)
        self._searches = Searches(file)
        self._trash = Trash(file)
        self._editions = Editions(file)
        self._versions = Versions(file)
        self.settings = Settings(file)
        shelves: tuple[Shelf[Any], ...] = (
            self._themes,
            self._sources,
            self._figures,
            self._datasets,
            self._charts,
            self._cards,
            self._terms,
            self._briefings,
            self._assets,
            self._searches,
            self._trash,
        )
        self._shelves: Mapping[str, Shelf[Any]] = {shelf.kind: shelf for shelf in shelves}

    # -- themes and glossary -----------------------------------------------------------------------------------------

    def get_theme(self, slug: str) -> Theme:
        """A theme by its slug."""
        return self._themes.get(slug)

    def find_theme(self, slug: str) -> Theme | None:
        """A theme by its slug, or None."""
        return self._themes.find(slug)

    def list_themes(self) -> tuple[Theme, ...]:
        """All themes in their own order."""
        return tuple(sorted(self._themes.list(), key=lambda theme: theme.order))

    def get_term(self, id: str) -> Term:
        """A name of the glossary."""
        return self._terms.get(id)

    def find_term(self, id: str) -> Term | None:
        """A name of the glossary, or None."""
        return self._terms.find(id)

    def list_terms(self, ids: Ids = None) -> tuple[Term, ...]:
        """Names of the glossary."""
        return self._terms.list(ids)

    # -- facts -------------------------------------------------------------------------------------------------------

    def get_source(self, id: str) -> Source:
        """A source."""
        return self._sources.get(id)

    def find_source(self, id: str) -> Source | None:
        """A source, or None."""
        return self._sources.find(id)

    def list_sources(self, ids: Ids = None) -> tuple[Source, ...]:
        """Sources."""
        return self._sources.list(ids)

    def get_figure(self, id: str) -> Figure:
        """A figure with its observations."""
        return self._figures.get(id)

    def find_figure(self, id: str) -> Figure | None:
        """A figure with its observations, or None."""
        return self._figures.find(id)

    def find_figure_by_key(self, key: str) -> Figure | None:
        """The figure that a placeholder names, or None."""
        return self._figures.find_by_key(key)

    def list_figures_by_key(self, keys: Iterable[str]) -> tuple[Figure, ...]:
        """The figures that placeholders name, in their order; unknown keys are left out."""
        return self._figures.list_by_key(keys)

    def list_recent_figure_keys(self, limit: int) -> tuple[str, ...]:
        """The keys of the figures that were changed last."""
        return self._figures.list_recent_keys(limit)

    def list_figures(self, ids: Ids = None) -> tuple[Figure, ...]:
        """Figures."""
        return self._figures.list(ids)

    def get_card(self, id: str) -> FactCard:
        """A fact card."""
        return self._cards.get(id)

    def find_card(self, id: str) -> FactCard | None:
        """A fact card, or None."""
        return self._cards.find(id)

    def list_cards(self, ids: Ids = None) -> tuple[FactCard, ...]:
        """Fact cards."""
        return self._cards.list(ids)

    def find_confirmed(self, id: str, language: Language) -> Confirmed | None:
        """The original that a language of a card was right against before it fell behind; None where that is not known."""
        return self._cards.memory.find_confirmed(id, language)

    def find_last_verification(self, id: str) -> Verification | None:
        """Who verified a card last, also where it was changed since; None if nobody ever did."""
        return self._cards.memory.find_verification(id)

    # -- datasets and charts -----------------------------------------------------------------------------------------

    def get_dataset(self, id: str) -> Dataset:
        """A dataset."""
        return self._datasets.get(id)

    def find_dataset(self, id: str) -> Dataset | None:
        """A dataset, or None."""
        return self._datasets.find(id)

    def list_datasets(self, ids: Ids = None) -> tuple[Dataset, ...]:
        """Datasets."""
        return self._datasets.list(ids)

    def get_table(self, id: str) -> TableHead:
        """A dataset without its rows, at once for any size."""
        return self._datasets.get_head(id)

    def list_tables(self, ids: Ids = None) -> tuple[TableHead, ...]:
        """Datasets without their rows."""
        return self._datasets.list_heads(ids)

    def read_rows(self, id: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Some rows of a dataset, as many as there are from `first` on; at once anywhere in it."""
        return self._datasets.read_rows(id, first, count)

    def get_chart(self, id: str) -> Chart:
        """A chart."""
        return self._charts.get(id)

    def find_chart(self, id: str) -> Chart | None:
        """A chart, or None."""
        return self._charts.find(id)

    def list_charts(self, ids: Ids = None) -> tuple[Chart, ...]:
        """Charts."""
        return self._charts.list(ids)

    # -- briefings ---------------------------------------------------------------------------------------------------

    def get_briefing(self, id: str) -> Briefing:
        """A briefing or template."""
        return self._briefings.get(id)

    def find_briefing(self, id: str) -> Briefing | None:
        """A briefing or template, or None."""
        return self._briefings.find(id)

    def list_briefings(self, ids: Ids = None) -> tuple[Briefing, ...]:
        """Briefings and templates; the caller sorts them by `template` and `archived`."""
        return self._briefings.list(ids)

    def get_asset(self, id: str) -> Asset:
        """A picture with its bytes."""
        return self._assets.get(id)

    def find_asset(self, id: str) -> Asset | None:
        """A picture with its bytes, or None."""
        return self._assets.find(id)

    def list_assets(self, ids: Ids = None) -> tuple[Asset, ...]:
        """Pictures with their bytes; ask for few."""
        return self._assets.list(ids)

    def list_editions(self, briefing_id: str | None = None) -> tuple[EditionRecord, ...]:
        """The files exported of one briefing or of all, the newest number first."""
        return self._editions.list(briefing_id)

    def next_edition_number(self, briefing_id: str) -> int:
        """The number that the next export of a briefing gets, from 1."""
        return self._editions.next_number(briefing_id)

    def find_owner(self, section_id: str) -> str | None:
        """The id of the briefing that has a section, or None."""
        return self._briefings.find_owner(section_id)

    def find_place(self, block_id: str) -> tuple[str, str] | None:
        """The ids of the briefing and section that have a block, or None."""
        return self._briefings.find_place(block_id)

    def list_versions(self, briefing_id: str) -> tuple[Version, ...]:
        """The versions kept of a briefing, the newest first."""
        return self._versions.list(briefing_id)

    def get_version(self, id: str) -> tuple[Version, bytes]:
        """A version and its pack (zip)."""
        return self._versions.get(id)

    # -- what was put aside -------------------------------------------------------------------------------------------

    def list_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches."""
        return self._searches.list()

    def get_search(self, id: str) -> SavedSearch:
        """A saved search."""
        return self._searches.get(id)

    def list_trash(self) -> tuple[Discarded, ...]:
        """What was deleted and is still kept, the newest first."""
        return tuple(sorted(self._trash.list(), key=lambda each: each.deleted_at, reverse=True))

    def list_trash_heads(self) -> tuple[DiscardedHead, ...]:
        """What `list_trash` gives, without the things themselves."""
        return tuple(sorted(self._trash.list_heads(), key=lambda each: each.deleted_at, reverse=True))

    def find_discarded(self, id: str) -> Discarded | None:
        """A deleted thing by its own id, or None."""
        return self._trash.find(id)

    def get_discarded(self, id: str) -> Discarded:
        """A deleted thing by its own id."""
        return self._trash.get(id)

    # -- any kind ----------------------------------------------------------------------------------------------------

    def resolve_ref(self, kind: str, ref: str) -> str:
        """The id that an id, slug or figure key stands for; NotFoundError if nothing of this kind has it."""
        return self._shelf(kind).resolve(ref)

    def get(self, kind: str, id: str) -> Any:
        """A thing of any kind by its id; NotFoundError if there is none."""
        return self._shelf(kind).get(id)

    def find(self, kind: str, id: str) -> Any:
        """A thing of any kind by its id, or None."""
        return self._shelf(kind).find(id)

    def list_by_kind(self, pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[Any, ...]]:
        """Things named by kind and id, kind by kind; unknown ones are left out."""
        ids: dict[str, list[str]] = {}
        for kind, id in pairs:
            ids.setdefault(kind, []).append(id)
        return {kind: self._shelf(kind).list(some) for kind, some in ids.items()}

    def has(self, kind: str, id: str) -> bool:
        """Whether there is a thing of any kind with this id; at once for any size."""
        return self._shelf(kind).has(id)

    def ids(self, kind: str) -> tuple[str, ...]:
        """All ids of a kind in the order of writing."""
        return self._shelf(kind).ids()

    def names(self, kind: str) -> frozenset[str]:
        """All slugs or keys of a kind."""
        return self._shelf(kind).names()

    def count(self, kind: str) -> int:
        """How many there are of a kind."""
        return self._shelf(kind).count()

    def where_used(self, kind: str, id: str) -> tuple[Use, ...]:
        """Everything that refers to a thing by id, slug or key, placeholders and formulas included."""
        self._shelf(kind)
        return find_uses(self._file, kind, id)

    def find_users(self, kind: str, id: str) -> tuple[tuple[str, str], ...]:
        """Kind and id of everything that refers to a thing, as `where_used` has it."""
        self._shelf(kind)
        return find_users(self._file, kind, id)

    def count_tags(self) -> dict[str, int]:
        """How many things have each tag, sorted by tag."""
        return count_tags(self._file)

    def list_tagged(self, tag: str) -> tuple[tuple[str, str], ...]:
        """Kind and id of everything that has a tag."""
        return list_tagged(self._file, tag)

    def list_content(self) -> Content:
        """Everything, as a pack holds it."""
        with self._file.reading():
            return Content(
                themes=self.list_themes(),
                sources=self.list_sources(),
                figures=self.list_figures(),
                datasets=self.list_datasets(),
                charts=self.list_charts(),
                cards=self.list_cards(),
                glossary=self.list_terms(),
                briefings=self.list_briefings(),
                assets=self.list_assets(),
            )

    def _shelf(self, kind: str) -> Shelf[Any]:
        if kind not in self._shelves:
            raise InputError("kind", field="kind", kind=kind)
        return self._shelves[kind]
