"""What a file is, whatever its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.formats.tables.kind import is_workbook
from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet, write_xlsx


def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_xlsx([OutSheet("a", (OutColumn("b"),), ())], path)
    assert is_workbook(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert is_workbook(path)
    for data in (b"", b"P", b"name,number\n", "機構".encode("big5")):
        path.write_bytes(data)
        assert not is_workbook(path)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a plain file"):
        is_workbook(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        is_workbook(tmp_path / "gone.xlsx")
