"""The place for briefings: search and list on the left, pages or the reader on the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.briefing_pane import BriefingPane
from briefing_app.ui.checks_popup import ChecksPopup
from briefing_app.ui.export.dialog import ExportDialog
from briefing_app.ui.export.flow import ExportFlow, ExportRequest
from briefing_app.ui.files import choose_folder, show_folder
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.layout import Fit, Zoom
from briefing_app.ui.reader.article import Library
from briefing_app.ui.reader.pane import ReaderPane
from briefing_app.ui.room import Room, Where
from briefing_app.ui.search_side import SearchSide
from briefing_app.workspace.export import ExportResult


@dataclass(frozen=True, slots=True)
class PageState:
    """Where the person is, to come back to it after a change of language or theme."""

    briefing: str = ""
    choice: Choice | None = None
    words: str = ""
    reading: tuple[str, str] | None = None
    reading_language: Language = Language.EN
    zoom: Zoom = Fit.WIDTH
    page: int = 0
    splitter: QByteArray = field(default_factory=QByteArray)


class BriefingsPage(Page):
    """Wires its panes together."""

    stays = True

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look, workspace = room.look, room.workspace
        self._look = look
        self._workspace = workspace
        self._article_library: Library | None = None
        self._wanted_page = 0
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.side = SearchSide(look, workspace)
        self.preview = BriefingPane(room, Choice(language=look.language))
        self.reader = ReaderPane(look)
        self.right = QStackedWidget()
        self.right.addWidget(self.preview)
        self.right.addWidget(self.reader)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.right)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([320, 900])
        self.side.briefing_chosen.connect(self.open_briefing)
        self.side.thing_chosen.connect(self.read)
        self.side.search_left.connect(self.leave_reader)
        self.reader.left.connect(self.leave_reader)
        self.reader.copied.connect(lambda: room.notices.tell(look.say("reader.copied")))
        self.preview.checks_asked.connect(self.show_checks)
        self.preview.export_asked.connect(self.ask_export)
        workspace.changed.connect(self._changed)
        self.restore(PageState(briefing=where.id, splitter=room.settings.splitter("briefings")))

    # -- state -------------------------------------------------------------------------------------------------------

    @property
    def state(self) -> PageState:
        """Where the person is."""
        reading = self.right.currentWidget() is self.reader
        briefing = self.preview.briefing
        return PageState(
            briefing=briefing.id if briefing else "",
            choice=self.preview.choice,
            words=self.side.field.text(),
            reading=self.reader.place if reading else None,
            reading_language=self.reader.languages.value,
            zoom=self.preview.view.zoom,
            page=self.preview.view.page,
            splitter=self.splitter.saveState(),
        )

    def restore(self, state: object) -> None:
        """Come back to where the person was."""
        assert isinstance(state, PageState)
        if not state.splitter.isEmpty():
            self.splitter.restoreState(state.splitter)
        self._wanted_page = state.page
        if state.choice is not None:
            self.preview.choose(state.choice)
        self.preview.view.set_zoom(state.zoom)
        if state.words:
            self.side.field.setText(state.words)
            self.side.search()
        rows = self.side.briefings.rows.rows
        known = {row.id for row in rows}
        chosen = state.briefing if state.briefing in known else rows[0].id if rows else ""
        if chosen:
            self.side.briefings.choose("briefing", chosen)
            self.open_briefing(chosen)
            self.preview.view.page_changed.connect(self._go_back_to_page)
        if state.reading is not None:
            self.read(*state.reading, language=state.reading_language)
            self.side.hits.choose(*state.reading)

    def _go_back_to_page(self, page: int, pages: int) -> None:
        """Once the pages are there again."""
        if not pages:
            return
        self.preview.view.page_changed.disconnect(self._go_back_to_page)
        if page == 1 and 1 < self._wanted_page <= pages:
            self.preview.view.go_to(self._wanted_page)

    @property
    def commands(self) -> Commands:
        """What can be done here."""
        view = self.preview.view
        return {
            "export": self.ask_export,
            "find": self.side.focus_search,
            "checks": self.show_checks,
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "fit": view.fit_width,
            "full_screen": self.preview.open_full_screen,
        }

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Search, list, pages or reader."""
        right = self.preview.view if self.right.currentWidget() is self.preview else self.reader.text_area
        return self.side.field, self.side.stack.currentWidget(), right

    def enter(self) -> None:
        """The list has the focus."""
        self.side.stack.currentWidget().setFocus()

    def show_at(self, where: Where) -> None:
        """Open another briefing."""
        super().show_at(where)
        self.open_briefing(where.id)

    # -- doing -------------------------------------------------------------------------------------------------------

    def open_briefing(self, id: str) -> None:
        """Look at the pages of a briefing."""
        briefing = self._workspace.core.library.find_briefing(id)
        shown = self.preview.briefing
        if briefing is not None and (shown is None or shown.id != id):
            self.preview.show_briefing(id)
        self.leave_reader()

    def read(self, kind: str, id: str, language: Language | None = None) -> None:
        """Read a thing of the library."""
        if self._article_library is None:
            self._article_library = Library(self._workspace.core)
        if self.reader.open(self._article_library, kind, id, language or self._reading_language()):
            self.right.setCurrentWidget(self.reader)

    def leave_reader(self) -> None:
        """Go back to the pages."""
        if self.right.currentWidget() is self.reader:
            focused = QApplication.focusWidget()
            self.right.setCurrentWidget(self.preview)
            self.side.hits.clear_choice()
            if focused is not None and self.reader.isAncestorOf(focused):
                self.preview.view.setFocus()

    def show_checks(self) -> ChecksPopup | None:
        """Open the list of findings."""
        findings = self.preview.findings
        if findings is None:
            return None
        popup = ChecksPopup(self._look, self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.opened.connect(self.read)
        popup.show_findings(findings, self._workspace.core, self.preview.checks, self._look.say("checks.title"))
        return popup

    def ask_export(self) -> ExportDialog | None:
        """Open the export dialog for the briefing that is looked at."""
        briefing = self.preview.briefing
        if briefing is None:
            return None
        dialog = ExportDialog(
            self._look,
            briefing,
            self.preview.choice,
            self.room.settings.export_folder,
            self._make_flow,
            lambda parent, folder, then: choose_folder(parent, self._look.say("export.choose"), folder, then),
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._exported)
        dialog.open()
        return dialog

    def close_dialogs(self) -> None:
        """Close what is open above the page, stopping an export that runs."""
        for dialog in self.window().findChildren(QDialog):
            dialog.close()

    def close_page(self) -> None:
        """Hear nothing more from library and worker; the page is about to go."""
        self.room.settings.set_splitter("briefings", self.splitter.saveState())
        self.close_dialogs()
        self._workspace.changed.disconnect(self._changed)
        self._workspace.changed.disconnect(self.side.refresh)
        self.preview.close_pane()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _make_flow(self, request: ExportRequest) -> ExportFlow:
        room = self.room
        return ExportFlow(request, room.core, room.service, room.sentences, self._look.language)

    def _exported(self, result: ExportResult, folder: Path) -> None:
        say, notices = self._look.say, self.room.notices
        self.room.settings.export_folder = folder
        notices.tell(say("export.done", n=len(result.files)), say("export.show"), lambda: show_folder(folder))
        if result.blocked:
            findings = self.room.core.findings
            reasons = [findings.say(each, self._look.language) for each in result.blocked[:3]]
            notices.warn("warn", " ".join([say("export.left_out"), *reasons]))

    def _reading_language(self) -> Language:
        """That of the reader once it was used, else that of the interface."""
        if self.reader.article is not None:
            return self.reader.languages.value
        return self._look.language

    def _changed(self) -> None:
        self._article_library = None
        if self.right.currentWidget() is self.reader:
            kind, id = self.reader.place
            self._article_library = Library(self._workspace.core)
            if not self.reader.open(self._article_library, kind, id, self._reading_language()):
                self.leave_reader()
