"""What the palette finds in the program itself: the entries of the menus, and settings."""

from __future__ import annotations

from collections.abc import Callable, Collection

from briefing_app.ui.actions import ENTRIES, Entry, keys_of
from briefing_app.ui.dialogs.shortcuts import say_entry
from briefing_app.ui.look import Look
from briefing_app.ui.palette.rows import PaletteRow
from briefing_app.ui.setting_fields import FIELDS
from briefing_app.workspace.guide.words import plain_words

# Offered before anything is typed.
_FIRST = ("new_briefing", "new", "import", "export", "meeting", "settings")
# Not offered: they make no sense by name.
_LEFT_OUT = frozenset({"palette", "quit", "pane", "pane_back", "cut", "copy", "paste", "select_all"})
_ICONS = {
    "file": "folder-open",
    "edit": "pencil-simple",
    "view": "eye",
    "insert": "plus",
    "briefing": "briefcase",
    "help": "question",
}
_OWN_ICONS = {
    "export": "export",
    "guide": "book-open-text",
    "import": "download-simple",
    "meeting": "presentation",
    "new_briefing": "file-plus",
    "redo": "arrow-u-up-right",
    "settings": "gear-six",
    "shortcuts": "keyboard",
    "trash": "trash",
    "undo": "arrow-u-up-left",
}


def find_ranges(text: str, words: Collection[str]) -> tuple[tuple[int, int], ...] | None:
    """Where every word stands in a text; None where one does not."""
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text.lower()
    ranges = []
    for word in words:
        at = folded.find(word)
        if at < 0:
            return None
        ranges.append((at, at + len(word)))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def find_commands(
    look: Look, text: str, can: Callable[[str], bool], *, name: Callable[[str], str], most: int, every: bool = False
) -> list[PaletteRow]:
    """Entries of the menus whose words contain what was typed; what can be done now comes first.

    Args:
        look: Words of the interface.
        text: What was typed; without words only those that are used most, or `every` one.
        can: Whether an entry can be done now.
        name: The words of an entry as the menu shows them now, such as what would be undone.
        most: How many at most.
        every: Whether all are wanted where nothing was typed.
    """
    words = text.casefold().split()
    found: list[tuple[int, PaletteRow]] = []
    for at, entry in enumerate(each for each in ENTRIES if each.id not in _LEFT_OUT):
        title = name(entry.id) if entry.id in ("undo", "redo") else _title(look, entry)
        ranges = find_ranges(title, words) if words else ()
        if ranges is None or not (words or every or entry.id in _FIRST):
            continue
        reason = "" if can(entry.id) else look.say(f"palette.why.{_why(entry)}")
        rank = 1000 if reason else 0
        if entry.id in _FIRST and not words:
            rank += _FIRST.index(entry.id)
        else:
            rank += (0 if ranges and ranges[0][0] == 0 else 100) + at
        icon = _OWN_ICONS.get(entry.id, _ICONS[entry.menu])
        row = PaletteRow(
            "command", entry.id, title, icon, ranges, reason or keys_of(entry.id), reason, pause=look.say.pause
        )
        found.append((rank, row))
    return [row for _, row in sorted(found, key=lambda each: each[0])[:most]]


def find_settings(look: Look, text: str, most: int = 4) -> list[PaletteRow]:
    """Settings whose words contain what was typed."""
    words = text.casefold().split()
    rows = []
    for field in FIELDS:
        title = look.say(f"settings.{field.id}")
        ranges = find_ranges(title, words) if words else None
        if ranges is not None:
            group = look.say(f"settings.{field.group}")
            rows.append(PaletteRow("setting", field.id, title, "gear-six", ranges, group, pause=look.say.pause))
    return rows[:most]


def _title(look: Look, entry: Entry) -> str:
    """With the submenu where the words alone say too little: `Appearance: Dark`."""
    text = say_entry(entry, look.say)
    inner = entry.group or (entry.submenu if entry.submenu == "move" else "")
    if not inner:
        return text
    return look.say("palette.inner", group=plain_words(look.say(f"menu.{inner}")), text=text)


def _why(entry: Entry) -> str:
    """Why an entry can usually not be done: the last part of the key of its sentence."""
    if entry.id in ("undo", "redo"):
        return entry.id
    if entry.id == "back":
        return "back"
    if entry.menu in ("insert", "briefing") or entry.id in ("export", "print", "full_screen", "content_language"):
        return "briefing"
    if entry.submenu == "zoom":
        return "pages"
    return "here"
