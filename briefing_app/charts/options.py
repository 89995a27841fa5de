"""Options of chart kinds: dataclasses whose fields say what they hold, for forms and for checking JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar

from briefing_app.charts import refusals
from briefing_app.charts.refusals import refuse
from briefing_app.charts.remarks import MOST_ANNOTATIONS, Annotation, ReferenceLine, read_annotations, read_reference
from briefing_app.errors import ChartDataError
from briefing_app.model.language import LocalText


class OptionType(StrEnum):
    """What an option holds, and so which control asks for it."""

    COLUMN = "column"
    COLUMNS = "columns"
    ROWS = "rows"
    CHOICE = "choice"
    FLAG = "flag"
    LINE = "line"
    NOTES = "notes"


class Sort(StrEnum):
    """Order of the categories, by the first value column."""

    NONE = "none"
    ASCENDING = "ascending"
    DESCENDING = "descending"


class LabelPlace(StrEnum):
    """Where a horizontal chart writes the names of its rows."""

    AUTO = "auto"
    ABOVE = "above"
    BESIDE = "beside"


class PaletteName(StrEnum):
    """The colours of the marks."""

    HOUSE = "house"
    COLOUR_BLIND = "colour-blind"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class OptionInfo:
    """What it holds, name and help of one option; `choices` for OptionType.CHOICE."""

    holds: OptionType
    label: LocalText
    help: LocalText
    choices: type[StrEnum] | None = None


def option(
    holds: OptionType, default: object, label: LocalText, hint: LocalText, choices: type[StrEnum] | None = None
) -> Any:
    """A dataclass field that carries its OptionInfo."""
    return field(default=default, metadata={"option": OptionInfo(holds, label, hint, choices)})


def get_option_info(each: Field[Any]) -> OptionInfo:
    """What an options field says about itself."""
    info: OptionInfo = each.metadata["option"]
    return info


@dataclass(frozen=True, slots=True)
class Options:
    """What every kind of chart understands."""

    highlight: tuple[int, ...] = option(
        OptionType.ROWS,
        (),
        LocalText("Highlight", "重點", "重点"),
        LocalText(
            "Rows to stand out, counted from 0; the others step back.",
            "要突出的行（由0起計），其餘淡化。",
            "要突出的行（从0起计），其余淡化。",
        ),
    )
    sort: Sort = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        Sort.NONE,
        LocalText("Order", "排序", "排序"),
        LocalText("Order by the first value column.", "按首個數值欄排序。", "按首个数值列排序。"),
        Sort,
    )
    palette: PaletteName = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        PaletteName.HOUSE,
        LocalText("Colours", "配色", "配色"),
        LocalText(
            "House colours; colours that no form of colour blindness confuses; or greys and patterns for a black-and-white"
            " printer.",
            "標準配色；色弱或色盲人士亦能分辨的配色；或以灰階及花紋區分，適合黑白打印。",
            "标准配色；色弱或色盲人士也能分辨的配色；或以灰度和花纹区分，适合黑白打印。",
        ),
        PaletteName,
    )


@dataclass(frozen=True, slots=True)
class SeriesOptions(Options):
    """Options of the kinds that show columns of numbers."""

    category: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Names", "名稱", "名称"),
        LocalText(
            "Column with the names; empty: the first column that holds no numbers.",
            "載有名稱的欄；留空即採用首個非數字欄。",
            "载有名称的列；留空即采用首个非数字列。",
        ),
    )
    values: tuple[str, ...] = option(
        OptionType.COLUMNS,
        (),
        LocalText("Values", "數值", "数值"),
        LocalText(
            "Columns with the numbers; empty: every column of numbers.",
            "載有數字的欄；留空即採用所有數字欄。",
            "载有数字的列；留空即采用所有数字列。",
        ),
    )

    def choose_values(self, numbers: Sequence[str]) -> tuple[str, ...]:
        """The columns that are shown, of a table with these columns of numbers."""
        return self.values or tuple(numbers)

    @property
    def runs_in_time(self) -> bool:
        """Whether rows that are dates are drawn in order of time, however the table or `sort` orders them."""
        return False


@dataclass(frozen=True, slots=True)
class AxisOptions(SeriesOptions):
    """Options of the kinds with a value axis."""

    reference_line: ReferenceLine | None = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.LINE,
        None,
        LocalText("Reference line", "參考線", "参考线"),
        LocalText(
            "A line across the chart at one value, such as a target or an average, with what it is.",
            "在某一數值畫一條橫貫圖表的線（如目標或平均值），並註明其意義。",
            "在某一数值画一条横贯图表的线（如目标或平均值），并注明其含义。",
        ),
    )
    annotations: tuple[Annotation, ...] = option(
        OptionType.NOTES,
        (),
        LocalText("Annotations", "註解", "注释"),
        LocalText(
            "A few words beside a value: what happened there.",
            "在某一數值旁加上簡短說明。",
            "在某一数值旁加上简短说明。",
        ),
    )


@dataclass(frozen=True, slots=True)
class GridOptions(AxisOptions):
    """Options of the kinds that can draw a grid behind their marks."""

    value_labels: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Values at the marks", "標示數值", "标示数值"),
        LocalText(
            "Write each value at its mark; without them a grid with a scale stands behind the marks.",
            "在圖形旁標示各數值；不標示時，改以格線及刻度顯示。",
            "在图形旁标示各数值；不标示时，改用网格线和刻度显示。",
        ),
    )
    grid: bool = option(
        OptionType.FLAG,
        False,
        LocalText("Grid lines", "格線", "网格线"),
        LocalText(
            "Light lines at round values, with a scale beside them.",
            "在整數值畫上淡線，並標示刻度。",
            "在整数值画上淡线，并标示刻度。",
        ),
    )


@dataclass(frozen=True, slots=True)
class GroupOptions(GridOptions):
    """Options of the kinds in which several series stand together."""

    highlight_series: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Highlight a series", "突出系列", "突出系列"),
        LocalText(
            "Column of numbers to stand out; the others step back. Empty: none.",
            "要突出的數字欄，其餘淡化；留空即不突出。",
            "要突出的数值列，其余淡化；留空即不突出。",
        ),
    )


OptionsT = TypeVar("OptionsT", bound=Options)


def keep_known(type_: type[Options], given: Mapping[str, object]) -> dict[str, object]:
    """Those of a chart's options that a kind understands: what goes along when the kind is changed.

    A value that the kind's option of that name cannot hold is left out as well.
    """
    known = {each.name: get_option_info(each) for each in fields(type_)}
    kept = {}
    for name, value in given.items():
        if name in known:
            try:
                _parse_value("", name, known[name], value)
            except ChartDataError:
                # An option of the same name with another meaning, such as the place of names in one kind alone.
                continue
            kept[name] = value
    return kept


def parse_options(chart: str, kind: str, type_: type[OptionsT], given: Mapping[str, object]) -> OptionsT:
    """The options of a chart from plain JSON values.

    An option that is null, which is how a form empties it, has its default. Raises ChartDataError for a name that the kind does
    not know and for a value of the wrong type.
    """
    known = {each.name: each for each in fields(type_)}
    for name in given:
        if name not in known:
            raise refuse(chart, refusals.NO_OPTION, kind=kind, option=name, known=tuple(known))
    parsed: dict[str, Any] = {
        name: _parse_value(chart, name, get_option_info(known[name]), value)
        for name, value in given.items()
        if value is not None
    }
    return type_(**parsed)


def _parse_value(chart: str, name: str, info: OptionInfo, value: object) -> object:
    parsed: object = None
    if info.holds is OptionType.COLUMN:
        parsed = value if isinstance(value, str) else None
    elif info.holds is OptionType.FLAG:
        parsed = value if isinstance(value, bool) else None
    elif info.holds is OptionType.CHOICE:
        if info.choices is not None and isinstance(value, str) and value in {each.value for each in info.choices}:
            parsed = info.choices(value)
    elif info.holds is OptionType.LINE:
        parsed = read_reference(value)
    elif info.holds is OptionType.NOTES:
        parsed = read_annotations(value)
    elif isinstance(value, list | tuple):
        wanted: type = str if info.holds is OptionType.COLUMNS else int
        if all(isinstance(each, wanted) and not isinstance(each, bool) for each in value):
            parsed = tuple(value)
    if parsed is None:
        raise refuse(chart, _EXPECTED[info.holds], option=name, value=_print_json(value), most=MOST_ANNOTATIONS)
    return parsed


def _print_json(value: object) -> str:
    """The beginning of what was given; of anything nested deeply only that it is."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)[:60]
    except (ValueError, RecursionError):
        return "…"


_EXPECTED: Mapping[OptionType, LocalText] = {
    OptionType.COLUMN: refusals.WANTS_COLUMN,
    OptionType.COLUMNS: refusals.WANTS_COLUMNS,
    OptionType.ROWS: refusals.WANTS_ROWS,
    OptionType.CHOICE: refusals.WANTS_CHOICE,
    OptionType.FLAG: refusals.WANTS_FLAG,
    OptionType.LINE: refusals.WANTS_LINE,
    OptionType.NOTES: refusals.WANTS_NOTES,
}
