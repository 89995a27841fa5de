"""A search field: a glass in front, a cross to empty it; Esc empties it too, Down goes on to what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from briefing_app.ui.look import Look
from briefing_app.ui.widgets.line_edit import LineEdit

_PAUSE = 60  # milliseconds after the last key
_LONGEST = 1_000  # characters


class SearchField(LineEdit):
    """`searched` comes a moment after the last key, `left` when Down or Enter go on to the list."""

    searched = Signal()
    left = Signal()

    def __init__(self, look: Look, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.fonts.font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setProperty("search", "true")
        self.setMinimumHeight(36)
        self.setMaxLength(_LONGEST)
        glass = QAction(look.icons.icon("magnifying-glass"), name, self)
        glass.triggered.connect(self.focus_all)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(look.icons.icon("x"), look.say("search.clear"), self)
        self._clear.triggered.connect(self.clear)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.searched)
        self.textChanged.connect(self._changed)

    def set_quietly(self, text: str) -> None:
        """Show a text without telling that it was searched for."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._show_cross()
        self._later.stop()

    def focus_all(self) -> None:
        """Go to the field, its words selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def flush(self) -> None:
        """Search now for what was typed last."""
        if self._later.isActive():
            self._later.stop()
            self.searched.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down and Enter go on, Esc empties."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.left.emit()
            event.accept()
        elif plain and event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._show_cross()
        self._later.start()

    def _show_cross(self) -> None:
        if self.text():
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        else:
            self.removeAction(self._clear)
