"""F1: the page of the guide that is about the place one is in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefing_app.ui.help.topics import FIRST, PARTS, find_topic
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Where
from briefing_app.ui.shell.frame import Frame

# Windows beside the main one, by the room of the program that their class comes from, or by its module there.
_ROOMS = {
    "export": "export",
    "print": "export",
    "preview": "export",
    "meeting": "meeting",
    "facts": "facts",
    "cards": "facts",
    "composer/dataset_picker": "charts",
    "dialogs": "trouble",
    "dialogs/shortcuts": "shortcuts",
}


def list_guide(frame: Frame) -> Commands:
    """What of the menu Help the guide does, with or without a library."""
    return {"guide": partial(show_guide, frame), "quick_start": partial(save_quick_start, frame)}


def save_quick_start(frame: Frame) -> None:
    """Ask where to, and save the quick start."""
    from briefing_app.ui.help.quick_start import QuickStart

    (frame.findChild(QuickStart) or QuickStart(frame)).ask()


def show_guide(frame: Frame) -> None:
    """Show the guide as a page; where there is no page to lead back to, in a window of its own."""
    page = frame.page
    if page is None:
        open_dialog(frame, frame, FIRST)
    else:
        frame.stage.go(Where("help", find_part_topic(page.focusWidget()) or find_topic(page.where.page)))


def find_part_topic(focus: QWidget | None) -> str:
    """The page of the guide about the part of a page that has the focus; empty where that is about the whole page."""
    while focus is not None and not isinstance(focus, Page):
        if topic := PARTS.get(_find_room(type(focus))[0], ""):
            return topic
        focus = focus.parentWidget()
    return ""


def open_dialog(frame: Frame, parent: QWidget, topic: str) -> None:
    """Show the guide beside a window that waits."""
    from briefing_app.ui.help.dialog import HelpDialog

    HelpDialog(frame.look, frame.wardrobe, topic, parent).open()


class HelpKey(QObject):
    """One for the application: F1 in a dialog or in meeting mode, which the menus of the main window do not reach."""

    def __init__(self, application: QApplication, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the guide."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F1 or event.modifiers() or not isinstance(watched, QWidget):
            return False
        window = watched.window()
        topic = find_window_topic(type(window))
        if window is self._frame or not topic:
            return False
        page = self._frame.page
        if topic == FIRST and page is not None:  # a dialog of the system, opened from a page
            topic = find_topic(page.where.page)
        open_dialog(self._frame, window, topic)
        return True

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        """Watch what has the focus, and nothing else, so that no other event passes through Python."""
        if now is not None and now.window() is not self._frame:
            now.installEventFilter(self)  # a second time changes nothing


def find_window_topic(kind: type[QWidget]) -> str:
    """The page of the guide about a kind of window beside the main one; empty for the guide itself."""
    room, module = _find_room(kind)
    if room == "help":
        return ""
    usual = _ROOMS.get(room, FIRST if issubclass(kind, QDialog) else "")
    return _ROOMS.get(f"{room}/{module}", usual)


def _find_room(kind: type[QWidget]) -> tuple[str, str]:
    """The room of the window that a class comes from, and its module there; empty where it comes from elsewhere."""
    parts = kind.__module__.split(".")
    return (parts[2], parts[3]) if parts[:2] == ["briefing_app", "ui"] and len(parts) > 3 else ("", "")
