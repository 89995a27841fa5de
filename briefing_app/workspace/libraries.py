"""The libraries of a person that lie in known places, so that no second one is begun by accident."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from briefing_app.errors import LibraryError
from briefing_app.paths import (
    APP_FOLDER,
    LIBRARY_SUFFIX,
    PORTABLE_FOLDER,
    Places,
    find_program_folder,
    is_there,
    usual_folder,
)
from briefing_app.store.glance import glance

_MOST = 12  # libraries that are told; more is an archive
_LOOKED_AT = 200  # names of libraries in one folder
_ELSEWHERE = 0x1000 | 0x400000  # Windows: the file lies in a cloud and would be fetched if it were read
_COPY = re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d")  # in the names of backups and of files that were set aside


@dataclass(frozen=True, slots=True)
class FoundLibrary:
    """A library that nobody opened for this; `changed` is in local time.

    `cards` is None where they could not be counted, `newer` says that this program cannot open it.
    """

    path: Path
    changed: datetime
    cards: int | None = None
    newer: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether its name is that of a backup or of a library that was set aside."""
        return _COPY.search(self.path.name) is not None


def list_known_folders(places: Places, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where libraries of this person may lie, each folder once: where this program keeps it and where others of its kind do.

    Documents and desktop are asked of the system, which says where they were redirected to; those of OneDrive are looked into
    besides, since the redirection may have been given up.
    """
    beside = find_program_folder()
    folders = [places.folder, places.library.parent, usual_folder()]
    folders += [
        platformdirs.user_data_path(APP_FOLDER, appauthor=False, roaming=True),
        platformdirs.site_data_path(APP_FOLDER, appauthor=False),
    ]
    if beside is not None:
        folders += [beside / PORTABLE_FOLDER, beside]
    folders += _list_own(platformdirs.user_documents_path(), platformdirs.user_desktop_path())
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if cloud := environment.get(name):
            folders += _list_own(Path(cloud) / "Documents", Path(cloud) / "Desktop")
    return tuple(dict.fromkeys(folders))


def find_libraries(
    folders: Iterable[Path], files: Iterable[Path] = (), without: Iterable[Path] = ()
) -> tuple[FoundLibrary, ...]:
    """Look for libraries, the one changed last first, copies after all others; nothing is written or opened for work.

    Args:
        folders: Looked into, not below.
        files: Libraries that were known before; those that are gone are left out.
        without: Files that are not told, as the one that is open.
    """
    seen = {_identify(each) for each in without}
    found = []
    for path in [*(each for folder in folders for each in _list_files(folder)), *files]:
        identity = _identify(path)
        if identity in seen:
            continue
        seen.add(identity)
        if (library := _look(path)) is not None:
            found.append(library)
    found.sort(key=lambda each: each.changed, reverse=True)
    found.sort(key=lambda each: (each.newer, each.is_copy))
    return tuple(found[:_MOST])


def _list_own(*folders: Path) -> list[Path]:
    """Each folder, and the one of this program's name in it, which exports go to."""
    return [each for folder in folders for each in (folder, folder / APP_FOLDER)]


def _list_files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):  # not there, or not to be read
        names = sorted(
            each.name for each in folder.iterdir() if each.name.lower().endswith(LIBRARY_SUFFIX) and each.name[0] != "."
        )
        yield from (folder / each for each in names[:_LOOKED_AT])


def _look(path: Path) -> FoundLibrary | None:
    """What can be told of a file; None where it is no library."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    changed = datetime.fromtimestamp(facts.st_mtime, UTC).astimezone().replace(tzinfo=None)
    if getattr(facts, "st_file_attributes", 0) & _ELSEWHERE:
        return FoundLibrary(path, changed)
    try:
        newer, cards = glance(path)
    except LibraryError:
        return None
    return FoundLibrary(path, changed, cards, newer)


def _identify(path: Path) -> object:
    """The same for all names of a file."""
    if not is_there(path):
        return path
    facts = path.stat()
    return (facts.st_dev, facts.st_ino) if facts.st_ino else path.resolve()
