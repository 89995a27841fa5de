"""Keys and clicks, typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text through an input method: first composed, then committed, as Chinese is."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(widget, commit)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click with the left button, in the middle by default."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, place if place is not None else widget.rect().center())
