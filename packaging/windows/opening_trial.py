"""A double click on a library and on a pack, under Wine: the installed program opens with the file."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from windows import product
from windows.survey import take_survey
from windows.tried import data_folder, expect, wait_for
from windows.wine import Wine

from briefing_app.paths import LIBRARY_FILE

_CLASSES = "Software\\Classes"


def try_opening(wine: Wine) -> list[str]:
    """Have Windows' shell open a library and a pack, whose paths have Chinese characters and spaces; say what happened.

    Raises:
        TrialError: The program did not open, or not with the file.
    """
    folder = wine.home / "資料 夾"
    folder.mkdir()
    log = data_folder(wine) / "Logs" / "log.txt"
    library, pack = folder / "北京 圖書.briefing", folder / "資料包 一.hbpack"
    shutil.copyfile(data_folder(wine) / LIBRARY_FILE, library)
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("manifest.json", "{}")  # the window asks before it reads it
    try:
        with _told_to_all(wine):
            _open(wine, library, library.with_name(f".{library.name}.lock").exists)
            _open(wine, pack, lambda: log.exists() and f"files given: {pack.suffix}" in log.read_text(encoding="utf-8"))
    finally:
        shutil.rmtree(folder)
    return [f"{each.name}: opened in the program" for each in (library, pack)]


def _open(wine: Wine, file: Path, is_open: Callable[[], bool]) -> None:
    started = wine.start("start", file)
    try:
        expect(wait_for(is_open, 120), f"two minutes after a double click on {file.name} the program does not have it")
    finally:
        wine.stop()
        started.wait(60)


@contextmanager
def _told_to_all(wine: Wine) -> Iterator[None]:
    """The types of file as the installer wrote them for the person, where Wine's shell looks, which is under HKLM alone."""
    ours = tuple(f"HKCU\\{_CLASSES}\\{name}" for each in product.FILE_TYPES for name in (each.suffix, each.prog_id))
    values = [(key, value) for key, value in take_survey(wine).registry if key.startswith(ours) and " [" in key]
    for where, value in sorted(values):
        key, _, name = where.removesuffix("]").partition(" [")
        called = ["/ve"] if name == "(default)" else ["/v", name]
        wine.run("reg", "add", key.replace("HKCU", "HKLM", 1), *called, "/d", value, "/f")
    yield
    for each in ours:
        wine.run("reg", "delete", each.replace("HKCU", "HKLM", 1), "/f")
