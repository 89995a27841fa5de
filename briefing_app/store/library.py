"""The library: everything that is kept, read as model values and changed by named operations that can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing_app.errors import Phrase
from briefing_app.model.language import Language
from briefing_app.store.card_finder import CardFinder
from briefing_app.store.card_query import CardCounts, CardQuery, CardSort
from briefing_app.store.changes import ASIDE, Changes
from briefing_app.store.editions import EditionRecord
from briefing_app.store.faults import told
from briefing_app.store.file import WAIT_SECONDS, LibraryFile
from briefing_app.store.history import LIMIT, History, Noting, Step
from briefing_app.store.index import Index
from briefing_app.store.neighbours import Neighbours
from briefing_app.store.printer import Printer
from briefing_app.store.progress import Listener, Progress
from briefing_app.store.reader import Reader
from briefing_app.store.rows import BriefingHead, PrintedCard, Rows
from briefing_app.store.search import Search, SearchResult
from briefing_app.store.versions import Version
from briefing_app.store.writer import Writer


class Library(Reader):
    """One open library file. Use it from the thread that opened it; `with` closes it."""

    def __init__(self, file: LibraryFile, printer: Printer, *, history_limit: int = LIMIT) -> None:
        super().__init__(file)
        self._history = History(file, limit=history_limit)
        self._progress = Progress()
        self._index = Index(file, self._shelves, printer, self._progress)
        self._search = Search(file)
        self._finder = CardFinder(file, self._search)
        self._rows = Rows(file, self._search)
        if self._index.outdated:
            self.rebuild_search()
        self._neighbours = Neighbours(file)

    @classmethod
    def open(
        cls, path: Path, *, printer: Printer, wait_seconds: float = WAIT_SECONDS, history_limit: int = LIMIT
    ) -> Self:
        """Open a library file that exists; an older one is backed up beside itself and brought up to date.

        Raises:
            LibraryError: One of its kinds says why not; the file is then byte for byte what it was.
        """
        return cls._over(LibraryFile.open(path, wait_seconds=wait_seconds), printer, history_limit)

    @classmethod
    def create(
        cls, path: Path, *, printer: Printer, wait_seconds: float = WAIT_SECONDS, history_limit: int = LIMIT
    ) -> Self:
        """Make an empty library, with its folder, where there is no file yet.

        Raises:
            LibraryError: There is a file already, or the place cannot be written.
        """
        return cls._over(LibraryFile.create(path, wait_seconds=wait_seconds), printer, history_limit)

    @classmethod
    def _over(cls, file: LibraryFile, printer: Printer, history_limit: int) -> Self:
        try:
            with told(file.path):
                return cls(file, printer, history_limit=history_limit)
        except BaseException:
            file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        for each in self._shelves.values():
            each.forget()

    @property
    def path(self) -> Path:
        """Where the file is, absolute."""
        return self._file.path

    @property
    def copy_of_older(self) -> Path | None:
        """The copy that was made when this file was opened, where it was of an older version and brought up to date."""
        return self._file.copy_of_older

    # -- changing ----------------------------------------------------------------------------------------------------

    @contextmanager
    def operation(self, name: str, **values: object) -> Iterator[Writer]:
        """One undoable act: everything inside becomes true at its end, or nothing.

        Args:
            name: Key of the operation's name in the catalogues (`card.add`).
            values: What fills that sentence; a title in several languages is said in the reader's.

        Yields:
            The writer; after the `with` its `changes` tell what was touched.

        Raises:
            InputError: A reference to something that is not there, or a slug or key used twice.
            LibraryError: The file is in use, read-only or its disk full; nothing was changed.
        """
        with self.step(name, values) as writer:
            yield writer

    @contextmanager
    def step(self, name: str, values: Mapping[str, object], *, at: str = "", burst: str = "") -> Iterator[Writer]:
        """`operation` with the time it is done (`at`: UTC, ISO 8601) and, while somebody types, the burst it belongs to.

        Operations of the same name and the same burst that directly follow each other in one session are one step.
        """
        writer = Writer(self._shelves, self._editions, self._progress)
        with self._file.writing(), self._progress.telling():
            noting = self._history.begin(name, values, at=at, burst=burst)
            yield writer
            relabelled = self._history.find_relabelled(noting)
            touched = self._history.end(noting)
            self._index.refresh(touched, writer.saved, relabelled)
        if touched:
            self._history.go_on(noting, name, burst)
            self._neighbours.note_own()
        writer.changes = Changes.of(touched)

    def on_progress(self, listener: Listener) -> None:
        """Call `listener` from within operations, undo and redo that touch many things; see `Progress`."""
        self._progress.listen(listener)

    def record_edition(self, record: EditionRecord) -> None:
        """Note an exported file, outside the history: what was undone before can still be done again."""
        with self._file.writing():
            self._editions.add(record)

    def save_version(self, version: Version, data: bytes) -> None:
        """Keep a version of a briefing with its pack, outside the history; the oldest that exports left beyond fifty go."""
        with self._file.writing():
            self._versions.add(version, data)

    def purge_trash(self, before: str) -> Changes:
        """Remove for good what was deleted before this time (UTC, ISO 8601); no step of the history."""
        with self._file.writing(), self._history.passing_by():
            gone = self._trash.purge(before)
        return Changes(trash=frozenset(gone))

    def undo(self) -> Changes:
        """Take back the last operation; nothing if there is none."""
        return self._turn(self._history.find_undo)

    def redo(self) -> Changes:
        """Do again what was undone last; nothing if there is none."""
        return self._turn(self._history.find_redo)

    def find_undo(self) -> Step | None:
        """The operation that `undo` would take back, for the menu."""
        with self._file.reading():
            return self._history.find_undo()

    def find_redo(self) -> Step | None:
        """The operation that `redo` would do again, for the menu."""
        with self._file.reading():
            return self._history.find_redo()

    def list_history(self) -> tuple[Step, ...]:
        """The operations that can be taken back, the newest first."""
        with self._file.reading():
            return self._history.list_steps()

    def list_history_of(self, kind: str, id: str) -> tuple[Step, ...]:
        """The operations that touched one thing and can be taken back, the newest first."""
        with self._file.reading():
            return self._history.list_of(kind, id)

    def _turn(self, find: Callable[[], Step | None]) -> Changes:
        with self._file.writing(), self._progress.telling():
            step = find()
            if step is None:
                return Changes()
            touched = self._history.revert(step.id)
            self._index.refresh(touched, {}, self._history.find_relabelled(Noting(step.id)))
        self._neighbours.note_own()
        return Changes.of(touched)

    def look_around(self) -> Changes:
        """What other programs have written into the file since the last call; nothing, and at once, where none has."""
        with told(self.path):
            return self._neighbours.look()

    # -- searching ---------------------------------------------------------------------------------------------------

    def search(
        self, query: str, *, language: Language = Language.EN, kinds: Sequence[str] = (), limit: int = 50
    ) -> SearchResult:
        """Find what contains every word; see `Search.search`."""
        return self._search.search(query, language=language, kinds=kinds, limit=limit)

    def find_cards(
        self, query: CardQuery, *, today: date, sort: CardSort = CardSort.RECENT, language: Language = Language.EN
    ) -> tuple[str, ...]:
        """The ids of all cards that fulfil a query, sorted."""
        return self._finder.find(query, sort=sort, language=language, today=today)

    def prepare_finding(self, sort: CardSort, language: Language) -> None:
        """While nothing else is to be done, learn in which order all cards stand."""
        self._finder.prepare(sort, language)

    def count_cards(self, today: date) -> CardCounts:
        """How many cards there are of each sort."""
        return self._finder.count(today)

    def print_cards(self, ids: Sequence[str]) -> Mapping[str, PrintedCard]:
        """Titles and texts of cards as their readers see them, by id."""
        with self._file.reading():
            return self._rows.print_cards(ids)

    def count_users(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        """How often things are used, by id; see `Rows.count_users`."""
        with self._file.reading():
            return self._rows.count_users(kind, ids)

    def find_ids(self, kind: str, words: str) -> tuple[str, ...]:
        """The ids of all things of a kind that contain every word (all without a word), the newest first."""
        with self._file.reading():
            return self._rows.find_ids(kind, words)

    def find_titled(self, kind: str, titles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the cards, figures, datasets or charts that have one of these titles in any language, by title."""
        with self._file.reading():
            return self._rows.find_titled(kind, titles)

    def list_heads(self, ids: Sequence[str] | None = None) -> tuple[BriefingHead, ...]:
        """Briefings without their content, in this order, or all in the order of writing."""
        with self._file.reading():
            return self._rows.list_heads(ids)

    def rebuild_search(self) -> None:
        """Index everything anew, for the doctor and after a new version."""
        with self._file.writing():
            self._index.rebuild()

    # -- health ------------------------------------------------------------------------------------------------------

    def back_up_to(self, target: Path) -> None:
        """Copy the library into another file; an older copy there is replaced once the new one is complete."""
        self._file.back_up_to(target)

    def find_damage(self) -> tuple[Phrase, ...]:
        """What is wrong inside the file, empty when it is sound. Reads all of it: for the doctor."""
        return self._file.find_damage()

    def describe(self) -> Mapping[str, object]:
        """Facts for the doctor: path, schema, journal, version of SQLite, size in bytes, how many things of each kind."""
        with self._file.reading():
            return {
                "path": str(self.path),
                "schema": self._file.schema_version,
                "journal": self._file.journal_mode,
                "sqlite": sqlite3.sqlite_version,
                "bytes": self.path.stat().st_size,
                "counts": {kind: self.count(kind) for kind in self._shelves if kind not in ASIDE},
            }
