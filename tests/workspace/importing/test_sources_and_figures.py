"""Rows become sources, and figures with their values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_app.model.figure import Figure, Qualifier, Release, Status, Unit
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import SourceKind
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import Draft, Outcome, Plan, Target
from tests.workspace.importing.conftest import plan_of

Make = Callable[..., Draft]
NEW, CHANGED, SAME, REFUSED = Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.REFUSED


def _import(workspace: Workspace, draft: Draft, target: Target) -> Plan:
    plan = plan_of(workspace, draft, target)
    workspace.imports.run(plan)
    return plan


def _outcomes(plan: Plan) -> list[Outcome]:
    return [each.outcome for each in plan.rows]


def _figure(workspace: Workspace, key: str) -> Figure:
    return workspace.library.get_figure(workspace.library.resolve_ref("figure", key))


# -- sources ---------------------------------------------------------------------------------------------------------


def test_a_row_becomes_a_source(empty: Workspace, draft: Make) -> None:
    made = draft(
        "標題,發佈機構,種類,發佈日期,網址,語言,閱覽日期,說明（英文）",
        "年報,創新科技署,報告,2024年3月,https://example.org/a,繁體中文,2024-05-01,Annual report",
    )
    assert _outcomes(_import(empty, made, Target.SOURCES)) == [NEW]
    (source,) = empty.library.list_sources()
    assert (source.title, source.publisher, source.kind) == ("年報", "創新科技署", SourceKind.REPORT)
    assert (source.published, source.accessed) == (PartialDate(2024, 3), PartialDate(2024, 5, 1))
    assert (source.url, source.language, source.description.en) == (
        "https://example.org/a",
        Language.HANT,
        "Annual report",
    )
    assert _outcomes(plan_of(empty, made, Target.SOURCES)) == [SAME]


def test_a_source_is_found_by_id_slug_link_or_title(workspace: Workspace, draft: Make) -> None:
    there = workspace.library.get_source(workspace.library.resolve_ref("source", "note"))
    for headings, row in (
        ("ID,Publisher", f"{there.id},New"),
        ("Short name,Publisher", "note,New"),
        ("Link,Publisher", "https://example.org/note,New"),
    ):
        plan = plan_of(workspace, draft(headings, row), Target.SOURCES)
        assert [(each.id, each.publisher, each.title) for each in plan.content.sources] == [(there.id, "New", "A note")]
        assert _outcomes(plan) == [CHANGED]
    plan = plan_of(workspace, draft("Title,Read on", "A note,2024-05"), Target.SOURCES)
    assert [(each.id, each.accessed) for each in plan.content.sources] == [(there.id, PartialDate(2024, 5))]
    other = plan_of(workspace, draft("Title,Publisher", "A note,Another office"), Target.SOURCES)
    assert _outcomes(other) == [NEW]


def test_details_that_were_missing_are_filled_in(empty: Workspace, draft: Make) -> None:
    _import(empty, draft("Title,Publisher", "Report,"), Target.SOURCES)
    plan = _import(empty, draft("Title,Publisher,Published", "Report,ITC,2024", name="b.csv"), Target.SOURCES)
    assert _outcomes(plan) == [CHANGED]
    assert len(empty.library.list_sources()) == 1


def test_a_source_without_any_name_or_twice_is_refused(empty: Workspace, draft: Make) -> None:
    plan = plan_of(
        empty, draft("Title,Publisher,Kind", ",ITC,report", "A,,book", "B,X,report", "B,X,report"), Target.SOURCES
    )
    assert _outcomes(plan) == [REFUSED, REFUSED, NEW, REFUSED]
    assert ["title nor a description" in str(plan.problems[0].said), plan.problems[1].column] == [True, 2]


# -- figures ---------------------------------------------------------------------------------------------------------


def test_rows_of_one_key_are_the_values_of_one_figure(workspace: Workspace, draft: Make) -> None:
    made = draft(
        "Key,Label,Unit,Value,How exact,As of,Source,Page,Status,Release,Theme,Review after months",
        "staff,Staff,count,120,about,2022,A note,p. 1,verified,internal,Money,24",
        "staff,Staff,count,150,,2023,A note,p. 2,,,,",
    )
    assert _outcomes(_import(workspace, made, Target.FIGURES)) == [NEW, NEW]
    figure = _figure(workspace, "staff")
    assert (figure.label.en, figure.unit, figure.cadence_months, figure.theme) == ("Staff", Unit.COUNT, 24, "money")
    first, second = figure.observations
    assert (str(first.value), first.qualifier, first.as_of) == ("120", Qualifier.ABOUT, PartialDate(2022))
    assert (first.status, first.release, second.status, second.release) == (
        Status.VERIFIED,
        Release.INTERNAL,
        Status.DRAFT,
        Release.OPEN,
    )
    assert second.citation is not None
    assert second.citation.locator == "p. 2"
    assert _outcomes(plan_of(workspace, made, Target.FIGURES)) == [SAME, SAME]


def test_a_value_is_corrected_or_added(workspace: Workspace, draft: Make) -> None:
    plan = _import(
        workspace,
        draft("Key,Value,As of", "second_batch,15,2023", "second_batch,16,2024", "grants,1760000000,2023-12"),
        Target.FIGURES,
    )
    assert _outcomes(plan) == [CHANGED, NEW, CHANGED]  # it was about that much, and is no more
    assert [str(each.value) for each in _figure(workspace, "second_batch").observations] == ["15", "16"]


def test_the_digits_of_a_source_stay_where_the_value_is_the_same(workspace: Workspace, draft: Make) -> None:
    plan = plan_of(workspace, draft("Key,Value,How exact,As of", "grants,1760000000,about,2023-12"), Target.FIGURES)
    assert (_outcomes(plan), plan.content.figures) == ([SAME], ())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("hospitals_all,x,,5", "calculated from others"),
        ("grants,x,first_batch + 1,", "cannot have observations of its own"),
        ("new,x,unknown_one + 1,", "no figure “unknown_one”"),
        ("new,x,new + 1,", "calculated from each other"),
        ("new,,,5", "no label"),
        ("New!,x,,5", "cannot be the key of a figure"),
        ("new,x,,lots", "cannot be read as one number"),
    ],
)
def test_a_figure_that_cannot_be_kept_is_refused(workspace: Workspace, draft: Make, row: str, words: str) -> None:
    before = workspace.library.list_figures()
    plan = _import(workspace, draft("Key,Label,Formula,Value", row), Target.FIGURES)
    assert _outcomes(plan) == [REFUSED]
    assert words in str(plan.problems[0].said)
    assert workspace.library.list_figures() == before


def test_formulas_may_name_figures_of_the_same_file_and_fall_with_them(workspace: Workspace, draft: Make) -> None:
    made = draft(
        "Key,Label,Formula,Value", "one,One,,5", "two,Two,one * 2,", "three,Three,four + 1,", "four,Four,gone + 1,"
    )
    plan = _import(workspace, made, Target.FIGURES)
    assert _outcomes(plan) == [NEW, NEW, REFUSED, REFUSED]
    quoted = workspace.figures.quote(["two"])["two"].observation
    assert quoted is not None
    assert str(quoted.value) == "10"


def test_a_formula_that_can_be_calculated_does_not_fall_with_others(workspace: Workspace, draft: Make) -> None:
    made = draft(
        "Key,Label,Formula,Value",
        "good,Good,one * 2,",
        "after,After,two + 1,",
        "two,Two,three + 1,",
        "three,Three,two + 1,",
        "torn,Torn,one * (,",
        "one,One,,5",
    )
    plan = _import(workspace, made, Target.FIGURES)
    assert _outcomes(plan) == [NEW, REFUSED, REFUSED, REFUSED, REFUSED, NEW]
    assert [each.number for each in plan.problems] == [3, 4, 5, 6]
    said = [str(each.said) for each in plan.problems]
    assert ["“two”" in said[0], "from each other: two → three → two" in said[1], "“two”" in said[2]] == [True] * 3


def test_a_figure_that_is_taken_out_is_named_as_the_library_has_it(workspace: Workspace, draft: Make) -> None:
    made = draft("Key,Label,Formula", "hospitals_all,,gone + 1", "half,Half,hospitals_all / 2")
    plan = _import(workspace, made, Target.FIGURES)
    assert _outcomes(plan) == [REFUSED, NEW]


@pytest.mark.parametrize(("word", "months"), [("never", None), ("無需", None), ("6", 6)])
def test_a_figure_may_never_be_due_for_review(empty: Workspace, draft: Make, word: str, months: int | None) -> None:
    _import(empty, draft("Key,Label,Value,Review after months", f"one,One,1,{word}"), Target.FIGURES)
    assert _figure(empty, "one").cadence_months == months
