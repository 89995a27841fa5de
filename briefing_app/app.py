"""The wiring: decides between window and command line and hands each what it works with."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from briefing_app.cli import Surroundings, run_command
from briefing_app.paths import db_dir, default_library_path, resources_dir
from briefing_app.workspace import Resources, Workspace, create_library

NO_DISPLAY = (
    "There is no display to open a window on; use the command line (briefing-app --help), for instance "
    "“briefing-app export delegation-visit-sample --output out”."
)


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give its exit status; without any the window opens."""
    around = Surroundings(
        resources=Resources(resources_dir()),
        starter=db_dir() / "starter",
        default_library=default_library_path(),
        out=sys.stdout,
        err=sys.stderr,
    )
    if arguments:
        return run_command(arguments, around)
    if not has_display():
        around.err.write(NO_DISPLAY + "\n")
        return 1
    return open_window(around)


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(around: Surroundings) -> int:
    """Open the window and give its exit status when it closes; Qt is loaded only now."""
    ui = import_module("briefing_app.ui")
    status: int = ui.run(around.resources, around.default_library, lambda path: open_workspace(path, around))
    return status


def open_workspace(path: Path, around: Surroundings) -> Workspace:
    """Open the library in a file; where there is none yet, make one that holds the starter pack.

    Raises:
        LibraryError: It cannot be used; the file is what it was.
    """
    if not path.exists():
        create_library(path, around.starter, around.resources)
    return Workspace.open(path, around.resources)
