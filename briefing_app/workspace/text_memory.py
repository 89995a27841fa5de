"""Remembers what the texts of things say, so that what follows an edit looks only through the texts that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts
from briefing_app.wording.glossary import Glossary

_MOST = 8_192  # things and texts
_GLOSSARIES = 4  # the whole one, and those of a few briefings
_Asked = Language | None  # the texts in their best language beside this one, or in all languages


@dataclass(frozen=True, slots=True)
class _Said:
    """A thing and its texts; it is held so that no other object gets its place in memory and with it its number."""

    thing: object
    texts: tuple[LocalText, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one glossary, and which of them texts were found to hold: ids of terms by text."""

    terms: tuple[Term, ...]
    glossary: Glossary
    found: dict[tuple[_Asked, int | LocalText], frozenset[str]] = field(default_factory=dict)


class TextMemory:
    """Knows things by identity: the library gives the same object again for what is unchanged, and nobody changes it."""

    def __init__(self) -> None:
        self._said: dict[int, _Said] = {}
        self._names: list[_Names] = []

    def find_keys(self, *values: object) -> tuple[str, ...]:
        """The figure keys that the texts of these values refer to, in order of first appearance."""
        keys = (keys_in(each) if isinstance(each, LocalText) else each.keys for each in self._look_at(values))
        return tuple(dict.fromkeys(key for some in keys for key in some))

    def find_terms(self, terms: tuple[Term, ...], *values: object) -> tuple[Term, ...]:
        """The terms whose names occur in any language of the texts of these values, in their own order."""
        return self._find(terms, None, values)

    def find_printed_terms(self, terms: tuple[Term, ...], language: Language, *values: object) -> tuple[Term, ...]:
        """The same of the texts as they are printed in a language."""
        return self._find(terms, language, values)

    def _find(self, terms: tuple[Term, ...], asked: _Asked, values: Iterable[object]) -> tuple[Term, ...]:
        names = self._names_of(terms)
        found: set[str] = set()
        for each in self._look_at(values):
            number: int | LocalText = each if isinstance(each, LocalText) else id(each.thing)
            known = names.found.get((asked, number))
            if known is None:
                texts = (each,) if isinstance(each, LocalText) else each.texts
                known = frozenset(id for text in texts for id in _mentioned(names.glossary, text, asked))
                if len(names.found) >= _MOST:
                    names.found.clear()
                names.found[asked, number] = known
            found |= known
        return tuple(each for each in terms if each.id in found)

    def _names_of(self, terms: tuple[Term, ...]) -> _Names:
        names = next((each for each in self._names if each.terms == terms), None)
        if names is None:
            names = _Names(terms, Glossary(terms))
            self._names = [*self._names[1 - _GLOSSARIES :], names]
        return names

    def _look_at(self, values: Iterable[object]) -> Iterator[LocalText | _Said]:
        """The things inside these values in the order of `find_texts`: a briefing and its sections change, so their parts."""
        for value in values:
            if isinstance(value, LocalText):
                if value:
                    yield value
            elif isinstance(value, tuple | list):
                yield from self._look_at(value)
            elif isinstance(value, Briefing | Section):
                yield from self._look_at(getattr(value, each.name) for each in fields(value))
            else:
                yield self._read(value)

    def _read(self, thing: object) -> _Said:
        said = self._said.get(id(thing))
        if said is None:
            texts = tuple(find_texts(thing))
            said = _Said(thing, texts, keys_in(*texts))
            if len(self._said) >= _MOST:
                self._said.clear()
                self._names.clear()
            self._said[id(thing)] = said
        return said


def _mentioned(glossary: Glossary, text: LocalText, asked: _Asked) -> Iterator[str]:
    """The ids of the terms that a text names."""
    for language in LANGUAGES if asked is None else (asked,):
        words, spoken = (text.get(language), language) if asked is None else text.best(language)
        if words:
            yield from (mention.term.id for mention in glossary.find_mentions(words, spoken))
