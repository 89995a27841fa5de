"""A look at a library from outside: how many cards it holds, without opening it for work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing_app.errors import LibraryError, TooNewError
from briefing_app.store.file import look_at, peeking

_WAIT = 0.2  # seconds for another program; a glance has no time


def glance(path: Path) -> tuple[bool, int | None]:
    """Tell whether a library was written by a newer program, and its number of cards where that can be read.

    Raises:
        LibraryError: The file is no library, or cannot be read.
    """
    newer = False
    try:
        look_at(path, wait_seconds=_WAIT)
    except TooNewError:
        newer = True
    try:
        with peeking(path, _WAIT) as db:
            return newer, _count(db.conn)
    except LibraryError:
        return newer, None


def _count(conn: sqlite3.Connection) -> int | None:
    try:
        return int(conn.execute("SELECT count(*) FROM cards").fetchone()[0])
    except sqlite3.OperationalError:  # a newer program may keep cards otherwise
        return None
