"""Texts of tables without what cannot be printed."""

from __future__ import annotations

import re
from typing import Final

_ESCAPED: Final = re.compile("_x[0-9A-Fa-f]{4}_")
_UNPRINTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text of a workbook with its escapes (`_x000D_`) read and without characters that cannot be printed."""
    if _ESCAPED.search(text):
        from openpyxl.utils.escape import unescape  # takes a moment to load, and only workbooks have escapes

        text = unescape(text)
    return _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
