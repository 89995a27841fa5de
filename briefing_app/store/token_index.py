"""Writes the tokens of documents into the index."""

from __future__ import annotations

from collections.abc import Collection

from briefing_app.store.difference import find_difference, find_tokens, split_lines
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import Folder
from briefing_app.store.tokens import kind_token

DOC_COLUMNS = "kind, id, slug, title_en, title_zh_hant, title_zh_hans, text_en, text_zh_hant, text_zh_hans, more"
DocRow = tuple[str, ...]  # as in `DOC_COLUMNS`
_TITLES, _REST = slice(3, 6), slice(6, None)  # the slug stands in `more`
_FIELDS = {"search_titles": _TITLES, "search_index": slice(3, None)}


class TokenIndex:
    """`search_titles` and `search_index`. They keep no places, so that only the tokens that differ need be written."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._folder = Folder()

    def write(self, nr: int, old: DocRow | None, new: DocRow | None) -> None:
        """Let the document `nr` be `new` where it was `old`; None where there was, or is, none."""
        if old and new:
            for table, fields in _FIELDS.items():
                gone, come = find_difference(split_lines(old[fields]), split_lines(new[fields]), self._folder)
                if gone or come:  # both, even of nothing: FTS5 counts its rows and takes a count below zero for damage
                    self._remove(table, nr, gone)
                    self._add(table, nr, come)
            return
        for doc, put in ((old, self._remove), (new, self._add)):
            if doc:
                titled, whole = self._list_tokens(doc)
                put("search_titles", nr, titled)
                put("search_index", nr, whole)

    def _list_tokens(self, doc: DocRow) -> tuple[set[str], set[str]]:
        """All tokens of the titles of a document, and of all of it."""
        titled = find_tokens(split_lines(doc[_TITLES]), self._folder) | {kind_token(doc[0])}
        return titled, titled | find_tokens(split_lines(doc[_REST]), self._folder)

    def _remove(self, table: str, nr: int, tokens: Collection[str]) -> None:
        sql = f"INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', ?, ?)"
        self._file.execute(sql, (nr, " ".join(tokens)))

    def _add(self, table: str, nr: int, tokens: Collection[str]) -> None:
        self._file.execute(f"INSERT INTO {table} (rowid, tokens) VALUES (?, ?)", (nr, " ".join(tokens)))
