"""A line in which names that there are can be picked, and new ones typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from briefing_app.ui.look import Look
from briefing_app.ui.text.fields import LineField


class SuggestField(LineField):
    """Offers what contains the typed text; `given` has the name that was picked, or typed and entered. Then it is empty."""

    given = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setPlaceholderText(name)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.popup().setFont(look.fonts.font())
        self.setCompleter(completer)
        # Qt writes the picked name into the field after it has said so.
        completer.activated.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self.returnPressed.connect(self._enter)

    def set_suggestions(self, names: Iterable[str]) -> None:
        """Offer these."""
        self._names.setStringList(list(names))

    def _enter(self) -> None:
        popup = self.completer().popup()
        if not (popup.isVisible() and popup.currentIndex().isValid()):  # else Qt goes on to pick what is chosen there
            self._give(self.text())

    def _give(self, name: str) -> None:
        self.clear()
        self.given.emit(name.strip())
