"""Takes stock of a frozen program: whose each file and module is, under which terms, and with which texts.

A file that belongs to nobody known, and terms that forbid shipping, are errors: nothing goes out that was not looked at.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from evidence.bundle import Bundle
from evidence.debian import HostPackage, find_packages
from evidence.libraries import Library, read_libraries
from evidence.spdx import LicenceError, choose
from evidence.works import TEXTS, CarriedWork, Table, read_table
from kit import ROOT, BuildError

_OURS = "briefing_app"
_BOOT = re.compile(r"pyi|_pyi|pyimod|struct$|_sysconfigdata|__main__$|entry$")
_ALWAYS = "pyinstaller"  # its start is the executable itself


@dataclass(frozen=True)
class Work:
    """A work of others inside the program.

    Attributes:
        name: As its makers call it, or as it is asked for.
        version: Of it; empty where nobody knows.
        licence: SPDX expression of the terms under which we ship it.
        home: Where its source is.
        purl: Its package URL.
        texts: Title and text of each licence or notice it asks to be shipped.
        inside: The work that carries it; empty for one of its own.
    """

    name: str
    version: str
    licence: str
    home: str
    purl: str
    texts: tuple[tuple[str, str], ...]
    inside: str = ""


def take_stock(bundle: Bundle, site: Path, table: Table | None = None) -> tuple[Work, ...]:
    """Return every work in a frozen program, sorted by name.

    Args:
        bundle: The program.
        site: Where the libraries lie with which it was frozen.
        table: Of works that Python's metadata does not know; works.toml unless given.

    Raises:
        BuildError: Files nobody knows, terms that forbid shipping, texts that are missing; all of them are named.
    """
    table = table or read_table()
    libraries = read_libraries(site)
    found = _attribute(bundle, libraries, table)
    problems = list(found.problems)
    works: list[Work] = []

    def add(make: Callable[[], Work]) -> None:
        try:
            works.append(make())
        except BuildError as problem:
            problems.append(str(problem))

    for name in sorted(found.libraries):
        add(partial(_work_of_library, libraries[name], table))
    for work in found.works:
        add(partial(_work_of_table, work, libraries, site))
    for package in found.packages:
        add(partial(_work_of_host, package, table))
    if problems:
        listed = "\n".join(f"  {each}" for each in problems)
        raise BuildError(f"This program may not be handed out as it is:\n{listed}\nSee packaging/licences/README.md.")
    return tuple(sorted(works, key=lambda each: each.name.lower()))


def find_site() -> Path:
    """Where the libraries of the running Python lie."""
    return Path(sysconfig.get_path("purelib"))


@dataclass(frozen=True)
class _Found:
    libraries: frozenset[str]
    works: tuple[CarriedWork, ...]
    packages: tuple[HostPackage, ...]
    problems: tuple[str, ...]


def _attribute(bundle: Bundle, libraries: Mapping[str, Library], table: Table) -> _Found:
    """Find out whose the files and modules are."""
    owner_of_file = {file: library.name for library in libraries.values() for file in library.files}
    owner_of_module = {module: library.name for library in libraries.values() for module in library.modules}
    works = [each for each in table.works if not each.systems or bundle.system in each.systems]
    used, seen, strangers, problems = {_ALWAYS} & set(libraries), set(), [], []
    if _ALWAYS not in libraries:
        problems.append("PyInstaller is not among the libraries the program was frozen with")
    for path in sorted(bundle.files):
        if path.startswith(f"{_OURS}/"):
            continue
        work = next((each for each in works if each.has_file(path)), None)
        if path in owner_of_file:
            used.add(owner_of_file[path])
        if work is not None:
            seen.add(work.name)
        elif path not in owner_of_file:
            strangers.append(path)
    for module in sorted(bundle.modules):
        top = module.partition(".")[0]
        if module in owner_of_module:
            used.add(owner_of_module[module])
        elif top != _OURS and top not in sys.stdlib_module_names and not _BOOT.match(top):
            problems.append(f"module {module}: nobody knows whose it is")
    packages, unknown = find_packages(strangers) if bundle.system == "linux" else ((), tuple(strangers))
    problems += [f"{path}: nobody knows whose it is" for path in unknown]
    return _Found(frozenset(used), tuple(_spread(works, used, seen)), packages, tuple(problems))


def _spread(works: Iterable[CarriedWork], libraries: set[str], seen: set[str]) -> list[CarriedWork]:
    """The works that are there: always, by a file of theirs, or inside another that is there."""
    there = libraries | seen
    chosen: list[CarriedWork] = []
    for work in works:  # what carries stands before what it carries
        if work.always or work.name in seen or work.inside in there:
            there.add(work.name)
            chosen.append(work)
    return chosen


def _work_of_library(library: Library, table: Table) -> Work:
    note = table.libraries.get(library.name)
    licence = _choose(library.name, note.licence if note else library.licence)
    texts = (*library.texts, *_read_texts(note.texts if note else ()))
    if not texts:
        raise BuildError(f"{library.name}: no licence text; add one to packaging/licences/")
    purl = f"pkg:pypi/{library.name}@{library.version}"
    return Work(library.name, library.version, licence, library.home, purl, _named(library.name, texts))


def _work_of_table(work: CarriedWork, libraries: Mapping[str, Library], site: Path) -> Work:
    licence = _choose(work.name, work.licence)
    texts = [
        *_read_texts(work.texts),
        *((path.name, path.read_text(encoding="utf-8")) for each in work.own_texts for path in sorted(ROOT.glob(each))),
        *((Path(each).name, (site / each).read_text(encoding="utf-8")) for each in work.library_texts),
    ]
    if not texts and not work.inside:
        raise BuildError(f"{work.name}: no licence text; add one to packaging/licences/")
    version = libraries[work.version_of].version if work.version_of in libraries else ""
    if work.ask and site == find_site():
        version = _ask(work.ask)
    slug = re.sub(r"[^a-z0-9.]+", "-", work.name.lower()).strip("-")
    purl = f"pkg:generic/{slug}" + (f"@{quote(version)}" if version else "")
    return Work(work.name, version, licence, work.home, purl, _named(work.name, texts), work.inside)


def _work_of_host(package: HostPackage, table: Table) -> Work:
    licence = table.find_host_licence(package.name)
    if licence is None:
        raise BuildError(
            f"{', '.join(package.files)}: of the system's package {package.name}, about which nobody has decided"
        )
    chosen = _choose(f"{', '.join(package.files)} ({package.name})", licence)
    # A Debian copyright file names the long common licences instead of repeating them.
    common = [f"{part}.txt" for part in re.findall(r"[\w.-]+", chosen) if (TEXTS / f"{part}.txt").is_file()]
    texts = [("copyright", package.text), *_read_texts(common)]
    return Work(package.name, package.version, chosen, package.home, package.purl, _named(package.name, texts))


def _choose(name: str, licence: str) -> str:
    try:
        return choose(licence)
    except LicenceError as problem:
        raise BuildError(f"{name}: {problem}") from problem


def _named(name: str, texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{name}: {re.sub(r'^.*[.]dist-info/(licenses/)?', '', title)}", text) for title, text in texts)


def _read_texts(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, (TEXTS / name).read_text(encoding="utf-8")) for name in names]


def _ask(question: str) -> str:
    """The version that a module of the running Python says: `module:attribute`, or `module:function()`."""
    module, _, attribute = question.partition(":")
    answer = getattr(import_module(module), attribute.removesuffix("()"))
    told = str(answer() if attribute.endswith("()") else answer)
    found = re.search(r"\d+(?:\.\d+)+[a-z]?", told)
    return found[0] if found else told
