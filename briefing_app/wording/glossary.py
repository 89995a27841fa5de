"""Official names in three languages: finding them in texts and saying them in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, Language

# Hyphens and apostrophes that publishers use for the same name, one character for one.
_ALIKE = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2019", "-----'")


@dataclass(frozen=True, slots=True)
class Mention:
    """A glossary name at `text[start:end]`; `short` says that it is the term's short form."""

    start: int
    end: int
    term: Term
    short: bool


class Glossary:
    """The terms of a library, ready to search."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._names = {language: self._index(language) for language in LANGUAGES}
        self._patterns = {language: _build_pattern(names) for language, names in self._names.items()}

    def _index(self, language: Language) -> dict[str, tuple[Term, bool]]:
        names: dict[str, tuple[Term, bool]] = {}
        for short in (False, True):  # a full name wins over another term's short form
            for term in self.terms:
                name = (term.short if short else term.name).get(language).translate(_ALIKE).strip()
                if name:
                    names.setdefault(name, (term, short))
        return names

    def find_mentions(self, text: str, language: Language) -> Iterator[Mention]:
        """The names in a text of this language from left to right, the longest where several begin; case matters."""
        pattern, names = self._patterns[language], self._names[language]
        if pattern is None:
            return
        for match in pattern.finditer(text.translate(_ALIKE)):
            term, short = names[match[0]]
            yield Mention(match.start(), match.end(), term, short)

    def find_term(self, name: str) -> Term | None:
        """The term with exactly this name or short form in any language."""
        found = self._find(name)
        return found[0] if found else None

    def localise(self, name: str, language: Language) -> str:
        """The name in this language (Our Hong Kong Foundation → 團結香港基金); unchanged if the glossary has no such name.

        A short form gives the short form of the language, or the full name where it has none.
        """
        found = self._find(name)
        if found is None:
            return name
        term, short = found
        return (term.short.get(language) if short else "") or term.name.get(language) or name

    def _find(self, name: str) -> tuple[Term, bool] | None:
        wanted = name.translate(_ALIKE).strip()
        return next((names[wanted] for names in self._names.values() if wanted in names), None)


def _build_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all names, longest first; Latin letters and digits at an end must not run on."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    if not longest:
        return None
    return re.compile("|".join(_bound(name) for name in longest))


def _bound(name: str) -> str:
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return before + re.escape(name) + after
