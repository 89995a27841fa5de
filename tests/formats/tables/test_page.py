"""Web pages that lie as files: their largest table, in the encoding that they are written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.errors import CancelledError, InputError
from briefing_app.formats.tables.page_read import read_page
from briefing_app.formats.tables.raw import Watch

PAGE = "<html><head>{}</head><body><table><tr><td>機構<td>2024<tr><td>示例中心<td>1,234</table></body></html>"
ROWS = (("機構", "2024"), ("示例中心", "1,234"))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta http-equiv=Content-Type content='text/html; charset=big5'>", "big5"),
        ('<meta charset="gb2312">', "gb18030"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("<meta charset=big5>", "utf-8"),  # which it is not
        ("<meta charset=no_such_encoding>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),  # nobody could have read so far
        ("<meta charset=undefined>", "utf-8"),  # Python has a codec of this name, and others that read no text
        ("<meta charset=unicode_escape>", "utf-8"),
    ],
)
def test_a_page_is_read_as_it_is_written(tmp_path: Path, declared: str, encoding: str) -> None:
    path = tmp_path / "table.xls"
    path.write_bytes(PAGE.format(declared).encode(encoding))
    table = read_page(path)
    assert table.rows == ROWS
    assert table.name == "table.xls"


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "frames.xls"
    path.write_text("<html><frameset><frame src='sheet001.htm'></frameset></html>")
    with pytest.raises(InputError, match="holds no table"):
        read_page(path)


def test_the_reading_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "table.html"
    path.write_text(PAGE.format(""), encoding="utf-8")
    with pytest.raises(CancelledError):
        read_page(path, watch=Watch(cancelled=lambda: True))
