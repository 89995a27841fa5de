"""The head of a page that is opened from a place of the rail: the way back, where one is, and what the page is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import ElidedLabel, make_label, make_tool
from briefing_app.wording.widths import shorten

_CRUMB, _NAME = 40, 160  # Latin letters
_ICON = 20  # side of an icon
_TOOL = 34  # side of its button


class PageHead(QFrame):
    """The crumb leads to the place; the page connects `back`, and `add` puts controls at the right end."""

    def __init__(self, room: Room, place: str, *, tool: int = _TOOL) -> None:
        """Make it for a page of the place of this name; buttons with an icon are at least `tool` pixels wide and high."""
        super().__init__()
        self._tool = tool
        self._room = room
        look, say = room.look, room.look.say
        self.setProperty("pane", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 14, 7)
        self._row.setSpacing(6)
        self.back = self.make_tool("arrow-left", say("button.back"))
        self._row.addWidget(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        crumbs = QHBoxLayout()
        crumbs.setSpacing(2)
        self.place = QPushButton(say(f"place.{place}"))
        self.place.setProperty("crumb", "true")
        self.place.setFont(look.fonts.font(Size.SMALL))
        self.place.clicked.connect(lambda: room.navigator.go(Where(place)))
        self.crumb = make_label(look, "", Size.SMALL, tone="quiet")
        crumbs.addWidget(self.place)
        crumbs.addWidget(self.crumb)
        crumbs.addStretch(1)
        words.addLayout(crumbs)
        self.name = ElidedLabel()
        self.name.setContentsMargins(3, 0, 0, 0)  # below the words of the crumb, which is a button
        words.addWidget(self.name)
        self._row.addLayout(words, 1)

    def show_name(self, name: str, language: Language, crumbs: Sequence[str] = ()) -> None:
        """Say what the page is about, in its language, and where it stands in the place."""
        self.crumb.setText("".join(f"›  {shorten(each, _CRUMB)}  " for each in crumbs if each))
        self.name.setFont(self._room.look.fonts.font(Size.TITLE, bold=True, language=language))
        self.name.setText(shorten(name, _NAME))

    def add(self, *widgets: QWidget) -> None:
        """Put controls at the right end."""
        for each in widgets:
            self._row.addWidget(each)

    def make_tool(self, icon: str, name: str) -> QToolButton:
        """A button that is an icon, of the size that all of them have here."""
        return make_tool(self._room.look, icon, name, icon_size=_ICON, least=self._tool)


class EditorHead(PageHead):
    """The head of an editor says when a change was kept, and has undo and redo."""

    def __init__(self, room: Room, place: str, *, tool: int = _TOOL) -> None:
        super().__init__(room, place, tool=tool)
        say = room.look.say
        self.saved = make_label(room.look, "", Size.SMALL, tone="faint")
        self.undo = self.make_tool("arrow-u-up-left", say("button.undo"))
        self.redo = self.make_tool("arrow-u-up-right", say("button.redo"))
        self.undo.clicked.connect(lambda: room.do("undo"))
        self.redo.clicked.connect(lambda: room.do("redo"))
        self.add(self.saved, self.undo, self.redo)
        room.workspace.changed.connect(self._changed)
        self._show_turns()

    def _changed(self) -> None:
        time = datetime.now().astimezone().strftime("%H:%M")
        self.saved.setText(self._room.look.say("window.saved", time=time))
        self._show_turns()

    def _show_turns(self) -> None:
        """What undo and redo would do now."""
        history, say = self._room.core.history, self._room.look.say
        for button, step in ((self.undo, history.find_undo()), (self.redo, history.find_redo())):
            words = button.accessibleName()
            button.setEnabled(step is not None)
            button.setToolTip(say.pair(words, history.say(step, say.language)) if step is not None else words)
