"""What the columns of a file become in a dataset: guessed from their content, or found among those of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.chart import Column
from briefing_app.model.language import Language
from briefing_app.wording.guess_table import guess_table
from briefing_app.wording.read_heading import read_heading
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.headings import plain_heading

_SAMPLE: Final = 400  # rows that are looked at,
_CELLS, _LEAST = 40_000, 50  # but of wide tables no more than so many cells, and at least so many rows


def guess_columns(draft: Draft) -> tuple[Column | None, ...]:
    """The column that suits most of what stands in each; None for one that holds nothing at all."""
    heads = draft.raw.rows[: draft.first]
    sample = [*heads, *_sample(draft.rows)]
    guessed = guess_table(sample, draft.language, draft.first).columns
    filled = [any(row[at] is not None for row in draft.raw.rows) for at in range(draft.raw.width)]
    return tuple(each.column if full else None for each, full in zip(guessed, filled, strict=True))


def match_columns(draft: Draft, columns: Sequence[Column]) -> tuple[Column | None, ...]:
    """The columns of a dataset that the headings of a file name, in any language; others are guessed as new ones."""
    names: dict[str, Column] = {}
    for column in columns:
        for name in (column.key, *(text for _, text in column.label)):
            names.setdefault(plain_heading(name), column)
    guessed = guess_columns(draft)
    taken: set[str] = set()
    found: list[Column | None] = []
    for heading, guess in zip(draft.headings, guessed, strict=True):
        known = next((names[each] for each in _readings(heading, draft.language) if each in names), None)
        if known is not None and known.key in taken:
            known = None
        if known is None and guess is not None:
            known = replace(guess, key=_free(guess.key, names, taken))
        if known is not None:
            taken.add(known.key)
        found.append(known)
    return tuple(found)


def _readings(heading: str, language: Language) -> tuple[str, ...]:
    """A heading as it is, and without its unit."""
    return (plain_heading(heading), plain_heading(read_heading(heading, language).label)) if heading else ()


def _free(key: str, names: dict[str, Column], taken: set[str]) -> str:
    keys = taken | {each.key for each in names.values()}
    number, name = 1, key
    while name in keys:
        number += 1
        name = f"{key}_{number}"
    return name


def _sample(rows: Sequence[Sequence[RawCell]]) -> Sequence[Sequence[RawCell]]:
    most = min(_SAMPLE, max(_LEAST, _CELLS // len(rows[0]))) if rows else 0
    step = max(len(rows) / most, 1) if most else 1
    return [rows[int(at * step)] for at in range(min(len(rows), most))]
