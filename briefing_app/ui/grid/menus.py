"""The menus of the grid: of cells, rows and columns, each with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.model.chart import ColumnKind
from briefing_app.ui.grid.acts import GridActs
from briefing_app.ui.grid.lanes import Lane, find_lane
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.view import GridView
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.menus import calling

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a menu; `key` is its name in the catalogue. Without `act` it is off; no key makes a line between others."""

    key: str
    act: Act | None = None
    icon: str = ""
    shortcut: str = ""
    n: int = 1


LINE = Item("")


class GridMenus(QObject):
    """Opens the menu that the view asks for, for what is chosen in it."""

    def __init__(
        self,
        look: Look,
        view: GridView,
        acts: GridActs,
        doings: Mapping[str, Act],
        edit_column: Callable[[int], object],
        parent: QWidget,
    ) -> None:
        """Listen to the view.

        Args:
            look: Fonts, icons and words.
            view: Whose menus they are.
            acts: What is done with rows and columns.
            doings: What the keys of the grid do, by name.
            edit_column: Shows the bar about the column of a lane.
            parent: The editor.
        """
        super().__init__(parent)
        self._look = look
        self._view = view
        self._acts = acts
        self._doings = doings
        self._edit_column = edit_column
        self._owner = parent
        view.menu_wanted.connect(self._ask)
        view.rows_menu_wanted.connect(self._ask_rows)
        view.columns_menu_wanted.connect(self._ask_columns)

    # -- opening -----------------------------------------------------------------------------------------------------

    def _ask(self, place: QPoint) -> None:
        self._open([*self.list_cell_items(), LINE, *self.list_row_items(), LINE, *self.list_column_items()], place)

    def _ask_rows(self, place: QPoint) -> None:
        self._open(self.list_row_items(), place)

    def _ask_columns(self, place: QPoint) -> None:
        self._open(self.list_column_items(), place)

    def _open(self, items: list[Item], place: QPoint) -> None:
        if self._view.block is not None:
            self._make(items).popup(place)

    def _make(self, items: list[Item]) -> QMenu:
        """A menu that goes when it closes."""
        menu = QMenu(self._owner)
        menu.setFont(self._look.fonts.font())
        for item in items:
            if not item.key:
                menu.addSeparator()
                continue
            text = self._look.say(item.key, n=item.n)
            if item.shortcut:
                shown = QKeySequence(item.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                text = f"{text}\t{shown}"
            action = menu.addAction(text)
            if item.icon:
                action.setIcon(self._look.icons.icon(item.icon))
            action.setEnabled(item.act is not None)
            if item.act is not None:
                action.triggered.connect(calling(item.act))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # -- what is in them ---------------------------------------------------------------------------------------------

    @property
    def _lane(self) -> Lane | None:
        return self._view.grid.lane(self._view.currentIndex().column())

    def list_cell_items(self) -> list[Item]:
        """What can be done with the chosen cells."""
        doings, lane = self._doings, self._lane
        numeric = lane is not None and lane.column.kind is ColumnKind.NUMBER
        return [
            Item("grid.menu.cut", doings["cut"], "", "Ctrl+X"),
            Item("grid.menu.copy", doings["copy"], "copy", "Ctrl+C"),
            Item("grid.menu.paste", doings["paste"], "clipboard-text", "Ctrl+V"),
            Item("grid.menu.clear", doings["delete"], "", "Del"),
            LINE,
            Item("grid.menu.fill_down", doings["fill_down"], "", "Ctrl+D"),
            Item("grid.menu.fill_right", doings["fill_right"], "", "Ctrl+R"),
            Item("grid.menu.series", doings["fill_series"]),
            Item("grid.figure.follow", doings["figure"] if numeric else None, "hash", "/"),
            Item("grid.menu.bar", doings["bar"], "", "Shift+F2"),
        ]

    def list_row_items(self) -> list[Item]:
        """What can be done with the chosen rows."""
        block = self._view.block
        if block is None:
            return []
        acts, rows, count = self._acts, self._view.grid.source.row_count, block.height
        below = (lambda: acts.insert_rows(block.bottom + 1, count)) if block.bottom < rows else None
        up = (lambda: self._move(block, -1)) if 0 < block.top < rows else None
        down = (lambda: self._move(block, 1)) if block.bottom + 1 < rows else None
        delete = (lambda: acts.delete_rows(block)) if block.top < rows else None
        return [
            Item("grid.menu.rows.above", lambda: acts.insert_rows(block.top, count), "plus", "Ctrl++", count),
            Item("grid.menu.rows.below", below, n=count),
            Item("grid.menu.rows.up", up, "arrow-up"),
            Item("grid.menu.rows.down", down, "arrow-down"),
            Item("grid.menu.rows.delete", delete, "trash", "Ctrl+-", count),
        ]

    def _move(self, block: Block, step: int) -> None:
        if self._acts.move_rows(block, step):
            self._view.choose_block(Block(block.top + step, block.left, block.bottom + step, block.right))

    def list_column_items(self) -> list[Item]:
        """What can be done with the column of the current cell, and the columns that are chosen."""
        block, lane = self._view.block, self._lane
        if block is None or lane is None:
            return []
        acts, grid = self._acts, self._view.grid
        width, place = len(grid.source.columns), find_lane(grid.lanes, lane.at, lane.language)
        several = grid.lanes[block.right].at - grid.lanes[block.left].at + 1
        left = (lambda: acts.move_column(lane, -1)) if lane.at else None
        right = (lambda: acts.move_column(lane, 1)) if lane.at + 1 < width else None
        delete = (lambda: acts.delete_columns(block)) if several < width else None
        return [
            Item("grid.menu.column.edit", lambda: self._edit_column(place), "sliders-horizontal"),
            Item("grid.menu.sort.up", lambda: acts.sort(lane, descending=False), "sort-ascending"),
            Item("grid.menu.sort.down", lambda: acts.sort(lane, descending=True)),
            Item("grid.menu.column.before", lambda: acts.insert_column(lane.at), "plus"),
            Item("grid.menu.column.after", lambda: acts.insert_column(lane.at + 1)),
            Item("grid.menu.column.left", left, "arrow-left"),
            Item("grid.menu.column.right", right),
            Item("grid.menu.column.delete", delete, "trash", n=several),
        ]
