"""The canvas that pages are drawn on: everything on it is either part of the structure tree or marked as decoration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

from briefing_app.model.language import Language
from briefing_app.pdf.engine.archive import (
    Attachment,
    DocumentInfo,
    add_attachments,
    add_metadata,
    add_output_intent,
    format_info,
)
from briefing_app.pdf.engine.document_fonts import DocumentFonts
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.images import Picture
from briefing_app.pdf.engine.inline import group_spans
from briefing_app.pdf.engine.navigation import (
    Bookmark,
    Destination,
    PageLabel,
    Rectangle,
    add_outline,
    format_destinations,
    format_link,
    format_page_labels,
    is_safe_link,
)
from briefing_app.pdf.engine.paragraph import Lines, Typesetter
from briefing_app.pdf.engine.pdf_objects import RawObject, RawStream, add_object, format_number
from briefing_app.pdf.engine.reportlab_adapter import ReportlabFile
from briefing_app.pdf.engine.shapes import format_line, format_rectangle
from briefing_app.pdf.engine.tags import LANGUAGE_TAGS, Element, StructureTree
from briefing_app.pdf.engine.text_style import Align, Rgb, Span, TextStyle
from briefing_app.pdf.engine.text_writer import TextWriter

ArtifactKind = Literal["Layout", "Header", "Footer", "Watermark", "PageNumber", "Background"]

_ARTIFACTS: Final[dict[ArtifactKind, str]] = {
    "Layout": "/Artifact<</Type/Layout>>BDC",
    "Header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    "Watermark": "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC",
    "PageNumber": "/Artifact<</Type/Pagination>>BDC",
    "Background": "/Artifact<</Type/Background>>BDC",
}


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A finished document: its bytes, number of pages, and characters for which a white square was printed."""

    data: bytes
    pages: int
    missing: str


