"""The look of every page in one place: colours, grid, spacing and type scale.

All measures are points. Distances are multiples of `UNIT`, so that things far apart on a page still line up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from briefing_app.document.tree import SpanStyle
from briefing_app.model.language import Language
from briefing_app.pdf.engine.text_style import Align, ParagraphStyle, Rgb, TextStyle

UNIT: Final = 4.0


def parse_colour(code: str) -> Rgb:
    """Read `#2556C9`."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


ACCENT: Final = parse_colour("#2556C9")
NAVY: Final = parse_colour("#16233B")
MUTED: Final = parse_colour("#4E5A6B")
HAIRLINE: Final = parse_colour("#DEE3EA")
RULE: Final = parse_colour("#9AA5B4")
TINT: Final = parse_colour("#EEF2FB")
TINT_LINE: Final = parse_colour("#CFDAF3")
GREY_TINT: Final = parse_colour("#F4F6F9")
AMBER: Final = parse_colour("#8F5200")
AMBER_LINE: Final = parse_colour("#D99A3D")
AMBER_TINT: Final = parse_colour("#FDF5E7")
RED: Final = parse_colour("#B3241C")
WHITE: Final = parse_colour("#FFFFFF")
PALE: Final = parse_colour("#B9CCF7")
"""Secondary text on navy."""

HAIR: Final = 0.6
"""Width of a hairline."""
RADIUS: Final = 3.0
"""Rounding of tinted boxes."""


class Kind(StrEnum):
    """Which kind of sheet is being set: an ordinary page, the tight one-page summary, or a slide."""

    PAGE = "page"
    COMPACT = "compact"
    SLIDE = "slide"


_LARGE: Final = 14.0
"""Type of this size and more is read in short lines from afar and never hyphenated."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One manner of setting text: size, line distance for Latin and for Chinese, weight, colour, alignment.

    `tracking` is extra space between letters in thousandths of the size; with it, Latin text is set in capitals.
    `balanced` text (titles) has lines of like length, so that no last word stands alone. `raised` citations stand above the
    line as in running text; in small print, which would make them tiny, they stand in it.
    `chinese_size` 0 means the same size.
    """

    size: float
    leading: float
    chinese_leading: float
    chinese_size: float = 0.0
    bold: bool = False
    colour: Rgb = NAVY
    align: Align = "left"
    running: bool = False
    tabular: bool = False
    tracking: float = 0.0
    balanced: bool = False
    raised: bool = True

    def get_size(self, language: Language) -> float:
        """Size of the type in this language."""
        return self.chinese_size if language.chinese and self.chinese_size else self.size

    def get_leading(self, language: Language) -> float:
        """Distance of the lines in this language."""
        return self.chinese_leading if language.chinese else self.leading

    def text(self, language: Language) -> TextStyle:
        """The characters."""
        return TextStyle(self.get_size(language), self.bold, self.colour, tabular=self.tabular)

    def paragraph(self, language: Language) -> ParagraphStyle:
        """The lines. Running text is ragged and, unless it is large, hyphenated in English; justified in Chinese."""
        align: Align = "justify" if self.running and language.chinese else self.align
        hyphenate = self.running and not language.chinese and self.size < _LARGE
        return ParagraphStyle(language, self.get_leading(language), align, hyphenate=hyphenate)

    def scaled(self, factor: float) -> Voice:
        """The same voice, larger or smaller."""
        return replace(
            self,
            size=self.size * factor,
            leading=self.leading * factor,
            chinese_leading=self.chinese_leading * factor,
            chinese_size=self.chinese_size * factor,
        )

    def with_colour(self, colour: Rgb) -> Voice:
        """The same voice in another colour."""
        return replace(self, colour=colour)


@dataclass(frozen=True, slots=True)
class Scale:
    """The voices of one kind of sheet, and the distances that go with them.

    `gap` separates blocks, `inset` is the padding of tinted boxes, `gutter` the space between columns; `small_gap` stands
    between lines of one block; `panel` is the share of a card's width that its figure takes.
    """

    title: Voice
    heading: Voice
    subheading: Voice
    lead: Voice
    body: Voice
    note: Voice
    small: Voice
    label: Voice
    cell: Voice
    cell_head: Voice
    number: Voice
    number_word: Voice
    number_label: Voice
    badge: Voice
    gap: float
    small_gap: float
    inset: float
    gutter: float
    section_gap: float
    panel: float = 0.32


