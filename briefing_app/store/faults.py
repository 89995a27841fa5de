"""Sorts what SQLite reports into problems a person can act on; anything else stays a bug and keeps its traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefing_app.errors import (
    BriefingError,
    DamagedError,
    FullError,
    InputError,
    LockedError,
    NotOursError,
    Phrase,
    ReadOnlyError,
    Value,
    name_kind,
)
from briefing_app.store.migrations import STEPS, build_migrations
from briefing_app.store.sqlite import Database

_NO_ROOM = (sqlite3.SQLITE_IOERR_SHMSIZE,)  # the file beside the library that all its readers share cannot grow
_NOT_UTF8 = "Could not decode to UTF-8"  # from Python's sqlite3, which gives no result code with it
_BROKEN_INDEX = ("invalid fts5 file format", "vtable constructor failed")  # FTS5 gives its damage as a plain error
_NAMES = ("slug", "key", "id")  # columns that a person knows by a name
_KINDS = {
    "assets": "asset", "blocks": "block", "briefings": "briefing", "cards": "card", "charts": "chart", "datasets": "dataset",
    "figures": "figure", "observations": "observation", "sections": "section", "sources": "source", "terms": "term",
    "themes": "theme",
}  # fmt: skip
_TABLES = "SELECT type, name, sql FROM sqlite_master"


def find_fault(problem: sqlite3.Error, path: Path) -> BriefingError | None:
    """The error to tell for a problem of SQLite; None where it is a mistake of this program.

    Result codes: https://www.sqlite.org/rescode.html (the lower eight bits are the primary code). An input/output error
    is a drive that went away or refuses, which a person meets as a place that cannot be written.
    """
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:  # Python's own complaint, not SQLite's
        damaged = str(problem).startswith(_NOT_UTF8)
        return DamagedError(path=path, detail=Phrase("damage.text")) if damaged else None
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedError(path=path)
        case sqlite3.SQLITE_FULL:
            return FullError(path=path)
        case sqlite3.SQLITE_IOERR if code in _NO_ROOM:
            return FullError(path=path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return ReadOnlyError(path=path)
        case sqlite3.SQLITE_CORRUPT:
            return DamagedError(path=path, detail=Phrase("damage.structure"))
        case sqlite3.SQLITE_NOTADB:
            return NotOursError(path=path)
        case sqlite3.SQLITE_CONSTRAINT:
            return _find_refusal(problem)
        case sqlite3.SQLITE_ERROR if str(problem).startswith(_BROKEN_INDEX) or has_other_tables(path):
            return DamagedError(path=path, detail=Phrase("damage.tables"))
    return None


def has_other_tables(path: Path) -> bool:
    """Whether the tables of a file differ from those that its version should have; False where this cannot be told.

    A statement that SQLite does not understand is a mistake of ours, unless the file has lost what the statement names.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        fresh = Database(memory=True)
        with closing(fresh.conn):
            build_migrations(STEPS[:version]).apply(fresh)
            return set(conn.execute(_TABLES)) != set(fresh.conn.execute(_TABLES))
    return False


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what SQLite reports inside as the error that says what to do."""
    try:
        yield
    except sqlite3.Error as problem:
        if error := find_fault(problem, path):
            raise error from problem
        raise


def tell_damage(found: Sequence[str], dangling: Sequence[tuple[str, str]]) -> tuple[Phrase, ...]:
    """What is wrong with a file, for a person; the same is said once.

    Args:
        found: The lines of SQLite's own check, which are written for its makers.
        dangling: Table of each row that refers to a missing one, and the table where that is missing.
    """
    places = [Phrase("damage.places", count=len(found))] if found else []
    lost = [Phrase("damage.reference", kind=_name_table(table), other=_name_table(other)) for table, other in dangling]
    return tuple(dict.fromkeys([*places, *lost]))


def _name_table(table: str) -> Value:
    """The kind of thing that a table holds, or that one of its own belongs to, as `card_sources` to cards."""
    return name_kind(_KINDS.get(table) or _KINDS.get(f"{table.partition('_')[0]}s", "item"))


def _find_refusal(problem: sqlite3.Error) -> InputError | None:
    """The sentence for content that breaks a rule of the library; None for rules that only a bug can break."""
    if problem.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return InputError("reference", field="reference")
    if problem.sqlite_errorcode in (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY):
        column = str(problem).rpartition(":")[2].strip()
        table, _, field = column.partition(".")
        word = Phrase(f"field.{field}" if field in _NAMES else "field.entry")
        return InputError("taken", field=field, kind=name_kind(_KINDS.get(table, "item")), name=word)
    return None
