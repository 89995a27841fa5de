"""What an operation touched, so that views know what to read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Self

KINDS = ("theme", "source", "figure", "dataset", "chart", "card", "term", "briefing", "asset", "search", "trash")
ASIDE = ("search", "trash")  # kinds that are kept beside the content and are in no pack
_PLURALS = {"search": "searches", "trash": "trash"}


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids (themes: slugs) that one operation, undo or redo added, changed or removed, by kind.

    False when nothing changed. A changed figure does not list the cards that quote it: whoever shows a card also watches
    `figures`.
    """

    themes: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    datasets: frozenset[str] = frozenset()
    charts: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    briefings: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    searches: frozenset[str] = frozenset()
    trash: frozenset[str] = frozenset()

    @classmethod
    def of(cls, touched: Iterable[tuple[str, str]]) -> Self:
        """Sort pairs of kind and id."""
        sorted_ids: dict[str, set[str]] = {}
        for kind, id in touched:
            sorted_ids.setdefault(_PLURALS.get(kind, kind + "s"), set()).add(id)
        return cls(**{name: frozenset(ids) for name, ids in sorted_ids.items()})

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of one kind (`card`, not `cards`)."""
        ids: frozenset[str] = getattr(self, _PLURALS.get(kind, kind + "s"))
        return ids

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def __or__(self, other: Changes) -> Changes:
        return Changes(**{each.name: getattr(self, each.name) | getattr(other, each.name) for each in fields(self)})
