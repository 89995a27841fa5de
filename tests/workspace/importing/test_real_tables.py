"""Tables as officers get them become datasets: what stands around them is said and kept, languages become one column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.model.chart import ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import (
    ColumnUse,
    Draft,
    Mapping,
    ReadChoice,
    Target,
    choose,
    guess_mapping,
    read_draft,
    say_remarks,
    understand,
)
from briefing_app.workspace.importing.draft import make_draft
from tests.wording.corpus import Case, chinese, english, say
from tests.workspace.importing.conftest import plan_of

CASES = [*english.CASES, *chinese.CASES]
TABLE = (
    "Invented staff,,,",
    "As at 31 March 2024,,,HK$ million",
    "Name,名稱,Staff,2023",
    "Alpha Park,甲園區,12,1.5",
    "Beta Park,乙園區,15,2",
    "Total,合計,27,3.5",
    ",,,",
    "Note: plainly invented.,,,",
    "資料來源：虛構統計處,,,",
)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """A file with everything around its rows."""
    path = tmp_path / "staff.csv"
    path.write_text("\n".join(TABLE), "utf-8-sig")
    return read_draft(path)


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_an_import_reads_what_the_guess_reads(case: Case) -> None:
    draft = make_draft(case.raw)
    mapping = guess_mapping(draft, Target.DATASET)
    assert (draft.first, draft.last) == case.rows
    understood = understand(draft, mapping)
    places = {at: order for order, made in enumerate(mapping.made) for at in made.places}
    assert len(mapping.made) == len(case.columns) - sum(len(group) - 1 for group in case.groups)
    for (row, column), words in case.cells.items():
        cell = understood.cells[row][places[column]]
        spoken = [f"“{text}”" for _, text in cell.text] or [say(cell)]
        assert words in (*spoken, "") if column in {at for group in case.groups for at in group} else words == say(cell)
    remarks = {each.key: str(each) for each in say_remarks(draft, mapping)}
    assert ("tables.note.unit" in remarks) is bool(case.shared)
    assert ("tables.note.totals" in remarks) is bool(case.totals)
    assert ("tables.note.below" in remarks) is (len(draft.raw.rows) > draft.last)
    assert str(mapping.as_of or "") == case.as_of
    assert " = ".join(text for _, text in mapping.note) == case.note


def test_what_stands_around_a_table_is_said_and_kept(draft: Draft, empty: Workspace) -> None:
    mapping = guess_mapping(draft)
    assert [str(each) for each in say_remarks(draft, mapping)] == [
        "“HK$ million” stands above the table and is taken as the unit of: 2023.",
        "Left out above the headings: “Invented staff”, “As at 31 March 2024”, “HK$ million”.",
        "Left out below the table, from row 7: “Note: plainly invented.”, “資料來源：虛構統計處”.",
        "Totals are kept as rows of their own: row 6 (“Total”).",
    ]
    plan = plan_of(empty, draft)
    assert plan.problems == ()
    made = empty.library.get_dataset(empty.imports.run(plan).dataset_id)
    assert made.title == LocalText("Invented staff")
    assert made.note == LocalText("Note: plainly invented.", "資料來源：虛構統計處")
    assert str(made.as_of) == "2024-03-31"
    assert [each.label for each in made.columns] == [LocalText("Name", "名稱"), LocalText("Staff"), LocalText("2023")]
    assert made.rows[1][0].text == LocalText("Beta Park", "乙園區")
    assert made.rows[2][2].value == Value(Decimal("3.5E+6"))
    again = plan_of(empty, draft, into=made.id)
    assert again.empty


def test_lines_below_can_be_taken_as_rows(draft: Draft) -> None:
    whole = choose(draft, ReadChoice(whole=True))
    assert (draft.last, whole.last) == (6, 9)
    assert guess_mapping(whole).note == LocalText()


def test_a_joined_column_can_be_taken_apart(draft: Draft) -> None:
    mapping = guess_mapping(draft)
    assert [each.places for each in mapping.made] == [(0, 1), (2,), (3,)]
    own = mapping.columns[1].column
    assert own is not None
    apart = mapping.with_column(1, ColumnUse(column=own))
    assert [(each.places, each.column.key) for each in apart.made] == [
        ((0,), "name"),
        ((1,), "name_2"),
        ((2,), "staff"),
        ((3,), "c_2023"),
    ]
    cells = understand(draft, apart).cells
    assert (cells[0][0].text, cells[0][1].text) == (LocalText("Alpha Park"), LocalText("甲園區"))
    left = mapping.with_column(0, ColumnUse())
    assert understand(draft, left).cells[0][0].text == LocalText("", "甲園區")


def test_joined_columns_are_remembered(draft: Draft, empty: Workspace) -> None:
    done = empty.imports.run(plan_of(empty, draft))
    found = empty.imports.find_mapping(draft)
    assert found.remembered
    assert [each.language for each in found.columns] == [each.language for each in guess_mapping(draft).columns]
    assert (found.into, found.note) == (done.dataset_id, LocalText())


def test_columns_without_a_language_never_share_a_name() -> None:
    made = english.CASES[0].raw
    draft = make_draft(made)
    mapping = guess_mapping(draft)
    column = mapping.columns[0].column
    uses = (ColumnUse(column=column), ColumnUse(column=column), mapping.columns[2])
    doubled = Mapping(Target.DATASET, uses, draft.language)
    assert [each.column.key for each in doubled.made] == ["place", "place_2", "c_2023"]
    assert all(each.column.kind is not ColumnKind.NUMBER for each in doubled.made[:2])


@pytest.mark.parametrize(
    ("encoding", "separator", "head"),
    [
        ("big5hkscs", ",", ""),
        ("gb18030", ";", ""),
        ("utf-16", "\t", ""),
        ("utf-8", ";", "sep=;\n"),
        ("utf-8-sig", "|", ""),
    ],
)
def test_a_table_is_the_same_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, separator: str, head: str
) -> None:
    case = next(each for each in chinese.CASES if each.shared == "億元")
    assert isinstance(case.table, str)
    lines = [separator.join(cell.strip() for cell in line.split("|")) for line in case.table.strip().split("\n")]
    path = tmp_path / "table.csv"
    path.write_bytes((head + "\r\n".join(lines)).encode(encoding))
    draft = read_draft(path)
    mapping = guess_mapping(draft, Target.DATASET)
    assert (draft.first, draft.last) == case.rows
    assert [say(understand(draft, mapping).cells[row][at]) for row, at in case.cells] == list(case.cells.values())


def test_decimal_commas_of_a_file_are_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("City;Rate;Amount\nA;12,5;1.234,50\nB;7,25;12.345\n", "utf-8")
    draft = read_draft(path)
    assert draft.rows == (("A", "12.5", "1234.50"), ("B", "7.25", "12345"))
    assert "decimal comma (12,5): 3" in str(draft.notes[-1])
