"""Small PDF objects that are written as bytes at once, cheaper and stricter than the ones they replace."""

from __future__ import annotations

import zlib
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject

_PLAIN: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+")


class RawObject(PDFObject):
    """An indirect object whose bytes are already known, or set before the document is saved."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - reportlab's protocol
        """The bytes of the object."""
        return self.data


class RawStream(PDFObject):
    r"""A compressed stream with an end of line before `endstream` (PDF/A-3, 6.1.7.1), which stock streams lack.

    The end of line is `\r\n`, so that a reader that swallows one `\r` of the data still finds the right length.
    """

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: bytes = b"", *, compress: bool = True) -> None:
        self.data = data
        self.entries = entries
        self.compress = compress

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - reportlab's protocol
        """Dictionary and data."""
        data = zlib.compress(self.data, 6) if self.compress else self.data
        coding = b"/Filter/FlateDecode" if self.compress else b""
        return b"<<%s%s/Length %d>>\nstream\n%s\r\nendstream\n" % (self.entries, coding, len(data), data)


def format_text(text: str) -> bytes:
    """A text string: literal if ASCII, otherwise UTF-16 with a byte order mark."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % text.translate({40: "\\(", 41: "\\)", 92: "\\\\"}).encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def format_name(name: str) -> bytes:
    """A name object with its slash; anything but letters, digits and a few marks is escaped."""
    return b"/" + b"".join(bytes((byte,)) if byte in _PLAIN else b"#%02X" % byte for byte in name.encode("utf-8"))


def format_number(value: float) -> str:
    """A number with at most three decimals and no needless zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def add_object(document: Any, value: PDFObject) -> bytes:
    """Register an object with the document and give the bytes of a reference to it (`12 0 R`)."""
    document.Reference(value)
    return b"%d 0 R" % document.objectcounter
