"""Pictures in the library."""

from __future__ import annotations

from briefing_app.model.edition import Asset
from briefing_app.store.shelf import Row, Shelf


class Assets(Shelf[Asset]):
    """One row a picture, its bytes included; the SHA-256 of the bytes is the id."""

    kind = "asset"
    kinds = "assets"
    table = "assets"
    readable = "id"
    most_kept = 0

    def row_of(self, thing: Asset) -> Row:
        """The columns of `assets`."""
        return {"id": thing.id, "media_type": thing.media_type, "name": thing.name, "data": thing.data}

    def thing_of(self, row: Row) -> Asset:
        """A picture."""
        return Asset(id=row["id"], media_type=row["media_type"], data=row["data"], name=row["name"])
