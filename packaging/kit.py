"""What every product's build shares: places, version, the moment a build is dated by, and running programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build"  # whatever comes up on the way
DIST = ROOT / "dist"  # the products
_NO_COMMIT = 1_767_225_600  # 2026-01-01, the date of what is built from an archive without git


class BuildError(Exception):
    """A product that cannot be made; the text says why and what to do."""


def read_version() -> str:
    """The program's version."""
    text = (ROOT / "briefing_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise BuildError("briefing_app/__init__.py names no __version__.")
    return found[1]


def find_epoch(variables: Mapping[str, str] = os.environ) -> int:
    """The second (Unix time) a build is dated by: SOURCE_DATE_EPOCH, else that of the commit, so that two builds are equal."""
    if variables.get("SOURCE_DATE_EPOCH"):
        return int(variables["SOURCE_DATE_EPOCH"])
    try:
        told = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, encoding="ascii", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return _NO_COMMIT
    return int(told.stdout)


def run(*command: str | Path, cwd: Path = ROOT, variables: Mapping[str, str] | None = None) -> None:
    """Run a program that must succeed; its output is shown.

    Raises:
        BuildError: It is missing or failed.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=cwd, env={**os.environ, **(variables or {})}, check=False
        )
    except FileNotFoundError as problem:
        raise BuildError(f"The program {command[0]} is missing; install it and try again.") from problem
    if done.returncode:
        raise BuildError(f"{Path(command[0]).name} failed with exit status {done.returncode}; its own words are above.")


def measure(folder: Path) -> int:
    """The bytes of all files under a folder; a link counts nothing."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


def say(text: str) -> None:
    """Tell what is going on, ahead of what the started programs print."""
    print(f"build: {text}", flush=True)


def get_program(bundle: Path, system: str = sys.platform) -> Path:
    """The executable inside a bundle folder (or inside a macOS app)."""
    from pyinstaller.contents import PROGRAMS

    if system == "darwin":
        return bundle / "Contents" / "MacOS" / PROGRAMS[system]
    return bundle / (PROGRAMS[system] + (".exe" if system == "win32" else ""))
