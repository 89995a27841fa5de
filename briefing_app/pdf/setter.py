"""Setting text: typed spans of the tree become lines in the voices of the house, as boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.document.tree import Spans, SpanStyle, Words
from briefing_app.model.language import Language
from briefing_app.pdf.box import Box, Torn
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.fontstack import GlyphRun
from briefing_app.pdf.engine.paragraph import Lines, Typesetter
from briefing_app.pdf.engine.text_style import Align, ParagraphStyle, Span, TextStyle, clean_text
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.style import NAVY, SPAN_COLOURS, Kind, Scale, Voice, get_scale

_CITE_SIZE = 0.74
_CITE_RISE = 0.3
_NO_BREAK = "\u00a0"  # a citation stays with what it proves
_BALANCE_STEP = 4.0  # points within which the width of balanced lines is found
_MIDDLE = 0.365  # half the height of capitals, in em: centres a line in its height


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in a voice of its own, for lines that mix sizes."""

    text: str
    voice: Voice


class Setter:
    """Sets text for one language and kind of sheet.

    `factor` enlarges running text (slides); links to `dead` destinations, which are not printed, become plain text.
    """

    __slots__ = ("dead", "factor", "kind", "language", "scale", "typesetter", "words")

    def __init__(
        self,
        typesetter: Typesetter,
        language: Language,
        kind: Kind,
        words: Words,
        factor: float = 1.0,
        dead: frozenset[str] = frozenset(),
    ) -> None:
        self.typesetter = typesetter
        self.language = language
        self.kind = kind
        self.words = words
        self.factor = factor
        self.dead = dead
        self.scale: Scale = get_scale(kind, factor)

    @property
    def book(self) -> FontBook:
        """The fonts."""
        return self.typesetter.book

    def text(
        self,
        spans: Spans,
        voice: Voice,
        width: float,
        tag: Tag | None,
        *,
        bold: bool = False,
        align: Align | None = None,
    ) -> TextBox:
        """Lines of the given width; `tag` None makes them an artifact, outside the reading order."""
        style = voice.paragraph(self.language)
        if align and align != style.align:
            style = replace(style, align=align)
        if bold:
            voice = replace(voice, bold=True)
        return TextBox(self._layout(self._convert(spans, voice), voice, style, width), tag)

    def runs(self, runs: Sequence[Run], voice: Voice, width: float, tag: Tag | None) -> TextBox:
        """A line that mixes voices; `voice` gives the line distance."""
        spans = tuple(Span(run.text, run.voice.text(self.language)) for run in runs)
        return TextBox(self._layout(spans, voice, voice.paragraph(self.language), width), tag)

    def _layout(self, spans: tuple[Span, ...], voice: Voice, style: ParagraphStyle, width: float) -> Lines:
        """Lines; those of a balanced voice as narrow as their number allows, so that none of them is a single word."""
        lines = self.typesetter.layout(spans, style, width)
        count = len(lines)
        if not voice.balanced or count < 2 or style.align == "justify":
            return lines
        narrow, wide = lines.text.get_width(0, len(lines.text.text)) / count, width
        while wide - narrow > _BALANCE_STEP:
            middle = (narrow + wide) / 2
            tried = self.typesetter.layout(spans, style, middle)
            if len(tried) == count and tried.widest <= middle + _BALANCE_STEP:
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    def measure(self, text: str, voice: Voice, *, bold: bool = False) -> float:
        """Width of a text on one line, in points."""
        style = voice.text(self.language)
        return self.typesetter.measure_text(text, replace(style, bold=True) if bold else style, self.language)

    def label(self, text: str, voice: Voice, tag: Tag | None) -> LabelBox:
        """A short line in capitals with extra space between the letters; Chinese stays as it is."""
        runs, width = self._shape_label(text, voice)
        return LabelBox(text.upper(), runs, width, voice.text(self.language), voice.get_leading(self.language), tag)

    def measure_label(self, text: str, voice: Voice) -> float:
        """Width of a label in points."""
        return self._shape_label(text, voice)[1]

    def describe_target(self, name: str) -> str:
        """What a link says to those who cannot see it: where it goes."""
        return f"{self.words.go_to} {name}".strip()

    def _shape_label(self, text: str, voice: Voice) -> tuple[tuple[GlyphRun, ...], float]:
        style = voice.text(self.language)
        cleaned = clean_text(text).replace("\n", " ").upper()
        shaped = self.book.shape(cleaned, style, self.language)
        tracking = voice.tracking if cleaned.isascii() else 0.0
        if not tracking:
            return shaped.runs, shaped.width * style.size / 1000
        runs = tuple(
            GlyphRun(run.face, run.glyphs, run.texts, [kern - tracking for kern in run.kerns], run.width, run.missing)
            for run in shaped.runs
        )
        letters = sum(len(run.glyphs) for run in runs)
        return runs, (shaped.width + tracking * (letters - 1)) * style.size / 1000

    def _convert(self, spans: Spans, voice: Voice) -> tuple[Span, ...]:
        base = voice.text(self.language)
        result: list[Span] = []
        for span in spans:
            style = _restyle(base, span.style, linked=bool(span.link), raised=voice.raised)
            cite = span.style is SpanStyle.CITE
            mark = span.style is SpanStyle.DERIVED
            if cite and result and result[-1].text.endswith(" "):
                result[-1] = replace(result[-1], text=result[-1].text[:-1] + _NO_BREAK)
            language = span.language if span.language is not self.language else None
            if span.link.startswith("#") and span.link[1:] in self.dead:
                result.append(Span(span.text, style, language))
            elif span.link.startswith("#"):
                alt = self.describe_target(span.text.strip())
                result.append(Span(span.text, style, language, span.link, "Reference" if cite or mark else None, alt))
            elif span.link:
                result.append(Span(span.text, style, language, span.link, None, self.words.open_address))
            else:
                result.append(Span(span.text, style, language))
        return tuple(result)


