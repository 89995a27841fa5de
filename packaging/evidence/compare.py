"""Compares two builds of one commit file by file and names every difference; only differences explained here are let pass."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit import BuildError

# Why a file may differ between two builds of one commit, by a pattern of its whole path inside the product. Frozen folders,
# the tar, the .deb and the zip are equal byte by byte; what is listed are the tools that write the moment into what they make.
EXPLAINED: Mapping[str, str] = {
    r".*/_CodeSignature/.*": "a macOS signature holds the moment of signing",
    r".*\.(exe|dll|pyd|dylib|app/Contents/MacOS/[^/]+) \(signed\)": "a signature holds the moment of signing",
    r".*\.dmg": "hdiutil writes the moments at which it made the volume",
    r".*\.pkg": "pkgbuild writes the moment into its table of contents",
    r".*\.msi": "an MSI holds a package code that must differ between any two packages, and the moment it was made",
}


@dataclass(frozen=True)
class Difference:
    """One thing in which two builds differ; `reason` is empty where nobody has explained it."""

    path: str
    what: str
    reason: str


def compare(first: Path, second: Path, explained: Mapping[str, str] = EXPLAINED) -> tuple[Difference, ...]:
    """Return every difference between two products (folders, archives or single files).

    Raises:
        BuildError: One of them is not there.
    """
    for each in (first, second):
        if not each.exists():
            raise BuildError(f"{each} is not there, so there is nothing to compare.")
    old, new = dict(_read(first)), dict(_read(second))
    differences = []
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            what = "only in the first"
        elif path not in old:
            what = "only in the second"
        elif old[path] != new[path]:
            what = f"{old[path]} and {new[path]}"
        else:
            continue
        named = f"{first.name}/{path}" if path else first.name
        reason = next((why for pattern, why in explained.items() if re.fullmatch(pattern, named)), "")
        differences.append(Difference(named, what, reason))
    return tuple(differences)


def _read(product: Path) -> Iterator[tuple[str, str]]:
    """Each file of a product: its path inside, and what has to be equal of it."""
    if product.is_dir():
        for path in product.rglob("*"):
            if path.is_symlink():
                yield path.relative_to(product).as_posix(), f"link to {path.readlink().as_posix()}"
            elif path.is_file():
                mode = "" if sys.platform == "win32" else f", mode {path.stat().st_mode & 0o777:o}"
                yield path.relative_to(product).as_posix(), _digest(path.read_bytes()) + mode
    else:
        yield "", _digest(product.read_bytes())
        yield from _read_archive(product)


def _read_archive(product: Path) -> Iterator[tuple[str, str]]:
    """The members of a tar or zip, so that a difference of the whole is traced to its part."""
    if zipfile.is_zipfile(product):
        with zipfile.ZipFile(product) as packed:
            for each in packed.infolist():
                yield each.filename, f"{_digest(packed.read(each))}, {each.date_time}, {each.external_attr:x}"
    elif tarfile.is_tarfile(product):
        with tarfile.open(product) as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                content = _digest(file.read()) if file else member.linkname
                owner = f"{member.uid}:{member.gid} {member.uname}:{member.gname}"
                yield member.name, f"{content}, {member.mtime}, {member.mode:o}, {owner}"


def _digest(data: bytes) -> str:
    return f"sha256 {hashlib.sha256(data).hexdigest()[:16]}, {len(data)} bytes"


def describe(differences: Iterable[Difference]) -> str:
    """Return a line for each difference, those nobody explained first."""
    ordered = sorted(differences, key=lambda each: (bool(each.reason), each.path))
    return "".join(f"{each.path}: {each.reason or f'NOT EXPLAINED: {each.what}'}\n" for each in ordered)


def main(arguments: Sequence[str]) -> int:
    """Compare two builds; the exit status is 1 if they differ in what nobody has explained."""
    parser = argparse.ArgumentParser(prog="dev.py build compare", description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    chosen = parser.parse_args(arguments)
    differences = compare(chosen.first, chosen.second)
    print(describe(differences) or "equal, byte by byte\n", end="")
    return 1 if any(not each.reason for each in differences) else 0
