"""Small tables for the tests of charts, and the bundled fonts to measure with."""

from collections.abc import Mapping, Sequence

from briefing_app.charts.drawing import Drawing, build_drawing
from briefing_app.charts.kinds import get_kind
from briefing_app.charts.picture import PictureFonts
from briefing_app.charts.suggest import refusals, resolve_head
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir

FONTS = {each: PictureFonts(resources_dir() / "fonts", each) for each in LANGUAGES}
NAME = Column("name", LocalText("Name", "名稱", "名称"))
DATES = Column("d", LocalText("Date", "日期", "日期"), ColumnKind.DATE)
DRUGS = CountNoun("drug", "drugs", "種藥物", "种药物")

LONG = LocalText(
    "Hong Kong Branches of Chinese National Engineering Research Centres for pharmaceutical biotechnology",
    "國家工程技術研究中心香港分中心（生物醫藥及先進醫療技術研發與臨床應用）",
    "国家工程技术研究中心香港分中心（生物医药及先进医疗技术研发与临床应用）",
)


def name_cell(text: str | LocalText) -> Cell:
    return Cell(text=LocalText.same(text) if isinstance(text, str) else text)


def number_cell(text: str, as_of: str = "") -> Cell:
    """`50`, `over 50`, `about 1.2E+9`, `20..30`, or `` for missing."""
    if not text:
        return Cell()
    words = text.rsplit(" ", 1)
    qualifier = Qualifier(words[0]) if len(words) > 1 else Qualifier.EXACT
    return Cell(value=Value.parse(words[-1]), qualifier=qualifier, as_of=PartialDate.parse(as_of) if as_of else None)


def date_cell(text: str) -> Cell:
    return Cell(date=PartialDate.parse(text)) if text else Cell()


def number_column(key: str = "a", unit: Unit = Unit.COUNT, noun: CountNoun | None = None) -> Column:
    label = LocalText(f"Amount {key}", f"數量{key}", f"数量{key}")
    return Column(key, label, ColumnKind.NUMBER, unit, noun)


def make_dataset(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column] = (NAME, number_column()), as_of: str = "2024-01"
) -> Dataset:
    return Dataset(
        id="d",
        slug="d",
        title=LocalText.same("d"),
        columns=tuple(columns),
        rows=tuple(tuple(each) for each in rows),
        sources=(Citation("s", "Table 1"),),
        as_of=PartialDate.parse(as_of) if as_of else None,
    )


def make_simple(pairs: Mapping[str, str], unit: Unit = Unit.COUNT, as_of: str = "2024-01") -> Dataset:
    """One named value a row."""
    rows = [(name_cell(name), number_cell(value)) for name, value in pairs.items()]
    return make_dataset(rows, (NAME, number_column(unit=unit)), as_of)


def make_grid(*rows: Sequence[str], unit: Unit = Unit.COUNT, units: Sequence[Unit] = ()) -> Dataset:
    """Rows N0, N1… with a value in each of the columns a, b…, all of one unit or each of its own."""
    keys = "abcdefgh"[: len(rows[0])]
    heads = [number_column(key, each) for key, each in zip(keys, units or (unit,) * len(keys), strict=True)]
    return make_dataset(
        [(name_cell(f"N{row}"), *map(number_cell, each)) for row, each in enumerate(rows)], (NAME, *heads)
    )


def make_quoted(
    key: str, value: str, unit: Unit, qualifier: Qualifier = Qualifier.EXACT, as_of: str = "2024"
) -> Quoted:
    seen = Observation(Value.parse(value), qualifier, PartialDate.parse(as_of), Citation("f", "Heading"))
    return Quoted(Figure(f"id-{key}", key, LocalText.same(key), unit, DRUGS, (seen,)), seen)


def list_warnings(kind: str, dataset: Dataset) -> list[str]:
    """The keys of what a kind, which does not refuse it, has against a table with its default options."""
    table = resolve_head("t", dataset, {}, Language.EN)
    assert kind not in refusals(table)
    suited = get_kind(kind)
    return [each.key for each in suited.suits(table, suited.options())]


def draw(
    kind: str,
    dataset: Dataset,
    language: Language = Language.EN,
    *,
    width: float = 450.0,
    height: float | None = None,
    options: Mapping[str, object] | None = None,
    figures: Mapping[str, Quoted] | None = None,
) -> Drawing:
    chart = Chart("c", "c", dataset.id, kind, LocalText("Title", "標題", "标题"), options=options or {})
    return build_drawing(
        chart,
        dataset,
        figures or {},
        language,
        width_pt=width,
        height_pt=height,
        measure=FONTS[language].measure,
        font_family=("Inter", "Noto Sans HK"),
    )
