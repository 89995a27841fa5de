"""What every action works with: the library, the words, the day, and those who want to know what changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from briefing_app.errors import InputError, NotFoundError, list_uses
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import PRINTED_ROWS, Chart, Dataset
from briefing_app.model.edition import Asset, Quoted
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.source import Source
from briefing_app.store.changes import Changes
from briefing_app.store.library import Library
from briefing_app.store.trash import KEPT, Discarded
from briefing_app.store.writer import Writer
from briefing_app.wording.printed import Wording
from briefing_app.workspace.closure import with_inputs
from briefing_app.workspace.drafts import Drafts
from briefing_app.workspace.quote import quote_figures

Listener = Callable[[Changes], None]
_SLUG_LENGTH = 60


def make_id() -> str:
    """A new random UUID."""
    return str(uuid4())


def read_clock() -> datetime:
    """The time now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """Shared by the groups of actions; `today`, `now` and `new_id` are inputs so that everything can be repeated."""

    library: Library
    wording: Wording
    drafts: Drafts
    today: Callable[[], date]
    new_id: Callable[[], str] = make_id
    now: Callable[[], datetime] = read_clock
    _listeners: list[Listener] = field(default_factory=list)
    _bursts: list[str] = field(default_factory=list)
    _going: list[Writer] = field(default_factory=list)  # the operation that is open

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with what was touched after each operation, undo and redo."""
        self._listeners.append(listener)

    def announce(self, changes: Changes) -> Changes:
        """Tell all listeners, unless nothing changed."""
        if changes:
            for listener in self._listeners:
                listener(changes)
        return changes

    @contextmanager
    def operation(self, name: str, **values: object) -> Iterator[Writer]:
        """One undoable act, announced once it is kept; see `Library.step`.

        What is done within another operation is a part of that, goes by its name, and is announced with it.
        """
        if self._going:
            yield self._going[-1]
            return
        burst = self._bursts[-1] if self._bursts else ""
        with self.library.step(name, values, at=self.stamp(), burst=burst) as writer:
            self._going.append(writer)
            try:
                yield writer
            finally:
                self._going.pop()
        self.announce(writer.changes)

    @contextmanager
    def typing(self, burst: str) -> Iterator[None]:
        """What is done inside belongs to this burst of typing; see `Library.step`."""
        self._bursts.append(burst)
        try:
            yield
        finally:
            self._bursts.pop()

    def stamp(self) -> str:
        """The time, UTC, as the library keeps it: `2024-06-01T08:30:00Z`."""
        return stamp_of(self.now())

    def delete(self, kind: str, id: str, name: LocalText | str) -> Changes:
        """Remove a thing that nothing refers to; cards, figures, sources, datasets, charts and briefings go to the trash.

        Raises:
            InputError: Something refers to it; the sentence says what.
            NotFoundError: There is no such thing.
        """
        id = self.library.resolve_ref(kind, id)
        self.refuse_used(kind, id, name)
        with self.operation(f"{kind}.delete", title=name) as writer:
            self.discard(writer, kind, id)
        return writer.changes

    def refuse_used(self, kind: str, id: str, name: LocalText | str) -> None:
        """InputError for a thing that something refers to; the sentence says what."""
        if uses := self.library.where_used(kind, id):
            users = [(use.kind, self.print_text(use.title) or use.slug) for use in uses]
            thing = self.print_title(self._get_head(kind, id)) or name
            raise InputError("used", field=kind, name=thing, uses=list_uses(users))

    def discard(self, writer: Writer, kind: str, id: str) -> None:
        """Remove a thing within an operation, and put it into the trash if it is of a kind that is kept there."""
        if kind == "dataset":
            writer.discard_table(id, self.print_title(self._get_head(kind, id)), self.stamp())
        elif kind in KEPT:
            self.discard_thing(writer, kind, self.library.get(kind, id))
        else:
            writer.delete(kind, id)

    def discard_thing(self, writer: Writer, kind: str, thing: Any) -> None:
        """Move a thing of a kind that is kept there to the trash, within an operation."""
        writer.save_discarded(Discarded(thing.id, kind, self.print_title(thing), thing, self.stamp()))
        writer.delete(kind, thing.id)

    def _get_head(self, kind: str, id: str) -> Any:
        """A thing that says at least what it is called: a table without its rows."""
        return self.library.get_table(id).dataset if kind == "dataset" else self.library.get(kind, id)

    def print_title(self, thing: Any) -> LocalText:
        """What a thing is called, as readers see it."""
        title = _title_of(thing)
        return self.print_text(title) if any("{" in text or "}" in text for _, text in title) else title

    def print_text(self, text: LocalText) -> LocalText:
        """A text with its figures filled in as they are quoted today."""
        quoted = self.quote(keys_in(text))

        def look_up(key: str) -> tuple[Figure, Observation | None] | None:
            return (quoted[key].figure, quoted[key].observation) if key in quoted else None

        filled = (self.wording.resolve_string(text.get(each), each, look_up) for each in LANGUAGES)
        return LocalText(*filled)

    def quote(self, keys: Sequence[str]) -> Mapping[str, Quoted]:
        """These figures and all that they need, by key as they are quoted today; unknown keys are left out."""
        return quote_figures(with_inputs(LibraryReader(self.library), keys), self.today())

    def free_slug(self, kind: str, title: LocalText) -> str:
        """A readable name for something new that no other of its kind has."""
        return next_free(slug_of_title(title) or kind, lambda slug: self.find_id(kind, slug) is not None, "-")

    def copy_slug(self, kind: str, slug: str) -> str:
        """A readable name for the copy of a thing that no other of its kind has."""
        return next_free(f"{slug[:70]}-copy", lambda each: self.find_id(kind, each) is not None, "-")

    def find_id(self, kind: str, ref: str) -> str | None:
        """The id that an id, slug or key stands for, None if nothing of this kind has it."""
        try:
            return self.library.resolve_ref(kind, ref)
        except NotFoundError:
            return None


def _title_of(thing: Any) -> LocalText:
    """The text that names a thing, whatever its kind."""
    match thing:
        case Source():
            return LocalText.same(thing.title) if thing.title else thing.description
        case Figure():
            return thing.label
        case Term() | Theme():
            return thing.name
        case Asset():
            return LocalText.same(thing.name)
        case _:
            title: LocalText = thing.title
            return title


def called(thing: Briefing | FactCard | Chart | Dataset) -> LocalText | str:
    """What a thing is called in a sentence about it: its title, or its slug where it has none."""
    return thing.title or thing.slug


def stamp_of(moment: datetime) -> str:
    """A time in UTC, to the second, as ISO 8601."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def slug_of(text: str) -> str:
    """Latin letters and digits of a title in small letters, joined by hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-")


def slug_of_title(title: LocalText) -> str:
    """The slug of the English title, else of the first Chinese one with a Latin letter: a year alone names nothing."""
    chinese = (slug_of(each) for each in (title.zh_hant, title.zh_hans))
    return slug_of(title.en) or next((each for each in chinese if re.search(r"[a-z]", each)), "")


def next_free(wanted: str, is_taken: Callable[[str], bool], joint: str) -> str:
    """`wanted`, or with the first number from 2 behind it that is not taken: `visit-2`, `grants_2`."""
    name, number = wanted, 1
    while is_taken(name):
        number += 1
        name = f"{wanted}{joint}{number}"
    return name


class LibraryReader:
    """The library as the closure of a briefing reads it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find_cards(self, ids: Iterable[str]) -> tuple[FactCard, ...]:
        """Cards by id."""
        return self._library.list_cards(ids)

    def find_charts(self, ids: Iterable[str]) -> tuple[Chart, ...]:
        """Charts by id."""
        return self._library.list_charts(ids)

    def find_datasets(self, ids: Iterable[str]) -> tuple[Dataset, ...]:
        """Datasets by id."""
        return self._library.list_datasets(ids)

    def find_sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Sources by id."""
        return self._library.list_sources(ids)

    def find_figures(self, keys: Iterable[str]) -> tuple[Figure, ...]:
        """Figures by key."""
        return self._library.list_figures_by_key(keys)

    def find_assets(self, ids: Iterable[str]) -> tuple[Asset, ...]:
        """Pictures by the SHA-256 of their bytes."""
        return self._library.list_assets(ids)

    def find_briefing(self, id: str) -> Briefing | None:
        """A briefing or template by id."""
        return self._library.find_briefing(id)

    def list_themes(self) -> tuple[Theme, ...]:
        """All themes in their order."""
        return self._library.list_themes()

    def list_terms(self) -> tuple[Term, ...]:
        """The whole glossary."""
        return self._library.list_terms()


class EditionReader(LibraryReader):
    """The library as an edition of a briefing reads it: tables too long for any page or drawing come without their rows."""

    def find_datasets(self, ids: Iterable[str]) -> tuple[Dataset, ...]:
        """Datasets by id."""
        heads = self._library.list_tables(ids)
        short = self._library.list_datasets([each.dataset.id for each in heads if each.row_count <= PRINTED_ROWS])
        whole = {each.id: each for each in short}
        return tuple(whole.get(each.dataset.id) or replace(each.dataset, left_out=each.row_count) for each in heads)
