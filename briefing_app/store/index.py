"""Keeps the search index and the list of who quotes which figure in step with the content, in the same transaction.

`search_docs` holds the words that readers see, figures filled in; `search_index` and `search_titles` (FTS5, contentless)
the tokens of all of it and of the titles alone. They are derived: every operation, undo and redo refreshes what it touched
and what quotes a figure it touched.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart
from briefing_app.model.figure import Figure, Value
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.source import Source
from briefing_app.model.walk import find_texts
from briefing_app.store.card_index import CardIndex
from briefing_app.store.card_labels import CardLabels
from briefing_app.store.datasets import TableWords
from briefing_app.store.figures import Figures
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import fingerprint
from briefing_app.store.printer import Ages, Printer
from briefing_app.store.progress import Progress
from briefing_app.store.shelf import Shelf
from briefing_app.store.token_index import DOC_COLUMNS, DocRow, TokenIndex

_MANY = 1_000  # things written at once, after which the index is put in order
INDEXED = ("source", "figure", "dataset", "chart", "card", "term", "briefing")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_MARK = "search_fingerprint"

Things = Mapping[tuple[str, str], object]


@dataclass(frozen=True, slots=True)
class Doc:
    """What one thing can be found by: title and text in three languages, and words that belong to no language."""

    slug: str
    title: tuple[str, str, str]
    text: tuple[str, str, str]
    more: str
    bodies: tuple[int, int, int] = (0, 0, 0)  # how much of each text its first body is; other words follow


class Index:
    """The writing side of the search of one open library."""

    def __init__(
        self, file: LibraryFile, shelves: Mapping[str, Shelf[Any]], printer: Printer, progress: Progress
    ) -> None:
        self._file = file
        self._progress = progress
        self._shelves = shelves
        self._printer = printer
        self._tokens = TokenIndex(file)
        self._labels = CardLabels(file, self._tokens)
        self._figures: dict[str, Figure | None] = {}
        self._ages: dict[str, Ages] = {}
        self._cards = CardIndex(file)

    def refresh(self, touched: Iterable[tuple[str, str]], saved: Things, relabelled: Collection[str] = ()) -> None:
        """Bring the index in step with what was touched (kind, id).

        Args:
            touched: Everything that was added, changed or removed.
            saved: Spares reading again what was just written.
            relabelled: Ids of those cards of which nothing changed but what they are sorted by.
        """
        wanted = [pair for pair in touched if pair[0] in INDEXED]
        saved = {pair: thing for pair, thing in saved.items() if pair[0] != "dataset"}  # found by a part of them only
        self._forget()
        keys = self._keys_before_and_after([id for kind, id in wanted if kind == "figure"])
        quoting = dict.fromkeys(self._quoting(keys))
        self._cards.begin()
        if light := [id for id in relabelled if ("card", id) not in quoting]:
            done = {("card", id) for id in self._labels.write(light, self._cards.now)}
            wanted = [pair for pair in wanted if pair not in done]
        for kind, id in wanted:
            self._note_uses(kind, id, saved)
        todo = dict.fromkeys([*wanted, *quoting, *self._quoting(keys)])
        missing: dict[str, list[str]] = {}
        for kind, id in todo:
            if (kind, id) not in saved:
                missing.setdefault(kind, []).append(id)
        read = {(kind, thing.id): thing for kind, ids in missing.items() for thing in self._shelves[kind].skim(ids)}
        direct = set(wanted)
        for kind, id in self._progress.through(todo):
            self._write(kind, id, saved.get((kind, id)) or read.get((kind, id)), changed=(kind, id) in direct)
        if len(todo) >= _MANY:
            self._put_in_order(len(todo))
        self._forget()

    def rebuild(self) -> None:
        """Index everything anew."""
        file = self._file
        self._forget()
        self._cards.begin(anew=True)
        for statement in (
            "DELETE FROM search_docs",
            "INSERT INTO search_index (search_index) VALUES ('delete-all')",
            "INSERT INTO search_titles (search_titles) VALUES ('delete-all')",
            "DELETE FROM figure_uses",
            f"DELETE FROM settings WHERE name = '{_MARK}'",
        ):
            file.execute(statement)
        for kind in INDEXED:
            for thing in self._shelves[kind].skim():
                self._note_uses(kind, thing.id, {(kind, thing.id): thing})
                self._write(kind, thing.id, thing, changed=False)
        file.execute(f"INSERT INTO settings VALUES ('{_MARK}', ?)", (json.dumps(fingerprint()),))
        self._put_in_order()
        self._forget()

    def _put_in_order(self, written: int | None = None) -> None:
        """Merge the pieces in which SQLite wrote, so that no later operation has to, where that is worth the time."""
        if written is not None and written < self._file.execute("SELECT count(*) FROM search_docs").fetchone()[0] / 4:
            return
        for table in ("search_index", "search_titles"):
            self._file.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    @property
    def outdated(self) -> bool:
        """Whether the index was written under other rules of folding (a new version, a new Unicode table)."""
        row = self._file.execute(f"SELECT value FROM settings WHERE name = '{_MARK}'").fetchone()
        return row is None or row[0] != json.dumps(fingerprint())

    # -- who quotes which figure -------------------------------------------------------------------------------------

    def _keys_before_and_after(self, ids: list[str]) -> set[str]:
        """The keys of touched figures, those they had in the index included (a renamed or removed one)."""
        keys: set[str] = set()
        for id in ids:
            for sql in (
                "SELECT key FROM figures WHERE id = ?",
                "SELECT slug FROM search_docs WHERE kind = 'figure' AND id = ?",
            ):
                keys.update(row[0] for row in self._file.execute(sql, (id,)))
        return keys

    def _quoting(self, keys: set[str]) -> Iterator[tuple[str, str]]:
        """Everything that quotes these figures, derived figures and what quotes them included."""
        todo, seen = list(keys), set(keys)
        while todo:
            for kind, id in self._file.execute("SELECT kind, id FROM figure_uses WHERE figure_key = ?", (todo.pop(),)):
                yield kind, id
                if kind == "figure":
                    for (key,) in self._file.execute("SELECT key FROM figures WHERE id = ?", (id,)):
                        if key not in seen:
                            seen.add(key)
                            todo.append(key)

    def _note_uses(self, kind: str, id: str, saved: Things) -> None:
        self._file.execute("DELETE FROM figure_uses WHERE kind = ? AND id = ?", (kind, id))
        thing = saved.get((kind, id)) or next(iter(self._shelves[kind].skim((id,))), None)
        if thing is None:
            return
        keys = _figure_keys(thing)
        if keys:
            self._file.execute_many("INSERT INTO figure_uses VALUES (?, ?, ?)", [(key, kind, id) for key in keys])

    # -- documents ---------------------------------------------------------------------------------------------------

    def _write(self, kind: str, id: str, thing: object, *, changed: bool) -> None:
        nr, doc = self._write_doc(kind, id, thing)
        if isinstance(thing, FactCard) and doc is not None:
            self._cards.write(nr, thing, doc, self._find_age_of_card(thing), changed=changed)
        elif kind == "card":
            self._cards.remove(id)

    def _write_doc(self, kind: str, id: str, thing: object) -> tuple[int, Doc | None]:
        """Bring one document in step; gives its number and what it says."""
        file = self._file
        old = file.execute(
            f"SELECT nr, {DOC_COLUMNS} FROM search_docs WHERE kind = ? AND id = ?", (kind, id)
        ).fetchone()
        doc = self._doc(thing) if thing is not None else None
        new: DocRow | None = (kind, id, *_flat(doc)) if doc is not None else None
        nr = old[0] if old else None
        if old and old[1:] == new:
            return old[0], doc
        if old:
            file.execute("DELETE FROM search_docs WHERE nr = ?", (nr,))
        if new:
            marks = ", ".join("?" * (len(new) + 1))
            nr = file.execute(f"INSERT INTO search_docs (nr, {DOC_COLUMNS}) VALUES ({marks})", (nr, *new)).lastrowid
        if nr is not None:
            self._tokens.write(nr, old[1:] if old else None, new)
        return nr or 0, doc

    def _find_age_of_card(self, card: FactCard) -> Ages:
        """The as-of date of its key figure, and the first day on which one of its figures is stale."""
        ages = {key: self._find_ages(key) for key in card.figure_keys}
        newest = ages[card.claim_keys[0]][0] if card.claim_keys else None
        return newest, min((day for _, day in ages.values() if day), default=None)

    def _find_ages(self, key: str) -> Ages:
        if key not in self._ages:
            figure = self._find_figure(key)
            self._ages[key] = self._printer.find_ages(figure, self._find_figure) if figure else (None, None)
        return self._ages[key]

    def _forget(self) -> None:
        """What was remembered holds for one transaction."""
        self._figures.clear()
        self._ages.clear()

    def _doc(self, thing: object) -> Doc:
        match thing:
            case FactCard():
                quoted = set(keys_in(thing.title, thing.text, thing.say))
                listed = self._numbers(tuple(key for key in thing.figures if key not in quoted))
                said = (self._fill(words, language) for language, words in thing.say)
                more = (*thing.tags, *_all(thing.note), *said)
                return self._make(thing.slug, thing.title, (thing.text,), listed, *more)
            case Figure():
                values = [self._printed(thing, language) for language in LANGUAGES]
                plain = [word for each in thing.observations for word in _plain(each.value)]
                more = (thing.key, thing.formula, *plain, *thing.tags)
                return self._make(thing.key, thing.label, (thing.note,), tuple(values), *more)
            case Source():
                title = LocalText.same(thing.title) if thing.title else thing.description
                bodies = (thing.description, thing.note) if thing.title else (thing.note,)
                return self._make(thing.slug, title, bodies, None, thing.publisher, thing.url)
            case TableWords():
                table = thing.dataset
                numbers = self._numbers(table.figure_keys)
                values = [word for row in table.rows for cell in row if cell.value for word in _plain(cell.value)]
                words = [cell.text for row in table.rows for cell in row if cell.text]
                labels = [column.label for column in table.columns]
                return self._make(table.slug, table.title, (*labels, *words, table.note), numbers, *values, *table.tags)
            case Chart():
                return self._make(thing.slug, thing.title, (thing.subtitle, thing.note, thing.alt), None, *thing.tags)
            case Term():
                return self._make(thing.slug, thing.name, (thing.short, thing.note), None)
            case Briefing():
                words = list(find_texts(dataclasses.replace(thing, title=LocalText())))
                return self._make(thing.slug, thing.title, tuple(words), self._numbers(_listed(thing)))
        raise TypeError(f"{type(thing).__name__} is not indexed")

    def _make(
        self,
        slug: str,
        title: LocalText,
        bodies: tuple[LocalText, ...],
        numbers: tuple[str, ...] | None,
        *more: str,
    ) -> Doc:
        titles = tuple(self._fill(title.get(language), language) for language in LANGUAGES)
        texts: list[str] = []
        own: list[int] = []
        for place, language in enumerate(LANGUAGES):
            parts = [self._fill(each.get(language), language) for each in bodies]
            own.append(len(parts[0]) if parts else 0)
            if numbers:
                parts.append(numbers[place])
            texts.append("\n".join(part for part in parts if part))
        return Doc(
            slug,
            (titles[0], titles[1], titles[2]),
            (texts[0], texts[1], texts[2]),
            "\n".join((slug, *filter(None, more))),
            (own[0], own[1], own[2]),
        )

    def _fill(self, text: str, language: Language) -> str:
        return self._printer.fill(text, language, self._find_figure) if "{" in text or "}" in text else text

    def _numbers(self, keys: tuple[str, ...]) -> tuple[str, ...] | None:
        """The printed values of figures that are listed rather than quoted, one line a language."""
        figures = [figure for key in keys if (figure := self._find_figure(key))]
        return (
            tuple("\n".join(self._printed(each, language) for each in figures) for language in LANGUAGES)
            if figures
            else None
        )

    def _printed(self, figure: Figure, language: Language) -> str:
        return "\n".join(self._printer.print_figure(figure, language, self._find_figure))

    def _find_figure(self, key: str) -> Figure | None:
        if key not in self._figures:
            shelf = self._shelves["figure"]
            assert isinstance(shelf, Figures)
            self._figures[key] = shelf.find_by_key(key)
        return self._figures[key]


def _flat(doc: Doc) -> tuple[str, ...]:
    return (doc.slug, *doc.title, *doc.text, doc.more)


def _plain(value: Value) -> Iterator[str]:
    """The digits of a value: as the source has them, and without zeros at the end, for people type 23.6 for 23.60."""
    for number in (value.number, value.upper):
        if number is not None:
            yield from dict.fromkeys((f"{number:f}", f"{number.normalize():f}"))


def _all(local: LocalText) -> tuple[str, ...]:
    return tuple(text for _, text in local)


def _figure_keys(thing: object) -> tuple[str, ...]:
    """All figures that a thing lists or quotes anywhere."""
    listed: tuple[str, ...] = ()
    match thing:
        case FactCard():
            return thing.figure_keys
        case Figure():
            listed = tuple(_KEY.findall(thing.formula))
        case TableWords():
            listed = (*thing.named.figures, *thing.named.quoted)
            thing = dataclasses.replace(thing.dataset, rows=())
        case Briefing():
            listed = _listed(thing)
    return tuple(dict.fromkeys((*listed, *keys_in(*find_texts(thing)))))


def _listed(briefing: Briefing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for block in briefing.blocks for key in getattr(block, "figures", ())))
