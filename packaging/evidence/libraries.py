"""Reads what Python's installed libraries say of themselves: version, licence, texts, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

_LICENCE_FILE = re.compile(
    r"(?:^|/)(?:licen[cs]es?|copying|notice|copyright|authors)[^/]*$|\.dist-info/licenses/", re.IGNORECASE
)
_CODE = (".py", ".pyc", ".pyi", ".so", ".pyd", ".dylib")
_MODULE = re.compile(r"\.(?:cpython-[^.]+|abi3|cp\d+-[^.]+)?\.?(?:so|pyd|py)$")


@dataclass(frozen=True)
class Library:
    """One installed distribution.

    Attributes:
        name: As it is asked for, in the canonical form (PEP 503).
        version: Of it.
        licence: What its metadata says, an SPDX expression or not; empty where it says nothing.
        home: Where its project lives, if it says.
        texts: Path inside it and text of each file about licences and authors.
        files: Every file it installed, relative to where libraries lie, with forward slashes.
        modules: The dotted name of each module among them, and of the packages they lie in.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[tuple[str, str], ...]
    files: frozenset[str]
    modules: frozenset[str]


def read_libraries(site: Path) -> Mapping[str, Library]:
    """Return every library installed in a folder (`site-packages`) by its canonical name."""
    return {library.name: library for library in map(_read, distributions(path=[str(site)]))}


def canonicalise(name: str) -> str:
    """The one form of a distribution's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(distribution: Distribution) -> Library:
    metadata = distribution.metadata

    def told(field: str) -> list[str]:
        return [str(each) for each in metadata.get_all(field) or ()]

    listed = distribution.files or []
    files = frozenset(str(PurePosixPath(each)) for each in listed)
    about = sorted(name for name in files if _LICENCE_FILE.search(name) and not name.endswith(_CODE))
    return Library(
        name=canonicalise(metadata["Name"]),
        version=distribution.version,
        licence=_say_licence(told("License-Expression"), told("License"), told("Classifier")),
        home=_find_home(told("Project-URL"), told("Home-page")),
        texts=tuple((name, _read_text(distribution, name)) for name in about),
        files=files,
        modules=frozenset(part for name in files if (module := _name_module(name)) for part in _with_parents(module)),
    )


def _say_licence(expressions: Sequence[str], lines: Sequence[str], classifiers: Iterable[str]) -> str:
    """The expression of newer metadata, else the line of the older if it is one line, else the classifiers."""
    if expressions:
        return expressions[0]
    if lines and len(lines[0]) < 80 and "\n" not in lines[0].strip():
        return lines[0].strip()
    return "; ".join(each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::"))


def _find_home(urls: Iterable[str], homes: Sequence[str]) -> str:
    """The address of the source, else that of the project."""
    named = {label.strip().lower(): url.strip() for label, _, url in (each.partition(",") for each in urls)}
    for label in ("source", "source code", "repository", "code", "github", "homepage"):
        if label in named:
            return named[label]
    return next(iter((*homes, *named.values())), "")


def _read_text(distribution: Distribution, name: str) -> str:
    return Path(str(distribution.locate_file(name))).read_text(encoding="utf-8", errors="replace")


def _name_module(file: str) -> str:
    """The dotted name under which a file is imported; empty for what is none."""
    stem, found = _MODULE.subn("", file)
    if not found or ".dist-info/" in file or file.startswith(".."):
        return ""
    return stem.removesuffix("/__init__").replace("/", ".")


def _with_parents(module: str) -> list[str]:
    """A module and the packages it lies in; some have no file of their own."""
    parts = module.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]
