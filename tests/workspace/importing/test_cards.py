"""Rows become fact cards: new, the same, changed or refused with a reason, with the sources and figures they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.figure import Citation, Figure, Qualifier, Release, Status, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import Draft, Outcome, Plan, Target
from tests.workspace.importing.conftest import plan_of

Make = Callable[..., Draft]
NEW, CHANGED, SAME, REFUSED = Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.REFUSED


def _outcomes(plan: Plan) -> list[Outcome]:
    return [each.outcome for each in plan.rows]


def _import(workspace: Workspace, draft: Draft) -> Plan:
    plan = plan_of(workspace, draft, Target.CARDS)
    workspace.imports.run(plan)
    return plan


def _only(workspace: Workspace) -> FactCard:
    (card,) = workspace.library.list_cards()
    return card


def test_a_row_becomes_a_draft_with_what_it_gives(empty: Workspace, draft: Make) -> None:
    made = draft(
        "Title,標題,Text,Line to say,Theme,Tags,Release,Source,Publisher,Published,Page",
        'Grants,資助,"The fund gave, so far, much",Thank them,Funding,"fund; money",internal,Annual Report,ITC,Dec 2023,p. 4',
    )
    plan = _import(empty, made)
    assert _outcomes(plan) == [NEW]
    assert {kind: [str(each) for each in names] for kind, names in plan.also.items()} == {
        "theme": ["Funding"],
        "source": ["Annual Report"],
    }
    card = _only(empty)
    assert (card.slug, card.title, card.text.en) == (
        "grants",
        LocalText("Grants", "資助"),
        "The fund gave, so far, much",
    )
    assert (card.say.en, card.tags, card.release, card.status) == (
        "Thank them",
        ("fund", "money"),
        Release.INTERNAL,
        Status.DRAFT,
    )
    assert card.states == (TextState.COMPLETE, TextState.MISSING, TextState.MISSING)
    (theme,) = empty.library.list_themes()
    assert (card.theme, theme.name.en) == (theme.slug, "Funding")
    (source,) = empty.library.list_sources()
    assert (source.title, source.publisher, source.published) == ("Annual Report", "ITC", PartialDate(2023, 12))
    assert card.sources == (Citation(source.id, "p. 4"),)


def test_the_same_file_again_changes_nothing(workspace: Workspace, draft: Make) -> None:
    made = draft(
        "Title,Text,Theme,Source,Figure,Value,Unit,As of",
        "A,Text,Money,A note,Staff,12,people,2023",
        "B,Other,New theme,New,,,,",
    )
    assert _outcomes(_import(workspace, made)) == [NEW, NEW]
    before = workspace.library.list_content()
    steps = workspace.history.list_steps()
    plan = _import(workspace, made)
    assert (_outcomes(plan), plan.empty, dict(plan.also)) == ([SAME, SAME], True, {})
    assert workspace.library.list_content() == before
    assert workspace.history.list_steps() == steps


def test_an_import_is_one_step_that_is_taken_back(workspace: Workspace, draft: Make) -> None:
    before = workspace.library.list_content()
    _import(workspace, draft("Title,Text,Theme,Source,Figure,Value", "A,T,New,S,F,5", "B,T,New,S,G,6"))
    assert len(workspace.library.list_cards()) == len(before.cards) + 2
    step = workspace.history.find_undo()
    assert step is not None
    assert workspace.history.say(step, Language.EN) == "Import “rows.csv”"
    workspace.history.undo()
    assert workspace.library.list_content() == before


def test_a_row_finds_its_card_by_id_then_slug_then_title(workspace: Workspace, draft: Make, card: FactCard) -> None:
    for headings, row in (
        ("ID,Text", card.id),
        ("Short name,Text", "fund-grants"),
        ("Title,Text", card.title.en),
        ("標題,Text", card.title.zh_hant),
    ):
        plan = plan_of(workspace, draft(headings, f'"{row}",New words'), Target.CARDS)
        assert _outcomes(plan) == [CHANGED], headings
        assert [each.id for each in plan.content.cards] == [card.id]


def test_an_unknown_id_is_that_of_the_new_card(empty: Workspace, draft: Make) -> None:
    id = "0f4a2c52-9a52-4d0e-8f55-0d9c1d2f7a10"
    _import(empty, draft("ID,Title,Text", f"{id},A,T"))
    assert _only(empty).id == id


def test_an_empty_cell_takes_nothing_away(workspace: Workspace, draft: Make, card: FactCard) -> None:
    plan = plan_of(workspace, draft("Short name,Title,Text,標題,Note,Theme,Tags", "fund-grants,,,,,,"), Target.CARDS)
    assert _outcomes(plan) == [SAME]
    assert workspace.library.get_card(card.id) == card


def test_a_changed_original_marks_the_other_languages_and_ends_the_verification(
    workspace: Workspace, draft: Make, card: FactCard
) -> None:
    assert card.status is Status.VERIFIED
    _import(workspace, draft("Short name,Text", "fund-grants,Something else"))
    after = workspace.library.get_card(card.id)
    assert after.state(Language.HANT) is TextState.OUTDATED
    assert (after.status, after.verification) == (Status.DRAFT, None)


def test_verified_needs_a_person_a_day_and_a_source(empty: Workspace, draft: Make) -> None:
    made = draft(
        "Title,Text,Source,Status,Verified by,Verified on",
        "A,T,S,verified,,",
        "B,T,,verified,Chan,2024-05-01",
        "C,T,S,已核實,Chan,2024-05-01",
    )
    plan = _import(empty, made)
    assert _outcomes(plan) == [REFUSED, REFUSED, NEW]
    assert "who verified it" in str(plan.problems[0].said)
    assert "names no source" in str(plan.problems[1].said)
    assert (_only(empty).status, _only(empty).verification) == (Status.VERIFIED, Verification("Chan", "2024-05-01"))


@pytest.mark.parametrize(
    ("headings", "row", "column", "words"),
    [
        ("Title,Text", ",T", 0, "no title"),
        ("ID,Title", "12,A", 0, "not an ID"),
        ("Short name,Title", "A B,A", 0, "cannot be a short name"),
        ("Title,Release", "A,maybe", 1, "not one of open, internal"),
        ("Title,Published", "A,31/31/2023", 1, "cannot be read as a date"),
        ("Title,Sources", "A,Nowhere", 1, "no source “Nowhere”"),
        ("Title,Figures", "A,nothing", 1, "no figure “nothing”"),
        ("Title,Figure,Value", "A,Staff,many", 2, "cannot be read as one number"),
        ("Title,Figure,Value", "A,Staff,", 2, "value of the figure is missing"),
        ("Title,Value", "A,5", None, "figure has no name"),
        ("Title,Figure key,Value", "A,hospitals_all,5", 2, "calculated from others"),
        ("Title,Figure key,Value", "A,grants,US$5", 2, "another unit"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason_and_leaves_nothing(
    workspace: Workspace, draft: Make, headings: str, row: str, column: int | None, words: str
) -> None:
    before = workspace.library.list_content()
    made = draft(f"{headings},Theme,Source", f"{row},New theme,New source")
    plan = _import(workspace, made)
    assert _outcomes(plan) == [REFUSED]
    (problem,) = plan.problems
    assert (problem.number, problem.column, problem.refused) == (2, column, True)
    assert words in str(problem.said)
    assert workspace.library.list_content() == before


def test_other_rows_are_imported_without_the_refused_one(empty: Workspace, draft: Make) -> None:
    plan = _import(empty, draft("Title,Text", "A,T", ",U", "B,V"))
    assert _outcomes(plan) == [NEW, REFUSED, NEW]
    assert [each.title.en for each in empty.library.list_cards()] == ["A", "B"]


def test_two_rows_about_the_same_card_are_not_both_taken(workspace: Workspace, draft: Make) -> None:
    plan = plan_of(
        workspace, draft("Short name,Title,Text", "fund-grants,,X", "fund-grants,,Y", ",N,1", ",N,2"), Target.CARDS
    )
    assert _outcomes(plan) == [CHANGED, REFUSED, NEW, REFUSED]
    assert [str(each.said) for each in plan.problems] == [
        "Row 2 is about the same thing; put both into one row.",
        "Row 4 is about the same thing; put both into one row.",
    ]


def test_a_title_that_several_cards_have_is_asked_back(workspace: Workspace, draft: Make, card: FactCard) -> None:
    twin = workspace.cards.add_card(card.title, LocalText("x"))
    plan = plan_of(workspace, draft("Title,Text", f"{card.title.en},T"), Target.CARDS)
    assert _outcomes(plan) == [REFUSED]
    assert "add a column with its short name" in str(plan.problems[0].said)
    plan = plan_of(workspace, draft("Short name,Title,Text", f"{twin.slug},{card.title.en},T"), Target.CARDS)
    assert [each.id for each in plan.content.cards] == [twin.id]


def test_cards_without_english_titles_get_slugs_of_their_own(empty: Workspace, draft: Make) -> None:
    _import(empty, draft("標題,內容", *(f"第{n}張卡片,內容" for n in range(30))))
    slugs = [each.slug for each in empty.library.list_cards()]
    assert slugs[:3] == ["card", "card-2", "card-3"]
    assert len(set(slugs)) == 30
    assert {each.original for each in empty.library.list_cards()} == {Language.HANT}


def test_cards_without_english_titles_take_the_latin_letters_of_others(empty: Workspace, draft: Make) -> None:
    _import(empty, draft("標題,內容", "GoGlobal,內容", "GoGlobal 2,內容"))
    assert {each.slug for each in empty.library.list_cards()} == {"goglobal", "goglobal-2"}


def test_text_quotes_figures_by_braces_and_unknown_ones_are_said(workspace: Workspace, draft: Make) -> None:
    plan = _import(
        workspace, draft("Title,Text", "A,Grants reached {grants}", "B,So did {nothing}", "C,A {brace and }")
    )
    assert _outcomes(plan) == [NEW, NEW, NEW]
    assert [(each.number, each.refused, str(each.said)[:40]) for each in plan.problems] == [
        (3, False, "The text quotes the figure “nothing”, wh")
    ]
    texts = {each.title.en: each.text.en for each in workspace.library.list_cards()}
    assert (texts["A"], texts["C"]) == ("Grants reached {grants}", "A {{brace and }}")


# -- sources ---------------------------------------------------------------------------------------------------------


def test_a_source_is_found_by_its_details_or_made_once(workspace: Workspace, draft: Make) -> None:
    there = workspace.library.get_source(workspace.library.resolve_ref("source", "note"))
    made = draft(
        "Title,Text,Source,Publisher,Link",
        "A,T,a  NOTE,,",
        "B,T,,,https://example.org/note/",
        "C,T,A note,Another office,",
        "D,T,A note,Another office,",
    )
    _import(workspace, made)
    cited = {
        each.title.en: each.sources[0].source_id for each in workspace.library.list_cards() if each.title.en in "ABCD"
    }
    assert cited["A"] == cited["B"] == there.id
    assert cited["C"] == cited["D"] != there.id


def test_the_sources_of_a_card_are_kept_and_added_to(workspace: Workspace, draft: Make, card: FactCard) -> None:
    _import(workspace, draft("Short name,Source,Page", "fund-grants,Another report,p. 9"))
    after = workspace.library.get_card(card.id)
    assert after.sources[: len(card.sources)] == card.sources
    assert after.sources[-1].locator == "p. 9"
    _import(workspace, draft("Short name,Sources", '"fund-grants","A note | Page 3\nAnother report"', name="b.csv"))
    assert [each.locator for each in workspace.library.get_card(card.id).sources] == ["Page 3", ""]


# -- figures ---------------------------------------------------------------------------------------------------------


def _figure(workspace: Workspace, key: str) -> Figure:
    return workspace.library.get_figure(workspace.library.resolve_ref("figure", key))


@pytest.mark.parametrize(
    ("value", "unit", "number", "qualifier", "kind"),
    [
        ("847", "projects", "847", Qualifier.EXACT, Unit.COUNT),
        ("over 50", "%", "50", Qualifier.OVER, Unit.PERCENT),
        ("1.76", "HK$ billion", "1.76E+9", Qualifier.EXACT, Unit.HKD),
        ("約17.6", "億港元", "1.76E+9", Qualifier.ABOUT, Unit.HKD),
        ("US$226 million", "", "2.26E+8", Qualifier.EXACT, Unit.USD),
        ("2", "rank", "2", Qualifier.EXACT, Unit.RANK),
        ("12", "", "12", Qualifier.EXACT, Unit.COUNT),
    ],
)
def test_a_figure_is_made_with_its_value_unit_date_and_source(
    empty: Workspace, draft: Make, value: str, unit: str, number: str, qualifier: Qualifier, kind: Unit
) -> None:
    made = draft("Title,Text,Source,Figure,Value,Unit,As of", f"A,T,S,The amount given,{value},{unit},Jan 2024")
    _import(empty, made)
    figure = _figure(empty, "the_amount_given")
    (observation,) = figure.observations
    assert (str(observation.value), observation.qualifier, figure.unit) == (number, qualifier, kind)
    assert observation.as_of == PartialDate(2024, 1)
    assert observation.citation == _only(empty).sources[0]
    assert _only(empty).figures == ("the_amount_given",)


def test_a_value_of_the_same_date_is_corrected_and_of_another_added(workspace: Workspace, draft: Make) -> None:
    plan = _import(
        workspace, draft("Title,Text,Figure key,Value,As of", "A,T,second_batch,15,2023", "B,T,second_batch,16,2024")
    )
    assert [str(each) for each in plan.also["observation"]] == ["Second batch"]
    found = [(str(each.value), str(each.as_of)) for each in _figure(workspace, "second_batch").observations]
    assert found == [("15", "2023"), ("16", "2024")]


def test_a_figure_is_found_by_its_label_in_any_language(workspace: Workspace, draft: Make) -> None:
    label = _figure(workspace, "second_batch").label
    for heading, text in (("Figure", label.en), ("數字名稱", label.zh_hant)):
        plan = plan_of(workspace, draft(f"Title,Text,{heading},Value,As of", f"A,T,{text},14,2023"), Target.CARDS)
        (card,) = plan.content.cards
        assert (card.figures, plan.content.figures) == (("second_batch",), ())


def test_a_card_that_stays_while_its_figure_gets_another_value_has_changed(workspace: Workspace, draft: Make) -> None:
    _import(workspace, draft("Title,Text,Figure key,Value,As of", "A,T,second_batch,14,2023"))
    plan = _import(workspace, draft("Title,Text,Figure key,Value,As of", "A,T,second_batch,17,2023"))
    assert (_outcomes(plan), plan.content.cards) == ([CHANGED], ())
    assert str(_figure(workspace, "second_batch").observations[0].value) == "17"


def test_a_settled_card_is_what_an_edited_card_becomes(workspace: Workspace, card: FactCard) -> None:
    edited = replace(card, text=card.text.with_text(Language.EN, "Other"))
    settled = workspace.cards.settle(card, edited)
    assert workspace.library.get_card(card.id) == card
    assert workspace.cards.update_card(edited) == settled
