"""English hyphenation: soft hyphens at the places that the British patterns of pyphen allow."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

_WORD: Final = re.compile(r"(?<![\w.@/:\u2019'-])[A-Za-z][a-z]{6,}(?![\w@/:\u2019'-]|\.\w)")
# They stand in dates and amounts, which are not cut.
_WHOLE: Final = frozenset({
    "january", "february", "september", "october", "november", "december", "million", "billion", "trillion", "thousand",
    "percent", "percentage", "dollars", "hectares", "kilometres", "chapter", "section",
})  # fmt: skip


class Hyphenator:
    """Loads the patterns (about 50 ms) when a text first asks for them."""

    __slots__ = ("_patterns", "_split")

    def __init__(self) -> None:
        self._patterns: Any = None
        self._split = lru_cache(maxsize=10_000)(self._split_word)

    def insert_soft_hyphens(self, text: str) -> str:
        """The text with soft hyphens in words of seven letters and more; not in names in capitals, addresses or codes."""
        return _WORD.sub(lambda match: self._split(match[0]), text)

    def _split_word(self, word: str) -> str:
        if word.lower() in _WHOLE:
            return word
        if self._patterns is None:
            import pyphen  # most documents never hyphenate

            self._patterns = pyphen.Pyphen(lang="en_GB", left=3, right=3)
        return str(self._patterns.inserted(word, hyphen="\u00ad"))
