"""The main window: menu bar, rail, the place chosen, status bar. It paints first and opens the library then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
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
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import BriefingError, PackError
from briefing_app.model.language import Language
from briefing_app.ui.actions import build_menus
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.dialogs.show import show_about, show_bug, show_doctor
from briefing_app.ui.errors import Sentences
from briefing_app.ui.files import choose_file, show_folder
from briefing_app.ui.frame import Rail, StatusBar
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.settings import Settings
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.labels import make_label

if TYPE_CHECKING:
    from briefing_app.ui.briefings_page import BriefingsPage, PageState
    from briefing_app.ui.dialogs.report import ReportDialog
    from briefing_app.ui.jobs.service import RenderService
    from briefing_app.workspace import Workspace
    from briefing_app.workspace.export import ExportResult

MINIMUM = QSize(1024, 640)


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
        self.page: BriefingsPage | None = None
        self.workspace = QtWorkspace(open_workspace, self)
        self.workspace.changed.connect(self._update_actions)
        self._look = wardrobe.look(settings.language, settings.appearance)
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

    def _build_frame(self) -> None:
        """Everything around the place, in the look of now."""
        look = self._look
        self.setWindowTitle(look.say("app.name"))
        self.setWindowIcon(look.icons.icon("briefcase-fill", "accent"))
        self.setFont(look.fonts.font())
        self.menuBar().setFont(look.fonts.font())
        self.actions_by_id = build_menus(self.menuBar(), look, self._doing())
        self.actions_by_id[self._settings.appearance.value].setChecked(True)
        self.actions_by_id[look.language.value].setChecked(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.info = InfoBar(look)
        column.addWidget(self.info)
        row = QHBoxLayout()
        row.setSpacing(0)
        rail = Rail(look)
        rail.add_place("briefings", "briefcase", self._go_to_briefings).setChecked(True)
        row.addWidget(rail)
        self._place = QStackedWidget()
        self._place.addWidget(self._make_waiting())
        row.addWidget(self._place, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(whole)
        self.status = StatusBar(look)
        self.setStatusBar(self.status)
        self._update_actions()

    def _make_waiting(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("pane", "main")
        column = QVBoxLayout(frame)
        label = make_label(self._look, self._look.say("window.opening"), tone="faint")
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        return frame

    def _make_page(self, state: PageState | None) -> None:
        """The place itself; its modules, which bring in the library and the pages, are loaded only now."""
        from briefing_app.ui.briefings_page import BriefingsPage, PageState

        service = self._start_service()
        state = state or PageState(splitter=self._settings.splitter)
        self.page = BriefingsPage(
            self._look, self.workspace, service, self.sentences, lambda: self._settings.export_folder, state
        )
        self.page.exported.connect(self._exported)
        self.page.copied.connect(lambda: self.status.show_text(self._look.say("reader.copied")))
        self._place.addWidget(self.page)
        self._place.setCurrentWidget(self.page)
        self.page.side.briefings.setFocus()
        self._show_counts()
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
        state = None
        if self.page is not None:
            state = self.page.state
            self._forget_page()
        self._look = self._wardrobe.look(self._settings.language, self._settings.appearance)
        self._build_frame()
        if self.workspace.is_open:
            self._make_page(state)

    def _forget_page(self) -> None:
        if self.page is not None:
            self.page.close_dialogs()
            self.page.disconnect_services()
            self.page.setParent(None)
            self.page.deleteLater()
            self.page = None

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
        try:
            state = self.page.state if self.page else None
            if self.page is not None:
                self.page.close_dialogs()
            self.workspace.open(path)
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
        self._forget_page()
        self._make_page(None if state is None else type(state)(choice=state.choice, splitter=state.splitter))

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
            self.info.show_text("err", "\n".join([self.sentences.say(problem), *more]))
            return
        except BriefingError as problem:
            self.info.show_text("err", self.sentences.say(problem))
            return
        self.info.hide()
        self.status.show_text(say_import(report, path.name, self._look.say))

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
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.page is not None:
            self._show_counts()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the place, end the worker, close the library."""
        self._settings.geometry = self.saveGeometry()
        if self.page is not None:
            self._settings.splitter = self.page.saveState()
        self._settings.sync()
        self._forget_page()
        if self._service is not None:
            self._service.close()
            self._service = None
        self.workspace.close()
        super().closeEvent(event)

    def _system_changed(self) -> None:
        if self._settings.appearance is Appearance.SYSTEM and self._wardrobe.is_dark != self._look.theme.dark:
            self._rebuild()

    # -- what the menus do -------------------------------------------------------------------------------------------

    def _doing(self) -> dict[str, Callable[[], object]]:
        def on_page(do: Callable[[BriefingsPage], object]) -> Callable[[], object]:
            return lambda: do(self.page) if self.page is not None else None

        doing: dict[str, Callable[[], object]] = {
            "open": self._ask_library,
            "import": self._ask_pack,
            "export": on_page(lambda page: page.ask_export()),
            "quit": self.close,
            "undo": lambda: self._turn("undo"),
            "redo": lambda: self._turn("redo"),
            "find": on_page(lambda page: page.side.focus_search()),
            "checks": on_page(lambda page: page.show_checks()),
            "zoom_in": on_page(lambda page: page.preview.view.zoom_in()),
            "zoom_out": on_page(lambda page: page.preview.view.zoom_out()),
            "fit": on_page(lambda page: page.preview.view.set_zoom(None)),
            "pane": on_page(lambda page: page.next_pane()),
            "doctor": lambda: show_doctor(self._look, self._library_path, self),
            "about": lambda: show_about(self._look, self._library_path, self),
        }
        doing |= {each.value: partial(self.set_appearance, each) for each in Appearance}
        doing |= {each.value: partial(self.set_language, each) for each in Language}
        return doing

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

    def _turn(self, way: str) -> None:
        core = self.workspace.core
        step = core.history.find_undo() if way == "undo" else core.history.find_redo()
        if step is None:
            return
        what = core.history.say(step, self._look.language)
        try:
            core.history.undo() if way == "undo" else core.history.redo()
        except BriefingError as problem:
            self.info.show_text("err", self.sentences.say(problem))
            return
        self.status.show_text(self._look.say(f"history.{way}", what=what))

    def _update_actions(self) -> None:
        """Undo and redo say what they would do; what needs a library or a briefing is off without one."""
        say, actions, is_open = self._look.say, self.actions_by_id, self.workspace.is_open
        for id in ("import", "find", "checks", "zoom_in", "zoom_out", "fit", "pane", "export"):
            actions[id].setEnabled(is_open)
        for way in ("undo", "redo"):
            step = None
            if is_open:
                history = self.workspace.core.history
                step = history.find_undo() if way == "undo" else history.find_redo()
            actions[way].setEnabled(step is not None)
            if step is None:
                actions[way].setText(say(f"menu.{way}"))
            else:
                what = self.workspace.core.history.say(step, self._look.language)
                actions[way].setText(say(f"menu.{way}.named", what=what.replace("&", "&&")))
        if self.page is not None:
            self._show_counts()

    def _go_to_briefings(self) -> None:
        if self.page is not None:
            self.page.side.field.clear()
            self.page.leave_reader()
            self.page.side.briefings.setFocus()

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

    def _exported(self, result: ExportResult, folder: Path) -> None:
        say = self._look.say
        self._settings.export_folder = folder
        self.status.show_text(say("export.done", n=len(result.files)), say("export.show"), lambda: show_folder(folder))
        if result.blocked:
            findings = self.workspace.core.findings
            reasons = [findings.say(each, self._look.language) for each in result.blocked[:3]]
            self.info.show_text("warn", " ".join([say("export.left_out"), *reasons]))
