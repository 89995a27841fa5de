"""What a repair needs to know, asked where the finding stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.combo_box import ComboBox
from briefing_app.ui.widgets.labels import make_label


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form.

    `read` tells in words what a typed text means and raises BriefingError where it means nothing; `choices` are ids and names
    to choose from, in place of a field, and `text` then is the id that is chosen already. `language` is that of the text, where
    it is not that of the interface. `now` says what holds until the answer is given.
    """

    label: str
    read: Callable[[str], str] | None = None
    choices: tuple[tuple[str, str], ...] = ()
    text: str = ""
    example: str = ""
    optional: bool = False
    language: Language | None = None
    now: str = ""


class RepairForm(QFrame):
    """Fields under each other and two buttons. What cannot be used is said below its field and stays in it."""

    given = Signal(object)  # tuple of str: what was typed, or the id of what was chosen, field by field
    cancelled = Signal()

    def __init__(self, look: Look, verb: str, asks: Sequence[Ask], say_problem: Callable[[BriefingError], str]) -> None:
        super().__init__()
        self._look = look
        self._asks = tuple(asks)
        self._say_problem = say_problem
        self.setProperty("pane", "form")
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 0, 0, 2)
        column.setSpacing(4)
        self.fields: list[QLineEdit | QComboBox] = []
        self.hints: list[QLabel] = []
        for ask in self._asks:
            caption = make_label(look, ask.label, Size.SMALL, tone="quiet")
            field = self._make_field(ask)
            caption.setBuddy(field)
            hint = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
            hint.hide()
            if ask.read is not None:  # what is below must not move away under the pointer while one types
                policy = hint.sizePolicy()
                policy.setRetainSizeWhenHidden(True)
                hint.setSizePolicy(policy)
                hint.setMinimumHeight(hint.fontMetrics().lineSpacing())
            column.addWidget(caption)
            if ask.now:
                column.addWidget(make_label(look, ask.now, Size.SMALL, wrap=True, select=True))
                field.setAccessibleDescription(ask.now)
            column.addWidget(field)
            column.addWidget(hint)
            self.fields.append(field)
            self.hints.append(hint)
        self.apply = QPushButton(verb)
        self.apply.setProperty("primary", "true")
        self.cancel = QPushButton(look.say("button.cancel"))
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.apply, self.cancel):
            button.setAutoDefault(False)
            button.setFont(look.fonts.font(Size.SMALL))
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        self.apply.clicked.connect(self.give)
        self.cancel.clicked.connect(self.cancelled)
        for at in range(len(self._asks)):
            self._understand(at)

    def _make_field(self, ask: Ask) -> QLineEdit | QComboBox:
        field: QLineEdit | QComboBox
        at = len(self.fields)
        if ask.choices:
            field = ComboBox(self._look, ask.label, at_least=12)
            for id, name in ask.choices:
                field.addItem(name, id)
            field.setPlaceholderText(ask.example)
            field.setCurrentIndex(field.findData(ask.text) if ask.text else -1)  # what is not known is not guessed
            field.currentIndexChanged.connect(lambda _: self._understand(at))
        else:
            field = QLineEdit(ask.text)
            field.setPlaceholderText(ask.example)
            field.textChanged.connect(lambda _: self._understand(at))
            field.returnPressed.connect(self.give)
        field.setFont(self._look.fonts.font(language=ask.language))
        field.setAccessibleName(ask.label)
        return field

    def start(self) -> None:
        """Put the focus where one types."""
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def values(self) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple(
            str(field.currentData() or "") if isinstance(field, QComboBox) else field.text().strip()
            for field in self.fields
        )

    def give(self) -> None:
        """Hand over what was typed, if all of it can be used."""
        for at, (ask, value) in enumerate(zip(self._asks, self.values, strict=True)):
            if not value and not ask.optional:
                self.refuse(self._look.say("checks.form.missing"), at)
                return
            try:
                if ask.read is not None and value:
                    ask.read(value)
            except BriefingError as problem:
                self.refuse(self._say_problem(problem), at)
                return
        self.given.emit(self.values)

    def refuse(self, sentence: str, at: int = 0) -> None:
        """Say below a field why it cannot be used so; what was typed stays."""
        self._say(at, sentence, "err")
        self.fields[at].setAccessibleDescription(sentence)
        self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc gives up, Enter goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        else:
            super().keyPressEvent(event)

    def _understand(self, at: int) -> None:
        """Say below the field what was understood so far; half a date is no mistake yet."""
        ask, text = self._asks[at], self.values[at]
        said = ""
        if text and ask.read is not None:
            try:
                said = ask.read(text)
            except BriefingError:
                said = ""
        self._say(at, said, "quiet")
        self.fields[at].setAccessibleDescription(said or ask.now)

    def _say(self, at: int, text: str, tone: str) -> None:
        hint: QWidget = self.hints[at]
        restyle(hint, "tone", tone)
        self.hints[at].setText(text)
        hint.setVisible(bool(text))
