"""Small dialogs that ask for a name: in one line, or in three languages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.labels import make_label


class AskName(QDialog):
    """Asks until what was typed is accepted or the dialog is closed; what is refused is said below the field."""

    def __init__(
        self,
        room: Room,
        parent: QWidget,
        title: str,
        fields: list[tuple[str, str, Language | None]],
        take: Callable[[list[str]], object],
        *,
        hint: str = "",
        done: str = "",
    ) -> None:
        """Make the dialog; show it with `open`.

        Args:
            room: The room of the page.
            parent: The window it belongs to.
            title: What is asked for.
            fields: Label, text to begin with, and language of each field.
            take: Does it with the texts; a BriefingError is said in the dialog, which stays.
            hint: A sentence above the fields.
            done: Words of the button; “Done” by default.
        """
        super().__init__(parent)
        look = room.look
        self._room = room
        self._take = take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFont(look.fonts.font())
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.fields: list[LineField] = []
        self._boxes: list[FieldBox] = []
        for label, text, language in fields:
            field = LineField(look, label or title, language=language)
            field.setText(text)
            self.fields.append(field)
            self._boxes.append(FieldBox(look, label, field))
        column.addWidget(self._make_body(title, hint), 1)
        column.addWidget(self._make_foot(done))
        self.fields[0].selectAll()
        self.fields[0].setFocus()

    def _make_body(self, title: str, hint: str) -> QFrame:
        look = self._room.look
        pane = QFrame()
        pane.setProperty("pane", "main")
        body = QVBoxLayout(pane)
        body.setContentsMargins(22, 18, 22, 18)
        body.setSpacing(10)
        body.addWidget(make_label(look, title, Size.TITLE, bold=True, wrap=True))
        if hint:
            body.addWidget(make_label(look, hint, tone="quiet", wrap=True))
        for box in self._boxes:
            body.addWidget(box)
        return pane

    def _make_foot(self, done: str) -> QFrame:
        look = self._room.look
        foot = QFrame()
        foot.setProperty("pane", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(22, 12, 22, 12)
        row.addStretch(1)
        cancel = QPushButton(look.say("facts.cancel"))
        cancel.setFont(look.fonts.font())
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go = QPushButton(done or look.say("facts.done"))
        self.go.setProperty("primary", "true")
        self.go.setFont(look.fonts.font())
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return foot

    def _go(self) -> None:
        try:
            self._take([each.text().strip() for each in self.fields])
        except BriefingError as problem:
            self._boxes[0].set_problem(self._room.sentences.say(problem))
            return
        self.accept()


def ask_line(
    room: Room, parent: QWidget, title: str, text: str, take: Callable[[str], object], *, hint: str = "", done: str = ""
) -> AskName:
    """Ask for one line."""
    dialog = AskName(room, parent, title, [("", text, None)], lambda texts: take(texts[0]), hint=hint, done=done)
    dialog.open()
    return dialog


def ask_names(
    room: Room, parent: QWidget, title: str, name: LocalText, take: Callable[[LocalText], object], *, done: str = ""
) -> AskName:
    """Ask for a name in three languages, that of the interface first; one of them is enough."""
    order = [room.look.language, *(each for each in LANGUAGES if each is not room.look.language)]
    fields: list[tuple[str, str, Language | None]] = [
        (room.look.say(f"language.own.{each.value}"), name.get(each), each) for each in order
    ]

    def take_all(texts: list[str]) -> object:
        given = dict(zip(order, texts, strict=True))
        return take(LocalText(*(given[each] for each in LANGUAGES)))

    dialog = AskName(room, parent, title, fields, take_all, done=done)
    dialog.open()
    return dialog
