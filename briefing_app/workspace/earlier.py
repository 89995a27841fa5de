"""What a card was before: the original that a translation was right against, and who last verified it."""

from __future__ import annotations

from briefing_app.model.card import TextState, Verification
from briefing_app.model.language import Language
from briefing_app.store.card_memory import Confirmed
from briefing_app.workspace.desk import Desk


class EarlierActions:
    """Reads what is remembered for as long as there is the card, however much was done since."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find_confirmed(self, id: str, language: Language) -> Confirmed | None:
        """The original before the change by which this language was left behind.

        None where the language is not behind, where it came so with a pack, or where another language is the original now.
        """
        library = self._desk.library
        card = library.get_card(id)
        if card.state(language) is not TextState.OUTDATED:
            return None
        confirmed = library.find_confirmed(id, language)
        return confirmed if confirmed is not None and confirmed.original is card.original else None

    def find_verification(self, id: str) -> Verification | None:
        """Who verified a card last, also where it was changed since; None if nobody ever did."""
        return self._desk.library.find_last_verification(id)
