"""Keeps what lists of cards are filtered and sorted by, one derived row a card, in the transaction that changes the card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from briefing_app.model.card import FactCard, TextState
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.card_memory import CardMemory
from briefing_app.store.file import LibraryFile
from briefing_app.store.printer import Ages

NEVER = "9999-99-99"  # sorts behind every day
_SORTED = 60  # characters of a title
_COLUMNS = (
    "nr, id, changed, newest, stale_from, figure_key, theme, status, release, behind, lapsed, sourced, "
    "body_en, body_zh_hant, body_zh_hans, sort_en, sort_zh_hant, sort_zh_hans"
)
_WRITE = f"INSERT OR REPLACE INTO search_cards ({_COLUMNS}) VALUES ({', '.join('?' * 18)})"


class Printed(Protocol):
    """What the search index knows of a card."""

    @property
    def title(self) -> tuple[str, str, str]:
        """Its titles as readers see them."""

    @property
    def bodies(self) -> tuple[int, int, int]:
        """How many characters of its indexed texts are its printed text; what else is searched for follows."""


class CardIndex:
    """The writing side of the lists of cards. `nr` is the number that the search index knows a card by."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._memory = CardMemory(file)
        self._now = 0
        self._before: dict[str, int] = {}

    @property
    def now(self) -> int:
        """What `changed` is of the cards that this operation changes."""
        return self._now

    def begin(self, *, anew: bool = False) -> None:
        """Before the cards of an operation; `anew` forgets all rows but keeps what was changed last."""
        if anew:
            self._before = dict(self._file.execute("SELECT id, changed FROM search_cards"))
            self._file.execute("DELETE FROM search_cards")
            self._file.execute("DELETE FROM search_tags")
        else:
            self._before = {}
        row = self._file.execute("SELECT max(changed) FROM search_cards").fetchone()
        self._now = (row[0] or 0) + 1

    def write(self, nr: int, card: FactCard, doc: Printed, ages: Ages, *, changed: bool) -> None:
        """Keep one card; `changed` by the operation itself, not only through a figure that it quotes."""
        file = self._file
        old = file.execute(f"SELECT {_COLUMNS} FROM search_cards WHERE id = ?", (card.id,)).fetchone()
        if old and old[0] != nr:
            self.remove(card.id)
        since = self._now if changed else old[2] if old else self._before.get(card.id, 0)
        facts = _facts(card, ages, lapsed=self._memory.has_lapsed(card))
        new = (nr, card.id, since, *facts, *doc.bodies, *_sort_keys(card, doc.title))
        if new != old:
            file.execute(_WRITE, new)
        tags = sorted(set(card.tags))
        there = (
            [row[0] for row in file.execute("SELECT tag FROM search_tags WHERE nr = ? ORDER BY tag", (nr,))]
            if old
            else []
        )
        if tags != there:
            file.execute("DELETE FROM search_tags WHERE nr = ?", (nr,))
            file.execute_many("INSERT INTO search_tags (tag, nr) VALUES (?, ?)", [(tag, nr) for tag in tags])

    def remove(self, id: str) -> None:
        """Forget a card that is gone."""
        self._file.execute("DELETE FROM search_tags WHERE nr = (SELECT nr FROM search_cards WHERE id = ?)", (id,))
        self._file.execute("DELETE FROM search_cards WHERE id = ?", (id,))


def behind_bit(language: Language) -> int:
    """The bit that says that this language of a card is not complete."""
    return 1 << LANGUAGES.index(language)


def _facts(card: FactCard, ages: Ages, *, lapsed: bool) -> Sequence[object]:
    """From `newest` to `sourced`."""
    as_of, stale_from = ages
    states = [card.state(language) for language in LANGUAGES]
    behind = sum(
        behind_bit(each) for each, state in zip(LANGUAGES, states, strict=True) if state is not TextState.COMPLETE
    )
    return (
        as_of.last.isoformat() if as_of else "",
        _day(stale_from),
        next(iter(card.claim_keys), ""),
        card.theme,
        card.status.value,
        card.release.value,
        behind,
        int(lapsed),
        int(bool(card.sources)),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else NEVER


def _sort_keys(card: FactCard, titles: tuple[str, str, str]) -> list[bytes]:
    """Titles as bytes that sort as readers of each language expect."""
    keys = []
    for language in LANGUAGES:
        _, shown = card.title.best(language)
        keys.append(sort_key(titles[LANGUAGES.index(shown)], language))
    return keys


def sort_key(title: str, language: Language) -> bytes:
    """Bytes by which a title is sorted.

    The common characters of Big5 stand in the order of their strokes and those of GB 2312 in that of their sound, as in the
    indexes that readers of each script know; rarer ones and other scripts follow.
    """
    text = title[:_SORTED].casefold().strip()
    encoding = {Language.HANT: "big5hkscs", Language.HANS: "gb18030"}.get(language, "utf-8")
    key = bytearray()
    for char in text:
        try:
            key += char.encode(encoding)
        except UnicodeEncodeError:
            key += b"\xff" + char.encode("utf-8", "surrogatepass")
    return bytes(key)
