"""Problems of SQLite become problems a person can act on; mistakes of ours stay what they are."""

from __future__ import annotations

import sqlite3
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
from briefing_app.store.faults import find_fault, told


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
    assert str(found) == "slug: another entry of “cards” already has this slug; each needs its own"


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT_NOTNULL])
def test_mistakes_of_ours_are_not_dressed_up(code: int) -> None:
    problem = _problem(code)
    assert find_fault(problem, Path("x")) is None
    with pytest.raises(sqlite3.OperationalError) as caught, told(Path("x")):
        raise problem
    assert caught.value is problem


def test_an_error_of_the_python_side_is_a_mistake_too() -> None:
    assert find_fault(sqlite3.ProgrammingError("closed"), Path("x")) is None
