"""Where a person is among the facts, for a page that is built anew in another look."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray

from briefing_app.store.card_query import CardSort


@dataclass(frozen=True, slots=True)
class FactsState:
    """Where the person is."""

    query: str = ""
    listed: str = "cards"
    sort: CardSort = CardSort.NEWEST
    chosen: tuple[str, ...] = ()
    current: str = ""
    scroll: int = 0
    reader: int = 0
    folded: frozenset[str] = frozenset({"tags"})
    splitter: QByteArray = field(default_factory=QByteArray)
