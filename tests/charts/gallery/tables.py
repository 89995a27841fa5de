"""Tables of plainly invented numbers, and one or more examples of every kind of chart drawn from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.charts.drawing import build_drawing
from briefing_app.charts.estimate import ANY_WIDTH, estimate_width
from briefing_app.charts.kinds import KINDS
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, CountNoun, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from tests.charts.samples import date_cell, name_cell, number_cell

SOURCE = Source(
    id="invented",
    slug="invented",
    description=LocalText("Numbers invented for this gallery", "為圖例虛構的數字", "为图例虚构的数字"),
)
SOURCES = {SOURCE.id: SOURCE}
SITES = (
    LocalText("Harbour Campus", "海濱園區", "海滨园区"),
    LocalText("River Campus", "河畔園區", "河畔园区"),
    LocalText("Hill Campus", "山麓園區", "山麓园区"),
    LocalText("Lake Campus", "湖畔園區", "湖畔园区"),
    LocalText("Old Mill Centre for Translational Medicine", "舊磨坊轉化醫學中心", "旧磨坊转化医学中心"),
    LocalText("Orchard Campus", "果園園區", "果园园区"),
)
_TRIALS = CountNoun("trial", "trials", "項試驗", "项试验")


@dataclass(frozen=True, slots=True)
class Example:
    """One chart of the gallery: what it is called in file names, its kind, table, options and title."""

    slug: str
    kind: str
    dataset: Dataset
    title: LocalText
    options: Mapping[str, object] = field(default_factory=dict)
    note: LocalText = LocalText()

    @property
    def chart(self) -> Chart:
        """The chart as a library holds it."""
        return Chart(
            id=f"chart-{self.slug}",
            slug=self.slug,
            dataset_id=self.dataset.id,
            kind=self.kind,
            title=self.title,
            note=self.note,
            options=self.options,
        )


def _column(key: str, label: LocalText, unit: Unit = Unit.COUNT, noun: CountNoun | None = None) -> Column:
    return Column(key, label, ColumnKind.NUMBER, unit, noun)


def _table(
    slug: str, title: LocalText, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], as_of: str = "2024"
) -> Dataset:
    return Dataset(
        id=f"table-{slug}",
        slug=slug,
        title=title,
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        sources=(Citation(SOURCE.id),),
        as_of=PartialDate.parse(as_of) if as_of else None,
    )


def _numbers(*texts: str) -> list[Cell]:
    return [number_cell(each) for each in texts]


_SITE = Column("site", LocalText("Site", "園區", "园区"))
_YEAR = Column("year", LocalText("Year", "年份", "年份"), ColumnKind.DATE)

TRIALS = _table(
    "trials",
    LocalText("Trials by campus (invented)", "各園區的試驗數目（虛構）", "各园区的试验数量（虚构）"),
    (_SITE, _column("trials", LocalText("Trials", "試驗數目", "试验数量"), noun=_TRIALS)),
    [
        (name_cell(site), number_cell(value))
        for site, value in zip(SITES, ("42", "about 31", "over 20", "", "18", "7..11"), strict=True)
    ],
)
GRANTS = _table(
    "grants",
    LocalText("Grants by year (invented)", "歷年資助額（虛構）", "历年资助额（虚构）"),
    (
        _YEAR,
        _column("basic", LocalText("Basic research", "基礎研究", "基础研究"), Unit.HKD),
        _column("applied", LocalText("Applied research", "應用研究", "应用研究"), Unit.HKD),
    ),
    [
        (date_cell(year), *_numbers(basic, applied))
        for year, basic, applied in (
            ("2017", "4.1E+8", "1.2E+8"),
            ("2018", "4.6E+8", "1.9E+8"),
            ("2019", "5.2E+8", "2.6E+8"),
            ("2020", "4.4E+8", ""),
            ("2021", "5.9E+8", "3.8E+8"),
            ("2022", "6.3E+8", "about 4.9E+8"),
            ("2023", "6.8E+8", "6.1E+8"),
        )
    ],
)
STAFF = _table(
    "staff",
    LocalText("Staff by campus and work (invented)", "各園區人手（按工作，虛構）", "各园区人员（按工作，虚构）"),
    (
        _SITE,
        _column("laboratory", LocalText("Laboratory", "實驗室", "实验室")),
        _column("clinic", LocalText("Clinic", "臨床", "临床")),
        _column("office", LocalText("Office", "行政", "行政")),
    ),
    [
        (name_cell(SITES[0]), *_numbers("120", "85", "34")),
        (name_cell(SITES[1]), *_numbers("96", "40", "22")),
        (name_cell(SITES[2]), *_numbers("64", "71", "18")),
        (name_cell(SITES[3]), *_numbers("30", "12", "9")),
    ],
)
SHARES = _table(
    "shares",
    LocalText("Projects by field (invented)", "各領域的項目（虛構）", "各领域的项目（虚构）"),
    (
        Column("field", LocalText("Field", "領域", "领域")),
        _column("projects", LocalText("Projects", "項目數目", "项目数量")),
    ),
    [
        (name_cell(LocalText("New drugs", "新藥", "新药")), number_cell("48")),
        (name_cell(LocalText("Devices", "醫療儀器", "医疗器械")), number_cell("27")),
        (name_cell(LocalText("Diagnostics", "診斷", "诊断")), number_cell("16")),
        (name_cell(LocalText("Other fields", "其他領域", "其他领域")), number_cell("9")),
    ],
)
WAITING = _table(
    "waiting",
    LocalText("Days until approval (invented)", "審批所需日數（虛構）", "审批所需天数（虚构）"),
    (
        _SITE,
        _column("before", LocalText("2019", "2019年", "2019年")),
        _column("after", LocalText("2024", "2024年", "2024年")),
    ),
    [
        (name_cell(SITES[0]), *_numbers("92", "61")),
        (name_cell(SITES[1]), *_numbers("88", "74")),
        (name_cell(SITES[2]), *_numbers("70", "about 73")),
        (name_cell(SITES[3]), *_numbers("55", "40")),
    ],
)
BUDGET = _table(
    "budget",
    LocalText("From one budget to the next (invented)", "預算的變化（虛構）", "预算的变化（虚构）"),
    (
        Column("step", LocalText("Step", "項目", "项目")),
        _column("amount", LocalText("Amount", "金額", "金额"), Unit.HKD),
    ),
    [
        (name_cell(LocalText("Budget of 2023", "2023年預算", "2023年预算")), number_cell("8.2E+8")),
        (name_cell(LocalText("New laboratory", "新實驗室", "新实验室")), number_cell("2.1E+8")),
        (name_cell(LocalText("Equipment", "儀器", "仪器")), number_cell("0.9E+8")),
        (name_cell(LocalText("Ended programmes", "已完結計劃", "已结束计划")), number_cell("-1.6E+8")),
    ],
)
EVENTS = _table(
    "events",
    LocalText("Events (invented)", "大事紀（虛構）", "大事记（虚构）"),
    (
        Column("date", LocalText("Date", "日期", "日期"), ColumnKind.DATE),
        Column("event", LocalText("Event", "事件", "事件")),
    ),
    [
        (date_cell(when), name_cell(what))
        for when, what in (
            ("2019", LocalText("Agreement signed", "簽署協議", "签署协议")),
            ("2020-06", LocalText("Harbour Campus opens", "海濱園區開幕", "海滨园区启用")),
            ("2022-03-15", LocalText("First joint trial begins", "首項聯合試驗展開", "首项联合试验启动")),
            (
                "2023-11",
                LocalText("Second campus and shared laboratory", "第二個園區及共用實驗室", "第二个园区和共用实验室"),
            ),
            ("2024-09-01", LocalText("Hundredth patient", "第一百名病人", "第一百名患者")),
        )
    ],
)
NUMBERS = _table(
    "numbers",
    LocalText("The year in numbers (invented)", "數字看一年（虛構）", "数字看一年（虚构）"),
    (
        Column("what", LocalText("What", "項目", "项目")),
        _column("value", LocalText("Value", "數值", "数值")),
    ),
    [
        (name_cell(LocalText("Trials under way", "進行中的試驗", "进行中的试验")), number_cell("118")),
        (name_cell(LocalText("Institutions", "機構", "机构")), number_cell("over 40")),
        (name_cell(LocalText("Researchers", "研究人員", "研究人员")), number_cell("about 1.25E+4")),
    ],
)
CAMPUSES = _table(
    "campuses",
    LocalText("Campuses compared (invented)", "園區比較（虛構）", "园区比较（虚构）"),
    (
        _SITE,
        _column("researchers", LocalText("Researchers", "研究人員", "研究人员")),
        _column("trials", LocalText("Trials", "試驗數目", "试验数量")),
        _column("grants", LocalText("Grants", "資助額", "资助额"), Unit.HKD),
    ),
    [
        (name_cell(site), *_numbers(*values))
        for site, values in zip(
            SITES,
            (
                ("820", "42", "3.1E+8"),
                ("610", "31", "2.2E+8"),
                ("300", "24", "0.9E+8"),
                ("140", "6", "0.3E+8"),
                ("450", "18", "1.6E+8"),
                ("90", "11", "0.2E+8"),
            ),
            strict=True,
        )
    ],
)
SPANS = _table(
    "spans",
    LocalText("Lowest and highest fee (invented)", "最低及最高收費（虛構）", "最低和最高收费（虚构）"),
    (
        _SITE,
        _column("low", LocalText("Lowest", "最低", "最低"), Unit.HKD),
        _column("high", LocalText("Highest", "最高", "最高"), Unit.HKD),
    ),
    [
        (name_cell(site), *_numbers(*values))
        for site, values in zip(
            SITES[:5],
            (("1200", "3800"), ("900", "2600"), ("1500", "2100"), ("700", "4400"), ("1100", "1900")),
            strict=True,
        )
    ],
)
VISITS = _table(
    "visits",
    LocalText("Visitors by quarter (invented)", "每季訪客（虛構）", "每季访客（虚构）"),
    (
        _SITE,
        *(
            _column(f"q{number}", LocalText(f"Q{number}", f"第{name}季", f"第{name}季度"))
            for number, name in enumerate("一二三四", 1)
        ),
    ),
    [
        (name_cell(site), *_numbers(*values))
        for site, values in zip(
            SITES[:5],
            (
                ("310", "420", "515", "380"),
                ("120", "180", "240", "160"),
                ("95", "", "130", "110"),
                ("60", "85", "140", "75"),
                ("220", "260", "205", "240"),
            ),
            strict=True,
        )
    ],
)
TABLES = (TRIALS, GRANTS, STAFF, SHARES, WAITING, BUDGET, EVENTS, NUMBERS, CAMPUSES, SPANS, VISITS)

_FIRST = LocalText("Harbour Campus runs the most trials", "海濱園區的試驗最多", "海滨园区的试验最多")
_GROWTH = LocalText("Applied research is catching up", "應用研究急起直追", "应用研究快速追赶")
_BASIC = LocalText("Grants for basic research have grown", "基礎研究資助有所增加", "基础研究资助有所增加")
_STAFF = LocalText("Laboratories employ most of the staff", "人手以實驗室居多", "人员以实验室居多")
_FIELDS = LocalText("Nearly half of the projects develop new drugs", "接近一半項目研發新藥", "近一半项目研发新药")
_FASTER = LocalText("Approval has become faster at three of four", "四個園區中三個審批加快", "四个园区中三个审批加快")
_VISITS = LocalText("Visitors come in the third quarter", "訪客集中在第三季", "访客集中在第三季度")

OWN: tuple[Example, ...] = (
    Example("column", "column", TRIALS, _FIRST),
    Example("column-series", "column", STAFF, _STAFF),
    Example("bar", "bar", TRIALS, _FIRST, {"sort": "descending", "highlight": [0]}),
    Example("stacked-column", "stacked-column", STAFF, _STAFF),
    Example("stacked-bar", "stacked-bar", STAFF, _STAFF, {"shares": True}),
    Example(
        "waterfall",
        "waterfall",
        BUDGET,
        LocalText("A new laboratory raises the budget", "新實驗室令預算增加", "新实验室使预算增加"),
        {"sums": [0]},
    ),
    Example("line", "line", GRANTS, _GROWTH),
    Example("line-cut", "line", GRANTS, _BASIC, {"zero": False, "values": ["basic"]}),
    Example("area", "area", GRANTS, _BASIC, {"values": ["basic"]}),
    Example("slope", "slope", WAITING, _FASTER),
    Example("dot", "dot", TRIALS, _FIRST, {"sort": "descending"}),
    Example("donut", "donut", SHARES, _FIELDS),
    Example("pie", "pie", SHARES, _FIELDS, {"highlight": [0]}),
    Example(
        "scatter",
        "scatter",
        CAMPUSES,
        LocalText("More researchers, more trials", "研究人員愈多，試驗愈多", "研究人员越多，试验越多"),
    ),
    Example("range-bar", "range-bar", SPANS, LocalText("Fees differ widely", "收費差距甚大", "收费差距很大")),
    Example("heatmap", "heatmap", VISITS, _VISITS),
    Example("multiples", "multiples", VISITS, _VISITS),
    Example(
        "timeline",
        "timeline",
        EVENTS,
        LocalText("From agreement to the hundredth patient", "由協議到第一百名病人", "从协议到第一百名患者"),
    ),
    Example("tiles", "tiles", NUMBERS, LocalText("The year in numbers", "數字看一年", "数字看一年")),
)
"""The examples that were chosen for a kind; those of kinds that there are not yet are left out."""


def list_examples() -> tuple[Example, ...]:
    """Every example, in the order in which kinds are offered; a kind without one of its own gets the first table it draws."""
    return tuple(example for kind in KINDS for example in _list_of(kind.name))


def find_example(kind: str) -> Example:
    """The first example of a kind."""
    return next(each for each in list_examples() if each.kind == kind)


def _list_of(kind: str) -> Iterator[Example]:
    chosen = [each for each in OWN if each.kind == kind and _can_draw(each)]
    if chosen:
        yield from chosen
        return
    for table in TABLES:
        example = Example(kind, kind, table, table.title)
        if _can_draw(example):
            yield example
            return
    raise LookupError(f"no table suits the kind “{kind}”: add an example of it to {__name__}")


def _can_draw(example: Example) -> bool:
    try:
        build_drawing(
            example.chart, example.dataset, {}, Language.EN, width_pt=ANY_WIDTH, measure=estimate_width, sources=SOURCES
        )
    except ChartDataError:
        return False
    return True
