"""Lines as page operators: one TJ array per font change, kerning and justification as numbers in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from briefing_app.pdf.engine.document_fonts import DocumentFonts, FaceInUse
from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.fontstack import GlyphRun
from briefing_app.pdf.engine.keep_together import SOFT_HYPHEN
from briefing_app.pdf.engine.paragraph import Line
from briefing_app.pdf.engine.pdf_objects import format_number
from briefing_app.pdf.engine.prepare import SPACE, WIDE, WORD, PreparedText, Token
from briefing_app.pdf.engine.text_style import Rgb, Span


class Box(NamedTuple):
    """Where a span was printed: number of the span and the rectangle around it in points."""

    span: int
    left: float
    bottom: float
    right: float
    top: float


class TextWriter:
    """Writes lines of one paragraph; remembers font, colour and spacing between them.

    `operators` grows; `boxes` collects the places of spans that have a link or an underline.
    """

    __slots__ = (
        "_color",
        "_face",
        "_fonts",
        "_pending",
        "_rise",
        "_size",
        "_spread",
        "_text",
        "boxes",
        "operators",
        "spans",
    )

    def __init__(self, text: PreparedText, fonts: DocumentFonts) -> None:
        self._text = text
        self._fonts = fonts
        self._pending: list[str] = []
        self._face: FaceInUse | None = None
        self._size = 0.0
        self._color: Rgb | None = None
        self._rise = 0.0
        self._spread = 0.0
        self.spans = text.spans
        self.operators: list[str] = []
        self.boxes: list[Box] = []

    def write_line(self, line: Line, x: float, y: float, *, first: int | None = None, last: int | None = None) -> None:
        """Write a line, or the part of it from character `first` to before `last`, with the line's origin at x, y."""
        start = line.start if first is None else max(first, line.start)
        end = line.end if last is None else min(last, line.end)
        pen = x + line.x + self._get_offset(line, start)
        self._pending = [f"BT 1 0 0 1 {pen:.2f} {y:.2f} Tm[<"]
        tokens = self._text.tokens
        index = max(0, bisect_right(self._text.token_starts, start) - 1)
        pen = self._write_tokens(tokens, index, start, end, line, pen, y)
        if end == line.end:
            self._write_end(line, start, end if last is None else last)
        self._pending.append(">]TJ ET")
        self.operators.append("".join(self._pending).replace("[<>]TJ", "").replace("<>", ""))

    def _get_offset(self, line: Line, start: int) -> float:
        """How far from the start of its line a character stands."""
        if start <= line.start:
            return 0.0
        text = self._text
        spaces, wides = text.count_spaces(line.start, start), text.count_spread(line.start, start)
        width = text.edges[start] - text.edges[line.start] - text.gaps.get(line.start, 0.0)
        return (
            width
            - text.left_trim.get(line.start, 0.0)
            + spaces * line.space
            + wides * line.wide
            + text.gaps.get(start, 0.0)
        )

    def _write_tokens(
        self, tokens: list[Token], index: int, start: int, end: int, line: Line, pen: float, y: float
    ) -> float:
        text = self._text
        edges, gaps, pending = text.edges, text.gaps, self._pending
        shift = -text.left_trim.get(line.start, 0.0) if start == line.start else 0.0
        count = len(tokens)
        if shift:
            pen += shift
        opening = shift
        number = -1
        spread, spread_size = "", 0.0
        span: Span | None = None
        while index < count:
            token = tokens[index]
            if token.start >= end:
                break
            index += 1
            at = max(start, token.start)
            to = min(end, token.end)
            if to <= at:
                continue
            if token.span != number:
                number = token.span
                span = text.spans[number]
                self._change_style(span)
            assert span is not None
            gap = gaps.get(at, 0.0) if at > start else 0.0
            if line.wide and gap > 0 and token.kind == WORD:
                pen -= line.wide  # the character before was spread like all others, but a joint is not
                move = gap + opening - line.wide
            else:
                move = gap + opening
            opening = 0.0
            left = pen + gap
            width = edges[to] - edges[at] - gaps.get(at, 0.0)
            size = span.style.size
            if token.kind == SPACE:
                used = self._use_face(text.stacks[number].faces[0], move, 0.0)
                if line.space:
                    if size != spread_size:
                        spread, spread_size = f">{format_number(-line.space * 1000 / size)}<", size
                    pending.append((used[" "] + spread) * (to - at))
                    width += line.space * (to - at)
                else:
                    pending.append(used[" "] * (to - at))
            elif token.kind == WIDE:
                assert token.face is not None
                used = self._use_face(token.face, move, line.wide)
                pending.append("".join(map(used.__getitem__, text.text[at:to])))
                width += line.wide * (to - at)
            else:
                self._write_word(token, at, to, move)
            pen = left + width
            if span.link or span.style.underline:
                base = y + span.style.rise
                self._add_box(Box(number, left, base - size * 0.22, pen, base + size * 0.8))
        return pen

    def _write_word(self, token: Token, start: int, end: int, move: float) -> None:
        shaped = token.shaped
        if (start, end) != (token.start, token.end):
            span = self._text.spans[token.span]
            shaped = self._text.stacks[token.span].shape(self._text.text[start:end], span.style.tabular)
        assert shaped is not None
        for run in shaped.runs:
            self._write_run(run, move)
            move = 0.0
        if move and not shaped.runs:
            self._pending.append(f">{format_number(-move * 1000 / self._size)}<")

    def _write_run(self, run: GlyphRun, move: float) -> None:
        self._pending.append(self._use_face(run.face, move, 0.0).encode_run(run))
        if run.missing:
            self._fonts.note_missing(run.missing)

    def _write_end(self, line: Line, start: int, last: int) -> None:
        """The hyphen or the space that ends a line, if it lies before character `last`."""
        text, end = self._text.text, line.end
        if end > start and text[end - 1] == SOFT_HYPHEN:
            self._write_hyphen(end)
            return
        spaced = start <= end <= last and end < line.next < len(text) and text[end] == " "
        if spaced and self._face is not None and self._face.face.glyphs[" "]:
            # The space at the end of a line keeps words apart in the text layer; it prints nothing.
            self._pending.append(self._face[" "])

    def _write_hyphen(self, end: int) -> None:
        """A hyphen that means nothing but the end of the line: the text layer says soft hyphen."""
        token = self._text.tokens[bisect_right(self._text.token_starts, end - 1) - 1]
        for run in self._text.stacks[token.span].shape("-").runs:
            used = self._use_face(run.face, 0.0, 0.0)
            self._pending.append(used.encode(run.glyphs[0], SOFT_HYPHEN))

    def _change_style(self, span: Span) -> None:
        style = span.style
        if style.color != self._color:
            red, green, blue = self._color = style.color
            self._pending.append(f">]TJ {format_number(red)} {format_number(green)} {format_number(blue)} rg[<")
        if style.rise != self._rise:
            self._rise = style.rise
            self._pending.append(f">]TJ {format_number(style.rise)} Ts[<")
        if style.size != self._size:
            self._size = style.size
            self._face = None

    def _use_face(self, face: Face, move: float, spread: float) -> FaceInUse:
        """Paint the next code with this face, `move` points on, `spread` points between glyphs."""
        current = self._face
        if current is None or current.face is not face:
            current = self._face = self._fonts.use(face)
            self._pending.append(f">]TJ{current.resource} {format_number(self._size)} Tf[<")
        if spread != self._spread:
            self._spread = spread
            self._pending.append(f">]TJ {format_number(spread)} Tc[<")
        if move:
            self._pending.append(f">{format_number(-move * 1000 / self._size)}<")
        return current

    def _add_box(self, box: Box) -> None:
        last = self.boxes[-1] if self.boxes else None
        if last is not None and last.span == box.span and last.bottom == box.bottom and box.left - last.right < 40:
            self.boxes[-1] = last._replace(right=box.right)
        else:
            self.boxes.append(box)
