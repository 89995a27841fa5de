"""Tables from the clipboard of browsers, mails and spreadsheets; nothing in them is carried out."""

from __future__ import annotations

import pytest

from briefing_app.errors import InputError
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.html_read import read_html
from briefing_app.formats.tables.raw import RawCell

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color:black}</style>
<meta charset=utf-8></head><body><table border=0><!--StartFragment--><col width=64>
 <tr height=20><td class=xl65>機構</td><td x:num="1234">1,234</td><td>61%</td></tr>
 <tr><td>Two<br>
  lines</td><td>&nbsp;</td><td align=right>HK$1.76bn</td></tr><!--EndFragment--></table></body></html>"""


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (EXCEL, (("機構", "1,234", "61%"), ("Two\nlines", None, "HK$1.76bn"))),
        ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", (("a", "b"), ("1", "2"))),
        ("<table><td>no<td>row", (("no", "row"),)),
        (
            "<table><tr><td rowspan=2>Park<td colspan=2>2023<tr><td>1<td>2</table>",
            (("Park", "2023", "2023"), ("Park", "1", "2")),
        ),
        ("<table><tr><td rowspan=0 colspan=x>a<td colspan=-3>b</table>", (("a", "b"),)),
        ("<p>before</p><table><tr><td>a</table><table><tr><td>b<td>c</table>after", (("b", "c"),)),
        ("<table><tr><td><table><tr><td>in<td>side</table></td></tr></table>", (("in", "side"),)),
        ("<table><tr><td><p>one</p>\n<p>two  &amp; &lt;b&gt;</p></td></tr></table>", (("one\ntwo & <b>",),)),
        ("<table><tr><td>a<script>steal('x')</script><style>td{}</style></td></tr></table>", (("a",),)),
        ('<table><tr><td><a href="https://example.org">words</a><img src="x"></td></tr></table>', (("words",),)),
        ("<table><tr><td><ruby>河<rp>(</rp><rt>ho</rt><rp>)</rp></ruby>套</td></tr></table>", (("河套",),)),
        ("<table><caption>Title</caption><thead><tr><th>h</thead><tbody><tr><td>1</tbody></table>", (("h",), ("1",))),
        ("<table><tr><td>=1+1\x07</td></tr></table>", (("=1+1",),)),
    ],
)
def test_a_table_is_read_as_it_looks(html: str, rows: tuple[tuple[RawCell, ...], ...]) -> None:
    assert read_html(html).rows == rows


def test_what_was_given_to_several_cells_is_said() -> None:
    table = read_html("<table><tr><td rowspan=3>a<td>1<tr><td>2<tr><td>3</table>")
    assert [str(note) for note in table.notes] == ["Merged cells: 2; each cell of them was given the same content."]
    assert read_html("<table><tr><td>a</table>").notes == ()


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "empty"),
        ("no table", "empty"),
        ("<table><tr><td>&nbsp;</table>", "empty"),
        ("<table><script><tr><td>a</table>", "empty"),
        ("<table><tr>" + "<td>1" * (limits.COLUMNS + 1), "columns"),
        ("<table><tr><td>" + "x" * (limits.CELL_CHARACTERS + 1), "cell"),
        ("<table>" + "<tr><td>1" * (limits.ROWS + 2), "rows"),
        ("<table><tr><td colspan=500 rowspan=99999>1" + "<tr>" * 9_000, "cells"),
    ],
)
def test_what_holds_no_table_or_too_much_is_refused(html: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_html(html, "clipboard")
    assert caught.value.key == f"error.input.tables.{reason}"


def test_tables_within_tables_without_end_do_not_harm() -> None:
    assert read_html("<table><tr><td>x" * 5_000).rows == (("x",),)


def test_marks_that_stand_high_are_no_digits_and_what_is_not_shown_is_not_read() -> None:
    html = (
        "<table><tr><td>1,234<sup>1</sup><td>12<span style='vertical-align: super'>a</span>"
        "<td>5<sup class=reference><a href='#n'>[2]</a></sup><td>m<sup>2</sup>"
        "<td><span style='display: none'>7003<b>1</b><span>2</span></span>66<td>7<sup>8"
    )
    assert read_html(html).rows == (("1,234¹", "12[a]", "5[2]", "m²", "66", "7⁸"),)
