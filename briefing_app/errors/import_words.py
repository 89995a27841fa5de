"""What can be said about the rows and columns of a file that is imported, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

IMPORT_REASONS: Final[Mapping[str, str]] = {
    "import.choice": "“{text}” is not one of {choices}; write one of them.",
    "import.id": "“{text}” is not an ID that this program has written; correct it, or leave it empty.",
    "import.slug": (
        "“{text}” cannot be a short name; use small letters, digits and hyphens, 80 at most, or leave it empty."
    ),
    "import.months": "“{text}” is no number of months from 1 to 600; write one, or “never”.",
    "import.no_title": "This row has no title, so it cannot become anything; write one.",
    "import.no_label": "This row has no label that says what is measured; write one.",
    "import.no_source_name": "This row has neither a title nor a description of the source; write one of them.",
    "import.row_twice": "Row {row} is about the same thing; put both into one row.",
    "import.several": (
        "Several things in the library are called “{title}”, so it is not known which one is "
        "meant; add a column with its {column}."
    ),
    "import.verified": (
        "A row that says “verified” needs who verified it and on which day; add both, or write “draft”."
    ),
    "import.no_such": "There is no {kind} “{name}” in the library; correct it, or import that first.",
    "import.figure_value": (
        "The value of the figure is missing; write it, or leave the other columns of the figure empty."
    ),
    "import.figure_label": "The figure has no name; write what is measured, or the key of a figure of the library.",
    "import.derived": (
        "The figure “{key}” is calculated from others, so a value cannot be written for it; leave the value empty."
    ),
    "import.kind": (
        "The column “{column}” holds another kind of thing in the table that the rows go into; import the file as a "
        "new table, or leave the column out."
    ),
    "import.gaps": "“{name}” was not imported: {why}",
    "output.kind": "“{name}” would be no table that is written; let its name end with .xlsx or .csv.",
    "output.several": (
        "A CSV file holds one table, so “{name}” was not written; choose one table, or let the name end with .xlsx."
    ),
    "import.moved": (
        "The library has changed since the preview, and the import would do something else now; look at the preview again."
    ),
}
"""Reasons of an `InputError`."""

IMPORT_WORDS: Final[Mapping[str, str]] = {
    "import.no_column": "all columns are left out; say for at least one what it is.",
    "import.field_twice": "two columns are “{column}”; leave one of them out.",
    "import.no_name": "no column says what a row is about; choose a column for one of these: {fields}.",
    "import.row": "row {row}: {what}",
    "import.rows_more": "rows like these: {count} more.",
    "import.unknown_figure": "The text quotes the figure “{key}”, which is not in the library; a check will show it.",
}
"""What is said about a mapping, a row or a list of rows."""
