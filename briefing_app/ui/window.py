"""The main window: a frame with a library in it. It paints first and opens the library then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog

from briefing_app.model.language import Language
from briefing_app.paths import Places
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.files import show_folder
from briefing_app.ui.help.show import HelpKey, list_guide
from briefing_app.ui.page import Commands
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Where
from briefing_app.ui.settings import TEXT_SIZES, Settings
from briefing_app.ui.shell.application import Application
from briefing_app.ui.shell.commander import Source
from briefing_app.ui.shell.door import Choice, Door, Refusal
from briefing_app.ui.shell.enter import EnterPresses
from briefing_app.ui.shell.frame import MINIMUM, Frame
from briefing_app.ui.shell.guardian import Guardian
from briefing_app.ui.shell.handoff import Handoff
from briefing_app.ui.shell.help_commands import list_help
from briefing_app.ui.shell.instances import Instances
from briefing_app.ui.shell.keeper import Keeper
from briefing_app.ui.shell.lobby import Lobby
from briefing_app.ui.shell.packs import ask_pack, find_files, import_files, import_pack, open_table
from briefing_app.ui.shell.pages import PLACES
from briefing_app.ui.shell.preloader import Preloader
from briefing_app.ui.shell.survey import Survey
from briefing_app.ui.theme import Appearance

if TYPE_CHECKING:
    from briefing_app.ui.dialogs.report import ReportDialog
    from briefing_app.ui.meeting.window import MeetingWindow
    from briefing_app.ui.palette.overlay import Palette
    from briefing_app.workspace import Workspace

__all__ = ["MINIMUM", "MainWindow"]

_WARM_UP = 50  # milliseconds after the first page: the worker's start would take its share of the processors
# Entries of the table of actions that open a page of that name.
_PAGE_ENTRIES = (*(place for place, _ in PLACES), "settings", "library_file", "trash", "new_briefing")


class MainWindow(Frame):
    """One library, one window. `settled` is emitted when the library is open and shown, or cannot be opened."""

    settled = Signal()

    def __init__(
        self,
        wardrobe: Wardrobe,
        settings: Settings,
        choice: Choice,
        open_workspace: Callable[[Path], Workspace],
        *,
        processes: bool = True,
        instances: Instances | None = None,
        places: Places | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        """Make the window; the library is opened after its first paint.

        Args:
            wardrobe: Makes looks.
            settings: What is remembered.
            choice: Which library is opened.
            open_workspace: Opens a library file, or raises BriefingError.
            processes: Whether pages may be made in a process of their own.
            instances: Sees to it that a library is open in one window only; None for a window that shares.
            places: Where the program keeps what it writes; without, other libraries are not looked for.
            files: Offered, as after a double click; besides the library of the choice.
        """
        super().__init__(wardrobe, settings, QtWorkspace(open_workspace), choice.first, processes=processes)
        self._choice = choice
        self._painted = False
        self._closed = False
        self._warned = False  # that closing would lose what was typed
        self._palette: Palette | None = None
        self.survey = Survey(settings, places, self)
        self.places = places
        around = places or Places(choice.own.parent, choice.own, named=choice.named)
        self.lobby = Lobby(self, self.open_library, self.survey, around)
        self.handoff = Handoff(self, self.open_library)
        self.handoff.take(files)
        self.front = self.lobby.build
        self.guardian = Guardian(self.workspace, settings, self)
        self.preloader = Preloader(self)
        self.keeper = Keeper(self, self.guardian, self.open_library, self.survey)
        self.door = Door(self.workspace, settings, lambda: self.sentences, instances, self)
        self.door.opened.connect(self._opened)
        self.door.refused.connect(self._refused)
        self.door.shown_elsewhere.connect(self._shown_elsewhere)
        self.workspace.changed.connect(self._changed)
        self.count_chosen.connect(self._show_counted)
        self.retry_asked.connect(self.reopen)
        if instances is not None:
            instances.asked.connect(self.come_to_front)
            instances.handed.connect(self.handoff.take)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            EnterPresses(application, self)
            HelpKey(application, self)
            application.commitDataRequest.connect(self._log_off)
        if isinstance(application, Application):
            application.file_asked.connect(self._take_file)
        self.setAcceptDrops(True)
        self.build()

    def build(self) -> None:
        """Everything around the pages; the palette is made anew when it is opened."""
        if self._palette is not None:
            self._palette.hide()
            self._palette.setParent(None)
            self._palette.deleteLater()
            self._palette = None
        super().build()

    # -- the library -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """After the first paint the library is opened."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._open_first)

    def _open_first(self) -> None:
        if self._closed:
            return  # told to end before it began
        self.lobby.enter(self._library)
        self.settled.emit()
        QTimer.singleShot(_WARM_UP, self, self._warm_up)

    def _warm_up(self) -> None:
        if not self._closed:
            self.start_service()
            self.preloader.start()

    def open_library(self, path: Path, *, make: bool = False, force: bool = False) -> bool:
        """Open a library in place of the one that is open, or say why not; see `Door.open`."""

        def open_it() -> bool:
            lasting = not self._choice.named and path != self._choice.guest
            return self.door.open(path, self.stage.clear_pages, make=make, remember=lasting, force=force)

        return self.stage.keeps_all("shell.unkept.library", open_it) and open_it()

    def _opened(self) -> None:
        self.info.hide()
        self.show_saved("")
        self.furnish()
        if not self.lobby.is_first:
            self.enter_pages(self.lobby.find_start())
        self.read_history()
        self.counts.read_soon()
        self.guardian.watch()
        self._say_what_is_open()

    def _say_what_is_open(self) -> None:
        """What the person could not know: that an older library was brought up to date, or that this is not the usual one."""
        library, say = self.workspace.core.library, self.look.say
        if (copy := library.copy_of_older) is not None:
            text = say("shell.brought_up", name=copy.name, folder=copy.parent)
            self.notices.warn("ok", text, say("export.show"), lambda: show_folder(copy.parent))
        elif library.path == self._choice.guest:
            self.notices.tell(say("shell.guest", name=library.path.stem, usual=self._choice.usual))

    def enter_pages(self, where: Where) -> None:
        """Leave what stood in front, show a page, and offer above it what waited for one."""
        super().enter_pages(where)
        self.handoff.offer()

    def _take_file(self, path: Path) -> None:
        """The system hands a file to the program while it runs."""
        self.come_to_front()
        self.handoff.take([path])

    def _refused(self, refusal: Refusal) -> None:
        if self.workspace.is_open:
            self.notices.warn("err", refusal.sentence)
        else:
            self._library = refusal.path
            self.lobby.show_refusal(refusal)
        self.update_actions()

    def _shown_elsewhere(self, path: Path) -> None:
        """Another window has the library: it is in front now, and a window that holds nothing has no use."""
        if self.workspace.is_open:
            self.notices.warn("note", self.look.say("shell.shown_elsewhere", name=path.stem))
        else:
            QTimer.singleShot(0, self.close)

    def reopen(self) -> None:
        """Open the same library again, as when its drive was away, and keep what was typed meanwhile."""
        problem = self.door.reopen()
        if problem is not None:
            self.notices.refuse(problem)
            return
        self.info.hide()
        self.show_saved("")
        self.stage.keep()
        self.read_history()
        self.counts.read_soon()

    def come_to_front(self) -> None:
        """The program was started again on this library: this is its window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _changed(self) -> None:
        self._warned = False
        self.show_saved("")
        self.read_history()
        self.counts.read_soon()

    # -- events ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A file or folder that may be a pack or a table is welcome, unless a dialog waits for an answer first."""
        if self.workspace.is_open and QApplication.activeModalWidget() is None and find_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import it once the other program has its mouse back."""
        QTimer.singleShot(0, self, partial(import_files, self, find_files(event.mimeData())))
        event.acceptProposedAction()

    def import_pack(self, path: Path) -> None:
        """Import a pack and say what came of it."""
        import_pack(self, path)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another program may have changed the library: the numbers in the status bar follow when we are back."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self.workspace.is_open:
            return
        if self.isActiveWindow():
            self.counts.read_soon()
        else:
            self.stage.keep()

    def _log_off(self) -> None:
        """The person logs off or the computer is shut down: what follows may be the end without a word."""
        if not self._closed:
            self.stage.keep()
            self.settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the place, stop what runs, end the worker, close the library. What would be lost is said once before."""
        self.stage.keep()
        lost = self.stage.lost_if_closed
        if lost and not self._warned:
            self._warned = True
            event.ignore()
            self.notices.warn(
                "err", self.look.say("shell.unkept", problem=lost), self.look.say("shell.unkept.close"), self.close
            )
            return
        self._closed = True
        self.settings.geometry = self.saveGeometry()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.stage.clear_pages()
        self.settings.sync()
        self.preloader.stop()
        self.guardian.close()
        self.survey.close()
        if self.keeper is not None:
            self.keeper.close()
        if self.service is not None:
            self.service.close()
            self.service = None
        self.workspace.close()
        self.door.release()
        super().closeEvent(event)

    # -- what the menus do -------------------------------------------------------------------------------------------

    @property
    def sources(self) -> Sequence[Source]:
        """The window itself, before those of the frame."""
        return (self._list_looks, self._list_own, partial(list_help, self), partial(list_guide, self), *super().sources)

    def _list_looks(self) -> Commands:
        acts: dict[str, Callable[[], object]] = {each.value: partial(self.set_appearance, each) for each in Appearance}
        acts |= {each.value: partial(self.set_language, each) for each in Language}
        acts |= {f"text_{size}": partial(self.set_text_size, size) for size in TEXT_SIZES}
        return acts

    def _list_own(self) -> Commands:
        acts: dict[str, Callable[[], object]] = {"open": self.lobby.ask_library, "quit": self.close}
        page = self.page
        if not self.workspace.is_open:
            return acts
        if page is None:  # the ways in after the first start: whoever knows the keys may use them
            acts["import_table"] = partial(open_table, self)
            return acts | {name: partial(self.enter_pages, Where(name)) for name in _PAGE_ENTRIES}
        acts |= {"import": partial(ask_pack, self), "import_table": partial(open_table, self)}
        acts |= {"keep": self._keep, "palette": self.show_palette}
        acts["meeting"] = self.show_meeting
        acts |= {"pane": page.next_pane, "pane_back": partial(page.next_pane, -1)}
        acts |= {name: partial(self.stage.go, Where(name)) for name in _PAGE_ENTRIES}
        if self.stage.can_go_back:
            acts["back"] = self.stage.back
        return acts

    def _show_counted(self, query: str) -> None:
        if self.workspace.is_open:
            self.stage.go(Where("facts", "", query))

    def show_palette(self) -> Palette:
        """Open the search over everything."""
        from briefing_app.ui.palette.overlay import Palette

        if self._palette is None:
            self._palette = Palette(self)
        self._palette.open()
        return self._palette

    def show_meeting(self) -> MeetingWindow:
        """Fill the screen with what is found on a question; the briefing that is open comes first."""
        from briefing_app.ui.meeting.window import open_meeting

        page = self.page
        assert page is not None
        page.keep()
        return open_meeting(page.room, self, page.where.id if page.where.page == "composer" else "")

    def _keep(self) -> None:
        """Everything is kept at once; who asks for it is told so."""
        self.stage.keep()
        if not self.unsaved:
            self.notices.tell(self.look.say("window.kept", time=QTime.currentTime().toString("HH:mm")))

    def show_bug(self, details: str) -> ReportDialog:
        """Say that something went wrong that is our fault."""
        from briefing_app.ui.dialogs.show import show_bug

        return show_bug(self.look, details, self, partial(self.do, "problem"))
