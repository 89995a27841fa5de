"""A small library with one thing of every kind and every kind of block, and what tests ask of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing_app.model.block import (
    AgendaBlock,
    AgendaItem,
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
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
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
from briefing_app.model.glossary import Term, TermState, Theme
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source, SourceKind
from briefing_app.store.file import LibraryFile
from briefing_app.store.library import Library
from briefing_app.store.printer import WordingPrinter
from briefing_app.store.token_index import DOC_COLUMNS
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording

PRINTER = WordingPrinter(Wording(Catalogue({language: {"text.no_figure": "?"} for language in LANGUAGES})))
PICTURE = b"\x89PNG\r\n\x1a\n\x00\xff'\"" + bytes(range(256))
PICTURE_ID = hashlib.sha256(PICTURE).hexdigest()


def texts(en: str = "", hant: str = "", hans: str = "") -> LocalText:
    """A text in three languages."""
    return LocalText(en, hant, hans)


THEME = Theme("market", texts("Market access", "市場准入", "市场准入"), 2)
SOURCE = Source(
    id="source-1",
    slug="overview",
    title="Overview of collaboration",
    publisher="The Office",
    description=texts("A supplied document", "一份獲提供的文件", "一份获提供的文件"),
    kind=SourceKind.REPORT,
    published=PartialDate(2024, 1),
    url="https://example.org/a?b=1&c",
    language=Language.HANT,
    accessed=PartialDate(2024, 2, 29),
    note=texts("Read in full"),
)
GRANTS = Figure(
    id="figure-1",
    key="itf_grants",
    label=texts("Grants approved", "獲批資助", "获批资助"),
    unit=Unit.HKD,
    observations=(
        Observation(
            Value.parse("1.76E+9"),
            Qualifier.ABOUT,
            PartialDate(2023, 12),
            Citation("source-1", "Fundraising"),
            Status.VERIFIED,
            Release.OPEN,
            texts("As printed"),
        ),
        Observation(Value.parse("20..30"), Qualifier.OVER, None, None, Status.DRAFT, Release.INTERNAL),
    ),
    cadence_months=None,
    note=texts("The fund", "基金", "基金"),
    theme="market",
    tags=("fund", "資助"),
)
PROJECTS = Figure(
    id="figure-2",
    key="projects",
    label=texts("Projects", "項目", "项目"),
    noun=CountNoun("project", "projects", "個項目", "个项目"),
    observations=(Observation(Value.parse("277"), citation=Citation("source-1", "Fundraising")),),
)
DOUBLE = Figure(
    id="figure-3",
    key="double_projects",
    label=texts("Twice the projects", "項目之兩倍", "项目之两倍"),
    formula="projects + projects",
)
DATASET = Dataset(
    id="dataset-1",
    slug="hospitals",
    title=texts("Designated hospitals", "指定醫療機構", "指定医疗机构"),
    columns=(
        Column("batch", texts("Batch", "批次", "批次")),
        Column("count", texts("Number", "數目", "数目"), ColumnKind.NUMBER, Unit.COUNT, PROJECTS.noun),
        Column("month", texts("Month"), ColumnKind.DATE),
    ),
    rows=(
        (Cell(text=texts("First", "首批", "首批")), Cell(value=Value.parse("5")), Cell(date=PartialDate(2021, 7))),
        (Cell(text=texts("All")), Cell(figure="projects", as_of=PartialDate(2023)), Cell()),
        (Cell(text=texts("Share")), Cell(value=Value.parse("23.60"), qualifier=Qualifier.AT_LEAST), Cell()),
    ),
    sources=(Citation("source-1", "Market access"),),
    as_of=PartialDate(2024),
    note=texts("Two batches"),
    theme="market",
    tags=("hospital",),
)
CHART = Chart(
    id="chart-1",
    slug="hospitals-by-batch",
    dataset_id="dataset-1",
    kind="column",
    title=texts("Hospitals by batch", "按批次劃分的醫院", "按批次划分的医院"),
    subtitle=texts("Number of hospitals"),
    note=texts("Two batches"),
    alt=texts("Two columns"),
    options={"category": "batch", "values": ["count"], "highlight": [0], "stacked": False, "gap": None},
    release=Release.INTERNAL,
    theme="market",
    tags=("hospital",),
)
CARD = FactCard(
    id="card-1",
    slug="itf",
    title=texts("Innovation fund and Chapter 18A", "創新基金與第18A章", "创新基金与第18A章"),
    text=texts(
        "The fund approved {itf_grants} for R&D by C-MER; {{not a figure}}.",
        "基金批出{itf_grants}，供研發，發展之用。",
        "基金批出{itf_grants}，供研发之用。",
    ),
    original=Language.HANT,
    states=(TextState.REVIEW, TextState.COMPLETE, TextState.OUTDATED),
    figures=("projects", "itf_grants"),
    sources=(Citation("source-1", "Fundraising"), Citation("source-1", "Annex")),
    theme="market",
    tags=("fund",),
    status=Status.VERIFIED,
    verification=Verification("A. Chan", "2024-03-01"),
    release=Release.INTERNAL,
    note=texts("Ask again in June", "六月再問", "六月再问"),
    say=texts("Gladly received", "我們表示歡迎", "我们表示欢迎"),
)
TERM = Term(
    "term-1",
    "hospital-authority",
    texts("Hospital Authority", "醫院管理局", "医院管理局"),
    texts("HA", "醫管局", "医管局"),
    TermState.REVIEW,
    texts("A statutory body"),
)
ASSET = Asset(PICTURE_ID, "image/png", PICTURE, "park.png")
BLOCKS = (
    TextBlock(
        id="b1", text=texts("Say {projects|noun}.", "說{projects|noun}。"), title=texts("T"), role=TextRole.CALLOUT
    ),
    CardBlock(id="b2", card_id="card-1", release=Release.INTERNAL),
    ChartBlock(id="b3", chart_id="chart-1", width="half"),
    KeyFiguresBlock(id="b4", figures=("itf_grants", "projects"), title=texts("Key figures")),
    TableBlock(id="b5", dataset_id="dataset-1", columns=("count", "batch")),
    PointsBlock(id="b6", addressee=texts("The mayor"), points=(texts("One"), texts("", "二"))),
    QuestionsBlock(id="b7", items=(Question(texts("Why?"), texts("Because."), Likelihood.HIGH),)),
    AgendaBlock(id="b8", items=(AgendaItem("09:30–10:15", texts("Welcome"), texts("Lobby")),)),
    PeopleBlock(id="b9", people=(Person(texts("Ms Li", "李女士"), texts("Director")),)),
    TimelineBlock(id="b10", events=(TimelineEvent(PartialDate(2018, 4), texts("Listing rule")),)),
    PictureBlock(id="b11", asset=PICTURE_ID, caption=texts("The park"), alt=texts("A park"), credit="Office"),
    PageBreakBlock(id="b12"),
)
BRIEFING = Briefing(
    id="briefing-1",
    slug="district-visit",
    title=texts("Visit to the district", "訪問該區", "访问该区"),
    sections=(
        Section("s1", texts("Opening"), BLOCKS[:6], Release.INTERNAL, texts("Start with the fund")),
        Section("s2", texts("Rest"), BLOCKS[6:]),
        Section("s3", texts("Empty")),
    ),
    occasion=texts("Visit"),
    place=texts("Shenzhen", "深圳", "深圳"),
    starts=PartialDate(2024, 5, 1),
    ends=PartialDate(2024, 5, 2),
    readers=texts("Delegation"),
    organisation=texts("Office"),
    marking=texts("RESTRICTED", "限閱文件", "限阅文件"),
    purpose=texts("To agree on {projects}"),
    description=texts("Sample"),
    template=True,
    template_id="gone",
    archived=True,
    logo=PICTURE_ID,
    accepted=("stale_figure/" + "0" * 32,),
)
CONTENT = Content(
    themes=(THEME,),
    sources=(SOURCE,),
    figures=(GRANTS, PROJECTS, DOUBLE),
    datasets=(DATASET,),
    charts=(CHART,),
    cards=(CARD,),
    glossary=(TERM,),
    briefings=(BRIEFING,),
    assets=(ASSET,),
)


def make_card(
    id: str, en: str = "", hant: str = "", hans: str = "", *, title: str = "", figures: tuple[str, ...] = ()
) -> FactCard:
    """A card with little on it."""
    return FactCard(id=id, slug=id, title=texts(title or f"Title {id}"), text=texts(en, hant, hans), figures=figures)


def fill(library: Library) -> None:
    """Put the sample content into a library, as one operation."""
    with library.operation("sample.fill") as writer:
        writer.save_content(CONTENT)


def dump(file: LibraryFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of content; the index by what it says, for the numbers of its rows may differ after an undo."""
    tables = [
        row[0]
        for row in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'history%' AND name NOT LIKE 'search%' "
            "AND name NOT LIKE '%sqlite%' ORDER BY name"
        )
    ]
    content = {name: sorted(file.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}
    docs = f"SELECT {DOC_COLUMNS} FROM search_docs"
    content["search_docs"] = sorted(file.execute(docs).fetchall(), key=repr)
    return content


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
