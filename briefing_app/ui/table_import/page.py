"""Import a table: all that is understood of a file on one page, to be corrected; nothing is written before the button."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.files import choose_file
from briefing_app.ui.importing import TABLES
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.page_head import PageHead
from briefing_app.ui.room import Room, Where
from briefing_app.ui.shell.stage import find_stage
from briefing_app.ui.table_import.about_step import AboutStep
from briefing_app.ui.table_import.columns_step import ColumnsStep
from briefing_app.ui.table_import.file_step import FileStep
from briefing_app.ui.table_import.foot import Foot
from briefing_app.ui.table_import.outcome_step import OutcomeStep
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.state import SessionState
from briefing_app.ui.table_import.step import Step
from briefing_app.ui.table_import.what_step import WhatStep
from briefing_app.ui.table_import.words import say_number
from briefing_app.ui.widgets.empty_state import EmptyState
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.workspace.importing import Imported, Outcome, Target

_WIDTH = 1080
_KINDS = {Target.CARDS: "card", Target.SOURCES: "source", Target.FIGURES: "figure"}
_PLACES = {Target.CARDS: "facts", Target.SOURCES: "sources", Target.FIGURES: "facts"}


@dataclass(frozen=True, slots=True)
class ImportState:
    """Where the person is."""

    session: SessionState
    column: int
    scroll: int


class TableImportPage(Page):
    """`Where.at` is the path of a file; without one the page asks for it."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self.session = session = ImportSession(room, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = PageHead(room, "charts")
        self.head.back.clicked.connect(room.navigator.back)
        column.addWidget(self.head)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.empty = EmptyState(room.look)
        self.stack.addWidget(self.empty)
        self.file = FileStep(room, session)
        self.what = WhatStep(room, session)
        self.columns = ColumnsStep(room, session)
        self.about = AboutStep(room, session)
        self.outcome = OutcomeStep(room, session)
        self.steps: tuple[Step, ...] = (self.file, self.what, self.columns, self.about, self.outcome)
        self.area = self._make_area()
        self.stack.addWidget(self.area)
        self.foot = Foot(room, session)
        column.addWidget(self.foot)
        self.file.other_asked.connect(self.ask_file)
        self.outcome.jumped.connect(self._jump)
        self.foot.import_asked.connect(self.run)
        session.changed.connect(self.follow)
        self._shown = ""
        if where.at:
            session.open(Path(where.at))
        else:
            self.follow()

    def _make_area(self) -> ScrollArea:
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        body = QFrame()
        body.setProperty("pane", "body")
        centre = QHBoxLayout(body)
        centre.setContentsMargins(24, 18, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(round(_WIDTH * self.room.look.fonts.scale))
        centre.addStretch(1)
        centre.addWidget(inner, 20)
        centre.addStretch(1)
        steps = QVBoxLayout(inner)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(22)
        for step in self.steps:
            steps.addWidget(step)
        steps.addStretch(1)
        area.setWidget(body)
        return area

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What is imported."""
        return self.head.name.text()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The steps, the button; the ways to a file where there is none."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty.buttons[0],) if self.empty.buttons else (self.head.back,)
        steps = (self.columns.view, self.columns.bar.use.combo, self.file.other)
        return (*steps, *([self.foot.button] if self.foot.button.isEnabled() else []), self.head.back)

    @property
    def commands(self) -> Commands:
        """None of the menus; what can be done here stands on the page."""
        return {}

    @property
    def state(self) -> ImportState:
        """What was read and corrected."""
        return ImportState(self.session.state, self.columns.bar.at, self.area.verticalScrollBar().value())

    def restore(self, state: object) -> None:
        """Come back to it; see `ImportSession.restore`."""
        if not isinstance(state, ImportState):
            return
        self.session.restore(state.session)
        if self.session.draft is not None:
            self.columns.view.choose_column(state.column)
        self.area.verticalScrollBar().setValue(state.scroll)

    @property
    def unfinished(self) -> str:
        """What was corrected waits."""
        path = self.session.path if self.session.corrected else None
        return self.room.look.say("table_import.waits.here", name=path.name) if path is not None else ""

    def keep(self) -> None:
        """Take what is being typed for a correction."""
        self.about.keep()
        self.columns.bar.keep()

    def show_at(self, where: Where) -> None:
        """Import another file."""
        super().show_at(where)
        if where.at:
            self.session.open(Path(where.at))

    def close_page(self) -> None:
        """Stop what is under way; the stage has what was corrected."""
        self.session.close()

    # -- showing -----------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Show what holds now."""
        session, say = self.session, self.room.look.say
        name = session.path.name if session.path is not None else ""
        heading = say("table_import.heading.file", name=name) if name else say("table_import.heading")
        if heading != self.accessibleName():
            self.head.show_name(heading, say.language, [say("table_import.heading")])
            self.setAccessibleName(heading)
        if session.draft is None:
            self._show_empty(name)
        else:
            self._shown = ""
            table = session.mapping is not None and session.mapping.target is Target.DATASET
            self.about.setVisible(table)
            self.outcome.set_number(5 if table else 4)
            for step in self.steps:
                if step is not self.about or table:
                    step.follow()
            if self.stack.currentWidget() is not self.area:
                self.stack.setCurrentWidget(self.area)
                if self.isVisible():
                    self.enter()
        self.foot.setVisible(session.draft is not None or bool(session.doing))
        self.foot.button.setVisible(session.draft is not None)
        self.foot.follow()
        self.commands_changed.emit()  # the title of the window says which file it is

    def _show_empty(self, name: str) -> None:
        session, say = self.session, self.room.look.say
        choose = (say("table_import.other" if session.problem else "table_import.choose"), self.ask_file)
        shown = f"{session.doing} {session.problem} {name}"
        if shown == self._shown and self.stack.currentWidget() is self.empty:
            return
        self._shown = shown
        if session.doing:
            self.empty.show_state("table", say("table_import.reading", name=name))
        elif session.problem:
            self.empty.show_state("warning-circle", session.problem, [choose])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.empty, session.problem))
        else:
            self.empty.show_state("table", say("table_import.empty"), [choose])
        for button in self.empty.buttons:
            button.show()  # at once: what is not seen yet takes no focus
        self.stack.setCurrentWidget(self.empty)
        if self.isVisible() and self.empty.buttons:
            self.enter()

    def _jump(self, row: int, column: int) -> None:
        self.columns.view.show_cell(row, column)
        self.area.ensureWidgetVisible(self.columns.view)

    # -- doing -------------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Let the person choose a file."""
        say, path = self.room.look.say, self.session.path
        folder = path.parent if path is not None else self.room.settings.export_folder
        kinds = f"{say('table_import.kinds')} ({' '.join(f'*{each}' for each in TABLES)})"
        choose_file(self, say("table_import.choose"), folder, kinds, self.open_file)

    def open_file(self, path: Path) -> None:
        """Import another file; what was corrected of this one waits."""
        self.room.navigator.go(Where(self.where.page, "", str(path)))

    def run(self) -> None:
        """Import, say so, and go to what came in."""
        self.foot.show_writing(0, 1)
        done = self.session.run(self.foot.show_writing)
        if done is None:
            self.foot.follow()
            return
        say = self.room.look.say
        number = done.counts[Outcome.NEW] + done.counts[Outcome.CHANGED]
        text = say("table_import.done", name=self.session.path.name if self.session.path else "", n=say_number(number))
        self.room.notices.clear()
        self.room.tell_done(text)
        self._go_to(done)

    def _go_to(self, done: Imported) -> None:
        room, stage = self.room, find_stage(self)
        if done.dataset_id:
            room.navigator.go(Where("table", done.dataset_id))
            return
        room.navigator.go(Where(_PLACES[done.target]))
        if stage is not None and stage.page is not None and done.ids:
            stage.page.reveal_all(_KINDS[done.target], done.ids)
