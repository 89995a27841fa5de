"""The editor of one table: tools above, the spreadsheet, and below it the bar about the cell or column that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefing_app.errors import InputError
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.acts import GridActs, waiting
from briefing_app.ui.grid.cell_bar import CellBar
from briefing_app.ui.grid.clip import read_mime
from briefing_app.ui.grid.column_bar import ColumnBar
from briefing_app.ui.grid.fill_handle import FillHandle
from briefing_app.ui.grid.lanes import find_lane
from briefing_app.ui.grid.menus import GridMenus
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.note_bar import NoteBar
from briefing_app.ui.grid.paste_bar import PasteBar
from briefing_app.ui.grid.paster import Paster
from briefing_app.ui.grid.pasting import Copy, Goes, Pasted, Plan, read_copy, take_copy, take_in
from briefing_app.ui.grid.reading_bar import Goal, ReadingBar
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.view import GridView
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import Holder
from briefing_app.ui.widgets.labels import make_button, make_label, make_tool
from briefing_app.ui.widgets.tab_order import find_previous, put_behind

Commands = Mapping[str, Callable[[], object]]


class GridEditor(QWidget):
    """Everything typed, pasted and chosen is kept at once, each act one step of the history.

    `edited` follows each act that was kept, `cell_chosen` gives row and column of the table, `table_made` the id of a table
    that was made of what was pasted, `commands_changed` says that `commands` are others.
    """

    edited = Signal()
    cell_chosen = Signal(int, int)
    table_made = Signal(str)
    commands_changed = Signal()

    def __init__(self, room: Room, dataset_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        look, say = room.look, room.look.say
        self.model = GridModel(room, dataset_id, room.settings.content_language, self)
        self.acts = GridActs(room, self.model, self)
        self.paster = Paster(room, self.model, self.acts, self)
        self.holder = Holder(self, self._keep_typed, lambda: self.model.unkept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(6)
        self.caption = make_label(look, say("grid.name"), Size.ROW, bold=True)
        self.tools.addWidget(self.caption)
        self.tools.addStretch(1)
        self.paste_button = make_button(look, "clipboard-text", "grid.paste", self.paste)
        self.column_button = make_button(look, "plus", "grid.column.add", self.add_column)
        self.column_button.setIcon(look.icons.icon("plus", "accent"))
        self.column_button.setToolTip(say("grid.column.add.tip"))
        self.tools.addWidget(self.paste_button)
        self.tools.addWidget(self.column_button)
        self.transpose_button = self._tool("swap", "grid.transpose", self.acts.transpose)
        self.fold_button = self._tool("translate", "grid.fold", self._fold)
        self.fold_button.setCheckable(True)
        self.tools.addWidget(self.transpose_button)
        self.tools.addWidget(self.fold_button)
        column.addLayout(self.tools)
        self._top = QVBoxLayout()
        column.addLayout(self._top)
        self.notes = NoteBar(room, self.model)
        column.addWidget(self.notes)
        self.view = GridView(room, self.model, say("grid.name"))
        column.addWidget(self.view, 1)
        self.bar = CellBar(room, self.model)
        self._bottom = QVBoxLayout()
        self._bottom.addWidget(self.bar)
        column.addLayout(self._bottom)
        self.paste_bar: PasteBar | None = None
        self.reading_bar: ReadingBar | None = None
        self.column_bar: ColumnBar | None = None
        self._told: tuple[int, int] | None = None
        self._own_fold = False  # a person has said how many languages are seen
        self.view.fitter.crowded.connect(
            self._fold_by_width, Qt.ConnectionType.QueuedConnection
        )  # not while it is laid out
        self.view.asked.connect(self._do)
        self.view.chosen.connect(self._chosen)
        self.view.focused.connect(self._focused)
        self.handle = FillHandle(room.look, self.view)
        self.handle.dragged.connect(self._drag_series)
        self.menus = GridMenus(room.look, self.view, self.acts, self._doings, self.edit_column, self)
        self.view.column_wanted.connect(self.edit_column)
        self.view.cells.typing.connect(self.bar.show_typing)
        self.model.edited.connect(self.edited)
        self.acts.done.connect(self.edited)
        self.model.restructured.connect(self._restructured)
        self.model.noted.connect(self._chosen)
        self.paster.made.connect(self.table_made)
        self.paster.kept.connect(self._leave_paste_bar)
        self.bar.left.connect(self._take_keys)
        self._chosen()

    def _tool(self, icon: str, key: str, act: Callable[[], object]) -> QToolButton:
        look = self._room.look
        button = make_tool(look, icon, look.say(key), least=34, on="accent")
        button.clicked.connect(lambda *_: act())
        return button

    # -- for the page ------------------------------------------------------------------------------------------------

    @property
    def dataset_id(self) -> str:
        """The table."""
        return self.model.source.id

    @property
    def commands(self) -> Commands:
        """What of the table of actions the grid does while it has the keys; else nothing."""
        if not self.view.hasFocus() or self.model.source.head is None:
            return {}
        names = ("cut", "copy", "paste", "delete", "select_all", "rename")
        return {name: self._doings[name] for name in names}

    def show_language(self, language: Language) -> None:
        """Read and show numbers in this language; words too where only one language is seen."""
        if self.keep():
            self.model.show_language(language, folded=self.model.folded)

    def fold(self, folded: bool) -> None:
        """See words in one language only, or in all three side by side, however wide the grid is."""
        self._own_fold = True
        self._show_folded(folded=folded)

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell of the table."""
        lane = find_lane(self.model.lanes, column, self.model.language)
        if lane >= 0:
            self.view.choose(row, lane)

    def stop_reading(self) -> None:
        """Let go of what is read in a thread of its own; to be called before the page goes."""
        if self.reading_bar is not None:
            self.reading_bar.close_reading()

    def take_focus(self) -> None:
        """Give the keys to the grid."""
        self._take_keys()

    def keep(self) -> bool:
        """Write now what was typed; False where the library cannot be written, and it stays with the reason."""
        kept = [self._keep_typed(), self.bar.keep(), self.column_bar is None or self.column_bar.keep()]
        return all(kept)

    # -- acts --------------------------------------------------------------------------------------------------------

    def _drag_series(self, block: Block, to: int) -> None:
        """The handle was let go: go on with what was chosen, and choose all of it."""
        whole = Block(block.top, block.left, to, block.right)
        if self.acts.fill_series(whole, block.height, counting=block.height > 1):
            self.view.choose_block(whole)

    @property
    def _doings(self) -> Mapping[str, Callable[[], object]]:
        return {
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
            "delete": lambda: self.acts.clear(self.view.blocks),
            "select_all": self.view.choose_table,
            "rename": self.view.edit_cell,
            "fill_down": lambda: self._with_block(self.acts.fill_down),
            "fill_series": lambda: self._with_block(self.acts.fill_series),
            "fill_right": lambda: self._with_block(self.acts.fill_right),
            "insert_rows": lambda: self._with_block(lambda block: self.acts.insert_rows(block.top, block.height)),
            "delete_rows": lambda: self._with_block(self.acts.delete_rows),
            "figure": self.bar.ask_figure,
            "bar": self.bar.begin,
        }

    def _do(self, act: str) -> None:
        self._doings[act]()

    def _with_block(self, act: Callable[[Block], object]) -> None:
        block = self.view.block
        if block is not None:
            act(block)

    def copy(self) -> bool:
        """Put what is chosen on the clipboard; False where it is nothing."""
        block = self.view.block
        with waiting():
            data = self.paster.copy(block) if block is not None else None
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
        return data is not None

    def cut(self) -> None:
        """Copy, then empty the cells."""
        if self.copy():
            self.acts.clear(self.view.blocks)

    def paste(self) -> None:
        """Paste what is on the clipboard; a table from elsewhere after it was said what was understood."""
        self.paste_data(QGuiApplication.clipboard().mimeData())

    def paste_data(self, data: QMimeData) -> None:
        """Paste mime data where the current cell is."""
        block, say = self.view.block, self._room.look.say
        if block is None or self.model.source.head is None:
            return
        copied = read_mime(data)
        if copied is not None and self.paster.knows(copied) and self.paster.fits(copied, block):
            self._show_block(self.paster.paste_cells(copied, block))
            return
        copy = take_copy(data)
        if copy.large:
            self._read_beside(copy, block)
            return
        try:
            rows = read_copy(copy)
        except InputError as problem:
            self._room.notices.refuse(problem)
            return
        if rows is None:
            self._room.notices.tell(say("grid.paste.nothing"))
        elif len(rows) == 1 and len(rows[0]) == 1:
            self.paster.paste_value(str(rows[0][0] or ""), self.view.blocks)
        else:
            self._offer(block, take_in(rows, otherwise=self.model.language))

    def _read_beside(self, copy: Copy, block: Block) -> None:
        """Read much in a thread of its own, and say so meanwhile."""
        self._close_paste_bar()
        bar = ReadingBar(self._room, copy, self.model.language, self._goal(block))
        bar.read.connect(lambda pasted, plan: self._take_read(block, pasted, plan))
        bar.refused.connect(self._refuse_read)
        bar.stopped.connect(self._leave_paste_bar)
        self.reading_bar = bar
        self._put_above(bar)
        bar.begin()

    def _take_read(self, block: Block, pasted: Pasted | None, plan: Plan | None) -> None:
        goal = self.reading_bar.goal if self.reading_bar is not None else None
        self._close_paste_bar()
        if pasted is None:
            self._room.notices.tell(self._room.look.say("grid.paste.nothing"))
            self._take_keys()
        elif self.model.source.head is not None:
            same = goal == self._goal(block)  # the table may have been worked on meanwhile
            self._offer(block, pasted, plan if same else None)

    def _goal(self, block: Block) -> Goal:
        lanes = self.model.lanes
        lane = lanes[min(block.left, len(lanes) - 1)]
        return Goal(self.model.source.columns, lane, empty=not self.model.source.row_count)

    def _refuse_read(self, problem: InputError) -> None:
        self._leave_paste_bar()
        self._room.notices.refuse(problem)

    def _offer(self, block: Block, pasted: Pasted, plan: Plan | None = None) -> None:
        """Say what was understood, before it is pasted."""
        self._close_paste_bar()
        goal = self._goal(block)
        with waiting():
            bar = PasteBar(self._room, pasted, goal.columns, goal.lane, block.top, empty=goal.empty, plan=plan)
        bar.accepted.connect(self._paste)
        bar.closed.connect(self._leave_paste_bar)
        self.paste_bar = bar
        self._put_above(bar)
        bar.begin()

    def _put_above(self, bar: QWidget) -> None:
        self._top.addWidget(bar)
        put_behind(find_previous(self.view), bar)

    def _paste(self, plan: Plan, goes: Goes) -> None:
        bar = self.paste_bar
        if bar is None:
            return
        with waiting():
            block = self.paster.apply(plan, goes, bar.row, bar.title)
        if self.paste_bar is bar:  # refused, as where the disk is full: it can be tried again
            bar.begin()
        self._show_block(block)

    def _show_block(self, block: Block | None) -> None:
        if block is not None:
            self.view.choose_block(block)
            self._chosen()

    def _leave_paste_bar(self) -> None:
        self._close_paste_bar()
        self._take_keys()

    def _close_paste_bar(self) -> None:
        self.stop_reading()
        bars, self.paste_bar, self.reading_bar = (self.paste_bar, self.reading_bar), None, None
        for bar in bars:
            if bar is not None:
                self._top.removeWidget(bar)
                bar.hide()
                bar.deleteLater()

    def add_column(self) -> None:
        """Put a column of numbers behind the others, and ask what it is called."""
        if self.acts.insert_column(len(self.model.source.columns)):
            self.edit_column(len(self.model.lanes) - 1)

    def edit_column(self, place: int) -> None:
        """Show the bar about the column of a lane."""
        lane = self.model.lane(place)
        if lane is None or not self._close_column_bar():
            return
        bar = ColumnBar(self._room, self.model, lane.at)
        bar.closed.connect(self._leave_column_bar, Qt.ConnectionType.QueuedConnection)
        self.column_bar = bar
        self.bar.hide()
        self._bottom.addWidget(bar)
        put_behind(self.view, bar)
        bar.begin()

    def _close_column_bar(self) -> bool:
        bar = self.column_bar
        if bar is None:
            return True
        if bar.at >= 0 and not bar.keep():
            return False
        self.column_bar = None
        self._bottom.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.bar.show()
        return True

    def _leave_column_bar(self) -> None:
        focus = QApplication.focusWidget()
        had = self.column_bar is not None and focus is not None and self.column_bar.isAncestorOf(focus)
        if self._close_column_bar() and had:
            self._take_keys()

    def _fold(self) -> None:
        self._own_fold = True
        self._show_folded(folded=self.fold_button.isChecked())

    def _fold_by_width(self, crowded: bool) -> None:
        """Where three languages find no room beside the numbers, one is seen until a person says otherwise."""
        if not self._own_fold and not self.view.editing:
            self._show_folded(folded=crowded)

    def _show_folded(self, *, folded: bool) -> None:
        if self.keep():
            self.model.show_language(self.model.language, folded=folded)
        self.fold_button.setChecked(self.model.folded)

    # -- following ---------------------------------------------------------------------------------------------------

    def _chosen(self, *_: object) -> None:
        """Another cell, or the same in another state: the bar follows."""
        index, blocks = self.view.currentIndex(), self.view.blocks
        lane = self.model.lane(index.column()) if index.isValid() else None
        place = (index.row(), lane.at) if lane is not None else None
        self.bar.show_cells(place, lane, blocks if place is not None else ())
        if place is not None and place != self._told:
            self._told = place
            self.cell_chosen.emit(*place)

    def _restructured(self) -> None:
        gone = self.model.source.head is None
        for each in (self.view, self.paste_button, self.column_button, self.transpose_button, self.fold_button):
            each.setEnabled(not gone)
        self.commands_changed.emit()

    def _focused(self, _has: bool) -> None:
        self.commands_changed.emit()

    def _take_keys(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_typed(self) -> bool:
        """Close the cell that is being typed in, and try again what was refused."""
        index = self.view.currentIndex()
        if self.view.editing and index.isValid():
            editor = self.view.indexWidget(index)
            if editor is not None:
                self.view.commitData(editor)
        return self.model.keep()
