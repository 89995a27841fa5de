"""Saved searches of the library."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.store.shelf import Row, Shelf


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was given a name: `query` is what stands in the search field."""

    id: str
    name: str
    query: str


class Searches(Shelf[SavedSearch]):
    """One row a saved search."""

    kind = "search"
    kinds = "searches"
    table = "searches"
    readable = "id"

    def row_of(self, thing: SavedSearch) -> Row:
        """The columns of `searches`."""
        return {"id": thing.id, "name": thing.name, "query": thing.query}

    def thing_of(self, row: Row) -> SavedSearch:
        """A saved search."""
        return SavedSearch(id=row["id"], name=row["name"], query=row["query"])
