"""The head of the page: the way back, where one is, and which file is imported."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import ElidedLabel, make_label


class ImportHead(QFrame):
    """The crumb leads to the place of the charts, the arrow to where one came from."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        look, say = room.look, room.look.say
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 20, 7)
        row.setSpacing(6)
        self.back = QToolButton()
        self.back.setIcon(look.icons.icon("arrow-left"))
        self.back.setIconSize(QSize(20, 20))
        self.back.setMinimumSize(34, 34)
        self.back.setToolTip(say("facts.back"))
        self.back.setAccessibleName(say("facts.back"))
        self.back.clicked.connect(room.navigator.back)
        row.addWidget(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        crumb = QHBoxLayout()
        crumb.setSpacing(2)
        self.place = QPushButton(say("place.charts"))
        self.place.setProperty("crumb", "true")
        self.place.setFont(look.fonts.font(Size.SMALL))
        self.place.clicked.connect(lambda: room.navigator.go(Where("charts")))
        crumb.addWidget(self.place)
        crumb.addWidget(make_label(look, f"›  {say('table_import.heading')}", Size.SMALL, tone="quiet"))
        crumb.addStretch(1)
        words.addLayout(crumb)
        self._heading = ElidedLabel()
        self._heading.setContentsMargins(3, 0, 0, 0)  # below the words of the crumb, which is a button
        self._heading.setFont(look.fonts.font(Size.TITLE, bold=True))
        words.addWidget(self._heading)
        row.addLayout(words, 1)

    @property
    def heading(self) -> str:
        """What the page is about."""
        return self._heading.text()

    def set_heading(self, text: str) -> None:
        """Say what the page is about."""
        self._heading.setText(text)
