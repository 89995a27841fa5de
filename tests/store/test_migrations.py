"""Older files come up to date with a copy beside them; a step that fails leaves nothing; released files open for ever."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from briefing_app.errors import TooNewError
from briefing_app.model.card import Verification
from briefing_app.model.language import Language
from briefing_app.paths import db_dir
from briefing_app.store.card_memory import Confirmed
from briefing_app.store.file import LibraryFile
from briefing_app.store.library import Library
from briefing_app.store.migrations import STEPS, describe_schema
from tests.store.samples import CONTENT, PRINTER, dump, fill, make_card, snapshot

RELEASED = sorted((db_dir() / "released").glob("v*.briefing"))


def m0998_add(db: Database) -> None:
    db.execute("ALTER TABLE themes ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")


def m0999_fail(db: Database) -> None:
    db.execute("CREATE TABLE half_done (id INTEGER)")
    db.execute("DELETE FROM terms")
    raise ZeroDivisionError


@pytest.fixture
def old(path: Path) -> Path:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    return path


def test_the_schema_in_the_repository_is_the_one_that_is_made() -> None:
    written = (db_dir() / "schema.sql").read_text(encoding="utf-8")
    assert written == describe_schema(), "run: python -m tests.store.release"


def test_every_step_has_its_line_in_the_list_of_changes() -> None:
    changes = (db_dir() / "CHANGES.md").read_text(encoding="utf-8")
    for number, step in enumerate(STEPS, start=1):
        assert f"| {number} | `{step.__name__}` |" in changes
        assert step.__name__.startswith(f"m{number:04d}_")


def test_there_is_a_released_file_of_every_version() -> None:
    assert [path.stem for path in RELEASED] == [f"v{number}" for number in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_opens_with_all_it_held(released: Path, tmp_path: Path) -> None:
    path = tmp_path / released.name
    shutil.copy(released, path)
    with Library.open(path, printer=PRINTER) as library:
        assert library.find_damage() == ()
        assert [step.name for step in library.list_history()] == ["card.add", "sample.fill"]
        assert library.redo().cards == {"card-3"}
        assert library.get_card("card-3") == make_card("card-3", "Third text")
        assert [hit.id for hit in library.search("third").hits] == ["card-3"]
        library.undo()
        seen = Confirmed(Language.EN, "Second", "Second text", "", "2024-06-02T08:30:00Z")
        assert library.find_confirmed("card-2", Language.HANT) == seen
        assert library.find_last_verification("card-2") == Verification("A. Chan", "2024-06-01")
        library.undo()
        assert library.find_confirmed("card-2", Language.HANT) is None
        assert library.list_content() == CONTENT
        assert library.search("創新基金").hits[0].id == "card-1"
        library.undo()
        assert library.count("card") == 0


def test_an_older_file_is_copied_and_brought_up_to_date(old: Path) -> None:
    file = LibraryFile.open(old, steps=(*STEPS, m0998_add))
    try:
        assert file.schema_version == len(STEPS) + 1
        assert file.execute("SELECT colour FROM themes").fetchall() == [("red",)]
        assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)
    finally:
        file.close()
    backup = old.with_name(f"{old.name}.version-{len(STEPS)}.backup")
    assert set(snapshot(old.parent)) == {old.name, backup.name}
    with Library.open(backup, printer=PRINTER) as library:
        assert library.list_content() == CONTENT
    with pytest.raises(TooNewError):  # this version of the program does not know that step
        Library.open(old, printer=PRINTER)


def test_a_file_that_is_up_to_date_is_not_copied(old: Path) -> None:
    Library.open(old, printer=PRINTER).close()
    assert set(snapshot(old.parent)) == {old.name}


def test_a_step_that_fails_is_undone_whole_and_can_be_tried_again(old: Path) -> None:
    with Library.open(old, printer=PRINTER) as library:
        before = dump(library._file)
    with pytest.raises(ZeroDivisionError):
        LibraryFile.open(old, steps=(*STEPS, m0999_fail))
    with Library.open(old, printer=PRINTER) as library:
        assert library.describe()["schema"] == len(STEPS)
        assert dump(library._file) == before
    file = LibraryFile.open(old, steps=(*STEPS, m0998_add))
    assert file.schema_version == len(STEPS) + 1
    file.close()


def test_steps_before_the_one_that_fails_stay(old: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        LibraryFile.open(old, steps=(*STEPS, m0998_add, m0999_fail))
    conn = sqlite3.connect(old)
    try:
        assert conn.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
        names = [row[0] for row in conn.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert names[-1] == "m0998_add"
        assert conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half_done'").fetchone() == (0,)
    finally:
        conn.close()


def test_a_step_may_rebuild_a_table_that_others_refer_to(old: Path) -> None:
    def m0997_rebuild(db: Database) -> None:
        db.table("sources").transform(rename={"publisher": "issuer"})

    file = LibraryFile.open(old, steps=(*STEPS, m0997_rebuild))
    try:
        assert file.execute("SELECT issuer FROM sources").fetchall() == [("The Office",)]
        assert file.find_damage() == ()
    finally:
        file.close()
