"""The workbooks we write: typed, with units, nothing calculated, the same bytes again; and they come back as they went."""

from __future__ import annotations

import errno
import os
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from briefing_app.errors import OutputError
from briefing_app.formats.tables.xlsx_read import read_xlsx
from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet, write_xlsx
from briefing_app.model.figure import Unit

COLUMNS = (
    OutColumn("機構"),
    OutColumn("Amount", Unit.HKD),
    OutColumn("佔比", Unit.PERCENT),
    OutColumn("Projects", Unit.COUNT),
    OutColumn("Year", Unit.YEAR),
    OutColumn("As of"),
)
ROWS = (
    ("香港科技園", Decimal("1.76E+9"), Decimal("61.5"), Decimal(1847), Decimal(2024), date(2026, 6, 30)),
    ("=HYPERLINK(1)", Decimal("-0.50"), Decimal(50), Decimal(12345678901234567890), None, "2026-06"),
    ("#N/A", None, Decimal("0.1"), Decimal("2.50"), Decimal(2023), "two\nlines"),
)


def _write(folder: Path, *sheets: OutSheet, name: str = "out.xlsx") -> Path:
    path = folder / name
    write_xlsx(sheets, path)
    return path


def test_cells_are_typed_and_their_formats_show_the_unit(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(_write(tmp_path, OutSheet("數據", COLUMNS, ROWS)))["數據"]
    assert page["B2"].value == 1_760_000_000
    assert page["B2"].number_format == '"HK$"#,##0'
    assert (page["B3"].value, page["B3"].number_format) == (-0.5, '"HK$"#,##0.00')
    assert (page["C2"].value, page["C2"].number_format) == (0.615, "0.0%")
    assert (page["D2"].value, page["D2"].number_format) == (1847, "#,##0")
    assert (page["D3"].value, page["D3"].data_type) == ("12345678901234567890", "s")
    assert (page["E2"].value, page["E2"].number_format) == (2024, "0")
    assert (page["F2"].value, page["F2"].is_date) == (datetime.fromisoformat("2026-06-30"), True)
    assert page["F3"].value == "2026-06"
    assert page["E3"].value is None
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width > page.column_dimensions["E"].width


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "{=1}", "#N/A", "=cmd|'/c calc'!A1"]
)
def test_words_are_never_calculated_and_come_back(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path, OutSheet(text, (OutColumn(text),), ((text,),)))
    page = openpyxl.load_workbook(path).worksheets[0]
    for cell in (page["A1"], page["A2"]):
        assert cell.data_type in ("s", "inlineStr")
        assert cell.quotePrefix is (text[0] not in "{#")
    wanted = text.replace("\r", "\n")
    assert read_xlsx(path).rows == ((wanted,), (wanted,))


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    table = read_xlsx(_write(tmp_path, OutSheet("數據", COLUMNS, ROWS)))
    assert table.rows == (
        ("機構", "Amount", "佔比", "Projects", "Year", "As of"),
        ("香港科技園", "HK$1760000000", "61.5%", Decimal(1847), Decimal(2024), date(2026, 6, 30)),
        ("=HYPERLINK(1)", "-HK$0.5", "50%", "12345678901234567890", None, "2026-06"),
        ("#N/A", None, "0.1%", Decimal("2.5"), Decimal(2023), "two\nlines"),
    )
    assert table.notes == ()


def test_names_of_sheets_are_such_as_a_spreadsheet_takes(tmp_path: Path) -> None:
    names = ("a/b:c", "Sources", "SOURCES", "", "x" * 40, "x" * 40)
    path = _write(tmp_path, *(OutSheet(name, (OutColumn("h"),), ()) for name in names))
    found = [each.name for each in read_xlsx(path).sheets]
    assert found == ["a b c", "Sources", "SOURCES 2", "1", "x" * 31, "x" * 29 + " 2"]


def test_the_same_content_gives_the_same_bytes_and_nothing_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _write(tmp_path, OutSheet("a", COLUMNS, ROWS)).read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert _write(tmp_path, OutSheet("a", COLUMNS, ROWS), name="again.xlsx").read_bytes() == first
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert not book.properties.creator
    assert book.properties.modified == datetime.fromisoformat("2000-01-01")


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        _write(tmp_path / "gone", OutSheet("a", COLUMNS, ROWS))
    assert list(tmp_path.iterdir()) == []


def test_the_disk_of_temporary_files_may_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", full)
    path = _write(tmp_path, OutSheet("a", COLUMNS, ROWS), OutSheet("b", COLUMNS, ROWS))
    assert [each.name for each in read_xlsx(path).sheets] == ["a", "b"]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_words_of_several_lines_are_seen_whole_whatever_they_begin_with(tmp_path: Path) -> None:
    rows = (("-5 to 3\nfirst quarter",), ("two\nlines",), ("=1",))
    page = openpyxl.load_workbook(_write(tmp_path, OutSheet("a", (OutColumn("Range"),), rows)))["a"]
    assert [page[f"A{row}"].alignment.wrap_text for row in (2, 3, 4)] == [True, True, None]
    assert [page[f"A{row}"].quotePrefix for row in (2, 3, 4)] == [True, False, True]
