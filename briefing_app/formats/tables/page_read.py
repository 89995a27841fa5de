"""Read the table of a web page that lies as a file, as many offices publish it under a name such as table.xls."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from briefing_app.errors import InputError
from briefing_app.formats.tables.encodings import decode, guess_encoding
from briefing_app.formats.tables.html_read import read_html
from briefing_app.formats.tables.raw import RawTable, Watch, load_bytes

_START: Final = 2_048  # bytes in which a page says that it is one, and how it is written
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
# What pages call themselves, and what holds all of their characters; other names, such as utf-16 within a text that can be
# read without, are wrong or none.
_WIDER: Final = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252",
}  # fmt: skip
_BLANK: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"


def is_page(start: bytes) -> bool:
    """Whether the first bytes of a file are those of a web page.

    Raises nothing: what begins with a tag and is no page is told by `is_markup`.
    """
    plain = start[:_START].replace(b"\0", b"").lstrip(_BLANK)
    if plain.startswith((b"<?", b"<!--")):
        return b"<html" in plain.lower()
    return bool(_PAGE.match(plain))


def is_markup(start: bytes) -> bool:
    """Whether the first bytes are those of XML, such as the tables of Excel 2003."""
    return start[:_START].replace(b"\0", b"").lstrip(_BLANK).startswith(b"<?xml")


def read_page(path: Path, *, watch: Watch | None = None) -> RawTable:
    """Read the largest table of a page.

    Raises:
        InputError: It has no table with content, or is damaged or beyond the limits.
        CancelledError: The person stopped it.
    """
    data = load_bytes(path)
    return read_html(_decode(data, path.name), path.name, watch=watch)


def _decode(data: bytes, name: str) -> str:
    """The text in the encoding that the page names, or where that is wrong in the one it looks like."""
    declared = _DECLARED.search(data[:_START])
    encoding = _WIDER.get(declared[1].decode().lower()) if declared else None
    if encoding is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return decode(data, encoding, name)
        except InputError:
            pass  # pages are often written in another encoding than they say
    return decode(data, guess_encoding(data, name)[0], name)
