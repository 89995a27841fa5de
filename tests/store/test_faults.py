"""Problems of SQLite become problems a person can act on; mistakes of ours stay what they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing_app.errors import (
    BriefingError,
    DamagedError,
    FullError,
    InputError,
    LockedError,
    NotOursError,
    ReadOnlyError,
)
from briefing_app.store.faults import find_fault, has_other_tables, told
from briefing_app.store.library import Library
from tests.store.samples import PRINTER


def _problem(code: int, text: str = "") -> sqlite3.Error:
    problem = sqlite3.OperationalError(text)
    problem.sqlite_errorcode = code
    return problem


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (sqlite3.SQLITE_BUSY, LockedError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedError),
        (sqlite3.SQLITE_LOCKED, LockedError),
        (sqlite3.SQLITE_FULL, FullError),
        (sqlite3.SQLITE_IOERR_SHMSIZE, FullError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyError),
        (sqlite3.SQLITE_CANTOPEN, ReadOnlyError),
        (sqlite3.SQLITE_IOERR_WRITE, ReadOnlyError),
        (sqlite3.SQLITE_CORRUPT, DamagedError),
        (sqlite3.SQLITE_CORRUPT_VTAB, DamagedError),
        (sqlite3.SQLITE_NOTADB, NotOursError),
        (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, InputError),
    ],
)
def test_each_problem_has_its_sentence(code: int, error: type[BriefingError]) -> None:
    found = find_fault(_problem(code, "disk trouble"), Path("my library"))
    assert type(found) is error
    assert error is InputError or "my library" in str(found)
    with pytest.raises(error), told(Path("my library")):
        raise _problem(code)


def test_a_value_used_twice_names_its_field() -> None:
    found = find_fault(_problem(sqlite3.SQLITE_CONSTRAINT_UNIQUE, "UNIQUE constraint failed: cards.slug"), Path("x"))
    assert isinstance(found, InputError)
    assert (found.field, found.key) == ("slug", "error.input.taken")
    assert str(found) == (
        "Another entry (fact card) already has this short name, so nothing was changed; each needs its own."
    )


def test_a_value_of_a_table_without_a_name_is_still_one_sentence() -> None:
    problem = _problem(sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, "UNIQUE constraint failed: editions.number")
    assert "Another entry (item) already has this entry" in str(find_fault(problem, Path("x")))


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT_NOTNULL])
def test_mistakes_of_ours_are_not_dressed_up(code: int) -> None:
    problem = _problem(code)
    assert find_fault(problem, Path("x")) is None
    with pytest.raises(sqlite3.OperationalError) as caught, told(Path("x")):
        raise problem
    assert caught.value is problem


def test_an_error_of_the_python_side_is_a_mistake_too() -> None:
    assert find_fault(sqlite3.ProgrammingError("closed"), Path("x")) is None


def test_a_text_that_is_not_utf8_is_damage(filled: Library) -> None:
    path = filled.path
    filled.close()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE cards SET title_en = CAST(x'c328' AS TEXT) WHERE nr = 1")
    with Library.open(path, printer=PRINTER) as library, pytest.raises(DamagedError, match="cannot be read"):
        library.list_cards()


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        ("cards", "UPDATE cards SET status = 'verifyed' WHERE nr = 1"),
        ("cards", "UPDATE cards SET tags = '[' WHERE nr = 1"),
        ("figures", "UPDATE observations SET value = 'five'"),
        ("figures", "UPDATE observations SET as_of = '2023-99'"),
    ],
)
def test_a_row_that_this_program_never_wrote_is_damage(filled: Library, kind: str, statement: str) -> None:
    path = filled.path
    filled.close()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        assert conn.execute(statement).rowcount
    with Library.open(path, printer=PRINTER) as library, pytest.raises(DamagedError, match="an entry of it"):
        getattr(library, f"list_{kind}")()


def test_a_lost_table_is_damage_and_not_a_mistake_of_ours(filled: Library) -> None:
    path = filled.path
    filled.close()
    assert not has_other_tables(path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("ALTER TABLE settings RENAME COLUMN name TO nane")
    assert has_other_tables(path)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="not as this program made them"):
        Library.open(path, printer=PRINTER)
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ["invalid fts5 file format (found 0, expected 4)", "vtable constructor failed: s"])
def test_a_broken_search_index_is_damage(text: str) -> None:
    assert type(find_fault(_problem(sqlite3.SQLITE_ERROR, text), Path("x"))) is DamagedError
