"""What the other side may see: a copy of the content without anything internal (DESIGN §3.11)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from briefing_app.formats.picture_metadata import remove_metadata
from briefing_app.model.block import (
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    Likelihood,
    PeopleBlock,
    PictureBlock,
    QuestionsBlock,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Figure, Release
from briefing_app.model.language import LocalText
from briefing_app.workspace.closure import ContentReader, collect, inputs_of

_NOTHING = LocalText()


def redact(content: Content, briefing: Briefing) -> tuple[Content, Briefing]:
    """The briefing for a hand-out, and all that it still needs.

    Gone are internal sections, blocks, cards, charts and observations, what to say about cards, every note on cards, figures,
    observations, sources, terms and people, guidance and description, the purpose, readers and marking of the briefing (they
    speak to our own side), the findings that were accepted, tags, who verified a card, and what cameras and programs write
    into pictures beside the pixels. A figure without an open observation keeps its key alone, so that texts which quote it
    can be read; where it stood in a list or table it is taken out. A section of which nothing is left goes too. Notes of
    charts and datasets explain the data to the reader and stay.
    """
    usable = _usable_keys(content)
    bare = {each.id: _bare(each) for each in content.assets}
    open_content = Content(
        themes=content.themes,
        sources=tuple(replace(each, note=_NOTHING) for each in content.sources),
        figures=tuple(_figure(each, usable) for each in content.figures),
        datasets=tuple(_dataset(each, usable) for each in content.datasets),
        charts=tuple(replace(each, tags=()) for each in content.charts if each.release is Release.OPEN),
        cards=tuple(_card(each, usable) for each in content.cards if each.release is Release.OPEN),
        glossary=tuple(replace(each, note=_NOTHING) for each in content.glossary),
        assets=tuple(bare.values()),
    )
    cards = {each.id for each in open_content.cards}
    charts = {each.id for each in open_content.charts}
    pictures = {id: each.id for id, each in bare.items()}
    sections = (
        _section(each, usable, cards, charts, pictures) for each in briefing.sections if each.release is Release.OPEN
    )
    kept = tuple(each for each in sections if each.blocks)
    open_briefing = replace(
        briefing,
        sections=kept,
        template_id="",
        description=_NOTHING,
        purpose=_NOTHING,
        readers=_NOTHING,
        marking=_NOTHING,
        logo=pictures.get(briefing.logo, ""),
        accepted=(),
    )
    return collect(ContentReader(open_content), [open_briefing]), open_briefing


def _usable_keys(content: Content) -> frozenset[str]:
    """Figures that have an open observation, and derived ones all of whose inputs do."""
    figures = {each.key: each for each in content.figures}
    usable = {key for key, each in figures.items() if any(seen.release is Release.OPEN for seen in each.observations)}
    derived = [each for each in content.figures if each.derived]
    while more := {each.key for each in derived if each.key not in usable and usable.issuperset(inputs_of(each))}:
        usable |= more
    return frozenset(usable)


def _figure(figure: Figure, usable: frozenset[str]) -> Figure:
    if figure.key not in usable:
        return Figure(figure.id, figure.key, _NOTHING)
    seen = tuple(replace(each, note=_NOTHING) for each in figure.observations if each.release is Release.OPEN)
    return replace(figure, observations=seen, note=_NOTHING, tags=())


def _dataset(dataset: Dataset, usable: frozenset[str]) -> Dataset:
    rows = tuple(tuple(_cell(cell, usable) for cell in row) for row in dataset.rows)
    return replace(dataset, rows=rows, tags=())


def _cell(cell: Cell, usable: frozenset[str]) -> Cell:
    return Cell() if cell.figure and cell.figure not in usable else cell


def _card(card: FactCard, usable: frozenset[str]) -> FactCard:
    figures = tuple(key for key in card.figures if key in usable)
    return replace(card, figures=figures, note=_NOTHING, say=_NOTHING, tags=(), verification=None)


def _bare(asset: Asset) -> Asset:
    """The picture without its metadata, under the id of the bytes that are left."""
    data = remove_metadata(asset.data)
    return replace(asset, id=hashlib.sha256(data).hexdigest(), data=data, name="")


def _section(
    section: Section, usable: frozenset[str], cards: set[str], charts: set[str], pictures: Mapping[str, str]
) -> Section:
    blocks = (_block(each, usable, cards, charts, pictures) for each in section.blocks)
    return replace(section, blocks=tuple(each for each in blocks if each is not None), guidance=_NOTHING)


def _block(
    block: AnyBlock, usable: frozenset[str], cards: set[str], charts: set[str], pictures: Mapping[str, str]
) -> AnyBlock | None:
    if block.release is Release.INTERNAL:
        return None
    match block:
        case CardBlock():
            return block if block.card_id in cards else None
        case ChartBlock():
            return block if block.chart_id in charts else None
        case KeyFiguresBlock():
            figures = tuple(key for key in block.figures if key in usable)
            return replace(block, figures=figures) if figures else None
        case PictureBlock():
            return replace(block, asset=pictures.get(block.asset, block.asset))
        case QuestionsBlock():  # how likely we think a question is concerns us alone
            return replace(block, items=tuple(replace(each, likelihood=Likelihood.MEDIUM) for each in block.items))
        case PeopleBlock():
            return replace(block, people=tuple(replace(each, note=_NOTHING) for each in block.people))
        case _:
            return block
