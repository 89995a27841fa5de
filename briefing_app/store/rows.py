"""What rows of lists show beside model values: printed texts of cards, how often things are used, sizes of briefings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.file import LibraryFile
from briefing_app.store.search import Search
from briefing_app.store.shelf import TOGETHER, date_of, text_of

# kind → the table and column that name it, and what names its user
_PLACED = {
    "card": ("blocks", "card_id", "briefing_id"),
    "chart": ("blocks", "chart_id", "briefing_id"),
    "source/card": ("card_sources", "source_id", "card_id"),
    "source/figure": ("observations", "source_id", "figure_id"),
    "source/dataset": ("dataset_sources", "source_id", "dataset_id"),
}


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card's title and text with their figures filled in, and the first day on which it is stale (ISO; never: 9999…)."""

    title: LocalText
    text: LocalText
    stale_from: str


@dataclass(frozen=True, slots=True)
class BriefingHead:
    """A briefing without its content. `changed_at` is UTC, ISO 8601, empty where the history no longer knows."""

    id: str
    slug: str
    title: LocalText
    occasion: LocalText
    place: LocalText
    starts: PartialDate | None
    ends: PartialDate | None
    sections: int
    blocks: int
    archived: bool
    template: bool
    changed_at: str


class Rows:
    """Reads for rows; unknown ids are left out of the answers."""

    def __init__(self, file: LibraryFile, search: Search) -> None:
        self._file = file
        self._search = search

    def print_cards(self, ids: Sequence[str]) -> Mapping[str, PrintedCard]:
        """Cards as their readers see them."""
        found: dict[str, PrintedCard] = {}
        for at in range(0, len(ids), TOGETHER):
            some = ids[at : at + TOGETHER]
            marks = ", ".join("?" * len(some))
            for id, stale_from, en, hant, hans, *rest in self._file.execute(
                "SELECT c.id, stale_from, body_en, body_zh_hant, body_zh_hans, title_en, title_zh_hant, title_zh_hans, "
                "text_en, text_zh_hant, text_zh_hans FROM search_cards AS c JOIN search_docs AS d ON d.nr = c.nr "
                f"WHERE c.id IN ({marks})",
                some,
            ):
                texts = LocalText(rest[3][:en], rest[4][:hant], rest[5][:hans])
                found[id] = PrintedCard(LocalText(*rest[:3]), texts, stale_from)
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

    def find_ids(self, kind: str, words: str) -> tuple[str, ...]:
        """The ids of all things of a kind that contain every word, the newest first."""
        condition, *values = self._search.find_numbers(words, kind)
        sql = f"SELECT id FROM search_docs WHERE kind = ? AND {condition} ORDER BY nr DESC"
        return tuple(str(row[0]) for row in self._file.execute(sql, [kind, *values]))

    def list_heads(self, ids: Sequence[str]) -> tuple[BriefingHead, ...]:
        """Briefings in this order."""
        found: dict[str, BriefingHead] = {}
        for at in range(0, len(ids), TOGETHER):
            some = ids[at : at + TOGETHER]
            marks = ", ".join("?" * len(some))
            for row in self._file.rows(
                "SELECT b.*, (SELECT count(*) FROM sections WHERE briefing_id = b.id) AS sections, "
                "(SELECT count(*) FROM blocks WHERE briefing_id = b.id) AS blocks, "
                "(SELECT max(s.at) FROM history_touches AS t JOIN history_steps AS s ON s.id = t.step "
                f"WHERE t.kind = 'briefing' AND t.id = b.id) AS changed_at FROM briefings AS b WHERE b.id IN ({marks})",
                some,
            ):
                found[row["id"]] = BriefingHead(
                    id=row["id"],
                    slug=row["slug"],
                    title=text_of(row, "title"),
                    occasion=text_of(row, "occasion"),
                    place=text_of(row, "place"),
                    starts=date_of(row["starts"]),
                    ends=date_of(row["ends"]),
                    sections=row["sections"],
                    blocks=row["blocks"],
                    archived=bool(row["archived"]),
                    template=bool(row["template"]),
                    changed_at=row["changed_at"] or "",
                )
        return tuple(found[id] for id in ids if id in found)
