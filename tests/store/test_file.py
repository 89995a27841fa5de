"""A library file that cannot be used is refused with the right sentence and stays byte for byte what it was."""

from __future__ import annotations

import functools
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefing_app.errors import (
    DamagedError,
    FullError,
    LibraryError,
    LockedError,
    MissingLibraryError,
    NotOursError,
    Phrase,
    ReadOnlyError,
    TooNewError,
    name_kind,
)
from briefing_app.store.library import Library
from briefing_app.store.migrations import APPLICATION_ID
from tests.store.samples import CONTENT, PRINTER, dump, fill, make_card, snapshot

_NOBODY = 65534


def _open(path: Path) -> Library:
    return Library.open(path, printer=PRINTER, wait_seconds=0.05)


@pytest.fixture
def closed(path: Path) -> Path:
    """A filled library that nobody has open."""
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    assert set(snapshot(path.parent)) == {path.name}  # closing folds the log back
    return path


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's connection, without our triggers."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        yield conn
    finally:
        conn.close()


def _shorten(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _run(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with _plain(path) as conn:
            conn.execute(statement)

    return change


def _write(data: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(data)

    return change


def _blur(start: int, end: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[start:end] = bytes((at * 37 + 11) % 256 for at in range(end - start))
        path.write_bytes(data)

    return change


def _behead(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _foreign(path: Path) -> None:
    path.unlink()
    with _plain(path) as conn:
        conn.execute("CREATE TABLE notes (id INTEGER)")


REFUSED: dict[str, tuple[Callable[[Path], None], type[LibraryError]]] = {
    "empty": (_write(b""), NotOursError),
    "a letter": (_write(b"Dear Sir,\n" * 900), NotOursError),
    "a photograph": (_write(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 64), NotOursError),
    "noise": (_write(bytes((at * at * 31 + 7) % 251 for at in range(50_000))), NotOursError),
    "another program's database": (_foreign, NotOursError),
    "another application's number": (_run("PRAGMA application_id = 77"), NotOursError),
    "a newer version": (_run("PRAGMA user_version = 999"), TooNewError),
    "cut off": (_shorten, DamagedError),
    "cut inside the header": (_behead, DamagedError),
    "first page blurred": (_blur(100, 4096), DamagedError),
    "without its list of changes": (_run("DROP TABLE _sqlite_migrations"), DamagedError),
    "at odds with its version": (_run("DELETE FROM _sqlite_migrations"), DamagedError),
    "with instructions of somebody else": (
        _run("CREATE TRIGGER sneak AFTER INSERT ON cards BEGIN DELETE FROM terms; END"),
        DamagedError,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_and_left_alone(closed: Path, case: str) -> None:
    harm, error = REFUSED[case]
    harm(closed)
    before = snapshot(closed.parent)
    with pytest.raises(error) as caught:
        _open(closed)
    assert type(caught.value) is error
    assert str(closed) in str(caught.value)
    assert caught.value.exit_status == 3
    assert snapshot(closed.parent) == before


def test_a_newer_file_says_both_versions(closed: Path) -> None:
    _run("PRAGMA user_version = 999")(closed)
    with pytest.raises(TooNewError, match=r"format 999, this program knows \d"):
        _open(closed)


def test_a_newer_version_that_is_still_in_the_log_is_seen(closed: Path) -> None:
    """A newer program was killed before its log was folded in: the header of the file still tells the old version."""
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("PRAGMA user_version = 999")
    folder = closed.parent / "as found"
    folder.mkdir()
    for each in (closed, closed.with_name(closed.name + "-wal")):
        shutil.copy(each, folder)
    other.close()
    found = folder / closed.name
    before = snapshot(folder)
    with pytest.raises(TooNewError):
        _open(found)
    after = snapshot(folder)
    assert {name: after[name] for name in before} == before


def _use_everything(path: Path) -> None:
    with _open(path) as library:
        library.list_content()
        for word in ("fund", "基金", "277"):
            library.search(word)
        library.list_history()


def _add(library: Library, count: int, text: str = "") -> None:
    with library.operation("add") as writer:
        for number in range(count):
            writer.save_card(make_card(f"c{number}", text))


@pytest.mark.parametrize("place", [1, 2, 3])
def test_damage_met_while_reading_is_told_as_damage(closed: Path, place: int) -> None:
    size = closed.stat().st_size
    _blur(size * place // 4 // 4096 * 4096, size)(closed)
    before = closed.read_bytes()
    with pytest.raises(DamagedError, match=r"inner structure is broken|tables are not as"):
        _use_everything(closed)
    assert closed.read_bytes() == before


def test_the_doctor_finds_damage(closed: Path) -> None:
    with _plain(closed) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'cards'").fetchone()
    _blur((page - 1) * 4096 + 8, page * 4096)(closed)
    with _open(closed) as library:
        (found,) = library.find_damage()
        assert found.key in ("damage.places", "damage.structure")


def test_a_dangling_reference_is_found_by_the_doctor(closed: Path) -> None:
    with _plain(closed) as conn:  # foreign keys are off in another program's connection
        conn.execute("DELETE FROM sources")
    with _open(closed) as library:
        source = name_kind("source")
        found = set(library.find_damage())
        assert Phrase("damage.reference", kind=name_kind("card"), other=source) in found  # said once, however often
        assert len(found) < 6


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingLibraryError, match="nowhere"):
        _open(tmp_path / "nowhere")
    with pytest.raises(NotOursError):
        _open(tmp_path)
    assert snapshot(tmp_path) == {}


def test_making_a_library_never_replaces_a_file(closed: Path) -> None:
    before = snapshot(closed.parent)
    with pytest.raises(ReadOnlyError):
        Library.create(closed, printer=PRINTER)
    assert snapshot(closed.parent) == before


def test_a_library_is_made_with_its_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "資料 #1?%20" / "deeper" / "library.briefing"
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    with _open(path) as library:
        assert library.list_content() == CONTENT
        assert library.path == path
    assert list(snapshot(tmp_path)) == [str(path.relative_to(tmp_path))]


def test_the_header_says_what_the_file_is(closed: Path) -> None:
    header = closed.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == 1


def test_the_connection_keeps_its_promises(library: Library) -> None:
    def pragma(name: str) -> object:
        return library._file.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%sqlite_%'"
    assert library._file.execute(f"{tables} AND NOT strict").fetchall() == []
    assert len(library._file.execute(tables).fetchall()) > 15


# -- in use, full, read-only -----------------------------------------------------------------------------------------


def test_a_change_waits_for_another_program_and_then_says_so(closed: Path) -> None:
    with _open(closed) as library, _plain(closed) as other:
        before = dump(library._file)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError):
            _add(library, 1)
        assert dump(library._file) == before  # reading goes on
        other.execute("ROLLBACK")
        _add(library, 1)
        assert library.find_card("c0")


def test_a_file_held_by_another_program_is_not_opened(closed: Path) -> None:
    with _plain(closed) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE settings SET value = value")
        before = closed.read_bytes()
        with pytest.raises(LockedError):
            _open(closed)
        assert closed.read_bytes() == before


def test_two_connections_see_each_others_changes(closed: Path) -> None:
    with _open(closed) as one, _open(closed) as two:
        with one.operation("add") as writer:
            writer.save_card(make_card("from-one", "unheard"))
        assert two.find_card("from-one")
        assert [hit.id for hit in two.search("unheard").hits] == ["from-one"]
        two.undo()
        assert one.find_card("from-one") is None


def test_a_full_disk_loses_only_the_change_at_hand(closed: Path) -> None:
    with _open(closed) as library:
        before = dump(library._file)
        (pages,) = library._file.execute("PRAGMA page_count").fetchone()
        library._file.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(FullError, match="free some space"):
            _add(library, 300, "long " * 300)
        assert dump(library._file) == before
        assert [step.name for step in library.list_history()] == ["sample.fill"]
        library._file.execute("PRAGMA max_page_count = 1000000")
        with library.operation("again") as writer:
            writer.save_card(make_card("c"))
        assert library.search("Title c").hits
    with _open(closed) as library:
        assert library.find_damage() == ()
        assert library.find_card("c")


@contextmanager
def _unwritable() -> Iterator[Path]:
    """A folder with a library that this process may read but not write, also where the tests run as root."""
    folder = Path(tempfile.mkdtemp()).resolve()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        with Library.create(folder / "library.briefing", printer=PRINTER) as library:
            fill(library)
        for each, mode in ((folder / "library.briefing", 0o444), (folder, 0o555)):
            each.chmod(mode)
        if root:
            os.seteuid(_NOBODY)
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        for each in folder.iterdir():
            each.chmod(stat.S_IWRITE | stat.S_IREAD)
        shutil.rmtree(folder)


def test_a_read_only_file_is_refused_and_left_alone() -> None:
    with _unwritable() as folder:
        before = snapshot(folder)
        with pytest.raises(ReadOnlyError, match="cannot be written"):
            _open(folder / "library.briefing")
        with pytest.raises(ReadOnlyError):
            Library.create(folder / "deeper" / "new.briefing", printer=PRINTER)
        assert snapshot(folder) == before


def test_a_read_only_folder_is_refused_even_if_the_file_may_be_written() -> None:
    with _unwritable() as folder:
        path = folder / "library.briefing"
        if hasattr(os, "seteuid") and os.geteuid() == _NOBODY:
            os.seteuid(0)
            path.chmod(0o666)
            os.seteuid(_NOBODY)
        else:
            path.chmod(0o666)
        before = snapshot(folder)
        if os.name == "nt":  # there a folder has no such right
            _open(path).close()
        else:
            with pytest.raises(ReadOnlyError):
                _open(path)
            with pytest.raises(ReadOnlyError):
                Library.create(folder / "new.briefing", printer=PRINTER)
        assert snapshot(folder) == before


def test_without_shared_memory_the_old_journal_is_used(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network drives refuse the write-ahead log; SQLite then answers with the mode it kept."""
    _run("PRAGMA journal_mode = DELETE")(closed)

    class Refusing(sqlite3.Connection):
        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
            return super().execute("PRAGMA journal_mode" if sql == "PRAGMA journal_mode = WAL" else sql, values)

    connect = functools.partial(sqlite3.connect, factory=Refusing)
    monkeypatch.setattr(sqlite3, "connect", connect)
    with _open(closed) as library:
        assert library.describe()["journal"] == "delete"
        with library.operation("add") as writer:
            writer.save_card(make_card("c"))
        library.undo()
        assert library.list_content() == CONTENT
    assert set(snapshot(closed.parent)) == {closed.name}


# -- backups ---------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_library_of_its_own(filled: Library, tmp_path: Path) -> None:
    target = tmp_path / "copies of today"
    target.mkdir()
    copy = target / "copy.briefing"
    copy.write_bytes(b"an older copy")
    filled.back_up_to(copy)
    assert set(snapshot(target)) == {"copy.briefing"}
    with filled.operation("later") as writer:
        writer.save_card(make_card("later"))
    with _open(copy) as library:
        assert library.list_content() == CONTENT
        assert [step.name for step in library.list_history()] == ["sample.fill"]
        assert library.search("fund").hits


def test_a_backup_does_not_overwrite_its_own_library(filled: Library) -> None:
    with pytest.raises(ReadOnlyError):
        filled.back_up_to(filled.path)
    assert filled.list_content() == CONTENT


def test_a_backup_that_cannot_be_written_leaves_the_old_one() -> None:
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o755)  # so that the source can be seen by the user that may not write the copy
        with Library.create(Path(home) / "library.briefing", printer=PRINTER) as library, _unwritable() as folder:
            before = snapshot(folder)
            with pytest.raises(ReadOnlyError) as caught:
                library.back_up_to(folder / "library.briefing")
            assert str(folder) in str(caught.value)
            with pytest.raises(ReadOnlyError):
                library.back_up_to(folder / "missing" / "copy.briefing")
            assert snapshot(folder) == before
            assert library.count("card") == 0
