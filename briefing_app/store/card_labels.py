"""Brings the index in step with cards of which only what they are sorted by was changed, many at once.

Theme, tags, state of verification, release and states of translation change by the thousand; what a card says then stays as it
is, so that neither texts are filled nor figures read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from briefing_app.model.card import TextState
from briefing_app.model.language import LANGUAGES
from briefing_app.store.card_index import behind_bit
from briefing_app.store.file import LibraryFile
from briefing_app.store.shelf import TOGETHER, tags_of
from briefing_app.store.token_index import DOC_COLUMNS, TokenIndex

_FILED = ("theme", "tags", "status", "verified_by", "verified_on", "release")
LABELS = frozenset((*_FILED, *(f"state_{each.attribute}" for each in LANGUAGES)))  # columns by which a card is sorted
# As `card_index` has it: a language without text is behind whatever its state says.
_BEHIND = " | ".join(
    f"(state_{name} != '{TextState.COMPLETE}' OR title_{name} = '' OR text_{name} = '') * {behind_bit(each)}"
    for each in LANGUAGES
    for name in (each.attribute,)
)
_LABELS = (
    f"SELECT cards.id, search_cards.nr, coalesce(cards.theme, ''), cards.status, cards.release, {_BEHIND}, "
    "verified_by IS NULL AND EXISTS (SELECT 1 FROM card_verified WHERE card_id = cards.id), cards.tags "
    "FROM json_each(?) JOIN cards ON cards.id = value JOIN search_cards ON search_cards.id = cards.id"
)
_TAGS = "SELECT nr, tag FROM search_tags WHERE nr IN (SELECT value FROM json_each(?)) ORDER BY nr, tag"
_DOCS = f"SELECT nr, {DOC_COLUMNS} FROM search_docs WHERE nr IN (SELECT value FROM json_each(?))"
_UPDATE = "UPDATE search_cards SET changed = ?, theme = ?, status = ?, release = ?, behind = ?, lapsed = ? WHERE nr = ?"


class CardLabels:
    """The part of the index that such a change touches: the derived rows of the lists, and tags among the words."""

    def __init__(self, file: LibraryFile, tokens: TokenIndex) -> None:
        self._file = file
        self._tokens = tokens

    def write(self, ids: Sequence[str], now: int) -> list[str]:
        """Bring these cards in step and give the ids of those done; others are not in the index as they should be.

        Args:
            ids: Cards of which nothing else was changed.
            now: When, as `search_cards.changed` counts.
        """
        done: list[str] = []
        for at in range(0, len(ids), TOGETHER):
            done += self._write_some(ids[at : at + TOGETHER], now)
        return done

    def _write_some(self, ids: Sequence[str], now: int) -> list[str]:
        rows = self._file.execute(_LABELS, (json.dumps(ids),)).fetchall()
        numbers = json.dumps([row[1] for row in rows])
        before: dict[int, list[str]] = {}
        for nr, tag in self._file.execute(_TAGS, (numbers,)):
            before.setdefault(nr, []).append(tag)
        after = {row[1]: tags_of(row[-1]) for row in rows}
        others = {nr for nr, tags in after.items() if sorted(set(tags)) != before.get(nr, [])}
        failed = others - self._write_tags({nr: after[nr] for nr in others}, before) if others else set()
        done = [row for row in rows if row[1] not in failed]
        self._file.execute_many(_UPDATE, [(now, *labels, nr) for _, nr, *labels, _ in done])
        return [row[0] for row in done]

    def _write_tags(self, wanted: Mapping[int, tuple[str, ...]], before: Mapping[int, list[str]]) -> set[int]:
        """Write other tags into the words of these documents; gives those of which the tags stand where they should."""
        rows = self._file.execute(_DOCS, (json.dumps(list(wanted)),)).fetchall()
        texts: list[tuple[str, int]] = []
        for nr, *doc in rows:
            had, tags = before.get(nr, []), wanted[nr]
            slug, *more = doc[-1].split("\n")
            if sorted(more[: len(had)]) != had:
                continue
            words = "\n".join((slug, *filter(None, tags), *more[len(had) :]))
            self._tokens.write(nr, tuple(doc), (*doc[:-1], words))
            texts.append((words, nr))
        self._file.execute_many("UPDATE search_docs SET more = ? WHERE nr = ?", texts)
        done = {nr for _, nr in texts}
        changed = [(nr, set(before.get(nr, [])), set(wanted[nr])) for nr in done]
        self._file.execute_many(
            "DELETE FROM search_tags WHERE nr = ? AND tag = ?",
            [(nr, tag) for nr, had, has in changed for tag in had - has],
        )
        self._file.execute_many(
            "INSERT INTO search_tags (nr, tag) VALUES (?, ?)",
            [(nr, tag) for nr, had, has in changed for tag in has - had],
        )
        return done
