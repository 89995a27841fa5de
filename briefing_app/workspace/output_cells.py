"""The rows of a dataset as a file holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Observation, Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.digits import shift
from briefing_app.wording.read_cell import print_cell
from briefing_app.workspace.desk import Desk

_MONEY: Final[Mapping[Unit, LocalText]] = {
    Unit.HKD: LocalText("HK$", "港元", "港元"),
    Unit.USD: LocalText("US$", "美元", "美元"),
    Unit.CNY: LocalText("RMB", "元人民幣", "元人民币"),
}
_SCALES: Final[Mapping[int, LocalText]] = {
    3: LocalText("thousand", "千", "千"),
    4: LocalText("ten thousand", "萬", "万"),
    6: LocalText("million", "百萬", "百万"),
    8: LocalText("hundred million", "億", "亿"),
    9: LocalText("billion", "十億", "十亿"),
    12: LocalText("trillion", "萬億", "万亿"),
}


@dataclass(frozen=True, slots=True)
class OutTable:
    """A table to be written: a name, headings with the unit of each column that a spreadsheet may show, and rows."""

    name: str
    headings: tuple[str, ...]
    units: tuple[Unit | None, ...]
    rows: Sequence[Sequence[RawCell]]


class TableWriter:
    """Turns datasets into rows in one language."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk = desk
        self._language = language

    def write(self, dataset: Dataset) -> OutTable:
        """A dataset; a cell that follows a figure holds the value that is quoted today."""
        observed = self._observe(dataset)
        columns = dataset.columns
        rows = [tuple(map(self._say, row, columns, (observed,) * len(columns))) for row in dataset.rows]
        units = tuple(each.unit if each.kind is ColumnKind.NUMBER and not each.scale else None for each in columns)
        name = dataset.title.best(self._language)[0] or dataset.slug
        return OutTable(name, tuple(say_heading(each, self._language) for each in columns), units, rows)

    def _observe(self, dataset: Dataset) -> Mapping[str, Observation | None]:
        return {key: each.observation for key, each in self._desk.quote(dataset.figure_keys).items()}

    def _say(self, cell: Cell, column: Column, observed: Mapping[str, Observation | None]) -> RawCell:
        if cell.figure:
            found = observed.get(cell.figure)
            return self._say_value(found.value, found.qualifier, column) if found else None
        if cell.value is not None:
            return self._say_value(cell.value, cell.qualifier, column)
        if cell.date is not None:
            return say_date(cell.date)
        return cell.text.best(self._language)[0] or None

    def _say_value(self, value: Value, qualifier: Qualifier, column: Column) -> RawCell:
        """An exact number as such, in the scale of the column; any other as words that say how exact it is."""
        if qualifier is Qualifier.EXACT and value.upper is None:
            return shift(value.number, -column.scale)
        return print_cell(Cell(value=value, qualifier=qualifier), column, self._language)


def say_date(partial: PartialDate) -> RawCell:
    """A full day as such, a month or year as `2024-01` or `2024`."""
    if partial.month is None or partial.day is None:
        return str(partial)
    return date(partial.year, partial.month, partial.day)


def say_heading(column: Column, language: Language) -> str:
    """The heading of a column with its unit in parentheses, as `read_heading` reads it."""
    label = column.label.best(language)[0] or column.key
    unit = _say_unit(column, language) if column.kind is ColumnKind.NUMBER else ""
    if not unit:
        return label
    return f"{label}（{unit}）" if language.chinese else f"{label} ({unit})"


def _say_unit(column: Column, language: Language) -> str:
    scale = (
        _SCALES[column.scale].get(language) if column.scale in _SCALES else f"10^{column.scale}" * bool(column.scale)
    )
    match column.unit:
        case Unit.PERCENT:
            return "%"
        case Unit.RANK:
            return "名次" if language.chinese else "rank"
        case Unit.HKD | Unit.USD | Unit.CNY:
            money = _MONEY[column.unit].get(language)
            return f"{scale}{money}" if language.chinese else f"{money} {scale}".strip()
        case _:
            return scale
