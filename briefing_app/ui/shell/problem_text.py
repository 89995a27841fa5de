"""What a report of a problem tells: program, computer, settings, library in numbers, the last of the log; nothing personal."""

from __future__ import annotations

import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from briefing_app import __version__
from briefing_app.errors import BriefingError
from briefing_app.ui.look import Words
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.journal import read_last

if TYPE_CHECKING:
    from briefing_app.paths import Places
    from briefing_app.ui.shell.frame import Frame

_LINES = 120
_LIBRARIES = ("reportlab", "uharfbuzz", "pypdfium2", "openpyxl", "matplotlib", "sqlite-utils", "Babel", "OpenCC")
# Settings that say nothing of a person or of what they work on; names, folders and pages are left out.
_SETTINGS = ("language", "appearance", "text_size", "content_language", "review_months", "backup_days", "backups_kept")


def write_report(frame: Frame, places: Places | None) -> str:
    """The whole text, headings in the language of the interface."""
    say = frame.look.say
    log = read_last(places.log, _LINES) if places is not None else []
    parts = (
        ("program", list(_tell_program(places))),
        ("computer", list(_tell_computer())),
        ("settings", list(_tell_settings(frame.settings))),
        ("library", list(_tell_library(frame, places))),
        ("log", [hide_home(each) for each in log] or [say("dialogs.problem.log.none")]),
    )
    return "\n\n".join(_write_part(say, name, lines) for name, lines in parts)


def hide_home(text: str) -> str:
    """A text without the name of the person's own folder, which is mostly that of the person."""
    home = os.path.expanduser("~")  # noqa: PTH111 - the text of it is wanted
    return text.replace(home, "~") if len(home) > 1 else text


def _write_part(say: Words, name: str, lines: list[str]) -> str:
    return "\n".join([say(f"dialogs.problem.part.{name}"), *(f"  {each}" for each in lines)])


def _tell_program(places: Places | None) -> Iterator[str]:
    kind = "frozen" if getattr(sys, "frozen", False) else "source"
    kind += ", portable" if places is not None and places.portable else ""
    yield f"Hetao Briefing {__version__} ({kind})"
    yield f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}"
    yield ", ".join(f"{name} {_find_version(name)}" for name in _LIBRARIES)


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program may come without what pip writes down
        return "?"


def _tell_computer() -> Iterator[str]:
    yield f"{platform.platform()}, {platform.machine()}, {os.cpu_count()} processors"
    yield f"{QLocale.system().name()}, {locale.getpreferredencoding(False)}, {QGuiApplication.platformName()}"
    for each in QGuiApplication.screens():
        size = each.size()
        yield f"{size.width()} × {size.height()} @ {each.devicePixelRatio():g}"


def _tell_settings(settings: Settings) -> Iterator[str]:
    for name in _SETTINGS:
        yield f"{name} = {getattr(settings, name)}"


def _tell_library(frame: Frame, places: Places | None) -> Iterator[str]:
    if not frame.workspace.is_open:
        yield "–"
        return
    library = frame.workspace.core.library
    try:
        facts = library.describe()
    except (BriefingError, OSError) as problem:
        yield type(problem).__name__
        return
    usual = places is not None and library.path == places.library
    yield f"format {facts['schema']}, SQLite {facts['sqlite']}, {facts['journal']}, {facts['bytes']} bytes"
    yield "usual place" if usual else "another place"
    counts = facts["counts"]
    if isinstance(counts, dict):
        yield ", ".join(f"{name} {number}" for name, number in counts.items())
    if frame.keeper is not None:
        yield f"backups {len(frame.keeper.list_backups())}"
