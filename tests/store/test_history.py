"""Undo and redo take back and repeat every operation, across restarts and sudden ends."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.errors import BriefingError, InputError
from briefing_app.model.block import KeyFiguresBlock, TextBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import TextState, Verification
from briefing_app.model.content import Content
from briefing_app.model.edition import Asset
from briefing_app.model.figure import Citation, Figure, Observation, Value
from briefing_app.model.glossary import Theme
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source
from briefing_app.store.changes import Changes
from briefing_app.store.library import Library
from briefing_app.store.writer import Writer
from tests.store.samples import CARD, CONTENT, PICTURE_ID, PRINTER, PROJECTS, dump, fill, make_card, texts


def test_undo_takes_back_and_redo_repeats_all_kinds(library: Library) -> None:
    empty = dump(library._file)
    fill(library)
    full = dump(library._file)
    everything = Changes.of((kind, id) for kind in ("card", "figure", "briefing") for id in library.ids(kind))
    undone = library.undo()
    assert dump(library._file) == empty
    assert undone.cards == everything.cards
    assert undone.assets == {PICTURE_ID}
    assert library.search("fund").hits == ()
    assert library.redo() == undone
    assert dump(library._file) == full
    assert library.list_content() == CONTENT
    assert {hit.id for hit in library.search("fund").hits} >= {"card-1"}


def test_the_next_undo_and_redo_are_named(library: Library) -> None:
    assert library.find_undo() is None
    with library.operation("card.add", title="雨 “{x}”", count=3) as writer:
        writer.save_card(make_card("c"))
    step = library.find_undo()
    assert step is not None
    assert (step.name, step.values) == ("card.add", {"title": "雨 “{x}”", "count": "3"})
    assert library.find_redo() is None
    library.undo()
    assert library.find_undo() is None
    assert library.find_redo() == step


def test_undo_and_redo_with_nothing_to_do_change_nothing(filled: Library) -> None:
    before = dump(filled._file)
    assert not filled.redo()
    filled.undo()
    assert not filled.undo()
    filled.redo()
    assert not filled.redo()
    assert dump(filled._file) == before


def test_history_survives_a_restart(path: Path) -> None:
    with Library.create(path, printer=PRINTER) as library:
        empty = dump(library._file)
        fill(library)
        with library.operation("card.remove") as writer:
            writer.delete("briefing", "briefing-1")
            writer.delete("card", "card-1")
        after = dump(library._file)
    with Library.open(path, printer=PRINTER) as library:
        assert [step.name for step in library.list_history()] == ["card.remove", "sample.fill"]
        library.undo()
        assert library.list_content() == CONTENT
    with Library.open(path, printer=PRINTER) as library:
        library.undo()
        assert dump(library._file) == empty
    with Library.open(path, printer=PRINTER) as library:
        library.redo()
        library.redo()
        assert dump(library._file) == after


def test_a_new_operation_forgets_what_was_undone(filled: Library) -> None:
    with filled.operation("first") as writer:
        writer.save_card(make_card("lost"))
    filled.undo()
    with filled.operation("second") as writer:
        writer.save_card(make_card("kept"))
    assert filled.find_redo() is None
    assert not filled.redo()
    assert [step.name for step in filled.list_history()] == ["second", "sample.fill"]
    orphans = "SELECT count(*) FROM history_changes WHERE step NOT IN (SELECT id FROM history_steps)"
    assert filled._file.execute(orphans).fetchone() == (0,)


def test_the_history_is_capped(path: Path) -> None:
    with Library.create(path, printer=PRINTER, history_limit=3) as library:
        for number in range(5):
            with library.operation(f"add.{number}") as writer:
                writer.save_card(make_card(f"c{number}"))
        assert [step.name for step in library.list_history()] == ["add.4", "add.3", "add.2"]
        while library.undo():
            pass
        assert library.ids("card") == ("c0", "c1")
        assert library._file.execute("SELECT count(*) FROM history_changes").fetchone() == (3,)  # the redos


def test_without_a_history_nothing_can_be_undone(path: Path) -> None:
    with Library.create(path, printer=PRINTER, history_limit=0) as library:
        fill(library)
        assert library.find_undo() is None
        assert not library.undo()
        assert library.count("card") == 1
        assert library._file.execute("SELECT count(*) FROM history_changes").fetchone() == (0,)


def _fail_half_way(library: Library) -> None:
    with library.operation("fail") as writer:
        writer.save_card(make_card("half"))
        writer.save_theme(Theme("half", texts("Half")))
        raise ZeroDivisionError


def _nest(library: Library) -> None:
    with library.operation("outer") as writer:
        writer.save_card(make_card("outer"))
        with library.operation("inner"):
            pass


def test_an_operation_that_fails_leaves_nothing(filled: Library) -> None:
    before, steps = dump(filled._file), filled.list_history()
    with pytest.raises(ZeroDivisionError):
        _fail_half_way(filled)
    assert dump(filled._file) == before
    assert filled.list_history() == steps
    assert filled.search("half").hits == ()
    with filled.operation("next") as writer:
        writer.save_card(make_card("whole"))
    assert writer.changes == Changes(cards=frozenset({"whole"}))


def test_an_operation_within_an_operation_is_a_mistake_that_leaves_nothing(filled: Library) -> None:
    with pytest.raises(RuntimeError):
        _nest(filled)
    assert filled.find_card("outer") is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM terms",
        "UPDATE cards SET slug = 'other'",
        "INSERT INTO themes (slug) VALUES ('sneaked in')",
    ],
)
def test_no_statement_passes_the_history_by(filled: Library, statement: str) -> None:
    """The triggers refuse a change outside an operation, for they have no step to note it under."""
    before = dump(filled._file)
    with pytest.raises(sqlite3.IntegrityError):
        filled._file.execute(statement)
    assert dump(filled._file) == before


def test_every_table_of_content_is_watched(library: Library) -> None:
    tables = {row[0] for row in library._file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    derived = {"editions", "versions", "version_data", "settings", "figure_uses", "_sqlite_migrations"}
    content = {name for name in tables if not name.startswith(("search_", "history_")) and name not in derived}
    for act in ("added", "changed", "removed"):
        triggers = library._file.execute("SELECT tbl_name FROM sqlite_temp_master WHERE name LIKE ?", (f"%{act}",))
        assert {row[0] for row in triggers} == content


# -- any sequence of operations --------------------------------------------------------------------------------------

_IDS = st.sampled_from(["a", "b", "c"])
_TEXT = st.text(max_size=12).filter(lambda text: not any(0xD800 <= ord(char) < 0xE000 for char in text))
_TEXTS = st.builds(LocalText, _TEXT | st.just("{key_a} {key_b|noun}"), _TEXT, _TEXT)
_KEYS = st.lists(_IDS.map("key_{}".format), max_size=2).map(tuple)
_VALUES = st.sampled_from(["0", "1.76E+9", "20..30", "-0.10", "277"]).map(Value.parse)
_OBSERVATION = st.builds(Observation, value=_VALUES, citation=st.none() | st.just(Citation("a")), note=_TEXTS)


_STATES = st.tuples(*[st.sampled_from([TextState.COMPLETE, TextState.OUTDATED])] * 3)
_VERIFIED = st.none() | st.builds(Verification, st.sampled_from(["Chan", "Wong"]), st.just("2024-06-01"))


def _save_card(
    id: str,
    title: LocalText,
    figures: tuple[str, ...],
    states: tuple[TextState, TextState, TextState],
    verification: Verification | None,
) -> Callable[[Writer], None]:
    card = replace(CARD, id=id, slug=f"slug-{id}", title=title, figures=figures, sources=(), theme="")
    card = replace(card, states=states, verification=verification)
    return lambda writer: writer.save_card(card)


def _save_figure(id: str, key: str, observations: list[Observation]) -> Callable[[Writer], None]:
    figure = Figure(id=id, key=f"key_{key}", label=texts(key), observations=tuple(observations))
    return lambda writer: writer.save_figure(figure)


def _save_briefing(id: str, words: list[LocalText], keys: tuple[str, ...]) -> Callable[[Writer], None]:
    blocks = tuple(TextBlock(id=f"{id}-{place}", text=text) for place, text in enumerate(words))
    strip = KeyFiguresBlock(id=f"{id}-keys", figures=keys)
    sections = (Section(f"{id}-s", texts("S"), (*blocks, strip)), Section(f"{id}-t", texts("T")))
    briefing = Briefing(id=id, slug=id, title=texts(id), sections=sections[: 1 + len(words) % 2])
    return lambda writer: writer.save_briefing(briefing)


def _save_asset(id: str, data: bytes) -> Callable[[Writer], None]:
    return lambda writer: writer.save_asset(Asset(id, "image/png", data))


def _delete(kind: str, id: str) -> Callable[[Writer], None]:
    return lambda writer: writer.delete(kind, id)


_ACTS = st.one_of(
    st.builds(_save_card, _IDS, _TEXTS, _KEYS, _STATES, _VERIFIED),
    st.builds(_save_figure, _IDS, _IDS, st.lists(_OBSERVATION, max_size=3)),
    st.builds(_save_briefing, _IDS, st.lists(_TEXTS, max_size=3), _KEYS),
    st.builds(_save_asset, _IDS, st.binary(max_size=20)),
    st.builds(lambda id: lambda writer: writer.save_source(Source(id=id, slug=id, title=id)), _IDS),
    st.builds(_delete, st.sampled_from(["card", "figure", "briefing", "asset", "source"]), _IDS),
)


@settings(max_examples=60)
@given(st.lists(st.lists(_ACTS, min_size=1, max_size=4), max_size=8))
def test_undoing_and_redoing_any_operations_gives_the_same_content(plan: list[list[Callable[[Writer], None]]]) -> None:
    """States are compared row by row with the index; operations that are refused must leave no trace."""
    with tempfile.TemporaryDirectory() as folder, Library.create(Path(folder) / "l", printer=PRINTER) as library:
        states = [dump(library._file)]
        for number, acts in enumerate(plan):
            try:
                with library.operation(f"step.{number}") as writer:
                    for act in acts:
                        act(writer)
            except BriefingError:
                assert dump(library._file) == states[-1]
                continue
            if writer.changes:
                states.append(dump(library._file))
        assert len(library.list_history()) == len(states) - 1
        for state in reversed(states[:-1]):
            assert library.undo()
            assert dump(library._file) == state
        for state in states[1:]:
            assert library.redo()
            assert dump(library._file) == state
        assert library.find_damage() == ()
        library.rebuild_search()
        assert dump(library._file) == states[-1]  # what the index says was never out of step


# -- sudden ends -----------------------------------------------------------------------------------------------------

_KILLED = """
    import os, sys
    from pathlib import Path
    from briefing_app.store.library import Library
    from tests.store.samples import PRINTER, fill, make_card
    library = Library.open(Path(sys.argv[1]), printer=PRINTER)
    fill(library)
    if sys.argv[2] == "in the operation":
        with library.operation("half") as writer:
            for number in range(2000):
                writer.save_card(make_card(f"half-{number}", "x" * 2000))
            os._exit(9)
    if sys.argv[2] == "in the undo":
        library._index.refresh = lambda *_: os._exit(9)
        library.undo()
    os._exit(9)
