"""What rows of lists show beside model values: printed texts of cards, how often things are used, sizes of briefings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.model.card import TextState, Verification
from briefing_app.model.figure import Release, Status
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.file import LibraryFile
from briefing_app.store.search import Search
from briefing_app.store.shelf import TOGETHER, date_of, tags_of, text_of

# kind → the table and column that name it, and what names its user
_PLACED = {
    "card": ("blocks", "card_id", "briefing_id"),
    "chart": ("blocks", "chart_id", "briefing_id"),
    "source/card": ("card_sources", "source_id", "card_id"),
    "source/figure": ("observations", "source_id", "figure_id"),
    "source/dataset": (
        "(SELECT source_id, dataset_id FROM dataset_sources UNION SELECT source_id, dataset_id FROM dataset_cell_sources)",
        "source_id",
        "dataset_id",
    ),
}
# kind → the table, and the columns of the text that names a thing in three languages
_TITLES = {
    "card": ("cards", "title"),
    "figure": ("figures", "label"),
    "dataset": ("datasets", "title"),
    "chart": ("charts", "title"),
}


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as lists know it: title and text with their figures filled in, and what stands beside them.

    `stale_from` is the first day on which it is stale (ISO; never: 9999…), `figure_key` its key figure, `source_id` the first
    source of its own; both may be empty.
    """

    id: str
    title: LocalText
    text: LocalText
    stale_from: str
    figure_key: str
    source_id: str
    theme: str
    tags: tuple[str, ...]
    status: Status
    verification: Verification | None
    states: tuple[TextState, TextState, TextState]
    release: Release


_CARD = """
    SELECT c.id, c.stale_from, c.figure_key, c.theme, c.status, c.release, k.tags, k.verified_by, k.verified_on,
        (SELECT source_id FROM card_sources WHERE card_id = c.id AND place = 0) AS source_id,
        k.state_en, k.state_zh_hant, k.state_zh_hans,
        k.title_en != '' AND k.text_en != '' AS has_en,
        k.title_zh_hant != '' AND k.text_zh_hant != '' AS has_zh_hant,
        k.title_zh_hans != '' AND k.text_zh_hans != '' AS has_zh_hans,
        c.body_en, c.body_zh_hant, c.body_zh_hans,
        d.title_en, d.title_zh_hant, d.title_zh_hans, d.text_en, d.text_zh_hant, d.text_zh_hans
    FROM search_cards AS c JOIN search_docs AS d ON d.nr = c.nr JOIN cards AS k ON k.id = c.id
    WHERE c.id IN ({marks})
"""


_HEAD = """
    SELECT b.*,
        (SELECT count(*) FROM sections WHERE briefing_id = b.id) AS sections,
        (SELECT count(*) FROM blocks WHERE briefing_id = b.id) AS blocks,
        (SELECT count(*) FROM blocks WHERE briefing_id = b.id AND kind = 'card') AS cards,
        (SELECT count(*) FROM blocks WHERE briefing_id = b.id AND kind = 'chart') AS charts,
        (SELECT max(s.at) FROM history_touches AS t JOIN history_steps AS s ON s.id = t.step
            WHERE t.kind = 'briefing' AND t.id = b.id) AS changed_at
    FROM briefings AS b
"""


@dataclass(frozen=True, slots=True)
class BriefingHead:
    """A briefing without its content, which is counted: sections, blocks, and of these the cards and charts.

    `changed_at` is UTC, ISO 8601, empty where the history no longer knows.
    """

    id: str
    slug: str
    title: LocalText
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    occasion: LocalText = LocalText()
    place: LocalText = LocalText()
    readers: LocalText = LocalText()
    organisation: LocalText = LocalText()
    description: LocalText = LocalText()
    sections: int = 0
    blocks: int = 0
    cards: int = 0
    charts: int = 0
    archived: bool = False
    template: bool = False
    changed_at: str = ""


