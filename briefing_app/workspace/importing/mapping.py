"""What each column of a file becomes: guessed, corrected by a person, remembered for the next file with these headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final

from briefing_app.errors import Phrase
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Citation
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace.desk import next_free
from briefing_app.workspace.importing.target import FIELD_BY_NAME, Target

NEEDED: Final = {
    Target.CARDS: ("id", "slug", "title"),
    Target.SOURCES: ("id", "slug", "title", "description", "url"),
    Target.FIGURES: ("id", "key", "label"),
}
"""For each target the bases of fields of which at least one must be filled, or the rows say nothing about which thing it is."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column becomes: a column of a dataset, a field (its name in `FIELDS`) of the others, or nothing.

    `language` is that of the words which several columns give to one column of a dataset (English and 中文 side by side): they
    all name the same column. None where the column of the file has one of its own.
    """

    field: str = ""
    column: Column | None = None
    language: Language | None = None

    @property
    def left_out(self) -> bool:
        """Whether the column is not imported."""
        return not self.field and self.column is None


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column of a dataset and the columns of the file that it is made of: their places, and for words their languages."""

    column: Column
    places: tuple[int, ...]
    languages: tuple[Language | None, ...]

    def takes(self, language: Language) -> bool:
        """Whether words of one more language fit in."""
        return self.column.kind is ColumnKind.TEXT and None not in self.languages and language not in self.languages


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is to be understood.

    `columns` has one entry for each column of the file. `language` is that of numbers and of the texts of a dataset. The rest
    is for a dataset alone: `into` is the id of a dataset whose rows are replaced (empty: a new one is made), the others are
    what a new dataset gets. `remembered` is the day (ISO) on which the mapping was used last, empty for one that was guessed.
    """

    target: Target
    columns: tuple[ColumnUse, ...]
    language: Language
    into: str = ""
    title: LocalText = LocalText()
    sources: tuple[Citation, ...] = ()
    as_of: PartialDate | None = None
    note: LocalText = LocalText()
    theme: str = ""
    remembered: str = ""

    def changed(self, **fields: Any) -> Mapping:
        """A copy with other fields."""
        return replace(self, **fields)

    def with_column(self, at: int, use: ColumnUse) -> Mapping:
        """A copy in which the column `at` (from 0) becomes something else."""
        return replace(self, columns=(*self.columns[:at], use, *self.columns[at + 1 :]))

    @property
    def used(self) -> tuple[tuple[int, ColumnUse], ...]:
        """The columns that are imported, with their places in the file."""
        return tuple((at, use) for at, use in enumerate(self.columns) if not use.left_out)

    @property
    def made(self) -> tuple[MadeColumn, ...]:
        """The columns that a dataset gets, in their order."""
        made: dict[str, MadeColumn] = {}
        for at, use in self.used:
            column = use.column
            if column is None:
                continue
            known = made.get(column.key) if column.key else None
            if known is not None and use.language is not None and known.takes(use.language):
                made[column.key] = MadeColumn(known.column, (*known.places, at), (*known.languages, use.language))
                continue
            name = next_free(column.key or " ", made.__contains__, "_")  # one without a key gets it later
            free = replace(column, key=name if column.key else "")
            made[name] = MadeColumn(free, (at,), (use.language,))
        return tuple(made.values())


def find_gaps(mapping: Mapping) -> tuple[Phrase, ...]:
    """What is missing or twice in a mapping, so that nothing can be imported by it; empty when it can be used."""
    if not mapping.used:
        return (Phrase("import.no_column"),)
    if mapping.target is Target.DATASET:
        return ()
    gaps = []
    fields = FIELD_BY_NAME[mapping.target]
    names = Counter(use.field for _, use in mapping.used)
    gaps += [Phrase("import.field_twice", column=fields[name].label) for name, count in names.items() if count > 1]
    bases = {fields[name].base for name in names}
    needed = NEEDED[mapping.target]
    if not bases.intersection(needed):
        gaps.append(Phrase("import.no_name", fields=_say_fields(mapping.target, needed)))
    return tuple(gaps)


def _say_fields(target: Target, bases: tuple[str, ...]) -> LocalText:
    """The labels of fields, one for each base, as a list with “or”."""
    labels = []
    for base in bases:
        field = next(each for each in FIELD_BY_NAME[target].values() if each.base == base)
        labels.append(field.label)
    return LocalText(
        ", ".join(_bare(each.en) for each in labels),
        "、".join(_bare(each.zh_hant) for each in labels),
        "、".join(_bare(each.zh_hans) for each in labels),
    )


def _bare(label: str) -> str:
    """A label without the language in brackets."""
    return label.split(" (")[0].split("（")[0]
