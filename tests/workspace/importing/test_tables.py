"""Rows become a dataset, or replace the rows of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.read_cell import read_value
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import (
    ColumnUse,
    Draft,
    Mapping,
    Outcome,
    Plan,
    Target,
    find_gaps,
    guess_mapping,
    understand,
)
from tests.workspace.importing.conftest import plan_of

Make = Callable[..., Draft]
NEW, CHANGED, SAME = Outcome.NEW, Outcome.CHANGED, Outcome.SAME
FUNDS = ("Fund,Since,Grants (HK$ million),Share (%)", "ITF,2023-02,17.6,61%", "RGC,2024,over 5,n/a")


def _import(workspace: Workspace, draft: Draft, into: str = "") -> Dataset:
    done = workspace.imports.run(plan_of(workspace, draft, Target.DATASET, into))
    return workspace.library.get_dataset(done.dataset_id)


def _outcomes(plan: Plan) -> list[Outcome]:
    return [each.outcome for each in plan.rows]


def test_a_file_becomes_a_table_with_kinds_units_and_exact_values(empty: Workspace, draft: Make) -> None:
    table = _import(empty, draft(*FUNDS, name="funds_2024.csv"))
    assert table.title.en == "funds 2024"
    assert [(each.kind, each.unit, each.scale, each.label.en) for each in table.columns[1:]] == [
        (ColumnKind.DATE, Unit.COUNT, 0, "Since"),
        (ColumnKind.NUMBER, Unit.HKD, 6, "Grants"),
        (ColumnKind.NUMBER, Unit.PERCENT, 0, "Share"),
    ]
    assert table.rows[0][:3] == (
        Cell(text=LocalText("ITF")),
        Cell(date=PartialDate(2023, 2)),
        Cell(value=Value(Decimal(17600000))),
    )
    over, nothing = table.rows[1][2:]
    assert (over.value, over.qualifier) == (Value(Decimal(5_000_000)), Qualifier.OVER)
    assert (nothing.value, nothing.text.zh_hant) == (None, "不適用")
    empty.history.undo()
    assert empty.library.list_datasets() == ()


def test_what_a_column_becomes_can_be_corrected(empty: Workspace, draft: Make) -> None:
    made = draft(*FUNDS)
    column = Column("share", LocalText("Part"), ColumnKind.TEXT)
    mapping = guess_mapping(made).with_column(3, ColumnUse(column=column)).with_column(1, ColumnUse())
    mapping = mapping.changed(title=LocalText("Funds"), as_of=PartialDate(2024), note=LocalText("Checked"))
    done = empty.imports.run(empty.imports.plan(understand(made, mapping)))
    table = empty.library.get_dataset(done.dataset_id)
    assert [each.label.en for each in table.columns] == ["Fund", "Grants", "Part"]
    assert table.rows[0][2].text.en == "61%"
    assert (table.title.en, table.as_of, table.note.en) == ("Funds", PartialDate(2024), "Checked")


def test_a_cell_that_is_no_number_is_kept_as_words_and_said(empty: Workspace, draft: Make) -> None:
    made = draft("Firm,Staff", "A,12", "B,see note", "C,9", "D,8", name="x.csv")
    plan = plan_of(empty, made)
    assert _outcomes(plan) == [NEW] * 4
    ((number, column, refused),) = [(each.number, each.column, each.refused) for each in plan.problems]
    assert (number, column, refused) == (3, 1, False)
    assert plan.dataset is not None
    assert (plan.dataset.rows[1][1].value, plan.dataset.rows[1][1].text.en) == (None, "see note")


def test_the_short_way_of_reading_bare_numbers_reads_as_the_long_way(draft: Make) -> None:
    texts = ["0", "-0.50", "0012", "1.760", "12345678901234567890.5", "１２", "1,200", "(132)", "1e3", "5+", ".5", "7."]
    for scale in (0, 6):
        column = Column("n", LocalText("N"), ColumnKind.NUMBER, scale=scale)
        made = draft("N;M", *(f"{each};x" for each in texts), delimiter=";")
        mapping = Mapping(Target.DATASET, (ColumnUse(column=column), ColumnUse()), Language.EN)
        found = [row[0] for row in understand(made, mapping).cells]
        wanted = [read_value(each, Language.EN, column).cell for each in texts]
        assert [(each, str(each.value)) for each in found] == [(each, str(each.value)) for each in wanted]


def test_the_same_file_again_is_the_same_and_another_is_a_table_of_its_own(empty: Workspace, draft: Make) -> None:
    table = _import(empty, draft(*FUNDS))
    again = plan_of(empty, draft(*FUNDS))
    assert (_outcomes(again), again.empty, again.understood.mapping.into) == ([SAME, SAME], True, table.id)
    other = plan_of(empty, draft(*FUNDS, name="other.csv"))
    assert (_outcomes(other), other.understood.mapping.into) == ([NEW, NEW], "")


def test_rows_are_replaced_and_what_says_the_same_stays(workspace: Workspace, draft: Make) -> None:
    source = workspace.library.list_sources()[0]
    kept = Cell(text=LocalText("ITF", "創新及科技基金", "创新及科技基金"), as_of=PartialDate(2020))
    follows = Cell(figure="second_batch", citation=Citation(source.id, "p. 2"))
    columns = (
        Column("fund", LocalText("Fund", "基金", "基金")),
        Column("count", LocalText("Count"), ColumnKind.NUMBER),
        Column("own", LocalText("Own")),
    )
    rows = (
        (kept, follows, Cell(text=LocalText("mine"))),
        (Cell(text=LocalText("RGC")), Cell(value=Value(Decimal("1.10"))), Cell()),
        (Cell(text=LocalText("Old")), Cell(), Cell()),
    )
    table = workspace.tables.add_table(LocalText("Funds"), columns, rows)
    made = draft("Fund,Count", "New,3", "RGC,7", "ITF,14")
    plan = plan_of(workspace, made, into=table.id)
    assert (_outcomes(plan), plan.removed) == ([NEW, CHANGED, SAME], 1)
    workspace.imports.run(plan)
    after = workspace.library.get_dataset(table.id)
    assert after.rows[2] == rows[0]
    assert [str(each) for each in (after.rows[0][0].text, after.rows[1][1].value)] == ["New", "7"]
    assert after.columns == columns
    workspace.history.undo()
    assert workspace.library.get_dataset(table.id).rows == rows


def test_a_new_column_is_added_and_one_of_another_kind_refused(empty: Workspace, draft: Make) -> None:
    table = _import(empty, draft("Firm,Staff", "A,12", "B,9"))
    plan = plan_of(empty, draft("Firm,Staff,Town", "A,12,Shenzhen", "B,9,", name="x.csv"), into=table.id)
    assert _outcomes(plan) == [CHANGED, SAME]
    assert plan.dataset is not None
    assert [each.label.en for each in plan.dataset.columns] == ["Firm", "Staff", "Town"]
    made = draft("Firm,Staff", "A,12")
    wrong = replace(table.columns[1], kind=ColumnKind.TEXT)
    mapping = empty.imports.find_mapping(made, into=table.id).with_column(1, ColumnUse(column=wrong))
    with pytest.raises(InputError, match="another kind of thing"):
        empty.imports.plan(understand(made, mapping))


def test_a_cell_may_name_a_figure_that_is_there(workspace: Workspace, draft: Make) -> None:
    made = draft("Batch,Hospitals", "First,{first_batch}", "Second,{unknown}", "Third,3")
    column = Column("n", LocalText("N"), ColumnKind.NUMBER)
    mapping = guess_mapping(made).with_column(1, ColumnUse(column=column))
    plan = workspace.imports.plan(understand(made, mapping))
    assert [(each.number, each.column) for each in plan.problems] == [(3, 1)]
    done = workspace.imports.run(plan)
    rows = workspace.library.get_dataset(done.dataset_id).rows
    assert (rows[0][1].figure, rows[1][1].figure, rows[1][1].text.en) == ("first_batch", "", "{unknown}")


def test_a_mapping_without_any_column_is_refused(empty: Workspace, draft: Make) -> None:
    made = draft(*FUNDS)
    mapping = Mapping(Target.DATASET, (ColumnUse(),) * 4, Language.EN)
    assert len(find_gaps(mapping)) == 1
    with pytest.raises(InputError, match="all columns are left out"):
        empty.imports.plan(understand(made, mapping))


def test_columns_are_found_by_their_labels_in_any_language(empty: Workspace, draft: Make) -> None:
    label = LocalText("Grants", "資助", "资助")
    columns = [
        Column("who", LocalText("Fund", "基金", "基金")),
        Column("g", label, ColumnKind.NUMBER, Unit.HKD, scale=6),
    ]
    table = empty.tables.add_table(LocalText("T"), columns, ())
    for heading in ("Grants (HK$ million)", "資助（百萬港元）", "资助（百万港元）", "g"):
        mapping = empty.imports.find_mapping(draft(f"Fund,{heading}", "A,5", "B,6"), into=table.id)
        assert mapping.columns[1].column == table.columns[1], heading
