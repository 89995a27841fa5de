"""What a screen reader is told that our own panes are: Qt itself calls all of them a client area, which says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_SCROLLS: Final = "QScrollArea"
_ROLES: Final[Mapping[str, QAccessible.Role]] = {
    "PageView": QAccessible.Role.Document,
    "FullScreen": QAccessible.Role.Document,
    "ChartView": QAccessible.Role.Chart,
    "BulkPane": QAccessible.Role.Pane,
    _SCROLLS: QAccessible.Role.Pane,
}


def give_roles() -> None:
    """From now on, panes have a role: what is read is a document, what is drawn a chart, the rest a pane.

    To be called once there is an application: of all who know what a widget is, Qt asks the newest first.
    """
    QAccessible.installFactory(_find_interface)


def _find_interface(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Qt asks for each class of a widget, the nearest first; None leaves it to Qt."""
    role = _ROLES.get(name)
    if role is None or not isinstance(thing, QWidget):
        return None
    if name == _SCROLLS and thing.property("spoken") == "document":
        role = QAccessible.Role.Document
    return QAccessibleWidget(thing, role)
