"""The three languages of the product and a text in up to all three of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Language(StrEnum):
    """A content language; the value is the BCP 47 tag used in data, on the command line and in file names."""

    EN = "en"
    HANT = "zh-Hant"
    HANS = "zh-Hans"

    @property
    def chinese(self) -> bool:
        """Whether Chinese typography and number words apply."""
        return self is not Language.EN

    @property
    def other_chinese(self) -> Language:
        """Simplified for Traditional and the reverse; a question for Chinese only."""
        return Language.HANS if self is Language.HANT else Language.HANT

    @property
    def attribute(self) -> str:
        """Name of the language in field names: en, zh_hant, zh_hans."""
        return self.value.lower().replace("-", "_")


LANGUAGES: tuple[Language, ...] = (Language.EN, Language.HANT, Language.HANS)


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in up to three languages; an empty string means that the language is missing."""

    en: str = ""
    zh_hant: str = ""
    zh_hans: str = ""

    def get(self, language: Language) -> str:
        """The text in exactly this language, empty if missing."""
        if language is Language.EN:
            return self.en
        return self.zh_hant if language is Language.HANT else self.zh_hans

    def best(self, language: Language) -> tuple[str, Language]:
        """The text in this language or, failing that, the nearest one that exists (Chinese falls back to Chinese first)."""
        for candidate in _FALLBACK[language]:
            if text := self.get(candidate):
                return text, candidate
        return "", language

    def __str__(self) -> str:
        """The English text or the nearest one."""
        return self.best(Language.EN)[0]

    def with_text(self, language: Language, text: str) -> LocalText:
        """A copy with one language replaced."""
        values = {each: self.get(each) for each in LANGUAGES}
        values[language] = text
        return LocalText(values[Language.EN], values[Language.HANT], values[Language.HANS])

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have text."""
        return tuple(each for each in LANGUAGES if self.get(each))

    def __iter__(self) -> Iterator[tuple[Language, str]]:
        """Pairs of language and text, missing ones left out."""
        return ((each, self.get(each)) for each in LANGUAGES if self.get(each))

    def __bool__(self) -> bool:
        return bool(self.en or self.zh_hant or self.zh_hans)

    def to_json(self) -> dict[str, str]:
        """`{"en": …, "zh-Hant": …, "zh-Hans": …}` without missing languages."""
        return {language.value: text for language, text in self}

    @classmethod
    def from_json(cls, value: Mapping[str, str] | None) -> Self:
        """The reverse of `to_json`; None gives the empty text."""
        value = value or {}
        return cls(value.get("en", ""), value.get("zh-Hant", ""), value.get("zh-Hans", ""))

    @classmethod
    def same(cls, text: str) -> Self:
        """The same text in all three languages (names, codes)."""
        return cls(text, text, text)


_FALLBACK: Mapping[Language, tuple[Language, ...]] = {
    Language.EN: (Language.EN, Language.HANT, Language.HANS),
    Language.HANT: (Language.HANT, Language.HANS, Language.EN),
    Language.HANS: (Language.HANS, Language.HANT, Language.EN),
}
