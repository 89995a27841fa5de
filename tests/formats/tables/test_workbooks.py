"""Workbooks: what a spreadsheet stores and shows is what is read; what is hostile is refused and leaves nothing behind."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from briefing_app.errors import CancelledError, InputError
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.number_formats import FormatKind, parse_format
from briefing_app.formats.tables.raw import RawCell, Watch
from briefing_app.formats.tables.xlsx_read import read_xlsx
from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.guess_table import guess_table

TYPES = "[Content_Types].xml"
# The start of a workbook with a password, as Office encrypts it (header, table of sectors, directory), compressed.
LOCKED = (
    "eNq7cF7wwcKNUg8Z0IAdAzPDv/+cDGxIYoxAzATjCED4IPzv////MOH/o2BIgb9ADIo/ZmDcsUDjEhTn7EDMAeVzAWluIOYBYl4g5gNifkgSYB"
    "AEYiGoulEw9AAs/zJDaXLjXxiIRYBYFIjFgFgciCWAWBKIpYBYGohlgFgWiOWAWH40zQwKEMSQD4QlDAoMrgx5QLqIoZKBFCDGwAov87lwqFlw"
    "OFqbsfouI4xmZYAmLiAA2ZoMtrUAaHsqQwpDAEMiUCQbSKYD+YSAErBGQvYPMfZzAsU6hCFybAwuQJtKgDgY6AKQzakMxST4XwJYA8LsZiHS/8"
    "hyYUD7ioA2ZgJjIY+BdCDAwMRIqv9BYj5QOQCzL2lA"
)
BOMB_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _book(
    folder: Path, fill: Callable[[openpyxl.Workbook], object], parts: dict[str, bytes | None] | None = None
) -> Path:
    """A workbook that openpyxl writes, with some parts replaced, added or (None) left out."""
    book = openpyxl.Workbook()
    fill(book)
    kept = io.BytesIO()
    book.save(kept)
    path = folder / "book.xlsx"
    changed = parts or {}
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            if data is not None:
                new.writestr(name, data)
    return path


def _one(folder: Path, value: object, format: str = "General") -> RawCell:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"] = value  # type: ignore[assignment]
        sheet["A1"].number_format = format

    return read_xlsx(_book(folder, fill)).rows[0][0]


def _sheet(folder: Path, inside: str, head: str = HEAD, more: dict[str, bytes | None] | None = None) -> Path:
    data = f"{head}<worksheet {SPACE}>{inside}</worksheet>".encode()
    return _book(folder, lambda book: book.worksheets[0].append(["text"]), {SHEET: data, **(more or {})})


def _shared(folder: Path, texts: str, head: str = HEAD) -> Path:
    """A workbook whose first cells are those of a list of shared texts, as Excel writes it (openpyxl does not)."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Type="{kind}/worksheet" Target="worksheets/sheet1.xml" Id="rId1"/>'
        f'<Relationship Type="{kind}/sharedStrings" Target="sharedStrings.xml" Id="rId2"/>'
        f'<Relationship Type="{kind}/worksheet" Target="https://example.org/x" TargetMode="External" Id="rId3"/>'
        "</Relationships>"
    )
    more: dict[str, bytes | None] = {
        "xl/_rels/workbook.xml.rels": links.encode(),
        "xl/sharedStrings.xml": f"{head}<sst {SPACE}>{texts}</sst>".encode(),
    }
    return _sheet(folder, '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', more=more)


def _refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_xlsx(path)
    return caught.value.key.removeprefix("error.input.tables.")


