"""Keeps the things of one kind: a row each, with child rows in tables of their own."""

from __future__ import annotations

import functools
import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from briefing_app.errors import DamagedError, InputError, NotFoundError, Phrase, name_kind
from briefing_app.model.figure import Citation
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.file import LibraryFile

Row = dict[str, Any]
Rows = tuple[sqlite3.Row | Sequence[sqlite3.Row], ...]  # a thing's own row, and its child rows table by table
OwnRows = list[sqlite3.Row]
Families = Mapping[str, Mapping[str, Sequence[sqlite3.Row]]]  # child rows by table and owner
ChildRows = Mapping[str, list[Row]]  # the child rows of one thing, by table
Thing = TypeVar("Thing")
TOGETHER = 500  # ids asked for in one question
# What values, JSON and enumerations say to a row that this program never wrote.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, InputError)


@dataclass(frozen=True, slots=True)
class Child:
    """A table of child rows: the column that names the parent, the columns that tell its rows apart, their order."""

    table: str
    owner: str
    key: tuple[str, ...]
    order: str = "place"


class Shelf(ABC, Generic[Thing]):
    """Reads and writes one kind. A subclass names its tables and turns things into rows and back."""

    kind: ClassVar[str]
    kinds: ClassVar[str]  # the word after `list` on the command line
    table: ClassVar[str]
    identity: ClassVar[str] = "id"
    readable: ClassVar[str] = "slug"  # the column of the name that people type
    children: ClassVar[tuple[Child, ...]] = ()
    most_kept: ClassVar[int] = 2_048  # things; none of a kind that is large

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._kept: dict[str, tuple[Rows, Thing]] = {}  # by id, what was read last and the rows it was made of

    def forget(self) -> None:
        """Let go of what was kept of things read, for when the file is closed.

        The library and its actions know each other in circles: it would all wait for a walk of Python's collector.
        """
        self._kept.clear()

    # -- what a kind says about itself -------------------------------------------------------------------------------

    @abstractmethod
    def row_of(self, thing: Thing) -> Row:
        """The thing's own row."""

    def children_of(self, thing: Thing) -> Mapping[str, list[Row]]:
        """The thing's child rows by table; every table of `children` has its list."""
        del thing
        return {}

    def prepare(self, thing: Thing, differing: frozenset[str] | None) -> None:
        """Called before the own row of a thing is written; `differing` columns will be others, None if that is not known."""
        del thing, differing

    @abstractmethod
    def thing_of(self, row: Row) -> Thing:
        """The reverse of both: `row` also holds the list of child rows of each table, under the table's name."""

    # -- reading -----------------------------------------------------------------------------------------------------

    def find(self, id: str) -> Thing | None:
        """The thing with this id."""
        found = self.list((id,))
        return found[0] if found else None

    def get(self, id: str) -> Thing:
        """The thing with this id; NotFoundError if there is none."""
        thing = self.find(id)
        if thing is None:
            raise NotFoundError(self.kind, id, self.kinds)
        return thing

    def list(self, ids: Iterable[str] | None = None) -> tuple[Thing, ...]:
        """All things in the order of writing, or those with these ids in the order given, unknown ones left out."""
        with self._file.reading():
            if ids is None:
                rows = self._file.rows(f"SELECT * FROM {self.table} ORDER BY nr")
                families: Families = {
                    child.table: _by_owner(self._file.rows(_children_sql(child, 0)), child) for child in self.children
                }
                make = self._known if len(rows) <= self.most_kept else self._thing
                return tuple(make(row, families) for row in rows)
            wanted = list(dict.fromkeys(ids))
            found: dict[str, Thing] = {}
            for at in range(0, len(wanted), TOGETHER):
                rows, families = self._read_some(wanted[at : at + TOGETHER])
                found.update((row[self.identity], self._known(row, families)) for row in rows)
        return tuple(found[id] for id in wanted if id in found)

    def skim(self, ids: Iterable[str] | None = None) -> Sequence[Any]:
        """What things are found by, as `list` gives them: the things themselves, of most kinds."""
        return self.list(ids)

    def _read_some(self, ids: Sequence[str]) -> tuple[OwnRows, Families]:
        """The own rows of these things, and their child rows by table and owner."""
        sql = f"SELECT * FROM {self.table} WHERE {self.identity} IN ({marks(len(ids))})"
        return self._file.rows(sql, ids), {child.table: self._read_children(child, ids) for child in self.children}

    def _read_children(self, child: Child, ids: Sequence[str]) -> Mapping[str, Sequence[sqlite3.Row]]:
        """The child rows of these things in one table, by owner."""
        return _by_owner(self._file.rows(_children_sql(child, len(ids)), ids), child)

    def has(self, id: str) -> bool:
        """Whether there is one with this id, however large it is."""
        with self._file.reading():
            sql = f"SELECT 1 FROM {self.table} WHERE {self.identity} = ?"
            return self._file.execute(sql, (id,)).fetchone() is not None

    def ids(self) -> tuple[str, ...]:
        """All ids in the order of writing."""
        with self._file.reading():
            return tuple(row[0] for row in self._file.execute(f"SELECT {self.identity} FROM {self.table} ORDER BY nr"))

    def names(self) -> frozenset[str]:
        """The readable names of all."""
        with self._file.reading():
            return frozenset(row[0] for row in self._file.execute(f"SELECT {self.readable} FROM {self.table}"))

    def count(self) -> int:
        """How many there are."""
        with self._file.reading():
            return int(self._file.execute(f"SELECT count(*) FROM {self.table}").fetchone()[0])

    def resolve(self, ref: str) -> str:
        """The id that an id or readable name stands for; NotFoundError if nothing has either."""
        with self._file.reading():
            for column in dict.fromkeys((self.identity, self.readable)):
                sql = f"SELECT {self.identity} FROM {self.table} WHERE {column} = ?"
                if row := self._file.execute(sql, (ref,)).fetchone():
                    return str(row[0])
        raise NotFoundError(self.kind, ref, self.kinds)

    # -- writing, within an operation --------------------------------------------------------------------------------

    def save(self, thing: Thing) -> None:
        """Add the thing, or replace what has its id; rows that stay the same are not written."""
        self.prepare(thing, None)
        row = self.row_of(thing)
        known = self.save_row(row)
        self.save_children(row[self.identity], self.children_of(thing), known=known)

    def save_own(self, thing: Thing) -> bool:
        """Write the own row of a thing; tells whether there was one."""
        return self.save_row(self.row_of(thing))

    def save_row(self, row: Row) -> bool:
        """The same with the row itself."""
        known = self.has(row[self.identity])
        if known:
            _update(self._file, self.table, (self.identity,), [row])
        else:
            _insert(self._file, self.table, [row])
        return known

    def save_children(self, id: str, families: ChildRows, *, known: bool = True) -> None:
        """Write all child rows of a thing in these tables; rows that stay the same are not written."""
        children = [child for child in self.children if child.table in families]
        if known:
            for child in reversed(children):
                _remove_others(self._file, child, id, families[child.table])
        for child in children:
            rows = families[child.table]
            there = _keys_there(self._file, child, id) if known else set()
            _update(self._file, child.table, child.key, [each for each in rows if _key(each, child) in there])
            _insert(self._file, child.table, [each for each in rows if _key(each, child) not in there])

    def save_all(self, things: Sequence[Thing]) -> None:
        """Save many: what stands in the library is read together, and of rows that are there only what differs is written."""
        for at in range(0, len(things), TOGETHER):
            some = {self.row_of(each)[self.identity]: each for each in things[at : at + TOGETHER]}
            rows, families = self._read_some(list(some))
            there = {row[self.identity]: row for row in rows}
            for id, thing in some.items():
                before = {table: [dict(row) for row in family.get(id, ())] for table, family in families.items()}
                if id not in there or before != self.children_of(thing):
                    self.save(thing)
                else:
                    self._save_over(there[id], thing)

    def _save_over(self, row: sqlite3.Row, thing: Thing) -> None:
        """Save a thing of which only the own row may differ."""
        old = dict(row)
        differing = {name: value for name, value in self.row_of(thing).items() if old[name] != value}
        if not differing:
            return
        self.prepare(thing, frozenset(differing))
        sql = _replace_sql(self.table, tuple(differing), self.identity)
        self._file.execute(sql, (*differing.values(), old[self.identity]))

    def delete(self, id: str) -> None:
        """Remove the thing with its child rows; NotFoundError if there is none."""
        for child in reversed(self.children):
            self._file.execute(f"DELETE FROM {child.table} WHERE {child.owner} = ?", (id,))
        if not self._file.execute(f"DELETE FROM {self.table} WHERE {self.identity} = ?", (id,)).rowcount:
            raise NotFoundError(self.kind, id, self.kinds)

    def _known(self, row: sqlite3.Row, families: Families) -> Thing:
        """The thing of these rows: the same object as the last time where they are the same, since most of them are.

        A page that follows an edit of one block reads a briefing of two hundred; making them all anew would take the time.
        """
        id = row[self.identity]
        rows = (row, *(family.get(id, ()) for family in families.values()))
        kept = self._kept.get(id)
        if kept is not None and kept[0] == rows:
            return kept[1]
        thing = self._thing(row, families)
        if len(self._kept) >= self.most_kept:
            self._kept.clear()
        if self.most_kept:
            self._kept[id] = (rows, thing)
        return thing

    def _thing(self, row: sqlite3.Row, families: Families) -> Thing:
        id = row[self.identity]
        try:
            return self.thing_of(dict(row) | {table: family.get(id, ()) for table, family in families.items()})
        except UNREADABLE as problem:
            raise self._damage() from problem

    def _damage(self) -> DamagedError:
        """That a row says something that this program never wrote."""
        return DamagedError(path=self._file.path, detail=Phrase("damage.entry", kind=name_kind(self.kind)))


