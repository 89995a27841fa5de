"""The head of the card page: where one is, when it was kept, and what is done with the whole card."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout

from briefing_app.model.figure import Status
from briefing_app.ui.cards.changes_dialog import print_source
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import ElidedLabel, make_label, set_icon_text


class CardHeader(QFrame):
    """Says what was asked for; the page does it."""

    verify_asked = Signal()
    history_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    copy_asked = Signal()

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 14, 7)
        row.setSpacing(6)
        self.back = self._tool("arrow-left", say("cards.back"))
        self.back.clicked.connect(self._go_back)
        row.addWidget(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        crumb = QHBoxLayout()
        crumb.setSpacing(2)
        self.place = QPushButton(say("place.facts"))
        self.place.setProperty("crumb", "true")
        self.place.setFont(look.fonts.font(Size.SMALL))
        self.place.clicked.connect(lambda: room.navigator.go(Where("facts")))
        self.theme = make_label(look, "", Size.SMALL, tone="quiet")
        crumb.addWidget(self.place)
        crumb.addWidget(self.theme)
        crumb.addStretch(1)
        words.addLayout(crumb)
        self.title = ElidedLabel()
        self.title.setContentsMargins(3, 0, 0, 0)  # below the words of the crumb, which is a button
        words.addWidget(self.title)
        row.addLayout(words, 1)
        self.saved = make_label(look, "", Size.SMALL, tone="faint")
        row.addWidget(self.saved)
        self.undo = self._tool("arrow-u-up-left", say("cards.undo"))
        self.redo = self._tool("arrow-u-up-right", say("cards.redo"))
        self.undo.clicked.connect(lambda: room.do("undo"))
        self.redo.clicked.connect(lambda: room.do("redo"))
        self.history = self._tool("clock-counter-clockwise", say("cards.history"))
        self.history.clicked.connect(self.history_asked)
        self.duplicate = self._tool("copy", say("cards.duplicate"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.more = self._tool("dots-three", say("cards.more"))
        self.more.clicked.connect(self.open_menu)
        for each in (self.undo, self.redo, self.history, self.duplicate, self.more):
            row.addWidget(each)
        self.verify = QPushButton()
        self.verify.setFont(look.fonts.font())
        self.verify.clicked.connect(self.verify_asked)
        row.addWidget(self.verify)
        room.workspace.changed.connect(self._changed)
        self.follow()

    def follow(self) -> None:
        """Say what the card is now."""
        look, say = self._room.look, self._room.look.say
        card = self._session.card
        source, language = card.title.best(look.language)
        self.title.setFont(look.fonts.font(Size.TITLE, bold=True, language=language))
        self.title.setText(print_source(self._room, source, language) or say("cards.untitled"))
        theme = self._room.core.library.find_theme(card.theme) if card.theme else None
        self.theme.setText(f"›  {theme.name.best(look.language)[0]}" if theme is not None else "")
        verified = card.status is Status.VERIFIED
        icon = look.icons.icon("seal-check", "text2" if verified else "accent_text")
        set_icon_text(self.verify, icon, say("cards.verify.again" if verified else "cards.verify"))
        restyle(self.verify, "primary", "" if verified else "true")
        self._update_turns()

    def open_menu(self) -> QMenu:
        """Show what else can be done with the card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._room.look.fonts.font())
        say = self._room.look.say
        menu.addAction(say("cards.copy")).triggered.connect(self.copy_asked)
        menu.addAction(say("cards.duplicate")).triggered.connect(self.duplicate_asked)
        menu.addSeparator()
        menu.addAction(say("cards.delete")).triggered.connect(self.delete_asked)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        return menu

    def _changed(self) -> None:
        time = datetime.now().astimezone().strftime("%H:%M")
        self.saved.setText(self._room.look.say("cards.saved", time=time))
        self._update_turns()

    def _update_turns(self) -> None:
        history = self._room.core.history
        language = self._room.look.language
        for button, step, key in (
            (self.undo, history.find_undo(), "cards.undo"),
            (self.redo, history.find_redo(), "cards.redo"),
        ):
            button.setEnabled(step is not None)
            words = self._room.look.say(key)
            button.setToolTip(
                self._room.look.say.pair(words, history.say(step, language)) if step is not None else words
            )

    def _go_back(self) -> None:
        self._room.do("back")
        if self.isVisible():  # one came from nowhere
            self._room.navigator.go(Where("facts"))

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._room.look.icons.icon(icon))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button
