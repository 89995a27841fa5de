"""Where the program's own files and the person's library lie, in a checkout, a wheel and a frozen program alike."""

import glob
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

import platformdirs

APP_FOLDER = "Hetao Briefing"
LIBRARY_FILE = "library.briefing"
LIBRARY_VARIABLE = "HETAO_BRIEFING_LIBRARY"  # names the library file to open instead of the usual one
_KEPT = 40  # characters of a name in that of its draft; drives allow 255 bytes in all
_BUNDLE = "_bundle"  # where pyproject.toml puts resources/ and db/ inside the wheel; the freezer does the same


def resources_dir() -> Path:
    """Return the folder with fonts, icons, themes, catalogues, templates and the ICC profile."""
    return _find_data("resources")


def db_dir() -> Path:
    """Return the folder with the starter library and the schemas."""
    return _find_data("db")


def default_library_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the file the program opens when it is told none; neither the file nor its folder need exist.

    Args:
        environment: Variables of the process; a non-empty `HETAO_BRIEFING_LIBRARY` is the path itself (`~` is expanded).
    """
    if named := environment.get(LIBRARY_VARIABLE):
        return Path(named).expanduser().absolute()
    return platformdirs.user_data_path(APP_FOLDER, appauthor=False) / LIBRARY_FILE


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
