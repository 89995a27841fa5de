"""The middle of the composer: a heading with what can be added, and the outline below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from briefing_app.ui.composer.kinds import BUILDING, SECTION, find_kind
from briefing_app.ui.composer.model import OutlineModel
from briefing_app.ui.composer.view import OutlineView
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, make_tool, set_icon_text


class OutlinePane(QFrame):
    """`new_asked` names the kind of what is to be added, or `section`."""

    new_asked = Signal(str)
    drawer_toggled = Signal(bool)
    side_toggled = Signal(bool)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, look: Look, model: OutlineModel) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "main")
        self.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        self.view = OutlineView(look, model)
        column.addWidget(self.view, 1)

    def _make_head(self) -> QFrame:
        look, say = self._look, self._look.say
        head = QFrame()
        head.setProperty("pane", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self.drawer = make_tool(look, "sidebar-simple", look.say("composer.fold.drawer"), on="accent")
        self.drawer.setCheckable(True)
        self.drawer.toggled.connect(self.drawer_toggled)
        self.side = make_tool(look, "presentation", look.say("composer.fold.side"), on="accent")
        self.side.setCheckable(True)
        self.side.toggled.connect(self.side_toggled)
        self._name = make_label(look, say("composer.outline"), Size.ROW, bold=True)
        self.section = QPushButton()
        self.block = QPushButton()
        for button, key in ((self.section, "composer.add.section"), (self.block, "composer.add.block")):
            set_icon_text(button, look.icons.icon("plus", "accent"), say(key))
            button.setFont(look.fonts.font())
            button.setProperty("quiet", "true")
            button.setProperty("tight", "true")
        self.section.setToolTip(say("composer.add.section.tip"))
        self.section.clicked.connect(lambda: self.new_asked.emit(SECTION))
        self.block.clicked.connect(self.open_blocks)
        self.undo = make_tool(look, "arrow-u-up-left", look.say("composer.undo"), on="accent")
        self.redo = make_tool(look, "arrow-u-up-right", look.say("composer.redo"), on="accent")
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        row.addWidget(self.drawer)
        row.addWidget(self._name)
        row.addStretch(1)
        for widget in (self.section, self.block, self.undo, self.redo, self.side):
            row.addWidget(widget)
        return head

    def show_turns(self, undo: str, redo: str) -> None:
        """Say what would be undone and redone; empty where there is nothing."""
        for button, text, key in ((self.undo, undo, "composer.undo"), (self.redo, redo, "composer.redo")):
            button.setEnabled(bool(text))
            button.setToolTip(text or self._look.say(key))

    def show_folds(self, *, drawer: bool, side: bool) -> None:
        """Say which panes are open."""
        for button, on in ((self.drawer, drawer), (self.side, side)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)

    def open_blocks(self) -> QMenu:
        """The kinds of blocks, under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_kinds(menu, self._look, self.new_asked.emit)
        menu.popup(self.block.mapToGlobal(QPoint(0, self.block.height())))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where it is narrow, the name of the pane makes room for what can be done."""
        super().resizeEvent(event)
        needed = sum(
            each.sizeHint().width() + 2
            for each in (self.drawer, self.section, self.block, self.undo, self.redo, self.side)
        )
        self._name.setVisible(self.width() > needed + self._name.sizeHint().width() + 24)


def fill_kinds(menu: QMenu, look: Look, chosen: Callable[[str], object]) -> None:
    """Put the kinds of blocks into a menu."""
    menu.setFont(look.fonts.font())
    for name in BUILDING:
        kind = find_kind(name)
        icon = look.icons.icon(kind.icon, kind.tone) if kind else QIcon()
        action = QAction(icon, look.say(f"composer.kind.{name}").replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False, name=name: chosen(name))
        menu.addAction(action)
