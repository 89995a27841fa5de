"""The trash keeps things whole, down to the digits, and lets old ones go outside the history."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_app.model.language import LocalText
from briefing_app.store.changes import Changes
from briefing_app.store.codec import dump
from briefing_app.store.library import Library
from briefing_app.store.trash import KEPT, Discarded
from tests.store.samples import BRIEFING, CARD, CHART, CONTENT, DATASET, DOUBLE, GRANTS, SOURCE

THINGS: list[tuple[str, Any]] = [
    ("card", CARD),
    ("figure", GRANTS),
    ("figure", DOUBLE),
    ("source", SOURCE),
    ("dataset", DATASET),
    ("chart", CHART),
    ("briefing", BRIEFING),
]


def _discard(library: Library, kind: str, thing: Any, day: str) -> Discarded:
    discarded = Discarded(thing.id, kind, LocalText("Title", "標題"), thing, f"{day}T00:00:00Z")
    with library.operation("discard") as writer:
        writer.save_discarded(discarded)
    return discarded


@pytest.mark.parametrize(("kind", "thing"), THINGS, ids=lambda value: value if isinstance(value, str) else value.id)
def test_a_thing_is_kept_whole(library: Library, kind: str, thing: Any) -> None:
    discarded = _discard(library, kind, thing, "2024-06-01")
    found = library.get_discarded(thing.id)
    assert found == discarded
    assert dump(found.thing) == dump(thing)  # decimals that are equal may differ in their digits


def test_all_kinds_that_are_kept_are_tried() -> None:
    assert {kind for kind, _ in THINGS} == set(KEPT)
    assert len({type(block) for block in BRIEFING.blocks}) == 12


def test_the_newest_come_first(library: Library) -> None:
    for (kind, thing), day in zip(THINGS[:3], ("2024-06-02", "2024-06-03", "2024-06-01"), strict=True):
        _discard(library, kind, thing, day)
    assert [each.id for each in library.list_trash()] == [GRANTS.id, CARD.id, DOUBLE.id]


def test_old_ones_go_and_leave_no_note(library: Library) -> None:
    old, new = (
        _discard(library, *thing, day) for thing, day in zip(THINGS[:2], ("2024-05-01", "2024-06-01"), strict=True)
    )
    notes = library._file.execute("SELECT count(*) FROM history_changes").fetchone()
    assert library.purge_trash("2024-05-15T00:00:00Z") == Changes(trash=frozenset({old.id}))
    assert library.list_trash() == (new,)
    assert library._file.execute("SELECT count(*) FROM history_changes").fetchone() == notes
    assert library.undo().trash == {new.id}
    library.undo()  # what it would take out is gone already
    assert library.list_trash() == ()


def test_the_trash_is_no_content(filled: Library) -> None:
    _discard(filled, "card", CARD, "2024-06-01")
    assert filled.list_content() == CONTENT
    assert "trash" not in filled.describe()["counts"]  # type: ignore[operator]
