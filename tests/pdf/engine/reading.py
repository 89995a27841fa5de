"""Reading finished files back with other programs than the one that wrote them."""

from __future__ import annotations

import io

import page
import pikepdf
import pypdfium2

UA = page.ValidationProfile.PDF_UA_1
ARCHIVE = page.ValidationProfile.PDF_A_3A


def read_text(data: bytes) -> str:
    """The text layer of all pages, as a reader copies it."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for number in range(len(document)):
            sheet = document[number]
            text = sheet.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            sheet.close()
        return "\n".join(texts)
    finally:
        document.close()


def squeeze(text: str) -> str:
    """A text without what line ends add or take: blanks, and the mark that pdfium puts for a soft hyphen."""
    return "".join(text.replace("\ufffe", "").replace("\u00ad", "").replace("\u200b", "").split())


def find_failures(data: bytes, profile: page.ValidationProfile) -> list[str]:
    """The rules that a file breaks, with their messages."""
    return [
        f"{failure.rule_id}: {failure.message}" for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The objects of a file."""
    return pikepdf.open(io.BytesIO(data))


def list_structure(data: bytes) -> list[tuple[int, str]]:
    """Depth and type of each structure element, in reading order."""
    rows: list[tuple[int, str]] = []

    def walk(element: pikepdf.Object, depth: int) -> None:
        rows.append((depth, str(element.S)[1:]))
        for kid in element.get("/K", pikepdf.Array()):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid, depth + 1)

    with open_pdf(data) as pdf:
        for kid in pdf.Root.StructTreeRoot.K:
            walk(kid, 0)
    return rows
