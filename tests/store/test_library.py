"""What goes into a library comes out as it was; references hold; uses are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.errors.phrase import ENGLISH
from briefing_app.model.briefing import Section
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Citation
from briefing_app.model.language import Language
from briefing_app.store.changes import KINDS, Changes
from briefing_app.store.editions import EditionRecord
from briefing_app.store.library import Library
from briefing_app.store.writer import Writer
from tests.store.samples import (
    ASSET,
    BLOCKS,
    BRIEFING,
    CARD,
    CHART,
    CONTENT,
    DATASET,
    DOUBLE,
    GRANTS,
    PICTURE_ID,
    PRINTER,
    PROJECTS,
    SOURCE,
    TERM,
    THEME,
    dump,
    fill,
    make_card,
    texts,
)


def test_everything_comes_back_as_it_was_after_a_restart(path: Path) -> None:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    with Library.open(path, printer=PRINTER) as library:
        assert library.list_content() == CONTENT
        assert library.get_theme("market") == THEME
        assert library.get_source("source-1") == SOURCE
        assert library.get_figure("figure-1") == GRANTS
        assert library.find_figure_by_key("projects") == PROJECTS
        assert library.get_dataset("dataset-1") == DATASET
        assert library.get_chart("chart-1") == CHART
        assert library.get_card("card-1") == CARD
        assert library.get_term("term-1") == TERM
        assert library.get_briefing("briefing-1") == BRIEFING
        assert library.get_asset(PICTURE_ID) == ASSET


def test_decimals_keep_the_digits_of_the_source(filled: Library) -> None:
    assert str(filled.get_figure("figure-1").observations[0].value) == "1.76E+9"
    cell = filled.get_dataset("dataset-1").rows[2][1]
    assert str(cell.value) == "23.60"


def test_things_come_in_the_order_of_writing_or_in_the_order_asked_for(library: Library) -> None:
    names = ["z", "a", "m"]
    with library.operation("add") as writer:
        for name in names:
            writer.save_card(make_card(name))
    assert [card.id for card in library.list_cards()] == names
    assert [card.id for card in library.list_cards(["m", "gone", "z", "m"])] == ["m", "z"]
    assert library.ids("card") == ("z", "a", "m")
    assert library.count("card") == 3


def test_many_ids_can_be_asked_for_at_once(library: Library) -> None:
    with library.operation("add") as writer:
        for number in range(1_203):
            writer.save_card(make_card(f"c{number}"))
    wanted = [f"c{number}" for number in reversed(range(1_203))]
    assert [card.id for card in library.list_cards(wanted)] == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_id_is_said_with_the_word_for_its_kind(library: Library, kind: str) -> None:
    with pytest.raises(NotFoundError, match="nothing-like-it"):
        library.resolve_ref(kind, "nothing-like-it")
    assert library.find(kind, "nothing-like-it") is None
    with pytest.raises(NotFoundError, match="nothing-like-it") as caught:
        library.get(kind, "nothing-like-it")
    assert f"kind.{kind}" in ENGLISH
    assert str(caught.value).startswith(f"There is no {ENGLISH[f'kind.{kind}']} ")
    with pytest.raises(NotFoundError), library.operation("remove") as writer:
        writer.delete(kind, "nothing-like-it")


def test_a_kind_that_does_not_exist_is_refused(library: Library) -> None:
    for ask in (library.count, library.ids):
        with pytest.raises(InputError, match="chapter"):
            ask("chapter")
    with pytest.raises(InputError, match="chapter"), library.operation("remove") as writer:
        writer.delete("chapter", "1")


@pytest.mark.parametrize(
    ("kind", "ref", "id"),
    [
        ("card", "itf", "card-1"),
        ("card", "card-1", "card-1"),
        ("figure", "itf_grants", "figure-1"),
        ("briefing", "district-visit", "briefing-1"),
        ("term", "hospital-authority", "term-1"),
        ("theme", "market", "market"),
        ("asset", PICTURE_ID, PICTURE_ID),
    ],
)
def test_ids_and_readable_names_both_lead_to_the_thing(filled: Library, kind: str, ref: str, id: str) -> None:
    assert filled.resolve_ref(kind, ref) == id


def test_an_operation_tells_what_it_touched(library: Library) -> None:
    with library.operation("sample.fill") as writer:
        writer.save_content(CONTENT)
    assert writer.changes == Changes(
        themes=frozenset({"market"}),
        sources=frozenset({"source-1"}),
        figures=frozenset({"figure-1", "figure-2", "figure-3"}),
        datasets=frozenset({"dataset-1"}),
        charts=frozenset({"chart-1"}),
        cards=frozenset({"card-1"}),
        terms=frozenset({"term-1"}),
        briefings=frozenset({"briefing-1"}),
        assets=frozenset({PICTURE_ID}),
    )
    assert writer.changes.ids("card") == {"card-1"}


def test_saving_what_is_there_already_changes_nothing(filled: Library) -> None:
    before = filled.list_history()
    with filled.operation("again") as writer:
        writer.save_content(CONTENT)
    assert not writer.changes
    assert filled.list_history() == before


def test_a_change_of_one_block_touches_one_row(filled: Library) -> None:
    changed = replace(BLOCKS[5], points=(texts("Only this"),))
    section = replace(BRIEFING.sections[0], blocks=(*BLOCKS[:5], changed))
    with filled.operation("edit") as writer:
        writer.save_briefing(replace(BRIEFING, sections=(section, *BRIEFING.sections[1:])))
    assert writer.changes == Changes(briefings=frozenset({"briefing-1"}))
    newest = filled.find_undo()
    assert newest is not None
    rows = filled._file.execute("SELECT place, act FROM history_changes WHERE step = ?", (newest.id,)).fetchall()
    assert rows == [("blocks", "changed")]
    assert filled.get_briefing("briefing-1").sections[0].blocks[5] == changed


def test_blocks_and_sections_can_be_reordered_moved_and_dropped(filled: Library) -> None:
    first, second, _ = BRIEFING.sections
    moved = replace(
        BRIEFING,
        sections=(
            Section("s9", texts("New"), (BLOCKS[3], BLOCKS[0])),
            replace(second, blocks=(*reversed(second.blocks), BLOCKS[1])),
        ),
    )
    assert first.id not in {each.id for each in moved.sections}
    with filled.operation("reorder") as writer:
        writer.save_briefing(moved)
    assert filled.get_briefing("briefing-1") == moved
    filled.undo()
    assert filled.get_briefing("briefing-1") == BRIEFING


def test_a_block_of_one_briefing_cannot_be_taken_by_another(filled: Library) -> None:
    before = dump(filled._file)
    thief = replace(BRIEFING, id="briefing-2", slug="other", sections=(Section("s77", texts(), (BLOCKS[0],)),))
    with pytest.raises(InputError), filled.operation("steal") as writer:
        writer.save_briefing(thief)
    assert dump(filled._file) == before


# -- references ------------------------------------------------------------------------------------------------------


def test_the_order_of_saving_does_not_matter(library: Library) -> None:
    with library.operation("backwards") as writer:
        writer.save_briefing(BRIEFING)
        writer.save_card(CARD)
        writer.save_chart(CHART)
        writer.save_dataset(DATASET)
        for figure in (DOUBLE, PROJECTS, GRANTS):
            writer.save_figure(figure)
        writer.save_asset(ASSET)
        writer.save_source(SOURCE)
        writer.save_theme(THEME)
    assert library.get_briefing("briefing-1") == BRIEFING
    assert library.search("277").hits


DANGLING: list[Callable[[Writer], None]] = [
    lambda writer: writer.save_card(replace(CARD, id="x", slug="x", figures=("nowhere",))),
    lambda writer: writer.save_card(replace(CARD, id="x", slug="x", sources=(Citation("nowhere"),))),
    lambda writer: writer.save_card(replace(CARD, id="x", slug="x", theme="nowhere")),
    lambda writer: writer.save_chart(replace(CHART, id="x", slug="x", dataset_id="nowhere")),
    lambda writer: writer.save_dataset(replace(DATASET, id="x", slug="x", sources=(Citation("nowhere"),))),
    lambda writer: writer.delete("source", "source-1"),
    lambda writer: writer.delete("figure", "figure-2"),
    lambda writer: writer.delete("dataset", "dataset-1"),
    lambda writer: writer.delete("chart", "chart-1"),
    lambda writer: writer.delete("card", "card-1"),
    lambda writer: writer.delete("asset", PICTURE_ID),
    lambda writer: writer.delete("theme", "market"),
]


def _change_and(library: Library, act: Callable[[Writer], None]) -> None:
    with library.operation("break") as writer:
        writer.save_term(replace(TERM, name=texts("Changed")))
        act(writer)


@pytest.mark.parametrize("act", DANGLING)
def test_what_would_leave_a_reference_to_nothing_is_refused_whole(
    filled: Library, act: Callable[[Writer], None]
) -> None:
    before, steps = dump(filled._file), filled.list_history()
    with pytest.raises(InputError, match="not in this library"):
        _change_and(filled, act)
    assert dump(filled._file) == before
    assert filled.list_history() == steps
    assert filled.find_damage() == ()


def test_a_slug_or_key_is_used_once(filled: Library) -> None:
    with pytest.raises(InputError, match="short name"), filled.operation("twice") as writer:
        writer.save_card(replace(CARD, id="card-2"))
    with pytest.raises(InputError, match="key"), filled.operation("twice") as writer:
        writer.save_figure(replace(PROJECTS, id="figure-9"))


def test_a_text_may_quote_a_figure_that_is_not_there_yet(library: Library) -> None:
    with library.operation("add") as writer:
        writer.save_card(make_card("c", "About {no_such_figure} things"))
    assert library.get_card("c").figure_keys == ("no_such_figure",)
    assert [hit.snippet for hit in library.search("things").hits] == ["About ? things"]


@pytest.mark.parametrize(
    ("kind", "id", "users"),
    [
        (
            "source",
            "source-1",
            {("figure", "figure-1"), ("figure", "figure-2"), ("dataset", "dataset-1"), ("card", "card-1")},
        ),
        ("figure", "figure-1", {("card", "card-1"), ("briefing", "briefing-1")}),
        (
            "figure",
            "figure-2",
            {("card", "card-1"), ("briefing", "briefing-1"), ("dataset", "dataset-1"), ("figure", "figure-3")},
        ),
        ("figure", "figure-3", set()),
        ("dataset", "dataset-1", {("chart", "chart-1"), ("briefing", "briefing-1")}),
        ("chart", "chart-1", {("briefing", "briefing-1")}),
        ("card", "card-1", {("briefing", "briefing-1")}),
        ("asset", PICTURE_ID, {("briefing", "briefing-1")}),
        (
            "theme",
            "market",
            {("figure", "figure-1"), ("dataset", "dataset-1"), ("chart", "chart-1"), ("card", "card-1")},
        ),
        ("term", "term-1", set()),
        ("briefing", "briefing-1", set()),
    ],
)
def test_it_is_known_where_something_is_used(filled: Library, kind: str, id: str, users: set[tuple[str, str]]) -> None:
    uses = filled.where_used(kind, id)
    assert {(use.kind, use.id) for use in uses} == users
    assert len(uses) == len(users)


def test_a_use_says_what_it_is_called(filled: Library) -> None:
    (use,) = filled.where_used("card", "card-1")
    assert (use.slug, use.title) == ("district-visit", BRIEFING.title)


def test_deleting_takes_everything_that_belongs_to_the_thing(filled: Library) -> None:
    with filled.operation("clear") as writer:
        writer.delete("briefing", "briefing-1")
        writer.delete("card", "card-1")
    assert filled.count("briefing") == filled.count("card") == 0
    content = dump(filled._file)
    assert not any(content[name] for name in ("sections", "blocks", "block_figures", "card_figures", "card_sources"))
    assert {row[1] for row in content["figure_uses"]} == {"dataset", "figure"}


# -- outside the history ---------------------------------------------------------------------------------------------


def test_editions_are_numbered_and_outlive_undo_and_their_briefing(filled: Library) -> None:
    assert filled.next_edition_number("briefing-1") == 1
    record = EditionRecord(
        "e1",
        "briefing-1",
        1,
        Form.FULL,
        Language.HANT,
        Audience.HANDOUT,
        "2024-05-01T10:00:00+08:00",
        "ab" * 32,
        "v.pdf",
        "{}",
    )
    with filled.operation("export") as writer:
        writer.record_edition(record)
    assert not writer.changes
    assert filled.list_editions("briefing-1") == (record,)
    assert filled.next_edition_number("briefing-1") == 2
    filled.undo()
    assert filled.count("briefing") == 0
    assert filled.list_editions() == (record,)
    assert filled.list_editions("another") == ()


def test_settings_keep_plain_values(library: Library) -> None:
    assert library.settings.find("starter") is None
    library.settings.set("starter", {"version": 1})
    library.settings.set("starter", ["簡", 2, None])
    assert library.settings.find("starter") == ["簡", 2, None]
    assert library.find_undo() is None


def test_the_doctor_learns_what_is_in_the_file(filled: Library) -> None:
    facts = filled.describe()
    assert facts["journal"] == "wal"
    assert facts["schema"] == 1
    assert facts["counts"] == {
        "theme": 1,
        "source": 1,
        "figure": 3,
        "dataset": 1,
        "chart": 1,
        "card": 1,
        "term": 1,
        "briefing": 1,
        "asset": 1,
    }
    assert filled.find_damage() == ()
