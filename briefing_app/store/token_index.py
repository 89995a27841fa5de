"""Writes the tokens of documents into the index."""

from __future__ import annotations

from briefing_app.store.difference import find_difference, split_lines
from briefing_app.store.file import LibraryFile
from briefing_app.store.folding import Folder
from briefing_app.store.tokens import kind_token

DOC_COLUMNS = "kind, id, slug, title_en, title_zh_hant, title_zh_hans, text_en, text_zh_hant, text_zh_hans, more"
DocRow = tuple[str, ...]  # as in `DOC_COLUMNS`
_FIELDS = {"search_titles": slice(3, 6), "search_index": slice(3, None)}  # the slug stands in `more`


class TokenIndex:
    """`search_titles` and `search_index`. They keep no places, so that only the tokens that differ need be written."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._folder = Folder()

    def write(self, nr: int, old: DocRow | None, new: DocRow | None) -> None:
        """Let the document `nr` be `new` where it was `old`; None where there was, or is, none."""
        for table, fields in _FIELDS.items():
            before, after = (split_lines(each[fields]) if each else frozenset() for each in (old, new))
            gone, come = find_difference(before, after, self._folder)
            if old and not new:
                gone.add(kind_token(old[0]))
            if new and not old:
                come.add(kind_token(new[0]))
            if gone:
                told = (nr, " ".join(gone))
                self._file.execute(f"INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', ?, ?)", told)
            if come:
                self._file.execute(f"INSERT INTO {table} (rowid, tokens) VALUES (?, ?)", (nr, " ".join(come)))