@pytest.mark.parametrize(
    ("value", "format", "read"),
    [
        ("香港 ", "General", "香港 "),
        ("=not a formula", "@", None),
        (847, "General", Decimal(847)),
        (0.1, "General", Decimal("0.1")),
        (0.1 + 0.2, "General", Decimal("0.3")),
        (1.76e9, "#,##0", Decimal(1760000000)),
        (-132, "#,##0;(#,##0)", Decimal(-132)),
        (-0.0, "General", Decimal(0)),
        (True, "General", "TRUE"),
        (0.61, "0%", "61%"),
        (0.615, "0.0%", "61.5%"),
        (1760000, '"HK$"#,##0', "HK$1760000"),
        (-5, "[$HK$-C04]#,##0.00", "-HK$5"),
        (5, "[$US$-409]#,##0", "US$5"),
        (12, "$#,##0", Decimal(12)),
        (12, '#,##0"家"', "12家"),
        (1760000000, '0.00,,"M"', "1760M"),
        (12, "[Red]#,##0.00_);[Blue](#,##0.00)", Decimal(12)),
        (date(2026, 6, 30), "yyyy-mm-dd", date(2026, 6, 30)),
        (date(2026, 6, 30), 'yyyy"年"m"月"d"日"', date(2026, 6, 30)),
        (date(2026, 6, 1), "mmm yyyy", "2026-06"),
        (date(2026, 1, 1), "yyyy", "2026"),
        (datetime.fromisoformat("2026-06-30T13:45"), "yyyy-mm-dd hh:mm", "2026-06-30 13:45"),
        (datetime.fromisoformat("2026-06-30"), "yyyy-mm-dd hh:mm", date(2026, 6, 30)),
        (time(13, 45), "hh:mm", "13:45"),
    ],
)
def test_a_cell_is_read_as_it_is_stored_and_meant(tmp_path: Path, value: object, format: str, read: RawCell) -> None:
    if read is None:  # openpyxl takes it for a formula that nothing has calculated
        with pytest.raises(InputError, match="holds no table"):
            _one(tmp_path, value, format)
        return
    found = _one(tmp_path, value, format)
    assert found == read
    assert type(found) is type(read)
    assert str(found) != "-0"


def test_the_calendar_of_old_macintoshes(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.worksheets[0].append([date(2026, 6, 30)])

    assert read_xlsx(_book(tmp_path, fill)).rows == ((date(2026, 6, 30),),)


def test_formats_that_only_have_a_number() -> None:
    assert parse_format("", 31).kind is FormatKind.DAY
    assert parse_format("", 33).kind is FormatKind.TIME
    assert parse_format("", 10).after == "%"
    assert parse_format("", 17).kind is FormatKind.MONTH
    assert parse_format("", 999) == parse_format("General")
    assert parse_format("# ?/?") == parse_format("0.00E+00") == parse_format("General")
    assert parse_format("[h]:mm").kind is FormatKind.TIME


def test_sheets_are_listed_with_the_hidden_ones_and_chosen_by_name(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].title = "Secret"
        book.worksheets[0].sheet_state = "hidden"
        book.worksheets[0].append([1])
        book.create_sheet("數據").append([2])
        book.create_chartsheet("Picture")

    path = _book(tmp_path, fill)
    assert [(each.name, each.hidden) for each in read_xlsx(path).sheets] == [("Secret", True), ("數據", False)]
    assert (read_xlsx(path).sheet, read_xlsx(path).rows) == ("數據", ((Decimal(2),),))
    assert read_xlsx(path, "Secret").rows == ((Decimal(1),),)
    with pytest.raises(InputError, match="no sheet “Gone”"):
        read_xlsx(path, "Gone")


def test_merged_cells_gaps_and_empty_ends(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["B2"], sheet["D2"], sheet["D3"], sheet["D4"] = "Park", 1, 2, 3
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("F1:F9")
        sheet["Z99"].font = Font(bold=True)

    table = read_xlsx(_book(tmp_path, fill))
    assert table.rows == ((None,) * 4, *((None, "Park", None, Decimal(number)) for number in (1, 2, 3)))
    assert [str(note) for note in table.notes] == ["Merged cells: 2; each cell of them was given the same content."]


def test_what_is_not_as_it_seems_is_said(tmp_path: Path) -> None:
    inside = (
        '<sheetData><row r="1"><c r="A1"><f>1/0</f></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C1" t="str"><f>A1</f><v>cached</v></c><c r="D1"><v>1e309</v></c><c r="E1"><v>1E999999999</v></c>'
        '<c r="F1" t="inlineStr"><is><r><t>河</t></r><rPh><t>ho</t></rPh><r><t>套_x000D_\x0a</t></r></is></c>'
        '<c r="G1" t="d"><v>2026-06-30T00:00:00</v></c><c t="d"><v>2026-06-30T12:00:00</v></c></row></sheetData>'
    )
    table = read_xlsx(_sheet(tmp_path, inside))
    assert table.rows == ((None, None, "cached", None, None, "河套\n", date(2026, 6, 30), "2026-06-30 12:00:00"),)
    assert [(note.key, str(note.values["count"])) for note in table.notes] == [
        ("tables.note.errors", "3"),
        ("tables.note.uncalculated", "1"),
    ]


def test_a_number_that_the_file_shows_rounded_is_read_as_stored(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].append([12.345, 0.6149])
        book.worksheets[0]["A1"].number_format = "0.0"
        book.worksheets[0]["B1"].number_format = "0%"

    table = read_xlsx(_book(tmp_path, fill))
    assert table.rows == ((Decimal("12.345"), "61.49%"),)
    assert [(note.key, str(note.values["count"])) for note in table.notes] == [("tables.note.rounded", "2")]


def test_shared_texts_without_the_readings_above_them(tmp_path: Path) -> None:
    path = _shared(tmp_path, "<si><r><t>深</t></r><r><t>圳</t></r><rPh sb='0' eb='1'><t>sham</t></rPh></si>")
    assert read_xlsx(path).rows == (("深圳",),)


def test_a_mark_that_stands_high_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    high = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    path = _shared(tmp_path, f"<si><r><t>1234</t></r>{high}<r><t> a</t></r></si>")
    assert read_xlsx(path).rows == (("1234¹ a",),)


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("#,##0.0,,", "132.5 million"),
        ('"HK$"#,##0.0,,', "HK$132.5 million"),
        ('0.0,,"M"', "132.5M"),
        ('0.0,,"百萬元"', "132.5百萬元"),
        ('0.0,,"元"', "132.5 million 元"),
        ("0,", "132500 thousand"),
        (f"0{',' * 9}", "132500000"),
    ],
)
def test_numbers_that_are_shown_in_millions_say_so_and_are_never_scaled_twice(format: str, shown: str) -> None:
    read, _ = parse_format(format).apply(Decimal(132_500_000))
    assert str(read) == shown
    for heading, language in (("HK$ million", Language.EN), ("港幣百萬元", Language.HANT), ("HK$", Language.EN)):
        column = guess_table([[heading], [read], [read]], language, 1).columns[0]
        if shown != "132500000":  # of a format that shows nothing; its bare number has the size of the heading
            assert column.cells[0].value is not None
            assert column.cells[0].value.number == Decimal(132_500_000)


