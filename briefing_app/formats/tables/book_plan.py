"""What a workbook says about itself: its sheets, how its days are counted, the formats and the texts that its cells share."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element
from xml.parsers import expat

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from briefing_app.errors import InputError
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.book import Book
from briefing_app.formats.tables.cleaning import clean, raise_mark
from briefing_app.formats.tables.number_formats import NumberFormat, parse_format
from briefing_app.formats.tables.raw import Watch

# ECMA-376 in its usual form and in the strict one.
_MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_ROOT: Final = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of cells: its name, whether the file hides it, and its part."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets in their order, the first day of the calendar, the formats by style, and the part with the shared texts."""

    sheets: tuple[Sheet, ...]
    epoch: datetime
    formats: tuple[NumberFormat, ...]
    texts: str


def name_tags(*names: str) -> dict[str, str]:
    """Tags as expat says them → their local names."""
    return {f"{space} {name}": name for space in _MAIN for name in names}


def read_whole(written: str, otherwise: int) -> int:
    """A whole number such as a place in a list; `otherwise` for what is none or could be none of ours."""
    return int(written) if written.isdecimal() and len(written) < 9 else otherwise


def read_plan(book: Book) -> Plan:
    """Read what leads to the sheets.

    Raises:
        InputError: Something of it is missing or damaged, or there is no sheet.
    """
    part = next((target for kind, target in _read_links(book, "", _ROOT).values() if kind == "officeDocument"), "")
    folder, _, name = part.rpartition("/")
    links = _read_links(book, folder, f"{folder}/_rels/{name}.rels")
    root = book.read_xml(part)
    sheets: list[Sheet] = []
    for sheet in _find(root, "sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        kind, target = links.get(link, ("", ""))
        if kind == "worksheet" and book.has(target):
            hidden = sheet.get("state", "visible") != "visible"
            sheets.append(Sheet(sheet.get("name", ""), hidden, target))
    if not sheets:
        raise InputError("tables.empty", field="file", name=book.name)
    old_mac = any(each.get("date1904") in ("1", "true") for each in _find(root, "workbookPr"))
    by_kind = {kind: target for kind, target in links.values() if book.has(target)}
    formats = _read_formats(book, by_kind["styles"]) if "styles" in by_kind else ()
    return Plan(tuple(sheets), MAC_EPOCH if old_mac else WINDOWS_EPOCH, formats, by_kind.get("sharedStrings", ""))


def parse_part(book: Book, part: str, watch: Watch, handlers: Handlers) -> None:
    """Send a part through handlers without ever holding all of it.

    Raises:
        InputError: It is damaged, beyond the limits, or has a document type, which is where entities are defined.
        CancelledError: The person stopped it.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    elements = depth = spaces = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal elements, depth
        elements += 1
        depth += 1
        if depth > limits.DEPTH or elements > limits.ELEMENTS:
            raise book.bomb()
        handlers.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handlers.end(tag)

    def declare(*_: object) -> None:
        nonlocal spaces
        spaces += 1
        if spaces > limits.NAMES:
            raise book.bomb()

    def refuse(*_: object) -> None:
        raise InputError("tables.entities", field="file", name=book.name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handlers.words
    parser.StartNamespaceDeclHandler = declare
    parser.StartDoctypeDeclHandler = refuse
    done, total = 0, max(book.size(part), 1)
    try:
        for piece in book.iterate(part):
            parser.Parse(piece, False)
            done += len(piece)
            # Expat keeps every name that it met, and all of a tag until its end.
            if len(parser.intern) > limits.NAMES or done - parser.CurrentByteIndex > limits.TAG_BYTES:
                raise book.bomb()
            watch.step(done, total)
        parser.Parse(b"", True)
    except expat.ExpatError as problem:
        raise book.damaged() from problem


class Words:
    """Gathers the words of one cell: of a text that is too long for a cell no more than tells that it is."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._room = 0
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self._pieces.clear()
        # What one character stands for may be written as seven (`_x000D_`).
        self._room = 8 * limits.CELL_CHARACTERS

    def add(self, words: str) -> None:
        """Take more."""
        if self._room > 0:
            self._pieces.append(words[: self._room])
            self._room -= len(words)

    def __str__(self) -> str:
        """All of it."""
        return "".join(self._pieces)


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is called for the start and end of an element and for the words within."""

    start: Callable[[str, Mapping[str, str]], None]
    end: Callable[[str], None]
    words: Callable[[str], None]


def read_texts(book: Book, part: str, watch: Watch) -> list[str]:
    """The texts that cells share, each put together from its runs, without the readings above Chinese words.

    Raises:
        InputError: They are damaged or beyond the limits.
    """
    tags = name_tags("si", "t", "r", "rPh", "vertAlign")
    texts: list[str] = []
    now, mark = Words(), Words()
    collecting = above = high = False
    characters = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal collecting, above, high
        match tags.get(tag):
            case "t":
                collecting = not above
            case "rPh":
                above = True
            case "vertAlign":
                high = attributes.get("val") == "superscript"
            case "si":
                now.clear()

    def end(tag: str) -> None:
        nonlocal collecting, above, high, characters
        match tags.get(tag):
            case "t" | "rPh" as ended:
                collecting = False
                above = above and ended == "t"
            case "r" if high:
                high = False
                now.add(raise_mark(str(mark).strip()))
                mark.clear()
            case "si":
                text = str(now)
                characters += len(text)
                texts.append(clean(text))
                if len(texts) > limits.TEXTS or characters > limits.TEXTS_CHARACTERS:
                    raise book.bomb()

    def words(data: str) -> None:
        if collecting:
            (mark if high else now).add(data)

    if part:
        parse_part(book, part, watch, Handlers(start, end, words))
    return texts


def _read_links(book: Book, folder: str, part: str) -> dict[str, tuple[str, str]]:
    """Id → the kind and the part that it leads to; links out of the file are left out, they are never followed."""
    links: dict[str, tuple[str, str]] = {}
    for link in book.read_xml(part):
        if link.get("TargetMode", "Internal") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            links[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], target.lstrip("/"))
    return links


def _read_formats(book: Book, part: str) -> tuple[NumberFormat, ...]:
    root = book.read_xml(part)
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in _find(root, "numFmt")}
    read: dict[str, NumberFormat] = {}
    formats: list[NumberFormat] = []
    for styles in _find(root, "cellXfs"):
        for style in styles:
            number = style.get("numFmtId", "0")
            if number not in read:
                read[number] = parse_format(codes.get(number, ""), read_whole(number, 0))
            formats.append(read[number])
    return tuple(formats)


def _find(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if each.tag.rpartition("}")[2] == name]
