"""What can be said about the rows, columns and cells of a table that is edited, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CELL_REASONS: Final[Mapping[str, str]] = {
    "table.row": "There is no row {row} in “{title}”, which has {count}; choose another one.",
    "table.column": "There is no column {column} in “{title}”, which has {count}; choose another one.",
    "table.kind": (
        "Row {row} of the column “{column}” was given something of another kind than its cells hold; change the kind "
        "of the column first."
    ),
    "table.rows": "A table may have {most} rows, but this would make {count}; split it, or leave out what is not needed.",
    "table.columns": (
        "A table may have {most} columns, but this would make {count}; split it, or leave out what is not needed."
    ),
    "table.cells": (
        "A table may have {most} cells, but this would make {count}; split it, or leave out what is not needed."
    ),
    "table.last_column": "A table needs at least one column, so this one stays; delete the table instead.",
    "table.scale": "The scale of a column is a power of ten from {least} to {most}; choose one of them.",
    "table.transpose.names": (
        "The first column of “{title}” does not hold names or dates, which would become the headings; move the column "
        "with the names to the front first."
    ),
    "table.transpose.kinds": (
        "The columns “{one}” and “{other}” hold different kinds of things, so they cannot become one column; take one "
        "of them out first."
    ),
    "table.transpose.empty": (
        "“{title}” has nothing to exchange rows and columns with; it needs at least one row and two columns."
    ),
    "table.transpose.rows": (
        "“{title}” has {count} rows, more than the {most} columns that a table may have; leave out some rows first."
    ),
}
"""Reasons of an `InputError`."""

CELL_WORDS: Final[Mapping[str, str]] = {
    "cell.number": "“{text}” cannot be read as one number; it is kept as words and drawn as missing.",
    "cell.unit": "“{text}” is in another unit than this column ({unit}); it is kept as words and drawn as missing.",
    "cell.size": (
        "“{text}” is written out in full, but this column counts in millions or more; it is kept as words and drawn as "
        "missing."
    ),
    "cell.date": "“{text}” cannot be read as a date; it is kept as words and drawn as missing.",
    "cell.date_order": (
        "“{text}” is no date with the day first; write it such as {example}. It is kept as words and drawn as missing."
    ),
    "cell.date_year": (
        "“{text}” leaves the year open; write it in four digits, such as {example}. It is kept as words and drawn as missing."
    ),
    "cell.span": (
        "“{text}” spans several months; write the month in which it ends, such as {example}. It is kept as words and "
        "drawn as missing."
    ),
    "cell.long": "This is longer than {most} characters, so it was cut there.",
}
"""What a person should know about one cell."""
