"""Paragraphs as lines: widths and heights are known before anything is drawn, and lines may be split over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefing_app.model.language import Language
from briefing_app.pdf.engine.fitting import LOOSEST_SPREAD, fit_lines, is_forced, measure_text
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.hyphenation import Hyphenator
from briefing_app.pdf.engine.prepare import PreparedText
from briefing_app.pdf.engine.recent import Recent
from briefing_app.pdf.engine.text_style import ParagraphStyle, Span, TextStyle, clean_text

_MIDDLE: Final = 0.365
"""Half the height of capitals and the middle of a Chinese character above the baseline, in em: centres text in its line."""
_SPACES_FIRST: Final = 0.12  # em that each space takes before Chinese characters are spread
_WIDEST_SPACE: Final = 1.2  # em
_REMEMBERED: Final = 250_000
"""Characters whose lines are remembered: half as many again as a briefing of a hundred pages has, about 20 MB."""
_EACH: Final = 16  # characters that a text counts more than it has


class Line(NamedTuple):
    """A line of text: characters from `start` to before `end`, drawn from `x`, with extra space in points.

    `space` goes to each space, `wide` after each full-width character; `width` is what is printed, in points.
    """

    start: int
    end: int
    next: int
    x: float
    width: float
    space: float
    wide: float


class Lines:
    """A paragraph set at a width; immutable, may be shared and drawn any number of times.

    Lengths in points. Line n of a range drawn from `top` has its baseline at
    `top - n * leading - baseline`.
    """

    __slots__ = ("baseline", "lines", "style", "text", "width")

    def __init__(self, text: PreparedText, style: ParagraphStyle, width: float, lines: tuple[Line, ...]) -> None:
        self.text = text
        self.style = style
        self.width = width
        self.lines = lines
        self.baseline = style.leading / 2 + text.size * _MIDDLE

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def leading(self) -> float:
        """Distance of lines."""
        return self.style.leading

    @property
    def height(self) -> float:
        """Height of all lines; 0 without text."""
        return len(self.lines) * self.style.leading

    @property
    def widest(self) -> float:
        """Printed width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    def get_height(self, first: int = 0, last: int | None = None) -> float:
        """Height of the lines from `first` to before `last`."""
        return len(self.lines[first:last]) * self.style.leading

    def get_plain(self, first: int = 0, last: int | None = None) -> list[str]:
        """The characters of each line, without the blanks at its end."""
        return [self.text.text[line.start : line.end] for line in self.lines[first:last]]

    def find_split(self, height: float, first: int = 0, widows: int = 2, orphans: int = 2) -> int:
        """One after the last line that fits into a height, starting at line `first`.

        Leaves at least `widows` lines for the next page and at least `orphans` on this one; equals `first` if none
        may stand here, and `len(self)` if all do.
        """
        count = len(self.lines)
        fitting = int((height + 1e-6) // self.style.leading)
        if first + fitting >= count:
            return count
        last = min(first + fitting, count - widows)
        return last if last - first >= max(1, min(orphans, count - first)) else first


class Typesetter:
    """Makes lines from spans; remembers what it made, so keep one for as long as its font book lives.

    `remembered` bounds what: characters of the texts whose lines are kept.
    """

    __slots__ = ("_hyphenator", "_lines", "_texts", "book")

    def __init__(self, book: FontBook, *, remembered: int = _REMEMBERED) -> None:
        self.book = book
        self._hyphenator = Hyphenator()
        self._lines: Recent[Lines] = Recent(remembered)
        # Lines keep their text; by itself it is only asked for when the same text is set at another width soon after.
        self._texts: Recent[PreparedText] = Recent(remembered / 4)

    def layout(self, spans: Sequence[Span], style: ParagraphStyle, width: float) -> Lines:
        """Set spans at a width in points."""
        return self._layout(tuple(spans), style, round(width, 3))

    def layout_text(
        self,
        text: str,
        style: ParagraphStyle,
        width: float,
        text_style: TextStyle = TextStyle(),  # noqa: B008 - frozen
    ) -> Lines:
        """Set a plain text in one style."""
        return self._layout((Span(text, text_style),), style, round(width, 3))

    def measure(self, spans: Sequence[Span], style: ParagraphStyle) -> tuple[float, float]:
        """Width in points of the widest unbreakable piece, and of the widest line if only forced ends counted."""
        return measure_text(self._prepare(tuple(spans), style.language, style.hyphenate))

    def measure_text(self, text: str, style: TextStyle, language: Language) -> float:
        """Width in points of a text on one line, as `draw_text` prints it."""
        return self.layout_single(text, style, language).widest

    def layout_single(self, text: str, style: TextStyle, language: Language) -> Lines:
        """A text on one endless line; newlines become spaces."""
        spans = (Span(text.replace("\n", " "), style),)
        return self._layout(spans, ParagraphStyle(language=language, leading=style.size * 1.4), 1e6)

    def _prepare(self, spans: tuple[Span, ...], language: Language, hyphenate: bool) -> PreparedText:
        key = spans, language, hyphenate
        found = self._texts.get(key)
        if found is None:
            found = self._prepare_text(spans, language, hyphenate)
            self._texts.put(key, found, len(found.text) + _EACH)
        return found

    def _layout(self, spans: tuple[Span, ...], style: ParagraphStyle, width: float) -> Lines:
        key = spans, style, width
        found = self._lines.get(key)
        if found is None:
            found = self._layout_text(spans, style, width)
            self._lines.put(key, found, len(found.text.text) + _EACH)
        return found

    def _prepare_text(self, spans: tuple[Span, ...], language: Language, hyphenate: bool) -> PreparedText:
        cleaned: list[Span] = []
        for span in spans:
            text = clean_text(span.text)
            if hyphenate and (span.language or language) is Language.EN and not span.link:
                text = self._hyphenator.insert_soft_hyphens(text)
            if text:
                cleaned.append(span if text == span.text else replace(span, text=text))
        return PreparedText(cleaned, language, self.book)

    def _layout_text(self, spans: tuple[Span, ...], style: ParagraphStyle, width: float) -> Lines:
        text = self._prepare(spans, style.language, style.hyphenate)
        justify = style.align == "justify"
        cuts = fit_lines(text, width, style.first_indent, justify)
        lines: list[Line] = []
        for number, cut in enumerate(cuts):
            indent = style.first_indent if number == 0 else 0.0
            lines.append(_place(text, cut[0], cut[1], cut[2], style, width - indent, indent, is_forced(text, cut)))
        return Lines(text, style, width, tuple(lines))


def _place(
    text: PreparedText,
    start: int,
    end: int,
    following: int,
    style: ParagraphStyle,
    room: float,
    indent: float,
    forced: bool,
) -> Line:
    """A line with its starting point and extra space."""
    natural = text.get_width(start, end)
    slack = room - natural
    if style.align == "right":
        return Line(start, end, following, indent + slack, natural, 0.0, 0.0)
    if style.align == "center":
        return Line(start, end, following, indent + slack / 2, natural, 0.0, 0.0)
    if style.align == "left" or (forced and slack >= 0) or end <= start:
        return Line(start, end, following, indent, natural, 0.0, 0.0)
    # Nothing follows the last character, so it is not counted.
    spaces, wides = text.count_spaces(start, end), text.count_spread(start, end - 1)
    space, wide = _spread(slack, spaces, wides, text.size)
    return Line(start, end, following, indent, natural + space * spaces + wide * wides, space, wide)


def _spread(slack: float, spaces: int, wides: int, size: float) -> tuple[float, float]:
    """Extra space per space and per full-width character; nothing where it would tear the line apart."""
    if not spaces + wides:
        return 0.0, 0.0
    if not wides or slack < 0:
        space = slack / spaces if spaces else 0.0
        return (space if space <= _WIDEST_SPACE * size else 0.0), 0.0
    first = min(slack / spaces, _SPACES_FIRST * size) if spaces else 0.0
    wide = (slack - first * spaces) / (spaces + wides)
    return (first + wide, wide) if wide <= LOOSEST_SPREAD * size else (0.0, 0.0)
