"""All faces of the product and the stacks made of them; lives as long as the process that prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.fontstack import FontStack, Shaped
from briefing_app.pdf.engine.text_style import TextStyle

_REGULAR: Final = ("Inter-Regular", "NotoSans-Regular", "NotoSansHK-Regular", "NotoSansSC-Regular")
_BOLD: Final = ("Inter-Bold", "NotoSans-Bold", "NotoSansHK-Bold", "NotoSansSC-Bold")
_SYMBOLS: Final = ("NotoSansSymbols2-Regular", "NotoEmoji-Regular")


class FontBook:
    """Six stacks: three languages in regular and bold. Caches shaped words, so keep one book for many documents.

    `memory` keeps, each under a name of its own, what the book's users want to remember for as long as it lives.
    """

    __slots__ = ("_stacks", "memory")

    def __init__(self, stacks: Mapping[tuple[Language, bool], FontStack]) -> None:
        self._stacks = dict(stacks)
        self.memory: dict[str, object] = {}

    def get_stack(self, language: Language, bold: bool = False) -> FontStack:
        """The stack of a language and weight."""
        return self._stacks[language, bold]

    def shape(self, text: str, style: TextStyle, language: Language) -> Shaped:
        """A single line of text, shaped; widths in thousandths of the type size."""
        return self._stacks[language, style.bold].shape(text, style.tabular)

    def measure(self, text: str, style: TextStyle, language: Language) -> float:
        """Width in points of a text set on one line."""
        return self.shape(text, style, language).width * style.size / 1000

    def find_missing(self, text: str, language: Language) -> str:
        """The characters of a text that no font has, each once."""
        return self._stacks[language, False].find_missing(text)


def load_font_book(folder: Path) -> FontBook:
    """Open the fonts of a folder; reads almost nothing until text is set.

    Raises:
        FontFileError: a font is missing or damaged.
    """
    symbols = [Face(folder / f"{name}.ttf") for name in _SYMBOLS]
    stacks: dict[tuple[Language, bool], FontStack] = {}
    for bold, names in ((False, _REGULAR), (True, _BOLD)):
        inter, noto, hong_kong, mainland = (Face(folder / f"{name}.ttf") for name in names)
        for language in LANGUAGES:
            chinese = [mainland, hong_kong] if language is Language.HANS else [hong_kong, mainland]
            stacks[language, bold] = FontStack([inter, noto, *chinese, *symbols], language, chinese[0])
    return FontBook(stacks)
