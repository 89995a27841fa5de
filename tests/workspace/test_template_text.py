"""A briefing fresh from its template: its hand-out is refused with the reason, its findings are repaired one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import BlockedError, InputError
from briefing_app.model.block import AgendaBlock, TextBlock, TextRole
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import Language
from briefing_app.paths import db_dir
from briefing_app.workspace import Workspace


@pytest.fixture
def made(empty: Workspace) -> Briefing:
    """Made from the first template of the starter library."""
    empty.packs.import_pack(db_dir() / "starter")
    return empty.briefings.make_from_template(empty.library.resolve_ref("briefing", "delegation-visit"))


def find(workspace: Workspace, made: Briefing, audience: Audience = Audience.DELEGATION) -> list[Finding]:
    found = workspace.findings.find_findings(made.id, audience=audience)
    return [each for each in found if each.check == "template_text"]


def ids(workspace: Workspace, finding: Finding) -> list[str]:
    return [each.id for each in workspace.repairs.list_repairs(finding)]


def export(workspace: Workspace, made: Briefing, folder: Path, *audiences: Audience) -> tuple[int, list[str]]:
    """How many files were written, and the sentences that say why others were not."""
    result = workspace.exports.export(
        made.id, folder, forms=[Form.SUMMARY], languages=[Language.EN], audiences=audiences
    )
    return len(result.files), [workspace.findings.say(each, Language.EN) for each in result.blocked]


def test_a_hand_out_is_refused_with_the_sentence_and_our_own_side_is_warned(
    empty: Workspace, made: Briefing, tmp_path: Path
) -> None:
    with pytest.raises(BlockedError, match="still that of the template: “Welcome and introductions”"):
        export(empty, made, tmp_path, Audience.HANDOUT)
    written, said = export(empty, made, tmp_path, *Audience)
    assert written == 1  # for our own side
    quoted = ("Welcome and introductions", "The two sides exchanged views on cooperation in…")
    assert said == [
        f"A text is still that of the template: “{each}”; write your own, or leave it out." for each in quoted
    ]
    assert {each.severity for each in find(empty, made)} == {Severity.WARNING}


def test_what_is_kept_or_written_is_handed_out(empty: Workspace, made: Briefing, tmp_path: Path) -> None:
    agenda, press = find(empty, made, Audience.HANDOUT)
    assert ids(empty, agenda) == ["leave_out", "keep_with_note", "open"]
    empty.repairs.apply(made.id, agenda, "keep_with_note")
    (kept,) = [each for each in find(empty, made, Audience.HANDOUT) if each.place == agenda.place]
    assert (kept.severity, kept.accepted) == (Severity.NOTICE, True)
    block = next(each for each in made.blocks if each.id == press.place.id)
    assert isinstance(block, TextBlock)
    assert block.role is TextRole.PRESS_LINE
    english = block.text.with_text(Language.EN, "We met.")
    empty.briefings.update_block(replace(block, text=english))
    assert [each.place.language for each in find(empty, made, Audience.HANDOUT)] == ["zh-Hant", "zh-Hans", ""]
    assert export(empty, made, tmp_path, Audience.HANDOUT) == (1, [])
    empty.repairs.apply(made.id, kept, "ask_again")
    assert find(empty, made, Audience.HANDOUT)[0].severity is Severity.BLOCK


def test_leaving_out_everything_leaves_nothing_and_is_taken_back_step_by_step(empty: Workspace, made: Briefing) -> None:
    found = find(empty, made)
    steps = len(empty.history.list_steps())
    for finding in found:
        empty.repairs.apply(made.id, finding, "leave_out")
    assert find(empty, made) == []
    left = empty.library.get_briefing(made.id)
    assert not left.purpose
    assert not any(isinstance(each, TextBlock | AgendaBlock) for each in left.blocks)
    assert len(empty.history.list_steps()) == steps + len(found)
    with pytest.raises(InputError, match="is there no more"):
        empty.repairs.apply(made.id, found[0], "leave_out")
    for _ in found:
        empty.history.undo()
    assert find(empty, made) == found


def test_of_a_purpose_only_the_language_of_the_template_is_cleared(empty: Workspace, made: Briefing) -> None:
    written = made.purpose.with_text(Language.EN, "To meet.")
    empty.briefings.update_briefing(replace(made, purpose=written))
    finding = next(each for each in find(empty, made) if each.place.language == "zh-Hant")
    empty.repairs.apply(made.id, finding, "leave_out")
    assert empty.library.get_briefing(made.id).purpose == written.with_text(Language.HANT, "")


def test_a_block_with_words_of_the_writer_is_not_left_out(empty: Workspace, made: Briefing) -> None:
    agenda = next(each for each in made.blocks if isinstance(each, AgendaBlock))
    items = (replace(agenda.items[0], time="09:30"), *agenda.items[1:])
    empty.briefings.update_block(replace(agenda, items=items))
    finding = next(each for each in find(empty, made) if each.place.id == agenda.id)
    assert ids(empty, finding) == ["keep_with_note", "open"]


def test_nothing_is_said_once_the_template_is_gone(empty: Workspace, made: Briefing) -> None:
    assert find(empty, made)
    empty.briefings.delete_briefing(made.template_id)
    assert find(empty, made) == []
