"""The tables of the library on the place for charts: each opens on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from briefing_app.model.language import Language
from briefing_app.ui.charts.table_deeds import TableDeeds
from briefing_app.ui.charts.table_rows import list_table_rows
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.page import Commands
from briefing_app.ui.room import Room


class TableList(RowList):
    """A click or Enter opens; the rest is in the menu of a row."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(room.look, room.look.say("charts.tables.name"), Shape(title_lines=1), moving=False)
        self._room = room
        self.deeds = TableDeeds(room, parent)
        self.chosen.connect(self._open)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    @property
    def commands(self) -> Commands:
        """What can be done with the current table."""
        row = self.current
        if row is None:
            return {}
        return {
            "duplicate": lambda: self.deeds.duplicate(row.id),
            "delete": lambda: self.deeds.trash(row.id),
            "export": lambda: self.deeds.save(row.id),
        }

    def refresh(self, words: str, language: Language) -> int:
        """List the tables that are found by words; gives back how many there are."""
        now = self.current
        rows = list_table_rows(self._room.core, words, language, self._room.look.say)
        self.rows.set_rows(rows)
        if now is not None:
            self.choose(now.kind, now.id)
        return len(rows)

    def _open(self, row: Row) -> None:
        self.deeds.open(row.id)

    def _ask_menu(self, place: QPoint) -> None:
        row = self.current
        if row is not None:
            menu = self.deeds.make_menu(row.id)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.viewport().mapToGlobal(place))
