"""A body of library content: what a pack holds, what an import adds, what an export writes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Figure
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source


@dataclass(frozen=True, slots=True)
class PackManifest:
    """Who made a pack of what: id (UUID), title, description and the format version it is written in.

    A `partial` pack holds only what may be handed out, so importing it adds what is missing and never changes what is there.
    """

    id: str
    title: LocalText = LocalText()
    description: LocalText = LocalText()
    format: int = 1
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of each kind, in the order in which it was written."""

    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()
    figures: tuple[Figure, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    charts: tuple[Chart, ...] = ()
    cards: tuple[FactCard, ...] = ()
    glossary: tuple[Term, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    assets: tuple[Asset, ...] = ()
