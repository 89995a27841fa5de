"""What is done with the library as a file: copied, put back, moved, examined."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from briefing_app.errors import BriefingError
from briefing_app.ui.files import show_folder
from briefing_app.ui.moments import say_moment
from briefing_app.ui.room import Where
from briefing_app.ui.shell.door import Opener
from briefing_app.ui.shell.frame import Frame
from briefing_app.ui.shell.guardian import Guardian
from briefing_app.ui.shell.survey import Survey

if TYPE_CHECKING:
    from briefing_app.workspace.backups import Backup

PAGE = "library_file"


class Keeper(QObject):
    """Outlives the pages, which go while the file is closed and come back when it is open again."""

    # A tuple of phrases, empty when the file is sound; a BriefingError; None where it broke off.
    examined = Signal(object)
    backed_up = Signal()

    def __init__(self, frame: Frame, guardian: Guardian, open_library: Opener, survey: Survey) -> None:
        super().__init__(frame)
        self._frame = frame
        self._survey = survey
        self._guardian = guardian
        self._open = open_library
        self._thread: threading.Thread | None = None
        guardian.done.connect(self._tell_backup)

    @property
    def path(self) -> Path:
        """The library file."""
        return self._frame.library_path

    @property
    def others_found(self) -> SignalInstance:
        """Tells a tuple of FoundLibrary: those of this person besides the one that is open."""
        return self._survey.found

    def list_backups(self) -> tuple[Backup, ...]:
        """Its copies, the newest first."""
        from briefing_app.workspace.backups import list_backups

        return list_backups(self.path)

    def back_up(self) -> None:
        """Make a copy in the usual place."""
        self._frame.stage.keep()
        self._guardian.back_up()

    def back_up_to(self, folder: Path) -> None:
        """Make a copy in a folder, such as a stick."""
        self._frame.stage.keep()
        target = folder / f"{self.path.stem} {datetime.now():%Y-%m-%d %H.%M}.briefing"  # noqa: DTZ005 - a name in local time
        say, notices = self._frame.look.say, self._frame.notices
        try:
            self._frame.workspace.core.library.back_up_to(target)
        except BriefingError as problem:
            notices.refuse(problem)
            return
        notices.tell(say("library_file.copied", name=target.name), say("export.show"), lambda: show_folder(folder))

    def look_for_others(self) -> None:
        """Look for other libraries of this person; `others_found` tells them."""
        self._survey.look(without=(self.path,))

    def open_other(self, path: Path) -> None:
        """Open another library in place of this one, once the click is over."""
        QTimer.singleShot(0, self, lambda: self._open(path))

    def restore(self, backup: Backup) -> None:
        """Put a copy in the place of the library, once the click is over; what is there now is set aside."""
        self._after_keeping(lambda: self._restore(backup))

    def move_to(self, folder: Path) -> None:
        """Have the library in another folder, once the click is over."""
        self._after_keeping(lambda: self._move(folder / self.path.name))

    def examine(self) -> None:
        """Look for damage, beside the work."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._frame.stage.keep()
        path, resources_dir = self.path, self._frame.wardrobe.resources_dir
        self._thread = threading.Thread(target=self._examine, args=(path, resources_dir), name="examine", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for an examination that runs."""
        if self._thread is not None:
            self._thread.join()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _after_keeping(self, act: Callable[[], None]) -> None:
        """Do what takes all pages away, but not with what was typed and the library does not take, unless that is wanted."""

        def act_soon() -> None:
            QTimer.singleShot(0, self, act)

        if self._frame.stage.keeps_all("shell.unkept.library", act_soon):
            act_soon()

    def _restore(self, backup: Backup) -> None:
        from briefing_app.workspace.backups import restore_backup

        frame, path = self._frame, self.path
        aside: list[Path | None] = []
        now = datetime.now()  # noqa: DTZ005 - names of files are in local time

        def restore() -> Path:
            aside.append(restore_backup(backup.path, path, now, frame.look.say("library_file.aside")))
            return path

        if self._while_closed(path, restore):
            when = say_moment(frame.look, backup.at)
            name = aside[0].name if aside and aside[0] is not None else ""
            frame.notices.tell(frame.look.say("library_file.restored", when=when, name=name))

    def _move(self, target: Path) -> None:
        from briefing_app.workspace.backups import move_library

        frame, path = self._frame, self.path

        def move() -> Path:
            move_library(path, target)
            return target

        if self._while_closed(path, move):
            frame.notices.tell(frame.look.say("library_file.moved", place=target.parent))

    def _while_closed(self, path: Path, act: Callable[[], Path]) -> bool:
        """Close the library, do something with its file, and open the file that `act` gives; whether all of it was done."""
        frame = self._frame
        self._guardian.close()
        self.close()
        frame.stage.keep()
        frame.stage.clear_pages()
        frame.workspace.close()
        problem: BriefingError | None = None
        target = path
        try:
            target = act()
        except BriefingError as refused:
            problem = refused
        opened = self._open(target)
        if opened:
            frame.stage.go(Where(PAGE))
        if problem is not None:
            frame.notices.refuse(problem)
        return opened and problem is None

    def _tell_backup(self, made: object) -> None:
        from briefing_app.workspace.backups import Backup

        say, notices = self._frame.look.say, self._frame.notices
        if isinstance(made, Backup):
            folder = made.path.parent
            notices.tell(say("library_file.backed_up"), say("export.show"), lambda: show_folder(folder))
        elif isinstance(made, BriefingError):
            notices.refuse(made)
        self.backed_up.emit()

    def _examine(self, path: Path, resources_dir: Path) -> None:
        """In the thread."""
        from briefing_app.workspace import Resources
        from briefing_app.workspace.backups import find_damage

        found: object = None
        try:
            found = find_damage(path, Resources(resources_dir))
        except BriefingError as problem:
            found = problem
        finally:
            self.examined.emit(found)
