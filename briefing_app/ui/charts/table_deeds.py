"""What can be done with a table: copy it, draw it, save it as a file, throw it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.ui.room import Room, Where
from briefing_app.ui.table_output import ask_for_dataset
from briefing_app.ui.widgets.menus import add_act


class TableDeeds(QObject):
    """Lives with the page; `widget` is where menus belong. What was done is told with the id."""

    duplicated = Signal(str)  # of the copy
    trashed = Signal(str)

    def __init__(self, room: Room, widget: QWidget) -> None:
        super().__init__(widget)
        self._room = room
        self._widget = widget

    def open(self, id: str) -> None:
        """Go to the page of a table."""
        self._room.navigator.go(Where("table", id))

    def duplicate(self, id: str) -> str:
        """Copy a table; the id of the copy, empty where it was refused."""
        copy = self._room.attempt(lambda: self._room.core.tables.duplicate_table(id))
        if copy is None:
            return ""
        self.duplicated.emit(copy.id)
        return copy.id

    def trash(self, id: str) -> bool:
        """Move a table to the trash. One that charts draw or briefings show stays: they are named."""
        room, say = self._room, self._room.look.say
        uses = room.core.library.where_used("dataset", id)
        if uses:
            where = say.row(use.title.best(say.language)[0] or use.slug for use in uses)
            room.notices.warn("warn", say("charts.table.used", where=where))
            return False
        if room.attempt(lambda: room.core.data.delete_dataset(id)) is None:
            return False
        room.tell_done(say("charts.table.trashed"))
        self.trashed.emit(id)
        return True

    def save(self, id: str) -> None:
        """Ask where to, and write a table as Excel or CSV in the language of the content."""
        ask_for_dataset(self._room, self._widget, id, self._room.settings.content_language)

    def make_menu(self, id: str, *, page: bool = False) -> QMenu:
        """The menu of a table; on its own `page` it is not opened."""
        look = self._room.look
        menu = QMenu(self._widget)
        menu.setFont(look.fonts.font())
        if not page:
            add_act(menu, look, "charts.open", "pencil-simple", self.open, id)
        add_act(menu, look, "charts.duplicate", "stack", self.duplicate, id)
        menu.addSeparator()
        add_act(menu, look, "table_output.dataset", "file-xls", self.save, id)
        menu.addSeparator()
        add_act(menu, look, "charts.trash", "trash", self.trash, id)
        return menu
