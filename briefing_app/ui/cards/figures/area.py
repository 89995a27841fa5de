"""The key figures under the columns: head, table, and what lies behind the chosen figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QMenu, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.cards.figures.add import AddFigure
from briefing_app.ui.cards.figures.model import Column, FigureModel
from briefing_app.ui.cards.figures.observations import ObservationPanel
from briefing_app.ui.cards.figures.table import CellTable
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import ElidedLabel, make_label, set_icon_text

_WIDTHS = {
    Column.PLACE: 30, Column.HANT: 110, Column.HANS: 110, Column.PRECISION: 84, Column.VALUE: 104, Column.UNIT: 88,
    Column.AS_OF: 118,
}  # fmt: skip


class FigureArea(QWidget):
    """`commands` are those of the table of actions that go with the chosen figure."""

    commands_changed = Signal()

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(make_label(look, say("cards.figures"), Size.ROW, bold=True))
        about = ElidedLabel()
        about.setFont(look.fonts.font(Size.SMALL))
        about.setProperty("tone", "quiet")
        about.setText(say("cards.figures.about"))
        head.addWidget(about, 1)
        self.up = self._button("caret-up", say("cards.figures.up"), lambda: self.move_figure(-1))
        self.down = self._button("caret-down", say("cards.figures.down"), lambda: self.move_figure(1))
        self.behind = self._button("", say("cards.figures.values"), self._toggle)
        self.behind.setCheckable(True)
        self.remove_button = self._button("", say("cards.figures.remove"), self.remove)
        self.add_button = self._button("plus", say("cards.figures.add"), self.ask)
        for each in (self.up, self.down, self.behind, self.remove_button, self.add_button):
            head.addWidget(each)
        column.addLayout(head)
        self.model = FigureModel(room, session, self)
        self.table = CellTable(look, say("cards.figures"), self.model)
        header = self.table.horizontalHeader()
        scale = look.fonts.scale
        for at, width in _WIDTHS.items():
            self.table.setColumnWidth(at, round(width * scale))
        header.setSectionResizeMode(Column.LABEL, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.SOURCE, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table)
        self.problem = make_label(look, "", Size.SMALL, tone="err", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.empty = make_label(look, say("cards.figures.empty"), Size.SMALL, tone="faint", wrap=True)
        column.addWidget(self.empty)
        self.add_panel = AddFigure(room)
        column.addWidget(self.add_panel)
        self.panel = ObservationPanel(room)
        column.addWidget(self.panel)
        self.add_panel.chosen.connect(self._add)
        self.add_panel.closed.connect(lambda: self.add_button.setFocus())
        self.model.refused.connect(self._refused)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.table.allow_dragging()
        self.follow()

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Moving and taking off, while the table has the focus."""
        focus = QApplication.focusWidget()
        if focus is None or not (focus is self.table or self.table.isAncestorOf(focus)):
            return {}
        row = self.table.currentIndex().row()
        if not self.model.is_listed(row):
            return {}
        return {
            "move_up": lambda: self.move_figure(-1),
            "move_down": lambda: self.move_figure(1),
            "delete": self.remove,
        }

    def follow(self) -> None:
        """Show how things stand now."""
        self.model.follow()
        there = self.model.rowCount() > 0
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        self.table.updateGeometry()
        self._show_behind()

    def go_to(self, key: str) -> None:
        """Choose a figure and go to its value."""
        row = self.model.row_of(key)
        if row >= 0:
            self._choose(row, Column.VALUE)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask which figure to add."""
        self.add_panel.open_panel()

    def move_figure(self, step: int) -> None:
        """Move the chosen figure."""
        index = self.table.currentIndex()
        if self._room.attempt(lambda: self.model.move(index.row(), step)):
            place = self.table.currentIndex().row() + 1
            words = self._room.look.say("cards.figures.moved", place=place)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, words))

    def remove(self) -> None:
        """Take the chosen figure off the card; it stays in the library."""
        row = self.table.currentIndex().row()
        self._room.attempt(lambda: self.model.remove(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done with the chosen figure."""
        if not self.table.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self.font())
        say = self._room.look.say
        listed = self.model.is_listed(self.table.currentIndex().row())
        for words, act in (
            (say("cards.figures.up"), lambda: self.move_figure(-1)),
            (say("cards.figures.down"), lambda: self.move_figure(1)),
            (say("cards.figures.remove"), self.remove),
        ):
            action = menu.addAction(words)
            action.setEnabled(listed)
            action.triggered.connect(act)
        menu.popup(event.globalPos())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _add(self, key: str) -> None:
        self._room.attempt(lambda: self.model.add(key))
        self.go_to(key)

    def _choose(self, row: int, column: Column) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().setCurrentIndex(self.model.index(row, column), flag)

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        del index
        self.problem.hide()
        self._show_behind()
        self.commands_changed.emit()

    def _toggle(self) -> None:
        if self.behind.isChecked() and not self.table.currentIndex().isValid() and self.model.rowCount():
            self._choose(0, Column.VALUE)
        self._show_behind()

    def _show_behind(self) -> None:
        row = self.table.currentIndex().row()
        quoted = self.model.quoted_at(row)
        self.panel.show_figure(quoted if self.behind.isChecked() else None)
        listed = self.model.is_listed(row)
        self.up.setEnabled(listed and row > 0)
        self.down.setEnabled(listed and self.model.is_listed(row + 1))
        self.remove_button.setEnabled(listed)
        self.behind.setEnabled(self.model.rowCount() > 0)

    def _refused(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.table, sentence))

    def _button(self, icon: str, words: str, act: Callable[[], object]) -> QPushButton:
        """A quiet button; with an icon alone for moving, else with its words."""
        look = self._room.look
        button = QPushButton()
        button.setProperty("quiet", "true")
        button.setFont(look.fonts.font(Size.SMALL))
        if icon == "plus":
            set_icon_text(button, look.icons.icon(icon, "accent"), words)
        elif icon:
            button.setIcon(look.icons.icon(icon, "accent"))
            button.setProperty("slim", "true")
            button.setToolTip(words)
            button.setAccessibleName(words)
        else:
            button.setText(words.replace("&", "&&"))
        button.clicked.connect(lambda: act())
        return button
