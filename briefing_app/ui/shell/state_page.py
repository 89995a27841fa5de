"""What is seen while no library is open: that one is being opened, or why it is not, with ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, make_text_button

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Verb:
    """A way on: words and what they do. The first of a page is the one that is suggested."""

    text: str
    act: Callable[[], object]


class StatePage(QFrame):
    """A picture, a heading, a sentence and verbs as buttons, in the middle of the window."""

    def __init__(self, look: Look, icon: str, heading: str, sentence: str = "", verbs: Sequence[Verb] = ()) -> None:
        super().__init__()
        self._sentence = sentence
        self.setProperty("pane", "main")
        self.setAccessibleName(heading)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap(icon, "text3", 48, self.devicePixelRatioF()))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        title = make_label(look, heading, Size.TITLE, bold=True, wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        if sentence:
            text = make_label(look, sentence, tone="quiet", wrap=True, select=True)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for at, verb in enumerate(verbs):
            button = make_text_button(look, verb.text)
            button.setProperty("primary", "true" if at == 0 else "false")
            button.clicked.connect(verb.act)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)
        for label in self.findChildren(QLabel):
            if label is not picture:
                label.setMinimumWidth(round(_WIDTH * look.fonts.scale))

    @property
    def sentence(self) -> str:
        """What it says under its heading."""
        return self._sentence

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The suggested way has the focus, and what happened is said."""
        super().showEvent(event)
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._sentence))


def make_waiting(look: Look) -> StatePage:
    """That a library is being opened."""
    return StatePage(look, "hard-drives", look.say("window.opening"))
