"""The table of the works of others that Python's own metadata does not know: packaging/licences/works.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kit import ROOT

LICENCES = ROOT / "packaging" / "licences"
TEXTS = LICENCES / "texts"


@dataclass(frozen=True)
class LibraryNote:
    """What to believe of a library instead of its metadata, and which texts its wheel lacks."""

    licence: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class CarriedWork:
    """A work that comes inside another or with the program; the fields are those that works.toml explains."""

    name: str
    licence: str
    home: str
    texts: tuple[str, ...] = ()
    own_texts: tuple[str, ...] = ()
    library_texts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    inside: str = ""
    version_of: str = ""
    ask: str = ""
    always: bool = False

    def has_file(self, path: str) -> bool:
        """Tell whether a file of the bundle is this work's own."""
        return any(re.fullmatch(pattern, path) for pattern in self.files)


@dataclass(frozen=True)
class Table:
    """The whole of works.toml.

    Attributes:
        libraries: Notes by canonical name of a Python library.
        works: In the order of the file.
        host: Licence by pattern of the name of a Debian package.
    """

    libraries: Mapping[str, LibraryNote] = field(default_factory=dict)
    works: tuple[CarriedWork, ...] = ()
    host: Mapping[str, str] = field(default_factory=dict)

    def find_host_licence(self, package: str) -> str | None:
        """The licence of a Debian package's library; None if nobody has decided about it."""
        return next((licence for pattern, licence in self._host if pattern.fullmatch(package)), None)

    @cached_property
    def _host(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), licence) for pattern, licence in self.host.items()]


def read_table(path: Path = LICENCES / "works.toml") -> Table:
    """Read the table."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Table(
        libraries={
            name: LibraryNote(note["licence"], tuple(note.get("texts", ()))) for name, note in told["libraries"].items()
        },
        works=tuple(_read_work(each) for each in told["works"]),
        host=told["host"],
    )


def _read_work(told: Mapping[str, Any]) -> CarriedWork:
    """One work; a key that is none of its fields is refused as an unknown argument."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}
    return CarriedWork(**values)
