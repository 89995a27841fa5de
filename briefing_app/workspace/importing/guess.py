"""Guess from headings and content what each column of a file becomes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.chart import Dataset
from briefing_app.model.language import LocalText
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
        uses = tuple(ColumnUse(column=each) for each in match_columns(draft, into.columns))
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
    uses = tuple(ColumnUse(column=each) for each in guess_columns(draft))
    return Mapping(target, uses, draft.language, title=guess_title(draft))


def guess_title(draft: Draft) -> LocalText:
    """What stands alone above the headings, else the name of the sheet or of the file."""
    above = [_only(row) for row in draft.raw.rows[: max(draft.first - 1, 0)]]
    words = next(filter(None, above), "")
    if not words:
        several = len(draft.sheets) > 1
        words = draft.sheet if several and draft.sheet else PurePath(draft.name).stem.replace("_", " ")
    return LocalText().with_text(draft.language, " ".join(words.split()))


def _only(row: tuple[RawCell, ...]) -> str:
    """The words of a row that says one thing only (merged cells repeat it)."""
    said = {each for each in row if each is not None}
    word = next(iter(said), None) if len(said) == 1 else None
    return word if isinstance(word, str) else ""
