"""Where the program's own files and what it writes lie, in a checkout, a wheel, a frozen and a portable program alike."""

import glob
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import platformdirs

APP_FOLDER = "Hetao Briefing"
LIBRARY_SUFFIX = ".briefing"
LIBRARY_FILE = "library.briefing"
SETTINGS_FILE = "window.ini"
LIBRARY_VARIABLE = "HETAO_BRIEFING_LIBRARY"  # names the library file to open instead of the usual one
DATA_VARIABLE = "HETAO_BRIEFING_DATA"  # names the folder of all that the program writes instead of the usual one
PORTABLE_MARK = "portable.txt"  # beside a frozen program: what it writes lies beside it too
PORTABLE_FOLDER = "Data"
PORTABLE_EXPORTS = "Exports"
_KEPT = 40  # characters of a name in that of its draft; drives allow 255 bytes in all
_BUNDLE = "_bundle"  # where pyproject.toml puts resources/ and db/ inside the wheel; the freezer does the same


def resources_dir() -> Path:
    """Return the folder with fonts, icons, themes, catalogues, templates and the ICC profile."""
    return _find_data("resources")


def db_dir() -> Path:
    """Return the folder with the starter library and the schemas."""
    return _find_data("db")


@dataclass(frozen=True, slots=True)
class Places:
    """Where one run of the program keeps what it writes; nothing of it need exist.

    `folder` holds settings and logs, and the library unless that was named. `named` says that the person, or who looks after
    the computer, named the library; `portable` that everything lies beside the program.
    """

    folder: Path
    library: Path
    named: bool = False
    portable: bool = False

    @property
    def settings(self) -> Path:
        """What the window remembers."""
        return self.folder / SETTINGS_FILE

    @property
    def exports(self) -> Path | None:
        """Where a portable program offers to put what it exports: beside itself, since the computer is somebody else's."""
        return self.folder.parent / PORTABLE_EXPORTS if self.portable else None

    @property
    def log(self) -> Path:
        """What happened in the last starts."""
        return self.folder / "Logs" / "log.txt"


def find_places(
    library: Path | None = None, folder: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Places:
    """Tell where this run keeps what it writes.

    What was said on the command line goes before the variables, these before the mark of a portable program, and that before
    the custom of the system. Where only a library was named, all else lies beside it.

    Args:
        library: Of `--library`.
        folder: Of `--data-folder`.
        environment: Variables of the process; those that are empty say nothing, and `~` is expanded.
    """
    named = library
    if named is None and folder is None:
        named = _read_path(environment, LIBRARY_VARIABLE)
    if folder is None:
        folder = _read_path(environment, DATA_VARIABLE)
    portable = find_portable_folder() if folder is None else None
    if named is not None:
        named = named.expanduser().absolute()
    home = folder or portable or (named.parent if named is not None else usual_folder())
    home = home.expanduser().absolute()
    return Places(home, named or home / LIBRARY_FILE, named is not None, portable is not None)


def usual_folder() -> Path:
    """Where programs of this person keep what they write, by the custom of the system."""
    return platformdirs.user_data_path(APP_FOLDER, appauthor=False)


def find_program_folder() -> Path | None:
    """The folder in which a frozen program lies, on macOS that of the whole `.app`; None for one that is not frozen."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).absolute()
    bundle = next((each for each in program.parents if each.suffix == ".app"), None)
    return bundle.parent if bundle is not None else program.parent


def find_portable_folder() -> Path | None:
    """Where a portable program keeps what it writes; None where there is no mark beside it."""
    beside = find_program_folder()
    return beside / PORTABLE_FOLDER if beside is not None and is_there(beside / PORTABLE_MARK) else None


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, or in what there is of its path; tried, since rights alone do not tell."""
    there = next((each for each in (folder, *folder.parents) if each.is_dir()), None)
    if there is None:
        return False
    trial = there / f".{uuid4().hex}.trial"
    try:
        trial.touch(exist_ok=False)
    except OSError:
        return False
    with suppress(OSError):
        trial.unlink()
    return True


def _read_path(environment: Mapping[str, str], name: str) -> Path | None:
    said = environment.get(name)
    return Path(said) if said else None


def _find_data(name: str) -> Path:
    """Return the first folder `name` of the places where the ways of installing put it.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    roots = [package / _BUNDLE, package.parent]  # a wheel carries its data inside, a checkout beside the package
    if frozen := getattr(sys, "_MEIPASS", None):
        roots.insert(0, Path(frozen) / package.name / _BUNDLE)
    for root in roots:
        if (root / name).is_dir():
            return root / name
    places = ", ".join(str(root / name) for root in roots)
    raise FileNotFoundError(
        f"The program's folder “{name}” is missing (looked for {places}); the installation is incomplete, install it again."
    )


def name_draft(path: Path, ending: str = ".new") -> Path:
    """Return a hidden name beside a file that nothing has, for what takes the file's own name once it is complete."""
    return path.with_name(f".{path.name[:_KEPT]}.{uuid4().hex}{ending}")


def find_drafts(path: Path, ending: str) -> Iterator[Path]:
    """Iterate over what has such a name beside a file, left by whoever was stopped."""
    return path.parent.glob(f".{glob.escape(path.name[:_KEPT])}.*{ending}")


def is_there(path: Path, *, link: bool = False) -> bool:
    """Whether there is something at a path; nothing is where it cannot be looked for, as under a name that is too long.

    Args:
        path: A file or folder.
        link: Whether a link that leads nowhere counts as well.
    """
    try:
        path.stat(follow_symlinks=not link)
    except (OSError, ValueError):
        return False
    return True
