"""What the window remembers between two starts, in a small file beside the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from briefing_app.model.language import Language
from briefing_app.ui.theme import Appearance

FILE_NAME = "window.ini"
TEXT_SIZES = (90, 100, 110, 125, 150)  # percent


class Settings:
    """Typed access to the file; what is missing or damaged in it counts as never set."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """Of the interface: as chosen, else that of the system."""
        text = self._text("language")
        return Language(text) if text in set(Language) else system_language(QLocale.system())

    @language.setter
    def language(self, language: Language) -> None:
        self._file.setValue("language", language.value)

    @property
    def appearance(self) -> Appearance:
        """Light, dark or as the system."""
        text = self._text("appearance")
        return Appearance(text) if text in set(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._file.setValue("appearance", appearance.value)

    @property
    def text_size(self) -> int:
        """Of the interface's type, in percent; one of `TEXT_SIZES`."""
        text = self._text("text_size")
        return int(text) if text in map(str, TEXT_SIZES) else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._file.setValue("text_size", str(percent))

    @property
    def export_folder(self) -> Path:
        """Where the last export went, else the person's documents."""
        if text := self._text("export_folder"):
            return Path(text)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents or Path.home()) / "Hetao Briefing"

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._file.setValue("export_folder", str(folder))

    @property
    def library(self) -> Path | None:
        """The library opened last by hand."""
        text = self._text("library")
        return Path(text) if text else None

    @library.setter
    def library(self, path: Path) -> None:
        self._file.setValue("library", str(path))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty if never set."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._file.setValue("geometry", state)

    @property
    def splitter(self) -> QByteArray:
        """How the panes share the width; empty if never set."""
        return self._bytes("splitter")

    @splitter.setter
    def splitter(self, state: QByteArray) -> None:
        self._file.setValue("splitter", state)

    def sync(self) -> None:
        """Write the file now."""
        self._file.sync()

    def _text(self, name: str) -> str:
        value = self._file.value(name)
        return value if isinstance(value, str) else ""

    def _bytes(self, name: str) -> QByteArray:
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()


def system_language(locale: QLocale) -> Language:
    """The language of the interface for a system: Chinese by its script, everything else English."""
    if locale.language() != QLocale.Language.Chinese:
        return Language.EN
    if locale.script() == QLocale.Script.TraditionalHanScript:
        return Language.HANT
    return Language.HANS
