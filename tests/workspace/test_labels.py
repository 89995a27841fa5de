"""Themes and tags are changed everywhere at once, as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.language import LocalText
from briefing_app.workspace import Workspace


def test_a_new_theme_stands_behind_the_others(workspace: Workspace) -> None:
    theme = workspace.labels.add_theme(LocalText("Talent", "人才", "人才"))
    assert [each.slug for each in workspace.library.list_themes()] == ["money", "access", "talent"]
    assert workspace.library.get_theme("talent") == theme


def test_a_theme_is_renamed_under_its_slug(workspace: Workspace) -> None:
    workspace.labels.rename_theme("money", LocalText("Finance"))
    assert workspace.library.get_theme("money").name == LocalText("Finance")
    assert workspace.library.list_cards()[0].theme == "money"


def test_themes_are_put_in_order_by_those_named_first(workspace: Workspace) -> None:
    workspace.labels.add_theme(LocalText("Talent"))
    workspace.labels.reorder_themes(["talent", "access"])
    assert [each.slug for each in workspace.library.list_themes()] == ["talent", "access", "money"]
    assert [each.order for each in workspace.library.list_themes()] == [0, 1, 2]


@pytest.mark.parametrize("move_to", ["access", ""])
def test_what_was_under_a_removed_theme_goes_to_another_or_none(workspace: Workspace, move_to: str) -> None:
    before = workspace.library.list_content()
    changes = workspace.labels.remove_theme("money", move_to)
    assert workspace.library.find_theme("money") is None
    assert {each.theme for each in workspace.library.list_cards() if each.slug == "fund-grants"} == {move_to}
    assert {each.theme for each in workspace.library.list_figures() if each.key == "grants"} == {move_to}
    assert changes.themes == {"money"}
    assert len(changes.cards) == len(changes.figures) == 1
    workspace.history.undo()
    assert workspace.library.list_content() == before


def test_tags_are_counted_over_all_kinds(workspace: Workspace) -> None:
    assert workspace.labels.list_tags() == {"fund": 2, "hospital": 1}


def test_a_tag_is_renamed_on_everything(workspace: Workspace) -> None:
    changes = workspace.labels.rename_tag("fund", " money  flows ")
    assert workspace.labels.list_tags() == {"hospital": 1, "money flows": 2}
    assert len(changes.cards) == len(changes.figures) == 1
    assert workspace.finder.count_cards().tags == {"money flows": 1}


def test_renaming_to_a_tag_that_exists_makes_both_one(workspace: Workspace) -> None:
    card = next(each for each in workspace.library.list_cards() if each.tags)
    workspace.cards.add_tag([card.id], "hospital")
    workspace.labels.rename_tag("fund", "hospital")
    assert workspace.library.get_card(card.id).tags == ("hospital",)
    assert workspace.labels.list_tags() == {"hospital": 3}


def test_a_tag_is_taken_off_everything(workspace: Workspace) -> None:
    workspace.labels.remove_tag("fund")
    assert workspace.labels.list_tags() == {"hospital": 1}
    assert [step.name for step in workspace.history.list_steps()][:1] == ["tag.remove"]


REFUSED: dict[str, tuple[type[Exception], Callable[[Workspace], object]]] = {
    "a theme without a name": (InputError, lambda w: w.labels.add_theme(LocalText(" "))),
    "a theme renamed to nothing": (InputError, lambda w: w.labels.rename_theme("money", LocalText())),
    "a theme that is not there": (NotFoundError, lambda w: w.labels.rename_theme("gone", LocalText("x"))),
    "an order with an unknown theme": (NotFoundError, lambda w: w.labels.reorder_themes(["access", "gone"])),
    "removing an unknown theme": (NotFoundError, lambda w: w.labels.remove_theme("gone")),
    "moving to an unknown theme": (NotFoundError, lambda w: w.labels.remove_theme("money", "gone")),
    "moving to the theme that goes": (InputError, lambda w: w.labels.remove_theme("money", "money")),
    "an empty tag": (InputError, lambda w: w.labels.rename_tag("fund", " \n")),
    "renaming an unknown tag": (NotFoundError, lambda w: w.labels.rename_tag("gone", "x")),
    "removing an unknown tag": (NotFoundError, lambda w: w.labels.remove_tag("gone")),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_and_nothing_changed(workspace: Workspace, what: str) -> None:
    error, act = REFUSED[what]
    before = workspace.library.list_content()
    with pytest.raises(error):
        act(workspace)
    assert workspace.library.list_content() == before
