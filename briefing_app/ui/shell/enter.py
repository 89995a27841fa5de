"""Enter presses the button that has the focus, as space does: people press it, and Qt has it so in dialogs only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(QObject):
    """One for the application. It watches a button from its first focus on, so that no other event passes through Python."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Press it before anything that it lies in takes the key for itself; not where Enter means another button."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(watched, (QPushButton, QToolButton)):
            return False
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER or event.modifiers() not in _PLAIN:
            return False
        if isinstance(watched, QPushButton) and (watched.autoDefault() or watched.isDefault()):
            return False  # Qt presses it
        if _has_default(watched.window()):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, (QPushButton, QToolButton)):
            now.installEventFilter(self)  # a second time changes nothing


def _has_default(window: QWidget) -> bool:
    """Whether Enter has a meaning of its own in a dialog."""
    return isinstance(window, QDialog) and any(each.isDefault() for each in window.findChildren(QPushButton))
