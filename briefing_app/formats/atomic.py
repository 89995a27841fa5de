"""Write a file so that the reader sees the old one or the whole new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from briefing_app.errors import OutputError, say_system


@contextmanager
def atomic_file(target: Path, *, fresh: bool = False) -> Iterator[BinaryIO]:
    """Give an open file that takes the name `target` when the block ends well and is removed when it does not.

    It is made in the same folder, so that the final rename cannot cross a file system.

    Args:
        target: The name it takes.
        fresh: Never take the name of a file that is there, even if it came there a moment ago.

    Raises:
        OutputError: The folder or file cannot be written.
        FileExistsError: `fresh`, and something has the name.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".part", dir=target.parent)
    except OSError as problem:
        raise OutputError(path=target.parent, detail=say_system(problem)) from problem
    temporary = Path(name)
    try:
        with _told(target), os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        try:
            temporary.chmod(0o644)  # mkstemp makes it private, a finished file is shared like any other
            if fresh:
                _name_new(temporary, target)
            else:
                temporary.replace(target)
        except FileExistsError:
            raise
        except OSError as problem:
            raise OutputError(path=target, detail=say_system(problem)) from problem
    finally:
        temporary.unlink(missing_ok=True)


def _name_new(temporary: Path, target: Path) -> None:
    """Give a file a name that nothing has."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a drive without hard links, such as a memory stick: look first, which is nearly as good
        if target.exists():
            raise FileExistsError(str(target)) from None
        temporary.replace(target)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Say that the target cannot be written where a write fails, as on a full disk; such an error names no file."""
    try:
        yield
    except OSError as problem:
        if problem.filename is not None:
            raise  # the block opened another file, which is not our affair
        raise OutputError(path=target, detail=say_system(problem)) from problem


def make_folder(folder: Path) -> None:
    """Make an output folder with its parents where it is missing.

    Raises:
        OutputError: It cannot be made, or something else has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputError(path=folder, detail=say_system(problem)) from problem
