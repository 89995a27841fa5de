"""Drawing a figure as a picture with the bundled fonts and no others, and measuring text with the same fonts.

Text is filled glyph outlines at unhinted advances, so that a picture breaks and places text exactly as it was measured.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from briefing_app.model.language import Language

_CHINESE: Mapping[Language, tuple[str, ...]] = {
    Language.EN: ("NotoSansHK", "NotoSansSC"),
    Language.HANT: ("NotoSansHK", "NotoSansSC"),
    Language.HANS: ("NotoSansSC", "NotoSansHK"),
}


def _get_stack(character: str, language: Language) -> tuple[str, ...]:
    """Fonts to look in, as documents use them: Inter first, but Chinese dashes, dots and quotes from the Chinese font."""
    chinese = _CHINESE[language]
    latin = ("Inter", "NotoSans")
    wide = language.chinese and character in "—…‘’“”·‧"
    return (*chinese, *latin, "NotoSansSymbols2") if wide else (*latin, *chinese, "NotoSansSymbols2")


@dataclass(frozen=True, slots=True)
class Glyph:
    """Outline and advance of one character, in shares of the text size."""

    outline: Path
    advance: float


class PictureFonts:
    """The bundled fonts of one language; opens a file when a character first needs it and keeps glyphs for later."""

    def __init__(self, folder: FilePath, language: Language) -> None:
        self._folder = folder
        self._language = language
        self._open: dict[tuple[str, bool], FT2Font] = {}
        self._glyphs: dict[tuple[str, bool], Glyph] = {}

    def measure(self, text: str, size_pt: float, bold: bool) -> float:
        """Width of a line of text in points."""
        return sum(self.get_glyph(each, bold).advance for each in text) * size_pt

    def get_glyph(self, character: str, bold: bool) -> Glyph:
        """The glyph from the first font of the stack that has it, else the first font's mark for a missing glyph."""
        found = self._glyphs.get((character, bold))
        if found is None:
            found = self._glyphs[character, bold] = self._load(character, bold)
        return found

    def _load(self, character: str, bold: bool) -> Glyph:
        names = _get_stack(character, self._language)
        fonts = (self._get_font(name, bold) for name in names)
        font = next((each for each in fonts if each.get_char_index(ord(character))), None)
        if font is None:
            # Glyph 0 is the mark for a missing one; asking for it by its character is refused.
            font = self._get_font(names[0], bold)
            loaded = font.load_glyph(font.get_char_index(ord(character)), LoadFlags.NO_SCALE)
        else:
            loaded = font.load_char(ord(character), LoadFlags.NO_SCALE)
        vertices, codes = font.get_path()
        # NO_SCALE gives font units; get_path divides by 64 as if they were 26.6 fixed point.
        outline = Path(vertices * 64 / font.units_per_EM, codes)
        return Glyph(outline, loaded.horiAdvance / font.units_per_EM)

    def _get_font(self, name: str, bold: bool) -> FT2Font:
        font = self._open.get((name, bold))
        if font is None:
            path = self._folder / f"{name}-{'Bold' if bold else 'Regular'}.ttf"
            if not path.exists():
                path = self._folder / f"{name}-Regular.ttf"
            font = self._open[name, bold] = FT2Font(path)
        return font


class BundledRenderer(RendererAgg):
    """Agg, with text from the given fonts instead of the system's."""

    def __init__(self, width: int, height: int, dpi: float, fonts: PictureFonts) -> None:
        super().__init__(width, height, dpi)  # type: ignore[no-untyped-call]
        self._fonts = fonts

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Width, height and depth in pixels."""
        del ismath
        size = prop.get_size_in_points() * self.dpi / 72
        return self._fonts.measure(s, size, prop.get_weight() == "bold"), size, size * 0.25

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None
    ) -> None:
        """One line of level text on its baseline, as filled outlines."""
        del angle, ismath, mtext
        size = prop.get_size_in_points() * self.dpi / 72
        colour, bold = gc.get_rgb(), prop.get_weight() == "bold"
        gc.set_linewidth(0)
        gc.set_snap(False)
        for character in s:
            glyph = self._fonts.get_glyph(character, bold)
            place = Affine2D().scale(size).translate(x, self.height - y)
            self.draw_path(gc, glyph.outline, place, colour)  # type: ignore[no-untyped-call]
            x += glyph.advance * size


def draw_png(figure: Figure, fonts: PictureFonts, dpi: float) -> bytes:
    """The figure on white as PNG."""
    figure.set_dpi(dpi)
    width, height = (round(each * dpi) for each in figure.get_size_inches())
    renderer = BundledRenderer(width, height, dpi, fonts)
    figure.draw(renderer)
    pixels = bytes(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    drawn = Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", 0, 1)
    page = Image.new("RGB", (width, height), "white")
    page.paste(drawn, mask=drawn.getchannel("A"))
    buffer = io.BytesIO()
    page.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()
