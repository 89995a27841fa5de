"""Finds the Debian or Ubuntu package from which a library of the building system came, with its copyright file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_DOCUMENTS = Path("/usr/share/doc")
_HOME = "https://sources.debian.org/src/"


@dataclass(frozen=True)
class HostPackage:
    """A package of the building system.

    Attributes:
        name: Of the package, without its architecture.
        version: Of the package.
        files: Those of its files that are in the program.
        text: Its copyright file, which holds the licences of that very version.
        home: Where its source is.
        purl: Its package URL.
    """

    name: str
    version: str
    files: tuple[str, ...]
    text: str
    home: str
    purl: str


def find_packages(files: Sequence[str]) -> tuple[tuple[HostPackage, ...], tuple[str, ...]]:
    """Return the packages of libraries by file name, and the files that belong to none.

    Args:
        files: Paths inside the program, of libraries that were copied from the building system.
    """
    owners = _find_owners({file.rpartition("/")[2] for file in files})
    by_package: dict[str, list[str]] = {}
    for file in files:
        if package := owners.get(file.rpartition("/")[2]):
            by_package.setdefault(package, []).append(file)
    unknown = tuple(file for file in files if file.rpartition("/")[2] not in owners)
    return tuple(_read_package(name, tuple(owned)) for name, owned in sorted(by_package.items())), unknown


def _find_owners(names: Collection[str]) -> dict[str, str]:
    """The package that installed a file of each of these names; none is named where none did, or there is no dpkg."""
    owners: dict[str, str] = {}
    for line in _query("--search", *(f"*/{name}" for name in sorted(names))).splitlines() if names else ():
        packages, _, path = line.partition(": ")
        name = path.rpartition("/")[2]
        if name in names and re.match(r"(?:/usr)?/lib/", path):
            owners.setdefault(name, packages.partition(",")[0].partition(":")[0])
    return owners


def _read_package(name: str, files: tuple[str, ...]) -> HostPackage:
    shown = _query("--show", "--showformat=${Version} ${source:Package}\n", name).splitlines()
    version, _, source = shown[0].partition(" ")
    text = (_DOCUMENTS / name / "copyright").read_text(encoding="utf-8", errors="replace")
    purl = f"pkg:deb/{_find_distribution()}/{name}@{quote(version)}"
    return HostPackage(name, version, files, text, f"{_HOME}{source}/", purl)


def _find_distribution() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix("ID=").strip('"') for line in lines if line.startswith("ID=")), "debian")


def _query(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["dpkg-query", *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout  # one name among many that is not found makes the exit status 1
