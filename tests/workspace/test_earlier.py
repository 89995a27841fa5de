"""What a card was before: read back from the history."""

from dataclasses import replace

from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.language import Language, LocalText
from briefing_app.workspace import Workspace


def edit(workspace: Workspace, card: FactCard, text: str) -> FactCard:
    card = workspace.library.get_card(card.id)
    return workspace.cards.update_card(replace(card, text=replace(card.text, en=text)))


def test_the_original_that_a_translation_was_confirmed_against(workspace: Workspace, card: FactCard) -> None:
    find = workspace.earlier.find_confirmed
    assert find(card.id, Language.HANT) is None
    edit(workspace, card, "First change.")
    edit(workspace, card, "Second change.")
    confirmed = find(card.id, Language.HANT)
    assert confirmed is not None
    assert (confirmed.title, confirmed.text, confirmed.say) == (card.title.en, card.text.en, card.say.en)
    assert confirmed.changed_at
    workspace.cards.mark_complete(card.id, Language.HANT)
    assert find(card.id, Language.HANT) is None
    edit(workspace, card, "Third change.")
    confirmed = find(card.id, Language.HANT)
    assert confirmed is not None
    assert confirmed.text == "Second change."


def test_what_was_undone_is_no_past(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "First change.")
    workspace.history.undo()
    assert workspace.earlier.find_confirmed(card.id, Language.HANT) is None
    edit(workspace, card, "Another change.")
    confirmed = workspace.earlier.find_confirmed(card.id, Language.HANT)
    assert confirmed is not None
    assert confirmed.text == card.text.en


def test_a_burst_of_typing_counts_from_its_beginning(workspace: Workspace, card: FactCard) -> None:
    for text in ("F", "Fi", "First"):
        with workspace.typing("a"):
            edit(workspace, card, text)
    confirmed = workspace.earlier.find_confirmed(card.id, Language.HANT)
    assert confirmed is not None
    assert confirmed.text == card.text.en


def test_a_past_that_is_not_kept_is_not_made_up(workspace: Workspace, card: FactCard) -> None:
    complete, behind = TextState.COMPLETE, TextState.OUTDATED
    new = workspace.cards.add_card(LocalText("A", "乙", "丙"), LocalText("a", "乙", "丙"))
    workspace.cards.update_card(replace(new, states=(complete, behind, complete)))
    assert workspace.earlier.find_confirmed(new.id, Language.HANT) is not None
    other = workspace.cards.update_card(replace(workspace.library.get_card(new.id), original=Language.HANS))
    assert workspace.earlier.find_confirmed(other.id, Language.HANT) is None
    assert workspace.earlier.find_confirmed(card.id, Language.EN) is None


def test_who_verified_a_card_that_was_changed_since(workspace: Workspace, card: FactCard) -> None:
    verified = workspace.cards.verify_card(card.id, "Chan")
    assert workspace.earlier.find_verification(card.id) == verified.verification
    edit(workspace, card, "Changed.")
    assert workspace.library.get_card(card.id).verification is None
    found = workspace.earlier.find_verification(card.id)
    assert found == Verification("Chan", workspace.today().isoformat())
    new = workspace.cards.add_card(LocalText("New"))
    assert workspace.earlier.find_verification(new.id) is None
