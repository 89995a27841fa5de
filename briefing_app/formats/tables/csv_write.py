"""Write a table as CSV that Excel opens as it is: UTF-8 with its mark, CRLF, and no words that are taken for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from briefing_app.formats.atomic import atomic_file
from briefing_app.formats.tables.guard import guard
from briefing_app.formats.tables.raw import RawCell


def write_csv(rows: Iterable[Sequence[RawCell]], target: Path) -> None:
    """Write rows to a file, whole or not at all; the same rows give the same bytes.

    Raises:
        OutputError: The folder or file cannot be written.
    """
    with atomic_file(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        csv.writer(text, lineterminator="\r\n").writerows([write_cell(cell) for cell in row] for row in rows)
        text.flush()
        text.detach()


def write_cell(cell: RawCell) -> str:
    """One cell as text: a number in plain digits, a day as 2026-06-30, words guarded."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    return cell.isoformat() if isinstance(cell, date) else f"{cell:f}"
