"""A program that is one version further than this one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from briefing_app.store.file import LibraryFile, look_at
from briefing_app.store.migrations import STEPS

NEXT = len(STEPS) + 1


def m0999_next(db: Database) -> None:
    db.execute("CREATE TABLE things_to_come (nr INTEGER PRIMARY KEY) STRICT")


def add_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program know one step more: the libraries of today are older ones then."""
    _change_default(monkeypatch, vars(LibraryFile)["open"].__func__, "steps", (*STEPS, m0999_next))
    _change_default(monkeypatch, look_at, "known", NEXT)


def _change_default(monkeypatch: pytest.MonkeyPatch, function: Any, name: str, value: object) -> None:
    defaults = function.__kwdefaults__
    assert name in defaults
    monkeypatch.setitem(defaults, name, value)


def make_newer(path: Path) -> None:
    """Turn a library into one of a version to come."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {NEXT + 6}")
    connection.close()
