"""Fact cards in the library."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.figure import Release, Status
from briefing_app.model.language import Language
from briefing_app.store.card_memory import CardMemory
from briefing_app.store.file import LibraryFile
from briefing_app.store.shelf import Child, Row, Shelf, citations, citations_of, quotes, tagged, tags_of, text_of, texts

_FILED = {"theme", "tags", "release"}


class Cards(Shelf[FactCard]):
    """One row a card, child rows for the figures it lists and for its sources."""

    kind = "card"
    kinds = "cards"
    table = "cards"
    children = (
        Child("card_figures", "card_id", ("card_id", "place")),
        Child("card_sources", "card_id", ("card_id", "place")),
    )

    def __init__(self, file: LibraryFile) -> None:
        super().__init__(file)
        self.memory = CardMemory(file)

    def prepare(self, thing: FactCard, differing: frozenset[str] | None) -> None:
        """Remember what saving would make one forget; where a card is only filed elsewhere there is nothing."""
        if differing is None or not differing <= _FILED:
            self.memory.note(thing)

    def delete(self, id: str) -> None:
        """Remove a card; what is remembered of it stays while it lies in the trash."""
        super().delete(id)
        self.memory.forget_gone(id)

    def row_of(self, thing: FactCard) -> Row:
        """The columns of `cards`."""
        english, traditional, simplified = thing.states
        return {
            "id": thing.id,
            "slug": thing.slug,
            **texts("title", thing.title),
            **texts("text", thing.text),
            "original": thing.original.value,
            "state_en": english.value,
            "state_zh_hant": traditional.value,
            "state_zh_hans": simplified.value,
            "theme": thing.theme or None,
            "tags": tagged(thing.tags),
            "status": thing.status.value,
            "verified_by": thing.verification.person if thing.verification else None,
            "verified_on": thing.verification.day if thing.verification else None,
            "release": thing.release.value,
            **texts("note", thing.note),
            **texts("say", thing.say),
        }

    def children_of(self, thing: FactCard) -> Mapping[str, list[Row]]:
        """Figures and sources."""
        return {
            "card_figures": quotes("card_id", thing.id, thing.figures),
            "card_sources": citations("card_id", thing.id, thing.sources),
        }

    def thing_of(self, row: Row) -> FactCard:
        """A card."""
        verified = row["verified_by"] is not None
        return FactCard(
            id=row["id"],
            slug=row["slug"],
            title=text_of(row, "title"),
            text=text_of(row, "text"),
            original=Language(row["original"]),
            states=(TextState(row["state_en"]), TextState(row["state_zh_hant"]), TextState(row["state_zh_hans"])),
            figures=tuple(each["figure_key"] for each in row["card_figures"]),
            sources=citations_of(row["card_sources"]),
            theme=row["theme"] or "",
            tags=tags_of(row["tags"]),
            status=Status(row["status"]),
            verification=Verification(row["verified_by"], row["verified_on"]) if verified else None,
            release=Release(row["release"]),
            note=text_of(row, "note"),
            say=text_of(row, "say"),
        )
