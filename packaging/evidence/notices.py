"""The third-party notices: whose works a frozen program carries, under which terms, where their source is, and all texts."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from evidence.bundle import find_data, find_system, read_bundle
from evidence.inventory import Work, find_site, take_stock
from kit import DIST, ROOT, read_version, say
from pyinstaller.contents import name_bundle

NOTICES = "THIRD-PARTY-NOTICES.txt"
LICENCES = "licences"  # the folder of resources/ in which the window looks for it: ui/dialogs/show.py
_RULE = "=" * 100

_HEAD = """Hetao Briefing {version}
Third-party notices

Hetao Briefing itself is under the MIT licence (the first text below). It carries the works of others that are listed here, each
under its own terms; every licence and notice that they ask to be passed on follows the list.

Qt and Qt for Python (LGPL)
---------------------------
This program uses Qt {qt} and Qt for Python (PySide6, Shiboken6) {qt} under the GNU Lesser General Public License, version 3.
Copyright (C) The Qt Company Ltd. and other contributors. They are linked dynamically and are not modified.

You may replace them by versions of your own that have the same interface:
  Windows   _internal\\PySide6\\Qt6*.dll and the plugins beside them; _internal\\PySide6\\*.pyd; _internal\\shiboken6
  Linux     _internal/PySide6/Qt/lib/libQt6*.so.6 and Qt/plugins; _internal/PySide6/*.so; _internal/shiboken6
  macOS     Contents/Frameworks/PySide6 and shiboken6 inside the app; then sign the app anew for your own machine:
            codesign --force --deep --sign - "Hetao Briefing.app"
Nothing in the terms of Hetao Briefing forbids to modify the program for your own use, or to reverse engineer it in order to
debug such modifications.

Their complete source is published by their makers:
  Qt          https://download.qt.io/official_releases/qt/{branch}/{qt}/single/
  PySide6     https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{qt}-src/
Written offer: for three years after you received this program, and for as long as the version is supported, whoever gave it to
you will on request also give you that source, and the source of every other work listed here under the LGPL or the MPL, on a
usual medium for no more than the cost of copying and sending it. Ask where you received the program.

What this program carries
-------------------------
"""


def make_notices(works: Sequence[Work], version: str, own_licence: str) -> str:
    """Return the whole file; a text that several works share stands once.

    Args:
        works: Everything that is carried.
        version: Of the program.
        own_licence: The program's own licence text.
    """
    qt = next((each.version for each in works if each.name == "Qt"), "")
    parts = [_HEAD.format(version=version, qt=qt, branch=qt.rpartition(".")[0]), _list_works(works)]
    seen: dict[str, str] = {}
    for title, text in [("Hetao Briefing: LICENSE", own_licence), *(each for work in works for each in work.texts)]:
        key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
        body = f"The same as “{seen[key]}” above.\n" if key in seen else _tidy(text)
        seen.setdefault(key, title)
        parts.append(f"\n{_RULE}\n{title}\n{_RULE}\n\n{body}")
    return "".join(parts)


def write_notices(bundle: Path, site: Path) -> Path:
    """Put the notices into a frozen program and beside its executable; return the file the window shows.

    Args:
        bundle: The folder of the program, or the macOS app.
        site: Where the libraries lie with which it was frozen.

    Raises:
        BuildError: It carries what may not be handed out.
    """
    works = take_stock(read_bundle(bundle), site)
    text = make_notices(works, read_version(), (ROOT / "LICENSE").read_text(encoding="utf-8"))
    shown = find_data(bundle) / "resources" / LICENCES / NOTICES
    shown.parent.mkdir(parents=True, exist_ok=True)
    places = [shown] if find_system(bundle) == "darwin" else [shown, bundle / NOTICES]
    for place in places:
        place.write_text(text, encoding="utf-8", newline="\n")
    say(f"{NOTICES}: {len(works)} works, {len(text.encode()) / 1e3:.0f} kB")
    return shown


def _list_works(works: Sequence[Work]) -> str:
    lines = []
    for each in works:
        carried = f" (inside {each.inside})" if each.inside else ""
        lines.append(
            f"{' '.join(filter(None, (each.name, each.version)))}{carried}\n    {each.licence}\n    {each.home}\n"
        )
    return "".join(lines)


def _tidy(text: str) -> str:
    """Line ends of one kind, no blanks at the ends of lines, no page breaks."""
    return "\n".join(line.rstrip() for line in text.replace("\f", "\n").splitlines()).strip("\n") + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the notices into a frozen program."""
    parser = argparse.ArgumentParser(prog="dev.py build notices", description=__doc__)
    parser.add_argument("--bundle", type=Path, default=DIST / name_bundle(), help="the frozen program")
    parser.add_argument(
        "--site", type=Path, default=find_site(), help="where the libraries lie with which it was frozen"
    )
    chosen = parser.parse_args(arguments)
    write_notices(chosen.bundle, chosen.site)
    return 0
