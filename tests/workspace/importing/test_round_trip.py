"""What is written as a file comes back as the same, for everything that the starter library holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.errors import InputError, OutputError
from briefing_app.formats.tables.xlsx_read import read_xlsx
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.importing import Outcome, Target, read_draft
from briefing_app.workspace.table_output import SUFFIXES
from briefing_app.workspace.workspace import make_printer
from tests.workspace.importing.conftest import plan_of

STARTER = resources_dir().parent / "db" / "starter"
RECORDS = (Target.SOURCES, Target.FIGURES, Target.CARDS)


@pytest.fixture(scope="module")
def starter(resources: Resources, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The starter library; these tests change nothing in it."""
    path = tmp_path_factory.mktemp("starter") / "library.briefing"
    library = Library.create(path, printer=make_printer(resources.wording))
    with Workspace(library, resources, lambda: date(2024, 6, 1)) as workspace:
        workspace.packs.import_pack(STARTER)
        yield workspace


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_come_back_as_the_same(starter: Workspace, tmp_path: Path, language: Language, suffix: str) -> None:
    for kind in RECORDS:
        path = tmp_path / f"{kind}{suffix}"
        count = starter.table_output.export_records(kind, path, language)
        draft = read_draft(path)
        assert draft.target is kind
        plan = plan_of(starter, draft)
        assert (plan.counts[Outcome.SAME], plan.empty, plan.problems) == (count, True, ())
        assert count >= len(starter.library.ids({"cards": "card", "figures": "figure", "sources": "source"}[kind]))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_come_back_as_the_same(starter: Workspace, tmp_path: Path, language: Language, suffix: str) -> None:
    tables = starter.library.list_datasets()
    assert len(tables) > 10
    for table in tables:
        path = tmp_path / f"{table.slug}{suffix}"
        assert starter.table_output.export_dataset(table.id, path, language) == len(table.rows)
        plan = plan_of(starter, read_draft(path), into=table.id)
        assert (plan.counts[Outcome.SAME], plan.removed, plan.empty, plan.problems) == (len(table.rows), 0, True, ()), (
            table.slug
        )


def test_lists_fill_an_empty_library_with_the_same(starter: Workspace, empty: Workspace, tmp_path: Path) -> None:
    for kind in RECORDS:
        path = tmp_path / f"{kind}.xlsx"
        starter.table_output.export_records(kind, path)
        empty.imports.run(plan_of(empty, read_draft(path)))
    assert empty.library.list_sources() == starter.library.list_sources()
    themes = {each.name.en: each.slug for each in empty.library.list_themes()}
    names = {each.slug: each.name.en for each in starter.library.list_themes()}
    for new, old in zip(empty.library.list_figures(), starter.library.list_figures(), strict=True):
        assert new == replace(old, theme=themes[names[old.theme]] if old.theme else "")
    for card, before in zip(empty.library.list_cards(), starter.library.list_cards(), strict=True):
        assert card == replace(before, theme=themes[names[before.theme]], states=card.states)


def test_what_is_hard_to_write_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    card = workspace.library.list_cards()[0]
    hard = replace(
        card,
        text=card.text.with_text(Language.EN, "=1+1 {{literal}}\n“two”, lines; and\ttab {grants}"),
        tags=("one, two",),
        note=LocalText("'quoted", "+852", "@名"),
    )
    workspace.cards.update_card(hard)
    source = workspace.data.add_source(LocalText("A | B"), title="A | B")
    workspace.data.update_source(replace(source, published=PartialDate(2024, 2), url="https://example.org/?a=1,2"))
    for suffix in SUFFIXES:
        for kind in RECORDS:
            path = tmp_path / f"{kind}{suffix}"
            workspace.table_output.export_records(kind, path, Language.HANT)
            plan = plan_of(workspace, read_draft(path))
            assert (plan.empty, plan.problems) == (True, ()), (suffix, kind, plan.content)


