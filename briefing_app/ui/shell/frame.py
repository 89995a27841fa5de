"""What stands around the pages: menu bar, rail, bar of what lasts, status bar; built anew when the look changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.actions import ENTRIES, keys_of
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.errors import Sentences
from briefing_app.ui.look import Look
from briefing_app.ui.notices import Notice, Notices
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import LibraryKeeper, Room, Where
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.commander import Commander, Source
from briefing_app.ui.shell.counts import Counts
from briefing_app.ui.shell.guide import Guide
from briefing_app.ui.shell.journal import note_worker
from briefing_app.ui.shell.pages import OPENED, PLACES
from briefing_app.ui.shell.rail import Rail
from briefing_app.ui.shell.stage import Stage
from briefing_app.ui.shell.state_page import make_waiting
from briefing_app.ui.shell.status_bar import StatusBar
from briefing_app.ui.shell.text_commands import find_text_commands
from briefing_app.ui.shell.turner import Turner
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.wording.widths import shorten

if TYPE_CHECKING:
    from briefing_app.paths import Places
    from briefing_app.ui.jobs.service import RenderService
    from briefing_app.workspace.worker import Failed

MINIMUM = QSize(1024, 640)

_TITLE = 160  # Latin letters of a page in the title of the window

_USUAL = QSize(1280, 800)
_TITLE_BAR = 40  # pixels that the system's own frame may take of the height


def find_first_size(screen: QSize) -> QSize:
    """How large the window is at its first start: as usual, or what a small screen has room for, never below the least."""
    return _USUAL.boundedTo(screen - QSize(0, _TITLE_BAR)).expandedTo(MINIMUM)


class Frame(QMainWindow):
    """The window without its library; `build` makes everything in the look of now."""

    count_chosen = Signal(str)  # a count of the status bar: a query of the place Facts
    retry_asked = Signal()  # what could not be kept is to be tried again

    stage: Stage
    rail: Rail
    info: InfoBar
    status: StatusBar
    turner: Turner

    def __init__(
        self, wardrobe: Wardrobe, settings: Settings, workspace: QtWorkspace, library: Path, *, processes: bool
    ) -> None:
        super().__init__()
        self._library = library
        self.front: Callable[[Look], QWidget] = make_waiting  # what is seen while there is no page
        self._processes = processes
        self._lasting: Notice | None = None
        self.service: RenderService | None = None
        self.keeper: LibraryKeeper | None = None
        self.places: Places | None = None  # where the program keeps what it writes; none for a window in a test
        self.wardrobe = wardrobe
        self.settings = settings
        self.workspace = workspace
        workspace.setParent(self)
        self.look: Look = wardrobe.look(settings.language, settings.appearance, settings.text_size)
        self.notices = Notices(self.sentences, self)
        self.notices.told.connect(self._tell)
        self.notices.warned.connect(self._warn)
        self.notices.cleared.connect(self._clear)
        self.notices.not_saved.connect(self.show_saved)
        self.notices.busy.connect(self._show_busy)
        workspace.working.connect(self._show_working)
        workspace.rested.connect(self._show_rested)
        self.guide = Guide(lambda: self.stage)
        self.counts = Counts(workspace, self)
        self.commander = Commander(self.sources, self)
        self._unsaved = ""
        self._behind = False  # the system has changed its colours, and the window waits with it until all is kept
        self.setMinimumSize(MINIMUM)
        self.resize(find_first_size(self.screen().availableSize()))
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        wardrobe.system_changed.connect(self._system_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def sources(self) -> Sequence[Source]:
        """Who can do something, the later before the earlier: the turner, the page, the field that has the focus."""
        return (lambda: self.turner.commands, self._list_of_page, self._list_of_text)

    @property
    def sentences(self) -> Sentences:
        """Errors in words."""
        return Sentences(self.look.say, lambda: self.wardrobe.catalogue("errors"))

    @property
    def page(self) -> Page | None:
        """The page that is shown; None while no library is open."""
        return self.stage.page

    @property
    def actions_by_id(self) -> dict[str, QAction]:
        """The entries of the menus."""
        return self.commander.actions

    @property
    def library_path(self) -> Path:
        """The file that is open, or that was to be opened."""
        return self.workspace.core.library.path if self.workspace.is_open else self._library

    @property
    def message(self) -> str:
        """What the status bar says."""
        return self.status.text

    def do(self, id: str) -> None:
        """Do what an entry of the table of actions says, if that is possible now."""
        self.commander.do(id)

    # -- building ----------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Everything around the pages."""
        look = self.look
        self.setWindowTitle(look.say("app.name"))
        self.setFont(look.fonts.font())
        self.menuBar().setFont(look.fonts.font())
        self.commander.build(self.menuBar(), look)
        self._check_looks()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.info = InfoBar(look)
        column.addWidget(self.info)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.stage = Stage(self.front(look))
        self.rail = self._build_rail()
        row.addWidget(self.rail)
        self.stage.page_changed.connect(self._page_changed)
        self.stage.commands_changed.connect(self._follow_page)
        row.addWidget(self.stage, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(whole)
        self._build_status()
        self.notices.speak(self.sentences)
        self.turner = Turner(look, self.workspace, self.stage, self.notices)
        self.show_whole(self.workspace.is_open)
        self.read_history()

    def show_whole(self, whole: bool) -> None:
        """Show rail and status bar, or only what stands in front while no library is open."""
        self.rail.setVisible(whole)
        self.status.setVisible(whole)

    def _build_rail(self) -> Rail:
        rail = Rail(self.look)
        for place, icon in PLACES:
            rail.add_place(place, icon, partial(self.do, place), keys_of(place))
        rail.add_foot("help", "question", self._show_help, checked=False)
        rail.add_foot("settings", "gear-six", partial(self.do, "settings"), keys_of("settings"), checked=True)
        return rail

    def _build_status(self) -> None:
        self.status = StatusBar(self.look)
        self.status.count_chosen.connect(self.count_chosen)
        self.status.find_asked.connect(partial(self.do, "palette"))
        self.status.retry_asked.connect(self.retry_asked)
        self.status.show_saved(self._unsaved)
        self.counts.show_in(self.status, self.look)
        self.setStatusBar(self.status)

    # -- pages and looks ---------------------------------------------------------------------------------------------

    def furnish(self) -> None:
        """The room in which pages are built; their modules are loaded only when one is shown."""
        room = Room(
            look=self.look,
            workspace=self.workspace,
            service=self._make_service(),
            sentences=self.sentences,
            settings=self.settings,
            notices=self.notices,
            navigator=self.guide,
            wardrobe=self.wardrobe,
            do=self.do,
            keeper=self.keeper,
        )
        self.stage.set_room(room)

    def enter_pages(self, where: Where) -> None:
        """Leave what stood in front and show a page."""
        self.show_whole(True)
        self.stage.go(where)

    def start_service(self) -> RenderService:
        """The worker, started ahead of the first task."""
        service = self._make_service()
        service.start()
        return service

    def _make_service(self) -> RenderService:
        from briefing_app.ui.jobs.service import RenderService

        if self.service is None:
            self.service = RenderService(self.wardrobe.resources_dir, processes=self._processes, parent=self)
            self.service.failed.connect(self._note_failed)
        return self.service

    def _note_failed(self, _number: int, failed: Failed) -> None:
        note_worker(failed.key, failed.details)

    def rebuild(self) -> None:
        """Build everything again in the look of now, and come back to the same place. Not to be called by a page."""
        self.stage.keep()
        pane = self._find_pane()
        lasting = None if self.info.isHidden() else self._lasting
        state = self.stage.state
        self.stage.clear_pages(at_once=True)
        settings = self.settings
        self.look = self.wardrobe.look(settings.language, settings.appearance, settings.text_size)
        self.build()
        if not self.workspace.is_open:
            return
        self.furnish()
        if state is None:
            self.show_whole(False)
            return
        self.stage.restore(state)
        if self.page is not None and 0 <= pane < len(self.page.panes):
            self.page.panes[pane].setFocus(Qt.FocusReason.OtherFocusReason)
        if lasting is not None:
            self._warn(lasting)

    def _find_pane(self) -> int:
        """Which pane of the page has the focus; -1 for none."""
        focus = QApplication.focusWidget()
        if self.page is None or focus is None:
            return -1
        return next((at for at, each in enumerate(self.page.panes) if each is focus or each.isAncestorOf(focus)), -1)

    def _show_working(self, share: float | None) -> None:
        say = self.look.say
        self.status.show_working(
            say("shell.working") if share is None else say("shell.working.share", share=f"{share:.0%}")
        )

    def _show_busy(self, text: str) -> None:
        self.status.show_working(text)

    def _show_rested(self) -> None:
        self.status.show_working("")

    def set_language(self, language: Language) -> None:
        """Change the language of the interface, now and for later starts."""
        if (language is not self.settings.language or language is not self.look.language) and self._may_rebuild():
            self.settings.language = language
            self.rebuild()

    def set_appearance(self, appearance: Appearance) -> None:
        """Change between light, dark and what the system says, now and for later starts."""
        if appearance is not self.settings.appearance and self._may_rebuild():
            self.settings.appearance = appearance
            self.rebuild()

    def set_text_size(self, percent: int) -> None:
        """Change the size of the interface's type, now and for later starts."""
        if percent != self.settings.text_size and self._may_rebuild():
            self.settings.text_size = percent
            self.rebuild()

    def _system_changed(self) -> None:
        """Follow the system, but not with what was typed and cannot be kept: then once it is kept, or its page is left."""
        self._behind = False
        if self.settings.appearance is not Appearance.SYSTEM or self.wardrobe.is_dark == self.look.theme.dark:
            return
        self.stage.keep()
        if self.stage.lost_if_closed:
            self._behind = True
        else:
            self.rebuild()

    def _catch_up(self) -> None:
        """Look soon, when what goes on now is over, whether what waited can be done."""
        if self._behind:
            QTimer.singleShot(0, self, self._system_changed)

    def _check_looks(self) -> None:
        """The menus say what holds."""
        settings = self.settings
        self.commander.check((settings.appearance.value, self.look.language.value, f"text_{settings.text_size}"))

    def _may_rebuild(self) -> bool:
        """Have all kept. Where the library does not take it, it would go with the page: that is said, and all stays."""
        if self.stage.keeps_all("shell.unkept.look"):
            return True
        self._check_looks()  # whoever chose in a menu has checked it there
        return False

    # -- saying ------------------------------------------------------------------------------------------------------

    def show_saved(self, problem: str) -> None:
        """Say that all is kept or, with a sentence, that something is not."""
        self._unsaved = problem
        self.status.show_saved(problem)
        if not problem:
            self._catch_up()

    @property
    def unsaved(self) -> str:
        """Why something is not kept; empty when all is."""
        return self._unsaved

    def update_actions(self) -> None:
        """What cannot be done now is off."""
        self.commander.update()

    def read_history(self) -> None:
        """Undo and redo say what they would do; what was done may have given the page another name."""
        self.turner.read()
        self.turner.name(self.actions_by_id)
        self._follow_page()

    def _follow_page(self) -> None:
        """What can be done on the page is on, and the window is called what the page is called now."""
        page, name = self.stage.page, self.look.say("app.name")
        title = page.title if page is not None else ""
        self.setWindowTitle(f"{shorten(title, _TITLE)} – {name}" if title else name)
        self.update_actions()

    def _tell(self, notice: Notice) -> None:
        self.status.show_text(notice.text, notice.action, notice.act)

    def _warn(self, notice: Notice) -> None:
        self._lasting = notice
        self.info.show_text(notice.kind, notice.text, notice.action, notice.act)

    def _clear(self) -> None:
        self.info.hide()

    def _page_changed(self, page: Page) -> None:
        where = page.where
        self.notices.drop_question()
        self.rail.choose(where.page if where.page in self.rail.buttons else self.stage.place)
        self.status.stand_before(self.rail)
        self.settings.last_page = (where.page, where.id)  # now: who loses power closes no window
        if where.id and (kind := OPENED.get(where.page)):
            self.settings.add_recent(kind, where.id)
        self._follow_page()
        self._catch_up()

    def _focus_changed(self) -> None:
        if self.isActiveWindow():
            self.update_actions()

    def _show_help(self) -> None:
        self.rail.show_menu("help", [self.actions_by_id[each.id] for each in ENTRIES if each.menu == "help"])

    def _list_of_page(self) -> Commands:
        return self.page.commands if self.page is not None else {}

    def _list_of_text(self) -> Commands:
        return find_text_commands(QApplication.focusWidget()) if self.isActiveWindow() else {}
