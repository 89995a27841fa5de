"""The way in: one document of the layout-neutral tree becomes one PDF file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast, get_args

from briefing_app.document.tree import Document, Node
from briefing_app.model.edition import Form
from briefing_app.pdf.charts import Charts
from briefing_app.pdf.engine.archive import Attachment, DocumentInfo, Relationship
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.fontbook import FontBook, load_font_book
from briefing_app.pdf.engine.navigation import get_page_label
from briefing_app.pdf.forms.full import write_full
from briefing_app.pdf.forms.slides import write_slides
from briefing_app.pdf.forms.summary import write_summary
from briefing_app.pdf.job import Cancelled, Job, Progress
from briefing_app.pdf.memory import get_memory
from briefing_app.pdf.pen import BlockPlace, Pen
from briefing_app.pdf.style import PAPERS, SLIDE


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What was written.

    `missing` are characters that no font has, each with the block (or destination, or title) where it stands; a white
    square is printed for them. `dropped` names what the one-page summary left out. `blocks` are (block id, page from 1, left,
    bottom, right, top) in points from the lower left corner. `page_labels` is what is printed on each page as its number.
    """

    pages: int
    missing: frozenset[tuple[str, str]] = frozenset()
    dropped: tuple[str, ...] = ()
    blocks: tuple[BlockPlace, ...] = ()
    page_labels: tuple[str, ...] = ()


def open_fonts(resources_dir: Path) -> FontBook:
    """The fonts of the product. Keep the book for as long as documents are written: it remembers lines and drawings.

    Raises:
        FontFileError: a font is missing or damaged.
    """
    return load_font_book(resources_dir / "fonts")


def write_pdf(
    document: Document,
    target: BinaryIO,
    *,
    fonts: FontBook,
    icc: bytes,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PdfReport:
    """Write a document as a tagged, archival PDF (PDF/UA-1 and PDF/A-3a).

    Args:
        document: What to write; the same document gives the same bytes.
        target: Where the bytes go; nothing is written before the file is complete.
        fonts: From `open_fonts`.
        icc: An sRGB colour profile.
        progress: Called with the number of pages drawn and the number expected.
        cancelled: Asked before each page; True stops the export.

    Raises:
        CancelledError: `cancelled` said so.
        ChartDataError: a chart cannot show its data.
        PictureError: a picture cannot be read.
        LinkTargetError: a link of the document leads nowhere.
    """
    memory = get_memory(fonts)
    paper = SLIDE if document.form is Form.SLIDES else PAPERS.get(document.paper, PAPERS["A4"])
    info = DocumentInfo(
        title=document.title,
        language=document.language,
        created=datetime(document.today.year, document.today.month, document.today.day, tzinfo=UTC),
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
    )
    canvas = TaggedCanvas(memory.typesetter, info, icc, width=paper.width, height=paper.height)
    job = Job(document, Pen(canvas), memory, Charts(memory), progress, cancelled)
    job.check()
    write = {Form.FULL: write_full, Form.SUMMARY: write_summary, Form.SLIDES: write_slides}[document.form]
    outcome = write(job)
    canvas.set_page_labels(outcome.labels)
    canvas.set_attachments(_convert_attachments(document))
    job.check()
    finished = canvas.finish()
    target.write(finished.data)
    return PdfReport(
        pages=finished.pages,
        missing=_locate(finished.missing, document),
        dropped=outcome.dropped,
        blocks=tuple(job.pen.blocks),
        page_labels=tuple(get_page_label(outcome.labels, page) for page in range(1, finished.pages + 1)),
    )


def _convert_attachments(document: Document) -> list[Attachment]:
    known = get_args(Relationship)
    return [
        Attachment(
            each.name,
            each.data,
            each.media_type,
            cast(Relationship, each.relationship) if each.relationship in known else "Unspecified",
            each.description,
        )
        for each in document.attachments
    ]


def _locate(chars: str, document: Document) -> frozenset[tuple[str, str]]:
    """Each missing character with the places where it stands."""
    if not chars:
        return frozenset()
    wanted = set(chars)
    places = {(char, where) for where, text in _walk(document, document.title) for char in wanted.intersection(text)}
    unplaced = wanted - {char for char, _ in places}
    return frozenset(places | {(char, document.title) for char in unplaced})


def _walk(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Every text below a value, with the id of the nearest block, or else the nearest destination."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _walk(each, where)
    elif is_dataclass(value):
        if isinstance(value, Node):
            where = value.block_id or value.destination or where
        for field in fields(value):
            if field.name not in {"block_id", "destination", "attachments"}:
                yield from _walk(getattr(value, field.name), where)