_PAGE: Final = Scale(
    title=Voice(20, 26, 28, bold=True, balanced=True),
    heading=Voice(13, 18, 20, bold=True, balanced=True),
    subheading=Voice(10.5, 14, 16, 10.75, bold=True, balanced=True),
    lead=Voice(11.5, 17, 19, running=True),
    body=Voice(9.75, 14, 16.5, 10, running=True),
    note=Voice(8.25, 12, 13.5, colour=MUTED, running=True),
    small=Voice(7.75, 11, 12.5, 8, colour=MUTED, raised=False),
    label=Voice(7.75, 12, 14, 9, bold=True, colour=ACCENT, tracking=70),
    cell=Voice(8.75, 12, 14, 9, tabular=True),
    cell_head=Voice(8, 11.5, 13.5, 8.5, bold=True, tabular=True),
    number=Voice(22, 26, 28, bold=True, colour=ACCENT),
    number_word=Voice(9, 12, 14, bold=True, colour=ACCENT),
    number_label=Voice(8, 11, 12.5, 8.25, colour=MUTED),
    badge=Voice(6.75, 9, 10, 7.25, bold=True, colour=AMBER, tracking=50),
    gap=4 * UNIT,
    small_gap=UNIT,
    inset=3 * UNIT,
    gutter=6 * UNIT,
    section_gap=9 * UNIT,
)

_COMPACT: Final = replace(
    _PAGE,
    title=Voice(18, 23, 25, bold=True, balanced=True),
    heading=Voice(11.5, 15, 17, bold=True, balanced=True),
    subheading=Voice(9.5, 12.5, 14.5, 9.75, bold=True, balanced=True),
    lead=Voice(10, 14, 16, running=True),
    body=Voice(9, 12.5, 14.5, running=True),
    note=Voice(8.5, 11.5, 13, colour=MUTED, running=True),
    small=Voice(8.5, 11.5, 12.5, colour=MUTED, raised=False),
    label=Voice(8.5, 11.5, 13, 9, bold=True, colour=ACCENT, tracking=60),
    cell=Voice(8.75, 11.5, 13, tabular=True),
    cell_head=Voice(8.5, 11.5, 13, bold=True, tabular=True),
    number=Voice(18, 21, 23, bold=True, colour=ACCENT),
    number_word=Voice(8.75, 11.5, 13, bold=True, colour=ACCENT),
    number_label=Voice(8.5, 11, 12.5, colour=MUTED),
    badge=Voice(8.5, 10.5, 11, bold=True, colour=AMBER, tracking=30),
    gap=2.5 * UNIT,
    small_gap=0.5 * UNIT,
    inset=2 * UNIT,
    gutter=5 * UNIT,
    section_gap=4 * UNIT,
)

_SLIDE: Final = Scale(
    title=Voice(32, 40, 43, bold=True, balanced=True),
    heading=Voice(21, 28, 31, bold=True, balanced=True),
    subheading=Voice(20, 27, 30, bold=True, balanced=True),
    lead=Voice(22, 31, 35, running=True),
    body=Voice(18, 26, 30, running=True),
    note=Voice(16, 22, 25, colour=MUTED, running=True),
    small=Voice(13, 17.5, 19.5, colour=MUTED, raised=False),
    label=Voice(13, 18, 21, 15, bold=True, colour=ACCENT, tracking=70),
    cell=Voice(16, 21, 24, tabular=True),
    cell_head=Voice(15, 20, 23, bold=True, tabular=True),
    number=Voice(46, 54, 58, bold=True, colour=ACCENT),
    number_word=Voice(20, 26, 29, bold=True, colour=ACCENT),
    number_label=Voice(16, 22, 25, colour=MUTED),
    badge=Voice(11, 14, 15, bold=True, colour=AMBER, tracking=50),
    gap=6 * UNIT,
    small_gap=2 * UNIT,
    inset=5 * UNIT,
    gutter=10 * UNIT,
    section_gap=10 * UNIT,
    panel=0.36,
)

SCALES: Final[Mapping[Kind, Scale]] = {Kind.PAGE: _PAGE, Kind.COMPACT: _COMPACT, Kind.SLIDE: _SLIDE}

