"""Data of a chart, resolved for one language: every cell as a typed value together with the words that print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import refusals
from briefing_app.charts.refusals import refuse
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, CountNoun, Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date
from briefing_app.wording.values import Parts, print_parts


@dataclass(frozen=True, slots=True)
class Datum:
    """One cell: a number or range, a date or words; none of them is missing, which is never zero.

    `printed` is what readers see, in the table's language; for a missing cell it is empty. `lead` is its beginning up to
    the number (“about ”), `parts` the number as large print sets it, with the counted thing.
    """

    number: Decimal | None = None
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: Unit = Unit.COUNT
    noun: CountNoun | None = None
    date: PartialDate | None = None
    as_of: PartialDate | None = None
    text: str = ""
    printed: str = ""
    lead: str = ""
    parts: Parts | None = None
    derived: bool = False
    citation: Citation | None = None

    @property
    def missing(self) -> bool:
        """Whether the cell holds nothing."""
        return self.number is None and self.date is None and not self.text

    @property
    def day(self) -> float:
        """The middle of what the date can mean, as an ordinal; 0 without one."""
        return 0.0 if self.date is None else (self.date.first.toordinal() + self.date.last.toordinal()) / 2

    @property
    def exact(self) -> bool:
        """Whether the number is one number, exactly."""
        return self.number is not None and self.upper is None and self.qualifier is Qualifier.EXACT

    @property
    def lower_limit(self) -> bool:
        """Whether the true value lies above the number."""
        return self.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST)

    @property
    def upper_limit(self) -> bool:
        """Whether the true value lies below the number."""
        return self.qualifier in (Qualifier.UNDER, Qualifier.AT_MOST)

    @property
    def together(self) -> str:
        """`printed` so that it breaks into lines only between qualifier and number: with no-break spaces and word joiners."""
        lead = self.lead if self.lead.endswith(" ") else "\u2060".join(self.lead)
        return lead + self.printed[len(self.lead) :].replace(" ", "\u00a0")

    @property
    def most(self) -> Decimal | None:
        """The number, or the upper end of a range."""
        return self.number if self.upper is None else self.upper


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column with its heading in the table's language."""

    key: str
    label: str
    kind: ColumnKind
    unit: Unit
    noun: CountNoun | None


@dataclass(frozen=True, slots=True)
class Table:
    """A dataset resolved for one language; `rows[n]` is row n of the dataset.

    `sourced`: it names a source, which then is what gives dates or not.
    """

    name: str
    language: Language
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Datum, ...], ...]
    as_of: PartialDate | None = None
    sourced: bool = True

    def get_index(self, key: str) -> int:
        """Position of a column; ChartDataError if there is none of that name."""
        for index, each in enumerate(self.columns):
            if each.key == key:
                return index
        known = tuple(each.key for each in self.columns)
        raise refuse(self.name, refusals.NO_COLUMN, key=key, known=known)

    def get_column(self, key: str) -> tuple[Datum, ...]:
        """The cells of one column; ChartDataError if there is none of that name."""
        index = self.get_index(key)
        return tuple(row[index] for row in self.rows)

    def get_keys(self, *kinds: ColumnKind) -> tuple[str, ...]:
        """The columns of these kinds, in order."""
        return tuple(each.key for each in self.columns if each.kind in kinds)


def resolve_table(name: str, dataset: Dataset, figures: Mapping[str, Quoted], language: Language) -> Table:
    """The dataset in one language, its figure cells looked up; `name` of the chart is for errors.

    A figure without an observation (held back from a hand-out, or not measured yet) is a missing cell.
    Raises ChartDataError for a figure that is not in `figures` and for a row of the wrong length.
    """
    columns = tuple(
        TableColumn(each.key, each.label.best(language)[0] or each.key, each.kind, each.unit, each.noun)
        for each in dataset.columns
    )
    rows = []
    for number, row in enumerate(dataset.rows):
        if len(row) != len(columns):
            raise refuse(name, refusals.CELLS, row=number + 1, cells=len(row), columns=len(columns))
        rows.append(
            tuple(
                _resolve_figure(name, cell, figures, language)
                if cell.figure
                else _resolve_cell(cell, column, dataset.as_of, language)
                for cell, column in zip(row, dataset.columns, strict=True)
            )
        )
    sourced = bool(dataset.sources) or any(each.citation is not None for row in rows for each in row)
    return Table(name, language, columns, tuple(rows), dataset.as_of, sourced)


def _resolve_figure(name: str, cell: Cell, figures: Mapping[str, Quoted], language: Language) -> Datum:
    quoted = figures.get(cell.figure)
    if quoted is None:
        raise refuse(name, refusals.NO_FIGURE, key=cell.figure)
    if quoted.observation is None:
        return Datum()
    seen, figure = quoted.observation, quoted.figure
    number = _resolve_number(seen.value, seen.qualifier, figure.unit, figure.noun, language)
    return replace(number, as_of=cell.as_of or seen.as_of, derived=figure.derived, citation=seen.citation)


def _resolve_cell(cell: Cell, column: Column, as_of: PartialDate | None, language: Language) -> Datum:
    if cell.value is not None:
        number = _resolve_number(cell.value, cell.qualifier, column.unit, column.noun, language)
        return replace(number, as_of=cell.as_of or as_of, citation=cell.citation)
    if cell.date is not None:
        return Datum(date=cell.date, printed=print_date(cell.date, language), citation=cell.citation)
    if column.kind is not ColumnKind.TEXT:  # words where a number or date would stand: n/a
        return Datum()
    text = " ".join(cell.text.best(language)[0].split())
    return Datum(text=text, printed=text)


def _resolve_number(
    value: Value, qualifier: Qualifier, unit: Unit, noun: CountNoun | None, language: Language
) -> Datum:
    bare = print_parts(value, unit, language, qualifier=qualifier)
    return Datum(
        number=value.number,
        upper=value.upper,
        qualifier=qualifier,
        unit=unit,
        noun=noun,
        printed=bare.text,
        lead=bare.qualifier + bare.gap if bare.qualifier else "",
        parts=print_parts(value, unit, language, qualifier=qualifier, noun=noun),
    )
