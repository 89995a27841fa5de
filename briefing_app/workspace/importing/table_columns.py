"""What the columns of a file become in a dataset: guessed from their content, or found among those of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.language import Language
from briefing_app.wording.guess_table import guess_table, join_labels
from briefing_app.wording.read_heading import read_heading
from briefing_app.workspace.desk import next_free
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.headings import plain_heading
from briefing_app.workspace.importing.mapping import ColumnUse

_SAMPLE: Final = 400  # rows that are looked at,
_CELLS, _LEAST = 40_000, 50  # but of wide tables no more than so many cells, and at least so many rows


def guess_columns(draft: Draft) -> tuple[ColumnUse, ...]:
    """The column that suits most of what stands in each; nothing for one that is empty.

    Columns of words that say the same in several languages become one.
    """
    heads = draft.raw.rows[: draft.first]
    sample = [*heads, *_sample(draft.rows)]
    guessed = guess_table(sample, draft.language, draft.first, whole=True)
    filled = [any(row[at] is not None for row in (*heads[draft.top :], *draft.rows)) for at in range(draft.raw.width)]
    uses = [ColumnUse(column=each.column if full else None) for each, full in zip(guessed.columns, filled, strict=True)]
    columns = [each.column for each in guessed.columns]
    for group in guessed.groups:
        joined = replace(columns[group[0][0]], label=join_labels(columns, group))
        for at, language in group:
            uses[at] = ColumnUse(column=joined, language=language)
    return tuple(uses)


def match_columns(draft: Draft, columns: Sequence[Column]) -> tuple[ColumnUse, ...]:
    """The columns of a dataset that the headings of a file name, in any language; others are guessed as new ones."""
    names: dict[str, Column] = {}
    for column in columns:
        for name in (column.key, *(text for _, text in column.label)):
            names.setdefault(plain_heading(name), column)
    keys = {each.key for each in columns}
    taken: dict[str, str] = {}  # key of a column → that of the guess which took it
    found: list[ColumnUse] = []
    for heading, guess in zip(draft.headings, guess_columns(draft), strict=True):
        named = _readings(heading, guess.column, draft.language)
        known = next((names[each] for each in named if each in names), None)
        own = guess.column.key if guess.column is not None and guess.language is not None else ""
        if known is not None and known.key in taken and (not own or taken[known.key] != own):
            known = None
        if known is None and guess.column is not None:
            shared = next((key for key, other in taken.items() if own and other == own), "")
            free = next_free(guess.column.key, lambda key: key in keys or key in taken, "_")
            known = replace(guess.column, key=shared or free)
        if known is not None:
            taken[known.key] = own
        joined = guess.language if known is not None and known.kind is ColumnKind.TEXT else None
        found.append(ColumnUse(column=known, language=joined))
    return tuple(found)


def _readings(heading: str, guess: Column | None, language: Language) -> tuple[str, ...]:
    """A heading as it is, without its unit, and as it was understood in each language."""
    labels = [text for _, text in guess.label] if guess is not None else []
    if not heading:
        return tuple(map(plain_heading, labels))
    return tuple(map(plain_heading, (heading, read_heading(heading, language).label, *labels)))


def _sample(rows: Sequence[Sequence[RawCell]]) -> Sequence[Sequence[RawCell]]:
    most = min(_SAMPLE, max(_LEAST, _CELLS // len(rows[0]))) if rows else 0
    step = max(len(rows) / most, 1) if most else 1
    return [rows[int(at * step)] for at in range(min(len(rows), most))]
