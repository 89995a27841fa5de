"""An artificial briefing as content of the library."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from benchmarks.sample import Fact, Graph, Grid, Part, Sample
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, TableBlock, TextBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.content import Content
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Status, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source

_NOUNS = {
    "project": CountNoun("project", "projects", "個項目", "个项目"),
    "company": CountNoun("company", "companies", "家公司", "家公司"),
    "hospital": CountNoun("hospital", "hospitals", "家醫院", "家医院"),
}
_same = LocalText.same


def make_content(sample: Sample) -> tuple[Content, Briefing]:
    """Sources, figures, datasets, charts and cards of a briefing, and the briefing that places them."""
    sources = tuple(
        Source(id=_id(f"source {at}"), slug=f"source-{at}", title=title, publisher="Office of Artificial Statistics")
        for at, title in enumerate(sample.sources)
    )
    figures: list[Figure] = []
    cards: list[FactCard] = []
    charts: list[Chart] = []
    datasets: list[Dataset] = []
    sections: list[Section] = []
    for at, part in enumerate(sample.parts):
        facts = [_make_fact(fact, f"{at}_{number}") for number, fact in enumerate(part.facts)]
        figures.extend(figure for figure, _ in facts)
        cards.extend(card for _, card in facts)
        datasets.extend((_make_data(part.graph, at), _make_table(part.grid, at)))
        charts.append(_make_chart(part.graph, at, datasets[-2].id))
        sections.append(_make_section(part, at, [card for _, card in facts], charts[-1], datasets[-1]))
    briefing = Briefing(
        id=_id("briefing"),
        slug="artificial",
        title=_same(sample.title),
        sections=tuple(sections),
        organisation=_same("Office of Artificial Statistics"),
        readers=_same("Members of the delegation"),
        marking=_same("RESTRICTED"),
    )
    content = Content(
        sources=sources,
        figures=tuple(figures),
        datasets=tuple(datasets),
        charts=tuple(charts),
        cards=tuple(cards),
        briefings=(briefing,),
    )
    return content, briefing


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:hetao-briefing:benchmark:{name}"))


def _make_fact(fact: Fact, name: str) -> tuple[Figure, FactCard]:
    citation = Citation(_id(f"source {fact.source}"), "Table 1")
    seen = Observation(Value.parse(str(fact.number)), as_of=PartialDate.parse(fact.as_of), citation=citation)
    figure = Figure(
        id=_id(f"figure {name}"),
        key=f"figure_{name}",
        label=_same(fact.title),
        noun=_NOUNS[fact.noun],
        observations=(seen,),
    )
    card = FactCard(
        id=_id(f"card {name}"),
        slug=f"card-{name.replace('_', '-')}",
        title=_same(fact.title),
        text=_same(fact.text),
        figures=(figure.key,),
        sources=(citation,),
        status=Status.VERIFIED,
    )
    return figure, card


def _make_data(graph: Graph, at: int) -> Dataset:
    dated = graph.kind == "line"
    names = Column("name", _same("年份" if dated else "城市"), ColumnKind.DATE if dated else ColumnKind.TEXT)
    numbers = (Column(f"value{n}", _same(name), ColumnKind.NUMBER) for n, name in enumerate(graph.series))
    return Dataset(
        id=_id(f"data {at}"),
        slug=f"data-{at}",
        title=_same(graph.title),
        columns=(names, *numbers),
        rows=tuple(
            (
                Cell(date=PartialDate.parse(name)) if dated else Cell(text=_same(name)),
                *(Cell(value=Value.parse(str(each))) for each in row),
            )
            for name, row in zip(graph.names, graph.values, strict=True)
        ),
        sources=(Citation(_id("source 0"), f"Table {at}"),),
        as_of=PartialDate.parse("2026-01"),
    )


def _make_chart(graph: Graph, at: int, dataset: str) -> Chart:
    return Chart(
        id=_id(f"chart {at}"), slug=f"chart-{at}", dataset_id=dataset, kind=graph.kind, title=_same(graph.title)
    )


def _make_table(grid: Grid, at: int) -> Dataset:
    numbers = (Column(f"value{n}", _same(head), ColumnKind.NUMBER) for n, head in enumerate(grid.heads[1:]))
    return Dataset(
        id=_id(f"table {at}"),
        slug=f"table-{at}",
        title=_same(grid.title),
        columns=(Column("name", _same(grid.heads[0])), *numbers),
        rows=tuple(
            (Cell(text=_same(name)), *(Cell(value=Value.parse(str(each))) for each in values))
            for name, *values in grid.rows
        ),
        sources=(Citation(_id("source 1"), f"Table {at}"),),
        as_of=PartialDate.parse("2026-01"),
    )


def _make_section(part: Part, at: int, cards: list[FactCard], chart: Chart, table: Dataset) -> Section:
    blocks: tuple[AnyBlock, ...] = (
        TextBlock(id=_id(f"text {at}"), text=_same(f"{part.english}\n\n{part.chinese}")),
        *(CardBlock(id=_id(f"place of {card.slug}"), card_id=card.id) for card in cards),
        ChartBlock(id=_id(f"place of chart {at}"), chart_id=chart.id),
        TableBlock(id=_id(f"place of table {at}"), dataset_id=table.id),
    )
    return Section(id=_id(f"section {at}"), title=_same(part.heading), blocks=blocks)