# -- columns of values that recur ------------------------------------------------------------------------------------


def texts(name: str, local: LocalText) -> Row:
    """The three columns of a text."""
    return {f"{name}_{language.attribute}": local.get(language) for language in LANGUAGES}


def text_of(row: Row | sqlite3.Row, name: str) -> LocalText:
    """The reverse of `texts`."""
    return LocalText(row[f"{name}_en"], row[f"{name}_zh_hant"], row[f"{name}_zh_hans"])


def dated(partial: PartialDate | None) -> str:
    """A date as its column keeps it."""
    return str(partial) if partial else ""


def date_of(text: str) -> PartialDate | None:
    """The reverse of `dated`."""
    return PartialDate.parse(text) if text else None


def tagged(tags: tuple[str, ...]) -> str:
    """Tags as their column keeps them."""
    return json.dumps(tags, ensure_ascii=False) if tags else "[]"


def tags_of(text: str) -> tuple[str, ...]:
    """The reverse of `tagged`."""
    return tuple(json.loads(text)) if text != "[]" else ()


def citations(owner: str, id: str, sources: tuple[Citation, ...]) -> list[Row]:
    """Child rows of the sources of a thing."""
    return [
        {owner: id, "place": place, "source_id": each.source_id, "locator": each.locator}
        for place, each in enumerate(sources)
    ]


