"""Options of chart kinds: dataclasses whose fields say what they hold, for forms and for checking JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar

from briefing_app.charts import words
from briefing_app.errors import ChartDataError
from briefing_app.model.language import Language, LocalText


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
            names = words.join_items(list(known), Language.EN)
            raise ChartDataError(chart=chart, why=f"the kind “{kind}” has no option “{name}” (it knows {names}).")
    parsed: dict[str, Any] = {
        name: _parse_value(chart, name, get_option_info(known[name]), value) for name, value in given.items()
    }
    return type_(**parsed)


def _parse_value(chart: str, name: str, info: OptionInfo, value: object) -> object:
    problem = ChartDataError(chart=chart, why=f"its option “{name}” cannot be {value!r}; {_EXPECTED[info.holds]}.")
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


_EXPECTED: Mapping[OptionType, str] = {
    OptionType.COLUMN: "it names one column",
    OptionType.COLUMNS: "it is a list of column names",
    OptionType.ROWS: "it is a list of row numbers from 0",
    OptionType.CHOICE: "it is not one of the choices",
    OptionType.FLAG: "it is true or false",
}