"""


@pytest.mark.parametrize("moment", ["after the commit", "in the operation", "in the undo"])
def test_a_killed_program_keeps_what_was_committed_and_nothing_else(path: Path, moment: str) -> None:
    Library.create(path, printer=PRINTER).close()
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(_KILLED), str(path), moment], check=False)
    assert done.returncode == 9
    assert path.with_name(path.name + "-wal").stat().st_size > 0  # it really ended without tidying up
    with Library.open(path, printer=PRINTER) as library:
        assert library.list_content() == CONTENT
        assert [step.name for step in library.list_history()] == ["sample.fill"]
        assert library.find_redo() is None
        assert library.find_damage() == ()
        assert library.undo()
        assert library.count("card") == 0


def test_a_changed_figure_changes_what_is_found_and_undo_changes_it_back(filled: Library) -> None:
    assert {hit.id for hit in filled.search("277").hits} == {"figure-2", "card-1", "briefing-1", "dataset-1"}
    changed = replace(PROJECTS, observations=(Observation(Value.parse("388"), citation=Citation("source-1")),))
    with filled.operation("figure.edit") as writer:
        writer.save_figure(changed)
    assert filled.search("277").hits == ()
    assert {hit.id for hit in filled.search("388").hits} == {"figure-2", "card-1", "briefing-1", "dataset-1"}
    filled.undo()
    assert filled.search("388").hits == ()
    assert len(filled.search("277").hits) == 4
    filled.redo()
    assert len(filled.search("388").hits) == 4


# -- times, things touched, bursts of typing -------------------------------------------------------------------------


def _type(library: Library, id: str, text: str, *, burst: str = "id/text", name: str = "card.update") -> Changes:
    with library.step(name, {"title": text}, at=f"2024-06-01T00:00:{len(text):02d}Z", burst=burst) as writer:
        writer.save_card(make_card(id, text))
    return writer.changes


def test_a_step_knows_when_it_was_done_and_what_it_touched(filled: Library) -> None:
    with filled.step("thing", {}, at="2024-06-01T08:00:00Z") as writer:
        writer.save_card(make_card("c"))
        writer.save_theme(Theme("t", texts("T")))
    step = filled.find_undo()
    assert step is not None
    assert (step.at, step.touched) == ("2024-06-01T08:00:00Z", (("card", "c"), ("theme", "t")))
    filled.undo()
    assert filled.find_redo() == step


def test_of_a_large_step_some_things_are_named(library: Library) -> None:
    with library.operation("many") as writer:
        for number in range(80):
            writer.save_card(make_card(f"c{number}"))
    step = library.find_undo()
    assert step is not None
    assert len(step.touched) == 50


def test_the_history_of_one_thing(library: Library) -> None:
    for name, id in (("first", "a"), ("second", "b"), ("third", "a")):
        with library.operation(name) as writer:
            writer.save_card(make_card(id, name))
    assert [step.name for step in library.list_history_of("card", "a")] == ["third", "first"]
    library.undo()
    assert [step.name for step in library.list_history_of("card", "a")] == ["first"]
    assert library.list_history_of("figure", "a") == ()
    with library.operation("fourth") as writer:
        writer.save_card(make_card("b"))
    assert [step.name for step in library.list_history_of("card", "a")] == ["first"]


def test_touches_are_forgotten_with_their_steps(path: Path) -> None:
    with Library.create(path, printer=PRINTER, history_limit=2) as library:
        for number in range(5):
            with library.operation("step") as writer:
                writer.save_card(make_card("c", str(number)))
        assert len(library.list_history_of("card", "c")) == 2
        library.undo()
        with library.operation("other") as writer:
            writer.save_card(make_card("d"))
        orphans = "SELECT count(*) FROM history_touches WHERE step NOT IN (SELECT id FROM history_steps)"
        assert library._file.execute(orphans).fetchone() == (0,)


def test_a_burst_of_typing_is_one_step(library: Library) -> None:
    with library.operation("card.add") as writer:
        writer.save_card(make_card("c"))
    before = dump(library._file)
    texts_typed = ["F", "Fu", "Fun", "Fund"]
    for text in texts_typed:
        assert _type(library, "c", text) == Changes(cards=frozenset({"c"}))
    after = dump(library._file)
    steps = library.list_history()
    assert [step.name for step in steps] == ["card.update", "card.add"]
    assert (steps[0].values, steps[0].at) == ({"title": "Fund"}, "2024-06-01T00:00:04Z")
    notes = "SELECT count(*) FROM history_changes WHERE step = ?"
    assert library._file.execute(notes, (steps[0].id,)).fetchone() == (1,)  # only how it was before the first
    library.undo()
    assert dump(library._file) == before
    library.redo()
    assert dump(library._file) == after


@pytest.mark.parametrize("between", ["another operation", "another burst", "undo and redo", "a restart"])
def test_a_burst_ends_with(path: Path, between: str) -> None:
    library = Library.create(path, printer=PRINTER)
    _type(library, "c", "a")
    if between == "another operation":
        _type(library, "c", "ab", name="card.verify")
    elif between == "another burst":
        _type(library, "c", "ab", burst="other")
    elif between == "undo and redo":
        library.undo()
        library.redo()
    else:
        library.close()
        library = Library.open(path, printer=PRINTER)
    steps = len(library.list_history())
    _type(library, "c", "abc")
    assert len(library.list_history()) == steps + 1
    library.close()


def test_a_burst_ends_when_another_window_works(path: Path) -> None:
    with Library.create(path, printer=PRINTER) as library, Library.open(path, printer=PRINTER) as other:
        _type(library, "c", "a")
        _type(other, "d", "x")
        _type(library, "c", "ab")
        assert len(library.list_history()) == 3


def test_operations_without_a_burst_never_join(library: Library) -> None:
    _type(library, "c", "a", burst="")
    _type(library, "c", "ab", burst="")
    assert len(library.list_history()) == 2


def test_what_fails_within_a_burst_leaves_the_burst_as_it_was(library: Library) -> None:
    _type(library, "c", "a")
    lost = Content(cards=(make_card("c", "lost", figures=("unknown",)),))
    with pytest.raises(InputError), library.step("card.update", {}, burst="id/text") as writer:
        writer.save_content(lost)
    _type(library, "c", "ab")
    assert [step.values["title"] for step in library.list_history()] == ["ab"]
    library.undo()
    assert library.find_card("c") is None


@given(st.lists(st.tuples(_IDS, _TEXT, st.sampled_from(["", "x", "y"]), st.booleans()), max_size=12))
@settings(max_examples=40, deadline=None)
def test_undo_takes_back_any_bursts(acts: list[tuple[str, str, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.create(Path(folder) / "l", printer=PRINTER) as library:
        empty = dump(library._file)
        for id, text, burst, removed in acts:
            with library.step("act", {}, burst=burst) as writer:
                if removed and library.find_card(id):
                    writer.delete("card", id)
                else:
                    writer.save_card(make_card(id, text))
        full = dump(library._file)
        while library.undo():
            pass
        assert dump(library._file) == empty
        while library.redo():
            pass
        assert dump(library._file) == full
