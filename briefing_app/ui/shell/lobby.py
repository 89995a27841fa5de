"""What is seen before a library is open: the first start, libraries that are there, the opening, a refusal with ways on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.paths import Places, is_there, is_writable
from briefing_app.ui.files import choose_file
from briefing_app.ui.look import Look
from briefing_app.ui.room import Where
from briefing_app.ui.shell.door import Opener, Refusal
from briefing_app.ui.shell.frame import Frame
from briefing_app.ui.shell.pages import OPENED, PAGES, PLACES
from briefing_app.ui.shell.refusals import Ways, make_refusal_page
from briefing_app.ui.shell.state_page import make_waiting
from briefing_app.ui.shell.survey import Survey

if TYPE_CHECKING:
    from briefing_app.workspace.libraries import FoundLibrary

HOME = "briefings"


class Lobby(QObject):
    """Shows one front after the other; each is built anew when the look changes."""

    def __init__(self, frame: Frame, open_library: Opener, survey: Survey, places: Places) -> None:
        """Make it.

        Args:
            frame: The window.
            open_library: Opens a library in it.
            survey: Finds the libraries there are, before a first one is made.
            places: Its library is made if the person says nothing else; they are not asked for its place where it was named.
        """
        super().__init__(frame)
        self._frame = frame
        self._open = open_library
        self._survey = survey
        self._usual = usual = places.library
        self._place = usual
        self._asks_place = not places.named
        self._portable = places.folder if places.portable else None
        self._found: tuple[FoundLibrary, ...] = ()  # what was offered at this start
        self._at_language = False  # the first start is built anew because another language was chosen there
        self._build: Callable[[Look], QWidget] = make_waiting
        self.is_first = False  # a library is being made, and ways in are shown next

    def build(self, look: Look) -> QWidget:
        """What stands in front now."""
        return self._build(look)

    def enter(self, path: Path) -> None:
        """Open the library of this start; where there never was one, begin with the first start."""
        if is_there(path) or path != self._usual:  # one that was opened by hand and is gone is not made anew
            self._open(path)
        elif self._portable is not None and not is_writable(self._portable):
            self.show_refusal(self._refuse_portable(path))
        else:
            self._begin()

    def find_start(self) -> Where:
        """Where work goes on: where it was left, if that is still there."""
        page, id = self._frame.settings.last_page
        lasting = page in OPENED if id else page in {place for place, _ in PLACES}
        if page not in PAGES or not lasting or (id and not self._exists(OPENED[page], id)):
            return Where(HOME)
        return Where(page, id)

    # -- fronts ------------------------------------------------------------------------------------------------------

    def show_first_start(self) -> None:
        """Ask for language and place, once."""
        self._show(self._make_first_start)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why a library is not open."""
        if refusal.kind == "read_only" and self._portable is not None and not is_writable(self._portable):
            refusal = self._refuse_portable(refusal.path)
        self._show(lambda look: self._make_refusal(look, refusal))

    def show_found(self, found: tuple[FoundLibrary, ...]) -> None:
        """Offer the libraries that this computer has already."""
        self._found = found
        self._show(lambda look: self._make_found(look, found))

    def _show_found_again(self) -> None:
        self.show_found(self._found)

    def show_opening(self) -> None:
        """Say that a library is being opened, and paint that."""
        self._show(make_waiting)
        QApplication.processEvents()

    def _begin(self) -> None:
        """The first start, after a look for libraries that there may be already: two are begun by nobody's wish."""
        if self._asks_place:
            self._survey.look()
        found = self._survey.wait()
        if found:
            self.show_found(found)
        else:
            self.show_first_start()
            self._survey.found.connect(self._show_late)  # of a drive that takes its time

    def _show_late(self, found: tuple[FoundLibrary, ...]) -> None:
        if found and self._build == self._make_first_start:
            self.show_found(found)

    def _refuse_portable(self, path: Path) -> Refusal:
        assert self._portable is not None
        return Refusal(path, "portable", self._frame.look.say("shell.portable", folder=self._portable))

    def _show(self, build: Callable[[Look], QWidget]) -> None:
        self._build = build
        self._frame.stage.set_front(build(self._frame.look))
        self._frame.show_whole(False)

    def _make_first_start(self, look: Look) -> QWidget:
        from briefing_app.ui.first_start.page import FirstStart

        page = FirstStart(
            look,
            self._place,
            asks_place=self._asks_place,
            at_language=self._at_language,
            portable=self._portable is not None,
            can_go_back=bool(self._found),
        )
        page.left.connect(self._show_found_again, Qt.ConnectionType.QueuedConnection)
        page.language_chosen.connect(self._choose_language, Qt.ConnectionType.QueuedConnection)
        page.place_chosen.connect(self._set_place)
        page.started.connect(self._start_first, Qt.ConnectionType.QueuedConnection)
        return page

    def _make_found(self, look: Look, found: tuple[FoundLibrary, ...]) -> QWidget:
        from briefing_app.ui.first_start.found import FoundLibraries

        page = FoundLibraries(look, found, at_language=self._at_language)
        page.language_chosen.connect(self._choose_language, Qt.ConnectionType.QueuedConnection)
        page.chosen.connect(self._open_chosen, Qt.ConnectionType.QueuedConnection)
        page.other_asked.connect(self.ask_library)
        page.new_asked.connect(self.show_first_start, Qt.ConnectionType.QueuedConnection)
        return page

    def _choose_language(self, language: Language) -> None:
        self._at_language = True
        self._frame.set_language(language)

    def _set_place(self, place: Path) -> None:
        self._place = place

    def _make_ways(self, look: Look) -> QWidget:
        from briefing_app.ui.first_start.ways import FirstWays

        page = FirstWays(look, has_sample=self._find_sample() is not None)
        page.chosen.connect(self._take_way, Qt.ConnectionType.QueuedConnection)
        return page

    def _make_refusal(self, look: Look, refusal: Refusal) -> QWidget:
        ways = Ways(
            again=lambda: (self.enter if refusal.kind == "portable" else self._open)(refusal.path),
            force=lambda: self._open(refusal.path, force=True),
            restore=lambda backup: self._restore(backup, refusal.path),
            other=self.ask_library,
            new=self.show_first_start,
        )
        return make_refusal_page(look, refusal, ways)

    # -- ways on -----------------------------------------------------------------------------------------------------

    def ask_library(self) -> None:
        """Let the person choose a library file."""
        frame, say = self._frame, self._frame.look.say
        folder = frame.workspace.core.library.path.parent if frame.workspace.is_open else self._usual.parent
        kinds = f"{say('library.kind')} (*.briefing)"
        choose_file(frame, say("library.choose"), folder, kinds, self._open_chosen)

    def _open_chosen(self, path: Path) -> None:
        self._open(path)

    def _start_first(self) -> None:
        self.show_opening()
        self.is_first = True
        try:
            opened = self._open(self._place, make=True)
        except BaseException:  # a fault of ours, which is reported: behind the report one can try again
            self.show_first_start()
            raise
        finally:
            self.is_first = False
        if opened:
            self._show(self._make_ways)

    def _take_way(self, way: str) -> None:
        frame = self._frame
        frame.enter_pages(Where(HOME))
        sample = self._find_sample()
        if way == "sample" and sample is not None:
            frame.stage.go(frame.stage.find_page_of("briefing", sample) or Where(HOME))
        elif way == "template":
            QTimer.singleShot(0, frame, lambda: frame.do("new_briefing"))
        elif way == "card":
            frame.do("facts")
            QTimer.singleShot(0, frame, lambda: frame.do("new"))

    def _find_sample(self) -> str | None:
        """The first briefing that is no template."""
        briefings = self._frame.workspace.core.library.list_heads() if self._frame.workspace.is_open else ()
        return next((each.id for each in briefings if not each.template and not each.archived), None)

    def _restore(self, backup: Path, library: Path) -> None:
        from datetime import datetime

        from briefing_app.workspace.backups import restore_backup

        try:
            now = datetime.now()  # noqa: DTZ005 - names of copies are in local time
            restore_backup(backup, library, now, self._frame.look.say("library_file.aside"))
        except BriefingError as problem:
            self._frame.notices.refuse(problem)
            return
        self._open(library)

    def _exists(self, kind: str, id: str) -> bool:
        try:
            self._frame.workspace.core.library.resolve_ref(kind, id)
        except BriefingError:
            return False
        return True
