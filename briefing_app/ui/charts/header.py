"""The head of the page of a chart: where one is, when it was kept, undo and redo, and the language of the content."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import ElidedLabel, make_label
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.wording.widths import shorten

_CRUMB, _NAME = 40, 160  # Latin letters of a theme and of the title


class ChartHeader(QFrame):
    """Says what was asked for; the page does it."""

    back_asked = Signal()
    duplicate_asked = Signal()
    menu_asked = Signal()
    language_chosen = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look, say = room.look, room.look.say
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 14, 7)
        row.setSpacing(6)
        self.back = self._tool("arrow-left", say("charts.back"))
        self.back.clicked.connect(self.back_asked)
        row.addWidget(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        crumb = QHBoxLayout()
        crumb.setSpacing(2)
        self.place = QPushButton(say("place.charts"))
        self.place.setProperty("crumb", "true")
        self.place.setFont(look.fonts.font(Size.SMALL))
        self.place.clicked.connect(lambda: room.navigator.go(Where("charts")))
        self.crumb = make_label(look, "", Size.SMALL, tone="quiet")
        crumb.addWidget(self.place)
        crumb.addWidget(self.crumb)
        crumb.addStretch(1)
        words.addLayout(crumb)
        self.name = ElidedLabel()
        self.name.setContentsMargins(3, 0, 0, 0)  # below the words of the crumb, which is a button
        words.addWidget(self.name)
        row.addLayout(words, 1)
        self.saved = make_label(look, "", Size.SMALL, tone="faint")
        row.addWidget(self.saved)
        self.undo = self._tool("arrow-u-up-left", say("charts.undo"))
        self.redo = self._tool("arrow-u-up-right", say("charts.redo"))
        self.undo.clicked.connect(lambda: room.do("undo"))
        self.redo.clicked.connect(lambda: room.do("redo"))
        self.duplicate = self._tool("copy", say("charts.duplicate"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.more = self._tool("dots-three", say("charts.menu"))
        self.more.clicked.connect(self.menu_asked)
        for each in (self.undo, self.redo, self.duplicate, self.more):
            row.addWidget(each)
        self.languages: Segmented[Language] = Segmented(
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.choose(room.settings.content_language)
        self.languages.chosen.connect(self.language_chosen)
        row.addWidget(self.languages)
        room.workspace.changed.connect(self._changed)
        self._update_turns()

    def show_name(self, name: str, language: Language, crumbs: list[str]) -> None:
        """Say what the page is about, in its language, and where it stands."""
        self.crumb.setText("".join(f"›  {shorten(each, _CRUMB)}  " for each in crumbs if each))
        self.name.setFont(self._room.look.fonts.font(Size.TITLE, bold=True, language=language))
        self.name.setText(shorten(name, _NAME))

    def show_gone(self, *, gone: bool) -> None:
        """There is nothing to be copied or thrown away."""
        self.more.setEnabled(not gone)
        self.duplicate.setEnabled(not gone)
        if gone:
            self.crumb.setText("")
            self.name.setText("")

    def _changed(self) -> None:
        time = datetime.now().astimezone().strftime("%H:%M")
        self.saved.setText(self._room.look.say("charts.saved", time=time))
        self._update_turns()

    def _update_turns(self) -> None:
        history, say = self._room.core.history, self._room.look.say
        for button, step, words in (
            (self.undo, history.find_undo(), say("charts.undo")),
            (self.redo, history.find_redo(), say("charts.redo")),
        ):
            button.setEnabled(step is not None)
            button.setToolTip(
                say.pair(words, history.say(step, self._room.look.language)) if step is not None else words
            )

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._room.look.icons.icon(icon))
        button.setIconSize(QSize(20, 20))
        button.setMinimumSize(34, 34)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button
