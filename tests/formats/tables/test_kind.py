"""What a file is, whatever its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.formats.tables.kind import FileKind, find_kind
from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet, write_xlsx


def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_xlsx([OutSheet("a", (OutColumn("b"),), ())], path)
    assert find_kind(path) is FileKind.BOOK
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert find_kind(path) is FileKind.BOOK
    for data in (b"", b"P", b"name,number\n", "機構".encode("big5")):
        path.write_bytes(data)
        assert find_kind(path) is FileKind.TEXT


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a plain file"):
        find_kind(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        find_kind(tmp_path / "gone.xlsx")


@pytest.mark.parametrize(
    "start",
    [
        b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'>",
        b"\xef\xbb\xbf\r\n<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        b"<table border=1><tr><td>1",
        b"<meta charset=big5><table>",
        b"<?xml version='1.0'?>\n<!DOCTYPE html><html>",
        b"<!-- made by a portal --><html>",
        "<html><table>".encode("utf-16"),
    ],
)
def test_a_page_is_known_by_its_first_tag(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "statistics.xls"
    path.write_bytes(start)
    assert find_kind(path) is FileKind.PAGE


def test_tables_of_excel_2003_are_refused_rather_than_read_as_their_tags(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Row><Cell>1')
    with pytest.raises(InputError, match="save it as CSV or XLSX"):
        find_kind(path)


def test_words_in_brackets_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"<50,<100\n1,2\n")
    assert find_kind(path) is FileKind.TEXT
