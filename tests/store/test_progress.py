"""Who looks on while thousands of things are touched is told how far it is, and always when it ends."""

import pytest

from briefing_app.errors import InputError
from briefing_app.store.library import Library
from briefing_app.store.progress import Progress
from tests.store.samples import make_card

MANY = 120


def _fill(library: Library) -> None:
    with library.operation("many") as writer:
        for number in range(MANY):
            writer.save_card(make_card(f"card-{number:03}", "text"))


def test_a_long_operation_tells_how_far_it_is_and_so_do_undo_and_redo(library: Library) -> None:
    heard: list[float | None] = []
    library.on_progress(heard.append)
    _fill(library)
    assert heard == [None, None, 50 / MANY, 100 / MANY, 1.0]
    for turn in (library.undo, library.redo):
        heard.clear()
        turn()
        assert heard == [50 / MANY, 100 / MANY, 1.0]
    heard.clear()
    with library.operation("delete") as writer:
        for id in library.ids("card"):
            writer.delete("card", id)
    assert heard == [None, None, 50 / MANY, 100 / MANY, 1.0]


def test_the_end_is_told_of_what_was_given_up_and_a_few_things_are_not_worth_a_word(library: Library) -> None:
    heard: list[float | None] = []
    library.on_progress(heard.append)
    with library.operation("few") as writer:
        writer.save_card(make_card("a", "text"))
    assert heard == [1.0]
    heard.clear()
    with pytest.raises(InputError), library.operation("many") as writer:
        writer.save_all(
            "card", [make_card(f"card-{number:03}", "text", figures=("unknown",)) for number in range(MANY)]
        )
    assert heard[0] is None
    assert heard[-1] == 1.0


def test_without_a_listener_all_are_gone_through() -> None:
    assert list(Progress().through("abc")) == ["a", "b", "c"]
