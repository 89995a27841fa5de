"""Looks into a frozen program: its files, and the Python modules packed into its executable."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit import BuildError, get_program

# What a macOS app holds beside the program's own folders.
_SHELL = ("_CodeSignature/", "Info.plist", "PkgInfo", "app.icns", "en.lproj/", "zh-Hans.lproj/", "zh-Hant.lproj/")


@dataclass(frozen=True)
class Bundle:
    """A frozen program.

    Attributes:
        files: Every file of it, links aside, as its path inside the folder where libraries lie (on Linux and Windows
            `_internal`), with forward slashes.
        modules: The dotted name of each Python module packed into the executable.
        system: For which it was made, as `sys.platform` names it.
    """

    files: frozenset[str]
    modules: frozenset[str]
    system: str


def find_system(folder: Path) -> str:
    """Tell for which system a frozen program was made.

    Raises:
        BuildError: It is none.
    """
    if (folder / "Contents" / "MacOS").is_dir():
        return "darwin"
    for system in ("win32", "linux"):
        if get_program(folder, system).is_file():
            return system
    raise BuildError(f"{folder} is no frozen program; make one first: python3 dev.py build bundle")


def find_data(folder: Path) -> Path:
    """The folder inside a frozen program in which its own resources/ and db/ lie."""
    inside = "Contents/Resources" if find_system(folder) == "darwin" else "_internal"
    return folder / inside / "briefing_app" / "_bundle"


def read_bundle(folder: Path) -> Bundle:
    """Read a frozen program.

    Raises:
        BuildError: It is none.
    """
    system = find_system(folder)
    inside = ("Contents/Frameworks", "Contents/Resources") if system == "darwin" else ("_internal",)
    files = {name for part in inside for name in _list_files(folder / part)}
    if system == "darwin":
        files = {name.replace("__dot__", ".") for name in files if not name.startswith(_SHELL)}
    return Bundle(frozenset(files), _read_modules(_find_program(folder, system)), system)


def _list_files(folder: Path) -> set[str]:
    return {
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if each.is_file() and not any(part.is_symlink() for part in (each, *_parents_below(each, folder)))
    }


def _parents_below(path: Path, folder: Path) -> list[Path]:
    return [each for each in path.parents if folder in each.parents]


def _find_program(folder: Path, system: str) -> Path:
    return get_program(folder, system)


def _read_modules(program: Path) -> frozenset[str]:
    """The modules in the archive that PyInstaller appends to the executable."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    names: set[str] = set()
    for name in archive.toc:
        if name.startswith("PYZ"):
            names |= set(archive.open_embedded_archive(name).toc)
    return frozenset(names)