class Rows:
    """Reads for rows; unknown ids are left out of the answers."""

    def __init__(self, file: LibraryFile, search: Search) -> None:
        self._file = file
        self._search = search

    def print_cards(self, ids: Sequence[str]) -> Mapping[str, PrintedCard]:
        """Cards as their readers see them, by id."""
        found: dict[str, PrintedCard] = {}
        for at in range(0, len(ids), TOGETHER):
            some = ids[at : at + TOGETHER]
            for row in self._file.execute(_CARD.format(marks=", ".join("?" * len(some))), some):
                found[row[0]] = _printed(row)
        return found

    def count_users(self, kind: str, ids: Sequence[str]) -> Mapping[str, int]:
        """How many briefings place a card or chart; how many cards, figures or datasets cite a source (`source/card`)."""
        table, column, user = _PLACED[kind]
        found: dict[str, int] = {}
        for at in range(0, len(ids), TOGETHER):
            some = ids[at : at + TOGETHER]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT {column}, count(DISTINCT {user}) FROM {table} WHERE {column} IN ({marks}) GROUP BY {column}"
            found.update(self._file.execute(sql, some).fetchall())
        return found

    def find_titled(self, kind: str, titles: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the cards, figures, datasets or charts that have one of these titles in any language, by title."""
        table, column = _TITLES[kind]
        wanted = json.dumps(sorted(filter(None, titles)))
        found: dict[str, list[str]] = {}
        for language in ("en", "zh_hant", "zh_hans"):
            name = f"{column}_{language}"
            sql = f"SELECT {name}, id FROM {table} WHERE {name} IN (SELECT value FROM json_each(?)) ORDER BY nr"
            for title, id in self._file.execute(sql, (wanted,)).fetchall():
                ids = found.setdefault(title, [])
                if id not in ids:
                    ids.append(id)
        return {title: tuple(ids) for title, ids in found.items()}

    def find_ids(self, kind: str, words: str) -> tuple[str, ...]:
        """The ids of all things of a kind that contain every word, the newest first."""
        numbers = self._search.find_numbers(words, kind)
        if numbers is None:
            rows = self._file.execute("SELECT id FROM search_docs WHERE kind = ? ORDER BY nr DESC", (kind,))
        else:
            sql = "SELECT id FROM search_docs WHERE nr IN (SELECT value FROM json_each(?)) ORDER BY nr DESC"
            rows = self._file.execute(sql, (json.dumps(numbers),))
        return tuple(str(row[0]) for row in rows)

    def list_heads(self, ids: Sequence[str] | None = None) -> tuple[BriefingHead, ...]:
        """Briefings in this order, or all in the order of writing."""
        if ids is None:
            return tuple(_head_of(row) for row in self._file.rows(f"{_HEAD} ORDER BY nr"))
        found: dict[str, BriefingHead] = {}
        for at in range(0, len(ids), TOGETHER):
            some = ids[at : at + TOGETHER]
            rows = self._file.rows(f"{_HEAD} WHERE b.id IN ({', '.join('?' * len(some))})", some)
            found.update((row["id"], _head_of(row)) for row in rows)
        return tuple(found[id] for id in ids if id in found)


def _head_of(row: sqlite3.Row) -> BriefingHead:
    return BriefingHead(
        id=row["id"],
        slug=row["slug"],
        title=text_of(row, "title"),
        starts=date_of(row["starts"]),
        ends=date_of(row["ends"]),
        occasion=text_of(row, "occasion"),
        place=text_of(row, "place"),
        readers=text_of(row, "readers"),
        organisation=text_of(row, "organisation"),
        description=text_of(row, "description"),
        sections=row["sections"],
        blocks=row["blocks"],
        cards=row["cards"],
        charts=row["charts"],
        archived=bool(row["archived"]),
        template=bool(row["template"]),
        changed_at=row["changed_at"] or "",
    )


def _printed(row: tuple[Any, ...]) -> PrintedCard:
    id, stale_from, key, theme, status, release, tags, person, day, source, *rest = row
    states, there, bodies, titles, texts = (rest[at : at + 3] for at in range(0, 15, 3))
    english, hant, hans = (
        TextState(state) if has else TextState.MISSING for state, has in zip(states, there, strict=True)
    )
    return PrintedCard(
        id=id,
        title=LocalText(*titles),
        text=LocalText(*(text[:end] for text, end in zip(texts, bodies, strict=True))),
        stale_from=stale_from,
        figure_key=key,
        source_id=source or "",
        theme=theme,
        tags=tags_of(tags),
        status=Status(status),
        verification=Verification(person, day) if person is not None else None,
        states=(english, hant, hans),
        release=Release(release),
    )
