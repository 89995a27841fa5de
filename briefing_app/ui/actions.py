"""Everything that can be done by name: one table, from which menus, shortcuts, palette and the list of shortcuts are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from briefing_app.ui.look import Look

_Role = QAction.MenuRole
_Standard = QKeySequence.StandardKey
Keys = tuple[str | QKeySequence.StandardKey, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; its words are `menu.<id>` in the catalogue.

    `group` makes it one choice of several, in a submenu of that name; `submenu` only puts it there. `window` says that the
    window does it, wherever one is; everything else is done by the page that shows (`Page.commands`).
    """

    menu: str
    id: str
    keys: Keys = ()
    role: QAction.MenuRole = _Role.NoRole
    group: str = ""
    submenu: str = ""
    window: bool = False
    line_before: bool = False


MENUS = ("file", "edit", "view", "insert", "briefing", "help")

ENTRIES: tuple[Entry, ...] = (
    Entry("file", "new", (_Standard.New,)),
    Entry("file", "new_briefing", ("Ctrl+Shift+N",), window=True),
    Entry("file", "open", (_Standard.Open,), window=True, line_before=True),
    Entry("file", "library_file", window=True),
    Entry("file", "import", ("Ctrl+I",), window=True, line_before=True),
    Entry("file", "import_table", window=True),
    Entry("file", "export", ("Ctrl+E",)),
    Entry("file", "export_list"),
    Entry("file", "make_pack"),
    Entry("file", "print", (_Standard.Print,)),
    Entry("file", "keep", (_Standard.Save,), window=True, line_before=True),
    Entry("file", "settings", ("Ctrl+,",), role=_Role.PreferencesRole, window=True),
    Entry("file", "quit", ("Ctrl+Q",), role=_Role.QuitRole, window=True, line_before=True),
    Entry("edit", "undo", (_Standard.Undo,), window=True),
    Entry("edit", "redo", (_Standard.Redo, "Ctrl+Y", "Ctrl+Shift+Z"), window=True),
    Entry("edit", "cut", (_Standard.Cut,), line_before=True),
    Entry("edit", "copy", (_Standard.Copy,)),
    Entry("edit", "paste", (_Standard.Paste,)),
    Entry("edit", "duplicate", ("Ctrl+D",)),
    Entry("edit", "delete", (_Standard.Delete,)),
    Entry("edit", "select_all", (_Standard.SelectAll,)),
    Entry("edit", "rename", ("F2",)),
    Entry("edit", "verify", ("Ctrl+Shift+V",), line_before=True),
    Entry("edit", "add_to_briefing", ("Ctrl+Return", "Ctrl+Enter")),
    Entry("edit", "move_up", ("Alt+Up",), submenu="move"),
    Entry("edit", "move_down", ("Alt+Down",), submenu="move"),
    Entry("edit", "move_section_up", ("Alt+Shift+Up",), submenu="move"),
    Entry("edit", "move_section_down", ("Alt+Shift+Down",), submenu="move"),
    Entry("edit", "find", (_Standard.Find,), line_before=True),
    Entry("edit", "palette", ("Ctrl+K",), window=True),
    Entry("edit", "trash", window=True, line_before=True),
    Entry("view", "briefings", ("Ctrl+1",), window=True),
    Entry("view", "facts", ("Ctrl+2",), window=True),
    Entry("view", "charts", ("Ctrl+3",), window=True),
    Entry("view", "sources", ("Ctrl+4",), window=True),
    Entry("view", "back", ("Alt+Left",), window=True),
    Entry("view", "meeting", ("F11",), window=True, line_before=True),
    Entry("view", "full_screen", ("F5",)),
    Entry("view", "content_language", ("F8",)),
    Entry("view", "pane", ("F6",), window=True, line_before=True),
    Entry("view", "pane_back", ("Shift+F6",), window=True),
    Entry("view", "zoom_in", (_Standard.ZoomIn, "Ctrl+="), submenu="zoom"),
    Entry("view", "zoom_out", (_Standard.ZoomOut,), submenu="zoom"),
    Entry("view", "fit", ("Ctrl+0",), submenu="zoom"),
    Entry("view", "text_90", group="text_size", window=True),
    Entry("view", "text_100", group="text_size", window=True),
    Entry("view", "text_110", group="text_size", window=True),
    Entry("view", "text_125", group="text_size", window=True),
    Entry("view", "text_150", group="text_size", window=True),
    Entry("view", "system", group="appearance", window=True),
    Entry("view", "light", group="appearance", window=True),
    Entry("view", "dark", group="appearance", window=True),
    Entry("view", "en", group="language", window=True),
    Entry("view", "zh-Hant", group="language", window=True),
    Entry("view", "zh-Hans", group="language", window=True),
    Entry("insert", "insert_section"),
    Entry("insert", "insert_text", line_before=True),
    Entry("insert", "insert_points"),
    Entry("insert", "insert_questions"),
    Entry("insert", "insert_key_figures"),
    Entry("insert", "insert_table"),
    Entry("insert", "insert_agenda"),
    Entry("insert", "insert_people"),
    Entry("insert", "insert_timeline"),
    Entry("insert", "insert_picture"),
    Entry("insert", "insert_page_break"),
    Entry("briefing", "properties"),
    Entry("briefing", "checks", ("F7",), line_before=True),
    Entry("briefing", "next_finding", ("F3",)),
    Entry("briefing", "previous_finding", ("Shift+F3",)),
    Entry("briefing", "save_version", line_before=True),
    Entry("briefing", "versions"),
    Entry("briefing", "save_template"),
    Entry("briefing", "archive"),
    Entry("help", "guide", ("F1",), window=True),
    Entry("help", "shortcuts", ("Ctrl+/", "Shift+F1"), window=True),
    Entry("help", "quick_start", window=True),
    Entry("help", "recent", window=True, line_before=True),
    Entry("help", "doctor", window=True, line_before=True),
    Entry("help", "problem", window=True),
    Entry("help", "licences", window=True),
    Entry("help", "about", role=_Role.AboutRole, window=True),
)


