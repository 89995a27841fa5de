"""Cells on the clipboard: as they are for this program, as text and HTML for spreadsheets, mails and documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, ColumnKind
from briefing_app.model.figure import Citation, Qualifier, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.digits import MINUS

MIME = "application/x-hetao-cells"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_AS_TEXT = " style=\"mso-number-format:'\\@'\""  # how Excel is told that a pasted cell is text
_BREAK = '<br style="mso-data-placement:same-cell">'  # else Excel begins another row
_LARGEST = 20_000_000  # bytes of cells that another window of ours may hand over


@dataclass(frozen=True, slots=True)
class CopiedLane:
    """What stood in a column of copied cells: its kind, and of words their language."""

    kind: ColumnKind
    language: Language | None


@dataclass(frozen=True, slots=True)
class Copied:
    """Cells as they are, row by row, each row as long as there are lanes."""

    lanes: tuple[CopiedLane, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_mime(copied: Copied, printed: Sequence[Sequence[str]]) -> QMimeData:
    """What is put on the clipboard; `printed` are the words of the cells, where what looks like a formula is defused."""
    data = QMimeData()
    data.setText("".join("\t".join(map(_flat, row)) + "\n" for row in printed))
    body = "".join(f"<tr>{''.join(map(_html, row))}</tr>" for row in printed)
    data.setHtml(f'<meta charset="utf-8"><table border="1" cellpadding="4">{body}</table>')
    data.setData(MIME, _encode(copied).encode())
    return data


def read_mime(data: QMimeData) -> Copied | None:
    """The cells that a window of this program has copied; None where it was another program, or they cannot be read."""
    if not data.hasFormat(MIME) or data.data(MIME).size() > _LARGEST:
        return None
    try:
        read = json.loads(bytes(data.data(MIME).data()))
        lanes = tuple(CopiedLane(ColumnKind(kind), Language(tag) if tag else None) for kind, tag in read["lanes"])
        rows = tuple(tuple(map(_decode, row)) for row in read["rows"])
    except (ValueError, KeyError, TypeError, AttributeError, InputError):
        return None
    return Copied(lanes, rows) if lanes and rows and all(len(row) == len(lanes) for row in rows) else None


def _flat(text: str) -> str:
    plain = _typed(" ".join(text.split()))
    return f"'{plain}" if plain.startswith(_FORMULA) and not _is_number(plain) else plain


def _html(text: str) -> str:
    text = _typed(text)
    dangerous = text.startswith(_FORMULA) and not _is_number(text)
    return f"<td{_AS_TEXT if dangerous else ''}>{_BREAK.join(map(escape, text.splitlines()))}</td>"


def _typed(text: str) -> str:
    """A number below zero with the sign that keyboards have: with the one that is printed spreadsheets take it for words."""
    return f"-{text[1:]}" if text.startswith(MINUS) and _is_number(text) else text


def _is_number(text: str) -> bool:
    """Whether it is only digits behind a sign, which no spreadsheet calculates."""
    return text[1:].replace(",", "").replace(".", "", 1).isdecimal()


def _encode(copied: Copied) -> str:
    rows = [[_to_json(cell, lane) for cell, lane in zip(row, copied.lanes, strict=True)] for row in copied.rows]
    lanes = [(each.kind.value, each.language.value if each.language else "") for each in copied.lanes]
    return json.dumps({"lanes": lanes, "rows": rows}, ensure_ascii=False)


def _to_json(cell: Cell, lane: CopiedLane) -> dict[str, object] | None:
    """What is seen of a cell in its lane: of words those of its language."""
    if lane.language is not None:
        text = cell.text.get(lane.language)
        return {"text": {lane.language.value: text}} if text else None
    if cell.missing:
        return None
    found: dict[str, object] = {
        "text": cell.text.to_json() or None,
        "date": str(cell.date) if cell.date else None,
        "value": str(cell.value) if cell.value else None,
        "qualifier": cell.qualifier.value if cell.qualifier is not Qualifier.EXACT else None,
        "figure": cell.figure or None,
        "as_of": str(cell.as_of) if cell.as_of else None,
        "citation": [cell.citation.source_id, cell.citation.locator] if cell.citation else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _decode(found: dict[str, object] | None) -> Cell:
    if found is None:
        return Cell()
    text, citation = found.get("text"), found.get("citation")
    if not isinstance(text, dict | None) or not isinstance(citation, list | None):
        raise TypeError("no cell of ours")
    return Cell(
        text=LocalText.from_json({name: str(words) for name, words in text.items()}) if text else LocalText(),
        date=PartialDate.parse(str(found["date"])) if "date" in found else None,
        value=Value.parse(str(found["value"])) if "value" in found else None,
        qualifier=Qualifier(str(found.get("qualifier", Qualifier.EXACT.value))),
        figure=str(found.get("figure", "")),
        as_of=PartialDate.parse(str(found["as_of"])) if "as_of" in found else None,
        citation=Citation(str(citation[0]), str(citation[1])) if citation else None,
    )
