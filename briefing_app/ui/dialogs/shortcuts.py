"""All shortcuts in a list that can be searched, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from briefing_app.ui.actions import ENTRIES, Entry, list_keys
from briefing_app.ui.dialogs.sheet import SheetDialog
from briefing_app.ui.look import Look, Words
from briefing_app.ui.widgets.line_edit import LineEdit
from briefing_app.workspace.guide.words import plain_words


def say_entry(entry: Entry, say: Words) -> str:
    """What an entry does."""
    return plain_words(say(f"menu.{entry.id}"))


def say_place(entry: Entry, say: Words) -> str:
    """The menu in which an entry stands."""
    return " › ".join(plain_words(say(f"menu.{each}")) for each in (entry.menu, entry.group or entry.submenu) if each)


class ShortcutsDialog(SheetDialog):
    """Three columns: what is done, the keys, the menu."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        say = look.say
        super().__init__(look, say("dialogs.shortcuts"), parent)
        self.field = LineEdit()
        self.field.setFont(look.fonts.font())
        self.field.setPlaceholderText(say("dialogs.shortcuts.search"))
        self.field.setAccessibleName(say("dialogs.shortcuts.search"))
        self.field.textChanged.connect(self._filter)
        self.table = QTableWidget(0, 3)
        self.table.setFont(look.fonts.font())
        self.table.setAccessibleName(say("dialogs.shortcuts"))
        self.table.setHorizontalHeaderLabels([say(f"dialogs.shortcuts.{each}") for each in ("what", "keys", "where")])
        self.table.horizontalHeader().setFont(look.fonts.font())
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 14)
        self.table.setProperty("rows", "true")
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for entry in [each for each in ENTRIES if each.keys]:
            self._add_row(say_entry(entry, say), "  ".join(list_keys(entry)), say_place(entry, say))
        self.body.addWidget(self.field)
        self.body.addWidget(self.table, 1)
        self.field.setFocus()

    def _add_row(self, *texts: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(row, column, item)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, column) for column in range(3))
            text = " ".join(each.text() for each in items if each is not None).casefold()
            self.table.setRowHidden(row, not all(each in text for each in wanted))

    @property
    def shown(self) -> list[str]:
        """What is done by the shortcuts that are listed now."""
        rows = [row for row in range(self.table.rowCount()) if not self.table.isRowHidden(row)]
        return [item.text() for row in rows if (item := self.table.item(row, 0)) is not None]