def citations_of(rows: Sequence[Row]) -> tuple[Citation, ...]:
    """The reverse of `citations`."""
    return tuple(Citation(row["source_id"], row["locator"]) for row in rows)


def quotes(owner: str, id: str, keys: tuple[str, ...]) -> list[Row]:
    """Child rows of the figures that a thing lists."""
    return [{owner: id, "place": place, "figure_key": key} for place, key in enumerate(keys)]


# -- statements ------------------------------------------------------------------------------------------------------


def marks(count: int) -> str:
    """The places of so many values in a statement."""
    return ", ".join("?" * count)


@functools.cache
def _children_sql(child: Child, count: int) -> str:
    where = f" WHERE {child.owner} IN ({marks(count)})" if count else ""
    return f"SELECT * FROM {child.table}{where} ORDER BY {child.owner}, {child.order}"


def _by_owner(rows: list[sqlite3.Row], child: Child) -> dict[str, list[sqlite3.Row]]:
    families: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        families.setdefault(row[child.owner], []).append(row)
    return families


def _key(row: Row, child: Child) -> tuple[Any, ...]:
    return tuple(row[name] for name in child.key)


def _keys_there(file: LibraryFile, child: Child, id: str) -> set[tuple[Any, ...]]:
    names = ", ".join(child.key)
    return set(file.execute(f"SELECT {names} FROM {child.table} WHERE {child.owner} = ?", (id,)).fetchall())


def _remove_others(file: LibraryFile, child: Child, id: str, rows: list[Row]) -> None:
    gone = _keys_there(file, child, id) - {_key(row, child) for row in rows}
    if gone:
        where = " AND ".join(f"{name} = ?" for name in child.key)
        file.execute_many(f"DELETE FROM {child.table} WHERE {where}", sorted(gone))


@functools.cache
def _insert_sql(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks(len(names))})"


@functools.cache
def _update_sql(table: str, names: tuple[str, ...], key: tuple[str, ...]) -> str:
    sets = ", ".join(f"{name} = ?" for name in names)
    where = " AND ".join(f"{name} = ?" for name in key)
    differs = " OR ".join(f"{name} IS NOT ?" for name in names)
    return f"UPDATE {table} SET {sets} WHERE {where} AND ({differs})"


@functools.cache
def _replace_sql(table: str, names: tuple[str, ...], key: str) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE {key} = ?"


def _insert(file: LibraryFile, table: str, rows: list[Row]) -> None:
    if len(rows) == 1:
        file.execute(_insert_sql(table, tuple(rows[0])), tuple(rows[0].values()))
    elif rows:
        file.execute_many(_insert_sql(table, tuple(rows[0])), [tuple(row.values()) for row in rows])


def _update(file: LibraryFile, table: str, key: tuple[str, ...], rows: list[Row]) -> None:
    for row in rows:
        names = tuple(name for name in row if name not in key)
        values = [row[name] for name in names]
        if values:  # a row that is nothing but its key stays as it is
            file.execute(_update_sql(table, names, key), [*values, *(row[name] for name in key), *values])
