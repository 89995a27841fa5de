"""The structure tree: what is a heading, a table cell or a figure, in reading order, for those who cannot see the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

from briefing_app.model.language import Language
from briefing_app.pdf.engine.pdf_objects import RawObject, add_object, format_name, format_number, format_text

Scope = Literal["Row", "Column", "Both"]

LANGUAGE_TAGS: Final = {Language.EN: "en-HK", Language.HANT: "zh-Hant-HK", Language.HANS: "zh-Hans-CN"}
"""What PDF readers are told the language is, so that they choose the right voice."""


class Element:
    """A node of the structure tree; children appear in the order in which they are added or drawn.

    `alt` describes a figure or link, `actual` replaces the printed text, `title` names a section, `id` makes a header
    cell addressable, `box` (left, bottom, right, top in points) is where a figure lies on its page.
    """

    __slots__ = (
        "actual", "alt", "box", "col_span", "headers", "id", "kids", "language", "list_numbering", "parent", "reference",
        "row_span", "scope", "summary", "title", "type",
    )  # fmt: skip

    def __init__(
        self,
        type: str,  # noqa: A002 - the word of the PDF specification
        parent: Element | None = None,
        *,
        language: Language | None = None,
        alt: str | None = None,
        actual: str | None = None,
        title: str | None = None,
        id: str | None = None,
    ) -> None:
        self.type = type
        self.parent = parent
        self.language = language
        self.alt = alt
        self.actual = actual
        self.title = title
        self.id = id
        self.box: tuple[float, float, float, float] | None = None
        self.scope: Scope | None = None
        self.headers: Sequence[str] = ()
        self.row_span = 1
        self.col_span = 1
        self.summary: str | None = None
        self.list_numbering: str | None = None
        self.kids: list[Element | tuple[int, int] | tuple[int, bytes]] = []
        self.reference = b""

    def add(
        self,
        type: str,  # noqa: A002 - the word of the PDF specification
        *,
        language: Language | None = None,
        alt: str | None = None,
        actual: str | None = None,
        title: str | None = None,
        id: str | None = None,
    ) -> Element:
        """A new last child of a standard type (Sect, H1, P, L, LI, Lbl, LBody, Table, TR, Figure, Caption, TOC and so on)."""
        child = Element(type, self, language=language, alt=alt, actual=actual, title=title, id=id)
        self.kids.append(child)
        return child

    def add_header(
        self,
        scope: Scope,
        *,
        id: str | None = None,
        row_span: int = 1,
        col_span: int = 1,
        language: Language | None = None,
    ) -> Element:
        """A new header cell of a table row."""
        cell = self.add("TH", id=id, language=language)
        cell.scope, cell.row_span, cell.col_span = scope, row_span, col_span
        return cell

    def add_cell(
        self, *, headers: Sequence[str] = (), row_span: int = 1, col_span: int = 1, language: Language | None = None
    ) -> Element:
        """A new data cell of a table row; `headers` are ids of header cells where rows and columns do not say enough."""
        cell = self.add("TD", language=language)
        cell.headers, cell.row_span, cell.col_span = headers, row_span, col_span
        return cell

    def walk(self) -> Iterator[Element]:
        """This element and all below it, parents first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class StructureTree:
    """All elements of a document, and which marked content on which page belongs to each."""

    __slots__ = ("_keys", "_parents", "root")

    def __init__(self) -> None:
        self.root = Element("Document")
        self._keys = 0
        self._parents: list[tuple[int, Element | list[Element]]] = []

    def add_page(self) -> tuple[int, list[Element]]:
        """The key of a new page in the parent tree, and the list that takes the owner of each piece of its content."""
        owners: list[Element] = []
        return self._add_parent(owners), owners

    def add_annotation(self, owner: Element) -> int:
        """The key of a new annotation in the parent tree."""
        return self._add_parent(owner)

    def _add_parent(self, owner: Element | list[Element]) -> int:
        key = self._keys
        self._keys += 1
        self._parents.append((key, owner))
        return key

    def write(self, document: Any, pages: Sequence[bytes]) -> bytes:
        """Add the tree to the document and give a reference to its root; `pages` are references to the pages in order."""
        root = RawObject()
        root_reference = add_object(document, root)
        objects = [(element, RawObject()) for element in self.root.walk()]
        for element, shell in objects:
            element.reference = add_object(document, shell)
        for element, shell in objects:
            shell.data = _format_element(element, root_reference, pages)
        numbers = b" ".join(
            b"%d[%s]" % (key, b" ".join(each.reference for each in owner))
            if isinstance(owner, list)
            else b"%d %s" % (key, owner.reference)
            for key, owner in self._parents
            if owner
        )
        names = sorted((element.id, element.reference) for element, _ in objects if element.id)
        ids = (
            b"/IDTree<</Names[%s]>>" % b" ".join(format_text(name) + b" " + ref for name, ref in names)
            if names
            else b""
        )
        root.data = b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d%s>>" % (
            self.root.reference,
            numbers,
            self._keys,
            ids,
        )
        return root_reference


def _format_element(element: Element, root: bytes, pages: Sequence[bytes]) -> bytes:
    parts = [
        b"<</Type/StructElem/S/%s/P %s"
        % (element.type.encode("ascii"), element.parent.reference if element.parent else root)
    ]
    page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    if page is not None:
        parts.append(b"/Pg %s" % pages[page - 1])
    if element.kids:
        parts.append(b"/K[%s]" % b" ".join(_format_kid(kid, page, pages) for kid in element.kids))
    if element.language:
        parts.append(b"/Lang(%s)" % LANGUAGE_TAGS[element.language].encode("ascii"))
    for key, value in (
        (b"Alt", element.alt),
        (b"ActualText", element.actual),
        (b"T", element.title),
        (b"ID", element.id),
    ):
        if value:
            parts.append(b"/%s%s" % (key, format_text(value)))
    if attributes := _format_attributes(element):
        parts.append(b"/A[%s]" % attributes)
    parts.append(b">>")
    return b"".join(parts)


def _format_kid(kid: Element | tuple[int, int] | tuple[int, bytes], page: int | None, pages: Sequence[bytes]) -> bytes:
    if isinstance(kid, Element):
        return kid.reference
    number, content = kid
    if isinstance(content, bytes):
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (content, pages[number - 1])
    return b"%d" % content if number == page else b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[number - 1], content)


def _format_attributes(element: Element) -> bytes:
    groups: list[bytes] = []
    if element.box:
        box = " ".join(format_number(value) for value in element.box).encode("ascii")
        groups.append(b"<</O/Layout/BBox[%s]/Placement/Block>>" % box)
    table: list[bytes] = []
    if element.scope:
        table.append(b"/Scope/%s" % element.scope.encode("ascii"))
    if element.headers:
        table.append(b"/Headers[%s]" % b" ".join(format_text(each) for each in element.headers))
    if element.row_span > 1:
        table.append(b"/RowSpan %d" % element.row_span)
    if element.col_span > 1:
        table.append(b"/ColSpan %d" % element.col_span)
    if element.summary:
        table.append(b"/Summary%s" % format_text(element.summary))
    if table:
        groups.append(b"<</O/Table%s>>" % b"".join(table))
    if element.list_numbering:
        groups.append(b"<</O/List/ListNumbering%s>>" % format_name(element.list_numbering))
    return b"".join(groups)
