"""A label and a list that opens, for a value that is nowhere kept yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.widgets.combo_box import ComboBox

Choices = Sequence[tuple[object, str]]


class Choice(FieldBox):
    """`picked` gives what a person has chosen; `show_choices` tells nobody."""

    picked = Signal(object)

    def __init__(self, room: Room, label: str, *, width: int = 170) -> None:
        """Make an empty one.

        Args:
            room: The room of the page.
            label: Above the list, and spoken.
            width: In pixels at usual size of type.
        """
        self.combo = ComboBox(room.look, label, at_least=8)
        super().__init__(room.look, label, self.combo)
        self.setFixedWidth(round(width * room.look.fonts.scale))
        self._choices: Choices = ()
        self.combo.activated.connect(self._pick)

    @property
    def value(self) -> object:
        """What is chosen; None where nothing is."""
        at = self.combo.currentIndex()
        return self._choices[at][0] if 0 <= at < len(self._choices) else None

    def show_choices(self, choices: Choices, chosen: object) -> None:
        """Offer these, and show which holds."""
        if list(choices) != list(self._choices):
            self._choices = tuple(choices)
            self.combo.clear()
            self.combo.addItems([text for _, text in choices])
        at = next((at for at, (value, _) in enumerate(self._choices) if value == chosen), -1)
        self.combo.setCurrentIndex(at)
        self.combo.setToolTip(self.combo.currentText())

    def pick(self, value: object) -> None:
        """Choose a value as a person does."""
        at = next(at for at, (each, _) in enumerate(self._choices) if each == value)
        self.combo.setCurrentIndex(at)
        self._pick(at)

    def _pick(self, at: int) -> None:
        self.combo.setToolTip(self.combo.currentText())
        self.picked.emit(self._choices[at][0])
