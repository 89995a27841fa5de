"""Which kinds of chart suit a table, best first and why, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts.data import Datum, Table, resolve_table
from briefing_app.charts.kind import ChartKind
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.times import are_times
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import ColumnKind, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText

_LONG_NAME = 14
"""Names of more characters on average (Chinese ones count twice) want bars that lie."""
_PARTS = (Decimal(98), Decimal(102))
"""Percentages that add up to this are the parts of a whole, each rounded."""
_COURSE = 3
"""So many dates have a course, which big numbers side by side do not show."""
_WARNED = 30
"""What a reason against a kind that does not refuse it takes from its score."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind that suits a table, how well from 0 to 100, and why in one sentence.

    `doubted` where something speaks against it all the same, which its score tells too.
    """

    kind: str
    score: int
    reason: LocalText
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    """What of a table decides which kind suits it."""

    rows: int
    columns: int
    dates: bool
    words: bool
    long: bool
    one_unit: bool
    amounts: bool
    whole: bool
    parts: bool
    before_after: bool
    ranges: bool
    both_signs: bool


def resolve_head(name: str, dataset: Dataset, figures: Mapping[str, Quoted], language: Language) -> Table:
    """As `resolve_table`, but of no more rows than any kind shows: enough to suggest from, and quick for any table."""
    most = max(each.most_rows for each in KINDS) + 1
    head = replace(dataset, rows=dataset.rows[:most]) if len(dataset.rows) > most else dataset
    return resolve_table(name, head, figures, language)


def suggest(table: Table, rows: int | None = None) -> tuple[Suggestion, ...]:
    """The kinds that can draw a table with their default options, best first.

    `rows` is the number of rows where the table holds only the first of them.
    """
    shape = _measure(table)
    ranked = []
    for order, kind in enumerate(KINDS):
        if _find_refusal(kind, table, rows) is not None:
            continue
        score, reason = _RULES[kind.name](shape) if kind.name in _RULES else (40, kind.help)
        warned = len(kind.suits(table, kind.options()))
        score -= warned * _WARNED
        ranked.append((-score, order, Suggestion(kind.name, score, reason, warned > 0)))
    return tuple(each for _, _, each in sorted(ranked, key=lambda one: one[:2]))


def refusals(table: Table, rows: int | None = None) -> dict[str, LocalText]:
    """For every kind that cannot draw a table with its default options: why, as a sentence."""
    found = {kind.name: _find_refusal(kind, table, rows) for kind in KINDS}
    return {name: _begin(why) for name, why in found.items() if why is not None}


def _begin(why: LocalText) -> LocalText:
    """The same as a sentence of its own."""
    return why.with_text(Language.EN, why.en[:1].upper() + why.en[1:])


def _find_refusal(kind: ChartKind, table: Table, rows: int | None) -> LocalText | None:
    try:
        kind.check_size(table.name, len(table.rows) if rows is None else rows)
        reasons = kind.suits(table, kind.options())
    except ChartDataError as problem:
        why = problem.why
        return LocalText(*(why.best(each)[0] for each in LANGUAGES))
    return next((each.sentence for each in reasons if each.refuse), None)


# -- the shape of a table ----------------------------------------------------------------------------------------------


def _measure(table: Table) -> _Shape:
    numbers = [index for index, each in enumerate(table.columns) if each.kind is ColumnKind.NUMBER]
    first = next((index for index, each in enumerate(table.columns) if each.kind is not ColumnKind.NUMBER), None)
    names = [] if first is None else [row[first] for row in table.rows]
    known = [row[index] for row in table.rows for index in numbers if row[index].number is not None]
    units = {each.unit for each in known}
    nouns = {each.noun for each in known}
    signs = {(each.number or Decimal()) > 0 for each in known if each.number}
    return _Shape(
        rows=len(table.rows),
        columns=len(numbers),
        dates=are_times(names),
        words=any(each.kind is ColumnKind.TEXT for each in table.columns),
        long=_is_long(names),
        one_unit=len(units) <= 1,
        amounts=not units & {Unit.RANK, Unit.YEAR},
        whole=units == {Unit.PERCENT} and _add_up(table, numbers),
        parts=len(units) == 1 and len(nouns) == 1 and all((each.number or Decimal()) >= 0 for each in known),
        before_after=len(numbers) == 2 and all(_has_year(table.columns[index].label) for index in numbers),
        ranges=any(each.upper is not None for each in known),
        both_signs=len(signs) == 2,
    )


def _is_long(names: list[Datum]) -> bool:
    widths = [sum(2 if letter >= "\u2e80" else 1 for letter in each.printed) for each in names]
    return bool(widths) and sum(widths) / len(widths) > _LONG_NAME


def _has_year(heading: str) -> bool:
    return any(heading[at : at + 4].isdigit() for at in range(len(heading) - 3))


def _add_up(table: Table, numbers: list[int]) -> bool:
    """Whether the percentages of each row, or those of the only column, make a whole."""
    lists = [[row[index].number for index in numbers] for row in table.rows]
    if len(numbers) == 1:
        lists = [[each for row in lists for each in row]]
    return all(None not in each and _PARTS[0] <= sum(one or 0 for one in each) <= _PARTS[1] for each in lists)


# -- one rule a kind: how well it suits, 0 to 100, and why ---------------------------------------------------------------


def _rate_column(shape: _Shape) -> tuple[int, LocalText]:
    if shape.dates:
        return (82 if shape.rows <= 8 else 55), LocalText(
            "A few dates side by side: columns let their amounts be compared.",
            "日期不多，柱狀圖便於並排比較數量。",
            "日期不多，柱状图便于并排比较数量。",
        )
    score = 35 if shape.long or shape.rows > 10 or shape.columns > 4 else 78
    return score, LocalText(
        "Few items with short names: columns compare them side by side.",
        "項目不多、名稱簡短，適合以柱狀圖並排比較。",
        "项目不多、名称简短，适合用柱状图并排比较。",
    )


def _rate_bar(shape: _Shape) -> tuple[int, LocalText]:
    if shape.dates:
        return 30, LocalText(
            "Bars compare the amounts; time usually runs from left to right.",
            "橫條圖可比較數量，但時間一般由左至右表示。",
            "条形图可比较数量，但时间通常从左到右表示。",
        )
    return (45 if shape.columns > 3 else 84 if shape.long or shape.rows > 6 else 74), LocalText(
        "Names of any length and their amounts: bars read like a list, best in order of size.",
        "名稱長短不一，橫條圖像清單般易讀；按大小排列更佳。",
        "名称长短不一，条形图像清单一样易读；按大小排列更佳。",
    )


def _rate_stack(lying: bool) -> Callable[[_Shape], tuple[int, LocalText]]:
    def rate(shape: _Shape) -> tuple[int, LocalText]:
        better = lying == (shape.long or shape.rows > 8) and not (lying and shape.dates)
        if shape.columns > 1 and shape.whole:
            return (92 if better else 80), LocalText(
                "The percentages of each row make 100%: stacks show them as parts of a whole.",
                "每行百分比合共100%，堆疊圖可顯示整體的組成。",
                "每行百分比合计100%，堆叠图可显示整体的构成。",
            )
        return (66 if better and shape.parts else 45), LocalText(
            "Several columns of one unit: if they are parts that add up, stacks show them with their sum.",
            "多欄數字單位相同；如屬可相加的部分，堆疊圖可一併顯示總和。",
            "多列数字单位相同；如属可相加的部分，堆叠图可同时显示总和。",
        )

    return rate


def _rate_waterfall(shape: _Shape) -> tuple[int, LocalText]:
    return (76 if shape.both_signs and not shape.dates else 22), LocalText(
        "Increases and decreases: a waterfall shows how they add up.",
        "數值有增有減，瀑布圖可顯示如何累計。",
        "数值有增有减，瀑布图可显示如何累计。",
    )


def _rate_line(shape: _Shape) -> tuple[int, LocalText]:
    return (94 if shape.dates and shape.rows > 3 else 70 if shape.dates else 20), LocalText(
        "The rows are dates: a line shows the change over time, with gaps where values are missing.",
        "各行為日期，折線圖可顯示隨時間的變化，欠缺數值之處留空。",
        "各行为日期，折线图可显示随时间的变化，缺少数值之处留空。",
    )


def _rate_area(shape: _Shape) -> tuple[int, LocalText]:
    if shape.columns > 1:
        good = shape.dates and shape.rows > 3 and shape.parts
        return (88 if good and shape.whole else 62 if good else 20), LocalText(
            "Columns of one unit over time: if they are parts of a whole, areas show how it grew and of what it is made.",
            "多欄數字單位相同，並隨時間變化；如屬整體的各部分，面積圖可顯示整體的增長及組成。",
            "多列数字单位相同，并随时间变化；如属整体的各部分，面积图可显示整体的增长及构成。",
        )
    return (60 if shape.dates and shape.rows > 3 else 15), LocalText(
        "One amount over time: an area stresses how much there is.",
        "單一數量隨時間變化，面積圖可突出其多少。",
        "单一数量随时间变化，面积图可突出其多少。",
    )


def _rate_slope(shape: _Shape) -> tuple[int, LocalText]:
    return (90 if shape.before_after and 1 < shape.rows <= 12 else 42), LocalText(
        "Two columns of one unit: a slope shows how each item changed between them.",
        "兩欄數字單位相同，斜率圖可顯示各項目在兩者之間的變化。",
        "两列数字单位相同，斜率图可显示各项目在两者之间的变化。",
    )


def _rate_dot(shape: _Shape) -> tuple[int, LocalText]:
    if shape.ranges:
        return 80, LocalText(
            "Some values are ranges: dots show both of their ends.",
            "部分數值為範圍，點狀圖可顯示兩端。",
            "部分数值为范围，点状图可显示两端。",
        )
    return (72 if shape.rows > 15 else 44), LocalText(
        "Many items: dots compare them with less ink than bars.",
        "項目較多，點狀圖比橫條圖更清爽。",
        "项目较多，点状图比条形图更清爽。",
    )


def _rate_slices(base: int) -> Callable[[_Shape], tuple[int, LocalText]]:
    def rate(shape: _Shape) -> tuple[int, LocalText]:
        return (base + 40 if shape.whole else base), LocalText(
            "A few parts of one whole, of which each share is to be seen at a glance.",
            "整體只有少數部分，佔比一目了然。",
            "整体只有少数部分，占比一目了然。",
        )

    return rate


def _rate_scatter(shape: _Shape) -> tuple[int, LocalText]:
    # Of years one wants the course, not whether two measures go together.
    return (86 if not shape.one_unit and shape.rows >= 5 and not shape.dates else 36), LocalText(
        "Two measures of the same items: points show whether they go together.",
        "同一批項目有兩項數據，散點圖可顯示兩者是否相關。",
        "同一批项目有两项数据，散点图可显示两者是否相关。",
    )


def _rate_range_bar(shape: _Shape) -> tuple[int, LocalText]:
    return (88 if shape.ranges and shape.columns == 1 else 38), LocalText(
        "Values from a lowest to a highest: each bar shows the whole range.",
        "數值由最低至最高，每條橫條顯示整個範圍。",
        "数值由最低到最高，每根横条显示整个范围。",
    )


def _rate_heatmap(shape: _Shape) -> tuple[int, LocalText]:
    cells = shape.rows * shape.columns
    good = shape.columns > 2 and shape.rows > 3
    return (79 if good and cells >= 30 else 56 if good else 18), LocalText(
        "Many rows and columns of one unit: colours show the pattern, and the numbers stay readable.",
        "多行多欄而單位相同，以顏色顯示規律，數字仍可細讀。",
        "多行多列且单位相同，用颜色显示规律，数字仍可细读。",
    )


def _rate_multiples(shape: _Shape) -> tuple[int, LocalText]:
    if shape.dates:
        return (95 if shape.columns > 4 else 58 if shape.columns > 1 else 10), LocalText(
            "Several series over time: each has a small chart of its own, so that lines do not tangle.",
            "多個系列隨時間變化，各成一個小圖，線條不致糾纏。",
            "多个系列随时间变化，各成一个小图，线条不致缠绕。",
        )
    return (54 if shape.columns > 2 and 1 < shape.rows <= 24 else 14), LocalText(
        "The same columns for every row: small charts side by side show how the rows differ.",
        "各行欄目相同，並列的小圖可顯示各行的異同。",
        "各行的列相同，并列的小图可显示各行的异同。",
    )


def _rate_timeline(shape: _Shape) -> tuple[int, LocalText]:
    return (98 if shape.columns == 0 else 34), LocalText(
        "Events with their dates: a timeline shows them to scale.",
        "事件附有日期，時間線可按比例顯示先後。",
        "事件附有日期，时间线可按比例显示先后。",
    )


def _rate_tiles(shape: _Shape) -> tuple[int, LocalText]:
    few = shape.rows * shape.columns <= 4
    if not shape.one_unit or not shape.amounts:
        course = shape.dates and shape.rows >= _COURSE and shape.amounts
        return (33 if course else 91 if shape.rows * shape.columns <= 8 else 33), LocalText(
            "Values of different units, or ranks: big numbers stand side by side without a common axis.",
            "單位不同或屬名次，大數字可並列顯示，無須共用坐標軸。",
            "单位不同或属名次，大数字可并列显示，无须共用坐标轴。",
        )
    return (96 if shape.rows * shape.columns == 1 else 68 if few else 12), LocalText(
        "Only a few values: as big numbers they are remembered.",
        "數值不多，以大數字顯示較易記住。",
        "数值不多，以大数字显示更易记住。",
    )


_RULES: Mapping[str, Callable[[_Shape], tuple[int, LocalText]]] = {
    "column": _rate_column,
    "bar": _rate_bar,
    "stacked-column": _rate_stack(lying=False),
    "stacked-bar": _rate_stack(lying=True),
    "waterfall": _rate_waterfall,
    "line": _rate_line,
    "area": _rate_area,
    "slope": _rate_slope,
    "dot": _rate_dot,
    "donut": _rate_slices(33),
    "pie": _rate_slices(32),
    "scatter": _rate_scatter,
    "range-bar": _rate_range_bar,
    "heatmap": _rate_heatmap,
    "multiples": _rate_multiples,
    "timeline": _rate_timeline,
    "tiles": _rate_tiles,
}
