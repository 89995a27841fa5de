"""Each repair does what it says in one undoable step, is offered only where it fits, and the finding is gone after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.checks import CHECKS
from briefing_app.errors import InputError, NotFoundError, TypedDateError
from briefing_app.model.block import CardBlock, KeyFiguresBlock, TextBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Citation, Observation, Release, Value
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace
from briefing_app.workspace.repairs import Needs

Find = Callable[..., list[Finding]]


@pytest.fixture
def find(workspace: Workspace, sample: Briefing) -> Find:
    """The findings of one check."""

    def run(key: str, audience: Audience = Audience.DELEGATION) -> list[Finding]:
        found = workspace.findings.find_findings(sample.id, audience=audience)
        return [each for each in found if each.key.removeprefix("check.").startswith(key)]

    return run


def ids(workspace: Workspace, finding: Finding) -> list[str]:
    return [each.id for each in workspace.repairs.list_repairs(finding)]


def steps(workspace: Workspace) -> int:
    return len(workspace.history.list_steps())


def apply(workspace: Workspace, sample: Briefing, finding: Finding, id: str, value: object = None) -> None:
    """Do it, and see that it is one step that can be taken back."""
    before, content = steps(workspace), workspace.library.list_content()
    workspace.repairs.apply(sample.id, finding, id, value)  # type: ignore[arg-type]
    assert steps(workspace) == before + 1
    after = workspace.library.list_content()
    assert after != content
    workspace.history.undo()
    assert workspace.library.list_content() == content
    workspace.history.redo()
    assert workspace.library.list_content() == after


def test_a_text_to_review_is_marked_complete(
    workspace: Workspace, sample: Briefing, find: Find, card: FactCard
) -> None:
    (finding,) = find("text_state")
    assert ids(workspace, finding) == ["mark_complete", "leave_out", "keep_with_note", "open"]
    apply(workspace, sample, finding, "mark_complete")
    assert workspace.library.get_card(card.id).state(Language.HANS) is TextState.COMPLETE
    assert find("text_state") == []


def test_a_card_is_left_out(workspace: Workspace, sample: Briefing, find: Find, card: FactCard) -> None:
    (finding,) = find("text_state")
    apply(workspace, sample, finding, "leave_out")
    kept = workspace.library.get_briefing(sample.id)
    assert card.id not in [block.card_id for block in kept.blocks if isinstance(block, CardBlock)]
    with pytest.raises(InputError, match="is there no more"):
        workspace.repairs.apply(sample.id, finding, "leave_out")


def test_of_a_strip_only_the_figure_in_question_is_left_out(workspace: Workspace, sample: Briefing, find: Find) -> None:
    strip = next(each for each in sample.blocks if isinstance(each, KeyFiguresBlock))
    place = Place("figure", "grants", strip.id)
    finding = replace(find("stale_figure")[0], place=place)
    apply(workspace, sample, finding, "leave_out")
    left = next(each for each in workspace.library.get_briefing(sample.id).blocks if each.id == strip.id)
    assert isinstance(left, KeyFiguresBlock)
    assert left.figures == ("hospitals_all",)
    workspace.repairs.apply(sample.id, replace(finding, place=replace(place, id="hospitals_all")), "leave_out")
    assert strip.id not in [each.id for each in workspace.library.get_briefing(sample.id).blocks]


def test_a_text_is_never_left_out_for_one_figure_in_it(workspace: Workspace, sample: Briefing, find: Find) -> None:
    text = next(each for each in sample.blocks if isinstance(each, TextBlock))
    finding = replace(find("stale_figure")[0], place=Place("figure", "grants", text.id))
    assert "leave_out" not in ids(workspace, finding)


def test_what_is_kept_is_a_notice_until_it_changes(workspace: Workspace, sample: Briefing, find: Find) -> None:
    finding = next(each for each in find("stale_figure") if each.place.id == "first_batch")
    assert finding.severity is Severity.WARNING
    apply(workspace, sample, finding, "keep_with_note")
    kept = next(each for each in find("stale_figure") if each.place.id == "first_batch")
    assert (kept.severity, kept.accepted, kept.mark) == (Severity.NOTICE, True, finding.mark)
    assert ids(workspace, kept) == ["ask_again", "open"]
    others = [each for each in find("stale_figure") if each.place.id != "first_batch"]
    assert all(not each.accepted for each in others)
    named = workspace.findings.find_findings(sample.id, naming=Language.HANT)
    assert [each.accepted for each in named if each.place.id == "first_batch"] == [True]
    figure = workspace.library.get_figure(workspace.library.resolve_ref("figure", "first_batch"))
    workspace.figures.update_observation(figure.id, 0, replace(figure.observations[0], value=Value.parse("6")))
    again = next(each for each in find("stale_figure") if each.place.id == "first_batch")
    assert (again.severity, again.accepted) == (Severity.WARNING, False)


def test_what_is_kept_can_be_asked_again(workspace: Workspace, sample: Briefing, find: Find) -> None:
    finding = find("stale_figure")[0]
    workspace.repairs.apply(sample.id, finding, "keep_with_note")
    workspace.repairs.apply(sample.id, finding, "keep_with_note")
    assert workspace.library.get_briefing(sample.id).accepted == (finding.mark,)
    apply(workspace, sample, finding, "ask_again")
    assert workspace.library.get_briefing(sample.id).accepted == ()
    assert find("stale_figure")[0] == finding


def test_what_stops_an_export_is_never_kept(workspace: Workspace, sample: Briefing, card: FactCard, find: Find) -> None:
    workspace.cards.update_card(replace(card, text=card.text.with_text(Language.EN, "")))
    (finding,) = find("missing_language.card")
    assert finding.severity is Severity.BLOCK
    assert "keep_with_note" not in ids(workspace, finding)
    with pytest.raises(InputError, match="stops an export"):
        workspace.repairs.apply(sample.id, finding, "keep_with_note")


def test_a_copy_of_a_briefing_asks_anew(workspace: Workspace, sample: Briefing, find: Find) -> None:
    workspace.repairs.apply(sample.id, find("stale_figure")[0], "keep_with_note")
    assert workspace.briefings.duplicate_briefing(sample.id).accepted == ()


def test_a_missing_chinese_is_drafted_from_the_other(
    workspace: Workspace, sample: Briefing, card: FactCard, find: Find
) -> None:
    bare = replace(
        card,
        title=LocalText("Grants", "資助", ""),
        text=LocalText("Given.", "已批出資助。", ""),
        say=LocalText("Say", "可說", ""),
    )
    workspace.cards.update_card(bare)
    (finding,) = find("missing_language.card")
    assert ids(workspace, finding) == ["draft_by_conversion", "leave_out", "open"]
    apply(workspace, sample, finding, "draft_by_conversion")
    drafted = workspace.library.get_card(card.id)
    assert (drafted.text.zh_hans, drafted.say.zh_hans) == ("已批出资助。", "可说")
    assert drafted.state(Language.HANS) is TextState.REVIEW


def test_a_drafted_line_to_say_is_to_be_reviewed(
    workspace: Workspace, sample: Briefing, card: FactCard, find: Find
) -> None:
    for state, after in ((TextState.COMPLETE, TextState.REVIEW), (TextState.REVIEW, TextState.REVIEW)):
        workspace.cards.update_card(
            replace(card, say=LocalText("Say", "可說", ""), states=(TextState.COMPLETE, TextState.COMPLETE, state))
        )
        (finding,) = find("missing_language.say")
        workspace.repairs.apply(sample.id, finding, "draft_by_conversion")
        drafted = workspace.library.get_card(card.id)
        assert drafted.say.zh_hans == "可说"
        assert drafted.text == card.text
        assert drafted.state(Language.HANS) is after


@pytest.mark.parametrize("kind", ["section", "block", "briefing", "chart", "dataset", "figure"])
def test_drafts_are_made_of_texts_of_every_kind(workspace: Workspace, sample: Briefing, find: Find, kind: str) -> None:
    words = LocalText("Words", "這些文字", "")
    library = workspace.library
    section = sample.sections[0]
    match kind:
        case "section":
            workspace.briefings.update_section(replace(section, title=words))
        case "block":
            workspace.briefings.update_block(replace(section.blocks[0], text=words))  # type: ignore[arg-type]
        case "briefing":
            workspace.briefings.update_briefing(replace(sample, place=words))
        case "chart":
            workspace.data.update_chart(replace(library.list_charts()[0], title=words))
        case "dataset":
            workspace.data.update_dataset(replace(library.list_datasets()[0], title=words))
        case "figure":
            figure = library.get_figure(library.resolve_ref("figure", "grants"))
            workspace.figures.update_figure(replace(figure, label=words))
    (finding,) = find(f"missing_language.{kind}")
    assert finding.place.language == "zh-Hans"
    apply(workspace, sample, finding, "draft_by_conversion")
    assert find(f"missing_language.{kind}") == []
    assert "这些文字" in repr(library.list_content())


def test_english_is_not_drafted_but_may_be_written_in_place(workspace: Workspace, sample: Briefing, find: Find) -> None:
    workspace.briefings.update_section(replace(sample.sections[0], title=LocalText("", "背景", "背景")))
    finding = find("missing_language.section")[0]
    assert ids(workspace, finding) == ["write_text", "leave_out", "open"]
    repair = workspace.repairs.list_repairs(finding)[0]
    assert repair.needs is Needs.TEXT
    with pytest.raises(InputError, match="cannot be done here"):
        workspace.repairs.apply(sample.id, finding, "write_text")
    apply(workspace, sample, finding, "write_text", " Background ")
    assert workspace.library.get_briefing(sample.id).sections[0].title.en == "Background"


def test_a_text_that_would_show_a_hole_is_marked_internal(workspace: Workspace, sample: Briefing, find: Find) -> None:
    figure = workspace.library.get_figure(workspace.library.resolve_ref("figure", "grants"))
    workspace.figures.update_figure(
        replace(figure, observations=tuple(replace(each, release=Release.INTERNAL) for each in figure.observations))
    )
    finding = next(each for each in find("internal_content.hole", Audience.HANDOUT) if each.place.kind == "block")
    apply(workspace, sample, finding, "mark_internal")
    block = next(each for each in workspace.library.get_briefing(sample.id).blocks if each.id == finding.place.id)
    assert block.release is Release.INTERNAL


def test_what_may_be_used_freely_is_marked_open(
    workspace: Workspace, sample: Briefing, card: FactCard, find: Find
) -> None:
    workspace.cards.update_card(replace(card, release=Release.INTERNAL))
    chart = workspace.library.list_charts()[0]
    workspace.data.update_chart(replace(chart, release=Release.INTERNAL))
    found = find("internal_content.left_out", Audience.HANDOUT)
    assert [ids(workspace, each)[0] for each in found] == ["mark_open", "mark_open"]
    for each in found:
        apply(workspace, sample, each, "mark_open")
    assert workspace.library.get_card(card.id).release is Release.OPEN
    assert workspace.library.get_chart(chart.id).release is Release.OPEN
    with pytest.raises(InputError, match="internal any more"):
        workspace.repairs.apply(sample.id, found[0], "mark_open")


def test_a_typed_number_is_linked_in_every_language_at_once(
    workspace: Workspace, sample: Briefing, card: FactCard, find: Find
) -> None:
    text = LocalText("Now 19 hospitals, then 5 more.", "現有19間醫院。", "现有19家医院。")
    workspace.cards.update_card(replace(card, text=text))
    finding = next(each for each in find("plain_number.quote") if each.values["key"] == "hospitals_all")
    assert ids(workspace, finding)[0] == "link_number"
    apply(workspace, sample, finding, "link_number")
    kept = workspace.library.get_card(card.id).text
    assert kept == LocalText(
        "Now {hospitals_all} hospitals, then 5 more.", "現有{hospitals_all}間醫院。", "现有{hospitals_all}家医院。"
    )
    assert not [each for each in find("plain_number.quote") if each.values["key"] == "hospitals_all"]
    with pytest.raises(InputError, match="nothing to link"):
        workspace.repairs.apply(sample.id, finding, "link_number")


def test_a_number_that_is_no_figure_is_not_linked(workspace: Workspace, card: FactCard, find: Find) -> None:
    workspace.cards.update_card(replace(card, text=LocalText.same("There are 3,141 of them")))
    found = [each for each in find("plain_number") if "key" not in each.values]
    assert found
    assert ids(workspace, found[0]) == ["keep_with_note", "open"]


def test_dates_sources_and_newer_numbers_are_added(workspace: Workspace, sample: Briefing, find: Find) -> None:
    library = workspace.library
    id = library.resolve_ref("figure", "first_batch")
    workspace.figures.update_observation(id, 0, Observation(Value.parse("5")))
    (undated,) = [each for each in find("undated_figure") if each.place.id == "first_batch"]
    repair = workspace.repairs.list_repairs(undated)[0]
    assert (repair.id, repair.needs) == ("add_date", Needs.DATE)
    with pytest.raises(TypedDateError):
        workspace.repairs.apply(sample.id, undated, "add_date", "soon")
    apply(workspace, sample, undated, "add_date", "7/2021")
    assert library.get_figure(id).observations[0].as_of == PartialDate(2021, 7)

    (unsourced,) = [each for each in find("missing_source.figure") if each.place.id == "first_batch"]
    source = Citation(library.resolve_ref("source", "note"), "Table 2")
    with pytest.raises(NotFoundError):
        workspace.repairs.apply(sample.id, unsourced, "add_source", Citation("gone"))
    apply(workspace, sample, unsourced, "add_source", source)
    assert library.get_figure(id).observations[0].citation == source

    (stale,) = [each for each in find("stale_figure") if each.place.id == "first_batch"]
    newer = Observation(Value.parse("6"), as_of=PartialDate(2024, 5), citation=source)
    with pytest.raises(InputError, match="number with its date"):
        workspace.repairs.apply(sample.id, stale, "add_observation", "6")
    apply(workspace, sample, stale, "add_observation", newer)
    assert library.get_figure(id).observations[-1] == newer
    assert not [each for each in find("stale_figure") if each.place.id == "first_batch"]


def test_a_card_or_table_gets_its_source(workspace: Workspace, sample: Briefing, find: Find) -> None:
    dataset = workspace.library.list_datasets()[0]
    workspace.data.update_dataset(replace(dataset, sources=()))
    (finding,) = find("missing_source.dataset")
    source = Citation(workspace.library.resolve_ref("source", "speech"))
    apply(workspace, sample, finding, "add_source", source)
    assert workspace.library.get_dataset(dataset.id).sources == (source,)


def test_the_numbers_of_a_table_get_their_date(workspace: Workspace, sample: Briefing, find: Find) -> None:
    dataset = workspace.library.list_datasets()[0]
    rows = tuple(tuple(replace(cell, as_of=None) for cell in row) for row in dataset.rows)
    workspace.data.update_dataset(replace(dataset, as_of=None, rows=rows))
    (finding,) = find("undated_data")
    repair = workspace.repairs.list_repairs(finding)[0]
    assert (repair.id, repair.needs) == ("add_date", Needs.DATE)
    apply(workspace, sample, finding, "add_date", "7/2021")
    assert workspace.library.get_dataset(dataset.id).as_of == PartialDate(2021, 7)
    assert not find("undated_data")


def test_an_axis_is_made_to_start_at_zero(workspace: Workspace, sample: Briefing, find: Find) -> None:
    chart = workspace.library.list_charts()[0]
    workspace.data.update_chart(replace(chart, kind="line", options={"values": ["count"], "zero": False}))
    (finding,) = find("cut_axis")
    assert ids(workspace, finding)[0] == "start_at_zero"
    apply(workspace, sample, finding, "start_at_zero")
    assert workspace.library.get_chart(chart.id).options == {"values": ["count"], "zero": True}
    assert not find("cut_axis")
    # what may mislead is kept as it is, or left out
    misleading = find("misleading_chart")[0]
    assert ids(workspace, misleading) == ["leave_out", "keep_with_note", "open"]


def test_a_derived_figure_is_opened_not_given_a_value(workspace: Workspace, find: Find) -> None:
    finding = next(each for each in find("stale_figure") if each.place.id == "hospitals_all")
    assert "add_observation" not in ids(workspace, finding)


def test_an_empty_section_is_left_out(workspace: Workspace, sample: Briefing, find: Find) -> None:
    finding = find("empty_section")[0]
    first = workspace.repairs.list_repairs(finding)[0]
    said = [workspace.repairs.say(first, language) for language in LANGUAGES]
    assert said == ["Leave the section out", "移除整個章節", "移除整个章节"]
    apply(workspace, sample, finding, "leave_out")
    assert len(workspace.library.get_briefing(sample.id).sections) == 1
    with pytest.raises(NotFoundError):
        workspace.repairs.apply(sample.id, finding, "leave_out")


def test_a_repair_that_does_not_fit_is_refused(workspace: Workspace, sample: Briefing, find: Find) -> None:
    finding = find("text_state")[0]
    for id in ("open", "format_disk", "add_date"):
        with pytest.raises(InputError, match="cannot be done here"):
            workspace.repairs.apply(sample.id, finding, id)
    gone = replace(finding, place=Place("card", "gone", "gone", "zh-Hans"))
    with pytest.raises(NotFoundError):
        workspace.repairs.apply(sample.id, gone, "mark_complete")


def test_every_repair_has_a_name_in_three_languages(workspace: Workspace, sample: Briefing) -> None:
    seen = set()
    for audience in Audience:
        for finding in workspace.findings.find_findings(sample.id, audience=audience):
            repairs = workspace.repairs.list_repairs(finding)
            assert repairs[-1].needs is Needs.OPEN
            for each in repairs:
                seen.add(each.id)
                assert len({workspace.repairs.say(each, language) for language in LANGUAGES}) >= 2
    assert {"keep_with_note", "open", "add_observation", "leave_out"} <= seen
    known = {key.removeprefix("repair.") for key in workspace.resources.repairs.keys(Language.EN) if "repair." in key}
    assert known == {*workspace.repairs._acts, "open", "leave_out.section"}


def test_checks_that_found_nothing_say_what_they_made_sure_of(workspace: Workspace, sample: Briefing) -> None:
    findings = workspace.findings.find_findings(sample.id)
    passed = workspace.findings.list_passed(findings, Language.EN)
    assert "Numbers are the same in all languages." in passed
    assert len(passed) == len(CHECKS) - 1 - len({each.check for each in findings})
    for language in LANGUAGES:
        every = workspace.findings.list_passed((), language, audience=Audience.HANDOUT)
        assert len(every) == len(set(every)) == len(CHECKS)
    assert workspace.findings.list_passed((), Language.HANT)[0].endswith("。")


def test_a_mark_does_not_depend_on_the_readers_language(workspace: Workspace, sample: Briefing) -> None:
    marks = [
        [each.mark for each in workspace.findings.find_findings(sample.id, naming=language)] for language in LANGUAGES
    ]
    assert sorted(marks[0]) == sorted(marks[1]) == sorted(marks[2])
    assert len(set(marks[0])) == len(marks[0])