def test_a_theme_that_has_the_name_which_another_had_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    workspace.labels.rename_theme("money", LocalText("Finance"))
    new = workspace.labels.add_theme(LocalText("Money"))
    assert new.slug == "money-2"
    old, *others = workspace.library.list_cards()
    workspace.cards.set_theme([old.id], "money")
    workspace.cards.set_theme([each.id for each in others], new.slug)
    path = tmp_path / "cards.csv"
    workspace.table_output.export_records(Target.CARDS, path)
    plan = plan_of(workspace, read_draft(path))
    assert (plan.empty, plan.problems) == (True, ())


def test_a_table_is_written_with_units_limits_and_dates_and_read_into_a_new_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    columns = [
        Column("fund", LocalText("Fund", "基金")),
        Column("grants", LocalText("Grants", "資助"), ColumnKind.NUMBER, Unit.HKD, scale=6),
        Column("share", LocalText("Share", "比率"), ColumnKind.NUMBER, Unit.PERCENT),
        Column("since", LocalText("Since", "始於"), ColumnKind.DATE),
    ]
    rows = [
        (
            Cell(text=LocalText("ITF", "創科基金")),
            Cell(value=Value(Decimal("1.76E+9"))),
            Cell(value=Value(Decimal("61.50"))),
            Cell(date=PartialDate(2023, 2, 20)),
        ),
        (
            Cell(text=LocalText("RGC", "研資局")),
            Cell(value=Value(Decimal("5E+6")), qualifier=Qualifier.OVER),
            Cell(value=Value(Decimal(20), Decimal(30))),
            Cell(date=PartialDate(2024, 1)),
        ),
        (Cell(text=LocalText("Old", "舊基金")), Cell(figure="second_batch"), Cell(), Cell(date=PartialDate(1999))),
    ]
    table = workspace.tables.add_table(LocalText("Funds", "基金"), columns, rows)
    for suffix in SUFFIXES:
        for language in (Language.EN, Language.HANT):
            path = tmp_path / f"funds-{language}{suffix}"
            workspace.table_output.export_dataset(table.id, path, language)
            new = plan_of(workspace, read_draft(path)).dataset
            assert new is not None
            assert [(each.kind, each.unit, each.scale) for each in new.columns] == [
                (each.kind, each.unit, each.scale) for each in columns
            ]
            assert [[cell.value or cell.date for cell in row[1:]] for row in new.rows[:2]] == [
                [cell.value or cell.date for cell in row[1:]] for row in rows[:2]
            ]
            assert new.rows[1][1].qualifier is Qualifier.OVER
            assert new.rows[2][1].value == Value(Decimal(14))


def test_several_tables_are_sheets_and_one_csv_holds_one(workspace: Workspace, tmp_path: Path) -> None:
    for title in ("One", "Two"):
        workspace.tables.add_table(LocalText(title), [Column("a", LocalText("A"))], [(Cell(text=LocalText("x")),)])
    ids = workspace.library.ids("dataset")
    workspace.table_output.export_datasets(ids, tmp_path / "all.xlsx")
    assert [each.name for each in read_xlsx(tmp_path / "all.xlsx").sheets][-2:] == ["One", "Two"]
    with pytest.raises(InputError, match="holds one table"):
        workspace.table_output.export_datasets(ids, tmp_path / "all.csv")
    with pytest.raises(InputError, match=r"end with \.xlsx or \.csv"):
        workspace.table_output.export_records(Target.CARDS, tmp_path / "cards.txt")
    with pytest.raises(OutputError):
        workspace.table_output.export_records(Target.CARDS, tmp_path / "none" / "cards.csv")
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".csv", ".txt")] == []


def test_only_some_are_written_and_columns_that_hold_nothing_are_left_out(workspace: Workspace, tmp_path: Path) -> None:
    cards = workspace.library.ids("card")
    path = tmp_path / "cards.csv"
    assert workspace.table_output.export_records(Target.CARDS, path, ids=cards[:1]) == 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    headings = read_draft(path).headings
    assert "Title (English)" in headings
    assert "Figure key" not in headings
