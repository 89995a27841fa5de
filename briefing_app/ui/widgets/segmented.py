"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from briefing_app.model.language import Language
from briefing_app.ui.look import Look

Choice = TypeVar("Choice", bound=StrEnum)


class _Signals(QObject):
    chosen = Signal()


class Segmented(QFrame, Generic[Choice]):
    """Buttons side by side; Tab enters at the chosen one, the arrow keys choose another."""

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[Choice, str, Language | None]]) -> None:
        """Make the row.

        Args:
            look: Fonts and colours.
            name: What is chosen, spoken before each choice.
            choices: Value, text, and the language of the text where it is not that of the interface.
        """
        super().__init__()
        self._signals = _Signals(self)
        self.chosen = self._signals.chosen
        self.setProperty("segmented", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values = [value for value, _, _ in choices]
        for at, (_, text, language) in enumerate(choices):
            button = QPushButton(text.replace("&", "&&"))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFont(look.fonts.font(language=language))
            button.setAccessibleName(look.say.pair(name, text))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._lead_tab()
        self._group.idToggled.connect(self._lead_tab)
        self._group.idClicked.connect(self._clicked)
        self._told = 0

    def stand(self, widest: int) -> None:
        """Put the choices below each other where they are wider than that beside each other, in pixels."""
        if self.sizeHint().width() > widest:
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)

    @property
    def value(self) -> Choice:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: Choice) -> None:
        """Choose without telling anybody."""
        self._told = self._values.index(value)
        self._group.button(self._told).setChecked(True)

    def choose_none(self) -> None:
        """Show that none of them holds for all that is meant, without telling anybody."""
        self._told = -1
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._lead_tab()

    def button(self, value: Choice) -> QPushButton:
        """The button of a choice."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)
        return button

    @property
    def lead(self) -> QPushButton:
        """The button at which Tab stops: the chosen one, the first where none is."""
        button = self._group.button(max(0, self._group.checkedId()))
        assert isinstance(button, QPushButton)
        return button

    def _lead_tab(self) -> None:
        lead_tab(self._group)

    def _clicked(self, at: int) -> None:
        if at != self._told:
            self._told = at
            self.chosen.emit()


def lead_tab(group: QButtonGroup) -> None:
    """Tab stops at the chosen one only, from both sides and from the first time; Qt itself sees to it but later."""
    lead = next((each for each in group.buttons() if each.isChecked()), group.buttons()[0])
    for button in group.buttons():
        policy = Qt.FocusPolicy.StrongFocus if button is lead else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)