def _restyle(base: TextStyle, style: SpanStyle, *, linked: bool, raised: bool) -> TextStyle:
    """The characters of a span within text of a base style."""
    if style is SpanStyle.DERIVED:
        return replace(base, size=base.size * _CITE_SIZE, rise=base.size * _CITE_RISE, bold=False)
    if style is SpanStyle.CITE and not raised:
        return replace(base, color=SPAN_COLOURS[style], bold=False)
    if style is SpanStyle.CITE:
        size = base.size * _CITE_SIZE
        return replace(base, size=size, rise=base.size * _CITE_RISE, color=SPAN_COLOURS[style], bold=False)
    if style is SpanStyle.STRONG:
        return replace(base, bold=True)
    if style is SpanStyle.WARNING:
        return replace(base, bold=True, color=SPAN_COLOURS[style])
    if linked:
        return replace(base, color=SPAN_COLOURS[SpanStyle.CITE])
    if style is SpanStyle.MUTED:
        return replace(base, color=SPAN_COLOURS[style], bold=base.bold and base.color != NAVY)
    return base


class TextBox(Box):
    """Lines of a paragraph, or some of them."""

    __slots__ = ("first", "last", "lines", "tag")

    def __init__(self, lines: Lines, tag: Tag | None, first: int = 0, last: int | None = None) -> None:
        self.lines = lines
        self.tag = tag
        self.first = first
        self.last = len(lines) if last is None else last
        super().__init__((self.last - self.first) * lines.leading)

    def cut(self, most: int) -> TextBox:
        """At most so many lines."""
        return TextBox(self.lines, self.tag, self.first, min(self.last, self.first + most))

    def split(self, room: float, force: bool = False) -> Torn | None:
        """Tear between lines, at least two on either side; headings only by force, and by force anywhere."""
        if self.tag and self.tag.type.startswith("H") and not force:
            return None
        at = self.lines.find_split(room, self.first)
        if at == self.first and force:
            at = self.lines.find_split(room, self.first, widows=1, orphans=1)
        if not self.first < at < self.last:
            return None
        return TextBox(self.lines, self.tag, self.first, at), TextBox(self.lines, self.tag, at, self.last)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print the lines under their tag."""
        pen.draw_lines(self.lines, x, top, self.tag, self.first, self.last)


def splits_name(box: TextBox) -> bool:
    """Whether a line ends in a dash or hyphen: in large type a name like Hong Kong–Shenzhen should stay whole."""
    return any(line.endswith(("–", "-", "\u2010")) for line in box.lines.get_plain()[:-1])


class LabelBox(Box):
    """One line whose letters stand apart."""

    __slots__ = ("runs", "style", "tag", "text", "width")

    def __init__(
        self, text: str, runs: tuple[GlyphRun, ...], width: float, style: TextStyle, leading: float, tag: Tag | None
    ) -> None:
        self.text = text
        self.runs = runs
        self.width = width
        self.style = style
        self.tag = tag
        super().__init__(leading)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print the line, centred in its height."""
        baseline = top - self.height / 2 - self.style.size * _MIDDLE
        pen.draw_runs(self.text, self.runs, self.style, x, baseline, self.tag)
