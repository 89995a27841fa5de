"""A finished file as a screen reader finds it: the texts of its structure tree in order, with the lines they are set in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
_STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BLOCKS = frozenset(
    {"P", "H1", "H2", "H3", "H4", "LBody", "Lbl", "Caption", "TD", "TH", "Figure", "TOCI", "Note", "BlockQuote", "LI"}
)
_SAME_LINE = 1.5  # points that the baseline of one line may move up and down (raised citations)


@dataclass(frozen=True, slots=True)
class Run:
    """Some text drawn at one place: page from 0, and the baseline's start from the lower left corner in points."""

    page: int
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """One structure element: its type, what replaces its text, its alternative text, its children in order."""

    type: str
    actual: str
    alt: str
    kids: tuple[Element | Run, ...]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def runs(self) -> Iterator[Run]:
        """The drawn text below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Run):
                yield kid
            else:
                yield from kid.runs()

    def text(self) -> str:
        """What is read out."""
        return self.actual or "".join(kid.text if isinstance(kid, Run) else kid.text() for kid in self.kids)


@dataclass(slots=True)
class _Pen:
    """Where the next text is drawn, and in which font."""

    matrix: Matrix = _STILL
    line: Matrix = _STILL
    font: str = ""
    saved: list[tuple[Matrix, str]] = field(default_factory=list)

    @property
    def place(self) -> tuple[float, float]:
        """The start of the baseline on the page."""
        return _times(self.line, self.matrix)[4:]

    def move(self, operator: str, operands: Any) -> None:
        """Follow an operator that changes place or font; others change nothing."""
        match operator:
            case "q":
                self.saved.append((self.matrix, self.font))
            case "Q":
                self.matrix, self.font = self.saved.pop()
            case "cm":
                self.matrix = _times(_matrix(operands), self.matrix)
            case "BT":
                self.line = _STILL
            case "Tm":
                self.line = _matrix(operands)
            case "Td":
                self.line = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self.line)
            case "Tf":
                self.font = str(operands[0])


@dataclass(slots=True)
class _Page:
    marked: dict[int, list[Run]] = field(default_factory=dict)
    artifacts: list[Run] = field(default_factory=list)


class TaggedFile:
    """A file, opened with another library than the one that wrote it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._maps: dict[Any, dict[int, str]] = {}

    @cached_property
    def pages(self) -> tuple[_Page, ...]:
        """The text of each page by the number of its marked content, and that of its artifacts."""
        return tuple(self._read_page(at) for at in range(len(self.pdf.pages)))

    @cached_property
    def root(self) -> Element:
        """The structure tree."""
        numbers: dict[Any, int] = {page.objgen: at for at, page in enumerate(self.pdf.pages)}
        kids = self.pdf.Root.StructTreeRoot.K
        tops = [kids] if isinstance(kids, pikepdf.Dictionary) else list(kids)
        return Element("", "", "", tuple(self._read_element(each, 0, numbers) for each in tops))

    @cached_property
    def text(self) -> str:
        """All that is read out, in order."""
        return self.root.text()

    @cached_property
    def blocks(self) -> tuple[tuple[Run, ...], ...]:
        """The lines of each paragraph, heading, cell or list item, in reading order."""
        return tuple(lines for each in _find_blocks(self.root) if (lines := _group(each)))

    def _read_element(self, node: Any, page: int, numbers: dict[Any, int]) -> Element:
        page = numbers[node.Pg.objgen] if "/Pg" in node else page
        kids = node.get("/K", pikepdf.Array())
        found: list[Element | Run] = []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.extend(self.pages[page].marked.get(kid, ()))
            elif kid.get("/Type") == "/MCR":
                found.extend(self.pages[numbers[kid.Pg.objgen]].marked.get(int(kid.MCID), ()))
            elif "/S" in kid:
                found.append(self._read_element(kid, page, numbers))
        actual, alt = (str(node.get(key, "")) for key in ("/ActualText", "/Alt"))
        return Element(str(node.S)[1:], actual, alt, tuple(found))

    def _read_page(self, at: int) -> _Page:
        page, sheet = _Page(), self.pdf.pages[at]
        fonts: Any = sheet.Resources.get("/Font", pikepdf.Dictionary())
        pen = _Pen()
        place: list[list[Run]] = []
        instructions: Any = pikepdf.parse_content_stream(sheet)
        for operands, operation in instructions:
            operator = str(operation)
            if operator in ("BDC", "BMC"):
                number = operands[1].get("/MCID") if len(operands) > 1 else None
                if number is not None:
                    place.append(page.marked.setdefault(int(number), []))
                else:
                    place.append(page.artifacts if str(operands[0]) == "/Artifact" else place[-1])
            elif operator == "EMC":
                place.pop()
            elif operator in ("Tj", "TJ"):
                parts = operands[0] if operator == "TJ" else [operands[0]]
                codes = b"".join(bytes(each) for each in parts if isinstance(each, pikepdf.String))
                text = self._decode(fonts[pen.font], codes)
                if not place:
                    raise AssertionError(f"text outside marked content on page {at + 1}: {text!r}")
                place[-1].append(Run(at, *pen.place, text))
            elif operator == "Do" and sheet.Resources.XObject[str(operands[0])].Subtype == "/Form":
                raise AssertionError("text of form XObjects is not read here")
            else:
                pen.move(operator, operands)
        return page

    def _decode(self, font: Any, codes: bytes) -> str:
        if font.objgen not in self._maps:
            self._maps[font.objgen] = _read_map(font.ToUnicode.read_bytes().decode("latin-1"))
        known = self._maps[font.objgen]
        return "".join(known[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _read_map(cmap: str) -> dict[int, str]:
    """Character codes and what they stand for, from a ToUnicode map."""
    known: dict[int, str] = {}

    def text(digits: str) -> str:
        return bytes.fromhex(digits).decode("utf-16-be")

    for body in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, digits in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", body):
            known[int(code, 16)] = text(digits)
    for body in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, digits in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            first = text(digits)
            for code in range(int(low, 16), int(high, 16) + 1):
                known[code] = first[:-1] + chr(ord(first[-1]) + code - int(low, 16))
    return known


def _find_blocks(element: Element) -> Iterator[list[Run]]:
    """The runs of each innermost block element, apart from those of blocks inside it."""
    own: list[Run] = []
    for kid in element.kids:
        if isinstance(kid, Run):
            own.append(kid)
        elif kid.type in _BLOCKS or any(each.type in _BLOCKS for each in kid.walk()):
            yield from _find_blocks(kid)
        else:
            own.extend(kid.runs())
    if own and element.type != "Figure":  # labels of a chart stand where the data want them
        yield own


def _group(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of one baseline joined to lines."""
    lines: list[Run] = []
    for run in runs:
        last = lines[-1] if lines else None
        if last and last.page == run.page and abs(last.y - run.y) < _SAME_LINE and run.x >= last.x:
            lines[-1] = Run(last.page, last.x, last.y, last.text + run.text)
        else:
            lines.append(run)
    return tuple(lines)
