"""Rows of tables that are plainly as they should be, so that the schema need not look at a hundred thousand cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_COLUMNS: Final = 500
_ROWS: Final = 100_000
_TEXT: Final = 10_000  # characters; a longer one is left to the schema
_NUMBER: Final = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?", re.ASCII)
_DATE: Final = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?", re.ASCII)
_LANGUAGES: Final = frozenset(("en", "zh-Hant", "zh-Hans"))
_NO_ROW: Final[list[Any]] = []


def leave_out_plain_rows(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document with an empty row in place of each row of a table that any schema check would pass.

    Places stay what they are, so that what is said about the other rows names the right one. A table whose rows are all
    plain has none at all.
    """
    datasets = document.get("datasets")
    if not isinstance(datasets, list):
        return document
    return {**document, "datasets": [_leave_out(each) for each in datasets]}


def _leave_out(dataset: Any) -> Any:
    rows = dataset.get("rows") if isinstance(dataset, dict) else None
    if not isinstance(rows, list) or len(rows) > _ROWS:
        return dataset
    left = [_NO_ROW if _is_plain_row(row) else row for row in rows]
    return {**dataset, "rows": left if any(row is not _NO_ROW for row in left) else []}


def _is_plain_row(row: Any) -> bool:
    return isinstance(row, list) and len(row) <= _COLUMNS and all(cell is None or _is_plain(cell) for cell in row)


def _is_plain(cell: Any) -> bool:
    """Whether a cell is one exact number, one date or one text and nothing else."""
    if not isinstance(cell, dict) or len(cell) != 1:
        return False
    if (value := cell.get("value")) is not None:
        return isinstance(value, str) and _NUMBER.fullmatch(value) is not None
    if (date := cell.get("date")) is not None:
        return isinstance(date, str) and _DATE.fullmatch(date) is not None
    text = cell.get("text")
    return (
        isinstance(text, dict)
        and _LANGUAGES.issuperset(text)
        and all(isinstance(each, str) and len(each) <= _TEXT for each in text.values())
    )
