"""The keys of the meeting: in the search only what is no text, elsewhere single letters and digits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.ui.meeting.results import PAGE

_DIGITS = 800  # milliseconds in which a further key makes a digit the beginning of a word: 18A


class Meeting(Protocol):
    """What keys do in a meeting."""

    @property
    def field(self) -> QLineEdit:
        """Where words are written."""

    @property
    def results(self) -> QWidget:
        """Where the facts are listed."""

    @property
    def shows_internal(self) -> bool:
        """Whether internal content is shown."""

    def show_internal(self, internal: bool) -> None:
        """Show or hide what is internal."""

    def next_language(self) -> None:
        """The next of the three languages."""

    def toggle_dark(self) -> None:
        """From light to dark or back."""

    def copy(self) -> None:
        """Copy the fact with its citation."""

    def read_on(self) -> None:
        """Read on in a long fact."""

    def step(self, by: int) -> None:
        """Show the next fact, or with -1 the one before."""

    def jump(self, place: int) -> None:
        """Show the fact with this number on the page, from 1."""

    def go_to_search(self) -> None:
        """Go to where words are written."""

    def back_out(self) -> None:
        """First clear what was typed, then leave."""

    def close(self) -> bool:
        """Leave the meeting."""


class MeetingKeys:
    """Lives with its window."""

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._digit = ""
        self._since_digit = QElapsedTimer()

    def _letters(self) -> dict[int, Callable[[], object]]:
        return {
            Qt.Key.Key_L: self._meeting.next_language,
            Qt.Key.Key_D: self._meeting.toggle_dark,
            Qt.Key.Key_C: self._meeting.copy,
            Qt.Key.Key_Space: self._meeting.read_on,
            Qt.Key.Key_I: lambda: self._meeting.show_internal(not self._meeting.shows_internal),
        }

    def handle(self, event: QKeyEvent, *, in_field: bool) -> bool:
        """Do what a key means; False where it means nothing here."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if in_field and plain and self._take_digit(event):
            return True
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            if in_field and self._meeting.field.hasSelectedText():
                return False
            self._meeting.copy()
            return True
        if not (plain or alt):
            return False
        always: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self._meeting.back_out,
            Qt.Key.Key_F11: self._meeting.close,
            Qt.Key.Key_Down: lambda: self._meeting.step(1),
            Qt.Key.Key_Up: lambda: self._meeting.step(-1),
            Qt.Key.Key_PageDown: lambda: self._meeting.step(PAGE),
            Qt.Key.Key_PageUp: lambda: self._meeting.step(-PAGE),
        }
        if in_field:
            always |= {
                Qt.Key.Key_Return: self._meeting.results.setFocus,
                Qt.Key.Key_Enter: self._meeting.results.setFocus,
            }
        act = always.get(key)
        if act is None and (alt or not in_field):
            act = {**self._letters(), Qt.Key.Key_Slash: self._meeting.go_to_search}.get(key)
            if act is None and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
                self._meeting.jump(key - Qt.Key.Key_0)
                return True
        if act is None:
            return False
        act()
        return True

    def _take_digit(self, event: QKeyEvent) -> bool:
        """A digit in the empty field jumps; a key soon after it says that it began a word, as in 18A."""
        text, digit = event.text(), self._digit
        self._digit = ""
        if self._meeting.field.text() or not text.isprintable() or not text:
            return False
        if digit and self._since_digit.elapsed() < _DIGITS:
            self._meeting.field.setText(digit + text)
            return True
        if text in "123456789":
            self._digit = text
            self._since_digit.start()
            self._meeting.jump(int(text))
            return True
        return False
