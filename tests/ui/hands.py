"""Keys and clicks, typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, also one that no keyboard has."""
    for char in text:
        QTest.keyClicks(widget, char)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click with the left button, in the middle by default."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NONE, place if place is not None else widget.rect().center())
