"""How a binding reads, sets and hears a field, whatever kind it is."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from briefing_app.ui.text.fields import common_ends, replace_difference, units


class SourceField(Protocol):
    """A field whose text is more than what it shows: figures stand in it as chips."""

    edited: SignalInstance

    @property
    def source_text(self) -> str:
        """The text with its placeholders."""

    @source_text.setter
    def source_text(self, text: str) -> None: ...


class Handle(Protocol):
    """One field."""

    changed: SignalInstance

    @property
    def text(self) -> str:
        """What was entered; what an input method is still composing is not in it."""

    @text.setter
    def text(self, text: str) -> None: ...

    def make_menu(self) -> QMenu:
        """The context menu that the field would show."""


class LineHandle:
    """A `QLineEdit`."""

    def __init__(self, field: QLineEdit) -> None:
        self._field = field
        self.changed = field.textChanged

    @property
    def text(self) -> str:
        """What was entered."""
        return self._field.text()

    @text.setter
    def text(self, text: str) -> None:
        """Set it; the cursor stays where it was in the text."""
        old, at = self._field.text(), self._field.cursorPosition()
        start, end = common_ends(old, text)
        if at > units(old) - units(old[len(old) - end :]):
            at += units(text) - units(old)
        elif at > units(old[:start]):
            at = units(text[: len(text) - end])
        self._field.setText(text)
        self._field.setCursorPosition(at)

    def make_menu(self) -> QMenu:
        """Qt's menu."""
        return self._field.createStandardContextMenu()


class PlainHandle:
    """A `QPlainTextEdit`."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        field.setUndoRedoEnabled(False)
        field.setTabChangesFocus(True)
        self.changed = field.textChanged

    @property
    def text(self) -> str:
        """What was entered."""
        return self._field.toPlainText()

    @text.setter
    def text(self, text: str) -> None:
        """Change what differs; the cursor stays where it was in the text."""
        replace_difference(self._field.textCursor(), self._field.toPlainText(), text)

    def make_menu(self) -> QMenu:
        """Qt's menu."""
        return self._field.createStandardContextMenu()


class ChipHandle:
    """A `SourceField`, which is a `QTextEdit`."""

    def __init__(self, field: QTextEdit) -> None:
        self._edit = field
        self._field = cast(SourceField, field)
        field.setUndoRedoEnabled(False)
        field.setTabChangesFocus(True)
        self.changed = self._field.edited

    @property
    def text(self) -> str:
        """The text with its placeholders."""
        return self._field.source_text

    @text.setter
    def text(self, text: str) -> None:
        self._field.source_text = text

    def make_menu(self) -> QMenu:
        """Qt's menu."""
        return self._edit.createStandardContextMenu()


def handle_of(field: QWidget) -> Handle:
    """The handle that suits a field.

    Raises:
        TypeError: It is no field for text.
    """
    if isinstance(field, QLineEdit):
        return LineHandle(field)
    if isinstance(field, QPlainTextEdit):
        return PlainHandle(field)
    if isinstance(field, QTextEdit):
        return ChipHandle(field)
    raise TypeError(f"{type(field).__name__} is no field for text")
