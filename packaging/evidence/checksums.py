"""SHA256SUMS: the checksum of every file of a release, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from kit import BuildError, say

SUMS = "SHA256SUMS"


def make_sums(folder: Path) -> str:
    """Return a line for each file of a folder, sorted by name.

    Raises:
        BuildError: There is none.
    """
    files = sorted(each for each in folder.rglob("*") if each.is_file() and each.name != SUMS)
    if not files:
        raise BuildError(f"{folder} holds no file to hand out.")
    return "".join(f"{_digest(each)}  {each.relative_to(folder).as_posix()}\n" for each in files)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Write SHA256SUMS into a folder."""
    parser = argparse.ArgumentParser(prog="dev.py build checksums", description=__doc__)
    parser.add_argument("folder", type=Path, help="what is handed out, and nothing else")
    chosen = parser.parse_args(arguments)
    sums = make_sums(chosen.folder)
    (chosen.folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")
    say(f"{chosen.folder / SUMS}: {len(sums.splitlines())} files")
    return 0
