"""The composer: drawer, outline and pages of one briefing side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefing_app.model.block import CardBlock, ChartBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.changes import Changes
from briefing_app.ui.checks.panel import ChecksPanel
from briefing_app.ui.composer.acts import OutlineActs, Spot
from briefing_app.ui.composer.adding import Adding
from briefing_app.ui.composer.describe import OutlineReader
from briefing_app.ui.composer.doings import Doings
from briefing_app.ui.composer.drawer.drawer import Drawer
from briefing_app.ui.composer.going import Going
from briefing_app.ui.composer.header import Header
from briefing_app.ui.composer.inspector.inspector import Inspector
from briefing_app.ui.composer.model import OutlineModel
from briefing_app.ui.composer.outline_pane import OutlinePane
from briefing_app.ui.composer.panes import Panes
from briefing_app.ui.composer.problems import find_problems
from briefing_app.ui.composer.rows import Problem
from briefing_app.ui.composer.side import Side
from briefing_app.ui.composer.state import ComposerState
from briefing_app.ui.composer.touched import concerns, find_touched
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import find_lost, keep_all


class ComposerPage(Page):
    """Stays while another page is shown, so that one comes back from a card to where one was."""

    stays = True

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._touched: tuple[str, ...] = ()
        self._pages: Mapping[str, tuple[int, int]] = {}
        self._problems: dict[str, Problem] = {}
        self._leave_soon = QTimer(self)
        self._leave_soon.setSingleShot(True)
        self._leave_soon.setInterval(0)
        self._leave_soon.timeout.connect(self._leave_deleted)
        room.workspace.changed.connect(self._follow)  # before any field of the page hears of the change
        self.acts = OutlineActs(room, where.id, self._choose_first)
        self.model = OutlineModel(self.acts.drop, self._rename, self)
        self.header = Header(room, self.acts, room.settings.content_language)
        self.drawer = Drawer(room, self.language)
        self.outline = OutlinePane(look, self.model)
        self.view = self.outline.view
        self.preview = PreviewPane(room, Choice(language=self.language))
        self.reader = OutlineReader(room.core, look, self.preview.say_pages)
        self.inspector = Inspector(room, self.acts, self.language)
        self.checks = ChecksPanel(room, self.preview.page_of_block)
        self.side = Side(room, self.preview, self.inspector, self.checks)
        self.panes_row = Panes(room.settings, self.drawer, self.outline, self.side)
        self.going = Going(self)
        self.adding = Adding(self)
        self.doings = Doings(self)
        self._lay_out()
        self._connect()
        self._open(where)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panes_row, 1)
        self._show_folds()

    def _connect(self) -> None:
        header, outline, view = self.header, self.outline, self.view
        header.back_asked.connect(self.going.leave)
        header.language_chosen.connect(lambda: self.set_content_language(header.languages.value))
        header.checks_asked.connect(self.show_checks)
        header.export_asked.connect(lambda: self.doings.export())
        header.properties_asked.connect(lambda: self.doings.go("properties"))
        self.drawer.added.connect(self.add_items)
        outline.new_asked.connect(self.adding.insert)
        outline.undo_asked.connect(partial(self.going.turn, "undo"))
        outline.redo_asked.connect(partial(self.going.turn, "redo"))
        outline.drawer_toggled.connect(self.panes_row.show_drawer)
        outline.side_toggled.connect(self.panes_row.show_side)
        view.choice_changed.connect(self._chosen)
        view.opened.connect(lambda _id: self.open_settings())
        view.menu_asked.connect(self.open_menu)
        self.preview.block_clicked.connect(self._block_clicked)
        self.preview.block_asked.connect(self._block_clicked)
        self.preview.findings_changed.connect(self._found)
        self.preview.checks_failed.connect(self._unchecked)
        self.preview.pages_changed.connect(self._paged)
        self.checks.go_to.connect(self.going.go_to)
        self.checks.opened.connect(self.going.open_finding)
        self.inspector.moved.connect(lambda by: self.acts.step(self.chosen, by))
        self.inspector.duplicated.connect(lambda: self.show_new(self.acts.duplicate(self.chosen)))
        self.inspector.removed.connect(lambda: self.doings.remove(self.chosen))
        self.side.tab_changed.connect(lambda _tab: self.commands_changed.emit())
        self.panes_row.folded.connect(self._show_folds)
        self.panes_row.leaving.connect(self.view.setFocus)  # and not wherever Qt would go

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Of the briefing."""
        briefing = self.acts.briefing
        return briefing.title.best(self.room.look.language)[0] if briefing else ""

    @property
    def briefing(self) -> Briefing | None:
        """What is composed; None where it was deleted."""
        return self.acts.briefing

    @property
    def briefing_id(self) -> str:
        """Which briefing is composed; empty where it was deleted."""
        return self.acts.briefing_id if self.acts.briefing is not None else ""

    @property
    def language(self) -> Language:
        """Of the content."""
        return self.header.language

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen in the outline."""
        return self.view.chosen

    def show_at(self, where: Where) -> None:
        """Show another briefing, or another place of this one."""
        if where.id and where.id != self.acts.briefing_id:
            self.keep()
            self.acts.open(where.id)
            self._open(where)
        else:
            self.where = Where(self.where.page, self.where.id, where.at)
            if self.acts.reload() is None:
                self._gone()
        if where.at:
            self.view.choose([where.at])

    def _open(self, where: Where) -> None:
        self.where = Where(where.page, where.id)
        self._pages, self._problems, self._touched = {}, {}, ()
        if self.acts.briefing is None:
            self._gone()
            return
        self.model.set_outline(())
        for each in (self.header, self.side):
            each.show_findings(None)
        self.checks.show_findings(self.acts.briefing, None)
        self._refresh()
        self.header.binding.follow()
        self.preview.show_briefing(where.id)
        self.inspector.show_things((), self.language)
        if where.at:
            self.view.choose([where.at])
        else:
            self.view.scrollToTop()
        self.going.show_turns()

    def _refresh(self) -> None:
        """Show the briefing as it is now."""
        briefing = self.acts.briefing
        if briefing is None:
            return
        self.view.show_outline(self.reader.read(briefing, self.language, self._pages, self._problems))
        pages = self.preview.view.pages
        self.header.follow(len(pages) if pages is not None else 0)
        cards = [each.card_id for each in briefing.blocks if isinstance(each, CardBlock)]
        charts = [each.chart_id for each in briefing.blocks if isinstance(each, ChartBlock)]
        self.drawer.set_used(cards, charts)

    def _follow(self, changes: Changes) -> None:
        """The library has changed, here or elsewhere."""
        before = self.acts.briefing
        if before is None:
            return
        self.reader.forget(changes)
        self.drawer.follow(changes)
        if self.acts.briefing_id in changes.briefings:
            after = self.acts.reload()
            if after is None:
                self._gone()
                return
            self._touched = find_touched(before, after)
        if concerns(changes, self.acts.briefing_id):
            self._refresh()
            self.inspector.follow()
        self.going.show_turns()
        self.commands_changed.emit()

    def _gone(self) -> None:
        """The briefing was deleted: say so and go back, once whoever did it is done."""
        if not self._leave_soon.isActive():
            self._leave_soon.start()

    def _leave_deleted(self) -> None:
        if self.acts.reload() is not None:  # it came back meanwhile
            self._open(self.where)
            return
        self.preview.show_briefing("")
        self.model.set_outline(())
        self.inspector.show_things((), self.language)
        if self.isVisible():  # else somebody deleted it on another page, which says so with an undo
            self.room.notices.tell(self.room.look.say("composer.deleted"))
            self.going.leave()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        """Pages and settings follow what is chosen in the outline; settings keep what the library does not take."""
        row = self.view.current
        chosen, shown = self.view.chosen, self.inspector.shown
        if chosen != shown and self.view.has(shown) and not self._keeps(self.inspector, "shell.unkept"):
            QTimer.singleShot(0, self, lambda: self.view.choose(shown))  # not within the click
            return
        self.inspector.show_things(chosen, self.language)
        block = row.id if row is not None and not row.is_section and row.id in chosen else ""
        self.preview.select_block(block)
        self.commands_changed.emit()

    def _block_clicked(self, id: str) -> None:
        """A block was clicked in the pages."""
        self.view.choose([id])

    def open_settings(self) -> None:
        """Go to the settings of what is chosen."""
        self.panes_row.show_side(True)
        self.side.show_tab("settings")
        self.inspector.enter()

    @property
    def touched(self) -> tuple[str, ...]:
        """What the last change of the briefing has added, changed or moved, or what stands where something was."""
        return self._touched

    def show_finding(self, finding: Finding) -> None:
        """Go to what a finding is about, and to its text where only a person can write it."""
        self.going.go_to(finding)
        self.going.open_finding(finding)

    def reveal(self, kind: str, id: str) -> bool:
        """Choose what an undo or redo has touched."""
        return self.going.reveal(kind, id)

    # -- adding ------------------------------------------------------------------------------------------------------

    def add_items(self, items: Sequence[Item]) -> bool:
        """Put things behind the cursor of the outline, as one step, and say so; False if none was taken."""
        return self.adding.add_items(items)

    def _choose_first(self, kind: str, spot: Spot) -> None:
        self.adding.choose_first(kind, spot)

    def show_new(self, ids: Sequence[str]) -> bool:
        """Choose what was put into the outline; False where there is nothing."""
        return bool(ids) and self.view.choose(ids)

    def _rename(self, section_id: str, title: str) -> bool:
        return self.acts.rename(section_id, self.language, title)

    # -- language, checks, pages -------------------------------------------------------------------------------------

    def set_content_language(self, language: Language) -> None:
        """Show the content in this language, here and in other places; not while a field holds what cannot be kept."""
        if language is not self.language and not self._keeps(self, "shell.unkept.look"):
            self.header.languages.choose(self.language)
            return
        self.header.binding.keep()
        self.header.show_language(language)
        self.room.settings.content_language = language
        self.drawer.set_language(language)
        self.preview.set_language(language)
        self._refresh()
        self.inspector.show_things(self.chosen, language)

    def next_language(self) -> None:
        """The next content language."""
        self.set_content_language(LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)])

    def _found(self, findings: tuple[Finding, ...] | None) -> None:
        """The checks have run, or do not hold any more."""
        if findings is not None:  # until they have run again, what they said is nearer than nothing
            self._problems = find_problems(findings, self.room.look.say)
            self.checks.show_findings(self.preview.briefing, findings, self.preview.choice.audience)
            self.side.show_findings(findings)
            self.header.show_findings(findings)
            self._refresh()
            self.commands_changed.emit()

    def _unchecked(self, sentence: str) -> None:
        """The checks could not run: nothing says any longer that they do."""
        self.checks.show_failure(sentence)
        self.header.show_unchecked()

    def _paged(self) -> None:
        """The pages are made: every row says on which it is."""
        self._pages = self.preview.block_pages
        self.checks.refresh_places()
        self._refresh()

    def show_checks(self) -> None:
        """Show what the checks found, and go there."""
        self.panes_row.show_side(True)
        self.side.show_tab("checks")
        self.checks.focus_first()

    # -- panes -------------------------------------------------------------------------------------------------------

    @property
    def panes(self) -> Sequence[QWidget]:
        """Drawer, outline, and what is at the right."""
        return (self.drawer.tab.field, self.view, self.side.focus_target)

    def enter(self) -> None:
        """Work goes on in the outline."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def find(self) -> None:  # type: ignore[override]  # Qt finds windows by their number, which nobody does here
        """Search what can be added."""
        self.panes_row.show_drawer(True)
        self.drawer.focus_search()

    def _keeps(self, part: QWidget, key: str) -> bool:
        """Keep what was typed in a part of the page; where the library does not take it, say what is not done because of it."""
        keep_all(part)
        lost = find_lost(part)
        if lost:
            self.room.notices.warn("err", self.room.look.say(key, problem=lost))
        return not lost

    def _show_folds(self) -> None:
        self.side.keep_awake()
        self.outline.show_folds(drawer=self.panes_row.drawer_open, side=self.panes_row.side_open)

    # -- what can be done --------------------------------------------------------------------------------------------

    @property
    def commands(self) -> Commands:
        """See `Doings`."""
        return self.doings.commands

    def open_menu(self, place: QPoint) -> QMenu:
        """The menu of what is chosen in the outline."""
        return self.doings.open_menu(place)

    def keep(self) -> None:
        """Write now what was typed and not yet kept."""
        self.header.binding.keep()
        self.inspector.keep()
        self.view.keep()

    def close_page(self) -> None:
        """Stop listening to library and worker."""
        self.room.workspace.changed.disconnect(self._follow)
        self.panes_row.remember()
        self.preview.close_pane()

    # -- another look ------------------------------------------------------------------------------------------------

    @property
    def state(self) -> object:
        """Where the person is."""
        return ComposerState(
            self.language, self.preview.choice, self.side.tab, self.drawer.tab_name, self.chosen, self.view.folded,
            self.view.verticalScrollBar().value(), self.panes_row.drawer_open, self.panes_row.side_open,
        )  # fmt: skip

    def restore(self, state: object) -> None:
        """Come back to there."""
        if not isinstance(state, ComposerState):
            return
        self.set_content_language(state.language)
        self.preview.choose(state.choice)
        self.side.show_tab(state.tab)
        self.drawer.show_tab(state.drawer_tab)
        self.view.fold(state.folded)
        self.view.choose(state.chosen)
        self.panes_row.restore_open(drawer=state.drawer, side=state.side)
        self.view.executeDelayedItemsLayout()
        self.view.verticalScrollBar().setValue(state.scroll)
