"""Cards: what an edit does to the other languages and to a verification."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.figure import Status
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace

COMPLETE, REVIEW, OUTDATED, MISSING = TextState.COMPLETE, TextState.REVIEW, TextState.OUTDATED, TextState.MISSING


def test_a_new_card_is_a_draft_with_a_readable_name(workspace: Workspace) -> None:
    card = workspace.cards.add_card(LocalText("Grants of the fund!"), LocalText("Text"))
    again = workspace.cards.add_card(LocalText("Grants of the fund"))
    assert (card.slug, again.slug) == ("grants-of-the-fund", "grants-of-the-fund-2")
    assert card.status is Status.DRAFT
    assert card.states == (COMPLETE, MISSING, MISSING)
    assert again.states == (MISSING, MISSING, MISSING)
    assert workspace.library.get_card(card.id) == card


def test_a_chinese_title_gets_a_name_too(workspace: Workspace) -> None:
    assert workspace.cards.add_card(LocalText(zh_hant="港元"), original=Language.HANT).slug == "card"


def test_changing_the_original_marks_the_other_languages(workspace: Workspace, card: FactCard) -> None:
    edited = workspace.cards.update_card(replace(card, text=card.text.with_text(Language.EN, "Now {grants}.")))
    assert edited.states == (COMPLETE, OUTDATED, REVIEW)  # what was to be reviewed still is
    assert workspace.library.get_card(card.id).states == edited.states


def test_a_language_edited_together_with_the_original_is_complete(workspace: Workspace, card: FactCard) -> None:
    text = LocalText("New {grants}", "新 {grants}", card.text.zh_hans)
    assert workspace.cards.update_card(replace(card, text=text)).states == (COMPLETE, COMPLETE, REVIEW)


def test_an_original_typed_back_leaves_no_translation_behind(workspace: Workspace, card: FactCard) -> None:
    typed = workspace.cards.update_card(replace(card, text=card.text.with_text(Language.EN, "Changed {grants}")))
    assert typed.states == (COMPLETE, OUTDATED, REVIEW)
    more = workspace.cards.update_card(replace(typed, text=card.text.with_text(Language.EN, "Changed again {grants}")))
    assert more.states == (COMPLETE, OUTDATED, REVIEW)
    assert workspace.cards.update_card(replace(more, text=card.text)).states == card.states
    assert workspace.library.get_card(card.id).states == card.states


def test_bringing_an_outdated_text_up_to_date_completes_it(workspace: Workspace, card: FactCard) -> None:
    outdated = workspace.cards.update_card(replace(card, text=card.text.with_text(Language.EN, "Changed {grants}")))
    renewed = replace(outdated, text=outdated.text.with_text(Language.HANT, "已更新 {grants}"))
    assert workspace.cards.update_card(renewed).states[1] is COMPLETE


def test_an_emptied_text_is_missing_and_a_state_set_on_purpose_stays(workspace: Workspace, card: FactCard) -> None:
    emptied = workspace.cards.update_card(replace(card, text=card.text.with_text(Language.HANS, "")))
    assert emptied.states[2] is MISSING
    text = card.text.with_text(Language.HANT, "草稿 {grants}")
    assert (
        workspace.cards.update_card(replace(emptied, text=text, states=(COMPLETE, REVIEW, REVIEW))).states[1] is REVIEW
    )


def test_editing_the_claim_takes_the_verification_back(workspace: Workspace, card: FactCard) -> None:
    for changed in (replace(card, text=LocalText("Other")), replace(card, figures=()), replace(card, sources=())):
        edited = workspace.cards.update_card(changed)
        assert (edited.status, edited.verification) == (Status.DRAFT, None)
        workspace.history.undo()


def test_editing_a_note_or_tag_keeps_the_verification(workspace: Workspace, card: FactCard) -> None:
    edited = workspace.cards.update_card(replace(card, note=LocalText("Other"), tags=("new",)))
    assert edited.status is Status.VERIFIED
    assert edited.verification == card.verification


def test_verifying_notes_who_and_when(workspace: Workspace, card: FactCard) -> None:
    edited = workspace.cards.update_card(replace(card, text=card.text.with_text(Language.EN, "Changed")))
    verified = workspace.cards.verify_card(edited.id, " D. Wong ")
    assert verified.status is Status.VERIFIED
    assert verified.verification is not None
    assert (verified.verification.person, verified.verification.day) == ("D. Wong", "2024-06-01")


def test_nobody_and_nothing_cannot_verify(workspace: Workspace, card: FactCard) -> None:
    with pytest.raises(InputError, match="name of whoever"):
        workspace.cards.verify_card(card.id, " ")
    unsourced = workspace.cards.add_card(LocalText("Rumour"), LocalText("They say"))
    with pytest.raises(InputError, match="names no source"):
        workspace.cards.verify_card(unsourced.id, "D. Wong")


def test_a_reviewed_text_is_marked_complete_but_not_a_missing_one(workspace: Workspace, card: FactCard) -> None:
    assert workspace.cards.mark_complete(card.id, Language.HANS).states[2] is COMPLETE
    bare = workspace.cards.add_card(LocalText("Bare"), LocalText("Text"))
    with pytest.raises(InputError, match="no text in Traditional Chinese"):
        workspace.cards.mark_complete(bare.id, Language.HANT)


def test_a_conversion_is_a_draft_that_keeps_placeholders(workspace: Workspace) -> None:
    card = workspace.cards.add_card(
        LocalText(zh_hant="資助金額"), LocalText(zh_hant="已批出{grants|noun}資助"), original=Language.HANT
    )
    drafted = workspace.cards.draft_by_conversion(card.id, Language.HANS)
    assert drafted.text.zh_hans == "已批出{grants|noun}资助"
    assert drafted.states == (MISSING, COMPLETE, REVIEW)
    with pytest.raises(InputError):
        workspace.cards.draft_by_conversion(card.id, Language.EN)


def test_a_card_in_use_is_not_deleted_and_the_sentence_says_where(workspace: Workspace, card: FactCard) -> None:
    with pytest.raises(InputError, match="used by briefing “Visit, sample”; take it out there first"):
        workspace.cards.delete_card(card.id)
    secret = workspace.library.resolve_ref("card", "secret")
    assert workspace.cards.delete_card(secret).cards == {secret}
    with pytest.raises(NotFoundError):
        workspace.cards.delete_card(secret)
