"""What a card was before: remembered as long as the card, however much was done since."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import DamagedError
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store.history import LIMIT
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.query_text import parse_query
from briefing_app.workspace.workspace import make_printer
from tests.formats.sample import make_document, make_png, save_json
from tests.workspace.conftest import TODAY, count_ids


def edit(workspace: Workspace, card: FactCard, text: str) -> FactCard:
    card = workspace.library.get_card(card.id)
    return workspace.cards.update_card(replace(card, text=replace(card.text, en=text)))


def text_before(workspace: Workspace, id: str, language: Language = Language.HANT) -> str | None:
    confirmed = workspace.earlier.find_confirmed(id, language)
    return confirmed.text if confirmed else None


def remembered(workspace: Workspace) -> list[tuple[object, ...]]:
    """All rows of both tables."""
    rows: list[tuple[object, ...]] = []
    for table in ("card_confirmed", "card_verified"):
        rows += workspace.library._file.execute(f"SELECT '{table}', * FROM {table} ORDER BY 2, 3").fetchall()
    return rows


def test_the_original_that_a_translation_was_confirmed_against(workspace: Workspace, card: FactCard) -> None:
    find = workspace.earlier.find_confirmed
    assert find(card.id, Language.HANT) is None
    edit(workspace, card, "First change.")
    edit(workspace, card, "Second change.")
    confirmed = find(card.id, Language.HANT)
    assert confirmed is not None
    assert (confirmed.title, confirmed.text, confirmed.say) == (card.title.en, card.text.en, card.say.en)
    assert confirmed.changed_at == workspace.history.list_steps()[1].at  # that of the first change
    workspace.cards.mark_complete(card.id, Language.HANT)
    assert find(card.id, Language.HANT) is None
    edit(workspace, card, "Third change.")
    assert text_before(workspace, card.id) == "Second change."


def test_its_own_text_makes_a_language_right_again(workspace: Workspace, card: FactCard) -> None:
    behind = edit(workspace, card, "First change.")
    workspace.cards.update_card(replace(behind, text=behind.text.with_text(Language.HANT, "新字句")))
    assert remembered(workspace) == [("card_verified", card.id, *_last(workspace, card))]
    edit(workspace, card, "Second change.")
    assert text_before(workspace, card.id) == "First change."


def test_a_draft_is_no_longer_behind(workspace: Workspace, card: FactCard) -> None:
    workspace.cards.mark_complete(card.id, Language.HANS)
    edit(workspace, card, "First change.")
    assert text_before(workspace, card.id, Language.HANS) == card.text.en
    workspace.cards.draft_by_conversion(card.id, Language.HANS)
    assert text_before(workspace, card.id, Language.HANS) is None
    assert text_before(workspace, card.id, Language.HANT) == card.text.en


def test_what_is_remembered_outlives_the_history(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "Changed.")
    for number in range(LIMIT + 1):
        edit(workspace, card, f"Changed {number}.")
    assert len(workspace.history.list_steps()) == LIMIT
    assert text_before(workspace, card.id) == card.text.en
    assert workspace.earlier.find_verification(card.id) == card.verification
    path = workspace.library.path
    workspace.close()
    with Workspace.open(path, workspace.resources) as again:
        assert text_before(again, card.id) == card.text.en
        assert again.earlier.find_verification(card.id) == card.verification


def test_undo_and_redo_take_it_along(workspace: Workspace, card: FactCard) -> None:
    states = [remembered(workspace)]
    steps = (
        lambda: edit(workspace, card, "First change."),
        lambda: workspace.cards.verify_card(card.id, "Wong"),
        lambda: edit(workspace, card, "Second change."),
        lambda: workspace.cards.mark_complete(card.id, Language.HANT),
        lambda: edit(workspace, card, "Third change."),
        lambda: workspace.cards.duplicate_card(card.id),
        lambda: workspace.cards.delete_cards([card.id]),
        lambda: workspace.trash.restore(card.id),
        lambda: workspace.cards.delete_cards([card.id]),
        lambda: workspace.trash.remove(card.id),
    )
    for block in workspace.library.where_used("card", card.id):
        workspace.briefings.delete_briefing(block.id)
    for step in steps:
        step()
        states.append(remembered(workspace))
    assert len({tuple(each) for each in states}) == 7  # the second change, deleting and bringing back leave it as it is
    for before in reversed(states[:-1]):
        workspace.history.undo()
        assert remembered(workspace) == before
    for after in states[1:]:
        workspace.history.redo()
        assert remembered(workspace) == after


def test_what_was_undone_is_no_past(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "First change.")
    workspace.history.undo()
    assert text_before(workspace, card.id) is None
    edit(workspace, card, "Another change.")
    assert text_before(workspace, card.id) == card.text.en


def test_a_burst_of_typing_counts_from_its_beginning(workspace: Workspace, card: FactCard) -> None:
    before = remembered(workspace)
    for text in ("F", "Fi", "First"):
        with workspace.typing("a"):
            edit(workspace, card, text)
    assert text_before(workspace, card.id) == card.text.en
    workspace.history.undo()
    assert remembered(workspace) == before


def test_a_past_that_nobody_knows_is_not_made_up(workspace: Workspace, card: FactCard) -> None:
    complete, behind = TextState.COMPLETE, TextState.OUTDATED
    new = workspace.cards.add_card(LocalText("A", "乙", "丙"), LocalText("a", "乙", "丙"))
    new = workspace.cards.update_card(replace(new, states=(complete, behind, complete)))
    assert text_before(workspace, new.id) == "a"
    other = workspace.cards.update_card(replace(new, original=Language.HANS))
    assert text_before(workspace, other.id) is None
    back = workspace.cards.update_card(replace(other, original=Language.EN))
    assert text_before(workspace, back.id) == "a"
    assert text_before(workspace, card.id, Language.EN) is None
    with workspace.library.operation("sample") as writer:
        writer.save_card(replace(new, id="came-behind", slug="came-behind"))
    assert text_before(workspace, "came-behind") is None


def test_a_copy_knows_its_original_but_not_who_verified(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "Changed.")
    copy = workspace.cards.duplicate_card(card.id)
    for language in LANGUAGES:
        assert workspace.earlier.find_confirmed(copy.id, language) == workspace.earlier.find_confirmed(
            card.id, language
        )
    assert text_before(workspace, copy.id) == card.text.en
    assert workspace.earlier.find_verification(copy.id) is None


def test_an_import_is_held_against_what_was_here(workspace: Workspace, card: FactCard, tmp_path: Path) -> None:
    document = make_document(make_png(200, 100))
    theirs = next(each for each in document["cards"] if each["slug"] == card.slug)
    theirs["text"]["en"] = "What the other office says now: {grants}"
    theirs["states"] = {"en": "complete", "zh-Hant": "outdated", "zh-Hans": "review"}
    theirs["status"] = "draft"
    theirs.pop("verification")
    workspace.packs.import_pack(save_json(document, tmp_path / "theirs.json"))
    assert workspace.library.get_card(card.id).verification is None
    assert text_before(workspace, card.id) == card.text.en
    assert workspace.earlier.find_verification(card.id) == card.verification
    workspace.packs.import_pack(save_json(make_document(make_png(200, 100)), tmp_path / "ours.json"))
    assert text_before(workspace, card.id) is None


def test_in_the_trash_nothing_is_forgotten_until_it_is_gone_for_good(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "Changed.")
    workspace.trash.delete_everywhere("card", card.id)
    workspace.trash.restore(card.id)
    assert text_before(workspace, card.id) == card.text.en
    assert workspace.earlier.find_verification(card.id) == card.verification
    workspace.cards.delete_card(card.id)
    workspace.library.purge_trash("9999")
    assert remembered(workspace) == []
    while workspace.history.find_undo():  # what undo brings back is as it was, as far as that is still known
        workspace.history.undo()
    while workspace.history.find_redo():
        workspace.history.redo()
    assert remembered(workspace) == []


def test_who_verified_a_card_that_was_changed_since(workspace: Workspace, card: FactCard) -> None:
    verified = workspace.cards.verify_card(card.id, "Chan")
    assert workspace.earlier.find_verification(card.id) == verified.verification
    assert card.id not in workspace.finder.find_cards(parse_query("status:changed"))
    edit(workspace, card, "Changed.")
    assert workspace.library.get_card(card.id).verification is None
    found = workspace.earlier.find_verification(card.id)
    assert found == Verification("Chan", workspace.today().isoformat())
    assert workspace.finder.find_cards(parse_query("status:changed")) == (card.id,)
    assert workspace.finder.count_cards().changed == 1
    workspace.history.undo()
    assert workspace.finder.count_cards().changed == 0
    workspace.history.redo()
    assert workspace.finder.count_cards().changed == 1
    workspace.library.rebuild_search()
    assert workspace.finder.count_cards().changed == 1
    workspace.cards.verify_card(card.id, "Wong")
    assert workspace.finder.count_cards().changed == 0
    new = workspace.cards.add_card(LocalText("New"))
    assert workspace.earlier.find_verification(new.id) is None


def test_what_another_program_wrote_into_the_table_is_refused(workspace: Workspace, card: FactCard) -> None:
    edit(workspace, card, "Changed.")
    workspace.library._file.execute("DROP TRIGGER note_card_confirmed_changed")
    workspace.library._file.execute("UPDATE card_confirmed SET original = 'fr'")
    with pytest.raises(DamagedError):
        workspace.earlier.find_confirmed(card.id, Language.HANT)


def test_saving_asks_a_few_questions_more_and_no_more(tmp_path: Path, resources: Resources) -> None:
    library = Library.create(tmp_path / "few.briefing", printer=make_printer(resources.wording))
    with Workspace(library, resources, lambda: TODAY, count_ids()) as workspace:
        card = workspace.cards.add_card(LocalText("A", "乙", "丙"), LocalText("a", "乙", "丙"))
        asked: list[str] = []
        library._file.db.conn.set_trace_callback(lambda sql: asked.append(sql) if "card_" in sql else None)
        workspace.cards.update_card(replace(card, note=LocalText("Seen.")))
        mine = [each for each in asked if "FROM card_confirmed" in each or "FROM card_verified" in each]
        assert 0 < len(mine) <= 2
        plans = [library._file.execute(f"EXPLAIN QUERY PLAN {each}").fetchall() for each in mine]
        assert all("SEARCH" in str(row) for plan in plans for row in plan)


def _last(workspace: Workspace, card: FactCard) -> tuple[str, str]:
    found = workspace.earlier.find_verification(card.id)
    assert found is not None
    return found.person, found.day
