"""How the table of the sources is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.sources.table import SourceTable

_PUBLISHER = 1
_PUBLISHER_WIDTH = 150  # pixels, until somebody drags it
_YIELD = (4, 2, 7, 6, 3, _PUBLISHER, 5)  # columns that go first where there is little room; see SourceTable
_NAME = 9  # heights of a line that the name needs in width


class SourceView(QTableView):
    """Whole rows are chosen, one at a time; a click on a heading sorts."""

    def __init__(self, look: Look, table: SourceTable) -> None:
        super().__init__()
        self.setProperty("sources", "true")
        self.setModel(table)
        self.setAccessibleName(look.say("place.sources"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFont(look.fonts.font())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(36, self.fontMetrics().height() + 18))
        head = self.horizontalHeader()
        head.setFont(look.fonts.font(Size.SMALL, bold=True))
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(44)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_PUBLISHER, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(_PUBLISHER, _PUBLISHER_WIDTH)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.modelReset.connect(self.fit)
        table.layoutChanged.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is no room for all columns, the name keeps its own."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Hide columns until the name can be read; what they say is beside the table as well."""
        head = self.horizontalHeader()
        wide = {each: max(self.sizeHintForColumn(each), head.sectionSizeHint(each)) for each in _YIELD}
        wide[_PUBLISHER] = head.sectionSize(_PUBLISHER) or _PUBLISHER_WIDTH
        room = self.viewport().width() - _NAME * self.fontMetrics().height()
        for each in _YIELD:
            hidden = sum(wide.values()) > room
            self.setColumnHidden(each, hidden)
            if hidden:
                del wide[each]
