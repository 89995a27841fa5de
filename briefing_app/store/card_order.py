"""Remembers in which order all cards stand, so that a list of many of them is not sorted anew at every key that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress
from operator import itemgetter

from briefing_app.model.language import Language
from briefing_app.store.card_query import CardSort
from briefing_app.store.file import LibraryFile

_JOINED = "SELECT group_concat({column}, char(10)) FROM (SELECT {column} FROM search_cards {which})"
Pick = Callable[[bytearray], tuple[int, ...]]
_RECENT = "ORDER BY changed DESC, nr DESC"


class CardOrder:
    """The last order that was asked for, as long as nothing is written into the file."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._of: tuple[object, ...] | None = None  # the state of the file, and which order it is
        self._ids: tuple[str, ...] = ()
        self._pick: Pick | None = None

    def list_all(self, sort: CardSort, language: Language) -> tuple[str, ...]:
        """The ids of all cards; titles sort as in `language`. Within a transaction, as everything here."""
        state = self._file.find_state()
        of = None if state is None else (state, sort, language if sort is CardSort.TITLE else None)
        if of is None or of != self._of:
            self._ids = tuple(self._read("id", sort, language))
            self._pick = None
            self._of = of
        return self._ids

    def prepare(self, sort: CardSort, language: Language) -> Pick:
        """Learn what `list_some` will need, unless it is known; gives what takes the marks of all numbers in this order."""
        self.list_all(sort, language)
        if self._pick is None:
            numbers = map(int, self._read("nr", sort, language))
            self._pick = itemgetter(*numbers, 0, 0)  # of fewer than two it gives no tuple
        return self._pick

    def list_some(self, numbers: Iterable[int], sort: CardSort, language: Language) -> tuple[str, ...]:
        """The ids of the cards that have these numbers (`nr`); numbers of other things do no harm."""
        pick = self.prepare(sort, language)
        most = self._file.execute("SELECT max(nr) FROM search_docs").fetchone()[0] or 0
        wanted = bytearray(most + 1)
        for number in numbers:
            wanted[number] = 1
        return tuple(compress(self._ids, pick(wanted)))

    def _read(self, column: str, sort: CardSort, language: Language) -> list[str]:
        """A column of all cards as one text, which is read several times faster than as many rows."""
        if sort is not CardSort.THEME:
            return self._split(column, f"ORDER BY {order_of(sort, language)}", ())
        slugs = [row[0] for row in self._file.execute("SELECT slug FROM themes ORDER BY place, nr")]
        found: list[str] = []
        for slug in [*slugs, ""]:
            found += self._split(column, f"WHERE theme = ? {_RECENT}", (slug,))
        return found

    def _split(self, column: str, which: str, values: tuple[str, ...]) -> list[str]:
        text = self._file.execute(_JOINED.format(column=column, which=which), values).fetchone()[0]
        return str(text).split("\n") if text is not None else []


def order_of(sort: CardSort, language: Language) -> str:
    """What a list of `search_cards` is sorted by."""
    match sort:
        case CardSort.RECENT:
            return "changed DESC, nr DESC"
        case CardSort.NEWEST:
            return "newest DESC, changed DESC, nr DESC"
        case CardSort.THEME:
            theme = "(SELECT {} FROM themes WHERE slug = theme)"
            return f"theme = '', {theme.format('place')}, {theme.format('themes.nr')}, changed DESC, nr DESC"
        case _:
            return f"sort_{language.attribute}, nr"
