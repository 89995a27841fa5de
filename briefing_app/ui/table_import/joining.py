"""Columns of words that say the same in several languages, made into one by hand where the file did not show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing_app.model.chart import ColumnKind
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.find_frame import say_raw
from briefing_app.wording.which_language import has_han
from briefing_app.workspace.importing import ColumnUse, Draft, Mapping

_SAMPLE = 50  # rows that tell the language of a column


@dataclass(frozen=True, slots=True)
class Join:
    """The words of a column are those of the column of a dataset with this key, in this language."""

    key: str
    language: Language


def find_join(use: ColumnUse, mapping: Mapping, at: int) -> Join | None:
    """How the column of the file at this place goes with an earlier one."""
    for made in mapping.made:
        if at in made.places[1:] and use.column is not None and use.language is not None:
            return Join(made.column.key, use.language)
    return None


def list_joins(mapping: Mapping, draft: Draft, at: int) -> Iterator[tuple[Join, int]]:
    """With what a column of the file could go: the join, and the place of the first column in it."""
    for made in mapping.made:
        others = [place for place in made.places if place != at]
        if not others or not made.column.key or made.column.kind is not ColumnKind.TEXT:
            continue
        taken = {mapping.columns[place].language or _find_language(mapping, draft, place) for place in others}
        yield from ((Join(made.column.key, each), others[0]) for each in LANGUAGES if each not in taken)


def join(mapping: Mapping, draft: Draft, at: int, wanted: Join) -> tuple[ColumnUse, ...]:
    """What all columns become when the one at this place goes with another; its heading names the column in its language."""
    made = next(each for each in mapping.made if each.column.key == wanted.key)
    label = made.column.label
    if not label.get(wanted.language):
        label = label.with_text(wanted.language, draft.headings[at])
    column = replace(made.column, label=label)
    columns = list(mapping.columns)
    for place in made.places:
        language = columns[place].language or _find_language(mapping, draft, place)
        columns[place] = ColumnUse(column=column, language=language)
    columns[at] = ColumnUse(column=column, language=wanted.language)
    return tuple(columns)


def _find_language(mapping: Mapping, draft: Draft, at: int) -> Language:
    """English for words without a Chinese character, else that of the texts of the file."""
    if not any(has_han(say_raw(row[at])) for row in draft.rows[:_SAMPLE] if at < len(row)):
        return Language.EN
    return mapping.language if mapping.language.chinese else Language.HANT
