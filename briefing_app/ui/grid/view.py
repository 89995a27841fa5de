"""The spreadsheet itself: the keys and the mouse of one, and what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.grid.delegate import GridDelegate
from briefing_app.ui.grid.header import ColumnHeads
from briefing_app.ui.grid.keys import find_act
from briefing_app.ui.grid.lanes import find_lane
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.selection import Block, enclose
from briefing_app.ui.grid.sheet import dress_sheet
from briefing_app.ui.grid.widths import LaneFitter
from briefing_app.ui.room import Room

_AIR = 8  # above and below the words of a cell
_LEAST, _SEEN = 4, 12  # rows that are seen at once
_Key = Qt.Key
_EDGES = {_Key.Key_Up: (-1, 0), _Key.Key_Down: (1, 0), _Key.Key_Left: (0, -1), _Key.Key_Right: (0, 1)}
_MOVING = {*_EDGES, _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown}
_FIGURE = "/@=／＠＝"  # begins the search for a figure in a column of numbers
_ENTERING = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_Flag = QItemSelectionModel.SelectionFlag
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class GridView(QTableView):
    """`asked` names what a key asked for: copy, paste, delete, fill_down, insert_rows and the like.

    Tab leaves the grid, as every control; only after a cell was filled in it goes on from cell to cell, to the end of its row.
    """

    asked = Signal(str)
    chosen = Signal()  # other cells
    focused = Signal(bool)
    menu_wanted = Signal(QPoint)
    column_wanted = Signal(int)
    rows_menu_wanted = Signal(QPoint)
    columns_menu_wanted = Signal(QPoint)

    def __init__(self, room: Room, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.grid = model
        self._tabbing = False  # a cell was filled in and left by Tab, and nothing else was done since
        self._home = -1  # the lane in which that run of Tabs began
        self._was: tuple[int, str, Language | None] | None = None  # row, key and language before other lanes
        self.setProperty("grid", "true")
        self.heads = ColumnHeads(room, model, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.cells = GridDelegate(room.look, self)
        self.setItemDelegate(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        dress_sheet(self, room.look, name, _AIR)
        rows = self.verticalHeader()
        rows.setHighlightSections(True)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._ask_rows_menu)
        self.heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.heads.customContextMenuRequested.connect(self._ask_columns_menu)
        self.heads.sectionDoubleClicked.connect(self.column_wanted)
        self.cells.left.connect(self._leave)
        self.cells.closeEditor.connect(self._selected)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.selectionModel().currentChanged.connect(self._selected)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._fit_anew)
        self.fitter = LaneFitter(room, model, self.cells, self)
        self.fitter.fit()
        self._settle()

    # -- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def blocks(self) -> list[Block]:
        """What is chosen; the current cell where nothing is."""
        rows = self.grid.source.row_count
        found = [
            _trim(Block(each.top(), each.left(), each.bottom(), each.right()), self.grid.rowCount(), rows)
            for each in list(self.selectionModel().selection())  # type: ignore[call-overload]
            if each.isValid()
        ]
        current = self.currentIndex()
        if not found and current.isValid():
            found = [Block(current.row(), current.column(), current.row(), current.column())]
        return found

    @property
    def block(self) -> Block | None:
        """The smallest block that holds all that is chosen."""
        return enclose(self.blocks)

    @property
    def editing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() is QAbstractItemView.State.EditingState

    def choose(self, row: int, lane: int) -> None:
        """Go to a cell."""
        index = self.grid.index(row, lane)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)

    def choose_block(self, block: Block) -> None:
        """Choose several cells, and go to the first."""
        first, last = self.grid.index(block.top, block.left), self.grid.index(block.bottom, block.right)
        if first.isValid() and last.isValid():
            self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
            self.selectionModel().select(QItemSelection(first, last), _Flag.ClearAndSelect)
            self.scrollTo(first)

    def choose_table(self) -> None:
        """Choose all cells of the table, none of the empty rows below."""
        rows = self.grid.source.row_count
        if rows and self.grid.lanes:
            current = self.currentIndex()
            self.choose_block(Block(0, 0, rows - 1, len(self.grid.lanes) - 1))
            if current.isValid() and current.row() < rows:
                self.selectionModel().setCurrentIndex(current, _Flag.NoUpdate)

    def edit_cell(self) -> None:
        """Open the current cell with what is in it."""
        self.cells.quick = False
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share another width."""
        super().resizeEvent(event)
        self.fitter.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Now the width is known."""
        super().showEvent(event)
        self.fitter.fit()

    def _remember(self) -> None:
        """Where one is, before there are other lanes."""
        index = self.currentIndex()
        lane = self.grid.lane(index.column()) if index.isValid() else None
        self._was = (index.row(), lane.column.key, lane.language) if lane is not None else None

    def _fit_anew(self) -> None:
        """Other lanes: back to the same cell, if it is still there."""
        self.fitter.fit(anew=True)
        if self._was is not None:
            row, name, language = self._was
            at = next((each.at for each in self.grid.lanes if each.column.key == name), 0)
            place = max(0, find_lane(self.grid.lanes, at, language or self.grid.language))
            index = self.grid.index(min(row, self.grid.rowCount() - 1), place)
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
                return
        self._settle()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the rows there are, up to twelve."""
        return QSize(super().sizeHint().width(), self._height(min(_SEEN, self.grid.rowCount())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows at least."""
        return QSize(super().minimumSizeHint().width(), self._height(_LEAST))

    def _height(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        head, row = self.heads.sizeHint().height(), self.verticalHeader().defaultSectionSize()
        return head + rows * row + below + 2 * self.frameWidth()

    def _settle(self) -> None:
        if self.grid.rowCount() and self.grid.lanes and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(self.grid.index(0, 0), _Flag.ClearAndSelect)

    def _selected(self, *_: object) -> None:
        self.chosen.emit()

    # -- keys --------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys of a spreadsheet are the grid's, whatever the menus do with them elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.editing
            and find_act(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key of a spreadsheet does; typing opens the cell."""
        key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in _MOVING:
            self._end_run()
        if act := find_act(event):
            self.asked.emit(act)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and not modifiers & _MODIFIERS:
            self._step(-1 if shift else 1, 0)
        elif key in (_Key.Key_Tab, _Key.Key_Backtab) and not modifiers & _MODIFIERS:
            self._tab(-1 if key is _Key.Key_Backtab or shift else 1)
        elif key in _EDGES and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._jump(*_EDGES[key], extend=shift)
        elif (
            key in (_Key.Key_Home, _Key.Key_End) and modifiers & Qt.KeyboardModifier.ControlModifier and self.grid.lanes
        ):
            last = (max(0, self.grid.source.row_count - 1), len(self.grid.lanes) - 1)
            self._go(*((0, 0) if key is _Key.Key_Home else last), extend=shift)
        elif event.text() and event.text() in _FIGURE and self._on_number() and not modifiers & _MODIFIERS:
            self._tabbing = True  # a figure is entered as a value is typed
            self.asked.emit("figure")
        else:
            self.cells.quick = True
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Chinese opens the cell as letters do."""
        self.cells.quick = True
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A cell that was opened by the mouse keeps its arrow keys."""
        self.cells.quick = False
        super().mouseDoubleClickEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click ends a run of Tabs."""
        self._end_run()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Entered by Tab, there is a current cell, and the next Tab leaves; menus and searches give the keys back otherwise."""
        super().focusInEvent(event)
        if event.reason() in _ENTERING:
            self._end_run()
        self._settle()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the keys are no longer its own."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab goes on through the page; in a run through the cells of the row before."""
        lane = self.currentIndex().column() + (1 if next else -1)
        if self.hasFocus() and self._tabbing and 0 <= lane < len(self.grid.lanes):
            return False  # Qt then gives the key to the table
        return super().focusNextPrevChild(next)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu of what is chosen, by mouse or key."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(place))
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.choose(index.row(), index.column())
        self.menu_wanted.emit(place)

    def _on_number(self) -> bool:
        lane = self.grid.lane(self.currentIndex().column())
        return lane is not None and lane.numeric

    # -- moving ------------------------------------------------------------------------------------------------------

    def _end_run(self) -> None:
        self._tabbing, self._home = False, -1

    def _leave(self, down: int, on: int, tabbed: bool) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if tabbed:
            self._tab(on)
        else:
            self._step(down, on)

    def _step(self, down: int, on: int) -> None:
        """Enter: the next row, below where a run of Tabs began; arrows: the next cell."""
        index = self.currentIndex()
        lane = self._home if self._home >= 0 and down > 0 else index.column() + on
        self._end_run()
        self._go(index.row() + down, lane)

    def _tab(self, on: int) -> None:
        """The next cell of the row; behind one that was typed in at its end, the next row."""
        index = self.currentIndex()
        self._tabbing = True
        if self._home < 0 and on > 0:
            self._home = index.column()
        row, lane, width = index.row(), index.column() + on, len(self.grid.lanes)
        if not 0 <= lane < width:
            row, lane = row + on, 0 if on > 0 else width - 1
            self._home = 0 if on > 0 else -1
        if 0 <= row < self.grid.rowCount():
            self._go(row, lane)

    def _go(self, row: int, lane: int, *, extend: bool = False) -> None:
        row = max(0, min(row, self.grid.rowCount() - 1))
        lane = max(0, min(lane, len(self.grid.lanes) - 1))
        index = self.grid.index(row, lane)
        if not index.isValid():
            return
        if extend:
            anchor = self._anchor()
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.selectionModel().select(QItemSelection(anchor, index), _Flag.ClearAndSelect)
        else:
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    def _anchor(self) -> QModelIndex:
        """The corner of what is chosen that lies across from the current cell."""
        current, block = self.currentIndex(), self.block
        if block is None:
            return current
        row = block.bottom if current.row() == block.top else block.top
        lane = block.right if current.column() == block.left else block.left
        return self.grid.index(row, lane)

    def _jump(self, down: int, on: int, *, extend: bool) -> None:
        """Ctrl and an arrow: to the edge of the table; from there over the empty rows."""
        index = self.currentIndex()
        last = self.grid.source.row_count - 1
        row, lane = index.row(), index.column()
        if down:
            row = 0 if down < 0 and row <= last + 1 else max(last, 0)
        else:
            lane = 0 if on < 0 else len(self.grid.lanes) - 1
        self._go(row, lane, extend=extend)

    def _ask_rows_menu(self, place: QPoint) -> None:
        row = self.verticalHeader().logicalIndexAt(place)
        block = self.block
        if row >= 0 and (block is None or not block.top <= row <= block.bottom or block.width < len(self.grid.lanes)):
            self.selectRow(row)
        self.rows_menu_wanted.emit(self.verticalHeader().viewport().mapToGlobal(place))

    def _ask_columns_menu(self, place: QPoint) -> None:
        lane = self.heads.logicalIndexAt(place)
        if lane >= 0:
            row = max(0, self.currentIndex().row())
            self.selectColumn(lane)
            self.selectionModel().setCurrentIndex(self.grid.index(row, lane), _Flag.NoUpdate)
        self.columns_menu_wanted.emit(self.heads.viewport().mapToGlobal(place))


def _trim(block: Block, seen: int, rows: int) -> Block:
    """A block over all rows that are seen ends with the table: the empty rows below are only there to type into."""
    whole = block.top == 0 and block.bottom == seen - 1 and rows
    return Block(0, block.left, rows - 1, block.right) if whole else block
