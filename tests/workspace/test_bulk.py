"""Several cards or blocks at once: all or nothing, one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import AnyBlock, CardBlock, PageBreakBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard, Verification
from briefing_app.model.figure import Release, Status
from briefing_app.model.language import LocalText
from briefing_app.workspace import Workspace


def _ids(workspace: Workspace) -> tuple[str, ...]:
    return workspace.library.ids("card")


def _cards(workspace: Workspace) -> tuple[FactCard, ...]:
    return workspace.library.list_cards()


# -- cards -----------------------------------------------------------------------------------------------------------


def test_a_theme_for_all(workspace: Workspace) -> None:
    steps = len(workspace.history.list_steps())
    assert workspace.cards.set_theme(_ids(workspace), "access").cards == set(_ids(workspace))
    assert [card.theme for card in _cards(workspace)] == ["access", "access"]
    assert len(workspace.history.list_steps()) == steps + 1
    workspace.cards.set_theme(_ids(workspace), "")
    assert [card.theme for card in _cards(workspace)] == ["", ""]


def test_tags_are_put_on_once_and_taken_off(workspace: Workspace) -> None:
    workspace.cards.add_tag(_ids(workspace), " fund ")
    assert [card.tags for card in _cards(workspace)] == [("fund",), ("fund",)]
    workspace.cards.remove_tag(_ids(workspace), "fund")
    assert [card.tags for card in _cards(workspace)] == [(), ()]


def test_all_are_verified_on_the_day(workspace: Workspace, card: FactCard) -> None:
    source = card.sources
    secret = next(each for each in _cards(workspace) if each.slug == "secret")
    with pytest.raises(InputError, match="“Secret” names no source"):
        workspace.cards.verify_cards(_ids(workspace), "D. Wong")
    assert workspace.library.get_card(card.id) == card
    workspace.cards.update_card(replace(secret, sources=source))
    workspace.cards.verify_cards(_ids(workspace), " D. Wong ")
    assert {each.verification for each in _cards(workspace)} == {Verification("D. Wong", "2024-06-01")}
    assert {each.status for each in _cards(workspace)} == {Status.VERIFIED}


def test_release_of_all(workspace: Workspace) -> None:
    workspace.cards.set_release(_ids(workspace), Release.OPEN)
    assert {card.release for card in _cards(workspace)} == {Release.OPEN}


def test_none_is_deleted_where_one_is_in_use(workspace: Workspace) -> None:
    with pytest.raises(InputError, match=r"Grants of the fund.*Visit, sample"):
        workspace.cards.delete_cards(_ids(workspace))
    assert len(_cards(workspace)) == 2
    assert workspace.trash.list_trash() == ()


def test_unused_ones_go_to_the_trash_together(workspace: Workspace) -> None:
    ids = [workspace.cards.add_card(LocalText(title)).id for title in "ab"]
    assert workspace.cards.delete_cards([*ids, ids[0]]).cards == set(ids)
    assert {item.id for item in workspace.trash.list_trash()} == set(ids)
    workspace.history.undo()
    assert workspace.library.count("card") == 4


def test_a_copy_of_a_card_is_a_draft_with_a_name_of_its_own(workspace: Workspace, card: FactCard) -> None:
    copy = workspace.cards.duplicate_card(card.id)
    assert (copy.slug, copy.title.en, copy.title.zh_hant) == (
        "fund-grants-copy",
        "Grants of the fund (copy)",
        "Grants of the fund（繁）（副本）",
    )
    assert (copy.status, copy.verification) == (Status.DRAFT, None)
    assert (copy.text, copy.figures, copy.sources, copy.states) == (card.text, card.figures, card.sources, card.states)
    assert workspace.cards.duplicate_card(card.id).slug == "fund-grants-copy-2"


ACTS: dict[str, Callable[[Workspace, list[str]], object]] = {
    "theme": lambda w, ids: w.cards.set_theme(ids, "money"),
    "tag": lambda w, ids: w.cards.add_tag(ids, "x"),
    "untag": lambda w, ids: w.cards.remove_tag(ids, "fund"),
    "release": lambda w, ids: w.cards.set_release(ids, Release.INTERNAL),
    "verify": lambda w, ids: w.cards.verify_cards(ids, "D. Wong"),
    "delete": lambda w, ids: w.cards.delete_cards(ids),
}


@pytest.mark.parametrize("act", ACTS)
def test_with_a_card_that_is_gone_nothing_is_done(workspace: Workspace, card: FactCard, act: str) -> None:
    before = workspace.library.list_content()
    with pytest.raises(NotFoundError, match="gone"):
        ACTS[act](workspace, [card.id, "gone"])
    assert workspace.library.list_content() == before


@pytest.mark.parametrize("act", ACTS)
def test_with_no_card_there_is_no_step(workspace: Workspace, act: str) -> None:
    steps = workspace.history.list_steps()
    assert not ACTS[act](workspace, [])
    assert workspace.history.list_steps() == steps


def test_what_was_asked_for_must_make_sense(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="gone"):
        workspace.cards.set_theme(_ids(workspace), "gone")
    with pytest.raises(InputError, match="tag"):
        workspace.cards.add_tag(_ids(workspace), "  ")
    with pytest.raises(InputError, match="name"):
        workspace.cards.verify_cards(_ids(workspace), " ")


@pytest.mark.parametrize("kind", ["card", "figure", "source", "dataset", "chart", "briefing"])
def test_an_edit_of_what_was_deleted_meanwhile_is_refused(workspace: Workspace, kind: str) -> None:
    thing = workspace.library.get(kind, workspace.library.ids(kind)[0])
    gone = replace(thing, id="gone")
    updates: dict[str, Callable[[], object]] = {
        "card": lambda: workspace.cards.update_card(gone),
        "figure": lambda: workspace.figures.update_figure(gone),
        "source": lambda: workspace.data.update_source(gone),
        "dataset": lambda: workspace.data.update_dataset(gone),
        "chart": lambda: workspace.data.update_chart(gone),
        "briefing": lambda: workspace.briefings.update_briefing(gone),
    }
    before = workspace.library.list_content()
    with pytest.raises(NotFoundError, match="gone"):
        updates[kind]()
    assert workspace.library.list_content() == before


# -- blocks ----------------------------------------------------------------------------------------------------------


def _order(workspace: Workspace, briefing: Briefing) -> list[list[str]]:
    return [[block.id for block in each.blocks] for each in workspace.library.get_briefing(briefing.id).sections]


def _breaks(*ids: str) -> list[AnyBlock]:
    return [PageBreakBlock(id=id) for id in ids]


def test_blocks_are_placed_in_a_row(workspace: Workspace, sample: Briefing) -> None:
    second = sample.sections[1].id
    first, last = workspace.briefings.add_blocks(second, _breaks("", ""))
    assert first.id != last.id
    workspace.briefings.add_blocks(second, _breaks("x", "y"), 1)
    assert _order(workspace, sample)[1] == [first.id, "x", "y", last.id]
    with pytest.raises(InputError, match="same"):
        workspace.briefings.add_blocks(second, _breaks("z", "x"))
    assert _order(workspace, sample)[1] == [first.id, "x", "y", last.id]
    assert workspace.briefings.add_blocks(second, []) == ()


def test_cards_are_placed_in_the_order_given(workspace: Workspace, sample: Briefing) -> None:
    ids = _ids(workspace)[::-1]
    blocks = workspace.briefings.add_cards(sample.id, sample.sections[1].id, ids, 0)
    assert [block.card_id for block in blocks if isinstance(block, CardBlock)] == list(ids)
    assert _order(workspace, sample)[1] == [block.id for block in blocks]
    other = workspace.briefings.add_briefing(LocalText("Other"))
    for briefing_id, section_id, cards in (
        (other.id, sample.sections[1].id, ids),
        (sample.id, "gone", ids),
        (sample.id, sample.sections[1].id, ["gone"]),
    ):
        with pytest.raises(NotFoundError):
            workspace.briefings.add_cards(briefing_id, section_id, cards)
    assert len(_order(workspace, sample)[1]) == 2


def test_blocks_are_moved_together(workspace: Workspace, sample: Briefing) -> None:
    first, second = sample.sections
    ids = [block.id for block in first.blocks]
    workspace.briefings.move_blocks([ids[3], ids[1], ids[3]], second.id, 0)
    assert _order(workspace, sample) == [[id for id in ids if id not in (ids[1], ids[3])], [ids[3], ids[1]]]
    workspace.history.undo()
    workspace.briefings.move_blocks([ids[0], ids[1]], first.id, 1)  # counted without them
    assert _order(workspace, sample)[0] == [ids[2], ids[0], ids[1], *ids[3:]]


def test_blocks_are_removed_together(workspace: Workspace, sample: Briefing) -> None:
    ids = [block.id for block in sample.blocks]
    workspace.briefings.remove_blocks(ids[::2])
    assert _order(workspace, sample)[0] == ids[1::2]
    workspace.history.undo()
    assert workspace.library.get_briefing(sample.id) == sample


def test_blocks_of_two_briefings_stay_apart(workspace: Workspace, sample: Briefing) -> None:
    copy = workspace.briefings.duplicate_briefing(sample.id)
    ids = [sample.blocks[0].id, copy.blocks[0].id]
    with pytest.raises(InputError, match="one briefing"):
        workspace.briefings.remove_blocks(ids)
    with pytest.raises(InputError, match="one briefing"):
        workspace.briefings.move_blocks(ids, sample.sections[0].id, 0)
    with pytest.raises(NotFoundError):
        workspace.briefings.remove_blocks([sample.blocks[0].id, "gone"])
    with pytest.raises(NotFoundError):
        workspace.briefings.move_blocks([sample.blocks[0].id], copy.sections[0].id, 0)


def test_a_copy_stands_right_behind_its_original(workspace: Workspace, sample: Briefing) -> None:
    block = workspace.briefings.duplicate_block(sample.blocks[2].id)
    assert replace(block, id=sample.blocks[2].id) == sample.blocks[2]
    assert _order(workspace, sample)[0].index(block.id) == 3
    section = workspace.briefings.duplicate_section(sample.sections[0].id)
    after = workspace.library.get_briefing(sample.id).sections
    assert [each.id for each in after] == [sample.sections[0].id, section.id, sample.sections[1].id]
    assert section.title.en == "Background (copy)"
    assert len(section.blocks) == len(sample.blocks) + 1
    assert not {each.id for each in section.blocks} & {each.id for each in after[0].blocks}


def test_everything_about_a_briefing_can_be_changed(workspace: Workspace, sample: Briefing) -> None:
    edited = replace(
        sample, paper="Letter", logo="", marking=LocalText("SECRET"), sections=sample.sections[::-1], accepted=("x",)
    )
    workspace.briefings.update_briefing(edited)
    assert workspace.library.get_briefing(sample.id) == edited
