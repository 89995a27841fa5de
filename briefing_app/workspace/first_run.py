"""The first start: a new library that already holds the starter pack."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from briefing_app.errors import ReadOnlyError
from briefing_app.formats.pack import load_pack
from briefing_app.store.library import Library
from briefing_app.workspace.resources import Resources
from briefing_app.workspace.workspace import Workspace, make_printer


def create_library(path: Path, starter: Path, resources: Resources) -> None:
    """Make a library filled with a pack; it takes its name only when it is complete.

    The filling is no step of the history: undo must not empty a new library.

    Raises:
        LibraryError: The place cannot be written.
        PackError: The pack is refused.
    """
    draft = path.with_name(f".{path.name}.first-run")
    pack = load_pack(starter)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(draft)  # what an earlier first start left when it was killed
        with Library.create(draft, printer=make_printer(resources.wording), history_limit=0) as library:
            Workspace(library, resources).packs.import_content(pack, str(starter))
        draft.rename(path)
    except OSError as problem:
        raise ReadOnlyError(path=path) from problem
    finally:
        _remove(draft)


def _remove(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)
