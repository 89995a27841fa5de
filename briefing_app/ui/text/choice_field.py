"""Choices that are bound to a value of the library: a list that opens, a row of buttons, a switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from briefing_app.errors import BriefingError, NotFoundError
from briefing_app.model.language import Language
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.widgets.check_box import CheckBox, DrawnCheck, Switch
from briefing_app.ui.widgets.combo_box import ComboBox
from briefing_app.ui.widgets.segmented import Segmented

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


class ValueBinding(QObject, Generic[Value]):
    """Writes a value as it is chosen and shows it again whenever the library changed.

    A choice that the library refuses goes back to what holds, with the sentence below it: unlike a text nothing is lost.
    """

    def __init__(
        self,
        box: FieldBox,
        read: Callable[[], Value],
        write: Callable[[Value], object],
        show: Callable[[Value], object],
        room: Room,
    ) -> None:
        super().__init__(box)
        self._box = box
        self._read = read
        self._write = write
        self._show = show
        self._room = room
        show(read())
        room.workspace.changed.connect(self.follow)

    def choose(self, value: Value) -> bool:
        """Keep a value; False where it was refused."""
        try:
            if value != self._read():
                self._write(value)
        except BriefingError as problem:
            self._box.set_problem(self._room.sentences.say(problem))
            self._show_again()
            return False
        self._box.set_problem("")
        return True

    def follow(self) -> None:
        """Show what the library has now."""
        self._show_again()

    def _show_again(self) -> None:
        try:
            value = self._read()
        except NotFoundError:
            return  # deleted: the page says so
        self._show(value)


class ChoiceField(FieldBox, Generic[Value]):
    """A label and a list of choices that opens."""

    def __init__(
        self,
        room: Room,
        label: str,
        choices: Sequence[tuple[Value, str]],
        read: Callable[[], Value],
        write: Callable[[Value], object],
        *,
        show_label: bool = True,
    ) -> None:
        """Make it.

        Args:
            room: The room of the page.
            label: Above the list, and spoken.
            choices: Values and their words.
            read: The value that holds now.
            write: Keeps a value; may raise BriefingError.
            show_label: Whether the label is seen.
        """
        self.combo = ComboBox(room.look, label, at_least=8)
        super().__init__(room.look, label if show_label else "", self.combo)
        self._values: list[Value] = []
        self.set_choices(choices)
        self.binding = ValueBinding(self, read, write, self._show, room)
        self.combo.activated.connect(lambda at: self.binding.choose(self._values[at]))

    def set_choices(self, choices: Sequence[tuple[Value, str]]) -> None:
        """Offer other choices."""
        chosen = self._values[self.combo.currentIndex()] if self._values and self.combo.currentIndex() >= 0 else None
        self._values = [value for value, _ in choices]
        self.combo.clear()
        self.combo.addItems([text for _, text in choices])
        self.combo.setCurrentIndex(self._values.index(chosen) if chosen in self._values else -1)

    def _show(self, value: Value) -> None:
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class SegmentedField(FieldBox, Generic[Choice]):
    """A label and a row of buttons of which one holds."""

    def __init__(
        self,
        room: Room,
        label: str,
        choices: Sequence[tuple[Choice, str, Language | None]],
        read: Callable[[], Choice],
        write: Callable[[Choice], object],
        *,
        show_label: bool = True,
        spoken: str = "",
    ) -> None:
        """Make it; see `ChoiceField` and `Segmented`. `spoken` is its name where others have the same label."""
        self.row: Segmented[Choice] = Segmented(room.look, spoken or label, choices)
        super().__init__(room.look, label if show_label else "", self.row)
        self.binding = ValueBinding(self, read, write, self.row.choose, room)
        self.row.chosen.connect(lambda: self.binding.choose(self.row.value))


class FlagField(FieldBox):
    """A yes or no with its words beside it."""

    def __init__(
        self, room: Room, check: DrawnCheck, read: Callable[[], bool], write: Callable[[bool], object]
    ) -> None:
        super().__init__(room.look, "", check)
        self.binding = ValueBinding(self, read, write, check.setChecked, room)
        check.clicked.connect(self.binding.choose)


class TickField(FlagField):
    """A box to tick."""

    def __init__(self, room: Room, label: str, read: Callable[[], bool], write: Callable[[bool], object]) -> None:
        """Make it; see `ChoiceField`."""
        self.check = CheckBox(room.look, label)
        super().__init__(room, self.check, read, write)


class SwitchField(FlagField):
    """A switch, for what shows at once in a drawing beside it."""

    def __init__(self, room: Room, label: str, read: Callable[[], bool], write: Callable[[bool], object]) -> None:
        """Make it; see `ChoiceField`."""
        self.switch = Switch(room.look, label)
        super().__init__(room, self.switch, read, write)
