"""The main window: menu bar, rail, the page that is shown, status bar. It paints first and opens the library then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import BriefingError, NotFoundError, PackError
from briefing_app.model.language import Language
from briefing_app.ui.actions import ENTRIES, build_menus
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.dialogs.show import show_about, show_bug, show_doctor
from briefing_app.ui.errors import Sentences
from briefing_app.ui.files import choose_file
from briefing_app.ui.frame import Rail, StatusBar
from briefing_app.ui.page import Page
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import TEXT_SIZES, Settings
from briefing_app.ui.shell.notices import Notice, Notices
from briefing_app.ui.shell.pages import PLACES
from briefing_app.ui.shell.stage import Stage
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.labels import make_label

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.ui.dialogs.report import ReportDialog
    from briefing_app.ui.jobs.service import RenderService
    from briefing_app.workspace import Workspace

MINIMUM = QSize(1024, 640)
_REVEALED = (
    "briefing",
    "card",
    "chart",
    "dataset",
    "figure",
    "source",
    "term",
    "theme",
)  # the first that a page shows wins


class MainWindow(QMainWindow):
    """One library, one window. `settled` is emitted when the library is open and shown, or cannot be opened."""

    settled = Signal()

    def __init__(
        self,
        wardrobe: Wardrobe,
        settings: Settings,
        library: Path,
        open_workspace: Callable[[Path], Workspace],
        *,
        chosen: bool = False,
        processes: bool = True,
    ) -> None:
        """Make the window; the library is opened after its first paint.

        Args:
            wardrobe: Makes looks.
            settings: What is remembered.
            library: The file to open.
            open_workspace: Opens a library file, or raises BriefingError.
            chosen: Whether the person named that file; otherwise the one that was opened last by hand goes before it.
            processes: Whether pages may be made in a process of their own.
        """
        super().__init__()
        self._wardrobe = wardrobe
        self._settings = settings
        self._library = library
        self._chosen = chosen
        self._processes = processes
        self._painted = False
        self._service: RenderService | None = None
        self.workspace = QtWorkspace(open_workspace, self)
        self.workspace.changed.connect(self._changed)
        self._look = wardrobe.look(settings.language, settings.appearance, settings.text_size)
        self.notices = Notices(self.sentences, self)
        self.actions_by_id: dict[str, QAction] = {}
        self.setMinimumSize(MINIMUM)
        self.resize(1280, 800)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self.setAcceptDrops(True)
        wardrobe.system_changed.connect(self._system_changed)
        self._build_frame()

    # -- building ----------------------------------------------------------------------------------------------------

    @property
    def sentences(self) -> Sentences:
        """Errors in words."""
        return Sentences(self._look.say, lambda: self._wardrobe.catalogue("errors"))

    @property
    def page(self) -> Page | None:
        """The page that is shown; None while no library is open."""
        return self.stage.page

    def _build_frame(self) -> None:
        """Everything around the pages, in the look of now."""
        look = self._look
        self.setWindowTitle(look.say("app.name"))
        self.setWindowIcon(look.icons.icon("briefcase-fill", "accent"))
        self.setFont(look.fonts.font())
        self.menuBar().setFont(look.fonts.font())
        self.actions_by_id = build_menus(self.menuBar(), look, self.do)
        self.actions_by_id[self._settings.appearance.value].setChecked(True)
        self.actions_by_id[look.language.value].setChecked(True)
        self.actions_by_id[f"text_{self._settings.text_size}"].setChecked(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.info = InfoBar(look)
        column.addWidget(self.info)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.rail = Rail(look)
        for place, icon in PLACES:
            self.rail.add_place(place, icon, partial(self._go, place))
        row.addWidget(self.rail)
        self.stage = Stage(self._make_waiting())
        self.stage.page_changed.connect(self._page_changed)
        self.stage.commands_changed.connect(self._update_actions)
        row.addWidget(self.stage, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(whole)
        self.status = StatusBar(look)
        self.setStatusBar(self.status)
        recent = self.notices.recent
        self.notices.deleteLater()
        self.notices = Notices(self.sentences, self)
        self.notices.take_over(recent)
        self.notices.told.connect(self._tell)
        self.notices.warned.connect(self._warn)
        self.notices.cleared.connect(self.info.hide)
        self._update_actions()

    def _make_waiting(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("pane", "main")
        column = QVBoxLayout(frame)
        label = make_label(self._look, self._look.say("window.opening"), tone="faint")
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        return frame

    def _furnish(self) -> None:
        """The room in which pages are built; their modules are loaded only when one is shown."""
        room = Room(
            look=self._look,
            workspace=self.workspace,
            service=self._start_service(),
            sentences=self.sentences,
            settings=self._settings,
            notices=self.notices,
            navigator=self.stage,
            wardrobe=self._wardrobe,
        )
        self.stage.set_room(room)

    def _tell(self, notice: Notice) -> None:
        self.status.show_text(notice.text, notice.action, notice.act)

    def _warn(self, notice: Notice) -> None:
        self.info.show_text(notice.kind, notice.text, notice.action, notice.act)

    def _page_changed(self, page: Page) -> None:
        self.rail.choose(self.stage.place)
        name = self._look.say("app.name")
        self.setWindowTitle(f"{page.title} – {name}" if page.title else name)
        self._update_actions()

    def _start_service(self) -> RenderService:
        """Start the worker; it warms up beside us while the library is opened."""
        from briefing_app.ui.jobs.service import RenderService

        if self._service is None:
            self._service = RenderService(self._wardrobe.resources_dir, processes=self._processes, parent=self)
            self._service.start()
        return self._service

    def _rebuild(self) -> None:
        """Build everything again in the look of now, and come back to the same place."""
        self.stage.keep()
        state = self.stage.state
        self.stage.clear_pages()
        settings = self._settings
        self._look = self._wardrobe.look(settings.language, settings.appearance, settings.text_size)
        self._build_frame()
        if self.workspace.is_open:
            self._furnish()
            if state is not None:
                self.stage.restore(state)
            self._show_counts()

    # -- the library -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """After the first paint the library is opened."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._open_first)

    def _open_first(self) -> None:
        self._start_service()
        remembered = None if self._chosen else self._settings.library
        self.open_library(remembered if remembered and remembered.exists() else self._library)
        self.settled.emit()

    def open_library(self, path: Path) -> None:
        """Open a library in place of the one that is open, or say why not."""
        self.stage.keep()
        try:
            self.workspace.open(path, before=self.stage.clear_pages)
        except BriefingError as problem:
            sentence = self.sentences.say(problem)
            if self.workspace.is_open:
                self.info.show_text("err", sentence)
            else:
                self.info.show_text("err", sentence, self._look.say("menu.open.plain"), self._ask_library)
            self._update_actions()
            return
        self.info.hide()
        if not self._chosen:
            self._settings.library = path
        self._furnish()
        self.stage.go(Where("briefings"))
        self._show_counts()

    def _ask_library(self) -> None:
        folder = self._library.parent
        say = self._look.say
        choose_file(self, say("library.choose"), folder, f"{say('library.kind')} (*.briefing)", self.open_library)

    def _ask_pack(self) -> None:
        say = self._look.say
        choose_file(
            self, say("import.choose"), self._settings.export_folder, f"{say('import.kind')} (*.zip *.json *.pdf)",
            self.import_pack,
        )  # fmt: skip

    def import_pack(self, path: Path) -> None:
        """Import a pack and say what came of it."""
        from briefing_app.ui.importing import say_import

        if not self.workspace.is_open:
            return
        try:
            report = self.workspace.core.packs.import_pack(path)
        except PackError as problem:
            more = [str(each) for each in problem.problems[:3]]
            self.notices.warn("err", "\n".join([self.sentences.say(problem), *more]))
            return
        except BriefingError as problem:
            self.notices.refuse(problem)
            return
        self.notices.clear()
        self.notices.tell(say_import(report, path.name, self._look.say))

    # -- events ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A file or folder that may be a pack is welcome."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Import it once the other program has its mouse back."""
        for path in self._dropped(event):
            QTimer.singleShot(0, partial(self.import_pack, path))
        event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> list[Path]:
        from briefing_app.ui.importing import may_be_pack

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if may_be_pack(path)] if self.workspace.is_open else []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another program may have changed the library: the numbers in the status bar follow when we are back."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.ActivationChange or not self.workspace.is_open:
            return
        if self.isActiveWindow():
            self._show_counts()
        else:
            self.stage.keep()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the place, end the worker, close the library."""
        self._settings.geometry = self.saveGeometry()
        self.stage.keep()
        self.stage.clear_pages()
        self._settings.sync()
        if self._service is not None:
            self._service.close()
            self._service = None
        self.workspace.close()
        super().closeEvent(event)

    def _system_changed(self) -> None:
        if self._settings.appearance is Appearance.SYSTEM and self._wardrobe.is_dark != self._look.theme.dark:
            self._rebuild()

    # -- what the menus do -------------------------------------------------------------------------------------------

    def do(self, id: str) -> None:
        """Do what an entry of the table of actions says, if that is possible now."""
        act = self._find_act(id)
        if act is not None:
            act()

    def _find_act(self, id: str) -> Callable[[], object] | None:
        """What an entry does now; None where there is nothing to do."""
        found = self._doing().get(id)
        if found is not None:
            return found
        return self.page.commands.get(id) if self.page is not None else None

    def _doing(self) -> dict[str, Callable[[], object]]:
        """What the window itself can do now."""
        doing: dict[str, Callable[[], object]] = {
            "open": self._ask_library,
            "quit": self.close,
            "doctor": lambda: show_doctor(self._look, self._library_path, self),
            "about": lambda: show_about(self._look, self._library_path, self),
        }
        doing |= {each.value: partial(self.set_appearance, each) for each in Appearance}
        doing |= {each.value: partial(self.set_language, each) for each in Language}
        doing |= {f"text_{size}": partial(self.set_text_size, size) for size in TEXT_SIZES}
        page = self.page
        if not self.workspace.is_open or page is None:
            return doing
        doing |= {
            "import": self._ask_pack,
            "keep": self._keep,
            "pane": page.next_pane,
            "pane_back": partial(page.next_pane, -1),
        }
        doing |= {place: partial(self._go, place) for place, _ in PLACES}
        history = self.workspace.core.history
        if history.find_undo() is not None:
            doing["undo"] = partial(self._turn, "undo")
        if history.find_redo() is not None:
            doing["redo"] = partial(self._turn, "redo")
        if self.stage.can_go_back:
            doing["back"] = self.stage.back
        return doing

    def _go(self, place: str) -> None:
        if self.workspace.is_open:
            self.stage.go(Where(place))
            self.rail.choose(self.stage.place)

    def _keep(self) -> None:
        """Everything is kept at once; who asks for it is told so."""
        self.stage.keep()
        self.notices.tell(self._look.say("window.kept", time=QTime.currentTime().toString("HH:mm")))

    def set_language(self, language: Language) -> None:
        """Change the language of the interface, now and for later starts."""
        if language is not self._settings.language or language is not self._look.language:
            self._settings.language = language
            self._rebuild()

    def set_appearance(self, appearance: Appearance) -> None:
        """Change between light, dark and what the system says, now and for later starts."""
        if appearance is not self._settings.appearance:
            self._settings.appearance = appearance
            self._rebuild()

    def set_text_size(self, percent: int) -> None:
        """Change the size of the interface's type, now and for later starts."""
        if percent != self._settings.text_size:
            self._settings.text_size = percent
            self._rebuild()

    def _turn(self, way: str) -> None:
        self.stage.keep()
        core = self.workspace.core
        step = core.history.find_undo() if way == "undo" else core.history.find_redo()
        if step is None:
            return
        what = core.history.say(step, self._look.language)
        try:
            changes = core.history.undo() if way == "undo" else core.history.redo()
        except BriefingError as problem:
            self.notices.refuse(problem)
            return
        self._reveal(changes)
        self.notices.tell(self._look.say(f"history.{way}", what=what))

    def _reveal(self, changes: Changes) -> None:
        """Show what was touched: on this page where it shows such things, else on the page where they are worked on."""
        touched = [(kind, id) for kind in _REVEALED for id in sorted(changes.ids(kind))]
        page = self.page
        if page is None or any(page.reveal(kind, id) for kind, id in touched):
            return
        for kind, id in touched:
            where = self.stage.find_page_of(kind, id)
            if where is not None and self._exists(kind, id):
                self.stage.go(where)
                return

    def _exists(self, kind: str, id: str) -> bool:
        try:
            self.workspace.core.library.resolve_ref(kind, id)
        except NotFoundError:
            return False
        return True

    def _update_actions(self) -> None:
        """Undo and redo say what they would do; what cannot be done now is off."""
        say, actions = self._look.say, self.actions_by_id
        doing = self._doing().keys() | (self.page.commands.keys() if self.page is not None else set())
        for entry in ENTRIES:
            actions[entry.id].setEnabled(entry.id in doing)
        for way in ("undo", "redo"):
            step = None
            if self.workspace.is_open:
                history = self.workspace.core.history
                step = history.find_undo() if way == "undo" else history.find_redo()
            if step is None:
                actions[way].setText(say(f"menu.{way}"))
            else:
                what = self.workspace.core.history.say(step, self._look.language)
                actions[way].setText(say(f"menu.{way}.named", what=what.replace("&", "&&")))

    def _changed(self) -> None:
        self._update_actions()
        self._show_counts()

    @property
    def _library_path(self) -> Path:
        return self.workspace.core.library.path if self.workspace.is_open else self._library

    def show_bug(self, details: str) -> ReportDialog:
        """Say that something went wrong that is our fault."""
        return show_bug(self._look, details, self)

    # -- status ------------------------------------------------------------------------------------------------------

    @property
    def message(self) -> str:
        """What the status bar says."""
        return self.status.text

    def _show_counts(self) -> None:
        library = self.workspace.core.library
        say = self._look.say
        kinds = ("card", "figure", "chart", "source")
        self.status.show_counts(" · ".join(say(f"count.{kind}s", n=library.count(kind)) for kind in kinds))
