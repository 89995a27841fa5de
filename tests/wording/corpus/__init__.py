"""Plainly artificial tables shaped as officers get them, each with what a careful reader takes from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from briefing_app.formats.tables.csv_read import read_tsv
from briefing_app.formats.tables.decimal_comma import read_decimal_commas
from briefing_app.formats.tables.raw import RawCell, RawTable
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.wording.guess_table import GuessedTable


@dataclass(frozen=True, slots=True)
class Case:
    """A table as lines of cells set apart by `|`, or rows of cells as a workbook gives them, and what is expected.

    `columns` are `name: kind` with the names in all languages set apart by ` = `; of numbers the unit, the scale and what is
    counted. `cells` are values by row and column of the data, from 0; `rows` is the first row of data and that after the last.
    """

    name: str
    table: str | tuple[tuple[RawCell, ...], ...]
    columns: tuple[str, ...]
    rows: tuple[int, int]
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    groups: tuple[tuple[int, ...], ...] = ()
    title: str = ""
    note: str = ""
    shared: str = ""  # the unit that stands above
    as_of: str = ""
    refused: int = 0
    totals: tuple[int, ...] = ()

    @property
    def raw(self) -> RawTable:
        """The table as a spreadsheet puts it on the clipboard."""
        if not isinstance(self.table, str):
            width = max(map(len, self.table))
            return RawTable(tuple((*row, *(None,) * (width - len(row))) for row in self.table))
        lines = self.table.strip("\n").split("\n")
        text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
        return read_decimal_commas(read_tsv(text))


def describe(column: Column) -> str:
    """A column as `Case.columns` writes it."""
    name = " = ".join(text for _, text in column.label)
    if column.kind is not ColumnKind.NUMBER:
        return f"{name}: {column.kind.value}"
    words = [column.unit.value, str(column.scale) if column.scale else "", column.noun.other if column.noun else ""]
    return f"{name}: {' '.join(filter(None, words))}"


def say(cell: Cell) -> str:
    """A cell as `Case.cells` writes it: numbers in full, an empty one as nothing, words in quotation marks."""
    if cell.value is not None:
        ends = [f"{Decimal(each):f}" for each in (cell.value.number, cell.value.upper) if each is not None]
        words = "" if cell.qualifier.value == "exact" else f"{cell.qualifier.value} "
        return words + "–".join(ends)
    if cell.date is not None:
        return str(cell.date)
    return f"“{next(iter(text for _, text in cell.text))}”" if cell.text else ""


def describe_all(guessed: GuessedTable) -> dict[str, object]:
    """What was guessed, as a case says it."""
    around = guessed.around
    return {
        "columns": tuple(describe(each.column) for each in guessed.columns),
        "rows": (guessed.heading_rows, guessed.last),
        "groups": tuple(tuple(at for at, _ in group) for group in guessed.groups),
        "title": " = ".join(text for _, text in around.title),
        "note": " = ".join(text for _, text in around.note),
        "shared": around.unit_text,
        "as_of": str(around.as_of or ""),
        "refused": sum(each.refused_count for each in guessed.columns),
    }
