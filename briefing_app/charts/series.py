"""Which rows and columns of a table a chart shows: names, series of values, order and highlight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import refusals
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import Reason
from briefing_app.charts.options import AxisOptions, GroupOptions, SeriesOptions, Sort
from briefing_app.charts.refusals import refuse
from briefing_app.charts.remarks import Annotation, ReferenceLine
from briefing_app.model.chart import ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText


@dataclass(frozen=True, slots=True)
class Series:
    """One column of values, in the order of the categories; `unit` is theirs, which figures bring along."""

    key: str
    label: str
    unit: Unit
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Categories and series of a chart; `rows` are the row numbers of the dataset, `names` the datum naming each.

    `largest` is the largest distance of a value, or of the reference line, from zero. `highlight_series` is -1 for none.
    Every annotation names a row and a series that are shown.
    """

    rows: tuple[int, ...]
    names: tuple[Datum, ...]
    series: tuple[Series, ...]
    highlight: frozenset[int]
    largest: Decimal
    highlight_series: int = -1
    reference: ReferenceLine | None = None
    annotations: tuple[Annotation, ...] = ()

    @property
    def data(self) -> tuple[Datum, ...]:
        """All values, series after series."""
        return tuple(datum for each in self.series for datum in each.data)

    @property
    def unit(self) -> Unit:
        """The unit of the values, where they share one."""
        return next((each.unit for each in self.data if each.number is not None), Unit.COUNT)

    def get_share(self, number: Decimal) -> float:
        """A value as a share of the largest, -1 to 1: floats hold this for values of any size."""
        return float(number / self.largest) if self.largest else 0.0

    @property
    def reference_shares(self) -> tuple[float, ...]:
        """Where the reference line stands, if there is one, as a share of the largest."""
        return () if self.reference is None else (self.get_share(self.reference.value),)

    def get_bounds(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest of zero and all values."""
        numbers = [each for datum in self.data for each in (datum.number, datum.most) if each is not None]
        return min(numbers, default=Decimal()), max(numbers, default=Decimal())

    def is_quiet(self, row: int) -> bool:
        """Whether something else is highlighted."""
        return bool(self.highlight) and row not in self.highlight

    def is_series_quiet(self, series: int) -> bool:
        """Whether another series is highlighted."""
        return 0 <= self.highlight_series != series


def select(table: Table, options: SeriesOptions) -> Selection:
    """What the options pick from the table; empty rows, which only part groups of rows in a spreadsheet, are passed over.

    Raises ChartDataError where there is no row, no column of numbers, or an option names a column or row that is not there.
    """
    if not table.rows:
        raise refuse(table.name, refusals.NO_ROWS)
    category = options.category or _first(table.get_keys(ColumnKind.TEXT, ColumnKind.DATE))
    keys = options.choose_values([each for each in table.get_keys(ColumnKind.NUMBER) if each != category])
    if not keys:
        raise refuse(table.name, refusals.NO_NUMBERS)
    for key in keys:
        column = table.columns[table.get_index(key)]
        if column.kind is not ColumnKind.NUMBER:
            raise refuse(table.name, refusals.NOT_NUMBERS, column=column.label)
    for row in options.highlight:
        if not 0 <= row < len(table.rows):
            raise refuse(table.name, refusals.HIGHLIGHT, row=row, last=len(table.rows) - 1)
    lines = options if isinstance(options, AxisOptions) else AxisOptions()
    quiet = options.highlight_series if isinstance(options, GroupOptions) else ""
    annotations = tuple(replace(each, series=each.series or keys[0]) for each in lines.annotations)
    for key in (*(each.series for each in annotations), *([quiet] if quiet else [])):
        if key not in keys:
            raise refuse(table.name, refusals.NO_SUCH_SERIES, key=key, known=tuple(keys))
    for each in annotations:
        if each.row >= len(table.rows):
            raise refuse(table.name, refusals.ANNOTATED_ROW, row=each.row, last=len(table.rows) - 1)
    names = table.get_column(category) if category else tuple(Datum() for _ in table.rows)
    if options.runs_in_time and all(each.date is not None for each in names):
        order = _order_by_time(names)
    else:
        order = _order(table.get_column(keys[0]), options.sort)
    marked = {*options.highlight, *(each.row for each in annotations)}
    order = tuple(row for row in order if row in marked or not all(each.missing for each in table.rows[row]))
    series = []
    for key in keys:
        column, cells = table.columns[table.get_index(key)], table.get_column(key)
        unit = next((each.unit for each in cells if each.number is not None), column.unit)
        series.append(Series(key, column.label, unit, tuple(cells[row] for row in order)))
    bounds = [
        abs(each) for one in series for datum in one.data for each in (datum.number, datum.upper) if each is not None
    ]
    if not bounds:
        raise refuse(table.name, refusals.ALL_MISSING)
    reference = lines.reference_line
    return Selection(
        order,
        tuple(names[row] for row in order),
        tuple(series),
        frozenset(options.highlight),
        max(bounds if reference is None else [*bounds, abs(reference.value)]),
        keys.index(quiet) if quiet else -1,
        reference,
        annotations,
    )


def _first(keys: Iterable[str]) -> str:
    return next(iter(keys), "")


def _order(cells: tuple[Datum, ...], sort: Sort) -> tuple[int, ...]:
    """Row numbers in order; missing values always come last, equal ones stay as they were."""
    rows = range(len(cells))
    if sort is Sort.NONE:
        return tuple(rows)
    sign = -1 if sort is Sort.DESCENDING else 1
    return tuple(sorted(rows, key=lambda row: (cells[row].number is None, sign * (cells[row].number or 0))))


def _order_by_time(names: tuple[Datum, ...]) -> tuple[int, ...]:
    """Row numbers from the earliest date to the latest: ends, neighbours and descriptions are then what is drawn."""
    return tuple(sorted(range(len(names)), key=lambda row: names[row].day))


MIXED_UNITS = Reason(
    "mixed-units",
    LocalText(
        "the values have different units, and one axis cannot show them side by side; choose columns of one unit, or use big"
        " numbers or two charts.",
        "數值單位不同，不能共用一條坐標軸；請只選單位相同的欄，或改用大數字，或分為兩張圖表。",
        "数值单位不同，不能共用一条坐标轴；请只选单位相同的列，或改用大数字，或分为两张图表。",
    ),
)
RANKS = Reason(
    "ranks",
    LocalText(
        "ranks and years are not amounts, so a length drawn from zero would mislead; use big numbers.",
        "名次和年份不是數量，由零畫起的長度會誤導讀者；請改用大數字。",
        "名次和年份不是数量，从零画起的长度会误导读者；请改用大数字。",
    ),
)


MANY_BARS = Reason(
    "many-bars",
    LocalText(
        "more than sixty values, each on a line of its own, are too small to read in print; show fewer rows or columns, or use"
        " a line, a heat map or a table.",
        "數值超過六十個，每個各佔一行，印出後太小，無法閱讀；請減少行或欄，或改用折線圖、熱度圖或表格。",
        "数值超过六十个，每个各占一行，印出后太小，无法阅读；请减少行或列，或改用折线图、热力图或表格。",
    ),
    refuse=False,
)
_MOST_BARS = 60


TIME_BACKWARDS = Reason(
    "time-backwards",
    LocalText(
        "the dates do not run from the earliest to the latest, as a reader takes columns to do; sort the rows of the table by"
        " date.",
        "日期並非由早至遲排列，讀者卻會由左至右理解為時間先後；請把數據集的行按日期排序。",
        "日期不是由早到晚排列，读者却会从左到右理解为时间先后；请把数据集的行按日期排序。",
    ),
    refuse=False,
)


def check_time_order(selection: Selection, options: SeriesOptions) -> tuple[Reason, ...]:
    """Reasons against dates side by side in the order of the table; one by value was asked for."""
    days = [each.day for each in selection.names if each.date is not None]
    dated = len(days) == len(selection.names) and options.sort is Sort.NONE
    return (TIME_BACKWARDS,) if dated and days != sorted(days) else ()


def check_few_bars(selection: Selection) -> tuple[Reason, ...]:
    """Reasons against one line for every value."""
    return (MANY_BARS,) if len(selection.data) > _MOST_BARS else ()


def check_one_unit(selection: Selection) -> tuple[Reason, ...]:
    """Reasons against one common scale."""
    return (MIXED_UNITS,) if len(_list_units(selection)) > 1 else ()


def check_units(selection: Selection) -> tuple[Reason, ...]:
    """Reasons against one common scale from zero."""
    ranks = _list_units(selection) & {Unit.RANK, Unit.YEAR}
    return (*check_one_unit(selection), *((RANKS,) if ranks else ()))


def _list_units(selection: Selection) -> set[Unit]:
    return {each.unit for each in selection.data if each.number is not None}
