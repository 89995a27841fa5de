"""The three panes of the composer: which are open, and how they share the width; both are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.ui.settings import Settings

WIDE = 1180 - 84  # pixels without the rail, from which all three panes have room
_NAME = "composer"
_DRAWER, _SIDE = "drawer", "side"


class Panes(QSplitter):
    """Drawer, outline and what is at the right of it.

    Where there is no room for three, drawer and right take turns; which are folded where there is room stays as it was.
    """

    folded = Signal()  # other panes are open now
    leaving = Signal()  # a pane with the focus in it is about to be folded

    def __init__(self, settings: Settings, drawer: QWidget, outline: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._panes = {_DRAWER: drawer, _SIDE: side}
        away = settings.folded(_NAME)
        self._wide = {name: name not in away for name in self._panes}
        self._turns = {_DRAWER: False, _SIDE: True}
        self._narrow = False
        self.setHandleWidth(1)
        for at, widget in enumerate((drawer, outline, side)):
            self.addWidget(widget)
            self.setCollapsible(at, False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 3)
        self.setStretchFactor(2, 4)
        self.setSizes([340, 440, 520])
        state = settings.splitter(_NAME)
        if not state.isEmpty():
            self.restoreState(state)
        self.splitterMoved.connect(self.remember)
        self._show()

    @property
    def drawer_open(self) -> bool:
        """Whether the drawer is wanted now."""
        return self._wanted[_DRAWER]

    @property
    def side_open(self) -> bool:
        """Whether the pages with their settings and checks are wanted now."""
        return self._wanted[_SIDE]

    def show_drawer(self, on: bool) -> None:
        """Open or fold the drawer. Where there is no room for three panes, it stands in the place of the right one."""
        if self._narrow:
            self._turns = {_DRAWER: on, _SIDE: not on}
        self._fold(_DRAWER, on)

    def show_side(self, on: bool) -> None:
        """Open or fold the right pane."""
        if self._narrow and on:
            self._turns[_DRAWER] = False
        self._fold(_SIDE, on)

    def restore_open(self, *, drawer: bool, side: bool) -> None:
        """Open what was open before the page was built anew."""
        self._wanted.update({_DRAWER: drawer, _SIDE: side})
        self._show()

    def remember(self) -> None:
        """Keep the widths, where all three are seen."""
        if all(self._wide.values()) and not self._narrow:
            self._settings.set_splitter(_NAME, self.saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let two panes take turns where three have no room."""
        super().resizeEvent(event)
        narrow = self.width() < WIDE
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:  # what was seen last stays; of both, the pages
                self._turns = {_DRAWER: self._wide[_DRAWER] and not self._wide[_SIDE], _SIDE: self._wide[_SIDE]}
            self._show()

    @property
    def _wanted(self) -> dict[str, bool]:
        return self._turns if self._narrow else self._wide

    def _fold(self, name: str, on: bool) -> None:
        self._wanted[name] = on
        if not self._narrow:
            self._settings.set_folded(_NAME, [each for each, wanted in self._wide.items() if not wanted])
        self._show()

    def _show(self) -> None:
        for name, pane in self._panes.items():
            if not self._wanted[name] and pane.isAncestorOf(self.window().focusWidget()):
                self.leaving.emit()
            pane.setVisible(self._wanted[name])
        self.folded.emit()
