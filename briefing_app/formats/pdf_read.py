"""Reading a finished PDF: the words of each page as another program finds them, and the files inside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_app.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_ATTACHMENTS = 1000
_LARGEST_ATTACHMENT = 200_000_000  # bytes; as much as a pack may unpack to


def read_pages(data: bytes) -> tuple[str, ...]:
    """The text layer of each page, in the order of the file.

    Raises:
        InputError: The bytes are no PDF that can be read.
    """
    with _opened(data) as document:
        texts = []
        for page in document:
            layer = page.get_textpage()
            texts.append(str(layer.get_text_bounded()))
            layer.close()
            page.close()
        return tuple(texts)


def read_attachments(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every file inside a PDF, in the order of the file.

    Raises:
        InputError: The bytes are no PDF that can be read, or it holds too much.
    """
    with _opened(data) as document:
        count = document.count_attachments()
        if count > _MOST_ATTACHMENTS:
            raise InputError("pdf.files", field="attachments", count=count, most=_MOST_ATTACHMENTS)
        found: list[tuple[str, bytes]] = []
        size = 0
        for number in range(count):
            attachment = document.get_attachment(number)
            content = bytes(attachment.get_data())
            size += len(content)
            if size > _LARGEST_ATTACHMENT:
                raise InputError("pdf.bytes", field="attachments", most=_LARGEST_ATTACHMENT // 1_000_000)
            found.append((str(attachment.get_name()), content))
        return tuple(found)


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError  # here, because most commands read no PDF

    try:
        document = PdfDocument(data)
    except PdfiumError as problem:
        raise InputError("pdf.kind", field="PDF") from problem
    try:
        yield document
    except PdfiumError as problem:
        raise InputError("pdf.damaged", field="PDF") from problem
    finally:
        document.close()
