"""Read the table that a browser, a mail or a spreadsheet puts on the clipboard as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from briefing_app.errors import InputError, Phrase
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.cleaning import clean, raise_mark
from briefing_app.formats.tables.raw import (
    Gatherer,
    RawCell,
    RawTable,
    Watch,
    check_cell,
    check_cells,
    check_size,
    too_many_columns,
    too_many_rows,
)

_TAG: Final = re.compile("<[A-Za-z]")
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_BREAKS: Final = frozenset(("br", "p", "div", "li"))
_SILENT: Final = frozenset(("script", "style", "template", "noscript", "title", "rt", "rp"))
_VOID: Final = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
_PIECE: Final = 200_000  # characters between two words on how far the reading is
_BREAK: Final = "\x00"  # stands for a line break until the spaces of the source are gone


def read_html(text: str, name: str = "", *, watch: Watch | None = None) -> RawTable:
    """Read the largest table of a page; what stands in cells over several rows or columns is given to each of them.

    Nothing of it is loaded, followed or carried out: scripts and styles are left out, links are their words.

    Raises:
        InputError: There is no table with content, or it is beyond the limits.
        CancelledError: The person stopped it.
    """
    check_size(name, len(text))
    parser = _Tables(name)
    plain = _leave_out_long_tags(text)
    for start in range(0, len(plain), _PIECE):
        if watch is not None:
            watch.step(start, len(plain))
        parser.feed(plain[start : start + _PIECE])
    if len(parser.rawdata) <= limits.TAG_CHARACTERS:  # what is left was never closed; much of it would take hours
        parser.close()
    found = [table for table in parser.finish() if table.filled]
    if not found:
        raise InputError("tables.empty", field="file", name=name)
    largest = max(found, key=lambda each: each.filled)
    gathered = Gatherer(name)
    for row in largest.rows:
        width = max(row, default=-1) + 1
        gathered.add([row.get(column) for column in range(width)])
    notes = (Phrase("tables.note.merged", count=largest.repeated),) if largest.repeated else ()
    return RawTable(gathered.finish(), name=name, notes=notes)


@dataclass(slots=True)
class _Table:
    """A table in the making: cells by column in each row, and what reaches down from the rows above."""

    name: str
    rows: list[dict[int, RawCell]] = field(default_factory=list)
    reaching: dict[int, tuple[int, RawCell]] = field(default_factory=dict)  # column → rows to come, content
    column: int = 0
    filled: int = 0
    repeated: int = 0
    placed: int = 0  # cells, empty ones too
    words: list[str] | None = None  # of the open cell
    down: int = 1
    across: int = 1

    def begin_row(self) -> None:
        """Start a row with what reaches into it."""
        self.end_cell()
        self.rows.append({})
        self.column = 0
        for column, (left, cell) in list(self.reaching.items()):
            self._put(column, cell, repeated=True)
            if left > 1:
                self.reaching[column] = (left - 1, cell)
            else:
                del self.reaching[column]

    def begin_cell(self, down: int, across: int) -> None:
        """Start a cell in the next free column."""
        self.end_cell()
        if not self.rows:
            self.begin_row()
        while self.column in self.rows[-1]:
            self.column += 1
        self.words, self.down, self.across = [], down, across

    def end_cell(self) -> None:
        """Put the open cell, where there is one, into its places."""
        if self.words is None:
            return
        text = _SPACES.sub(" ", "".join(self.words).replace("\u00a0", " "))
        lines = [line.strip() for line in text.split(_BREAK)]
        cell = clean("\n".join(line for line in lines if line)) or None
        self.words = None
        if cell:
            check_cell(self.name, len(self.rows), cell)
        if self.column + self.across > limits.COLUMNS:
            if cell and self.column >= limits.COLUMNS:
                raise too_many_columns(self.name, len(self.rows))
            self.across = max(limits.COLUMNS - self.column, 1)
        for column in range(self.column, self.column + self.across):
            self._put(column, cell, repeated=column > self.column)
            if self.down > 1:
                self.reaching[column] = (self.down - 1, cell)
        self.column += self.across

    def _put(self, column: int, cell: RawCell, *, repeated: bool) -> None:
        self.rows[-1][column] = cell
        self.placed += 1
        if cell is not None:
            self.repeated += repeated
            self.filled += not repeated


class _Tables(HTMLParser):
    """Gathers all tables of a page; a table within a cell is a table of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._done: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = ""
        self._cells = 0
        self._raised: list[str] = []  # words of a mark that stands high, such as that of a note
        self._high = ""  # the element that raises them
        self._hidden = 0  # elements within one that is not shown, itself included
        self._hider = ""

    def finish(self) -> list[_Table]:
        """All tables, those that are not closed too."""
        self._lower()
        while self._open:
            self._close()
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if self._silent:
            return
        if self._hidden:
            self._hidden += tag == self._hider
            return
        style = "".join((dict(attrs).get("style") or "").lower().split()) if self._open else ""
        if "display:none" in style and tag not in _VOID:
            self._hider, self._hidden = tag, 1
            return
        if (tag == "sup" or "vertical-align:super" in style) and not self._high and tag not in ("td", "th", "tr"):
            self._high = tag
        if self._high and tag in ("td", "th", "tr", "table"):
            self._lower()
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self._open.append(_Table(self._name))
        elif not self._open:
            return
        elif tag == "tr":
            self._count()
            self._open[-1].begin_row()
        elif tag in ("td", "th"):
            self._count()
            known = dict(attrs)
            down, across = _span(known.get("rowspan"), limits.ROWS), _span(known.get("colspan"), limits.COLUMNS)
            self._open[-1].begin_cell(down, across)
        elif tag in _BREAKS:
            self.handle_data(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        """Finish an element."""
        if self._silent:
            if tag == self._silent:
                self._silent = ""
            return
        if self._hidden:
            self._hidden -= tag == self._hider
            return
        if self._high and tag in (self._high, "td", "th", "tr", "table"):
            self._lower()
        if self._open and tag == "table":
            self._close()
        elif self._open and tag in ("td", "th", "tr"):
            self._open[-1].end_cell()
        elif tag in _BREAKS:
            self.handle_data(_BREAK)

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._silent and not self._hidden and self._open and self._open[-1].words is not None:
            (self._raised if self._high else self._open[-1].words).append(data)

    def _lower(self) -> None:
        """Write what stood high so that it cannot be taken for digits of the number before it: 132¹, 132[a]."""
        mark = " ".join("".join(self._raised).replace(_BREAK, " ").split())
        self._high = ""
        self._raised.clear()
        if mark and self._open and self._open[-1].words is not None:
            self._open[-1].words.append(raise_mark(mark))

    def _close(self) -> None:
        table = self._open.pop()
        table.end_cell()
        self._done.append(table)

    def _count(self) -> None:
        """Refuse what grows beyond the limits, by cells or by what spreads over many."""
        table = self._open[-1]
        self._cells += 1
        check_cells(self._name, max(self._cells, table.placed))
        if len(table.rows) > limits.ROWS:
            raise too_many_rows(self._name)


def _leave_out_long_tags(text: str) -> str:
    """A page without tags that hold a picture, or that were written to fill the memory; cells have short ones."""
    kept: list[str] = []
    for piece in text.split(">"):
        start = _TAG.search(piece) if len(piece) > limits.TAG_CHARACTERS else None
        if start is not None and len(piece) - start.start() > limits.TAG_CHARACTERS:
            kept.append(piece[: start.start()])
        else:
            kept += (piece, ">")
    if kept and kept[-1] == ">":
        kept.pop()
    return "".join(kept)


def _span(written: str | None, most: int) -> int:
    """Over how many rows or columns a cell reaches."""
    written = (written or "1").strip()
    return min(max(int(written), 1), most) if written.isascii() and written.isdecimal() and len(written) < 9 else 1
