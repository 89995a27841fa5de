"""Versions: kept at each export and on purpose, compared in print, and brought back as a copy that needs nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import NotFoundError
from briefing_app.formats.pack import parse_own
from briefing_app.model.block import AgendaBlock, CardBlock, KeyFiguresBlock, PageBreakBlock, TextBlock, TextRole
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Observation, Release, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.versions import MOST
from briefing_app.workspace import Workspace
from briefing_app.workspace.compare import ChangeKind, VersionChange
from briefing_app.workspace.export import Step

ADDED, REMOVED, CHANGED, MOVED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED, ChangeKind.MOVED


def test_a_version_is_kept_outside_the_history(workspace: Workspace, sample: Briefing) -> None:
    steps = workspace.history.list_steps()
    version = workspace.versions.save_version(sample.id, " Before the minister ")
    assert workspace.versions.list_versions(sample.id) == (version,)
    assert (version.why, version.note, version.blocks) == ("saved", "Before the minister", len(sample.blocks))
    assert version.at > "2024"
    assert workspace.history.list_steps() == steps
    workspace.briefings.delete_briefing(sample.id)
    assert workspace.versions.list_versions(sample.id) == (version,)


def test_an_export_keeps_one_version_for_all_its_files(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    for _ in range(2):
        workspace.exports.export(sample.id, tmp_path, forms=(Form.SUMMARY, Form.SLIDES), languages=(Language.EN,))
    assert [each.why for each in workspace.versions.list_versions(sample.id)] == ["export", "export"]
    held = workspace.library._file.execute("SELECT count(*) FROM version_data").fetchone()
    assert held == (1,)  # the same content is kept once


def test_the_oldest_that_exports_left_are_dropped_and_what_was_asked_for_stays(workspace: Workspace) -> None:
    briefing = workspace.briefings.add_briefing(LocalText("B"))
    named = workspace.versions.save_version(briefing.id, "keep")
    unnamed = workspace.versions.save_version(briefing.id)
    exported = []
    for number in range(MOST + 2):
        workspace.briefings.update_briefing(replace(briefing, title=LocalText(str(number))))
        exported.append(workspace.versions.keep_exported(workspace.findings.freeze(briefing.id, Audience.DELEGATION)))
    kept = [unnamed, named]
    assert list(workspace.versions.list_versions(briefing.id)) == [*reversed(exported[2:]), *kept]
    for _ in range(MOST + 1):
        kept.insert(0, workspace.versions.save_version(briefing.id))
    versions = workspace.versions.list_versions(briefing.id)
    assert [each for each in versions if each.why == "saved"] == kept
    assert [each for each in versions if each.why == "export"] == list(reversed(exported[2:]))
    held = workspace.library._file.execute("SELECT count(*) FROM version_data").fetchone()
    assert held == (MOST + 1,)  # the same content is kept once


def test_what_an_export_keeps_is_what_it_exported(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    before = workspace.findings.freeze(sample.id, Audience.DELEGATION).content

    def edit(step: Step) -> None:
        if step.page:
            briefing = workspace.library.get_briefing(sample.id)
            workspace.briefings.update_briefing(replace(briefing, title=LocalText(f"Page {step.page}")))

    for audience in Audience:
        workspace.exports.export(
            sample.id, tmp_path, forms=(Form.SUMMARY,), languages=(Language.EN,), audiences=(audience,), progress=edit
        )
        assert workspace.library.get_briefing(sample.id).title.en.startswith("Page")
        version = workspace.versions.list_versions(sample.id)[0]
        _, data = workspace.library.get_version(version.id)
        kept = parse_own(data).content
        assert (kept.cards, kept.briefings) == (before.cards, before.briefings)
        assert workspace.versions.compare(version.id) != ()
        workspace.briefings.update_briefing(sample)


def test_a_copy_of_a_version_brings_back_what_is_gone(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    before = workspace.findings.freeze(sample.id, Audience.DELEGATION).content
    workspace.briefings.delete_briefing(sample.id)
    for card in workspace.library.list_cards():
        workspace.cards.delete_card(card.id)
    for chart in workspace.library.list_charts():
        workspace.data.delete_chart(chart.id)
    copy = workspace.versions.restore_as_copy(version.id)
    assert copy.id != sample.id
    assert (copy.title.en, copy.slug) == ("Visit, sample (copy)", "visit-sample-copy")
    assert workspace.library.list_cards() == before.cards
    assert [type(block) for block in copy.blocks] == [type(block) for block in sample.blocks]
    assert not {block.id for block in copy.blocks} & {block.id for block in sample.blocks}
    workspace.history.undo()
    assert workspace.library.find_briefing(copy.id) is None
    assert workspace.library.list_cards() == ()


def test_a_copy_leaves_what_is_there_as_it_is(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    card = workspace.library.get_card(workspace.library.resolve_ref("card", "fund-grants"))
    edited = workspace.cards.update_card(replace(card, text=LocalText("newer", "新", "新")))
    workspace.versions.restore_as_copy(version.id)
    assert workspace.library.get_card(card.id) == edited
    assert workspace.library.get_briefing(sample.id) == sample


def test_a_version_with_a_reference_that_leads_nowhere_comes_back_too(workspace: Workspace) -> None:
    briefing = workspace.briefings.add_briefing(LocalText("B {nothing}"))
    section = workspace.briefings.add_section(briefing.id, LocalText("{{S}} {"))
    workspace.briefings.add_block(section.id, TextBlock(id="", text=LocalText("{unknown} and {{braces}}")))
    version = workspace.versions.save_version(briefing.id)
    copy = workspace.versions.restore_as_copy(version.id)
    assert [block.text.en for block in copy.blocks if isinstance(block, TextBlock)] == ["{unknown} and {{braces}}"]
    assert workspace.versions.compare(version.id) == ()


# -- comparing -------------------------------------------------------------------------------------------------------


def _compare(workspace: Workspace, version_id: str, language: Language = Language.EN) -> list[VersionChange]:
    return list(workspace.versions.compare(version_id, language))


def test_nothing_differs_at_first(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    assert _compare(workspace, version.id) == []


def test_changed_numbers_are_shown_as_printed(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    grants = workspace.library.resolve_ref("figure", "grants")
    workspace.figures.add_observation(grants, Observation(Value.parse("3.5E+9"), as_of=PartialDate(2025)))
    changes = _compare(workspace, version.id, Language.HANT)
    assert {each.kind for each in changes} == {CHANGED}
    text = next(each for each in changes if each.id == sample.blocks[0].id)
    assert "21.0億港元" in text.before
    assert "35億港元" in text.after
    strip = next(
        each for each in changes if each.id == next(b.id for b in sample.blocks if isinstance(b, KeyFiguresBlock))
    )
    assert "35億港元（截至2025年）" in strip.after


def test_the_head_is_compared_field_by_field(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    workspace.briefings.update_briefing(
        replace(sample, title=LocalText("New"), starts=PartialDate(2024, 6, 2), paper="Letter")
    )
    changes = {each.field: (each.part, each.before, each.after) for each in _compare(workspace, version.id)}
    assert changes == {
        "title": ("briefing", "Visit, sample", "New"),
        "starts": ("briefing", "3 June 2024", "2 June 2024"),
        "paper": ("briefing", "A4", "Letter"),
    }


def test_blocks_are_added_removed_moved_and_changed(workspace: Workspace, sample: Briefing) -> None:
    second = sample.sections[1]
    version = workspace.versions.save_version(sample.id)
    card = next(block for block in sample.blocks if isinstance(block, CardBlock))
    text = sample.blocks[0]
    assert isinstance(text, TextBlock)
    added = workspace.briefings.add_block(second.id, PageBreakBlock(id=""))
    workspace.briefings.move_block(card.id, second.id, 0)
    workspace.briefings.remove_block(sample.blocks[-1].id)
    workspace.briefings.update_block(replace(text, release=Release.INTERNAL))
    changes = {(each.kind, each.id): each for each in _compare(workspace, version.id)}
    assert set(changes) == {(ADDED, added.id), (MOVED, card.id), (REMOVED, sample.blocks[-1].id), (CHANGED, text.id)}
    moved = changes[MOVED, card.id]
    assert (moved.what, moved.before, moved.after) == ("Grants of the fund", "Background", "Own eyes only")
    changed = changes[CHANGED, text.id]
    assert (changed.field, changed.before, changed.after) == ("release", "open", "internal")
    assert "A picture" in changes[REMOVED, sample.blocks[-1].id].before


def test_one_block_that_was_moved_is_one_change(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    workspace.briefings.move_block(sample.blocks[0].id, sample.sections[0].id, 5)
    assert [(each.kind, each.id) for each in _compare(workspace, version.id)] == [(MOVED, sample.blocks[0].id)]


def test_sections_are_compared_too(workspace: Workspace, sample: Briefing) -> None:
    first, second = sample.sections
    version = workspace.versions.save_version(sample.id)
    added = workspace.briefings.add_section(sample.id, LocalText("Third"))
    workspace.briefings.update_section(replace(first, title=LocalText("Renamed"), blocks=first.blocks))
    workspace.briefings.remove_section(second.id)
    changes = {(each.kind, each.part, each.id, each.before, each.after) for each in _compare(workspace, version.id)}
    assert changes == {
        (ADDED, "section", added.id, "", "Third"),
        (CHANGED, "section", first.id, "Background", "Renamed"),
        (REMOVED, "section", second.id, "Own eyes only", ""),
    }


def test_an_unknown_version_or_a_briefing_that_is_gone_is_said(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    with pytest.raises(NotFoundError):
        workspace.versions.restore_as_copy("nothing")
    with pytest.raises(NotFoundError):
        workspace.versions.save_version("nothing")
    workspace.briefings.delete_briefing(sample.id)
    with pytest.raises(NotFoundError):
        workspace.versions.compare(version.id)


def test_an_empty_block_is_named_by_what_it_is(workspace: Workspace, sample: Briefing) -> None:
    version = workspace.versions.save_version(sample.id)
    first, role = sample.sections[0], TextRole.OBJECTIVES
    blocks = (
        *first.blocks,
        AgendaBlock(id="new-agenda", items=()),
        TextBlock(id="new-text", text=LocalText(), role=role),
    )
    sections = (replace(first, blocks=blocks), *sample.sections[1:])
    workspace.briefings.update_briefing(replace(workspace.library.get_briefing(sample.id), sections=sections))
    names = [each.what for each in workspace.versions.compare(version.id, Language.HANS) if each.part == "block"]
    assert names == ["日程", workspace.wording.label("panel.objectives", Language.HANS)]
