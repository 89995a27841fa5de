"""An artificial edition with one block of every kind; its words and numbers mean nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing_app.model.block import (
    AgendaBlock,
    AgendaItem,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    Likelihood,
    PageBreakBlock,
    PeopleBlock,
    Person,
    PictureBlock,
    PointsBlock,
    Question,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TextRole,
    TimelineBlock,
    TimelineEvent,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.edition import Asset, Audience, Edition, Form, Quoted
from briefing_app.model.figure import (
    Citation,
    CountNoun,
    Figure,
    Observation,
    Qualifier,
    Release,
    Status,
    Unit,
    Value,
)
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording


def three(text: str) -> LocalText:
    """The same sentence, told apart by language."""
    return LocalText(f"{text} EN", f"{text}繁", f"{text}简")


def observed(value: str, as_of: str | None, source: str = "s1", **more: object) -> Observation:
    day = PartialDate.parse(as_of) if as_of else None
    made = Observation(Value.parse(value), as_of=day, citation=Citation(source, f"Heading {source}"))
    return replace(made, **more)  # type: ignore[arg-type]


def quoted(key: str, observation: Observation | None, **more: object) -> Quoted:
    figure = replace(Figure(id=f"id-{key}", key=key, label=three(f"label {key}")), **more)  # type: ignore[arg-type]
    return Quoted(figure, observation)


NOUN = CountNoun("widget", "widgets", "件樣品", "件样品")

FIGURES = {
    "widgets": quoted("widgets", observed("28", "2024-01"), noun=NOUN),
    "money": quoted("money", observed("120E+9", "2024-02", "s2", qualifier=Qualifier.ABOUT), unit=Unit.HKD),
    "share": quoted("share", observed("50", None, qualifier=Qualifier.OVER), unit=Unit.PERCENT),
    "hidden": quoted("hidden", None),
    "total": Quoted(
        Figure(id="id-total", key="total", label=three("total"), formula="widgets + widgets"),
        Observation(Value(Decimal(56)), as_of=PartialDate(2024, 1)),
        inputs=("widgets",),
        stale=True,
    ),
}
CARD = FactCard(
    id="card-1",
    slug="card-1",
    title=three("Card {widgets}"),
    text=LocalText(
        "There are {widgets|noun}.\n\n- one {share}\n- two\n\nLast.", "共有 {widgets|noun}。", "共有 {widgets|noun}。"
    ),
    figures=("hidden", "widgets", "total"),
    sources=(Citation("s1", "Heading s1"),),
    note=three("note"),
    status=Status.AS_SUPPLIED,
)
DATASET = Dataset(
    id="data-1",
    slug="data-1",
    title=three("Data"),
    columns=(
        Column("what", three("What")),
        Column("value", three("Value"), ColumnKind.NUMBER, Unit.COUNT),
        Column("when", three("When"), ColumnKind.DATE),
    ),
    rows=(
        (Cell(text=three("row one")), Cell(figure="widgets"), Cell(date=PartialDate(2021, 7))),
        (Cell(text=three("row two")), Cell(value=Value(Decimal(7))), Cell()),
        (Cell(text=three("row three")), Cell(figure="hidden"), Cell()),
    ),
    sources=(Citation("s2"),),
)
CHART = Chart(
    id="chart-1",
    slug="chart-1",
    dataset_id="data-1",
    kind="column",
    title=three("Chart title"),
    subtitle=three("unit"),
    alt=three("alt text"),
    options={"category": "what", "values": ["value"]},
)
PICTURE = Asset("a" * 64, "image/png", b"not read here", "picture.png")


def blocks() -> tuple[AnyBlock, ...]:
    internal = Release.INTERNAL
    return (
        TextBlock(id="b-objectives", text=three("Objective"), role=TextRole.OBJECTIVES),
        TextBlock(id="b-text", text=three("Plain {money}"), title=three("Heading")),
        KeyFiguresBlock(id="b-figures", figures=("widgets", "hidden", "money", "total"), title=three("Strip")),
        CardBlock(id="b-card", card_id="card-1"),
        ChartBlock(id="b-chart", chart_id="chart-1", width="half", data="never"),
        TableBlock(id="b-table", dataset_id="data-1", columns=("value", "what")),
        PointsBlock(
            id="b-points",
            release=internal,
            addressee=three("the mayor"),
            points=tuple(three(f"Point {n}") for n in range(1, 6)),
        ),
        QuestionsBlock(
            id="b-questions",
            release=internal,
            items=(
                Question(three("Why?"), three("Because {share}."), Likelihood.HIGH),
                Question(LocalText(), three("x")),
            ),
        ),
        AgendaBlock(id="b-agenda", items=(AgendaItem("09:30", three("Arrival")),)),
        PeopleBlock(id="b-people", people=(Person(three("Somebody"), three("Chair"), note=three("prefers tea")),)),
        TimelineBlock(
            id="b-timeline",
            events=(
                TimelineEvent(PartialDate(2023, 2, 20), three("later")),
                TimelineEvent(PartialDate(2018, 4), three("first")),
            ),
        ),
        PictureBlock(id="b-picture", asset=PICTURE.id, caption=three("Caption"), credit="A. Photographer"),
        PageBreakBlock(id="b-break"),
        TextBlock(id="b-press", text=three("Press"), role=TextRole.PRESS_LINE),
    )


BRIEFING = Briefing(
    id="briefing-1",
    slug="artificial",
    title=three("Briefing"),
    occasion=three("Occasion"),
    starts=PartialDate(2026, 12, 12),
    ends=PartialDate(2026, 12, 14),
    readers=three("Readers"),
    marking=three("RESTRICTED"),
    organisation=three("Office"),
    sections=(
        Section("sec-1", three("First"), blocks()),
        Section("sec-2", three("Empty"), (PageBreakBlock(id="b-only-break"),)),
        Section("sec-3", three("Second"), (CardBlock(id="b-card-2", card_id="card-1"),), release=Release.INTERNAL),
    ),
)
EDITION = Edition(
    briefing=BRIEFING,
    form=Form.FULL,
    language=Language.EN,
    audience=Audience.DELEGATION,
    today=date(2026, 11, 22),
    cards={"card-1": CARD},
    figures=FIGURES,
    charts={"chart-1": CHART},
    datasets={"data-1": DATASET},
    sources={
        "s1": Source("s1", "s1", description=three("Supplied text")),
        "s2": Source("s2", "s2", title="Report", publisher="Our Office", published=PartialDate(2021, 7, 26)),
    },
    assets={PICTURE.id: PICTURE},
    glossary=(Term("t1", "our-office", LocalText("Our Office", "我們的辦公室", "我们的办公室")),),
    pack=b"pack",
)

MakeEdition = Callable[..., Edition]


@pytest.fixture
def edition() -> MakeEdition:
    """Make the edition in another form, language or audience, or with other content."""

    def make(**changes: object) -> Edition:
        return replace(EDITION, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def wording() -> Wording:
    return Wording(Catalogue.load(resources_dir() / "i18n" / "print"))
