"""Text files and the clipboard: what was written comes back, whatever the encoding; what is hostile is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.errors import CancelledError, InputError, OutputError
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.csv_read import read_csv, read_tsv
from briefing_app.formats.tables.csv_write import write_csv
from briefing_app.formats.tables.encodings import guess_encoding
from briefing_app.formats.tables.guard import guard, unguard
from briefing_app.formats.tables.raw import Gatherer, RawCell, Watch, load_bytes

HANT = "機構名稱,成立日期,研究人員數目\n香港中文大學（深圳）,2014年4月,約1200\n河套深港科技創新合作區,2023年8月,–\n"
HANS = "机构名称,成立日期,研究人员数目\n香港中文大学（深圳）,2014年4月,约1200\n河套深港科技创新合作区,2023年8月,–\n"
LATIN = "Institution,Ville\nÉcole “Curie”,Genève\nZürich – Universität,Zürich\n"


def _file(folder: Path, data: bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _cells(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split(",")) for line in text.splitlines())


def _refusal(path: Path, encoding: str = "", delimiter: str = "") -> str:
    with pytest.raises(InputError) as caught:
        read_csv(path, encoding=encoding, delimiter=delimiter)
    return caught.value.key.removeprefix("error.input.tables.")


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (HANT, "utf-8", "utf-8"),
        (HANT, "utf-8-sig", "utf-8"),
        (HANT, "utf-16", "utf-16"),
        (HANS, "utf-16-le", "utf-16-le"),
        (LATIN, "utf-16-be", "utf-16-be"),
        (HANT, "big5", "big5hkscs"),
        (HANT.replace("機構", "深水埗㗎"), "big5hkscs", "big5hkscs"),
        (HANS, "gb18030", "gb18030"),
        (HANS, "gbk", "gb18030"),
        (LATIN, "cp1252", "cp1252"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(tmp_path: Path, text: str, encoding: str, found: str) -> None:
    table = read_csv(_file(tmp_path, text.encode(encoding)))
    assert table.rows == _cells(text)
    assert table.form is not None
    assert (table.form.encoding, table.form.delimiter) == (found, ",")
    assert 0.5 <= table.form.encoding_confidence <= 1


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("項目,數目\n資助,847\n", "big5", "big5hkscs"),
        ("项目,数目\n资助,847\n", "gbk", "gb18030"),
        ("甲,乙\n1,2\n", "big5", "big5hkscs"),
        ("甲,乙\n1,2\n", "gbk", "gb18030"),
        ("部門,支出\n衞生署,12\n", "big5hkscs", "big5hkscs"),
        ("部门,支出\n卫生健康委,12\n", "gbk", "gb18030"),
        ("年份,總額（億元）\n", "big5", "big5hkscs"),
        ("Umsatz €,Größe\n1,2\n", "cp1252", "cp1252"),
    ],
)
def test_a_few_words_are_enough_to_guess(text: str, encoding: str, found: str) -> None:
    assert guess_encoding(text.encode(encoding), "x")[0] == found


def test_a_person_knows_better_than_the_guess(tmp_path: Path) -> None:
    path = _file(tmp_path, HANT.encode("big5"))
    assert read_csv(path, encoding="gb18030").rows[0] != _cells(HANT)[0]
    assert read_csv(path, encoding="big5hkscs", delimiter="|").rows[0] == (HANT.splitlines()[0],)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", (("a", "b"), ("1,5", "2,5"), ("3,5", "4,5"))),
        ("a\tb\n1,5\t2\n", (("a", "b"), ("1,5", "2"))),
        ("a|b\r\n1|2\r\n", (("a", "b"), ("1", "2"))),
        ("sep=;\na,x;b\n", (("a,x", "b"),)),
        ('a, "b, c"\n1, "2, 3"\n', (("a", "b, c"), ("1", "2, 3"))),
        ('"two\r\nlines","say ""hi"""\r1,2\r', (("two\nlines", 'say "hi"'), ("1", "2"))),
        ("only\none\ncolumn\n", (("only",), ("one",), ("column",))),
        ("a,b,,\n1,,,\n,,,\n\n", (("a", "b"), ("1", None))),
    ],
)
def test_separators_quotation_marks_and_empty_ends(
    tmp_path: Path, text: str, rows: tuple[tuple[str | None, ...], ...]
) -> None:
    assert read_csv(_file(tmp_path, text.encode())).rows == rows


def test_the_clipboard_of_a_spreadsheet_keeps_line_breaks_within_cells() -> None:
    assert read_tsv('a\t"two\nlines"\r\n1,000\t"5"" pipe"\r\n').rows == (("a", "two\nlines"), ("1,000", '5" pipe'))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b",,,\n,,\n", "empty"),
        (b"a,b\n\0\0,1\n" + b"text, more text\n" * 9, "binary"),
        (b"PK\x03\x04 anything", "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary"),
        ("一二三".encode() * 99 + b"\xe4\xb8", "encoding"),
        ("甲,乙".encode("utf-16") + b"\x00", "encoding"),
        (b"," * 2_000_000 + b"x\n", "columns"),
        (b"1," * 600 + b"\n", "columns"),
        (b'"' + b"x" * 20_000 + b'",1\n', "cell"),
        (b'a,b\n"' + b"never closed\n" * 20_000, "cell"),
        (b"1\n" * (limits.ROWS + 1), "rows"),
        (b"\n" * (limits.LINES + 1), "rows"),
        ((b"1," * 399 + b"1\n") * 5_001, "cells"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    assert _refusal(_file(tmp_path, data)) == reason


def test_one_long_row_does_not_make_all_others_long(tmp_path: Path) -> None:
    path = _file(tmp_path, b"1\n" * 50_000 + b"," * 450 + b"1\n")
    assert _refusal(path, delimiter=",") == "cells"


def test_a_wrong_choice_of_encoding_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, HANT.encode("big5"))
    assert _refusal(path, encoding="utf-8") == "encoding"
    assert _refusal(path, encoding="no such encoding") == "encoding"


