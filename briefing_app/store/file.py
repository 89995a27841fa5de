"""The library file: looked at without a trace, opened, made, backed up and closed; transactions on its connection."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing_app.errors import (
    DamagedError,
    LostLibraryError,
    MissingLibraryError,
    NotOursError,
    Phrase,
    ReadOnlyError,
    TooNewError,
)
from briefing_app.paths import is_there, name_draft
from briefing_app.store.faults import tell_damage, told
from briefing_app.store.migrations import APPLICATION_ID, STEPS, build_migrations
from briefing_app.store.sqlite import Database

Steps = tuple[Callable[[Database], None], ...]
WAIT_SECONDS = 5.0  # how long to wait for another program before saying that the file is in use


class LibraryFile:
    """One connection to a library file. Use it from the thread that opened it; open another for another thread.

    `path` is absolute; `db` is the connection as sqlite-utils gives it.
    """

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self.db = db
        self.copy_of_older: Path | None = None  # made just now, before an older file was brought up to date
        self._identity = _identify(path)
        self._writing = False

    @classmethod
    def open(cls, path: Path, *, wait_seconds: float = WAIT_SECONDS, steps: Steps = STEPS) -> LibraryFile:
        """Open a library, after a copy bring an older one up to date. A file that is refused stays byte for byte what it was.

        Raises:
            LibraryError: One of its kinds says why the file cannot be used.
        """
        path = path.expanduser().absolute()
        version = look_at(path, known=len(steps), wait_seconds=wait_seconds)
        if not os.access(path, os.W_OK):
            raise ReadOnlyError(path=path)
        with told(path):
            file = cls(path, _connect(f"{path.as_uri()}?mode=rw", wait_seconds))
            try:
                file._prepare()
                if version < len(steps):
                    file.copy_of_older = path.with_name(f"{path.name}.version-{version}.backup")
                    file.back_up_to(file.copy_of_older)
                    build_migrations(steps).apply(file.db)
                file.db.conn.execute(
                    "PRAGMA foreign_keys = ON"
                )  # last: a step may rebuild a table that others refer to
            except BaseException:
                file.close()
                raise
        return file

    @classmethod
    def create(cls, path: Path, *, wait_seconds: float = WAIT_SECONDS) -> LibraryFile:
        """Make an empty library and open it. It appears under its name only when it is complete.

        Raises:
            ReadOnlyError: There is a file of this name already, or the folder cannot be made or written.
        """
        path = path.expanduser().absolute()
        if is_there(path):
            raise ReadOnlyError(path=path)
        draft = name_draft(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with told(path):
                db = _connect(f"{draft.as_uri()}?mode=rwc", wait_seconds)
                try:
                    build_migrations().apply(db)
                finally:
                    db.close()
            _name(draft, path)
        except OSError as problem:
            raise ReadOnlyError(path=path) from problem
        finally:
            for left in (draft, draft.with_name(draft.name + "-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        return cls.open(path, wait_seconds=wait_seconds)

    def close(self) -> None:
        """Close the connection; the last one to close folds the write-ahead log back into the file."""
        self.db.close()

    # -- transactions ------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that writes: all of it or nothing.

        Raises:
            LostLibraryError: The file was removed or replaced since it was opened; what were written now would be lost.
        """
        conn = self.db.conn
        if self._in_transaction():
            raise RuntimeError("a transaction is open already")
        if _identify(self.path) != self._identity:
            raise LostLibraryError(path=self.path)
        with told(self.path):
            conn.execute("BEGIN IMMEDIATE")
            self._writing = True
            try:
                conn.execute("PRAGMA defer_foreign_keys = ON")  # order of writing is free; checked when committing
                yield
                conn.execute("COMMIT")
            except BaseException:
                if self._in_transaction():  # SQLite ends the transaction itself when the disk is full
                    conn.execute("ROLLBACK")
                raise
            finally:
                self._writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions that see the same state of the file; may be nested, and stand within `writing`."""
        conn = self.db.conn
        if self._in_transaction():
            with told(self.path):
                yield
            return
        with told(self.path):
            conn.execute("BEGIN")
            try:
                yield
            finally:
                if self._in_transaction():
                    conn.execute("COMMIT")

    def find_state(self) -> tuple[int, int] | None:
        """Within a transaction, a mark of all that the file holds: the same one as long as nobody writes.

        None while something is being written, since that may still be taken back.
        """
        if self._writing:
            return None
        conn = self.db.conn
        return conn.execute("PRAGMA data_version").fetchone()[0], conn.total_changes

    def _in_transaction(self) -> bool:
        return self.db.conn.in_transaction

    # -- statements --------------------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a question, to be read by column name."""
        cursor = self.db.conn.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """One statement, within the transaction that is open; its values in order for `?`, by name for `:name`."""
        return self.db.conn.execute(sql, values)

    def execute_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """One statement for each of the value lists."""
        self.db.conn.executemany(sql, values)

    # -- health ------------------------------------------------------------------------------------------------------

    def back_up_to(self, target: Path) -> None:
        """Copy the library as it is now, uncommitted work left out; an older copy is replaced once the new one is complete.

        Raises:
            FullError: No room on the disk of the copy.
            ReadOnlyError: The copy's place cannot be written.
        """
        target = target.expanduser().absolute()
        draft = name_draft(target)
        try:
            if target.exists() and target.samefile(self.path):
                raise ReadOnlyError(path=target)
            with told(target):
                copy = sqlite3.connect(draft)
                try:
                    self.db.conn.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")  # one self-contained file
                finally:
                    copy.close()
            draft.replace(target)
        except OSError as problem:
            raise ReadOnlyError(path=target) from problem
        finally:
            for left in (draft, draft.with_name(draft.name + "-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    def find_damage(self) -> tuple[Phrase, ...]:
        """What is wrong with the file, empty when it is sound. Reads the whole file: for the doctor."""
        try:
            with self.reading():
                found = [str(row[0]) for row in self.execute("PRAGMA quick_check(20)").fetchall()]
                lost = self.execute("PRAGMA foreign_key_check").fetchmany(20)
        except DamagedError as problem:
            detail = problem.values["detail"]
            return (detail if isinstance(detail, Phrase) else Phrase("damage.structure"),)
        return tell_damage([each for each in found if each != "ok"], [(str(row[0]), str(row[2])) for row in lost])

    @property
    def schema_version(self) -> int:
        """How many migrations the file has seen."""
        return int(self.execute("PRAGMA user_version").fetchone()[0])

    @property
    def journal_mode(self) -> str:
        """`wal`, or `delete` where the drive does not allow shared memory."""
        return str(self.execute("PRAGMA journal_mode").fetchone()[0])

    def _prepare(self) -> None:
        conn = self.db.conn
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA cell_size_check = ON")
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("PRAGMA cache_size = -16000")
        if conn.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
            conn.execute("PRAGMA journal_mode = DELETE")
        conn.execute("PRAGMA synchronous = FULL")


def _identify(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of its name: drive and number on it; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _name(draft: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError where another program was quicker, whose file then stays."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a drive without hard links
        draft.rename(path)


def look_at(path: Path, *, known: int = len(STEPS), wait_seconds: float = WAIT_SECONDS) -> int:
    """Tell the schema version of a library without writing anything at or beside it.

    SQLite does the reading: opening the file by other means would drop the locks this process may hold on it.

    Raises:
        LibraryError: Not there, not ours, too new, damaged, in use or unreadable.
    """
    with peeking(path, wait_seconds) as db:
        return _check(db, path, known)


@contextmanager
def peeking(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[Database]:
    """Read a file, whatever it may hold, without writing anything at or beside it.

    Raises:
        LibraryError: Not there, no database, damaged, in use or unreadable.
    """
    if not is_there(path):  # the method of the path raises where a name is too long
        raise MissingLibraryError(path=path)
    if not path.is_file():
        raise NotOursError(path=path)
    if not os.access(path, os.R_OK):
        raise ReadOnlyError(path=path)
    log = path.with_name(path.name + "-wal")
    # Without a log the file is complete and nobody writes it: immutable spares the shared-memory file beside it.
    mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    with told(path):
        db = _connect(f"{path.as_uri()}?{mode}", wait_seconds)
        try:
            yield db
        finally:
            db.close()


def _check(db: Database, path: Path, known: int) -> int:
    """The schema version of a file that is ours and whole as far as its header, its table of contents and its size tell."""
    number = db.conn.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
    contents = db.conn.execute("SELECT type, name FROM sqlite_master").fetchall()
    if number != APPLICATION_ID:
        raise NotOursError(path=path)
    if version > known:
        raise TooNewError(path=path, found=version, known=known)
    if any(kind in ("trigger", "view") for kind, _ in contents):
        raise DamagedError(path=path, detail=Phrase("damage.instructions"))
    migrations = build_migrations()
    if version < 1 or ("table", migrations.migrations_table) not in contents:
        raise DamagedError(path=path, detail=Phrase("damage.steps_missing"))
    if len(migrations.applied(db)) != version:
        raise DamagedError(path=path, detail=Phrase("damage.steps_odd"))
    return version


def _connect(uri: str, wait_seconds: float) -> Database:
    conn = sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None)
    try:
        return Database(conn, recursive_triggers=False, execute_plugins=False)
    except BaseException:
        conn.close()
        raise
