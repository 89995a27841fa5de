"""Guess from headings and content what each column of a file becomes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.model.chart import ColumnKind, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText
from briefing_app.wording.column_heads import read_heads
from briefing_app.wording.guess_table import remark_table
from briefing_app.wording.table_surroundings import Surroundings, read_surroundings
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.headings import match_fields
from briefing_app.workspace.importing.mapping import ColumnUse, Mapping
from briefing_app.workspace.importing.table_columns import guess_columns, match_columns
from briefing_app.workspace.importing.target import Target

_SAMPLE: Final = 50  # rows that tell the language of a column


def guess_mapping(draft: Draft, target: Target | None = None, into: Dataset | None = None) -> Mapping:
    """What the columns most likely are. Needs no library: run it in any thread.

    Args:
        draft: The file as it was read.
        target: What the rows become; that which the headings look like where none is given.
        into: The dataset (its rows do not matter) that the file replaces the rows of; its columns are looked for in the file.
    """
    target = Target.DATASET if into else target or draft.target
    if target is not Target.DATASET:
        sample = draft.rows[:_SAMPLE]
        columns = [[each for row in sample if isinstance(each := row[at], str)] for at in range(draft.raw.width)]
        names = match_fields(draft.headings, target, columns, draft.language)
        return Mapping(target, tuple(map(ColumnUse, names)), draft.language)
    if into:
        uses = match_columns(draft, into.columns)
        return Mapping(
            target,
            uses,
            draft.language,
            into=into.id,
            title=into.title,
            sources=into.sources,
            as_of=into.as_of,
            note=into.note,
            theme=into.theme,
        )
    around = read_around(draft)
    title = guess_title(draft)
    return Mapping(target, guess_columns(draft), draft.language, title=title, as_of=around.as_of, note=around.note)


def read_around(draft: Draft) -> Surroundings:
    """What stands above the headings and below the rows."""
    return read_surroundings(draft.raw.rows[: draft.top], draft.raw.rows[draft.last :], draft.language)


def say_remarks(draft: Draft, mapping: Mapping) -> tuple[Phrase, ...]:
    """What of a table was left out, and what was assumed of it."""
    if mapping.target is not Target.DATASET:
        return ()
    around = read_around(draft)
    shared = _share_unit(draft, mapping, *around.unit[:2]) if around.unit else []
    return tuple(remark_table(around, shared, draft.raw.rows, draft.first, draft.last))


def _share_unit(draft: Draft, mapping: Mapping, unit: Unit, scale: int) -> list[str]:
    """The columns of numbers in a unit that their own headings do not name."""
    heads = read_heads(draft.raw.rows[draft.top : draft.first], draft.raw.width, draft.language)
    speaking = {each.label for each in heads if each.heading.speaks}
    columns = [use.column for _, use in mapping.used if use.column and use.column.kind is ColumnKind.NUMBER]
    return [
        each.label.best(draft.language)[0] or each.key
        for each in columns
        if (each.unit, each.scale) == (unit, scale) and each.label not in speaking
    ]


def guess_title(draft: Draft) -> LocalText:
    """What stands above the headings, else the name of the sheet or of the file."""
    if title := read_around(draft).title:
        return title
    several = len(draft.sheets) > 1
    words = draft.sheet if several and draft.sheet else PurePath(draft.name).stem.replace("_", " ")
    return LocalText().with_text(draft.language, " ".join(words.split()))
