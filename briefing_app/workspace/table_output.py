"""Write datasets, and lists of cards, figures and sources, as CSV and XLSX files that an import reads back as the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_app.errors import InputError
from briefing_app.formats.tables.csv_write import write_csv
from briefing_app.formats.tables.raw import RawCell, Watch
from briefing_app.model.language import Language
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.target import FIELDS, Target
from briefing_app.workspace.output_cells import OutTable, TableWriter
from briefing_app.workspace.output_records import RecordWriter

if TYPE_CHECKING:
    from briefing_app.formats.tables.xlsx_write import OutSheet

SUFFIXES: Final = (".xlsx", ".csv")
"""The formats that are written, told by the name of the file."""

_ALONE: Final = Watch()
_STEP: Final = 500  # rows between two words on how far the writing is


class _Counted:
    """Rows that tell how many of them were written."""

    def __init__(self, rows: Sequence[Sequence[RawCell]], watch: Watch) -> None:
        self._rows, self._watch = rows, watch

    def __iter__(self) -> Iterator[Sequence[RawCell]]:
        total = len(self._rows)
        for at, row in enumerate(self._rows):
            if at and at % _STEP == 0:
                self._watch.step(at, total)
            yield row


class TableOutputActions:
    """`core.table_output`: each writes one file, whole or not at all, and gives back how many rows it has."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export_dataset(
        self, dataset_id: str, target: Path, language: Language = Language.EN, watch: Watch = _ALONE
    ) -> int:
        """Write a table: words in one language, numbers and dates as such, cells that follow a figure with its value.

        Raises:
            InputError: The name of the file ends with none of `SUFFIXES`.
            OutputError: The file cannot be written.
        """
        return self.export_datasets((dataset_id,), target, language, watch)

    def export_datasets(
        self, ids: Sequence[str], target: Path, language: Language = Language.EN, watch: Watch = _ALONE
    ) -> int:
        """Write tables as the sheets of one workbook; a CSV file takes one.

        Raises:
            InputError: The name of the file ends with none of `SUFFIXES`, or a CSV file should hold several tables.
            OutputError: The file cannot be written.
        """
        as_book = _is_book(target)
        if not as_book and len(ids) != 1:
            raise InputError("output.several", field="target", name=target.name)
        writer = TableWriter(self._desk, language)
        tables = [writer.write(self._desk.library.get_dataset(id)) for id in ids]
        return _save(tables, target, watch, as_book=as_book)

    def export_records(
        self,
        kind: Target,
        target: Path,
        language: Language = Language.EN,
        ids: Sequence[str] | None = None,
        watch: Watch = _ALONE,
    ) -> int:
        """Write cards, sources or figures (one row for each value), all or those with these ids.

        Texts are written in all languages and with their placeholders; the language is that of headings and choices.

        Raises:
            InputError: The name of the file ends with none of `SUFFIXES`.
            OutputError: The file cannot be written.
        """
        as_book = _is_book(target)
        values = RecordWriter(self._desk, language).list_values(kind, ids)
        headings = tuple(each.label.get(language) for each in FIELDS[kind])
        names = [each.name for each in FIELDS[kind]]
        filled = [at for at, name in enumerate(names) if name in _ALWAYS or any(row.get(name) for row in values)]
        rows = [tuple(row.get(names[at]) for at in filled) for row in values]
        table = OutTable(kind.value, tuple(headings[at] for at in filled), (None,) * len(filled), rows)
        return _save([table], target, watch, as_book=as_book)


_ALWAYS: Final = frozenset(
    ("id", "slug", "key", "title.en", "text.en", "label.en", "title", "value", "figures", "sources")
)


def _is_book(target: Path) -> bool:
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("output.kind", field="target", name=target.name)
    return suffix == ".xlsx"


def _save(tables: Sequence[OutTable], target: Path, watch: Watch, *, as_book: bool) -> int:
    if as_book:
        from briefing_app.formats.tables.xlsx_write import write_xlsx  # takes a moment to load

        write_xlsx([_sheet(each, watch) for each in tables], target)
    else:
        write_csv(chain([tables[0].headings], _Counted(tables[0].rows, watch)), target)
    return sum(len(each.rows) for each in tables)


def _sheet(table: OutTable, watch: Watch) -> OutSheet:
    from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet

    columns = [OutColumn(heading, unit) for heading, unit in zip(table.headings, table.units, strict=True)]
    return OutSheet(table.name, columns, _Counted(table.rows, watch))
