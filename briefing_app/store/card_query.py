"""What cards are asked for: words and conditions, as the search field writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.model.figure import Release
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate

ANY = "any"  # language: any of the three
NONE = "none"  # theme, source: none at all


class CardSort(StrEnum):
    """The order of a list of cards."""

    RECENT = "recent"  # changed last comes first
    NEWEST = "newest"  # newest as-of date of the key figure first
    TITLE = "title"
    THEME = "theme"  # in the order of the themes, changed last first within; cards without a theme last


class CardStatus(StrEnum):
    """What `status:` asks for: how far a card was checked, that a figure of it is stale, that it changed since."""

    VERIFIED = "verified"
    DRAFT = "draft"
    AS_SUPPLIED = "as-supplied"
    STALE = "stale"
    CHANGED = "changed"


CHECKED = (CardStatus.VERIFIED, CardStatus.DRAFT, CardStatus.AS_SUPPLIED)


@dataclass(frozen=True, slots=True)
class CardQuery:
    """Conditions that a card fulfils all; an empty one asks nothing. `str` writes it as the search field does.

    Attributes:
        words: Every word must occur; the last one may be unfinished unless a space follows.
        statuses: Any of verified, draft, as supplied; and stale; and changed since it was verified.
        theme: Slug, or `none`.
        tags: All of them.
        language: A language that is missing or not complete, or `any`.
        source: Slug of a source that the card cites, or `none`.
        used: Whether a briefing or template places it.
        since: As-of date of the key figure, this or later.
        release: What it is released as.
    """

    words: str = ""
    statuses: tuple[CardStatus, ...] = ()
    theme: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    used: bool | None = None
    since: PartialDate | None = None
    release: Release | None = None

    def __bool__(self) -> bool:
        return self != CardQuery()

    def __str__(self) -> str:
        operators = [f"{name}:{quote_value(value)}" for name, value in self._pairs()]
        words = [quote_word(word) for word in self.words.split()]
        return " ".join([*operators, *words]) + (" " if words and self.words.endswith(" ") else "")

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield from (("status", each.value) for each in self.statuses)
        if self.theme:
            yield "theme", self.theme
        yield from (("tag", each) for each in self.tags)
        if self.language:
            yield "lang", self.language
        if self.source:
            yield "source", self.source
        if self.used is not None:
            yield "used", str(int(self.used))
        if self.since:
            yield "since", str(self.since)
        if self.release:
            yield "release", self.release.value


@dataclass(frozen=True, slots=True)
class CardCounts:
    """How many cards there are of what sort on a day.

    `changed` were verified once and have changed since; `untranslated` have a language that is missing or not complete;
    `themes` by slug ("" for none), `tags` by tag.
    """

    all: int = 0
    verified: int = 0
    draft: int = 0
    as_supplied: int = 0
    stale: int = 0
    changed: int = 0
    untranslated: int = 0
    internal: int = 0
    unused: int = 0
    themes: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)


OPERATORS = ("status", "theme", "tag", "lang", "source", "used", "since", "release")


def quote_value(value: str) -> str:
    """A value as it stands behind the colon of an operator."""
    plain = value and not any(char.isspace() for char in value) and not value.startswith('"')
    return value if plain else '"' + value.replace('"', "") + '"'


def quote_word(word: str) -> str:
    """A free word; one that looks like an operator or begins with a quotation mark is quoted."""
    name, colon, _ = word.partition(":")
    return f'"{word}"' if (colon and name.lower() in OPERATORS) else word


def parse_language(value: str) -> str | None:
    """`any` or the tag of a language, however its letters and its dash are written; None if it is neither."""
    plain = value.lower().replace("_", "-")
    return ANY if plain == ANY else next((each.value for each in Language if each.value.lower() == plain), None)
