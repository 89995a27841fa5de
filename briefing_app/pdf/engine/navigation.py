"""Ways through a document: named destinations, links, bookmarks and page labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from briefing_app.pdf.engine.errors import LinkTargetError
from briefing_app.pdf.engine.pdf_objects import RawObject, add_object, format_number, format_text

LabelStyle = Literal["decimal", "roman", "none"]
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How viewers number the pages from `page` (1 is the first) on: i, ii … or 1, 2 … or only the prefix."""

    page: int
    style: LabelStyle = "decimal"
    start: int = 1
    prefix: str = ""


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline that viewers show beside the pages; `level` 0 is the top."""

    title: str
    level: int
    destination: str


@dataclass(frozen=True, slots=True)
class Destination:
    """A named place: page (1 is the first) and point."""

    page: int
    x: float
    y: float


def is_safe_link(target: str) -> bool:
    """Whether a link may be made live: a place in the document, a web address or a mail address; never a file or script."""
    lowered = target.lower()
    return lowered.startswith(("#", "http://", "https://", "mailto:")) and len(target) > 1 and target.isprintable()


def format_link(target: str, rectangle: Rectangle, key: int, contents: str) -> bytes:
    """A link annotation; `key` is its place in the parent tree."""
    box = " ".join(format_number(value) for value in rectangle).encode("ascii")
    if target.startswith("#"):
        action = b"/Dest" + format_text(target[1:])
    else:
        uri = quote(target, safe="%/:=&?~#+!$,;'@()*[]-._")
        action = b"/A<</S/URI/URI%s>>" % format_text(uri)
    return b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/StructParent %d/Contents%s%s>>" % (
        box,
        key,
        format_text(contents),
        action,
    )


def format_destinations(destinations: dict[str, Destination], used: set[str], pages: Sequence[bytes]) -> bytes:
    """The name tree of destinations.

    Raises:
        LinkTargetError: a link points to a name that is not there.
    """
    for name in sorted(used):
        if name not in destinations:
            raise LinkTargetError(target=name)
    rows = sorted((format_text(name), place) for name, place in destinations.items())
    return b"<</Names[%s]>>" % b" ".join(
        b"%s[%s/XYZ %s %s null]"
        % (name, pages[place.page - 1], format_number(place.x).encode("ascii"), format_number(place.y).encode("ascii"))
        for name, place in rows
    )


def add_outline(document: Any, bookmarks: Sequence[Bookmark]) -> bytes:
    """Add the outline and give a reference to it; a level that skips one is raised to the next possible."""
    root = RawObject()
    root_reference = add_object(document, root)
    references = [b""] * len(bookmarks)
    shells = [RawObject() for _ in bookmarks]
    for index, shell in enumerate(shells):
        references[index] = add_object(document, shell)
    parents: list[int] = []  # the open path of entries
    children: dict[int, list[int]] = {-1: []}
    for index, bookmark in enumerate(bookmarks):
        del parents[max(0, bookmark.level) :]
        children[parents[-1] if parents else -1].append(index)
        children[index] = []
        parents.append(index)
    for parent, kids in children.items():
        above = root_reference if parent < 0 else references[parent]
        for place, index in enumerate(kids):
            parts = [b"<</Title%s/Parent %s" % (format_text(bookmarks[index].title), above)]
            parts.append(b"/Dest" + format_text(bookmarks[index].destination))
            if place:
                parts.append(b"/Prev " + references[kids[place - 1]])
            if place + 1 < len(kids):
                parts.append(b"/Next " + references[kids[place + 1]])
            if below := children[index]:
                parts.append(b"/First %s/Last %s/Count -%d" % (references[below[0]], references[below[-1]], len(below)))
            parts.append(b">>")
            shells[index].data = b"".join(parts)
    top = children[-1]
    root.data = b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (references[top[0]], references[top[-1]], len(top))
    return root_reference


def format_page_labels(labels: Sequence[PageLabel]) -> bytes:
    """The number tree of page labels; pages before the first label count from 1."""
    rows = {label.page - 1: label for label in labels}
    rows.setdefault(0, PageLabel(1))
    styles = {"decimal": b"/S/D", "roman": b"/S/r", "none": b""}
    return b"<</Nums[%s]>>" % b" ".join(
        b"%d<<%s%s%s>>"
        % (
            page,
            styles[label.style],
            b"/St %d" % label.start if label.start != 1 else b"",
            b"/P" + format_text(label.prefix) if label.prefix else b"",
        )
        for page, label in sorted(rows.items())
    )


def get_page_label(labels: Sequence[PageLabel], page: int) -> str:
    """The label of a page (1 is the first) as viewers show it, to be printed on the page as well."""
    label = max((each for each in labels if each.page <= page), key=lambda each: each.page, default=PageLabel(1))
    number = label.start + page - label.page
    return label.prefix + {"decimal": str(number), "roman": _format_roman(number), "none": ""}[label.style]


def _format_roman(number: int) -> str:
    if number >= 100:
        return "c" + _format_roman(number - 100)
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    return tens[number // 10] + ones[number % 10]
