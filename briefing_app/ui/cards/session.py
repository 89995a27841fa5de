"""The card that a page works on: as the library has it now, and what the page can change of it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import NotFoundError
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.edition import Quoted
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.ui.new_card import is_blank
from briefing_app.ui.room import Room


class Part(StrEnum):
    """The texts of a card."""

    TITLE = "title"
    TEXT = "text"
    SAY = "say"


def text_of(card: FactCard, part: Part) -> LocalText:
    """One of the three texts in all languages."""
    return {Part.TITLE: card.title, Part.TEXT: card.text, Part.SAY: card.say}[part]


class CardSession(QObject):
    """Made before the fields that read it, so that it hears of changes first.

    `changed` is emitted when the card or something that it shows may look different; `lost` and `found` when it was deleted
    and came back.
    """

    changed = Signal()
    lost = Signal()
    found = Signal()

    def __init__(self, room: Room, id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self.id = id
        self._card = room.core.library.find_card(id)
        self._quoted: dict[str, Quoted] | None = None
        room.workspace.changed.connect(self._follow)

    @property
    def exists(self) -> bool:
        """Whether the library has the card."""
        return self._card is not None

    @property
    def card(self) -> FactCard:
        """The card as it is in the library.

        Raises:
            NotFoundError: It was deleted.
        """
        if self._card is None:
            raise NotFoundError("card", self.id)
        return self._card

    # -- texts -------------------------------------------------------------------------------------------------------

    def read_text(self, part: Part, language: Language) -> str:
        """One text in one language."""
        return text_of(self.card, part).get(language)

    def write_text(self, part: Part, language: Language, text: str) -> None:
        """Keep it; blanks alone are no text."""
        local = text_of(self.card, part).with_text(language, text if text.strip() else "")
        if part is Part.TITLE:
            self.keep(replace(self.card, title=local))
        elif part is Part.TEXT:
            self.keep(replace(self.card, text=local))
        else:
            self.keep(replace(self.card, say=local))

    def keep(self, card: FactCard) -> None:
        """Keep an edited card; one operation."""
        self._room.core.cards.update_card(card)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The texts that a complete language has: what to say only where somebody wrote it."""
        return (Part.TITLE, Part.TEXT, Part.SAY) if self.card.say else (Part.TITLE, Part.TEXT)

    def empty_parts(self, language: Language) -> tuple[Part, ...]:
        """What of these a language lacks."""
        return tuple(each for each in self.parts if not self.read_text(each, language))

    def can_convert(self, language: Language) -> bool:
        """Whether the other Chinese has something that this one lacks."""
        if not language.chinese:
            return False
        return any(self.read_text(each, language.other_chinese) for each in self.empty_parts(language))

    def fill_by_conversion(self, language: Language) -> None:
        """Fill what is empty from the other Chinese, to be reviewed; what is written stays as it is."""
        source = language.other_chinese
        drafts = self._room.core.drafts
        card = self.card
        texts = {}
        for part in (Part.TITLE, Part.TEXT, Part.SAY):
            local = text_of(card, part)
            if not local.get(language):
                local = local.with_text(language, drafts.convert(local.get(source), source, language))
            texts[part] = local
        at = LANGUAGES.index(language)
        states = (*card.states[:at], TextState.REVIEW, *card.states[at + 1 :])
        self.keep(
            replace(card, title=texts[Part.TITLE], text=texts[Part.TEXT], say=texts[Part.SAY], states=states)  # type: ignore[arg-type]
        )

    def clear_language(self, language: Language) -> None:
        """Take all texts of a language away."""
        card = self.card
        empty = (each.with_text(language, "") for each in (card.title, card.text, card.say))
        title, text, say = empty
        self.keep(replace(card, title=title, text=text, say=say))

    def make_original(self, language: Language) -> None:
        """From now on this language is the one that the others follow."""
        self.keep(replace(self.card, original=language))

    # -- figures -----------------------------------------------------------------------------------------------------

    def quote(self) -> dict[str, Quoted]:
        """The figures of the card as they are quoted today, in their order; asked once until something changes."""
        if self._quoted is None:
            self._quoted = self._room.core.figures.quote(self.card.figure_keys)
        return dict(self._quoted)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written or chosen anything yet."""
        return self._card is not None and is_blank(self._card)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        self._quoted = None
        if self.id in changes.cards:
            before, self._card = self._card, self._room.core.library.find_card(self.id)
            if before is not None and self._card is None:
                self.lost.emit()
                return
            if before is None and self._card is not None:
                self.found.emit()
        if self._card is not None and (
            changes.cards or changes.figures or changes.sources or changes.themes or changes.briefings
        ):
            self.changed.emit()
