"""Finds what contains all of the words asked for, in any of the three languages.

Chinese characters are words of their own in the index, and so are any two that stand together; one or two characters are
found inside a sentence. Few hits are weighed against each other. Of many, those that have the words in the title come first
and then the newest, which the index gives without gathering them all. What it finds by its pieces (創新 and 新基 for 創新基)
and is not in the text as typed is dropped.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import Folder, fold, fold_evenly, is_han, merge_spans
from briefing_app.store.query import Word, parse_query
from briefing_app.store.token_index import DOC_COLUMNS
from briefing_app.store.tokens import kind_token, quote

WEIGHED = 50  # hits; more of them are shown by title and date
_LONGER = 40  # words of one beginning, asked for one by one
_TRIED = 2_000  # texts looked into for what is not in them as typed, before the search says that there may be more
_SNIPPET = 160  # characters
_LEAD = 40  # characters shown in front of the first hit
_TITLE_LENGTH = 300
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found, in the language asked for or, where that does not contain the words, in the one that does.

    `title` and `snippet` are as readers see them, figures filled in; the ranges (start, end) in them are to be marked.
    """

    kind: str
    id: str
    slug: str
    language: Language
    title: str
    title_ranges: Ranges
    snippet: str
    snippet_ranges: Ranges


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The first hits, best first, and whether there are more."""

    hits: tuple[SearchHit, ...]
    more: bool = False


class Search:
    """The reading side of the search of one open library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._folder = Folder()
        file.execute("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search_index, instance)")

    def search(
        self, query: str, *, language: Language = Language.EN, kinds: Sequence[str] = (), limit: int = 50
    ) -> SearchResult:
        """Find what contains every word of the query, the last one as far as it is typed.

        Titles count most, then texts, then rare words, then what is newer. Nothing in the query is an instruction.

        Args:
            query: What was typed; without a letter or digit nothing is found.
            language: Preferred for the title and snippet shown.
            kinds: Only these, such as `("card", "figure")`; empty means all.
            limit: The most hits to return.
        """
        words = parse_query(query, self._folder)
        if not words or limit < 1:
            return SearchResult(())
        order = [language, *(each for each in LANGUAGES if each is not language)]
        compound = [word for word in words if word.asked.several]
        hits: list[SearchHit] = []
        with self._file.reading():
            for tried, row in enumerate(self._rank(words, kinds, limit + 1, order)):
                if len(hits) == limit or tried == _TRIED:
                    return SearchResult(tuple(hits), more=True)
                if all(self._contains(word, row) for word in compound):
                    hits.append(self._show(row, words, order))
        return SearchResult(tuple(hits))

    def find_numbers(self, query: str, kind: str) -> list[int] | None:
        """The numbers (`nr`) of all things of a kind that contain every word, in any order.

        None for a query without a letter or digit, which asks nothing, as in `search`; but here everything fulfils it.
        """
        words = parse_query(query, self._folder)
        if not words:
            return None
        wanted = " AND ".join([*map(self._question, words), quote(kind_token(kind))])
        pieced = [word for word in words if len(word.asked.tokens) > 1]
        if not pieced:
            return read_numbers(self._file, "rowid FROM search_index WHERE search_index MATCH ?", (wanted,))
        docs = "search_docs WHERE nr IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
        plain, literals = _ask_plainly(pieced)
        found: list[int] = []
        unsure: list[int] = []
        for nr, sure in self._file.execute(f"SELECT nr, {plain} FROM {docs}", [*literals, wanted]):
            (found if sure else unsure).append(nr)
        for at in range(0, len(unsure), WEIGHED):
            some = unsure[at : at + WEIGHED]
            rows = zip(some, self._read(some), strict=True)
            found += [nr for nr, row in rows if all(self._contains(word, row) for word in pieced)]
        return found

    # -- ranking -----------------------------------------------------------------------------------------------------

    def _rank(
        self, words: list[Word], kinds: Sequence[str], count: int, order: list[Language]
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of `search_docs`, best first: few are weighed one by one; of many those first that have all in the title."""
        of_kind = f" AND ({' OR '.join(quote(kind_token(kind)) for kind in kinds)})" if kinds else ""
        exact = " AND ".join(quote(token) for word in words for token in word.asked.tokens)
        wanted = " AND ".join(map(self._question, words)) + of_kind
        page = max(count, WEIGHED + 1)
        found = self._newest("search_index", wanted, page)
        if len(found) <= WEIGHED:
            yield from sorted(self._read(found), key=lambda row: self._weigh(row, words, order), reverse=True)
            return
        titled: list[int] = []
        if words[-1].asked.unfinished and len(words) == 1:  # the word as typed comes before longer ones
            titled = self._newest("search_titles", exact + of_kind, count)
        if len(titled) < count:
            titled = list(dict.fromkeys([*titled, *self._newest("search_titles", wanted, count)]))
        for at in range(0, len(titled), count):
            yield from self._read(titled[at : at + count])
        seen = set(titled)
        while found:
            rest = [nr for nr in found if nr not in seen]
            for at in range(0, len(rest), count):
                yield from self._read(rest[at : at + count])
            found = self._newest("search_index", wanted, page, below=found[-1]) if len(found) == page else []

    def _question(self, word: Word) -> str:
        """How the index is asked for a word. SQLite gathers all hits of a `*`, but takes only as many of an OR as are read."""
        *firm, last = word.asked.tokens
        if not word.asked.unfinished:
            return " AND ".join(map(quote, word.asked.tokens))
        ends = quote(word.asked.short) if word.asked.short else self._longer(last)
        return " AND ".join([*map(quote, firm), ends])

    def _longer(self, beginning: str) -> str:
        """The tokens that begin so, as a question."""
        sql = "SELECT term FROM temp.search_words WHERE term >= ? LIMIT 1"
        found: list[str] = []
        after = beginning
        while len(found) <= _LONGER:
            row = self._file.execute(sql, (after,)).fetchone()
            if row is None or not row[0].startswith(beginning):
                return f"({' OR '.join(map(quote, found))})" if found else quote(beginning)
            found.append(row[0])
            after = row[0] + "\x01"
        return quote(beginning) + "*"

    def _weigh(self, row: tuple[Any, ...], words: list[Word], order: list[Language]) -> tuple[bool, float]:
        """Whether a title has all words, and how dense they are, in the first language that has them all."""
        for language in order:
            at = LANGUAGES.index(language)
            title, text = fold(row[3 + at], self._folder), fold(row[6 + at], self._folder)
            in_title = [len(word.find(title)) for word in words]
            in_text = [len(word.find(text)) for word in words]
            if all(map(operator.or_, in_title, in_text)):
                return all(in_title), sum(in_title + in_text) / (len(title) + len(text) + _SNIPPET)
        return False, 0.0

    def _contains(self, word: Word, row: tuple[Any, ...]) -> bool:
        return any(word.find(fold(field, self._folder)) for field in row[3:] if field)

    def _read(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        marks = ", ".join("?" * len(numbers))
        sql = f"SELECT nr, {DOC_COLUMNS} FROM search_docs WHERE nr IN ({marks})"
        docs = {row[0]: row[1:] for row in self._file.execute(sql, numbers)}
        return [docs[nr] for nr in numbers]

    def _newest(self, index: str, wanted: str, count: int, *, below: int | None = None) -> list[int]:
        bound = "" if below is None else f" AND rowid < {below:d}"
        sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ?{bound} ORDER BY rowid DESC LIMIT ?"
        return [row[0] for row in self._file.execute(sql, (wanted, count))]

    # -- what is shown -----------------------------------------------------------------------------------------------

    def _show(self, row: tuple[Any, ...], words: list[Word], order: list[Language]) -> SearchHit:
        kind, id, slug, *fields = row
        titles, bodies, more = fields[:3], fields[3:6], fields[6]
        shown, in_title, in_text = self._choose(titles, bodies, words, order)
        if not in_title and not in_text:
            shown = next((each for each in order if titles[LANGUAGES.index(each)]), order[0])
        at = LANGUAGES.index(shown)
        body = bodies[at]
        if not in_title and not in_text:
            body, in_text = self._find_line(more, words) or (body, in_text)
        title = titles[at][:_TITLE_LENGTH]
        snippet, marks = _cut(body, in_text)
        inside = tuple((start, end) for start, end in in_title if end <= len(title))
        return SearchHit(kind, id, slug, shown, title, inside, snippet, marks)

    def _find_line(self, more: str, words: list[Word]) -> tuple[str, Ranges] | None:
        """The note, tag or other detail that has a hit. The slug, its first line, is nothing to show to a reader."""
        for line in more.split("\n")[1:]:
            if found := self._mark(line, words)[0]:
                return line, found
        return None

    def _choose(
        self, titles: list[str], bodies: list[str], words: list[Word], order: list[Language]
    ) -> tuple[Language, Ranges, Ranges]:
        """The first language that has most of the words, and where they stand in its title and text."""
        best: tuple[Language, Ranges, Ranges] = (order[0], (), ())
        most = 0
        for language in order:
            at = LANGUAGES.index(language)
            in_title, there = self._mark(titles[at], words)
            in_text, here = self._mark(bodies[at], words)
            count = len(there | here)
            if count > most:
                best, most = (language, in_title, in_text), count
            if most == len(words):
                break
        return best

    def _mark(self, text: str, words: list[Word]) -> tuple[Ranges, set[int]]:
        """Where the words stand in a text, touching and overlapping ones as one, and which of them (by number) do."""
        folded, places = fold_evenly(text, self._folder)
        there: set[int] = set()
        spans: list[tuple[int, int]] = []
        for number, word in enumerate(words):
            if found := word.find(folded):
                there.add(number)
                spans += found
        if len(there) > 1:
            spans.sort()
        return merge_spans(spans, places), there


def read_numbers(file: LibraryFile, question: str, values: Sequence[Any]) -> list[int]:
    """The numbers that a question (`nr FROM …`) finds, as one text, which is read several times faster than as many rows."""
    column, _, rest = question.partition(" ")
    text = file.execute(f"SELECT group_concat({column}) {rest}", values).fetchone()[0]
    found: list[int] = json.loads(f"[{text or ''}]")
    return found


def _ask_plainly(words: list[Word]) -> tuple[str, list[str]]:
    """Whether a document has all words just as typed, for SQLite to tell; a no says nothing."""
    fields = DOC_COLUMNS.split(", ")[3:]
    literals = [word.literal for word in words]
    if not all(literals):
        return "0", []
    each = " OR ".join(f"instr({field}, ?)" for field in fields)
    return " AND ".join(f"({each})" for _ in words), [literal for literal in literals for _ in fields]


def _cut(text: str, ranges: Ranges) -> tuple[str, Ranges]:
    """The piece of a text around its first hit, on one line, and the hits within it."""
    first = ranges[0][0] if ranges else 0
    start = max(0, min(first - _LEAD, len(text) - _SNIPPET))
    end = min(len(text), start + _SNIPPET)
    while 0 < start < first and text[start - 1].isalnum() and not is_han(text[start - 1]) and first - start < 2 * _LEAD:
        start -= 1  # back to where a word begins
    lead = "…" if start else ""
    piece = lead + text[start:end].replace("\n", " ") + ("…" if end < len(text) else "")
    shift = len(lead) - start
    return piece, tuple((a + shift, min(b, end) + shift) for a, b in ranges if start <= a < end)
