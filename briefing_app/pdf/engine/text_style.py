"""What text looks like: the styles, the typed spans that carry user text, and the cleaning of that text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from briefing_app.model.language import Language

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1 in sRGB."""

Align = Literal["left", "justify", "right", "center"]

BLACK: Final[Rgb] = (0.0, 0.0, 0.0)

# C0 and C1 controls but tab and newline, byte order mark, noncharacters, surrogates and bidirectional controls.
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DIRTY = re.compile(f"[\t\r\x0b\x0c\x85\u2028\u2029]|{_DROPPED.pattern}|{_PRIVATE.pattern}")

REPLACEMENT: Final = "\u25a1"
"""White square: stands for a character that has no glyph or no meaning outside one computer."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How characters look; `size` and `rise` in points, `tabular` asks for digits of one width."""

    size: float = 10.0
    bold: bool = False
    color: Rgb = BLACK
    rise: float = 0.0
    tabular: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of literal text in one style; nothing in `text` is ever read as markup.

    `language` None means the paragraph's. `link` is `#destination` or an http, https or mailto address.
    `tag` names an inline structure element (`Reference`, `Em`, `Strong`, `Span`); `alt` describes a link to
    those who cannot see it; `actual` is the text to read instead of the one printed.
    """

    text: str
    style: TextStyle = TextStyle()
    language: Language | None = None
    link: str | None = None
    tag: str | None = None
    alt: str | None = None
    actual: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How lines are set; `leading` (line distance) and `first_indent` in points."""

    language: Language = Language.EN
    leading: float = 15.0
    align: Align = "left"
    first_indent: float = 0.0
    hyphenate: bool = False


def clean_text(text: str) -> str:
    """The text without characters that have no place in print: controls, bidirectional overrides, private use.

    Line ends of every kind become a newline, tabs a space, private-use characters a white square.
    """
    if not _DIRTY.search(text):
        return text
    text = _NEWLINE.sub("\n", text).replace("\t", " ")
    return _PRIVATE.sub(REPLACEMENT, _DROPPED.sub("", text))
