"""A date as far as it is known, typed freely; below the field stands what was understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from briefing_app.errors import InputError
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField


class DateField(FieldBox):
    """`30/6/26`, `2026-06`, `Jan 2024` or `2024年1月`, kept when the field is left or Enter is pressed; empty means no date."""

    def __init__(
        self,
        room: Room,
        label: str,
        read: Callable[[], PartialDate | None],
        write: Callable[[PartialDate | None], object],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            room: The room of the page.
            label: Above the field.
            read: The date that holds now.
            write: Keeps a date; may raise BriefingError.
            name: Of the date for the history of typing; the label by default.
            parent: The widget it lies in.
        """
        self._room = room
        self.line = LineField(room.look, label)
        super().__init__(room.look, label, self.line, parent)
        self.line.setPlaceholderText(room.look.say("writing.date.example"))

        def read_text() -> str:
            date = read()
            return room.core.wording.format_date(date, room.look.language) if date is not None else ""

        def write_text(text: str) -> None:
            write(room.core.linking.parse_typed_date(text) if text.strip() else None)

        self.binding = TextBinding(self.line, read_text, write_text, room, name or label, patient=True)
        self.binding.kept.connect(self._kept)
        self.line.textEdited.connect(self._understand)
        self.line.returnPressed.connect(self._enter)
        self.line.editingFinished.connect(self.binding.keep)

    def _enter(self) -> None:
        if self.binding.keep():
            self.binding.show_again()

    def _kept(self) -> None:
        self.set_hint("")
        if not self.line.hasFocus():
            self.binding.show_again()

    def _understand(self, text: str) -> None:
        """Say what the date means so far; half a date is no mistake."""
        if not text.strip():
            self.set_hint("")
            return
        try:
            date = self._room.core.linking.parse_typed_date(text)
        except InputError:
            self.set_hint("")
            return
        self.set_problem("")
        self.set_hint(self._room.core.wording.format_date(date, self._room.look.language))
