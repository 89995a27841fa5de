"""Everything that can be done from the menu bar: one table, from which menus and shortcuts are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

from briefing_app.ui.look import Look

_Role = QAction.MenuRole
_Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `group` makes it one choice of several. The words are `menu.<id>` in the catalogue."""

    menu: str
    id: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    role: QAction.MenuRole = _Role.NoRole
    group: str = ""
    line_before: bool = False


MENUS = ("file", "edit", "view", "help")

ENTRIES: tuple[Entry, ...] = (
    Entry("file", "open", (_Standard.Open,)),
    Entry("file", "import", ("Ctrl+I",)),
    Entry("file", "export", ("Ctrl+E",), line_before=True),
    Entry("file", "quit", ("Ctrl+Q",), role=_Role.QuitRole, line_before=True),
    Entry("edit", "undo", (_Standard.Undo,)),
    Entry("edit", "redo", (_Standard.Redo, "Ctrl+Shift+Z")),
    Entry("edit", "find", ("Ctrl+K", _Standard.Find), line_before=True),
    Entry("view", "checks", ("F7",)),
    Entry("view", "zoom_in", (_Standard.ZoomIn, "Ctrl+="), line_before=True),
    Entry("view", "zoom_out", (_Standard.ZoomOut,)),
    Entry("view", "fit", ("Ctrl+0",)),
    Entry("view", "pane", ("F6",)),
    Entry("view", "system", group="appearance", line_before=True),
    Entry("view", "light", group="appearance"),
    Entry("view", "dark", group="appearance"),
    Entry("view", "en", group="language", line_before=True),
    Entry("view", "zh-Hant", group="language"),
    Entry("view", "zh-Hans", group="language"),
    Entry("help", "doctor"),
    Entry("help", "about", role=_Role.AboutRole),
)


def build_menus(bar: QMenuBar, look: Look, doing: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Fill a menu bar anew; returns the actions by id. KeyError where an entry has nothing to do.

    Entries of a group stand in a submenu of the group's name.
    """
    bar.clear()
    say = look.say
    actions: dict[str, QAction] = {}
    menus = {name: bar.addMenu(say(f"menu.{name}")) for name in MENUS}
    groups: dict[str, QActionGroup] = {}
    for entry in ENTRIES:
        menu = menus[entry.menu]
        if entry.group and entry.group not in groups:
            if entry.line_before:
                menu.addSeparator()
            menus[entry.group] = menu.addMenu(say(f"menu.{entry.group}"))
            groups[entry.group] = QActionGroup(bar)
        elif entry.line_before and not entry.group:
            menu.addSeparator()
        action = QAction(say(f"menu.{entry.id}"), bar)
        action.setShortcuts([QKeySequence(each) for each in entry.keys])
        action.setMenuRole(entry.role)
        do = doing[entry.id]
        action.triggered.connect(lambda _checked=False, do=do: do())
        if entry.group:
            action.setCheckable(True)
            groups[entry.group].addAction(action)
        menus[entry.group or entry.menu].addAction(action)
        actions[entry.id] = action
    for menu in menus.values():
        menu.setFont(look.fonts.font())
    return actions
