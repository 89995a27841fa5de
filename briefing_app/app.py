"""The wiring: decides between window and command line and hands each what it works with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing_app.paths import LIBRARY_VARIABLE, db_dir, default_library_path, is_there, resources_dir

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace

NO_DISPLAY = (
    "There is no display to open a window on; use the command line (briefing-app --help), for instance "
    "“briefing-app export delegation-visit-sample --output out”."
)


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give its exit status.

    Without any, or with nothing but `--library FILE`, the window opens.
    """
    library = find_library(arguments)
    if arguments and library is None:
        return run_command_line(arguments)
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    return open_window(library)


def find_library(arguments: Sequence[str]) -> Path | None:
    """The file of `--library FILE` where that is all that was said."""
    match list(arguments):
        case ["--library", file] if file:
            return Path(file)
        case [only] if only.startswith("--library=") and only != "--library=":
            return Path(only.partition("=")[2])
    return None


def run_command_line(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    from briefing_app.cli import Surroundings, run_command
    from briefing_app.workspace import Resources
    from briefing_app.workspace.process import prepare_process

    prepare_process()
    around = Surroundings(
        resources=Resources(resources_dir()),
        starter=db_dir() / "starter",
        default_library=default_library_path(),
        # A program without a console (pythonw, or its output closed) has neither of the two.
        out=sys.stdout or open_nothing(),
        err=sys.stderr or open_nothing(),
    )
    return run_command(arguments, around)


def open_nothing() -> TextIO:
    """A stream that takes everything and keeps nothing; as long-lived as the process."""
    return Path(os.devnull).open("w", encoding="utf-8")


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(library: Path | None = None) -> int:
    """Open the window, on this library or the usual one, and give its exit status when it closes.

    Qt is loaded only now, and what reads libraries only when the window has painted itself for the first time.
    """
    ui = import_module("briefing_app.ui")
    chosen = library is not None or LIBRARY_VARIABLE in os.environ
    status: int = ui.run(resources_dir(), library or default_library_path(), open_workspace, chosen=chosen)
    return status


def open_workspace(path: Path) -> Workspace:
    """Open the library in a file; where there is none yet, make one that holds the starter pack.

    Raises:
        LibraryError: It cannot be used; the file is what it was.
    """
    from briefing_app.workspace import Resources, Workspace, create_library

    resources = Resources(resources_dir())
    if not is_there(path, link=True):  # a link that leads nowhere is no place for a new one
        create_library(path, db_dir() / "starter", resources)
    return Workspace.open(path, resources)
