"""What a file is told by: where its headings stand, in what language it is, and what its rows may become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.errors import CancelledError, InputError
from briefing_app.formats.tables.raw import Watch
from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet, write_xlsx
from briefing_app.model.language import Language
from briefing_app.workspace.importing import Draft, ReadChoice, Target, choose, guess_mapping, read_draft
from tests.workspace.importing.conftest import Write

Make = Callable[..., Draft]
REPORTS = ("Our Hong Kong Foundation,The Ecosystem of Innovation", "Institute for Research,FinTech Advocacy Study")


def test_headings_language_and_target_of_a_table(draft: Make) -> None:
    made = draft("Firm,Staff", "Alpha,12", "Beta,9")
    assert (made.first, made.headings, made.language, made.target) == (
        1,
        ("Firm", "Staff"),
        Language.EN,
        Target.DATASET,
    )
    assert made.rows == (("Alpha", "12"), ("Beta", "9"))
    assert made.form is not None
    assert made.form.delimiter == ","


def test_a_title_and_a_row_of_units_stand_above_the_rows(draft: Make) -> None:
    made = draft("Funds of 2023,,", "Fund,Grants,Share", ",HK$ million,%", "A,12,40", "B,18,60", name="x.csv")
    assert made.first == 3
    assert made.headings == ("Fund", "Grants", "Share")
    mapping = guess_mapping(made)
    assert mapping.title.en == "Funds of 2023"
    grants = mapping.columns[1].column
    assert grants is not None
    assert (grants.unit, grants.scale) == ("HKD", 6)


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("Name,Place", "Lok Ma Chau Loop,Hong Kong"), Language.EN),
        (("名稱,地點", "河套深港科技創新合作區,香港"), Language.HANT),
        (("名称,地点", "河套深港科技创新合作区,深圳"), Language.HANS),
        (
            ("機構,報告", *REPORTS),
            Language.HANT,
        ),
        (
            ("机构,报告", *REPORTS),
            Language.HANS,
        ),
    ],
)
def test_the_language_is_that_of_the_words(draft: Make, lines: tuple[str, ...], language: Language) -> None:
    assert draft(*lines).language is language


@pytest.mark.parametrize(
    ("headings", "target"),
    [
        ("Title,Text,Theme", Target.CARDS),
        ("標題（繁體）,內容（繁體）", Target.CARDS),
        ("标题,内容,来源", Target.CARDS),
        ("Headline,Talking point", Target.CARDS),
        ("Title,Publisher,Link", Target.SOURCES),
        ("名稱,發佈機構,發佈日期", Target.SOURCES),
        ("Key,Label,Value,As of", Target.FIGURES),
        ("Year,Value", Target.DATASET),
        ("Fund,Amount", Target.DATASET),
    ],
)
def test_headings_tell_what_the_rows_are(draft: Make, headings: str, target: Target) -> None:
    assert draft(headings, ",".join("x" * len(headings.split(",")))).target is target


def test_a_choice_corrects_headings_and_language_without_reading_again(draft: Make, tmp_path: Path) -> None:
    made = draft("Firm,Staff", "Alpha,12")
    (tmp_path / "rows.csv").unlink()
    other = choose(made, ReadChoice(headings=0, language=Language.HANT))
    assert (other.first, other.headings, other.language) == (0, ("", ""), Language.HANT)
    assert len(other.rows) == 2
    assert other.signature == ""
    assert choose(made, ReadChoice(headings=99)).rows == ()


def test_the_signature_is_that_of_the_headings_alone(draft: Make) -> None:
    one = draft("Firm,Staff", "Alpha,12")
    assert draft(" firm ,STAFF", "Other,1", "More,2", name="b.csv").signature == one.signature
    assert draft("Firm,Persons", "Alpha,12", name="c.csv").signature != one.signature


def test_encoding_and_separator_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "big5.csv"
    path.write_bytes("名稱;人數\n醫院;12\n".encode("big5hkscs"))
    made = read_draft(path, ReadChoice(encoding="big5hkscs", delimiter=";"))
    assert made.headings == ("名稱", "人數")
    with pytest.raises(InputError, match="cannot be read as"):
        read_draft(path, ReadChoice(encoding="utf-8"))


def test_a_workbook_is_told_by_its_content_and_read_by_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    sheets = [
        OutSheet("One", [OutColumn("A")], [("x",), ("u",)]),
        OutSheet("Two", [OutColumn("B"), OutColumn("C")], [("y", "z"), ("v", "w")]),
    ]
    write_xlsx(sheets, path)
    made = read_draft(path)
    assert [each.name for each in made.sheets] == ["One", "Two"]
    assert (made.sheet, made.form) == ("One", None)
    assert read_draft(path, ReadChoice(sheet="Two")).headings == ("B", "C")
    assert guess_mapping(read_draft(path, ReadChoice(sheet="Two"))).title.en == "Two"


def test_reading_tells_how_far_it_is_and_can_be_stopped(write: Write) -> None:
    path = write("a,b", *(f"{n},{n}" for n in range(9_000)))
    told: list[tuple[int, int]] = []
    read_draft(path, watch=Watch(lambda done, total: told.append((done, total))))
    assert len(told) > 3
    assert told[-1][0] == told[-1][1]
    with pytest.raises(CancelledError):
        read_draft(path, watch=Watch(cancelled=lambda: True))


def test_a_page_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "statistics.xls"
    path.write_text("<html><table><tr><td>Item<td>Day<tr><td>Alpha<td>1/31/2025</table></html>", encoding="utf-8")
    made = read_draft(path)
    assert made.headings == ("Item", "Day")
    assert made.rows == (("Alpha", "2025-01-31"),)
    assert made.form is None
    assert [each.key for each in made.notes] == ["tables.note.month_first"]
