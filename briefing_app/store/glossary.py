"""Themes and the terms of the glossary in the library."""

from __future__ import annotations

from briefing_app.model.glossary import Term, TermState, Theme
from briefing_app.store.shelf import Row, Shelf, text_of, texts


class Themes(Shelf[Theme]):
    """One row a theme; its slug is its identity."""

    kind = "theme"
    kinds = "themes"
    table = "themes"
    identity = "slug"

    def row_of(self, thing: Theme) -> Row:
        """The columns of `themes`."""
        return {"slug": thing.slug, **texts("name", thing.name), "place": thing.order}

    def thing_of(self, row: Row) -> Theme:
        """A theme."""
        return Theme(slug=row["slug"], name=text_of(row, "name"), order=row["place"])


class Terms(Shelf[Term]):
    """One row a name."""

    kind = "term"
    kinds = "glossary"
    table = "terms"

    def row_of(self, thing: Term) -> Row:
        """The columns of `terms`."""
        return {
            "id": thing.id,
            "slug": thing.slug,
            **texts("name", thing.name),
            **texts("short", thing.short),
            "state": thing.state.value,
            **texts("note", thing.note),
        }

    def thing_of(self, row: Row) -> Term:
        """A term."""
        return Term(
            id=row["id"],
            slug=row["slug"],
            name=text_of(row, "name"),
            short=text_of(row, "short"),
            state=TermState(row["state"]),
            note=text_of(row, "note"),
        )
