"""What a person can do with fact cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing_app.errors import InputError, NotFoundError, Phrase
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.figure import Release, Status
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.workspace.briefings import copy_title
from briefing_app.workspace.desk import Desk, called
from briefing_app.workspace.labels import clean_tag

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
        card = replace(card, states=with_missing(card, card.states))
        with self._desk.operation("card.add", title=title) as writer:
            writer.save_card(card)
        return card

    def update_card(self, card: FactCard) -> FactCard:
        """Keep an edited card and give it back as kept.

        Where the original text changed, the other languages are marked: their original has changed since. A language whose
        own text changed is complete, unless the edited card says otherwise; so is one whose original is again what it was
        when the language was last right. A verified card whose claim, figures or sources
        changed is a draft again.
        """
        card = self.settle(self._desk.library.get_card(card.id), card)
        with self._desk.operation("card.update", title=card.title) as writer:
            writer.save_card(card)
        return card

    def settle(self, before: FactCard, card: FactCard) -> FactCard:
        """An edited card as `update_card` would keep it, without keeping it."""
        card = replace(card, states=_new_states(before, card))
        card = replace(card, states=self._find_states_again(before, card))
        claim = (card.title, card.text, card.figures, card.sources)
        if card.status is Status.VERIFIED and claim != (before.title, before.text, before.figures, before.sources):
            card = replace(card, status=Status.DRAFT, verification=None)
        return card

    def _find_states_again(self, before: FactCard, card: FactCard) -> States:
        """The states, with complete for a language whose original was typed back to what the language was right against."""
        states, original = card.states, card.original
        now = (card.title.get(original), card.text.get(original), card.say.get(original))
        if now == (before.title.get(original), before.text.get(original), before.say.get(original)):
            return states
        for language in LANGUAGES:
            if before.state(language) is TextState.OUTDATED and card.state(language) is TextState.OUTDATED:
                then = self._desk.library.find_confirmed(card.id, language)
                if then is not None and then.original is original and (then.title, then.text, then.say) == now:
                    states = _with(states, language, TextState.COMPLETE)
        return states

    def mark_complete(self, id: str, language: Language) -> FactCard:
        """Say that the text of a language was read against the original and is right."""
        card = self._desk.library.get_card(id)
        if card.state(language) is TextState.MISSING:
            raise InputError(
                "card.no_text", field=language.value, card=called(card), language=Phrase(f"language.{language}")
            )
        card = replace(card, states=_with(card.states, language, TextState.COMPLETE))
        with self._desk.operation("card.complete", title=card.title, language=language.value) as writer:
            writer.save_card(card)
        return card

    def draft_by_conversion(self, id: str, language: Language) -> FactCard:
        """Write the text of one Chinese from the other, glossary names as the glossary has them, marked to be reviewed.

        Raises:
            InputError: The other Chinese is missing, or the language is English.
        """
        library = self._desk.library
        card = library.get_card(id)
        source = language.other_chinese
        if language is Language.EN or card.state(source) is TextState.MISSING:
            raise InputError(
                "card.no_draft", field=language.value, card=called(card), language=Phrase(f"language.{language}")
            )
        drafts = self._desk.drafts
        card = replace(
            card,
            title=card.title.with_text(language, drafts.convert(card.title.get(source), source, language)),
            text=card.text.with_text(language, drafts.convert(card.text.get(source), source, language)),
            say=card.say.with_text(language, drafts.convert(card.say.get(source), source, language)),
            states=_with(card.states, language, TextState.REVIEW),
        )
        with self._desk.operation("card.draft", title=card.title, language=language.value) as writer:
            writer.save_card(card)
        return card

    def verify_card(self, id: str, person: str) -> FactCard:
        """Note that a person has confirmed the card against its source today.

        Raises:
            InputError: Nobody is named, or the card names no source to confirm it against.
        """
        card = self._desk.library.get_card(id)
        verification = self._verification(person)
        _need_source(card)
        card = replace(card, status=Status.VERIFIED, verification=verification)
        with self._desk.operation("card.verify", title=card.title, person=person.strip()) as writer:
            writer.save_card(card)
        return card

    def delete_card(self, id: str) -> Changes:
        """Move a card that no briefing places to the trash."""
        card = self._desk.library.get_card(id)
        self._desk.refuse_used("card", card.id, called(card))
        with self._desk.operation("card.delete", title=card.title) as writer:
            self._desk.discard(writer, "card", card.id)
        return writer.changes

    def duplicate_card(self, id: str) -> FactCard:
        """Copy a card as a draft; the copy's title says so. Figures and sources are those of the original."""
        original = self._desk.library.get_card(id)
        title = copy_title(original.title)
        slug = self._desk.copy_slug("card", original.slug)
        copy = replace(original, id=self._desk.new_id(), slug=slug, title=title, status=Status.DRAFT, verification=None)
        with self._desk.operation("card.duplicate", title=original.title) as writer:
            writer.save_card(copy)
            writer.copy_confirmed(original.id, copy.id)
        return copy

    # -- several at once ---------------------------------------------------------------------------------------------

    def set_theme(self, ids: Sequence[str], slug: str) -> Changes:
        """File cards under a theme, under none with an empty slug.

        Raises:
            NotFoundError: There is no such theme or card; nothing was changed.
        """
        if slug:
            self._desk.library.get_theme(slug)
        return self._change("cards.theme", ids, lambda card: replace(card, theme=slug))

    def add_tag(self, ids: Sequence[str], tag: str) -> Changes:
        """Put a tag on cards.

        Raises:
            NotFoundError: There is no such card; nothing was changed.
            InputError: The tag is empty.
        """
        tag = clean_tag(tag)
        return self._change(
            "cards.tag", ids, lambda card: replace(card, tags=tuple(dict.fromkeys((*card.tags, tag)))), tag=tag
        )

    def remove_tag(self, ids: Sequence[str], tag: str) -> Changes:
        """Take a tag off cards."""
        return self._change(
            "cards.untag",
            ids,
            lambda card: replace(card, tags=tuple(each for each in card.tags if each != tag)),
            tag=tag,
        )

    def set_release(self, ids: Sequence[str], release: Release) -> Changes:
        """Say whether cards may be used freely."""
        return self._change("cards.release", ids, lambda card: replace(card, release=release))

    def verify_cards(self, ids: Sequence[str], person: str) -> Changes:
        """Note that a person has confirmed cards against their sources today.

        Raises:
            InputError: Nobody is named, or a card names no source; nothing was changed.
        """
        verification = self._verification(person)

        def verify(card: FactCard) -> FactCard:
            _need_source(card)
            return replace(card, status=Status.VERIFIED, verification=verification)

        return self._change("cards.verify", ids, verify)

    def delete_cards(self, ids: Sequence[str]) -> Changes:
        """Move cards that no briefing places to the trash.

        Raises:
            InputError: A briefing places one of them; the sentence says which, and nothing was deleted.
        """
        cards = self._get_all(ids)
        used = self._desk.library.count_users("card", [card.id for card in cards])
        for card in cards:
            if card.id in used:
                self._desk.refuse_used("card", card.id, called(card))
        if not cards:
            return Changes()
        with self._desk.operation("cards.delete", count=len(cards)) as writer:
            for card in cards:
                self._desk.discard_thing(writer, "card", card)
        return writer.changes

    def _change(
        self, name: str, ids: Sequence[str], change: Callable[[FactCard], FactCard], **values: object
    ) -> Changes:
        changed = [change(card) for card in self._get_all(ids)]
        if not changed:
            return Changes()
        with self._desk.operation(name, count=len(changed), **values) as writer:
            writer.save_all("card", changed)
        return writer.changes

    def _get_all(self, ids: Sequence[str]) -> tuple[FactCard, ...]:
        """Cards by id, each once; NotFoundError names the first that is not there."""
        wanted = list(dict.fromkeys(ids))
        cards = self._desk.library.list_cards(wanted)
        if len(cards) < len(wanted):
            there = {card.id for card in cards}
            raise NotFoundError("card", next(id for id in wanted if id not in there))
        return cards

    def _verification(self, person: str) -> Verification:
        if not person.strip():
            raise InputError("card.no_person", field="person")
        return Verification(person.strip(), self._desk.today().isoformat())


