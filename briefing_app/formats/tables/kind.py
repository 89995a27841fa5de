"""Tell a workbook from a text by what is in the file; names of files that come by mail are often wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefing_app.formats.tables.raw import load_start

_BOOKS: Final = (b"PK", b"\xd0\xcf\x11\xe0")  # a zip, and the container of old or encrypted Office files


def is_workbook(path: Path) -> bool:
    """Whether a file goes to `read_xlsx` (which says what else it may be) rather than to `read_csv`.

    Raises:
        InputError: It is no plain file, or cannot be read.
    """
    return load_start(path, 4).startswith(_BOOKS)
