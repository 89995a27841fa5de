"""Copies of a library: made, listed, put back in its place, and the library moved to another one."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.errors import (
    BriefingError,
    DamagedError,
    FullError,
    MissingLibraryError,
    Phrase,
    ReadOnlyError,
    say_system,
)
from briefing_app.paths import name_draft
from briefing_app.store.file import LibraryFile, look_at
from briefing_app.store.library import Library
from briefing_app.workspace.resources import Resources
from briefing_app.workspace.workspace import make_printer

_FOLDER = "Backups"
_STAMP = "%Y-%m-%d %H.%M.%S"
_NO_SPACE = 28  # errno.ENOSPC; the same on all systems, Windows reports 112 as well
_FULL = (_NO_SPACE, 112)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library; `at` is when it was made, in local time."""

    path: Path
    at: datetime
    bytes: int


def folder_of(library: Path) -> Path:
    """Where the copies of a library lie: in a folder beside it."""
    return library.parent / _FOLDER


def list_backups(library: Path) -> tuple[Backup, ...]:
    """The copies of a library, the newest first: those made by and by, and those made before its format changed."""
    found = []
    with suppress(OSError):  # no such folder
        stem = re.escape(library.stem)
        made = re.compile(rf"{stem} \d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d( \d+)?\.briefing")
        older = re.compile(rf"{re.escape(library.name)}\.version-\d+\.backup")
        places = (folder_of(library), made), (library.parent, older)
        for folder, shape in places:
            if folder.is_dir():
                found += [_look(each) for each in folder.iterdir() if shape.fullmatch(each.name)]
    return tuple(sorted(found, key=lambda each: (each.at, each.path), reverse=True))


def make_backup(library: Path, now: datetime, keep: int = 10) -> Backup:
    """Copy a library that may be open into the folder beside it, and remove the oldest copies beyond `keep`.

    May be called from any thread. `now` is in local time.

    Raises:
        LibraryError: It cannot be read, or the copy not be written; older copies are left.
    """
    folder = folder_of(library)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise ReadOnlyError(path=folder) from problem
    target = _free(folder / f"{library.stem} {now.strftime(_STAMP)}.briefing")
    copy_library(library, target)
    for old in [each for each in list_backups(library) if each.path.parent == folder][max(1, keep) :]:
        with suppress(OSError):
            old.path.unlink()
    return _look(target)


def copy_library(library: Path, target: Path) -> None:
    """Copy a library that may be open into another file; a file there is replaced once the copy is complete.

    Raises:
        LibraryError: It cannot be read, or the copy not be written.
    """
    file = LibraryFile.open(library)
    try:
        file.back_up_to(target)
    finally:
        file.close()


def restore_backup(backup: Path, library: Path, now: datetime, mark: str = "set aside") -> Path | None:
    """Put a copy in the place of a library that nobody has open; what was there is set aside, never removed.

    Args:
        backup: The copy.
        library: The place.
        now: Local time, for the name of the file that is set aside.
        mark: What its name says before that, in the language of the person.

    Returns:
        Where the file that was there is now; None where there was none.

    Raises:
        LibraryError: The copy cannot be used, or the place not be written; the library is then what it was.
    """
    look_at(backup)
    draft = name_draft(library)
    aside: Path | None = None
    try:
        shutil.copyfile(backup, draft)
        if library.exists():
            aside = _free(library.with_name(f"{library.stem} {mark} {now.strftime(_STAMP)}{library.suffix}"))
            library.rename(aside)
            for suffix in ("-wal", "-shm", "-journal"):  # they belong to the file that was set aside
                with suppress(FileNotFoundError):
                    library.with_name(library.name + suffix).rename(aside.with_name(aside.name + suffix))
        draft.rename(library)
    except OSError as problem:
        if aside is not None and not library.exists():
            aside.rename(library)
            aside = None
        raise _tell(problem, library) from problem
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return aside


def move_library(library: Path, target: Path) -> None:
    """Move a library that nobody has open to another place; it is copied first and removed only when the copy is whole.

    Its backups go along, so that they are listed there; one that cannot be moved stays where it is.

    Raises:
        ReadOnlyError: There is a file at that place already, or it cannot be written.
        LibraryError: The library cannot be read.
    """
    if target.exists():
        raise ReadOnlyError(path=target)
    copy_library(library, target)
    look_at(target)
    for backup in list_backups(library):
        with suppress(OSError):  # then it stays where it is
            _move_backup(backup, library, target)
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):  # then it is there twice, and the new one is used
            library.with_name(library.name + suffix).unlink(missing_ok=True)


def find_damage(library: Path, resources: Resources) -> tuple[Phrase, ...]:
    """What is wrong inside a library; empty when it is sound. Reads all of it; may be called from any thread.

    Raises:
        LibraryError: It cannot be opened at all.
    """
    with Library.open(library, printer=make_printer(resources.wording)) as opened:
        return opened.find_damage()


def is_usable(backup: Backup) -> bool:
    """Whether a copy can be opened by this program."""
    try:
        look_at(backup.path)
    except BriefingError:
        return False
    return True


def _move_backup(backup: Backup, library: Path, target: Path) -> None:
    """Take a copy to the same place beside the library's new file, under its new name."""
    name = target.stem + backup.path.name.removeprefix(library.stem)
    place = target.parent / backup.path.relative_to(library.parent).with_name(name)
    place.parent.mkdir(exist_ok=True)
    place = _free(place)
    draft = name_draft(place)
    try:
        shutil.copy2(backup.path, draft)
        draft.rename(place)
    finally:
        draft.unlink(missing_ok=True)
    backup.path.unlink()


def _look(path: Path) -> Backup:
    facts = path.stat()
    at = datetime.fromtimestamp(facts.st_mtime, UTC).astimezone().replace(tzinfo=None)
    if stamp := re.search(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \d+)?\.briefing$", path.name):
        with suppress(ValueError):  # a name that only looks like ours
            at = datetime.strptime(stamp[1], _STAMP)  # noqa: DTZ007 - written in local time
    return Backup(path, at, facts.st_size)


def _free(path: Path) -> Path:
    """The path, or with a number where it is taken."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def _tell(problem: OSError, path: Path) -> BriefingError:
    if problem.errno in _FULL:
        return FullError(path=path)
    if isinstance(problem, FileNotFoundError):
        return MissingLibraryError(path=path)
    if isinstance(problem, PermissionError):
        return ReadOnlyError(path=path)
    return DamagedError(path=path, detail=say_system(problem))
