"""What is read again unchanged is the same object; what differs in any row is read anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import DamagedError
from briefing_app.model.briefing import Section
from briefing_app.model.language import LocalText
from briefing_app.store.assets import Assets
from briefing_app.store.cards import Cards
from briefing_app.store.library import Library
from tests.store.samples import BRIEFING, CARD, PICTURE_ID, PRINTER, TERM, fill


def test_unchanged_things_are_the_same_objects(filled: Library) -> None:
    assert filled.get_card("card-1") is filled.get_card("card-1")
    assert filled.list_terms()[0] is filled.get_term(TERM.id)
    first, second = filled.get_briefing("briefing-1"), filled.get_briefing("briefing-1")
    assert first is second


def test_a_change_of_the_row_or_of_a_child_row_is_seen_and_undone(filled: Library) -> None:
    before = filled.get_card("card-1")
    retitled = replace(CARD, title=LocalText("Another title"))
    with filled.operation("card.edit") as writer:
        writer.save_card(retitled)
    assert filled.get_card("card-1").title == retitled.title
    unsourced = replace(retitled, sources=retitled.sources[1:])  # only a child row goes
    with filled.operation("card.edit") as writer:
        writer.save_card(unsourced)
    assert filled.get_card("card-1").sources == unsourced.sources
    filled.undo()
    filled.undo()
    assert filled.get_card("card-1") == before


def test_an_edit_of_a_briefing_leaves_its_other_blocks_the_same_objects(filled: Library) -> None:
    before = filled.get_briefing("briefing-1")
    first = before.sections[0]
    moved = Section(first.id, first.title, (*first.blocks[1:], first.blocks[0]))
    with filled.operation("briefing.edit") as writer:
        writer.save_briefing(replace(BRIEFING, sections=(moved, *before.sections[1:])))
    after = {each.id: each for each in filled.get_briefing("briefing-1").blocks}
    assert [each.id for each in filled.get_briefing("briefing-1").sections[0].blocks] == [
        each.id for each in moved.blocks
    ]
    assert all(after[each.id] is each for each in before.blocks)


def test_what_another_program_writes_is_seen(path: Path) -> None:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
        library.get_card("card-1")
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE cards SET title_en = 'By another' WHERE id = 'card-1'")
        assert library.get_card("card-1").title.en == "By another"


def test_a_row_that_becomes_unreadable_is_said_though_it_was_read_before(path: Path) -> None:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
        library.get_card("card-1")
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE cards SET tags = 'no list' WHERE id = 'card-1'")
        with pytest.raises(DamagedError):
            library.get_card("card-1")


def test_only_so_many_are_kept_and_pictures_never(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Assets.most_kept == 0
    assert filled.get_asset(PICTURE_ID) is not filled.get_asset(PICTURE_ID)
    monkeypatch.setattr(Cards, "most_kept", 1)
    first = filled.get_card("card-1")
    with filled.operation("card.add") as writer:
        writer.save_card(replace(CARD, id="card-2", slug="card-two"))
    filled.list_cards(["card-2"])
    assert filled.get_card("card-1") == first
    assert filled.get_card("card-1") is not first
