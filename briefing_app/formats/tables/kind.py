"""Tell workbooks, web pages and texts apart by what is in the file; names of files that come by mail are often wrong."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from briefing_app.errors import InputError
from briefing_app.formats.tables.page_read import is_markup, is_page
from briefing_app.formats.tables.raw import load_start

_BOOKS: Final = (b"PK", b"\xd0\xcf\x11\xe0")  # a zip, and the container of old or encrypted Office files
_START: Final = 2_048


class FileKind(StrEnum):
    """Who reads a file: `read_xlsx` (which says what else it may be), `read_page` or `read_csv`."""

    BOOK = "book"
    PAGE = "page"
    TEXT = "text"


def find_kind(path: Path) -> FileKind:
    """What a file is, by how it begins.

    Raises:
        InputError: It is no plain file, cannot be read, or is XML, which none of them reads.
    """
    start = load_start(path, _START)
    if start.startswith(_BOOKS):
        return FileKind.BOOK
    if is_page(start):
        return FileKind.PAGE
    if is_markup(start):
        raise InputError("tables.kind_other", field="file", name=path.name)
    return FileKind.TEXT
