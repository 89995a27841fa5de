"""What the rows of a file can become, and the fields that a column can fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.workspace.importing.field_words import LANGUAGE_NAMES, WORDS


class Target(StrEnum):
    """A dataset has columns of its own; the rows of the others become fact cards, sources, or figures with their values."""

    DATASET = "dataset"
    CARDS = "cards"
    SOURCES = "sources"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can fill.

    `name` is that in mappings and in code (`title.zh-Hant`), `label` the heading in three languages, as the program shows it
    and writes it into files. `base` is the name without its language.
    """

    name: str
    label: LocalText
    base: str
    language: Language | None = None


def _make(target: str) -> tuple[Field, ...]:
    fields = []
    for word in WORDS[target]:
        if not word.local:
            fields.append(Field(word.name, word.label, word.name))
            continue
        for language in LANGUAGES:
            named = LANGUAGE_NAMES[language]
            label = LocalText(
                f"{word.label.en} ({named.en})",
                f"{word.label.zh_hant}（{named.zh_hant}）",
                f"{word.label.zh_hans}（{named.zh_hans}）",
            )
            fields.append(Field(f"{word.name}.{language}", label, word.name, language))
    return tuple(fields)


FIELDS: Final[Mapping[Target, tuple[Field, ...]]] = {
    each: () if each is Target.DATASET else _make(each.value) for each in Target
}
"""The fields of each target, in the order in which they are shown and written; a dataset has none."""

FIELD_BY_NAME: Final[Mapping[Target, Mapping[str, Field]]] = {
    target: {each.name: each for each in fields} for target, fields in FIELDS.items()
}
