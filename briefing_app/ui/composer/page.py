"""The composer: drawer, outline and pages of one briefing side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.store.changes import Changes
from briefing_app.ui.composer.adding import Adding
from briefing_app.ui.composer.doings import Doings
from briefing_app.ui.composer.going import Going
from briefing_app.ui.composer.state import ComposerState
from briefing_app.ui.composer.touched import concerns, find_touched
from briefing_app.ui.composer.workbench import Workbench
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.page import Commands
from briefing_app.ui.room import Room, Where


class ComposerPage(Workbench):
    """Stays while another page is shown, so that one comes back from a card to where one was."""

    stays = True

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._leave_soon = QTimer(self)
        self._leave_soon.setSingleShot(True)
        self._leave_soon.setInterval(0)
        self._leave_soon.timeout.connect(self._leave_deleted)
        room.workspace.changed.connect(self._follow)  # before any field of the page hears of the change
        self.furnish(where, lambda kind, spot: self.adding.choose_first(kind, spot))
        self.going = Going(self)
        self.adding = Adding(self)
        self.doings = Doings(self, self.adding, self.going)
        self._connect()
        self._open(where)

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

    def reveal(self, kind: str, id: str) -> bool:
        """Choose what an undo or redo has touched."""
        return self.going.reveal(kind, id)

    # -- adding ------------------------------------------------------------------------------------------------------

    def add_items(self, items: Sequence[Item]) -> bool:
        """Put things behind the cursor of the outline, as one step, and say so; False if none was taken."""
        return self.adding.add_items(items)

    # -- panes -------------------------------------------------------------------------------------------------------

    @property
    def panes(self) -> Sequence[QWidget]:
        """Drawer, outline, and what is at the right."""
        return (self.drawer.tab.field, self.view, self.side.focus_target)

    def enter(self) -> None:
        """Work goes on in the outline."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what can be done --------------------------------------------------------------------------------------------

    @property
    def commands(self) -> Commands:
        """See `Doings`."""
        return self.doings.commands

    def open_menu(self, place: QPoint) -> QMenu:
        """The menu of what is chosen in the outline."""
        return self.doings.open_menu(place)

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
