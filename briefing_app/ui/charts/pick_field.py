"""Several of many: what is picked as chips with a cross, and a list that opens to pick one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ValueBinding
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.widgets.combo_box import ComboBox
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.tab_order import find_previous, put_in_order
from briefing_app.wording.widths import shorten

Value = TypeVar("Value")
_LONGEST = 28  # Latin letters on a chip


class PickField(FieldBox, Generic[Value]):
    """Keeps the picked values in the order in which they were picked."""

    def __init__(
        self,
        room: Room,
        label: str,
        choices: Sequence[tuple[Value, str]],
        read: Callable[[], tuple[Value, ...]],
        write: Callable[[tuple[Value, ...]], object],
        *,
        add: str,
    ) -> None:
        """Make it.

        Args:
            room: The room of the page.
            label: Above the chips, and spoken.
            choices: Values and their words.
            read: What is picked now.
            write: Keeps it; may raise BriefingError.
            add: What the list says while nothing is chosen in it, such as “Add a row”.
        """
        self._room = room
        self._label = label
        self._add = add
        self._choices = dict(choices)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=4)
        column.addWidget(self._chips)
        self.combo = ComboBox(room.look, room.look.say.speak(label, add), at_least=8)
        column.addWidget(self.combo)
        super().__init__(room.look, label, body)
        self.label.setBuddy(self.combo)
        self.chips: list[QPushButton] = []
        self._left: list[Value] = []
        self._picked: tuple[Value, ...] = ()
        self.binding: ValueBinding[tuple[Value, ...]] = ValueBinding(self, read, write, self._show, room)
        self.combo.activated.connect(self._pick)

    def _show(self, picked: tuple[Value, ...]) -> None:
        self._picked = picked
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        look = self._room.look
        self.chips = []
        for value in picked:
            words = self._choices.get(value, str(value))
            chip = QPushButton(shorten(words, _LONGEST).replace("&", "&&"))
            chip.setProperty("charts", "chip")
            chip.setFont(look.fonts.font())
            chip.setIcon(look.icons.icon("x", "text2"))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
            chip.setAccessibleName(look.say("charts.option.remove", name=words))
            chip.setToolTip(words)
            chip.clicked.connect(partial(self._drop, value))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._order_tabs()
        self._chips.setVisible(bool(self.chips))
        self._left = [value for value in self._choices if value not in picked]
        self.combo.clear()
        self.combo.addItems([self._add, *(self._choices[value] for value in self._left)])
        self.combo.setCurrentIndex(0)
        self.combo.setEnabled(bool(self._left))

    def _order_tabs(self) -> None:
        """Tab comes to the chips, which are made anew, before the list below them."""
        put_in_order([find_previous(self.combo), *self.chips, self.combo])

    def _pick(self, at: int) -> None:
        if at > 0:
            self.binding.choose((*self._picked, self._left[at - 1]))
            self._show_after()

    def _drop(self, value: Value, checked: bool = False) -> None:
        del checked
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip goes
        self.binding.choose(tuple(each for each in self._picked if each != value))
        self._show_after()

    def _show_after(self) -> None:
        """What was refused goes back to what holds, and the list to its first line."""
        self.binding.follow()