@pytest.mark.parametrize(
    "text",
    [
        "no pack",
        "河套會議紀錄\n\n出席：陳局長、李處長，另有3人。\n下次會議：待定。\n",
        "Notes of the meeting\n\nPresent: Mr Chan, Ms Li, and three others.\nWe met, and wrote.\nTo be fixed.\n",
    ],
)
def test_a_letter_or_notes_are_told_from_a_table(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"“notes\.txt” holds text and no table: no tabs, commas"):
        read_csv(_file(tmp_path, text.encode(), "notes.txt"))


@pytest.mark.parametrize(
    "text", ["Year\tGrants\n2023\t12\n", "Year,Grants\n2023,12\n", "Years, all\nYear,Grants\n2023,12\n"]
)
def test_a_text_file_may_hold_a_table_and_a_table_one_column(tmp_path: Path, text: str) -> None:
    assert read_csv(_file(tmp_path, text.encode(), "rows.txt")).width == 2
    assert read_csv(_file(tmp_path, b"Name\nAlpha\n")).width == 1


def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refusal(tmp_path) == "not_file"
    assert _refusal(tmp_path / "gone.csv") == "unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        assert _refusal(tmp_path / "pipe.csv") == "not_file"
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        load_bytes(_file(tmp_path, b"x" * 11))


def test_what_cannot_be_printed_is_left_out_and_said(tmp_path: Path) -> None:
    table = read_csv(_file(tmp_path, b"a\x01b,c\x7f\n1,2\n"))
    assert table.rows[0] == ("ab", "c")
    assert [str(note) for note in table.notes] == ["Characters that cannot be printed: 2; they were left out."]


def test_a_quotation_mark_that_is_not_closed_is_said(tmp_path: Path) -> None:
    table = read_csv(_file(tmp_path, b'a,b\n1,"2\n3,4\n'))
    assert table.rows[-1] == ("1", "2\n3,4\n")
    assert [note.key for note in table.notes] == ["tables.note.quote"]


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    path = _file(tmp_path, b"12,34\n" * 9_000)
    told: list[tuple[int, int]] = []
    read_csv(path, watch=Watch(tell=lambda done, total: told.append((done, total))))
    assert told == [(done, 54_000) for done in (12_000, 24_000, 36_000, 48_000, 54_000)]
    with pytest.raises(CancelledError):
        read_csv(path, watch=Watch(cancelled=lambda: True))


def test_rows_of_different_length_are_filled_up() -> None:
    gatherer = Gatherer("x")
    for row in ((None,), ("a", None, None), (None, "b")):
        gatherer.add(row)
    assert gatherer.finish() == ((None, None), ("a", None), (None, "b"))


HARMFUL = ("=1+1", "+1", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", "＝1+1", "＋x", "－x", "＠x")


@pytest.mark.parametrize("text", HARMFUL)
def test_words_like_a_formula_are_never_calculated_and_come_back(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'tis", "1-2", "約-3", "''", " =x"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


def test_what_is_written_opens_in_excel_and_comes_back(tmp_path: Path) -> None:
    rows: list[tuple[RawCell, ...]] = [
        ("機構", "Amount", "日期"),
        ("=cmd|'/c calc'!A1", Decimal("1.76E+9"), date(2026, 6, 30)),
        ('two\nlines, "quoted"', Decimal("-0.50"), None),
    ]
    path = tmp_path / "out.csv"
    write_csv(rows, path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    assert b"'=cmd" in data
    assert b"\r\n=" not in data
    table = read_csv(path)
    assert table.rows == (
        ("機構", "Amount", "日期"),
        ("=cmd|'/c calc'!A1", "1760000000", "2026-06-30"),
        ('two\nlines, "quoted"', "-0.50", None),
    )
    write_csv(rows, tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == data


def test_a_file_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_csv([("a",)], tmp_path / "no folder" / "x.csv")

    def rows() -> Iterator[tuple[str]]:
        yield ("a",)
        raise CancelledError

    with pytest.raises(CancelledError):
        write_csv(rows(), tmp_path / "x.csv")
    assert list(tmp_path.iterdir()) == []


def test_lists_in_cells_are_not_taken_for_separators(tmp_path: Path) -> None:
    path = tmp_path / "tags.csv"
    path.write_text("Title,Tags\n" + "".join(f"Card {n},a; b\n" for n in range(30)), "utf-8")
    table = read_csv(path)
    assert table.form is not None
    assert table.form.delimiter == ","
    assert table.rows[1] == ("Card 0", "a; b")
    path.write_text("A title of its own\n\nName;Amount\n" + "".join(f"Fund {n};1,5\n" for n in range(30)), "utf-8")
    assert read_csv(path).rows[3] == ("Fund 0", "1,5")
