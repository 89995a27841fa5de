"""Rows of tables that are plainly as they should be, so that the schema need not look at a hundred thousand cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from briefing_app.model.figure import FIGURE_KEY, Qualifier

_COLUMNS: Final = 500
_ROWS: Final = 100_000
_TEXT: Final = 10_000  # characters; a longer one is left to the schema
_NUMBER: Final = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?(?:[eE][+-]?[0-2]?\d)?", re.ASCII)
_DATE: Final = re.compile(
    r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])"
    r"|-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|-(?:0[13-9]|1[0-2])-(?:29|30)|-(?:0[13578]|1[02])-31)?",
    re.ASCII,
)  # all but 29 February
_REFERENCE: Final = re.compile(r"[a-z0-9A-F][a-zA-F0-9-]{0,79}", re.ASCII)
_LOCATOR: Final = 2_000  # characters
_QUALIFIERS: Final = frozenset(each.value for each in Qualifier)
_CONTENTS: Final = frozenset(("text", "date", "value", "figure"))
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
    """Whether a cell is one number, date, text or figure, with nothing beside it that could be wrong."""
    if not isinstance(cell, dict):
        return False
    if len(cell) == 1:  # as nearly all are
        return any(_CHECKS[name](value) for name, value in cell.items() if name in _CONTENTS)
    return len(_CONTENTS.intersection(cell)) == 1 and all(
        name in _CHECKS and _CHECKS[name](value) for name, value in cell.items()
    )


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _LANGUAGES.issuperset(value)
        and all(isinstance(each, str) and len(each) <= _TEXT for each in value.values())
    )


def _fits(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_CHECKS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "text": _is_text,
    "date": _fits(_DATE),
    "value": _fits(_NUMBER),
    "qualifier": lambda value: isinstance(value, str) and value in _QUALIFIERS,
    "figure": _fits(FIGURE_KEY),
    "as_of": _fits(_DATE),
    "source": _fits(_REFERENCE),
    "locator": lambda value: isinstance(value, str) and len(value) <= _LOCATOR,
}
