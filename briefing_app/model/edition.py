"""Editions: the frozen, self-contained content of a briefing as one export prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import Language
from briefing_app.model.source import Source


class Form(StrEnum):
    """The three shapes of one briefing (DESIGN §2)."""

    FULL = "full"
    SUMMARY = "summary"
    SLIDES = "slides"


class Audience(StrEnum):
    """Who reads it: everything for the delegation, only what may be used freely for a hand-out."""

    DELEGATION = "delegation"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure as it is quoted: the observation chosen for this audience (for a derived figure the calculated one).

    `observation` is None where nothing may or can be printed; `inputs` are the keys a derived figure was calculated from;
    `stale` is judged against the edition's day.
    """

    figure: Figure
    observation: Observation | None
    inputs: tuple[str, ...] = ()
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes of a picture with their media type; `id` is the SHA-256 of the bytes in hexadecimal."""

    id: str
    media_type: str
    data: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything one export needs, so that nothing after it touches the store, Qt or the clock.

    For a hand-out, internal sections, blocks, cards, charts, observations and notes are already gone (DESIGN §3.11).
    Mappings are keyed by id; `figures` by figure key. `today` is an input so that exports can be repeated.
    `pack` is the briefing itself as a pack (zip), attached to the PDF; already without internal content for a hand-out.
    """

    briefing: Briefing
    form: Form
    language: Language
    audience: Audience
    today: date
    number: int = 1
    cards: Mapping[str, FactCard] = field(default_factory=dict)
    figures: Mapping[str, Quoted] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    show_staleness: bool = False
    pack: bytes = b""