def keys_of(id: str) -> str:
    """The first shortcut of an entry as the system writes it; empty where it has none."""
    entry = next(each for each in ENTRIES if each.id == id)
    return QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if entry.keys else ""


def list_keys(entry: Entry) -> list[str]:
    """All shortcuts of an entry as the system writes them."""
    written = (each.toString(QKeySequence.SequenceFormat.NativeText) for each in _list_shortcuts(entry))
    return list(dict.fromkeys(each for each in written if each))


def _list_shortcuts(entry: Entry) -> list[QKeySequence]:
    """Each once: keys of one system may be the standard ones of another, and twice the same would be none."""
    return list({each.toString(): each for each in (QKeySequence(each) for each in entry.keys)}.values())


def build_menus(bar: QMenuBar, look: Look, do: Callable[[str], object]) -> dict[str, QAction]:
    """Fill a menu bar anew; returns the actions by id. `do` is called with the id of what was chosen."""
    for kind in (QMenu, QAction, QActionGroup):  # clearing alone would keep them as long as the bar
        for former in bar.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
            former.deleteLater()
    bar.clear()
    say = look.say
    actions: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {name: bar.addMenu(say(f"menu.{name}")) for name in MENUS}
    groups: dict[str, QActionGroup] = {}
    for entry in ENTRIES:
        menu = menus[entry.menu]
        inner = entry.group or entry.submenu
        if inner and inner not in menus:
            if entry.line_before:
                menu.addSeparator()
            menus[inner] = menu.addMenu(say(f"menu.{inner}"))
        elif entry.line_before and not inner:
            menu.addSeparator()
        action = QAction(say(f"menu.{entry.id}"), bar)
        action.setShortcuts(_list_shortcuts(entry))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(entry.role)
        action.triggered.connect(lambda _checked=False, id=entry.id: do(id))
        if entry.group:
            action.setCheckable(True)
            groups.setdefault(entry.group, QActionGroup(bar)).addAction(action)
        menus[inner or entry.menu].addAction(action)
        actions[entry.id] = action
    for menu in menus.values():
        menu.setFont(look.fonts.font())
    return actions
