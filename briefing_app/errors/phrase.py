"""The pieces that sentences about problems are made of, so that each can be said in the reader's language.

A value in a sentence is a text that reads the same everywhere (a number, a file name), a text in several languages (a title),
a phrase of the catalogue of errors, or a listing of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, runtime_checkable

from briefing_app.errors.cell_words import CELL_REASONS, CELL_WORDS
from briefing_app.errors.doctor_words import DOCTOR_WORDS
from briefing_app.errors.import_words import IMPORT_REASONS, IMPORT_WORDS
from briefing_app.errors.pack_words import PACK_WORDS
from briefing_app.errors.reasons import REASONS
from briefing_app.errors.table_words import TABLE_REASONS, TABLE_WORDS
from briefing_app.errors.typed_words import TYPED_WORDS
from briefing_app.errors.words import WORDS

INPUT: Final = "error.input."
ENGLISH: Final[Mapping[str, str]] = {
    **{INPUT + reason: text for reason, text in {**REASONS, **TABLE_REASONS, **CELL_REASONS, **IMPORT_REASONS}.items()},
    **WORDS,
    **PACK_WORDS,
    **DOCTOR_WORDS,
    **TABLE_WORDS,
    **CELL_WORDS,
    **IMPORT_WORDS,
    **TYPED_WORDS,
}
"""Every phrase by its key in the catalogues."""
_NAME: Final = re.compile(r"\{([a-z_]+)\}")
_PREFERRED: Final = "en"


@runtime_checkable
class Local(Protocol):
    """A text in several languages, such as a title (`model.language.LocalText`)."""

    def best(self, language: Any, /) -> tuple[str, Any]:
        """The text in a language or the nearest one that exists, and which that is."""


class Phrase:
    """One phrase of the catalogue of errors, with the values for its braces; as a string its English."""

    __slots__ = ("key", "values")

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = {name: to_value(value) for name, value in values.items()}

    def __str__(self) -> str:
        return fill_english(ENGLISH[self.key], self.values)

    def __repr__(self) -> str:
        return f"Phrase({self.key!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and (self.key, self.values) == (other.key, other.values)

    def __hash__(self) -> int:
        return hash((self.key, str(self)))


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in a row, set apart by the phrase `joint`."""

    items: tuple[Value, ...]
    joint: str = "list.joint"

    def __str__(self) -> str:
        return ENGLISH[self.joint].join(english_of(each) for each in self.items)


Value = str | Phrase | Listing | Local


def to_value(value: object) -> Value:
    """The value as a sentence can say it; what has no words of its own is written out."""
    return value if isinstance(value, str | Phrase | Listing | Local) else str(value)


def english_of(value: Value) -> str:
    """The value in English, for logs and for readers without a catalogue."""
    return value.best(_PREFERRED)[0] if isinstance(value, Local) else str(value)


def fill_english(text: str, values: Mapping[str, Value]) -> str:
    """The text with its names filled; one without a value stays visible instead of hiding the real problem."""
    return _NAME.sub(lambda match: english_of(values.get(match[1], match[0])), text)


def name_kind(kind: str) -> Value:
    """The word for a kind of thing; what is no kind stays as it is."""
    key = f"kind.{kind}"
    return Phrase(key) if key in ENGLISH else kind


def list_uses(uses: Sequence[tuple[str, Value]], most: int = 5) -> Value:
    """Kind and title of what uses something, as it is said in a sentence: “card “a”, chart “b” and 3 more”."""
    named = Listing(tuple(Phrase("list.use", kind=name_kind(kind), title=title) for kind, title in uses[:most]))
    return named if len(uses) <= most else Phrase("list.more", items=named, count=len(uses) - most)