def _need_source(card: FactCard) -> None:
    if not card.sources:
        raise InputError("card.no_source", field="sources", card=called(card))


def _with(states: States, language: Language, state: TextState) -> States:
    english, hant, hans = (state if each is language else old for each, old in zip(LANGUAGES, states, strict=True))
    return english, hant, hans


def with_missing(card: FactCard, states: States) -> States:
    """The states of a card's languages, with missing for each language that has no title or no text."""
    for language in LANGUAGES:
        has_text = bool(card.title.get(language) and card.text.get(language))
        old = states[LANGUAGES.index(language)]
        if not has_text:
            states = _with(states, language, TextState.MISSING)
        elif old is TextState.MISSING:
            states = _with(states, language, TextState.COMPLETE)
    return states


def _new_states(before: FactCard, after: FactCard) -> States:
    def words(card: FactCard, language: Language) -> tuple[str, str]:
        return card.title.get(language), card.text.get(language)

    changed = {each for each in LANGUAGES if words(before, each) != words(after, each)}
    spoken = {each for each in LANGUAGES if before.say.get(each) != after.say.get(each)}
    original = after.original in changed | spoken
    states = after.states
    for at, language in enumerate(LANGUAGES):
        said = after.states[at] is not before.states[at]  # the editor set this state on purpose
        if said:
            continue
        if language in changed or (language in spoken and states[at] is TextState.OUTDATED):
            states = _with(states, language, TextState.COMPLETE)
        elif language not in spoken and original and states[at] is TextState.COMPLETE:
            states = _with(states, language, TextState.OUTDATED)
    return with_missing(after, states)
