"""Fact cards: one claim in up to three languages, with its figures, sources, theme, tags and status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.model.figure import Citation, Release, Status
from briefing_app.model.language import Language, LocalText
from briefing_app.model.placeholder import keys_in


class TextState(StrEnum):
    """How far one language of a card is done (DESIGN §3.9)."""

    COMPLETE = "complete"
    REVIEW = "review"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Verification:
    """Who confirmed a card against its source, and when (ISO date)."""

    person: str
    day: str


@dataclass(frozen=True, slots=True)
class FactCard:
    """One claim. `figures` are keys in order of weight; the first is the key figure.

    Texts may hold placeholders; figures that only the texts mention are added by `figure_keys`.
    `states` gives English, Traditional, Simplified in this order. `note`, and `say`, the line one may say about the fact, are
    for our own side and never in a hand-out.
    """

    id: str
    slug: str
    title: LocalText
    text: LocalText
    original: Language = Language.EN
    states: tuple[TextState, TextState, TextState] = (TextState.COMPLETE, TextState.COMPLETE, TextState.COMPLETE)
    figures: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    theme: str = ""
    tags: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    verification: Verification | None = None
    release: Release = Release.OPEN
    note: LocalText = LocalText()
    say: LocalText = LocalText()

    @property
    def claim_keys(self) -> tuple[str, ...]:
        """The figures that the claim rests on: those listed, then those its title and text quote."""
        return tuple(dict.fromkeys((*self.figures, *keys_in(self.title, self.text))))

    @property
    def figure_keys(self) -> tuple[str, ...]:
        """All figures of the card: those of the claim, then those that only the line to say quotes."""
        return tuple(dict.fromkeys((*self.claim_keys, *keys_in(self.say))))

    def state(self, language: Language) -> TextState:
        """The state of one language; a language without text is missing whatever was noted."""
        if not (self.title.get(language) and self.text.get(language)):
            return TextState.MISSING
        return self.states[tuple(Language).index(language)]
