"""What a person can do with fact cards."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.wording.conversion import Converter
from briefing_app.wording.glossary import Glossary
from briefing_app.workspace.desk import Desk

States = tuple[TextState, TextState, TextState]


class CardActions:
    """Writes, verifies and removes cards, and keeps the states of their three texts true (DESIGN §3.9)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add_card(
        self, title: LocalText, text: LocalText = LocalText(), *, original: Language = Language.EN, theme: str = ""
    ) -> FactCard:
        """Make a draft; the languages that have no text yet are missing."""
        card = FactCard(
            id=self._desk.new_id(),
            slug=self._desk.free_slug("card", title),
            title=title,
            text=text,
            original=original,
            theme=theme,
        )
        card = replace(card, states=_with_missing(card, card.states))
        with self._desk.operation("card.add", title=title.best(original)[0]) as writer:
            writer.save_card(card)
        return card

    def update_card(self, card: FactCard) -> FactCard:
        """Keep an edited card and give it back as kept.

        Where the original text changed, the other languages are marked: their original has changed since. A language whose
        own text changed is complete, unless the edited card says otherwise. A verified card whose claim, figures or sources
        changed is a draft again.
        """
        before = self._desk.library.get_card(card.id)
        card = replace(card, states=_new_states(before, card))
        claim = (card.title, card.text, card.figures, card.sources)
        if card.status is Status.VERIFIED and claim != (before.title, before.text, before.figures, before.sources):
            card = replace(card, status=Status.DRAFT, verification=None)
        with self._desk.operation("card.update", title=_name(card)) as writer:
            writer.save_card(card)
        return card

    def mark_complete(self, id: str, language: Language) -> FactCard:
        """Say that the text of a language was read against the original and is right."""
        card = self._desk.library.get_card(id)
        if card.state(language) is TextState.MISSING:
            raise InputError(field=language.value, why=f"the card “{card.slug}” has no text in this language yet")
        card = replace(card, states=_with(card.states, language, TextState.COMPLETE))
        with self._desk.operation("card.complete", title=_name(card), language=language.value) as writer:
            writer.save_card(card)
        return card

    def draft_by_conversion(self, id: str, language: Language) -> FactCard:
        """Write the text of one Chinese from the other, glossary names as the glossary has them, marked to be reviewed.

        Raises:
            InputError: The other Chinese is missing, or the language is English.
        """
        library = self._desk.library
        card = library.get_card(id)
        source = Language.HANS if language is Language.HANT else Language.HANT
        if language is Language.EN or card.state(source) is TextState.MISSING:
            raise InputError(field=language.value, why="a draft is made from the other Chinese text, which is missing")
        converter = Converter(Glossary(library.list_terms()))
        card = replace(
            card,
            title=card.title.with_text(language, converter.convert(card.title.get(source), source, language)),
            text=card.text.with_text(language, converter.convert(card.text.get(source), source, language)),
            say=card.say.with_text(language, converter.convert(card.say.get(source), source, language)),
            states=_with(card.states, language, TextState.REVIEW),
        )
        with self._desk.operation("card.draft", title=_name(card), language=language.value) as writer:
            writer.save_card(card)
        return card

    def verify_card(self, id: str, person: str) -> FactCard:
        """Note that a person has confirmed the card against its source today.

        Raises:
            InputError: Nobody is named, or the card names no source to confirm it against.
        """
        card = self._desk.library.get_card(id)
        if not person.strip():
            raise InputError(field="person", why="the name of whoever verified the card is missing")
        if not card.sources:
            raise InputError(field="sources", why=f"the card “{card.slug}” names no source to verify it against")
        verification = Verification(person.strip(), self._desk.today().isoformat())
        card = replace(card, status=Status.VERIFIED, verification=verification)
        with self._desk.operation("card.verify", title=_name(card), person=person.strip()) as writer:
            writer.save_card(card)
        return card

    def delete_card(self, id: str) -> Changes:
        """Remove a card that no briefing places."""
        return self._desk.delete("card", id, _name(self._desk.library.get_card(id)))


def _name(card: FactCard) -> str:
    return card.title.best(card.original)[0] or card.slug


def _with(states: States, language: Language, state: TextState) -> States:
    english, hant, hans = (state if each is language else old for each, old in zip(LANGUAGES, states, strict=True))
    return english, hant, hans


def _with_missing(card: FactCard, states: States) -> States:
    """The states, with missing for each language that has no title or no text."""
    for language in LANGUAGES:
        has_text = bool(card.title.get(language) and card.text.get(language))
        old = states[LANGUAGES.index(language)]
        if not has_text:
            states = _with(states, language, TextState.MISSING)
        elif old is TextState.MISSING:
            states = _with(states, language, TextState.COMPLETE)
    return states


def _new_states(before: FactCard, after: FactCard) -> States:
    def words(card: FactCard, language: Language) -> tuple[str, ...]:
        return card.title.get(language), card.text.get(language), card.say.get(language)

    changed = {each for each in LANGUAGES if words(before, each) != words(after, each)}
    states = after.states
    for at, language in enumerate(LANGUAGES):
        said = after.states[at] is not before.states[at]  # the editor set this state on purpose
        if language in changed and not said:
            states = _with(states, language, TextState.COMPLETE)
        elif language not in changed and not said and after.original in changed and states[at] is TextState.COMPLETE:
            states = _with(states, language, TextState.OUTDATED)
    return _with_missing(after, states)
