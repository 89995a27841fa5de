"""What a card was before: the original that a translation was confirmed against, and who last verified it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.card import TextState, Verification
from briefing_app.model.figure import Status
from briefing_app.model.language import Language
from briefing_app.workspace.desk import Desk


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The original as it was when another language was last right, and when it changed (UTC, ISO 8601; may be empty)."""

    title: str
    text: str
    say: str
    changed_at: str


class EarlierActions:
    """Reads the history; what is older than its steps is no longer known."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find_confirmed(self, id: str, language: Language) -> Confirmed | None:
        """The original before the change by which this language was left behind.

        None where the language is not behind, or where that change is no longer kept: undone steps, other libraries and
        what lies more than 200 steps back are unknown.
        """
        card = self._desk.library.get_card(id)
        if card.state(language) is not TextState.OUTDATED:
            return None
        for at, earlier in self._desk.library.list_earlier_cards(id):
            if earlier.state(language) is not TextState.OUTDATED:
                if earlier.original is not card.original:
                    return None
                words = (each.get(card.original) for each in (earlier.title, earlier.text, earlier.say))
                title, text, say = words
                return Confirmed(title, text, say, at)
        return None

    def find_verification(self, id: str) -> Verification | None:
        """Who verified a card last, also where it was changed since; None where that is not known."""
        card = self._desk.library.get_card(id)
        if card.verification is not None:
            return card.verification
        if card.status is not Status.DRAFT:
            return None
        earlier = (each.verification for _, each in self._desk.library.list_earlier_cards(id))
        return next((each for each in earlier if each is not None), None)
