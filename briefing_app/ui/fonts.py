"""The bundled fonts, with the glyph forms that each language wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from briefing_app.model.language import Language
from briefing_app.paths import is_there

_FILES = (
    "Inter-Regular.ttf",
    "Inter-Bold.ttf",
    "NotoSansHK-Regular.ttf",
    "NotoSansHK-Bold.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
)
# Qt remembers the stand-in fonts of a family by its first name alone, so a Chinese text must have its own family first:
# behind Inter, Simplified would be drawn in whatever stood there when Inter was first used.
_FAMILIES = {
    Language.EN: ["Inter", "Noto Sans HK", "Noto Sans SC"],
    Language.HANT: ["Noto Sans HK", "Noto Sans SC"],
    Language.HANS: ["Noto Sans SC", "Noto Sans HK"],
}
_BASE = 13  # pixels at 100 %


class Size(Enum):
    """The scale of type, as a share of the base size."""

    LABEL = 11 / _BASE
    SMALL = 12 / _BASE
    BODY = 1.0
    ROW = 13.5 / _BASE
    TITLE = 17 / _BASE
    HERO = 22 / _BASE


def register_fonts(folder: Path) -> None:
    """Make the bundled fonts known to Qt.

    Raises:
        FileNotFoundError: One is missing or unreadable; the installation is incomplete.
    """
    for name in _FILES:
        if not _register_font(folder / name):
            raise FileNotFoundError(f"The font “{name}” is missing in {folder}; install the program again.")


def _register_font(file: Path) -> bool:
    """Make a font known to Qt and tell whether that worked.

    Without a screen, Qt on Windows opens fonts by names of the system's old code page, in which the folder of a person may have
    no name at all; then Qt is given what is in the file.
    """
    if QFontDatabase.addApplicationFont(str(file)) >= 0:
        return True
    return is_there(file) and QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes())) >= 0


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts for one interface language; `scale` is the chosen text size, 1.0 = 100 %."""

    language: Language
    scale: float = 1.0

    def font(self, size: Size = Size.BODY, *, bold: bool = False, language: Language | None = None) -> QFont:
        """The font for a text in `language` (default: that of the interface)."""
        font = QFont(_FAMILIES[language or self.language])
        font.setPixelSize(max(9, round(_BASE * size.value * self.scale)))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def find_language(text: str, language: Language) -> Language:
    """The language of a text that names none: with Chinese characters that of the interface, else Traditional."""
    if not any("\u3400" <= char <= "\u9fff" for char in text):
        return Language.EN
    return language if language.chinese else Language.HANT
