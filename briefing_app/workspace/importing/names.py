"""Find what a row is about in the library, and name what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from briefing_app.errors import InputError, NotFoundError, Phrase, name_kind
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.store.library import Library
from briefing_app.workspace.desk import slug_of, slug_of_title
from briefing_app.workspace.importing.plan import Entry
from briefing_app.workspace.importing.read_values import read_text

_SLUG_LENGTH = 74
_KEY_LENGTH = 58


def local_text(values: Mapping[str, object], base: str) -> LocalText:
    """The texts that a row gives for a field in three languages."""
    english, hant, hans = (values.get(name, "") for name in _name_fields(base))
    return LocalText(_words(english), _words(hant), _words(hans))


@cache
def _name_fields(base: str) -> tuple[str, ...]:
    return tuple(f"{base}.{each}" for each in LANGUAGES)


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def overlay(old: LocalText, new: LocalText) -> LocalText:
    """The old text with what the new one has; an empty cell takes nothing away, nor do spaces around a text matter."""
    return LocalText(
        *(_overlay(there, said) for there, said in zip(_all(old), _all(new), strict=True)),
    )


def _all(text: LocalText) -> tuple[str, ...]:
    return tuple(text.get(each) for each in LANGUAGES)


def _overlay(old: str, new: str) -> str:
    return old if not new or read_text(old) == new else new


def plain_name(name: str) -> str:
    """A name without what differs by taste: case, and how wide gaps are."""
    return " ".join(name.split()).casefold()


class Matcher:
    """Finds the things of one kind that rows are about: by id, else by slug or key, else by title."""

    def __init__(self, library: Library, kind: str, entries: Iterable[Entry], titled: str, named: str = "slug") -> None:
        """Look up all rows at once.

        Args:
            library: Where they may be.
            kind: Of the things.
            entries: The rows.
            titled: The base of the field that holds their title.
            named: The field that holds their readable name.
        """
        self._library = library
        self._kind = kind
        self._titled = titled
        self._named = named
        rows = tuple(entries)
        titles = {text for each in rows for _, text in local_text(each.values, titled)}
        self._by_title = library.find_titled(kind, titles)
        ids = [id for each in rows if isinstance(id := each.values.get("id"), str)]
        self.things: dict[str, Any] = {}
        self._load(ids)
        self.found: dict[int, str | None] = {}
        self.refused: dict[int, InputError] = {}
        for each in rows:
            try:
                self.found[each.number] = self._find(each)
            except InputError as problem:
                self.refused[each.number] = problem
        self._load([id for id in self.found.values() if id and id not in self.things])

    def get(self, entry: Entry) -> Any:
        """The thing that a row is about, None where it is new.

        Raises:
            InputError: Several have the title.
        """
        if problem := self.refused.get(entry.number):
            raise problem
        id = self.found[entry.number]
        return self.things[id] if id else None

    def _load(self, ids: Iterable[str]) -> None:
        for things in self._library.list_by_kind((self._kind, id) for id in ids).values():
            self.things.update((each.id, each) for each in things)

    def _find(self, entry: Entry) -> str | None:
        id = entry.values.get("id")
        if isinstance(id, str) and id in self.things:
            return id
        name = entry.values.get(self._named)
        if isinstance(name, str):
            return find_id(self._library, self._kind, name)
        if id is not None:
            return None
        title = local_text(entry.values, self._titled)
        found = {each for _, text in title for each in self._by_title.get(text, ())}
        if len(found) > 1:
            raise InputError("import.several", field=self._titled, title=title, column=Phrase(f"field.{self._named}"))
        return next(iter(found), None)


def find_id(library: Library, kind: str, name: str) -> str | None:
    """The id that a slug or key stands for, None if nothing has it."""
    try:
        return library.resolve_ref(kind, name)
    except NotFoundError:
        return None


@dataclass(slots=True)
class Once:
    """Watches that no two rows are about the same thing."""

    rows: dict[str, int] = field(default_factory=dict)

    def take(self, marks: Iterable[str], number: int) -> None:
        """Note what tells a thing apart (id, slug, titles).

        Raises:
            InputError: An earlier row has one of the marks.
        """
        kept = tuple(marks)
        for mark in kept:
            if mark in self.rows:
                raise InputError("import.row_twice", field="row", row=self.rows[mark])
        self.rows.update(dict.fromkeys(kept, number))


class Namer:
    """Gives new things names that nothing in the library has and no other new thing got."""

    def __init__(self, library: Library, kind: str) -> None:
        self._kind = kind
        self._given = set(library.names(kind))
        self._last: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Note a name that a row gives itself."""
        self._given.add(name)
        return name

    def make_slug(self, title: LocalText) -> str:
        """A slug of the title, or of the kind."""
        return self._free(slug_of_title(title)[:_SLUG_LENGTH] or self._kind, "-")

    def make_key(self, label: LocalText, otherwise: str) -> str:
        """A key for a figure."""
        words = slug_of(label.en) or slug_of(otherwise)
        wanted = words.replace("-", "_").lstrip("0123456789_")[:_KEY_LENGTH].rstrip("_")
        return self._free(wanted or "figure", "_")

    def _free(self, wanted: str, joint: str) -> str:
        number = self._last.get(wanted, 0)
        while True:
            number += 1
            name = wanted if number == 1 else f"{wanted}{joint}{number}"
            if name not in self._given:
                break
        self._last[wanted] = number
        return self.take(name)


def no_such(kind: str, name: str, field: str) -> InputError:
    """The refusal of a row that names something that is not there in a field."""
    return InputError("import.no_such", field=field, kind=name_kind(kind), name=name)