SLIDE_SIZES: Final = (1.6, 1.4, 1.2, 1.0)
"""How much larger the running text of a slide is set where there is little of it, largest first."""
STRIP_SIZE: Final = 0.85
"""Key figures belong together: rather than part them, their words are set a little smaller."""


def get_scale(kind: Kind, factor: float = 1.0) -> Scale:
    """The voices of a kind of sheet; `factor` enlarges the running text only, so that titles stay where they were."""
    scale = SCALES[kind]
    if factor == 1.0:
        return scale
    return replace(
        scale,
        **{
            name: getattr(scale, name).scaled(factor)
            for name in ("lead", "body", "subheading", "number", "number_word", "number_label", "cell", "cell_head")
        },
    )


# -- the cover and the page edge -------------------------------------------------------------------------------------

COVER_TITLE: Final = Voice(38, 47, 52, bold=True, colour=WHITE, balanced=True)
COVER_SUBTITLE: Final = Voice(13, 18, 21, bold=True, colour=PALE)
COVER_ORGANISATION: Final = Voice(12, 17, 19, bold=True, colour=WHITE)
COVER_PURPOSE: Final = Voice(13.5, 20, 23)
COVER_LABEL: Final = Voice(9, 15, 17, 9.25, colour=MUTED)
COVER_VALUE: Final = Voice(10.75, 15, 17, 11, bold=True)
EDGE: Final = Voice(7.5, 10, 11, colour=MUTED)
MARKING: Final = Voice(9, 11, 12, 9.5, bold=True, colour=RED)
SLIDE_TITLE_PAGE: Final = Voice(48, 58, 63, bold=True, colour=WHITE, balanced=True)
SLIDE_NUMBER: Final = Voice(30, 38, 40, bold=True, colour=ACCENT)
SLIDE_SUBTITLE: Final = Voice(20, 27, 30, bold=True, colour=PALE)
SLIDE_LINE: Final = Voice(16, 24, 26, colour=PALE)
SLIDE_SECTION: Final = Voice(38, 48, 52, bold=True, balanced=True)
SLIDE_KICKER: Final = Voice(13, 17, 19, bold=True, colour=ACCENT)
SLIDE_EDGE: Final = Voice(11, 14, 15, colour=MUTED)
SLIDE_MARKING: Final = Voice(12, 15, 16, bold=True, colour=RED)
SLIDE_SOURCES: Final = (Voice(18, 25, 28), Voice(15, 20.5, 23), Voice(12, 16.5, 18.5))
"""Sizes of the sources on slides, largest first."""


@dataclass(frozen=True, slots=True)
class ContentsLook:
    """The lines of a table of contents: sections, what stands in them, and the gap above each section."""

    entry: Voice
    subentry: Voice
    above: float


CONTENTS_LOOSE: Final = ContentsLook(Voice(10.5, 16, 18, bold=True), Voice(9.25, 15, 17, colour=MUTED), 12.0)
CONTENTS_CLOSE: Final = ContentsLook(Voice(9.5, 12.5, 13.5, bold=True), Voice(8.25, 11.25, 12, 8.5, colour=MUTED), 6.5)
CONTENTS_SECTIONS: Final = ContentsLook(Voice(11.5, 18, 20, bold=True), Voice(9.25, 15, 17, colour=MUTED), 14.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A page with its frame for content; `top` and `bottom` are the margins inside which nothing but the edge stands."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def frame_width(self) -> float:
        """Width of the frame."""
        return self.width - self.left - self.right

    @property
    def frame_height(self) -> float:
        """Height of the frame."""
        return self.height - self.top - self.bottom

    @property
    def frame_top(self) -> float:
        """The y of the frame's upper edge (y grows upwards from the foot of the page)."""
        return self.height - self.top


A4: Final = Grid(595.28, 841.89, 58, 58, 76, 68)
LETTER: Final = Grid(612, 792, 62, 62, 72, 66)
SLIDE: Final = Grid(960, 540, 60, 60, 124, 54)
PAPERS: Final[Mapping[str, Grid]] = {"A4": A4, "Letter": LETTER}

SPAN_COLOURS: Final[Mapping[SpanStyle, Rgb]] = {
    SpanStyle.MUTED: MUTED,
    SpanStyle.CITE: ACCENT,
    SpanStyle.WARNING: AMBER,
}
