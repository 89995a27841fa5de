"""Slices of one whole: what may be cut into slices, and what the whole is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import Reason
from briefing_app.charts.options import OptionType, SeriesOptions, option
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.model.figure import Qualifier, Unit
from briefing_app.model.language import LocalText

MOST_SLICES = 6
_TOTALS = (
    "total",
    "all",
    "sum",
    "overall",
    "總數",
    "总数",
    "總計",
    "总计",
    "合計",
    "合计",
    "總和",
    "总和",
    "全部",
    "整體",
    "整体",
)
"""Names of rows that hold the sum of the others."""


@dataclass(frozen=True, slots=True)
class SliceOptions(SeriesOptions):
    """Options of pies and donuts."""

    whole: tuple[int, ...] = option(
        OptionType.ROWS,
        (),
        LocalText("The whole", "整體", "整体"),
        LocalText(
            "The row that holds the total, counted from 0: no slice, but the others must add up to it.",
            "載有總數的行（由0起計）：不會畫成一份，但其餘各項之和須與其相符。",
            "载有总数的行（从0起计）：不会画成一份，但其余各项之和须与其相符。",
        ),
    )


TOO_MANY = Reason(
    "too-many-slices",
    LocalText(
        "more than six slices cannot be told apart; use bars, or gather the small ones.",
        "超過六份便難以分辨；請改用橫條圖，或合併較小的項目。",
        "超过六份便难以分辨；请改用条形图，或合并较小的项目。",
    ),
)
SEVERAL_SERIES = Reason(
    "several-series",
    LocalText(
        "slices show one column of values; choose one, or use stacked columns.",
        "圓形圖和圓環圖只顯示一欄數值；請選一欄，或改用堆疊柱狀圖。",
        "饼图和圆环图只显示一列数值；请选一列，或改用堆叠柱状图。",
    ),
)
NOT_PARTS = Reason(
    "not-parts",
    LocalText(
        "the values are not parts of one whole (a value is missing, negative, only a limit or a range, or shares do not add "
        "up to 100%); use bars.",
        "數值並非同一整體的各部分（有缺漏、負數、界限或範圍，或百分比合計不是100%）；請改用橫條圖。",
        "数值并非同一整体的各部分（有缺漏、负数、界限或范围，或百分比合计不是100%）；请改用条形图。",
    ),
)
OTHER_THINGS = Reason(
    "other-things",
    LocalText(
        "the rows count different things, which make no whole together; use big numbers or bars.",
        "各行所計的事物不同，不能合成一個整體；請改用大數字或橫條圖。",
        "各行所计的事物不同，不能合成一个整体；请改用大数字或条形图。",
    ),
)
MIXED_DATES = Reason(
    "mixed-dates",
    LocalText(
        "the values are of different dates, so together they make no whole; use bars.",
        "數值日期不一，不能合成一個整體；請改用橫條圖。",
        "数值日期不一，不能合成一个整体；请改用条形图。",
    ),
)
WRONG_WHOLE = Reason(
    "wrong-whole",
    LocalText(
        "its options must name one row of the table as the whole, with an exact value; choose that row again.",
        "選項須指定數據集內一行、且數值確實者作為整體；請重新選取該行。",
        "选项须指定数据集内一行、且数值确切者作为整体；请重新选取该行。",
    ),
)
OTHER_SUM = Reason(
    "other-sum",
    LocalText(
        "the parts do not add up to the row named as the whole, so something is missing or counted twice; add the rest as a "
        "row, or use bars.",
        "各部分之和與列為整體的一行不符，即有遺漏或重複計算；請補上其餘部分，或改用橫條圖。",
        "各部分之和与列为整体的一行不符，即有遗漏或重复计算；请补上其余部分，或改用条形图。",
    ),
)
HOLDS_TOTAL = Reason(
    "holds-total",
    LocalText(
        "one row is the total of the others and would be half of the drawing; name it as the whole in the options.",
        "其中一行是其餘各行的總數，會佔去圖的一半；請在選項中把它列為整體。",
        "其中一行是其余各行的总数，会占去图的一半；请在选项中把它列为整体。",
    ),
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The slices: places in the selection and their numbers; the whole they add up to, and its datum where a row holds it."""

    places: tuple[int, ...]
    numbers: tuple[Decimal, ...]
    whole: Decimal
    stated: Datum | None = None


def check_slices(table: Table, options: SliceOptions) -> tuple[Reason, ...]:
    """Reasons against cutting one whole into the values."""
    selection = select(table, options)
    reasons = list(check_units(selection))
    if len(selection.series) > 1:
        reasons.append(SEVERAL_SERIES)
    if options.whole and not _names_whole(selection, options):
        return (*reasons, WRONG_WHOLE)
    parts = find_parts(selection, options)
    data = [selection.series[0].data[each] for each in parts.places]
    if len(data) > MOST_SLICES:
        reasons.append(TOO_MANY)
    if not _are_parts(data, parts):
        reasons.append(NOT_PARTS)
    elif parts.stated is not None and not _add_up([*parts.numbers, parts.whole], sum(parts.numbers), parts.whole):
        reasons.append(OTHER_SUM)
    elif parts.stated is None and _holds_total(selection, parts):
        reasons.append(HOLDS_TOTAL)
    if len({each.noun for each in data if each.number is not None}) > 1:
        reasons.append(OTHER_THINGS)
    dated = [*data, parts.stated] if parts.stated is not None else data
    if len({each.as_of for each in dated if each.number is not None}) > 1:
        reasons.append(MIXED_DATES)
    return tuple(reasons)


def find_parts(selection: Selection, options: SliceOptions) -> Parts:
    """What is cut: every row but the one that holds the whole."""
    data = selection.series[0].data
    places = tuple(place for place, row in enumerate(selection.rows) if row not in options.whole)
    numbers = tuple(data[each].number or Decimal() for each in places)
    stated = next((data[place] for place, row in enumerate(selection.rows) if row in options.whole), None)
    whole = sum(numbers, Decimal()) if stated is None else stated.number or Decimal()
    return Parts(places, numbers, whole, stated)


def _names_whole(selection: Selection, options: SliceOptions) -> bool:
    if len(options.whole) != 1 or options.whole[0] not in selection.rows or len(selection.rows) < 2:
        return False
    datum = selection.series[0].data[selection.rows.index(options.whole[0])]
    return datum.number is not None and datum.number > 0 and (datum.exact or datum.qualifier is Qualifier.ABOUT)


def _are_parts(data: list[Datum], parts: Parts) -> bool:
    if any(each < 0 for each in parts.numbers):
        return False
    loose = any(each.number is None or each.upper is not None or each.qualifier.open_ended for each in data)
    if loose or not any(parts.numbers):
        return False
    if data[0].unit is Unit.PERCENT and parts.stated is None:
        return _add_up(parts.numbers, parts.whole, Decimal(100))
    return True


def _add_up(rounded: Iterable[Decimal], total: Decimal | int, wanted: Decimal) -> bool:
    """Whether a sum is what it should be, where every number may be rounded by half of its last digit."""
    allowed = sum((Decimal(5).scaleb(int(each.as_tuple().exponent) - 1) for each in rounded), Decimal())
    return abs(total - wanted) <= allowed


def _holds_total(selection: Selection, parts: Parts) -> bool:
    """Whether a row is called a total and is the sum of all others."""
    return any(
        number * 2 == parts.whole and get_name(selection, place).strip().casefold().startswith(_TOTALS)
        for place, number in zip(parts.places, parts.numbers, strict=True)
        if len(parts.places) > 2
    )
