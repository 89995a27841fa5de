"""Figures in a document of Qt: each placeholder is one character that is drawn as the number it will print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from briefing_app.model.placeholder import Placeholder, escape, parse_text
from briefing_app.ui.look import Look
from briefing_app.ui.text.fields import units

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
NEVER_FIRST = "、。，．：；！？）」』》〉】〕］｝”’…·‧％%,.:;!?)]}"
TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
_KEY = QTextFormat.Property.UserProperty.value + 1
_FORM = _KEY + 1
_PRINTED = _KEY + 2
_STATE = _KEY + 3
_SIDE = 3.5  # left and right of the number, in device-independent pixels
_ROLES = {"fresh": ("accent_soft", "accent"), "stale": ("warn_soft", "warn"), "unknown": ("err_soft", "err")}


@dataclass(frozen=True, slots=True)
class Chip:
    """A placeholder in a document: where it stands, what it refers to, and what it shows.

    `state` is `fresh`, `stale` or `unknown` (no such figure, or nothing of it that can be quoted).
    """

    at: int
    placeholder: Placeholder
    printed: str
    state: str


class ChipObject(QPyTextObject):
    """Draws chips in the colours of the theme; registered with the layout of a document."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.wider: dict[int, float] = {}  # position in the document → device-independent pixels, see `settle_lines`

    def intrinsicSize(self, doc: QTextDocument, pos: int, fmt: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        """As high as a line, so that lines with and without chips stand alike."""
        metrics = QFontMetricsF(doc.defaultFont())
        width = metrics.horizontalAdvance(str(fmt.property(_PRINTED))) + 2 * _SIDE + 2
        return QSizeF(width + self.wider.get(pos, 0.0), metrics.height())

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos: int, fmt: QTextFormat
    ) -> None:
        """Draw one chip; a stale one is underlined as well, an unknown one framed: colour alone says nothing."""
        spare = self.wider.get(pos, 0.0) / 2
        state = str(fmt.property(_STATE))
        soft, strong = _ROLES[state]
        theme = self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(rect)
        pill = rect.adjusted(1, 0.5, -1, -0.5)
        painter.setBrush(theme.colour(soft))
        pen = QPen(theme.colour(strong), 1.0)
        pen.setStyle(Qt.PenStyle.DashLine if state == "unknown" else Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.drawRoundedRect(pill, 5, 5)
        font = doc.defaultFont()
        painter.setFont(font)
        painter.setPen(theme.colour(strong))
        metrics = QFontMetricsF(font)
        base = rect.top() + metrics.ascent()
        painter.drawText(QPointF(rect.left() + _SIDE + 1 + spare, base), str(fmt.property(_PRINTED)))
        if state == "stale":
            painter.setPen(QPen(theme.colour(strong), 1.2, Qt.PenStyle.DotLine))
            under = base + metrics.descent() - 1
            painter.drawLine(QPointF(pill.left() + _SIDE, under), QPointF(pill.right() - _SIDE, under))
        painter.restore()


def settle_lines(document: QTextDocument, drawn: ChipObject) -> None:
    """Keep “。” and the like on the line of the chip before them.

    Qt may end a line after any object, whatever follows. A chip after which it does so becomes a little wider than what
    is left of its line, goes on to the next, and takes what follows along; the text is not touched.
    """
    if not drawn.wider and OBJECT not in document.toRawText():
        return
    before = [*drawn.wider]
    drawn.wider.clear()
    for at in before:
        document.markContentsDirty(at, 1)
    block = document.begin()
    while block.isValid():
        for _ in range(block.text().count(OBJECT)):
            if not _widen_last(document, block, drawn):
                break
        block = block.next()


def _widen_last(document: QTextDocument, block: QTextBlock, drawn: ChipObject) -> bool:
    """Widen the first chip of a paragraph whose line ends before what may not begin one; whether there was one."""
    layout, text = block.layout(), _as_units(block.text())
    for number in range(1, layout.lineCount()):
        start, before = layout.lineAt(number).textStart(), layout.lineAt(number - 1)
        if start >= len(text):
            return False  # the lines are those of the text before, and are looked at again when they are made anew
        if text[start] not in NEVER_FIRST or text[start - 1] != OBJECT or before.textStart() == start - 1:
            continue
        at = block.position() + start - 1
        if at in drawn.wider:
            continue
        drawn.wider[at] = max(0.0, before.width() - before.naturalTextWidth()) + 1
        document.markContentsDirty(at, 1)
        return True
    return False


def _as_units(text: str) -> list[str]:
    """The text in the units in which Qt counts."""
    coded = text.encode("utf-16-le", "surrogatepass")
    return [coded[at : at + 2].decode("utf-16-le", "replace") for at in range(0, len(coded), 2)]


def chip_format(placeholder: Placeholder, printed: str, state: str) -> QTextCharFormat:
    """The format that makes an object character a chip."""
    made = QTextCharFormat()
    made.setObjectType(TYPE)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(_KEY, placeholder.key)
    made.setProperty(_FORM, placeholder.form)
    made.setProperty(_PRINTED, printed)
    made.setProperty(_STATE, state)
    return made


def split_source(source: str) -> list[str | Placeholder]:
    """The characters and placeholders of a text, each of which is one step of a cursor."""
    items: list[str | Placeholder] = []
    for piece in parse_text(source):
        items.extend([piece] if isinstance(piece, Placeholder) else piece)
    return items


def join_source(items: Sequence[str | Placeholder]) -> str:
    """The reverse of `split_source`."""
    return "".join(str(each) if isinstance(each, Placeholder) else escape(each) for each in items)


def length_of(items: Sequence[str | Placeholder]) -> int:
    """How many positions of a document these take."""
    return sum(1 if isinstance(each, Placeholder) else units(each) for each in items)


def insert_source(cursor: QTextCursor, source: str) -> None:
    """Insert a text with placeholders; what the chips show is filled in by `set_chips`."""
    cursor.beginEditBlock()
    for piece in parse_text(source):
        if isinstance(piece, Placeholder):
            cursor.insertText(OBJECT, chip_format(piece, "…", "fresh"))
        else:
            cursor.insertText(piece, QTextCharFormat())
    cursor.endEditBlock()


def find_chips(document: QTextDocument) -> Iterator[Chip]:
    """The chips of a document in order."""
    return (piece for _, piece in read_pieces(document) if isinstance(piece, Chip))


def read_pieces(document: QTextDocument) -> Iterator[tuple[int, str | Chip]]:
    """What a document holds, with positions: texts, a line feed between paragraphs, and chips; without chips it is one text."""
    raw = document.toRawText()
    if OBJECT not in raw:  # going through ten thousand paragraphs would take a tenth of a second
        if raw:
            yield 0, raw.replace("\u2029", "\n").replace("\u2028", "\n")
        return
    block: QTextBlock = document.begin()
    while block.isValid():
        if block.blockNumber():
            yield block.position() - 1, "\n"
        run = block.begin()
        while not run.atEnd():
            fragment = run.fragment()
            text, at, made = fragment.text(), fragment.position(), fragment.charFormat()
            if made.objectType() == TYPE:
                key, form = str(made.property(_KEY)), str(made.property(_FORM))
                for offset in range(len(text)):  # neighbours of one format are one fragment
                    place = Placeholder(key, form)
                    yield (
                        at + offset,
                        Chip(at + offset, place, str(made.property(_PRINTED)), str(made.property(_STATE))),
                    )
            else:
                yield at, text.replace("\u2028", "\n").replace(OBJECT, "")
            run += 1
        block = block.next()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a document with placeholders, and where its pieces stand in the document."""

    text: str
    _spots: tuple[
        tuple[int, int, str], ...
    ]  # start in the source, position in the document, literal text (empty: a chip)

    def position_of(self, index: int) -> int:
        """The position in the document of a character of the source."""
        place = 0
        for start, at, literal in self._spots:
            if start > index:
                break
            inside = index - start
            place = at + units(_unescaped(literal, inside)) if literal else at + (1 if inside else 0)
        return place


def read_source(document: QTextDocument) -> SourceText:
    """The text of a document; braces that a person typed are written twice."""
    pieces: list[str] = []
    spots: list[tuple[int, int, str]] = []
    length = 0
    for at, piece in read_pieces(document):
        written = str(piece.placeholder) if isinstance(piece, Chip) else escape(piece)
        spots.append((length, at, "" if isinstance(piece, Chip) else written))
        pieces.append(written)
        length += len(written)
    return SourceText("".join(pieces), tuple(spots))


def read_printed(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """The text of a document, or of a part of it, as it will be printed."""
    return "".join(piece.printed if isinstance(piece, Chip) else piece for piece in _between(document, start, end))


def read_source_between(document: QTextDocument, start: int, end: int) -> str:
    """The text of a part of a document with its placeholders."""
    return "".join(
        str(piece.placeholder) if isinstance(piece, Chip) else escape(piece) for piece in _between(document, start, end)
    )


def _between(document: QTextDocument, start: int, end: int | None) -> Iterator[str | Chip]:
    for at, piece in read_pieces(document):
        if isinstance(piece, Chip):
            if at >= start and (end is None or at < end):
                yield piece
            continue
        coded = piece.encode("utf-16-le", "surrogatepass")  # Qt counts in these units
        low = max(0, start - at) * 2
        high = len(coded) if end is None else max(0, end - at) * 2
        if kept := coded[low:high].decode("utf-16-le", "replace"):
            yield kept


def _unescaped(written: str, length: int) -> str:
    return written[:length].replace("{{", "{").replace("}}", "}")
