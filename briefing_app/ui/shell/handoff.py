"""Files that the window is given from outside: by a double click, by a second start, by macOS."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from briefing_app.paths import is_there
from briefing_app.ui.importing import may_be_pack, may_be_table
from briefing_app.ui.shell.door import Opener, find_library
from briefing_app.ui.shell.frame import Frame
from briefing_app.ui.shell.packs import import_files


class Handoff(QObject):
    """Opens libraries, offers packs and shows tables; what comes before there is a page waits for one."""

    def __init__(self, frame: Frame, open_library: Opener) -> None:
        super().__init__(frame)
        self._frame = frame
        self._open = open_library
        self._waiting: list[Path] = []

    def take(self, files: Sequence[Path]) -> None:
        """Do what the person wants with files, once what goes on now is over."""
        if files:
            logging.getLogger(__name__).info("files given: %s", " ".join(each.suffix for each in files))
        self._waiting += [each for each in files if find_library([each]) is None]
        library = find_library(files)
        if library is not None and not self._is_open(library):
            QTimer.singleShot(0, self, partial(self._open, library))
        QTimer.singleShot(0, self, self.offer)

    def offer(self) -> None:
        """Offer what waits, if there is a page to stand above."""
        frame = self._frame
        if not self._waiting or not frame.workspace.is_open or frame.page is None:
            return
        files, self._waiting = self._waiting, []
        say = frame.look.say
        gone = [each for each in files if not is_there(each)]
        packs = [each for each in files if each not in gone and may_be_pack(each) and not may_be_table(each)]
        tables = [each for each in files if each not in gone and may_be_table(each)]
        other = [each for each in files if each not in (*gone, *packs, *tables)]
        if tables:
            import_files(frame, tables)  # onto its page, where nothing is changed before the person says so
        if gone or other:
            key = "shell.handoff.gone" if gone else "shell.handoff.other"
            frame.notices.warn("err", say(key, name=(gone or other)[0].name))
        if packs:
            names = say.row(each.name for each in packs)
            text = say("shell.handoff.pack", name=names, library=frame.library_path.stem)
            frame.notices.warn("note", text, say("shell.handoff.import"), partial(import_files, frame, packs))

    def _is_open(self, library: Path) -> bool:
        path = self._frame.library_path
        return self._frame.workspace.is_open and is_there(library) and path.samefile(library)
