"""Finds what contains all of the words asked for, in any of the three languages.

Chinese characters are words of their own in the index and a Chinese word is a phrase of them, so that one or two characters
are found inside a sentence. The newest hits are ranked, at most `RANKED` of them: ranking all hits of a frequent character
would cost tens of milliseconds. A phrase of the index ignores punctuation (and so would find 「研，發」 for 研發); what is
not in the text as typed is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import HAN, Folder, fold_evenly, is_han, space
from briefing_app.store.index import DOC_COLUMNS, kind_token

RANKED = 500
_WEIGHED = 30  # hits
_LONGEST_QUERY = 200  # characters; what a person types
_MOST_WORDS = 12
_SNIPPET = 160  # characters
_LEAD = 40  # characters shown in front of the first hit
_TITLE_LENGTH = 300
_LETTER = rf"[^\W_{HAN}]"  # letters and digits that make words together

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


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the query: as the index is asked, and as it must stand in a text."""

    phrase: str
    pattern: re.Pattern[str]
    several: bool  # made of several words of the index, so that punctuation between them must be checked
    unfinished: bool  # the last word, still being typed: longer ones are found too


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
        words = self._parse(query)
        if not words or limit < 1:
            return SearchResult(())
        hits: list[SearchHit] = []
        with self._file.reading():
            for row in self._rank(words, kinds, limit + 1):
                if all(_contains(word, row, self._even) for word in words if word.several):
                    if len(hits) == limit:
                        return SearchResult(tuple(hits), more=True)
                    hits.append(self._show(row, words, language))
        return SearchResult(tuple(hits))

    # -- the query ---------------------------------------------------------------------------------------------------

    def _parse(self, query: str) -> list[_Word]:
        text = "".join(char if char.isprintable() else " " for char in query[:_LONGEST_QUERY])
        typing = not text[-1:].isspace()
        parts = [part for part in text.split() if any(char.isalnum() for char in part.translate(self._even))]
        parts = parts[:_MOST_WORDS]
        return [self._word(part, typing and at == len(parts) - 1) for at, part in enumerate(parts)]

    def _word(self, part: str, unfinished: bool) -> _Word:
        folded = part.translate(self._even)
        spaced = space(part, self._spaced).replace('"', " ")
        tokens = "".join(char if char.isalnum() else " " for char in spaced).split()
        last = tokens[-1]
        prefix = unfinished and folded[-1].isalnum() and len(last) > 1 and not is_han(last[-1])
        return _Word(f'"{spaced}"', _pattern(folded, whole=not prefix), len(tokens) > 1, prefix)

    # -- ranking -----------------------------------------------------------------------------------------------------

    def _rank(self, words: list[_Word], kinds: Sequence[str], count: int) -> Iterator[tuple[Any, ...]]:
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
                yield from sorted(rows, key=lambda row: self._weigh(row, words), reverse=True)
                return
        if one:  # the word as typed comes before longer ones, and a frequent one fills the page at once
            titled = self._newest(f"title : ({typed}){of_kind}", count)
        if len(titled) < count:
            found = self._newest(wanted + of_kind, RANKED)
            if len(found) <= _WEIGHED:
                yield from sorted(self._read(found), key=lambda row: self._weigh(row, words), reverse=True)
                return
            if not one or words[0].unfinished:
                titled += self._newest(f"title : ({wanted}){of_kind}", count)
            if one and len(found) < RANKED:
                order = "ORDER BY bm25(search_index, 10.0, 3.0, 1.0, 0.0), rowid DESC"
                sql = f"SELECT rowid FROM search_index WHERE search_index MATCH ? {order}"
                found = [row[0] for row in self._file.execute(sql, (wanted + of_kind,))]
        ordered = list(dict.fromkeys((*titled, *found)))
        for at in range(0, len(ordered), count):
            yield from self._read(ordered[at : at + count])

    def _weigh(self, row: tuple[Any, ...], words: list[_Word]) -> tuple[bool, float]:
        """Whether one title has all words, and how dense they are in the text that has most of them."""
        titles = [self._fold(title) for title in row[3:6]]
        titled = any(all(word.pattern.search(title) for word in words) for title in titles)
        dense = 0.0
        for title, text in zip(titles, row[6:9], strict=True):
            body = title + "\n" + self._fold(text)
            hits = sum(len(word.pattern.findall(body)) for word in words)
            dense = max(dense, hits / (len(body) + _SNIPPET))
        return titled, dense

    def _fold(self, text: str) -> str:
        return text.translate(self._even)

    def _read(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        marks = ", ".join("?" * len(numbers))
        sql = f"SELECT nr, {DOC_COLUMNS} FROM search_docs WHERE nr IN ({marks})"
        docs = {row[0]: row[1:] for row in self._file.execute(sql, numbers)}
        return [docs[nr] for nr in numbers]

    def _newest(self, wanted: str, count: int) -> list[int]:
        sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [row[0] for row in self._file.execute(sql, (wanted, count))]

    # -- what is shown -----------------------------------------------------------------------------------------------

    def _show(self, row: tuple[Any, ...], words: list[_Word], language: Language) -> SearchHit:
        kind, id, slug, *fields = row
        titles, bodies, more = fields[:3], fields[3:6], fields[6]
        order = [language, *(each for each in LANGUAGES if each is not language)]
        shown, in_title, in_text = self._choose(titles, bodies, words, order)
        if not in_title and not in_text:
            shown = next((each for each in order if titles[LANGUAGES.index(each)]), language)
        at = LANGUAGES.index(shown)
        body = bodies[at]
        if not in_title and not in_text and (in_more := self._mark(more, words)[0]):
            body, in_text = more, in_more
        title = titles[at][:_TITLE_LENGTH]
        snippet, marks = _cut(body, in_text)
        inside = tuple((start, end) for start, end in in_title if end <= len(title))
        return SearchHit(kind, id, slug, shown, title, inside, snippet, marks)

    def _choose(
        self, titles: list[str], bodies: list[str], words: list[_Word], order: list[Language]
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

    def _mark(self, text: str, words: list[_Word]) -> tuple[Ranges, set[int]]:
        """Where the words stand in a text, touching and overlapping ones as one, and which of them (by number) do."""
        folded, places = fold_evenly(text, self._even)
        there: set[int] = set()
        spans: list[tuple[int, int]] = []
        for number, word in enumerate(words):
            if found := [match.span() for match in word.pattern.finditer(folded)]:
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


def _pattern(folded: str, *, whole: bool) -> re.Pattern[str]:
    """How a folded word stands in a folded text.

    Numbers with or without separators, Chinese characters with or without a space; Western words from their beginning and,
    when `whole`, to their end.
    """
    pieces: list[str] = []
    digits = folded.replace(",", "") if re.fullmatch(r"[^,]*\d(,\d{3})+(?!\d).*", folded) else folded
    for before, char in zip(" " + digits, digits, strict=False):
        if before.isdigit() and char.isdigit():
            pieces.append(",?")
        elif before != " " and (is_han(before) or is_han(char)):
            pieces.append(r"[ \t]*")
        pieces.append(re.escape(char))
    start = f"(?<!{_LETTER})" if digits[0].isalnum() and not is_han(digits[0]) else ""
    end = f"(?!{_LETTER})" if whole and digits[-1].isalnum() and not is_han(digits[-1]) else ""
    return re.compile(start + "".join(pieces) + end)


def _contains(word: _Word, row: tuple[Any, ...], folder: Folder) -> bool:
    return any(word.pattern.search(field.translate(folder)) for field in row[3:] if field)


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
