"""The page of the first start: in which language, and where the library lives."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from briefing_app.ui.files import choose_folder
from briefing_app.ui.first_start.front import Front
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import ElidedLabel, make_text_button

_WIDTH = 520


class FirstStart(Front):
    """Language switches at once; Start makes the library."""

    place_chosen = Signal(object)  # Path of the library file
    started = Signal()
    left = Signal()

    def __init__(
        self,
        look: Look,
        place: Path,
        *,
        asks_place: bool,
        at_language: bool = False,
        portable: bool = False,
        can_go_back: bool = False,
    ) -> None:
        """Make it.

        Args:
            look: Fonts and colours.
            place: Of the library file, if the person says nothing else.
            asks_place: Whether the person is asked for it.
            at_language: Whether the person is choosing the language just now: the focus stays there.
            portable: Whether everything stays beside the program.
            can_go_back: Whether there is another page before this one, which `left` asks for.
        """
        say = look.say
        title = say("first_start.title", name=say("app.name"))
        super().__init__(look, title, round(_WIDTH * look.fonts.scale), at_language=at_language)
        self._place = place
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap("program/app", "accent", 56, self.devicePixelRatioF()))
        self.column.addWidget(picture)
        self.add_text(title, Size.HERO, bold=True)
        self.add_text(say("first_start.private.portable" if portable else "first_start.private"), tone="quiet")
        self.column.addSpacing(16)
        self.add_text(say("first_start.language"), bold=True)
        self.languages = self.add_languages()
        if asks_place:
            self.column.addSpacing(12)
            self._add_place()
        self.column.addSpacing(20)
        self.first = self.start = QPushButton(say("first_start.start"))
        self.start.setProperty("primary", "true")
        self.start.setFont(look.fonts.font())
        self.start.setMinimumSize(140, max(38, self.start.sizeHint().height()))
        self.start.setAutoDefault(True)
        self.start.clicked.connect(self.started)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.start)
        self.back = make_text_button(look, say("first_start.back"))
        self.back.clicked.connect(self.left)
        self.back.setVisible(can_go_back)
        row.addWidget(self.back)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_place(self) -> None:
        say = self.look.say
        self.add_text(say("first_start.place"), bold=True)
        row = QHBoxLayout()
        self.place = ElidedLabel()
        self.place.setFont(self.look.fonts.font())
        self.place.setText(str(self._place))
        self.change = make_text_button(self.look, say("first_start.change"))
        self.change.setAccessibleDescription(str(self._place))
        self.change.clicked.connect(self._ask_place)
        row.addWidget(self.place, 1)
        row.addWidget(self.change)
        self.column.addLayout(row)
        self.add_text(say("first_start.place.note"), Size.SMALL, tone="quiet")

    def _ask_place(self) -> None:
        choose_folder(self, self.look.say("first_start.choose"), self._place.parent, self.set_folder)

    def set_folder(self, folder: Path) -> None:
        """Have the library in another folder."""
        self._place = folder / self._place.name
        self.place.setText(str(self._place))
        self.change.setAccessibleDescription(str(self._place))
        self.place_chosen.emit(self._place)
