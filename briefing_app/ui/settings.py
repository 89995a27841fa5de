"""What the window remembers between two starts, in a small file in the folder of all that the program writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from briefing_app.model.language import Language
from briefing_app.paths import is_there
from briefing_app.ui.theme import Appearance

TEXT_SIZES = (90, 100, 110, 125, 150)  # percent
REVIEW_MONTHS = (1, 3, 6, 12, 24, 36, 0)  # 0: never
_REVIEW_MONTHS = 12  # until somebody chooses
BACKUP_DAYS = (1, 7, 0)  # 0: never
BACKUPS_KEPT = (5, 10, 30)
_RECENT = 20
_LIBRARIES = 10


class Settings:
    """Typed access to the file; what is missing or damaged in it counts as never set."""

    def __init__(self, path: Path, *, exports: Path | None = None) -> None:
        """Read them.

        Args:
            path: The file; it need not exist.
            exports: Where exports go first, instead of the person's documents; beside a portable program.
        """
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        self._exports = exports

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
        """Where the last export went, else the person's documents.

        Beside a portable program, what another computer had is no place any more.
        """
        if text := self._text("export_folder"):
            folder = self._read_place(text)
            if self._exports is None or is_there(folder):
                return folder
        if self._exports is not None:
            return self._exports
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents or Path.home()) / "Hetao Briefing"

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._file.setValue("export_folder", self._write_place(folder))

    @property
    def library(self) -> Path | None:
        """The library opened last by hand."""
        text = self._text("library")
        return self._read_place(text) if text else None

    @library.setter
    def library(self, path: Path) -> None:
        self._file.setValue("library", self._write_place(path))

    @property
    def libraries(self) -> tuple[Path, ...]:
        """The libraries that were opened, the newest first; some may be gone."""
        return tuple(map(self._read_place, self._texts("libraries")))[:_LIBRARIES]

    def add_library(self, path: Path) -> None:
        """Note that a library was opened."""
        paths = [path, *(each for each in self.libraries if each != path)][:_LIBRARIES]
        self._file.setValue("libraries", list(map(self._write_place, paths)))

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty if never set."""
        return self._bytes("geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._file.setValue("geometry", state)

    def splitter(self, name: str) -> QByteArray:
        """How the panes of a page share the width, by the page's name; empty if never set."""
        return self._bytes(f"splitter/{name}")

    def set_splitter(self, name: str, state: QByteArray) -> None:
        """Remember how the panes of a page share the width."""
        self._file.setValue(f"splitter/{name}", state)

    def folded(self, name: str) -> tuple[str, ...]:
        """The panes of a page that are folded, by the page's name."""
        return self._texts(f"folded/{name}")

    def set_folded(self, name: str, panes: Sequence[str]) -> None:
        """Remember which panes of a page are folded."""
        self._file.setValue(f"folded/{name}", list(panes))

    @property
    def person(self) -> str:
        """Who verifies cards here; empty until the person says so."""
        return self._text("person")

    @person.setter
    def person(self, name: str) -> None:
        self._file.setValue("person", name.strip())

    @property
    def content_language(self) -> Language:
        """The language in which content was read last, else that of the interface."""
        text = self._text("content_language")
        return Language(text) if text in set(Language) else self.language

    @content_language.setter
    def content_language(self, language: Language) -> None:
        self._file.setValue("content_language", language.value)

    @property
    def review_months(self) -> int:
        """After how many months a new figure is due for review; 0 is never."""
        text = self._text("review_months")
        return int(text) if text in map(str, REVIEW_MONTHS) else _REVIEW_MONTHS

    @review_months.setter
    def review_months(self, months: int) -> None:
        self._file.setValue("review_months", str(months))

    @property
    def recent(self) -> tuple[tuple[str, str], ...]:
        """What was opened last, as (kind, id), the newest first."""
        pairs = (each.partition(":") for each in self._texts("recent"))
        return tuple((kind, id) for kind, _, id in pairs if kind and id)[:_RECENT]

    def add_recent(self, kind: str, id: str) -> None:
        """Note that a thing was opened."""
        pairs = [(kind, id), *(each for each in self.recent if each != (kind, id))][:_RECENT]
        self._file.setValue("recent", [f"{kind}:{id}" for kind, id in pairs])

    @property
    def last_page(self) -> tuple[str, str]:
        """The page that was seen last, and the thing it showed; empty if never set."""
        page, _, id = self._text("last_page").partition(":")
        return page, id

    @last_page.setter
    def last_page(self, place: tuple[str, str]) -> None:
        self._file.setValue("last_page", ":".join(place))

    @property
    def backup_days(self) -> int:
        """After how many days a library is copied by itself; 0 is never."""
        text = self._text("backup_days")
        return int(text) if text in map(str, BACKUP_DAYS) else BACKUP_DAYS[0]

    @backup_days.setter
    def backup_days(self, days: int) -> None:
        self._file.setValue("backup_days", str(days))

    @property
    def backups_kept(self) -> int:
        """How many copies are kept."""
        text = self._text("backups_kept")
        return int(text) if text in map(str, BACKUPS_KEPT) else BACKUPS_KEPT[1]

    @backups_kept.setter
    def backups_kept(self, number: int) -> None:
        self._file.setValue("backups_kept", str(number))

    def export_choice(self, briefing: str = "") -> tuple[str, ...]:
        """What was ticked when a briefing was last exported (`form:full`, `language:en`, …), else the general choice."""
        return self._texts(f"export_choice/{briefing}") if briefing else self._texts("export_choice/every")

    def set_export_choice(self, choice: Sequence[str], briefing: str = "") -> None:
        """Remember what is ticked, for one briefing or in general."""
        self._file.setValue(f"export_choice/{briefing or 'every'}", list(choice))

    def reset_layout(self) -> None:
        """Forget sizes and places of windows and panes."""
        self._file.remove("geometry")
        self._file.remove("splitter")
        self._file.remove("folded")

    @property
    def path(self) -> Path:
        """The file in which all this is kept."""
        return Path(self._file.fileName())

    def sync(self) -> None:
        """Write the file now."""
        self._file.sync()

    def _write_place(self, path: Path) -> str:
        """A path as it is noted: one beside the settings, or beside a portable program, without the folder of these two.

        On the next computer that is another one.
        """
        folder = self.path.parent
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
        if self._exports is not None and path.is_relative_to(self._exports.parent):
            return f"../{path.relative_to(self._exports.parent).as_posix()}"
        return str(path)

    def _read_place(self, noted: str) -> Path:
        folder = self.path.parent
        return folder.parent / noted[3:] if noted.startswith("../") else folder / noted

    def _text(self, name: str) -> str:
        value = self._file.value(name)
        return value if isinstance(value, str) else ""

    def _texts(self, name: str) -> tuple[str, ...]:
        value = self._file.value(name)
        if isinstance(value, str):  # a list of one is kept as a text
            return (value,) if value else ()
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()

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
