"""The menus of the grid: of cells, rows and columns, each with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.ui.look import Look


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu; `key` is its name in the catalogue. Without `act` it is off; a key of "" is a line between."""

    key: str
    act: Callable[[], object] | None = None
    icon: str = ""
    shortcut: str = ""
    values: tuple[tuple[str, object], ...] = ()


LINE = Item("")


def make_menu(look: Look, items: list[Item], parent: QWidget) -> QMenu:
    """A menu that goes when it closes."""
    menu = QMenu(parent)
    menu.setFont(look.fonts.font())
    for item in items:
        if not item.key:
            menu.addSeparator()
            continue
        text = look.say(item.key, **dict(item.values))
        if item.shortcut:
            shown = QKeySequence(item.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{shown}"
        action = menu.addAction(text)
        if item.icon:
            action.setIcon(look.icons.icon(item.icon))
        action.setEnabled(item.act is not None)
        if item.act is not None:
            action.triggered.connect(_calling(item.act))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _calling(act: Callable[[], object]) -> Callable[..., None]:
    def call(*_: object) -> None:
        act()

    return call
