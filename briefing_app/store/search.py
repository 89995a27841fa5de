"""Finds what contains all of the words asked for, in any of the three languages.

Chinese characters are words of their own in the index and a Chinese word is a phrase of them, so that one or two characters
are found inside a sentence. The newest hits are ranked, at most `RANKED` of them: ranking all hits of a frequent character
would cost tens of milliseconds. A phrase of the index ignores punctuation (and so would find 「研，發」 for 研發); what is
not in the text as typed is dropped.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import Folder, fold_evenly, is_han
from briefing_app.store.index import DOC_COLUMNS, kind_token
from briefing_app.store.query import Word, parse_query

RANKED = 500
_WEIGHED = 30  # hits
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
        self._spaced = Folder(spaced=True)
        self._even = Folder(spaced=False)

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
        words = parse_query(query, even=self._even, spaced=self._spaced)
        if not words or limit < 1:
            return SearchResult(())
        order = [language, *(each for each in LANGUAGES if each is not language)]
        hits: list[SearchHit] = []
        with self._file.reading():
            for row in self._rank(words, kinds, limit + 1, order):
                if all(_contains(word, row, self._even) for word in words if word.several):
                    if len(hits) == limit:
                        return SearchResult(tuple(hits), more=True)
                    hits.append(self._show(row, words, order))
        return SearchResult(tuple(hits))

    # -- ranking -----------------------------------------------------------------------------------------------------

    def _rank(
        self, words: list[Word], kinds: Sequence[str], count: int, order: list[Language]
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of `search_docs`, best first: all words in the title, then in any field.

        Few hits are weighed one by one; many hits of one word by bm25, which counts every hit of every word first, whatever
        the limit, and so is too slow for phrases and several words: of those, the newest come first.
        """
        of_kind = f" AND kind : ({' OR '.join(kind_token(kind) for kind in kinds)})" if kinds else ""
        typed = " AND ".join(word.phrase for word in words)
        wanted = typed + "*" if words[-1].unfinished else typed
        titled: list[int] = []
        found: list[int] = []
        one = len(words) == 1 and not words[0].several
        if words[-1].unfinished and len(words) > 1:  # SQLite gathers all of a long prefix; few hits are sooner read
            rest = self._newest(" AND ".join(word.phrase for word in words[:-1]) + of_kind, _WEIGHED + 1)
            if len(rest) <= _WEIGHED:
                rows = [row for row in self._read(rest) if _contains(words[-1], row, self._even)]
                yield from sorted(rows, key=lambda row: self._weigh(row, words, order), reverse=True)
                return
        if one:  # the word as typed comes before longer ones, and a frequent one fills the page at once
            titled = self._newest(f"title : ({typed}){of_kind}", count)
        if len(titled) < count:
            found = self._newest(wanted + of_kind, RANKED)
            if len(found) <= _WEIGHED:
                yield from sorted(self._read(found), key=lambda row: self._weigh(row, words, order), reverse=True)
                return
            if not one or words[0].unfinished:
                titled += self._newest(f"title : ({wanted}){of_kind}", count)
            if one and len(found) < RANKED:
                by = "ORDER BY bm25(search_index, 10.0, 3.0, 1.0, 0.0), rowid DESC"
                sql = f"SELECT rowid FROM search_index WHERE search_index MATCH ? {by}"
                found = [row[0] for row in self._file.execute(sql, (wanted + of_kind,))]
        ordered = list(dict.fromkeys((*titled, *found)))
        for at in range(0, len(ordered), count):
            yield from self._read(ordered[at : at + count])

    def _weigh(self, row: tuple[Any, ...], words: list[Word], order: list[Language]) -> tuple[bool, float]:
        """Whether a title has all words, and how dense they are, in the first language that has them all."""
        for language in order:
            at = LANGUAGES.index(language)
            title, text = self._fold(row[3 + at]), self._fold(row[6 + at])
            in_title = [len(word.find(title)) for word in words]
            in_text = [len(word.find(text)) for word in words]
            if all(map(operator.or_, in_title, in_text)):
                return all(in_title), sum(in_title + in_text) / (len(title) + len(text) + _SNIPPET)
        return False, 0.0

    def _fold(self, text: str) -> str:
        return fold_evenly(text, self._even)[0]

    def _read(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        marks = ", ".join("?" * len(numbers))
        sql = f"SELECT nr, {DOC_COLUMNS} FROM search_docs WHERE nr IN ({marks})"
        docs = {row[0]: row[1:] for row in self._file.execute(sql, numbers)}
        return [docs[nr] for nr in numbers]

    def _newest(self, wanted: str, count: int) -> list[int]:
        sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?"
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
        if not in_title and not in_text and (in_more := self._mark(more, words)[0]):
            body, in_text = more, in_more
        title = titles[at][:_TITLE_LENGTH]
        snippet, marks = _cut(body, in_text)
        inside = tuple((start, end) for start, end in in_title if end <= len(title))
        return SearchHit(kind, id, slug, shown, title, inside, snippet, marks)

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
        folded, places = fold_evenly(text, self._even)
        there: set[int] = set()
        spans: list[tuple[int, int]] = []
        for number, word in enumerate(words):
            if found := word.find(folded):
                there.add(number)
                spans += found
        if len(there) > 1:
            spans.sort()
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if places is not None:
                start, end = places[start], places[end - 1] + 1
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged), there


def _contains(word: Word, row: tuple[Any, ...], folder: Folder) -> bool:
    return any(word.find(fold_evenly(field, folder)[0]) for field in row[3:] if field)


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
