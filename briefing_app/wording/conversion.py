"""Drafts between Traditional (Hong Kong) and Simplified Chinese with OpenCC.

A converted text is a draft that a person reviews (DESIGN §3.9); the caller marks it so. Names of the glossary are replaced by
their official form, never converted, and quotation marks follow the habit of the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.errors import InputError, Phrase
from briefing_app.model.language import Language
from briefing_app.wording.glossary import Glossary

if TYPE_CHECKING:
    from opencc import OpenCC

_CONFIGS = {Language.HANS: "hk2s", Language.HANT: "s2hk"}  # by target
_TO_HANS_QUOTES = str.maketrans("「」『』", "“”‘’")
_TO_HANT_QUOTES = str.maketrans("“”‘", "「」『")
_CLOSING = re.compile(r"(?<![A-Za-z])’|’(?![A-Za-z])")  # but not the apostrophe of Xi’an


class Converter:
    """Converts texts; OpenCC and its dictionaries are loaded with the first one."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._engines: dict[Language, OpenCC] = {}

    def convert(self, text: str, source: Language, target: Language) -> str:
        """The text in the other Chinese script; placeholders and glossary names come out exact.

        A name that the glossary lacks in the target language stays as it is, for the reviewer to see.

        Raises:
            InputError: One of the languages is English, or both are the same.
        """
        if {source, target} != {Language.HANT, Language.HANS}:
            raise InputError(
                "language.convert",
                field="language",
                source=Phrase(f"language.{source}"),
                target=Phrase(f"language.{target}"),
            )
        pieces: list[str] = []
        at = 0
        for mention in self._glossary.find_mentions(text, source):
            pieces.append(self._convert(text[at : mention.start], target))
            name = (mention.term.short if mention.short else mention.term.name).get(target)
            pieces.append(name or text[mention.start : mention.end])
            at = mention.end
        pieces.append(self._convert(text[at:], target))
        return "".join(pieces)

    def _convert(self, text: str, target: Language) -> str:
        if not text:
            return ""
        converted: str = self._get_engine(target).convert(text)
        if target is Language.HANS:
            return converted.translate(_TO_HANS_QUOTES)
        return _CLOSING.sub("』", converted).translate(_TO_HANT_QUOTES)

    def _get_engine(self, target: Language) -> OpenCC:
        if target not in self._engines:
            from opencc import OpenCC

            self._engines[target] = OpenCC(_CONFIGS[target])
        return self._engines[target]