@pytest.mark.parametrize("evil", [BOMB_ENTITIES, OUTSIDE])
def test_entities_are_refused_in_shared_texts(tmp_path: Path, evil: str) -> None:
    assert _refusal(_shared(tmp_path, "<si><t>&a;</t></si>", HEAD + evil)) == "entities"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<sheetData/>", "empty"),
        ('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>', "damaged"),
        ('<sheetData><row r="1"><c r="A1"><v>one</v></c></row></sheetData>', "damaged"),
        ('<sheetData><row r="2"/><row r="1"/></sheetData>', "damaged"),
        ('<sheetData><row r="1"><c r="ABCDEF1"><v>1</v></c></row></sheetData>', "damaged"),
        ('<sheetData><row r="1"><c r="A1"><v>1</v>', "damaged"),
        ('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', "columns"),
        ('<sheetData><row r="1"><c/>' + "<c><v>1</v></c>" * 600 + "</row></sheetData>", "columns"),
        ('<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', "rows"),
        (f'<sheetData><row r="1"><c t="str"><v>{"x" * 10_001}</v></c></row></sheetData>', "cell"),
    ],
)
def test_a_sheet_that_is_broken_or_beyond_the_limits_is_refused(tmp_path: Path, inside: str, reason: str) -> None:
    assert _refusal(_sheet(tmp_path, inside)) == reason


@pytest.mark.parametrize("evil", [BOMB_ENTITIES, OUTSIDE])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
def test_entities_are_refused_in_every_part(tmp_path: Path, evil: str, part: str) -> None:
    path = _book(tmp_path, lambda book: book.worksheets[0].append(["text"]))
    with zipfile.ZipFile(path) as archive:
        old = archive.read(part).decode().partition("?>")
    text = (old[2] if old[1] else old[0]).lstrip()
    path = _book(tmp_path, lambda book: book.worksheets[0].append(["text"]), {part: f"{HEAD}{evil}{text}".encode()})
    assert _refusal(path) == "entities"


