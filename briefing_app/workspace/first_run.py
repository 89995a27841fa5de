"""The first start: a new library that already holds the starter pack."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from briefing_app.errors import ReadOnlyError
from briefing_app.formats.pack import load_pack
from briefing_app.paths import find_drafts, name_draft
from briefing_app.store.library import Library
from briefing_app.workspace.resources import Resources
from briefing_app.workspace.workspace import Workspace, make_printer

_DRAFT = ".first-run"
_OLD = 600.0  # seconds; making a library takes one or two


def create_library(path: Path, starter: Path, resources: Resources) -> None:
    """Make a library filled with a pack; it takes its name only when it is complete.

    Two starts at once each make one; the slower leaves the library of the quicker as it is.

    The filling is no step of the history: undo must not empty a new library.

    Raises:
        LibraryError: The place cannot be written.
        PackError: The pack is refused.
    """
    draft = name_draft(path, _DRAFT)
    pack = load_pack(starter)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_old_drafts(path)
        with Library.create(draft, printer=make_printer(resources.wording), history_limit=0) as library:
            Workspace(library, resources).packs.import_content(pack, str(starter))
        _name(draft, path)
    except OSError as problem:
        raise ReadOnlyError(path=path) from problem
    finally:
        _remove(draft)


def _name(draft: Path, path: Path) -> None:
    """Give the finished library its name, unless there is one by now."""
    with suppress(FileExistsError):
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a drive without hard links
            draft.rename(path)


def _remove_old_drafts(path: Path) -> None:
    """What an earlier first start left when it was killed; a young draft may be the work of another start."""
    for left in find_drafts(path, _DRAFT):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                _remove(left)


def _remove(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)