class TaggedCanvas:
    """Pages of one document. Lengths in points, origin at the lower left corner, y upwards.

    What is drawn belongs to an element (`element=` or inside `tagged`), or else is an artifact, which readers skip.
    Elements are made with `canvas.root.add(…)`, in reading order, and may be drawn on several pages.
    """

    def __init__(
        self, typesetter: Typesetter, info: DocumentInfo, profile: bytes, *, width: float, height: float
    ) -> None:
        """Start the first page; `profile` holds the bytes of an sRGB ICC profile."""
        self.typesetter = typesetter
        self.info = info
        self.tree = StructureTree()
        self.root: Element = self.tree.root
        self.width = width
        self.height = height
        self._profile = profile
        self._fonts = DocumentFonts()
        self._images: dict[str, bytes] = {}
        self._file = ReportlabFile(width, height, self._write_resources)
        self._file.key, self._owners = self.tree.add_page()
        self._open = False
        self._destinations: dict[str, Destination] = {}
        self._used_destinations: set[str] = set()
        self._bookmarks: list[Bookmark] = []
        self._labels: Sequence[PageLabel] = ()
        self._attachments: Sequence[Attachment] = ()

    # -- pages -------------------------------------------------------------------------------------------------------

    @property
    def page_number(self) -> int:
        """Number of the open page; 1 is the first."""
        return len(self._file.pages) + 1

    def start_page(self, width: float | None = None, height: float | None = None) -> None:
        """Finish the open page and start the next, of the same size unless told otherwise."""
        self._finish_page()
        if width is not None and height is not None:
            self.width, self.height = width, height
            self._file.setPageSize((width, height))
        self._file.key, self._owners = self.tree.add_page()

    def _finish_page(self) -> None:
        if self._open:
            raise RuntimeError("a page ends inside marked content")
        self._file.showPage()

    # -- marked content ----------------------------------------------------------------------------------------------

    def _mark(self, element: Element) -> str:
        number = len(self._owners)
        self._owners.append(element)
        element.kids.append((self.page_number, number))
        return f"/{element.type}<</MCID {number}>>BDC"

    def _begin(self, operator: str) -> None:
        if self._open:
            raise RuntimeError("marked content cannot be nested")
        self._open = True
        self._file.code.append(operator)

    def _end(self) -> None:
        self._open = False
        self._file.code.append("EMC")

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn within belongs to the element; for figures and other content made of several drawings."""
        self._begin(self._mark(element))
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        """What is drawn within is decoration that readers skip; text too (running headers, markings)."""
        self._begin(_ARTIFACTS[kind])
        try:
            yield
        finally:
            self._end()

    def _append(self, operators: str, element: Element | None = None) -> None:
        code = self._file.code
        if self._open:
            code.append(operators)
        else:
            code += (self._mark(element) if element else _ARTIFACTS["Layout"], operators, "EMC")

    # -- text --------------------------------------------------------------------------------------------------------

    def draw_lines(
        self,
        lines: Lines,
        x: float,
        top: float,
        element: Element | None = None,
        *,
        first: int = 0,
        last: int | None = None,
    ) -> None:
        """Draw lines `first` to before `last` of a paragraph, their left edge at x and the first line's upper edge at `top`.

        Links, languages and inline tags of the spans become child elements of `element`. Without an element, the text is
        an artifact, or part of the marked content that is open.
        """
        chosen = lines.lines[first:last]
        if not chosen:
            return
        writer = TextWriter(lines.text, self._fonts)
        places = [(line, top - number * lines.leading - lines.baseline) for number, line in enumerate(chosen)]
        spans = lines.text.spans
        code = self._file.code
        code.append("q")
        owner_of_span: dict[int, Element] = {}
        if self._open or element is None:
            for line, y in places:
                writer.write_line(line, x, y)
            self._append("\n".join(writer.operators))
        else:
            start, end = chosen[0].start, chosen[-1].next
            for group_start, group_end, numbers in group_spans(lines, start, end):
                span = spans[numbers[0]]
                owner = self._add_inline(element, span, lines.style.language)
                owner_of_span.update(dict.fromkeys(numbers, owner))
                code.append(self._mark(owner))
                writer.operators.clear()
                for line, y in places:
                    if line.start < group_end and line.next > group_start:
                        writer.write_line(line, x, y, first=group_start, last=group_end)
                code += writer.operators
                code.append("EMC")
        code.append("Q")
        if writer.boxes:
            self._draw_boxes(writer, owner_of_span)

    def _add_inline(self, element: Element, span: Span, language: Language) -> Element:
        """The element that owns a span: the paragraph's itself, or a new child for a link, language or tag."""
        own_language = span.language if span.language is not None and span.language is not language else None
        if span.link and is_safe_link(span.link):
            parent = element.add(span.tag) if span.tag else element
            return (
                parent
                if parent.type == "Link"
                else parent.add("Link", language=own_language, alt=span.alt, actual=span.actual)
            )
        if own_language or span.tag or span.actual or span.alt:
            return element.add(span.tag or "Span", language=own_language, alt=span.alt, actual=span.actual)
        return element

    def _draw_boxes(self, writer: TextWriter, owners: dict[int, Element]) -> None:
        spans = writer.spans
        strokes: list[str] = []
        for box in writer.boxes:
            span = spans[box.span]
            owner = owners.get(box.span)
            if span.style.underline:
                y = box.bottom + span.style.size * 0.11
                strokes.append(format_line(box.left, y, box.right, y, span.style.color, span.style.size * 0.05))
            if span.link and owner is not None and is_safe_link(span.link):
                contents = span.alt or span.text.strip() or span.link
                self.add_link(span.link, (box.left, box.bottom, box.right, box.top), owner, contents)
        if strokes:
            self._append(" ".join(strokes))

    def draw_text(
        self,
        text: str,
        x: float,
        baseline: float,
        style: TextStyle,
        language: Language,
        *,
        align: Align = "left",
        element: Element | None = None,
    ) -> float:
        """Draw a text on one line, starting, centred or ending at x; gives its width."""
        lines = self.typesetter.layout_single(text, style, language)
        width = lines.widest
        x -= {"left": 0.0, "justify": 0.0, "center": width / 2, "right": width}[align]
        self.draw_lines(lines, x, baseline + lines.baseline, element)
        return width

    # -- shapes ------------------------------------------------------------------------------------------------------

    def draw_rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Rgb | None = None,
        stroke: Rgb | None = None,
        line_width: float = 0.5,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle with its lower left corner at x, y."""
        self._append(format_rectangle(x, y, width, height, fill, stroke, line_width, radius))

    def draw_line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        color: Rgb,
        width: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        self._append(format_line(x0, y0, x1, y1, color, width, dash))

    def draw_picture(
        self, picture: Picture, x: float, y: float, width: float, height: float, element: Element | None = None
    ) -> None:
        """Draw a picture into a box; with a Figure element its place is recorded."""
        name = f"I{picture.digest}"
        if name not in self._images:
            stream = RawStream(picture.data, picture.entries, compress=not picture.compressed)
            self._images[name] = add_object(self._file.document, stream)
        self._note_box(element, x, y, width, height)
        matrix = " ".join(format_number(value) for value in (width, 0, 0, height, x, y))
        self._append(f"q {matrix} cm /{name} Do Q", element)

    def draw_drawing(
        self, drawing: Drawing, x: float, y: float, element: Element | None = None, *, scale: float = 1.0
    ) -> None:
        """Draw a chart or icon with its lower left corner at x, y; with a Figure element its place is recorded."""
        self._note_box(element, x, y, drawing.width * scale, drawing.height * scale)
        size = format_number(scale)
        parts = [f"q {size} 0 0 {size} {format_number(x)} {format_number(y)} cm"]
        parts.extend(each if isinstance(each, str) else self._format_text(each) for each in drawing.operations)
        parts.append("Q")
        self._append("\n".join(parts), element)

    def _format_text(self, text: TextOperation) -> str:
        matrix = " ".join(format_number(value) for value in text.matrix)
        parts = ["BT", " ".join(format_number(value) for value in text.color), "rg", matrix, "Tm"]
        for run in text.shaped.runs:
            face = self._fonts.use(run.face)
            parts.append(f"{face.resource} {format_number(text.size)} Tf[<{face.encode_run(run)}>]TJ")
            if run.missing:
                self._fonts.note_missing(run.missing)
        parts.append("ET")
        return " ".join(parts)

    def _note_box(self, element: Element | None, x: float, y: float, width: float, height: float) -> None:
        if element is not None and element.type in {"Figure", "Formula"}:
            element.box = (x, y, x + width, y + height)

    # -- navigation --------------------------------------------------------------------------------------------------

    def add_destination(self, name: str, y: float, x: float = 0.0) -> None:
        """Name a point of the open page, for links and bookmarks."""
        self._destinations[name] = Destination(self.page_number, x, y)

    def add_bookmark(self, title: str, level: int, destination: str) -> None:
        """Add an entry to the outline; `level` 0 is the top, and levels that skip one are raised."""
        self._bookmarks.append(Bookmark(title, level, destination))
        self._used_destinations.add(destination)

    def add_link(self, target: str, rectangle: Rectangle, element: Element, contents: str) -> None:
        """Make an area of the open page a link; `element` is the Link element that holds its text.

        Only places in the document, web and mail addresses become links; anything else stays plain text.
        """
        if not is_safe_link(target):
            return
        if target.startswith("#"):
            self._used_destinations.add(target[1:])
        key = self.tree.add_annotation(element)
        reference = add_object(self._file.document, RawObject(format_link(target, rectangle, key, contents)))
        self._file.annotations.append(reference)
        element.kids.append((self.page_number, reference))

    def set_page_labels(self, labels: Sequence[PageLabel]) -> None:
        """Say how viewers number the pages."""
        self._labels = labels

    def set_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Put files into the file."""
        self._attachments = attachments

    # -- finish ------------------------------------------------------------------------------------------------------

    def finish(self) -> FinishedFile:
        """Finish the last page and give the file.

        Raises:
            LinkTargetError: a link points to a place that was never named.
        """
        self._finish_page()
        file, document = self._file, self._file.document
        pages = file.get_page_references()
        entries = {
            "Lang": b"(%s)" % LANGUAGE_TAGS[self.info.language].encode("ascii"),
            "MarkInfo": b"<</Marked true>>",
            "Metadata": add_metadata(document, self.info),
            "OutputIntents": add_output_intent(document, self._profile),
            "StructTreeRoot": self.tree.write(document, pages),
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
        }
        names = b""
        if self._destinations or self._used_destinations:
            destinations = format_destinations(self._destinations, self._used_destinations, pages)
            names += b"/Dests " + add_object(document, RawObject(destinations))
        if self._attachments:
            files, entries["AF"] = add_attachments(document, self._attachments, self.info.created)
            names += b"/EmbeddedFiles " + add_object(document, RawObject(files))
        if names:
            entries["Names"] = b"<<%s>>" % names
        if self._bookmarks:
            entries["Outlines"] = add_outline(document, self._bookmarks)
            entries["PageMode"] = b"/UseOutlines"
        if self._labels:
            entries["PageLabels"] = format_page_labels(self._labels)
        file.set_catalog(**entries)
        file.set_info(format_info(self.info))

        data = file.write_file()
        return FinishedFile(data, len(pages), "".join(self._fonts.missing))

    def _write_resources(self) -> bytes:
        fonts = self._fonts.write(self._file.document)
        images = b"".join(b"/%s %s" % (name.encode("ascii"), reference) for name, reference in self._images.items())
        return b"<</Font%s%s/ProcSet[/PDF/Text/ImageB/ImageC]>>" % (
            fonts,
            b"/XObject<<%s>>" % images if images else b"",
        )