def _zip(path: Path, *parts: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return path


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("xl/workbook.xml")
    entry.external_attr = 0o120777 << 16
    return entry


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")], "kind_ods"),
        ([("Index/Document.iwa", b"x")], "kind_numbers"),
        ([(TYPES, b"<x/>"), ("xl/workbook.bin", b"x")], "kind_xlsb"),
        ([(TYPES, b"<x/>"), ("xl/workbook.xml", b"<x/>"), ("xl/vbaProject.bin", b"x")], "kind_xlsm"),
        ([(TYPES, b'<x y="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'), ("xl/x", b"")], "kind_xlsm"),
        ([(TYPES, b"<x/>"), ("word/document.xml", b"<x/>")], "kind_other"),
        ([(TYPES, b"<x/>"), ("xl/workbook.xml", b"<x/>")], "damaged"),
        ([(TYPES, b"<x/>"), ("xl/../../../evil", b"x")], "path"),
        ([(TYPES, b"<x/>"), ("/etc/passwd", b"x")], "path"),
        ([(TYPES, b"<x/>"), ("C:\\evil", b"x")], "path"),
        ([(TYPES, b"<x/>"), (_link(), b"/etc/passwd")], "path"),
        ([(TYPES, b"<x/>"), ("xl/bomb.xml", b" " * 20_000_000)], "bomb"),
        ([(TYPES, b"<x/>"), *((f"xl/{number}", b"") for number in range(limits.PARTS))], "bomb"),
    ],
)
def test_other_files_and_attacks_are_each_told_apart(
    tmp_path: Path, parts: list[tuple[str | zipfile.ZipInfo, bytes]], reason: str
) -> None:
    path = _zip(tmp_path / "book.xlsx", *parts)
    assert _refusal(path) == reason
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "kind_xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kind_locked"),
        (b"name,number\n", "kind_other"),
        (b"", "kind_other"),
        (b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_files_that_are_no_zip(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    assert _refusal(path) == reason


def test_a_workbook_with_a_password_is_said_to_be_protected_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(zlib.decompress(base64.b64decode(LOCKED)))
    with pytest.raises(InputError) as caught:
        read_xlsx(path)
    assert str(caught.value) == (
        "“book.xlsx” is protected with a password, so it cannot be read; open it with the password and save a copy without one."
    )
    catalogue = Catalogue.load(resources_dir() / "i18n" / "errors")
    assert "設有密碼保護" in catalogue.get_error(caught.value, Language.HANT)
    assert "设有密码保护" in catalogue.get_error(caught.value, Language.HANS)


def test_a_file_cut_off_anywhere_or_with_any_byte_changed_is_read_or_refused(tmp_path: Path) -> None:
    path = _book(tmp_path, lambda book: book.worksheets[0].append(["text", 1]))
    data = path.read_bytes()
    refused = 0
    for at in range(0, len(data), 97):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            path.write_bytes(broken)
            try:
                read_xlsx(path)
            except InputError:
                refused += 1
    assert refused > len(data) / 97


def test_a_part_that_lies_about_its_size_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row><c t="str"><v>{"x" * 500}</v></c></row>' for _ in range(400))
    path = _sheet(tmp_path, f"<sheetData>{rows}</sheetData>")
    assert len(read_xlsx(path).rows) == 400
    monkeypatch.setattr(limits, "PART_BYTES", 100_000)
    assert _refusal(path) == "bomb"


def test_a_list_of_texts_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXTS", 3)
    assert read_xlsx(_shared(tmp_path, "<si><t>a</t></si>" * 3)).rows == (("a",),)
    path = _shared(tmp_path, "<si><t>a</t></si>" * 4)
    assert _refusal(path) == "bomb"


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for number in range(3_000):
            book.worksheets[0].append([number, f"text {number}"])

    path = _book(tmp_path, fill)
    told: list[tuple[int, int]] = []
    read_xlsx(path, watch=Watch(tell=lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 3
    with pytest.raises(CancelledError):
        read_xlsx(path, watch=Watch(cancelled=lambda: True))
