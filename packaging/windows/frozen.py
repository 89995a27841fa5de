"""The frozen program for Windows, made under Wine; for tests: the released one is made on Windows."""

from __future__ import annotations

from pathlib import Path

from evidence.notices import write_notices
from kit import BuildError, find_epoch
from pyinstaller.art import make_art
from pyinstaller.bundle import SPEC
from pyinstaller.contents import PROGRAMS
from windows.pe import list_imports
from windows.product import LIBRARIES
from windows.shims import find_libraries, list_files, make_shims
from windows.wine import Wine

_QT = ("PySide6", "shiboken6")


def freeze(wine: Wine, interpreter: Path, dist: Path, work: Path) -> Path:
    """Freeze the program and return its folder.

    Raises:
        BuildError: PyInstaller failed, or something of Wine went into the program.
    """
    make_art(work / "art")
    wine.run(
        interpreter / "python.exe", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", dist, "--workpath", work / "pyinstaller", SPEC,
        timeout=900,
        variables={
            "SOURCE_DATE_EPOCH": str(find_epoch()),
            "PYTHONHASHSEED": "1",
            "PYINSTALLER_CONFIG_DIR": wine.name(work / "pyinstaller-config"),
            "HETAO_BRIEFING_ART": wine.name(work / "art"),
        },
    )  # fmt: skip
    bundle = dist / PROGRAMS["win32"]
    write_notices(bundle, interpreter / "Lib" / "site-packages")
    if leaked := find_leaked(bundle):
        raise BuildError(f"Libraries made for Wine went into the program: {', '.join(leaked)}.")
    if missing := find_missing(bundle):
        raise BuildError(f"Libraries are missing in the program: {'; '.join(missing)}.")
    return bundle


def find_missing(bundle: Path) -> list[str]:
    """Libraries that something in a bundle asks for and would not find: `FILE: LIBRARY`.

    Windows looks beside whoever asks and in the folder of the program; packages show it their folder NAME.libs, and the
    parts of PySide6 each other's.
    """
    inside = bundle / LIBRARIES
    of_windows = {each.name.lower() for each in find_libraries().iterdir()} | list_files(make_shims())
    missing = []
    for file in sorted([*inside.rglob("*.dll"), *inside.rglob("*.pyd")]):
        package = file.relative_to(inside).parts[0]
        folders = {file.parent, inside, inside / f"{package}.libs"}
        if package in _QT:
            folders |= {inside / each for each in _QT}
        found = {each.name.lower() for folder in folders if folder.is_dir() for each in folder.iterdir()}
        missing += [
            f"{file.relative_to(inside).as_posix()}: {name}"
            for name in list_imports(file.read_bytes())
            if name not in found | of_windows and not name.startswith(("api-ms-", "ext-ms-"))
        ]
    return missing


def find_leaked(bundle: Path) -> list[str]:
    """Libraries in a bundle that were made for Wine."""
    ours = list_files(make_shims())
    return sorted(each.relative_to(bundle).as_posix() for each in bundle.rglob("*") if each.name.lower() in ours)
