"""What the pages before a library is open have in common: a column in the middle, and the choice of the language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import Segmented

WIDE = 760  # pixels of a column in which choices stand beside each other


class Front(QFrame):
    """Text stands as wide as the column; a subclass adds to `column` and names who is `first` in the end.

    `first` has the focus when the page appears, unless the person was choosing the language just then.
    """

    language_chosen = Signal(object)  # Language; the page is built anew

    def __init__(self, look: Look, name: str, width: int, *, at_language: bool = False) -> None:
        """Make an empty one.

        Args:
            look: Fonts and colours.
            name: Spoken when the page appears.
            width: Of the column in pixels.
            at_language: Whether the person is choosing the language just now: the focus stays there.
        """
        super().__init__()
        self.look = look
        self._width = width
        self._at_language = at_language
        self.first: QWidget = self
        self._languages: Segmented[Language] | None = None
        self.setProperty("pane", "main")
        self.setAccessibleName(name)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        around = QVBoxLayout()
        around.addStretch(2)
        self.column = QVBoxLayout()
        self.column.setSpacing(9)
        around.addLayout(self.column)
        around.addStretch(3)
        outer.addLayout(around)
        outer.addStretch(1)

    def add_text(self, text: str, size: Size = Size.BODY, *, bold: bool = False, tone: str = "") -> QLabel:
        """A text in lines as long as the column is wide."""
        label = make_label(self.look, text, size, bold=bold, tone=tone, wrap=True)
        label.setFixedWidth(self._width)
        self.column.addWidget(label)
        return label

    def add_languages(self) -> Segmented[Language]:
        """The languages of the window, each by its own name."""
        say = self.look.say
        choices = [(each, say(f"language.own.{each.value}"), each) for each in LANGUAGES]
        self._languages = languages = Segmented(self.look, say("first_start.language"), choices)
        languages.choose(self.look.language)
        languages.chosen.connect(self._choose_language)
        self.column.addWidget(languages, 0, Qt.AlignmentFlag.AlignLeft)
        return languages

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on; after another language was chosen, the arrow keys go on from it."""
        super().showEvent(event)
        languages = self._languages if self._at_language else None
        chosen = languages.button(self.look.language) if languages is not None else self.first
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_language(self) -> None:
        if self._languages is not None:
            self.language_chosen.emit(self._languages.value)
