"""Everything that relies on the inside of reportlab 5.1: the one file to look at when that version changes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing_app.pdf.engine.pdf_objects import RawObject, RawStream, add_object


class _NoOutlines:
    """Takes the place of reportlab's outline builder, which would remove the outline that we write."""

    ready = 1

    def prepare(self, document: Any, canvas: Any) -> None:
        """Do nothing."""


class _Info(RawObject):
    """A document information dictionary whose bytes are known."""

    invariant = 1

    def digest(self, signature: Any) -> None:
        """Let the information count towards the identifier of the file."""
        signature.update(self.data)


class _Page:
    """What one page needs until the file is written."""

    __slots__ = ("annotations", "content", "key", "stream")

    def __init__(self, key: int, annotations: list[bytes], content: list[str], stream: RawStream) -> None:
        self.key = key
        self.annotations = annotations
        self.content = content
        self.stream = stream


class ReportlabFile(Canvas):
    """A canvas that starts empty pages without any font, keeps page content open until saved, and adds catalog entries.

    Relies on `_code`, `_make_preamble`, `_setAnnotations`, `_doc.Catalog.__NoDefault__`, `_doc.Outlines`, `_doc.info`
    and on bytes being written as they are.
    """

    def __init__(self, width: float, height: float, fonts_changed: Callable[[], bytes]) -> None:
        self.key = 0
        self.annotations: list[bytes] = []
        self.pages: list[_Page] = []
        self._write_resources = fonts_changed
        super().__init__(io.BytesIO(), pagesize=(width, height), invariant=1, pageCompression=1)
        self.document: Any = getattr(self, "_doc")  # noqa: B009 - the types know only what reportlab documents
        self.document._pdfVersion = (1, 7)
        self.document.Outlines = self.document.outline = _NoOutlines()
        catalog = self.document.Catalog
        catalog.Outlines = None
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
        self._resources = RawObject()
        self._resources_reference = add_object(self.document, self._resources)

    def _make_preamble(self) -> None:
        # The stock one looks up an initial font and so puts an unembedded Helvetica into every file.
        self._preamble = ""

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - reportlab's name
        """Called once for each page when it is finished."""
        content = self.code[:]
        stream = RawStream(b"")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.key
        page.Tabs = "/S"
        page.Contents = stream
        page.stream = None
        page.Resources = pdfdoc.PDFObjectReference(self._resources.__InternalName__)  # type: ignore[attr-defined]
        if self.annotations:
            page.Annots = pdfdoc.PDFArray(list(self.annotations))
        self.pages.append(_Page(self.key, self.annotations, content, stream))
        self.annotations = []

    @property
    def code(self) -> list[str]:
        """The operators of the open page."""
        code: list[str] = getattr(self, "_code")  # noqa: B009 - as for the document
        return code

    def get_page_references(self) -> list[bytes]:
        """References to all finished pages."""
        numbers = self.document.idToObjectNumberAndVersion
        return [b"%d 0 R" % numbers[f"Page{number}"][0] for number in range(1, len(self.pages) + 1)]

    def set_catalog(self, **entries: bytes) -> None:
        """Set entries of the document catalog."""
        for name, value in entries.items():
            setattr(self.document.Catalog, name, value)

    def set_info(self, data: bytes) -> None:
        """Set the document information dictionary."""
        self.document.info = _Info(data)

    def write_file(self) -> bytes:
        """The whole file."""
        for page in self.pages:
            page.stream.data = "\n".join(page.content).encode("ascii")
            self.document.updateSignature(page.stream.data)
        self._resources.data = self._write_resources()
        data: bytes = self.document.GetPDFData(self)
        return data
