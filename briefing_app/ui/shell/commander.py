"""Does what menus, shortcuts and palette ask for: asks all who can do something, and turns off what nobody can."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from briefing_app.ui.actions import build_menus
from briefing_app.ui.look import Look
from briefing_app.ui.page import Commands

Source = Callable[[], Commands]


class Commander(QObject):
    """`sources` say what they can do now; the later goes before the earlier."""

    def __init__(self, sources: Sequence[Source], parent: QObject) -> None:
        super().__init__(parent)
        self._sources = sources
        self._able: frozenset[str] = frozenset()
        self.actions: dict[str, QAction] = {}

    def build(self, bar: QMenuBar, look: Look) -> None:
        """Fill the menus anew."""
        self.actions = build_menus(bar, look, self.do)
        self._able = frozenset(self.actions)

    def check(self, checked: Sequence[str]) -> None:
        """Check these choices in the menus."""
        for id in checked:
            self.actions[id].setChecked(True)

    def do(self, id: str) -> None:
        """Do what an entry of the table of actions says, if that is possible now."""
        act = self.find(id)
        if act is not None:
            act()

    def find(self, id: str) -> Callable[[], object] | None:
        """What an entry does now; None where there is nothing to do."""
        return self.list_acts().get(id)

    def list_acts(self) -> dict[str, Callable[[], object]]:
        """All that can be done now."""
        acts: dict[str, Callable[[], object]] = {}
        for source in self._sources:
            acts |= source()
        return acts

    def update(self) -> None:
        """Turn entries on and off; only those that changed are touched."""
        able = frozenset(self.list_acts())
        for id in able ^ self._able:
            if id in self.actions:
                self.actions[id].setEnabled(id in able)
        self._able = able
