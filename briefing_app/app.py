"""The wiring: decides between window and command line and hands each what it works with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing_app.paths import db_dir, find_places, is_there, resources_dir

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace

NO_DISPLAY = (
    "There is no display to open a window on; use the command line (briefing-app --help), for instance "
    "“briefing-app export delegation-visit-sample --output out”."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a window is asked for: a library, the folder of all that is written, and files to open, as by a double click."""

    library: Path | None = None
    folder: Path | None = None
    files: tuple[Path, ...] = ()


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give its exit status.

    Without any, or with nothing but files, `--library FILE` and `--data-folder FOLDER`, the window opens.
    """
    wanted = find_wanted(arguments)
    if wanted is None:
        return run_command_line(arguments)
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    return open_window(wanted)


def find_wanted(arguments: Sequence[str]) -> Wanted | None:
    """What these arguments say to a window; None where they are for the command line.

    The file manager of each system starts the program with the path, or with the address, of the file that was
    double-clicked. Commands are words without an ending, files have one.
    """
    said: dict[str, Path] = {}
    files: list[Path] = []
    rest = iter(each for each in arguments if not each.startswith("-psn_"))  # macOS: the number of the process
    for each in rest:
        name, equals, value = each.partition("=")
        if name in ("--library", "--data-folder"):
            value = value if equals else next(rest, "")
            if not value:
                return None
            said[name] = Path(value)
        elif (path := _read_file(each)) is not None:
            files.append(path)
        else:
            return None
    return Wanted(said.get("--library"), said.get("--data-folder"), tuple(files))


def _read_file(argument: str) -> Path | None:
    """The file that an argument names; None where it is an option or a command."""
    if argument.startswith("file:"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        return Path(url2pathname(urlsplit(argument).path))
    return Path(argument).absolute() if Path(argument).suffix and not argument.startswith("-") else None


def run_command_line(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    from briefing_app.cli import Surroundings, run_command
    from briefing_app.workspace import Resources
    from briefing_app.workspace.process import prepare_process

    prepare_process()
    around = Surroundings(
        resources=Resources(resources_dir()),
        starter=db_dir() / "starter",
        find_library=lambda library, folder: find_places(library, folder).library,
        # A program without a console (pythonw, or its output closed) has neither of the two.
        out=sys.stdout or open_nothing(),
        err=sys.stderr or open_nothing(),
        find_others=find_others,
    )
    return run_command(arguments, around)


def find_others(library: Path) -> tuple[Path, ...]:
    """The libraries of this person in known places besides one that was just made; nobody looks where that was named."""
    from briefing_app.workspace.libraries import find_libraries, list_known_folders

    places = find_places()
    if places.named:
        return ()
    return tuple(
        each.path for each in find_libraries(list_known_folders(places), without=[library]) if not each.is_copy
    )


def open_nothing() -> TextIO:
    """A stream that takes everything and keeps nothing; as long-lived as the process."""
    return Path(os.devnull).open("w", encoding="utf-8")


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, elsewhere where a display server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(wanted: Wanted) -> int:
    """Open the window and give its exit status when it closes.

    Qt is loaded only now, and what reads libraries only when the window has painted itself for the first time.
    """
    ui = import_module("briefing_app.ui")
    places = find_places(wanted.library, wanted.folder)
    # matplotlib, which the worker loads for pictures, keeps a list of fonts: with the rest, not somewhere else in the home.
    os.environ.setdefault("MPLCONFIGDIR", str(places.folder / "Drawing"))
    status: int = ui.run(resources_dir(), places, open_workspace, wanted.files)
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
