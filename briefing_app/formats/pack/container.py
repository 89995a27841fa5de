"""A pack's members as bytes, whether it comes as a folder, a zip or one JSON file; everything is hostile until checked."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from briefing_app.errors import Listing, PackError, Phrase, Problem, say_system
from briefing_app.formats.pack import limits

PARTS: Final = ("sources", "figures", "datasets", "charts", "cards", "glossary", "briefings")
_IGNORED: Final = frozenset(
    {"README.md", "README.txt", "LICENSE", "LICENSE.txt", ".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"}
)
_MAC_FOLDER: Final = "__MACOSX/"  # what macOS adds to every zip it makes


@dataclass(frozen=True, slots=True)
class Members:
    """The files of a pack by name (`cards.json`, `assets/….png`); for a pack JSON `single` holds its bytes instead."""

    files: dict[str, bytes] = field(default_factory=dict)
    single: bytes | None = None


def read_members(path: Path) -> Members:
    """Read a folder, zip or JSON file.

    Raises:
        PackError: It cannot be read, is none of these, or one of the limits is passed.
    """
    if path.is_dir():
        return Members(_read_folder(path))
    if path.exists() and not path.is_file():  # a pipe would keep us waiting, a device never end
        raise PackError(str(path), (Problem("", Phrase("pack.not_file")),))
    try:
        with path.open("rb") as file:
            data = file.read(limits.TOTAL_BYTES + 1)
    except OSError as problem:
        unreadable = Problem("", Phrase("pack.unreadable", detail=say_system(problem)))
        raise PackError(str(path), (unreadable,)) from problem
    return members_of_bytes(data, str(path))


def members_of_bytes(data: bytes, name: str) -> Members:
    """Read the bytes of a zip or of a JSON file; `name` is said in errors.

    Raises:
        PackError: As for `read_members`.
    """
    if len(data) > limits.TOTAL_BYTES:
        raise PackError(name, (Problem("", Phrase("pack.large", most=_size(limits.TOTAL_BYTES))),))
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return Members(_read_zip(data, name))
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        if len(data) > limits.FILE_BYTES:
            raise PackError(name, (Problem("", Phrase("pack.large_json", most=_size(limits.FILE_BYTES))),))
        return Members(single=data)
    raise PackError(name, (Problem("", Phrase("pack.kind")),))


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    total = 0
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if path.name in _IGNORED:
            continue
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            problems.append(Problem(name, Phrase("pack.link" if stat.S_ISLNK(mode) else "pack.special")))
            continue
        if not (problem := _name_problem(name)):
            try:
                with path.open("rb") as file:
                    data = file.read(_most_bytes(name) + 1)
            except OSError as error:
                problems.append(Problem(name, Phrase("pack.unreadable", detail=say_system(error))))
                continue
            total += len(data)
            problem = _size_problem(name, len(data))
            files[name] = data
        if problem:
            problems.append(problem)
        if total > limits.TOTAL_BYTES or len(files) > limits.MEMBERS:
            problems.append(_too_much())
            break
    if problems:
        raise PackError(str(folder), tuple(problems[: limits.PROBLEMS]))
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for link in [each for each in folders if (Path(parent) / each).is_symlink()]:
            yield Path(parent) / link
        for name in sorted(names):
            yield Path(parent) / name


def _read_zip(data: bytes, pack: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_archive(archive, pack)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as problem:
        raise PackError(pack, (Problem("", Phrase("pack.zip")),)) from problem


def _read_archive(archive: zipfile.ZipFile, pack: str) -> dict[str, bytes]:
    entries = [
        each
        for each in archive.infolist()
        if not each.filename.startswith(_MAC_FOLDER) and PurePosixPath(each.filename).name not in _IGNORED
    ]
    if len(entries) > limits.MEMBERS or sum(each.file_size for each in entries) > limits.TOTAL_BYTES:
        raise PackError(pack, (_too_much(),))
    top = _common_folder(entries)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in entries:
        name = entry.filename.removeprefix(top)
        if entry.is_dir() and not _escapes(entry.filename):
            continue
        problem = _entry_problem(entry, name)
        if not problem and name in files:
            problem = Problem(name, Phrase("pack.twice"))
        if not problem:
            with archive.open(entry) as file:
                content = file.read(_most_bytes(name) + 1)  # whatever the directory of the zip claims
            problem = _size_problem(name, len(content))
            files[name] = content
        if problem:
            problems.append(problem)
    if problems:
        raise PackError(pack, tuple(problems[: limits.PROBLEMS]))
    return files


def _common_folder(entries: list[zipfile.ZipInfo]) -> str:
    """The folder that a person zipped as a whole (`mine/manifest.json`), empty where the manifest is on top."""
    tops = [each.filename.removesuffix("manifest.json") for each in entries if each.filename.endswith("/manifest.json")]
    if len(tops) == 1 and tops[0].count("/") == 1 and not any(each.filename == "manifest.json" for each in entries):
        return tops[0]
    return ""


def _entry_problem(entry: zipfile.ZipInfo, name: str) -> Problem | None:
    if problem := _name_problem(name):
        return problem
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Problem(name, Phrase("pack.link"))
    if entry.flag_bits & 0x1:
        return Problem(name, Phrase("pack.encrypted"))
    small = max(entry.compress_size, 1)
    if name not in limits.ANY_RATIO and limits.RATIO_FROM < entry.file_size > limits.RATIO * small:
        return Problem(name, Phrase("pack.bomb"))
    return _size_problem(name, entry.file_size)


def _escapes(name: str) -> bool:
    path = PurePosixPath(name)
    return ".." in path.parts or path.is_absolute() or "\\" in name or ":" in name or "\0" in name


def _name_problem(name: str) -> Problem | None:
    if _escapes(name):
        return Problem(name[:200], Phrase("pack.path"))
    path = PurePosixPath(name)
    known = len(path.parts) == 1 and path.suffix == ".json" and path.stem in ("manifest", *PARTS)
    if known or (len(path.parts) == 2 and path.parts[0] == "assets"):
        return None
    listed = Listing(tuple(f"{part}.json" for part in ("manifest", *PARTS)))
    return Problem(name[:200], Phrase("pack.unknown_file", names=listed, folder="assets/"))


def _size_problem(name: str, size: int) -> Problem | None:
    if size > _most_bytes(name):
        return Problem(name, Phrase("pack.large", most=_size(_most_bytes(name))))
    return None


def _too_much() -> Problem:
    return Problem("", Phrase("pack.much", files=f"{limits.MEMBERS:,}", most=_size(limits.TOTAL_BYTES)))


def _most_bytes(name: str) -> int:
    """How large a member may be."""
    return limits.TABLES_BYTES if name == "datasets.json" else limits.FILE_BYTES


def _size(count: int) -> int:
    """Bytes in MB."""
    return count // 1_000_000
