"""Asking for files and folders, and showing them in the system's file manager."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


_MOST = 64_000_000  # bytes; six times what any picture may have, so that the refusal can still name its size


def read_some(path: Path) -> bytes:
    """The bytes of a file that a person chose as a picture; of one beyond all measure only its beginning.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return file.read(_MOST)


def holds_files(mime: QMimeData) -> bool:
    """Whether files of this computer are dragged: the window may import them, and no text wants their names."""
    return any(url.isLocalFile() for url in mime.urls())


def choose_file(parent: QWidget, title: str, folder: Path, kinds: str, then: Then) -> QFileDialog:
    """Ask for a file that exists; `kinds` is a filter of Qt such as `Packs (*.zip)`."""
    dialog = QFileDialog(parent, title, str(_nearest(folder)), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, then)


def choose_folder(parent: QWidget, title: str, folder: Path, then: Then) -> QFileDialog:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title, str(_nearest(folder)))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def choose_target(parent: QWidget, title: str, file: Path, kinds: str, then: Then) -> QFileDialog:
    """Ask where to write a file; `file` is offered, and one that is there is replaced only after the dialog has asked."""
    dialog = QFileDialog(parent, title, str(_nearest(file.parent) / file.name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(file.suffix.removeprefix("."))
    return _open(dialog, then)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there: Qt would show the working directory instead."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())


def _open(dialog: QFileDialog, then: Then) -> QFileDialog:
    memory = _read_memory()
    dialog.destroyed.connect(lambda: _write_memory(memory))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def _find_memory() -> QSettings:
    """Where Qt notes, for all its programs of this person, which folders a dialog showed: in the registry, or in a file."""
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _read_memory() -> dict[str, object]:
    settings = _find_memory()
    return {each: settings.value(each) for each in settings.allKeys()}


def _write_memory(memory: dict[str, object]) -> None:
    """Put back what stood there before a dialog noted its own: on a borrowed computer that would tell what was opened."""
    settings = _find_memory()
    settings.clear()
    for name, value in memory.items():
        settings.setValue(name, value)
    settings.sync()
    name = settings.fileName()
    del settings  # which holds its key open
    if not memory and sys.platform == "win32":
        remove_empty_keys(name.removeprefix("\\HKEY_CURRENT_USER\\"), import_module("winreg"))
    elif not memory:
        Path(name).unlink(missing_ok=True)


def remove_empty_keys(name: str, registry: ModuleType) -> None:
    r"""Remove a key of this person from Windows' registry, and those above it, as far as nothing is in them.

    Args:
        name: Such as `Software\QtProject\OrganizationDefaults`; its first part is Windows' own and stays.
        registry: The module `winreg`, which only Windows has.
    """
    parts = name.split("\\")
    while len(parts) > 1:
        path = "\\".join(parts)
        with suppress(FileNotFoundError):
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
                keys, values, _ = registry.QueryInfoKey(key)
            if keys or values:
                return
            registry.DeleteKey(registry.HKEY_CURRENT_USER, path)
        parts.pop()


def show_folder(folder: Path) -> None:
    """Open a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
