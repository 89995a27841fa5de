"""The page of the first start: in which language, and where the library lives."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefing_app.model.language import LANGUAGES
from briefing_app.ui.files import choose_folder
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import ElidedLabel, make_label
from briefing_app.ui.widgets.segmented import Segmented

_WIDTH = 520


class FirstStart(QFrame):
    """Language switches at once; Start makes the library."""

    language_chosen = Signal(object)  # Language
    place_chosen = Signal(object)  # Path of the library file
    started = Signal()

    def __init__(self, look: Look, place: Path, *, asks_place: bool, at_language: bool = False) -> None:
        """Make it.

        Args:
            look: Fonts and colours.
            place: Of the library file, if the person says nothing else.
            asks_place: Whether the person is asked for it.
            at_language: Whether the person is choosing the language just now: the focus stays there.
        """
        super().__init__()
        self._at_language = at_language
        self._look = look
        self._place = place
        say = look.say
        self.setProperty("pane", "main")
        self.setAccessibleName(say("first_start.title", name=say("app.name")))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap("briefcase-fill", "accent", 48, self.devicePixelRatioF()))
        column.addWidget(picture)
        column.addWidget(
            make_label(look, say("first_start.title", name=say("app.name")), Size.HERO, bold=True, wrap=True)
        )
        column.addWidget(make_label(look, say("first_start.private"), tone="quiet", wrap=True))
        column.addSpacing(16)
        column.addWidget(make_label(look, say("first_start.language"), bold=True))
        choices = [(each, say(f"language.own.{each.value}"), each) for each in LANGUAGES]
        self.languages = Segmented(look, say("first_start.language"), choices)
        self.languages.choose(look.language)
        self.languages.chosen.connect(self._choose_language)
        column.addWidget(self.languages)
        if asks_place:
            column.addSpacing(12)
            self._add_place(column)
        column.addSpacing(20)
        self.start = QPushButton(say("first_start.start"))
        self.start.setProperty("primary", "true")
        self.start.setFont(look.fonts.font())
        self.start.setMinimumSize(140, max(38, self.start.sizeHint().height()))
        self.start.setAutoDefault(True)
        self.start.clicked.connect(self.started)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)
        for label in self.findChildren(QLabel):
            if label.wordWrap():
                label.setMinimumWidth(round(_WIDTH * look.fonts.scale))

    def _add_place(self, column: QVBoxLayout) -> None:
        look, say = self._look, self._look.say
        column.addWidget(make_label(look, say("first_start.place"), bold=True))
        row = QHBoxLayout()
        self.place = ElidedLabel()
        self.place.setFont(look.fonts.font())
        self.place.setText(str(self._place))
        self.change = QPushButton(say("first_start.change"))
        self.change.setFont(look.fonts.font())
        self.change.setAccessibleDescription(str(self._place))
        self.change.clicked.connect(self._ask_place)
        row.addWidget(self.place, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        column.addWidget(make_label(look, say("first_start.place.note"), Size.SMALL, tone="quiet", wrap=True))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Enter starts; after another language was chosen, the arrow keys go on from it."""
        super().showEvent(event)
        first = self.languages.button(self._look.language) if self._at_language else self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self.languages.value)

    def _ask_place(self) -> None:
        choose_folder(self, self._look.say("first_start.choose"), self._place.parent, self.set_folder)

    def set_folder(self, folder: Path) -> None:
        """Have the library in another folder."""
        self._place = folder / self._place.name
        self.place.setText(str(self._place))
        self.change.setAccessibleDescription(str(self._place))
        self.place_chosen.emit(self._place)
