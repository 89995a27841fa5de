"""What one may say about a card: kept, found, drafted, printed for our own side, and proven to be in no hand-out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.errors import LeakError
from briefing_app.formats.pdf_read import read_pages
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Status
from briefing_app.model.finding import Severity
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.press import FileJob, Press
from briefing_app.workspace.proof import letters, prove_nothing_internal
from briefing_app.workspace.resolve import Frozen, freeze

SAID = "We may speak of 19 with pride"


def frozen(workspace: Workspace, briefing: Briefing, audience: Audience) -> Frozen:
    return freeze(LibraryReader(workspace.library), briefing, audience, date(2024, 6, 1))


def test_it_is_kept_and_found(workspace: Workspace, card: FactCard) -> None:
    assert card.say.en == "We may speak of {hospitals_all|noun} with pride"
    assert "hospitals_all" in card.figure_keys
    assert [each.id for each in workspace.library.search("pride 19", kinds=("card",)).hits] == [card.id]
    workspace.cards.update_card(replace(card, say=LocalText()))
    assert workspace.library.search("pride", kinds=("card",)).hits == ()


def test_a_changed_line_marks_the_other_languages_but_is_no_claim_to_verify(
    workspace: Workspace, card: FactCard
) -> None:
    edited = workspace.cards.update_card(replace(card, say=card.say.with_text(Language.EN, "Say nothing")))
    assert edited.state(Language.HANT) is TextState.OUTDATED
    assert (edited.status, edited.verification) == (Status.VERIFIED, card.verification)


def test_a_language_without_the_line_is_complete_but_warned_about(workspace: Workspace, card: FactCard) -> None:
    edited = workspace.cards.update_card(replace(card, say=LocalText("Only English")))
    assert edited.state(Language.HANT) is TextState.COMPLETE
    id = workspace.library.resolve_ref("briefing", "visit-sample")
    found = [each for each in workspace.findings.find_findings(id) if each.key == "check.missing_language.say"]
    assert {each.place.language for each in found} == {"zh-Hant", "zh-Hans"}
    assert {each.severity for each in found} == {Severity.WARNING}
    assert not any(
        each.key == "check.missing_language.say"
        for each in workspace.findings.find_findings(id, audience=Audience.HANDOUT)
    )


def test_drafts_by_conversion_bring_the_line_along(workspace: Workspace) -> None:
    card = workspace.cards.add_card(LocalText(zh_hant="資助"), LocalText(zh_hant="已批出資助"), original=Language.HANT)
    workspace.cards.update_card(replace(card, say=LocalText(zh_hant="可說是{grants}資助")))
    assert workspace.cards.draft_by_conversion(card.id, Language.HANS).say.zh_hans == "可说是{grants}资助"


def test_it_is_printed_for_us_and_proven(workspace: Workspace, sample: Briefing) -> None:
    whole = frozen(workspace, sample, Audience.DELEGATION)
    press = Press(workspace.resources)
    data, _ = press.make(FileJob(whole, whole, Form.FULL, Language.EN, "full.pdf", 1))
    assert letters(SAID) in letters("".join(read_pages(data)))


def test_no_hand_out_holds_it(workspace: Workspace, sample: Briefing) -> None:
    whole = frozen(workspace, sample, Audience.DELEGATION)
    shown = frozen(workspace, sample, Audience.HANDOUT)
    assert not any(each.say for each in shown.content.cards)
    with zipfile.ZipFile(io.BytesIO(shown.pack)) as pack:
        assert not any(b"pride" in pack.read(name) for name in pack.namelist())
    press = Press(workspace.resources)
    for form in Form:
        data, _ = press.make(FileJob(whole, shown, form, Language.EN, "handout.pdf", 1))
        assert letters("with pride") not in letters("".join(read_pages(data)))


def test_a_hand_out_that_says_it_after_all_is_not_kept(workspace: Workspace, sample: Briefing) -> None:
    whole = frozen(workspace, sample, Audience.DELEGATION)
    shown = frozen(workspace, sample, Audience.HANDOUT)
    secret = "These words are meant for nobody else"
    content = replace(whole.content, cards=tuple(replace(each, say=LocalText(secret)) for each in whole.content.cards))
    leaking = replace(shown, briefing=replace(shown.briefing, place=LocalText(secret)))
    press = Press(workspace.resources)
    press.make(FileJob(replace(whole, content=content), shown, Form.FULL, Language.EN, "handout.pdf", 1))
    data, _ = press.draw(leaking.edition(Form.FULL, Language.EN))
    with pytest.raises(LeakError, match="These words"):
        prove_nothing_internal(data, replace(whole, content=content), shown, workspace.wording, "handout.pdf")


def test_a_logo_travels_with_its_briefing(workspace: Workspace, sample: Briefing, tmp_path: Path) -> None:
    assert sample.logo
    whole = frozen(workspace, sample, Audience.DELEGATION)
    shown = frozen(workspace, sample, Audience.HANDOUT)
    for each in (whole, shown):
        assert each.briefing.logo in {asset.id for asset in each.content.assets}
    uses = workspace.library.where_used("asset", sample.logo)
    assert [each.slug for each in uses] == ["visit-sample"]
    bare = replace(sample, sections=())
    assert [each.id for each in frozen(workspace, bare, Audience.DELEGATION).content.assets] == [sample.logo]
    target = tmp_path / "one.hetaopack"
    workspace.packs.export_pack(target, [sample.id])
    workspace.briefings.delete_briefing(sample.id)
    workspace.packs.import_pack(target)
    assert workspace.library.get_briefing(sample.id).logo == sample.logo
