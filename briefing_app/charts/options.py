"""Options of chart kinds: dataclasses whose fields say what they hold, for forms and for checking JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar

from briefing_app.charts import refusals
from briefing_app.charts.refusals import refuse
from briefing_app.model.language import LocalText


class OptionType(StrEnum):
    """What an option holds, and so which control asks for it."""

    COLUMN = "column"
    COLUMNS = "columns"
    ROWS = "rows"
    CHOICE = "choice"
    FLAG = "flag"


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


OptionsT = TypeVar("OptionsT", bound=Options)


def parse_options(chart: str, kind: str, type_: type[OptionsT], given: Mapping[str, object]) -> OptionsT:
    """The options of a chart from plain JSON values.

    Raises ChartDataError for a name that the kind does not know and for a value of the wrong type.
    """
    known = {each.name: each for each in fields(type_)}
    for name in given:
        if name not in known:
            raise refuse(chart, refusals.NO_OPTION, kind=kind, option=name, known=tuple(known))
    parsed: dict[str, Any] = {
        name: _parse_value(chart, name, get_option_info(known[name]), value) for name, value in given.items()
    }
    return type_(**parsed)


def _parse_value(chart: str, name: str, info: OptionInfo, value: object) -> object:
    problem = refuse(
        chart, _EXPECTED[info.holds], option=name, value=json.dumps(value, ensure_ascii=False, default=str)[:60]
    )
    if info.holds is OptionType.COLUMN:
        if isinstance(value, str):
            return value
    elif info.holds is OptionType.FLAG:
        if isinstance(value, bool):
            return value
    elif info.holds is OptionType.CHOICE:
        if info.choices is not None and value in {each.value for each in info.choices}:
            return info.choices(value)
    elif isinstance(value, list | tuple):
        wanted: type = str if info.holds is OptionType.COLUMNS else int
        if all(isinstance(each, wanted) and not isinstance(each, bool) for each in value):
            return tuple(value)
    raise problem


_EXPECTED: Mapping[OptionType, LocalText] = {
    OptionType.COLUMN: refusals.WANTS_COLUMN,
    OptionType.COLUMNS: refusals.WANTS_COLUMNS,
    OptionType.ROWS: refusals.WANTS_ROWS,
    OptionType.CHOICE: refusals.WANTS_CHOICE,
    OptionType.FLAG: refusals.WANTS_FLAG,
}
