"""Text made ready for lines of any width: shaped, measured, and with every place where a line may end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from briefing_app.model.language import Language
from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.fontstack import FontStack, Shaped, Wide
from briefing_app.pdf.engine.keep_together import SOFT_HYPHEN, find_breaks
from briefing_app.pdf.engine.linebreak import MUST
from briefing_app.pdf.engine.text_style import Span

HAN_LATIN_GAP: Final = 0.08
"""Space between Chinese and Latin letters in em: readers of the text layer take more for a space character."""

_WIDE: Final = (
    "\u2e80-\u2fff\u3000-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
_MARKS: Final = "\u0300-\u036f\u3099\u309a\u200d\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_APOSTROPHE: Final = r"(?<![A-Za-z])’|’(?![A-Za-z])"


def _compile_tokens(wide: str, other: str) -> re.Pattern[str]:
    """Spaces, a newline, full-width characters, or a word (with full-width characters that carry a mark)."""
    marked = f"[{_WIDE}{other}][{_MARKS}]+"
    return re.compile(
        f"( +)|(\n)|((?:{wide}(?![{_MARKS}]))+)|((?:[^{_WIDE}{other} \n]|{marked}|(?<=[A-Za-z])’(?=[A-Za-z]))+)"
    )


_TOKENS: Final = _compile_tokens(f"[{_WIDE}]", "")
_CHINESE_TOKENS: Final = _compile_tokens(f"(?:[{_WIDE}“”‘]|{_APOSTROPHE})", "“”‘’")
_MARK = re.compile(
    "[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3b\uff3d\uff5b-\uff60“”‘’·—…]"
)
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f%$€£¥@#&+°\u0370-\u03ff]")

SPACE, WIDE, WORD = 0, 1, 2


class Token(NamedTuple):
    """A stretch of one kind: a space, full-width characters of one face, or a shaped word."""

    start: int
    end: int
    span: int
    kind: int
    face: Face | None
    shaped: Shaped | None


class PreparedText:
    """A paragraph's text with its measures; independent of width and alignment.

    `edges[i]` is the left edge of character i in points if all stood on one endless line, gap before it not yet passed;
    `gaps` holds extra space before a character (Chinese next to Latin, or negative where two marks close up), which
    falls away at the start of a line. `left_trim` and `right_trim` hold the blank of a mark that is cut off at the
    start or end of a line (negative: a hyphen that is added there). `joints` are the positions where Latin follows
    Chinese: that gap is not stretched, or readers of the text layer would see a space in it.
    """

    __slots__ = (
        "breaks", "candidates", "edges", "ends", "gaps", "joints", "language", "left_trim", "right_trim", "size",
        "spaces", "spans", "stacks", "text", "token_starts", "tokens", "wide",
    )  # fmt: skip

    def __init__(self, spans: Sequence[Span], language: Language, book: FontBook) -> None:
        self.spans = tuple(spans)
        self.language = language
        self.stacks = tuple(book.get_stack(span.language or language, span.style.bold) for span in spans)
        self.text = "".join(span.text for span in spans)
        self.size = max((span.style.size for span in spans), default=10.0)
        self.gaps: dict[int, float] = {}
        self.left_trim: dict[int, float] = {}
        self.right_trim: dict[int, float] = {}
        self.joints: list[int] = []
        self.tokens: list[Token] = []
        advances: list[float] = []
        start = 0
        for number, span in enumerate(spans):
            self._add_span(start, number, span, self.stacks[number], advances)
            start += len(span.text)
        for at, gap in self.gaps.items():
            advances[at] += gap
        self.edges = [0.0, *accumulate(advances)]
        self.token_starts = [token.start for token in self.tokens]
        self.wide = _count(self.text, [(token.start, token.end) for token in self.tokens if token.kind == WIDE])
        self.spaces = _count(self.text, [(token.start, token.end) for token in self.tokens if token.kind == SPACE])
        self.breaks = find_breaks(self.text)
        self.candidates = [at for at, kind in enumerate(self.breaks) if kind and at]
        self.ends = [self._find_end(at) for at in self.candidates]

    def get_width(self, start: int, end: int) -> float:
        """Width in points of a line from character `start` to before `end`, its marks trimmed at both ends."""
        if end <= start:
            return 0.0
        trims = self.left_trim.get(start, 0.0) + self.right_trim.get(end - 1, 0.0)
        return self.edges[end] - self.edges[start] - self.gaps.get(start, 0.0) - trims

    def count_spaces(self, start: int, end: int) -> int:
        """How many spaces stand from `start` to before `end`."""
        return self.spaces[end] - self.spaces[start] if self.spaces else 0

    def count_spread(self, start: int, end: int) -> int:
        """After how many full-width characters from `start` to before `end` a justified line may be spread."""
        if self.wide is None or end <= start:
            return 0
        return self.wide[end] - self.wide[start] - bisect_right(self.joints, end) + bisect_right(self.joints, start)

    def iterate_segments(self) -> Iterator[tuple[int, int]]:
        """Ranges of candidates between forced line ends: first candidate and one after the last."""
        first = 0
        for index, at in enumerate(self.candidates):
            if self.breaks[at] == MUST:
                yield first, index + 1
                first = index + 1

    def _find_end(self, at: int) -> int:
        text = self.text
        while at and text[at - 1] in " \n":
            at -= 1
        return at

    def _add_span(self, offset: int, number: int, span: Span, stack: FontStack, advances: list[float]) -> None:
        scale = span.style.size / 1000
        tabular = span.style.tabular
        pattern = _CHINESE_TOKENS if stack.language.chinese else _TOKENS
        tokens = self.tokens
        for match in pattern.finditer(span.text):
            start, end = offset + match.start(), offset + match.end()
            kind = match.lastindex
            if kind == 1:
                tokens.append(Token(start, end, number, SPACE, None, None))
                advances.extend([stack.space * scale] * (end - start))
            elif kind == 2:
                advances.append(0.0)
            elif kind == 3:
                self._add_wide(start, number, match[3], stack, scale, advances)
            else:
                shaped = stack.shape(match[4], tabular)
                follows = tokens and tokens[-1].end == start and tokens[-1].kind == WIDE
                if follows and _LATIN.match(match[4]) and not _MARK.match(self.text[start - 1]):
                    self.gaps[start] = HAN_LATIN_GAP * span.style.size
                    self.joints.append(start)
                tokens.append(Token(start, end, number, WORD, None, shaped))
                advances.extend([advance * scale for advance in shaped.advances])
                if SOFT_HYPHEN in match[4]:
                    width = stack.shape("-").width * scale
                    self.right_trim.update((at, -width) for at in range(start, end) if self.text[at] == SOFT_HYPHEN)

    def _add_wide(
        self, start: int, number: int, text: str, stack: FontStack, scale: float, advances: list[float]
    ) -> None:
        table = stack.wide
        entries = [table[char] for char in text]
        tokens = self.tokens
        before = tokens[-1] if tokens and tokens[-1].end == start else None
        if before is not None and before.kind == WORD and _LATIN.match(self.text[start - 1]) and not _MARK.match(text):
            self.gaps[start] = HAN_LATIN_GAP * scale * 1000
        cuts = {0, len(text)}
        faces = {entry.face for entry in entries}
        if len(faces) > 1 or any(entry.missing for entry in entries):
            cuts.update(
                at
                for at in range(1, len(text))
                if entries[at].face is not entries[at - 1].face or entries[at].missing != entries[at - 1].missing
            )
        for mark in _MARK.finditer(text):
            at = mark.start()
            entry = entries[at]
            if entry.left:
                self.left_trim[start + at] = entry.left * scale
            if entry.right:
                self.right_trim[start + at] = entry.right * scale
            previous = entries[at - 1] if at else self._find_wide_before(before)
            if previous is not None and previous.mark and (previous.right or entry.left):
                self.gaps[start + at] = -0.5 * scale * 1000
                cuts.add(at)
        bounds = sorted(cuts)
        for first, last in pairwise(bounds):
            entry = entries[first]
            if entry.missing:
                tokens.append(Token(start + first, start + last, number, WORD, None, stack.shape(text[first:last])))
            else:
                tokens.append(Token(start + first, start + last, number, WIDE, entry.face, None))
        advances.extend([entry.advance * scale for entry in entries])

    def _find_wide_before(self, token: Token | None) -> Wide | None:
        if token is None or token.kind != WIDE:
            return None
        return self.stacks[token.span].wide[self.text[token.end - 1]]


def _count(text: str, ranges: list[tuple[int, int]]) -> list[int] | None:
    """For each position how many characters of the ranges lie before it, or None if there are none."""
    if not ranges:
        return None
    flags = bytearray(len(text) + 1)
    for start, end in ranges:
        flags[start + 1 : end + 1] = b"\1" * (end - start)
    return list(accumulate(flags))
