"""Chinese texts drafted from the other Chinese, with the official names of this library."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.model.glossary import Term
from briefing_app.model.language import Language
from briefing_app.wording.conversion import Converter
from briefing_app.wording.glossary import Glossary


class Drafts:
    """Keeps its dictionaries, which take a moment to load, until the glossary changes: a field may ask at every key."""

    def __init__(self, list_terms: Callable[[], tuple[Term, ...]]) -> None:
        self._list_terms = list_terms
        self._terms: tuple[Term, ...] = ()
        self._converter = Converter(Glossary(()))

    def convert(self, text: str, source: Language, target: Language) -> str:
        """A text in the other Chinese, to be reviewed; see `Converter.convert`.

        Raises:
            InputError: One of the languages is English, or both are the same.
        """
        terms = self._list_terms()
        if terms != self._terms:
            self._terms, self._converter = terms, Converter(Glossary(terms))
        return self._converter.convert(text, source, target)
