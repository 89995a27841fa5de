"""Everything that briefings need, and nothing else: the cards they place, the figures those quote, the sources of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from briefing_app.errors import InputError
from briefing_app.model.block import CardBlock, ChartBlock, KeyFiguresBlock, PictureBlock, TableBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import PRINTED_ROWS, Chart, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Figure
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.placeholder import keys_in
from briefing_app.model.source import Source
from briefing_app.model.walk import find_texts
from briefing_app.wording.derive import keys_in_formula
from briefing_app.workspace.text_memory import TextMemory


class Reader(Protocol):
    """Where things come from: the library, or content in memory. Unknown ids and keys are left out of the answers."""

    def find_cards(self, ids: Iterable[str]) -> tuple[FactCard, ...]:
        """Cards by id."""

    def find_charts(self, ids: Iterable[str]) -> tuple[Chart, ...]:
        """Charts by id."""

    def find_datasets(self, ids: Iterable[str]) -> tuple[Dataset, ...]:
        """Datasets by id."""

    def find_sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Sources by id."""

    def find_figures(self, keys: Iterable[str]) -> tuple[Figure, ...]:
        """Figures by key."""

    def find_assets(self, ids: Iterable[str]) -> tuple[Asset, ...]:
        """Pictures by the SHA-256 of their bytes."""

    def find_briefing(self, id: str) -> Briefing | None:
        """A briefing or template by id."""

    def list_themes(self) -> tuple[Theme, ...]:
        """All themes in their order."""

    def list_terms(self) -> tuple[Term, ...]:
        """The whole glossary."""


class ContentReader:
    """Content in memory, read like a library."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._cards = {each.id: each for each in content.cards}
        self._charts = {each.id: each for each in content.charts}
        self._datasets = {each.id: each for each in content.datasets}
        self._sources = {each.id: each for each in content.sources}
        self._figures = {each.key: each for each in content.figures}
        self._assets = {each.id: each for each in content.assets}

    def find_cards(self, ids: Iterable[str]) -> tuple[FactCard, ...]:
        """Cards by id."""
        return tuple(self._cards[id] for id in ids if id in self._cards)

    def find_charts(self, ids: Iterable[str]) -> tuple[Chart, ...]:
        """Charts by id."""
        return tuple(self._charts[id] for id in ids if id in self._charts)

    def find_datasets(self, ids: Iterable[str]) -> tuple[Dataset, ...]:
        """Datasets by id."""
        return tuple(self._datasets[id] for id in ids if id in self._datasets)

    def find_sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Sources by id."""
        return tuple(self._sources[id] for id in ids if id in self._sources)

    def find_figures(self, keys: Iterable[str]) -> tuple[Figure, ...]:
        """Figures by key."""
        return tuple(self._figures[key] for key in keys if key in self._figures)

    def find_assets(self, ids: Iterable[str]) -> tuple[Asset, ...]:
        """Pictures by the SHA-256 of their bytes."""
        return tuple(self._assets[id] for id in ids if id in self._assets)

    def find_briefing(self, id: str) -> Briefing | None:
        """A briefing or template by id."""
        return next((each for each in self._content.briefings if each.id == id), None)

    def list_themes(self) -> tuple[Theme, ...]:
        """All themes in their order."""
        return self._content.themes

    def list_terms(self) -> tuple[Term, ...]:
        """The whole glossary."""
        return self._content.glossary


def collect(reader: Reader, briefings: Sequence[Briefing], memory: TextMemory | None = None) -> Content:
    """These briefings with all that they need to be printed or read elsewhere.

    Order is that of first use, so that the same briefing gives the same content. A reference that leads nowhere is left
    out; `checks` reports it. `memory` spares looking through texts that were looked through before.
    """
    memory = memory or TextMemory()
    blocks = [block for briefing in briefings for block in briefing.blocks]
    cards = reader.find_cards(_unique(each.card_id for each in blocks if isinstance(each, CardBlock)))
    charts = reader.find_charts(_unique(each.chart_id for each in blocks if isinstance(each, ChartBlock)))
    tables = (each.dataset_id for each in blocks if isinstance(each, TableBlock))
    datasets = reader.find_datasets(_unique([*(each.dataset_id for each in charts), *tables]))
    shown = [key for each in blocks if isinstance(each, KeyFiguresBlock) for key in each.figures]
    quoted = memory.find_keys(*briefings, cards, charts, datasets)
    listed = [key for card in cards for key in card.figures] + [key for each in datasets for key in each.figure_keys]
    figures = with_inputs(reader, _unique([*shown, *listed, *quoted]))
    cited = [
        *(each.source_id for card in cards for each in card.sources),
        *(each.citation.source_id for figure in figures for each in figure.observations if each.citation),
        *(each.source_id for dataset in datasets for each in (*dataset.sources, *dataset.cell_citations)),
    ]
    named = {each.theme for each in cards} | {each.theme for each in charts}
    named |= {each.theme for each in datasets} | {each.theme for each in figures}
    sources = reader.find_sources(_unique(cited))
    logos = (each.logo for each in briefings if each.logo)
    pictures = (each.asset for each in blocks if isinstance(each, PictureBlock))
    # What no page prints needs no official names, and looking for them in a hundred thousand cells takes seconds.
    printed = [each if each.row_count <= PRINTED_ROWS else replace(each, rows=()) for each in datasets]
    texts = (briefings, cards, charts, printed, figures, sources)
    return Content(
        themes=tuple(each for each in reader.list_themes() if each.slug in named),
        sources=sources,
        figures=figures,
        datasets=datasets,
        charts=charts,
        cards=cards,
        glossary=memory.find_terms(reader.list_terms(), *texts),
        briefings=tuple(briefings),
        assets=reader.find_assets(_unique([*logos, *pictures])),
    )


def inputs_of(figure: Figure) -> tuple[str, ...]:
    """The keys in the formula of a figure; none where it has no formula, or one that cannot be read."""
    if not figure.formula:
        return ()
    try:
        return keys_in_formula(figure.formula)
    except InputError:
        return ()  # `checks` reports it; here the figure simply has no value


def with_inputs(reader: Reader, keys: Sequence[str]) -> tuple[Figure, ...]:
    """These figures, what their formulas need, and what their own texts quote."""
    known: dict[str, Figure] = {}
    waiting = list(keys)
    while waiting:
        found = reader.find_figures([key for key in _unique(waiting) if key not in known])
        known |= {each.key: each for each in found}
        wanted = [key for each in found for key in (*inputs_of(each), *keys_in(*find_texts(each)))]
        waiting = [key for key in wanted if key not in known]
    return tuple(known.values())


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
