"""Looks whether a Hetao Briefing.app is laid out as macOS wants it; runs on any system."""

from __future__ import annotations

import plistlib
from pathlib import Path

from macos.icns import KINDS, read_icns
from macos.info_plist import EXECUTABLE, ICON, LANGUAGES, make_info, make_strings
from macos.macho import is_macho, read_slices

_TOP = {"_CodeSignature", "Frameworks", "Info.plist", "MacOS", "PkgInfo", "Resources"}


def check_layout(app: Path, processor: str | None = None) -> list[str]:
    """Return what is wrong with an app, a sentence each.

    Args:
        app: The folder `Hetao Briefing.app`.
        processor: `arm64` or `x86_64`: for which every library must have been built; anything will do where none is named.
    """
    contents = app / "Contents"
    if not contents.is_dir():
        return [f"{app} is no app; make one first, on a Mac: python3 dev.py build macos"]
    problems = [f"{each.name} has no place in Contents" for each in contents.iterdir() if each.name not in _TOP]
    problems += _check_info(contents)
    problems += _check_resources(contents / "Resources")
    program = contents / "MacOS" / EXECUTABLE
    if not program.is_file():
        problems.append(f"the program MacOS/{EXECUTABLE} is missing")
    for path in sorted(app.rglob("*")):
        name = path.relative_to(app).as_posix()
        if path.is_symlink():
            problems += _check_link(path, app, name)
        elif path.is_file():
            problems += _check_file(path, contents, name, processor)
    return problems


def _check_info(contents: Path) -> list[str]:
    try:
        info = plistlib.loads((contents / "Info.plist").read_bytes())
    except (OSError, plistlib.InvalidFileException) as problem:
        return [f"Info.plist cannot be read: {problem}"]
    return [
        f"Info.plist says {key} = {info.get(key)!r} instead of {value!r}"
        for key, value in make_info().items()
        if info.get(key) != value
    ]


def _check_resources(resources: Path) -> list[str]:
    problems = []
    try:
        pictures = read_icns((resources / ICON).read_bytes())
        missing = {kind.decode() for kinds in KINDS.values() for kind in kinds} - pictures.keys()
        if missing:
            problems.append(f"{ICON} lacks {', '.join(sorted(missing))}")
    except (OSError, ValueError) as problem:
        problems.append(f"{ICON} cannot be read: {problem}")
    for language in LANGUAGES:
        strings = resources / f"{language}.lproj" / "InfoPlist.strings"
        if not strings.is_file() or strings.read_bytes() != make_strings(language):
            problems.append(f"the words for Finder in {language} are missing or old")
    return problems


def _check_link(link: Path, app: Path, name: str) -> list[str]:
    if not link.exists():
        return [f"{name} leads nowhere"]
    if app.resolve() not in link.resolve().parents or link.readlink().is_absolute():
        return [f"{name} leads out of the app"]
    return []


def _check_file(path: Path, contents: Path, name: str, processor: str | None) -> list[str]:
    """Code lies where a signature can cover it, for the right processor and a macOS that is old enough."""
    with path.open("rb") as file:
        head = file.read(8)
    if not is_macho(head):
        return []
    if not any(contents / place in path.parents for place in ("MacOS", "Frameworks")):
        return [f"{name} is code outside MacOS and Frameworks"]
    oldest = tuple(int(part) for part in str(make_info()["LSMinimumSystemVersion"]).split("."))
    slices = read_slices(path.read_bytes())
    problems = []
    if processor and processor not in {each.processor for each in slices}:
        problems.append(f"{name} is for {', '.join(each.processor for each in slices)}, not for {processor}")
    problems += [
        f"{name} needs macOS {each.oldest[0]}.{each.oldest[1]}"
        for each in slices
        if each.oldest and each.oldest > oldest and processor in (None, each.processor)
    ]
    return problems
