"""Sources in the library."""

from __future__ import annotations

from briefing_app.model.language import Language
from briefing_app.model.source import Source, SourceKind
from briefing_app.store.shelf import Row, Shelf, date_of, dated, text_of, texts


class Sources(Shelf[Source]):
    """One row a source."""

    kind = "source"
    kinds = "sources"
    table = "sources"

    def row_of(self, thing: Source) -> Row:
        """The columns of `sources`."""
        return {
            "id": thing.id,
            "slug": thing.slug,
            "title": thing.title,
            "publisher": thing.publisher,
            **texts("description", thing.description),
            "kind": thing.kind.value,
            "published": dated(thing.published),
            "url": thing.url,
            "language": thing.language.value if thing.language else "",
            "accessed": dated(thing.accessed),
            **texts("note", thing.note),
        }

    def thing_of(self, row: Row) -> Source:
        """A source."""
        return Source(
            id=row["id"],
            slug=row["slug"],
            title=row["title"],
            publisher=row["publisher"],
            description=text_of(row, "description"),
            kind=SourceKind(row["kind"]),
            published=date_of(row["published"]),
            url=row["url"],
            language=Language(row["language"]) if row["language"] else None,
            accessed=date_of(row["accessed"]),
            note=text_of(row, "note"),
        )
