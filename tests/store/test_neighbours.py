"""What another program writes into an open library is learned, and named as precisely as the history allows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.store.changes import Changes
from briefing_app.store.history import LIMIT
from briefing_app.store.library import Library
from tests.store.samples import PRINTER, THEME


def rename(library: Library, name: str) -> None:
    with library.operation("theme.update") as writer:
        writer.save_theme(replace(THEME, name=replace(THEME.name, en=name)))


@pytest.fixture
def other(filled: Library) -> Iterator[Library]:
    """The same library in another program."""
    with Library.open(filled.path, printer=PRINTER) as library:
        yield library


def test_what_is_done_here_is_no_news(filled: Library) -> None:
    rename(filled, "Here")
    filled.undo()
    assert filled.look_around() == Changes()


def test_an_operation_its_undo_and_its_redo_elsewhere_name_what_they_touched(filled: Library, other: Library) -> None:
    touched = Changes(themes=frozenset({THEME.slug}))
    for act in (lambda: rename(other, "There"), other.undo, other.redo):
        act()
        assert filled.look_around() == touched
        assert filled.look_around() == Changes()
    assert filled.get_theme(THEME.slug).name.en == "There"


def test_what_was_done_here_meanwhile_hides_nothing(filled: Library, other: Library) -> None:
    rename(other, "There")
    card = filled.list_cards()[0]
    with filled.operation("card.update") as writer:
        writer.save_card(replace(card, tags=("here",)))
    assert THEME.slug in filled.look_around().themes
    assert filled.look_around() == Changes()


def test_a_step_in_place_of_another_makes_everything_news(filled: Library, other: Library) -> None:
    card = filled.list_cards()[0]
    with other.operation("card.update", title="one") as writer:
        writer.save_card(replace(card, tags=("one",)))
    filled.look_around()
    other.undo()
    rename(other, "There")  # takes the number of the step that was undone
    changes = filled.look_around()
    assert card.id in changes.cards
    assert THEME.slug in changes.themes
    assert changes.figures == {each.id for each in filled.list_figures()}


def test_more_steps_than_the_history_keeps_make_everything_news(tmp_path: Path) -> None:
    path = tmp_path / "library.briefing"
    with Library.create(path, printer=PRINTER, history_limit=3) as here:
        assert LIMIT > 3
        rename(here, "First")
        with Library.open(path, printer=PRINTER, history_limit=3) as there:
            for number in range(5):
                rename(there, f"Name {number}")
        assert here.look_around() == Changes(themes=frozenset({THEME.slug}))
