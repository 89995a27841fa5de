"""Makes looks: puts theme, style sheet and fonts on the application, and hears when the system changes its colours."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Fonts, register_fonts
from briefing_app.ui.icons import Icons
from briefing_app.ui.look import Look, Words
from briefing_app.ui.stylesheet import build_stylesheet
from briefing_app.ui.theme import Appearance, Theme, build_palette, load_theme, wants_dark
from briefing_app.wording.catalogue import Catalogue

_QT_WORDS = {Language.HANT: "qtbase_zh_TW", Language.HANS: "qtbase_zh_CN"}
_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Wardrobe(QObject):
    """One for the application; `look` changes what all its windows wear."""

    system_changed = Signal()

    def __init__(self, application: QApplication, resources_dir: Path) -> None:
        super().__init__()
        self._application = application
        self.resources_dir = resources_dir
        self._translator: QTranslator | None = None
        self._icons: dict[Theme, Icons] = {}
        register_fonts(resources_dir / "fonts")
        application.styleHints().colorSchemeChanged.connect(self.system_changed)

    @cached_property
    def _words(self) -> Catalogue:
        return self.catalogue("ui")

    @property
    def is_dark(self) -> bool:
        """Whether the system is dark now."""
        return wants_dark(Appearance.SYSTEM)

    def catalogue(self, name: str) -> Catalogue:
        """A folder of texts in three languages."""
        return Catalogue.load(self.resources_dir / "i18n" / name)

    def look(self, language: Language, appearance: Appearance, text_size: int = 100) -> Look:
        """Dress the application and return the look for its widgets; `text_size` is in percent."""
        self._application.styleHints().setColorScheme(_SCHEMES[appearance])
        theme = load_theme(self.resources_dir / "themes", "dark" if wants_dark(appearance) else "light")
        fonts = Fonts(language, text_size / 100)
        self._dress(build_palette(theme), fonts.font(), build_stylesheet(self.resources_dir / "themes", theme))
        self._translate_qt(language)
        if theme not in self._icons:
            self._icons[theme] = Icons(self.resources_dir / "icons", theme)
        return Look(theme, fonts, self._icons[theme], Words(self._words, language))

    def _dress(self, palette: QPalette, font: QFont, sheet: str) -> None:
        """Put on what differs: Qt looks at every widget there is for each of them."""
        application = self._application
        if application.palette() != palette:
            application.setPalette(palette)
        if application.font() != font:
            application.setFont(font)
        if application.styleSheet() != sheet:
            application.setStyleSheet(sheet)

    def _translate_qt(self, language: Language) -> None:
        """The words of Qt's own dialogs."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        if name := _QT_WORDS.get(language):
            translator = QTranslator()
            if translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._application.installTranslator(translator)
                self._translator = translator
