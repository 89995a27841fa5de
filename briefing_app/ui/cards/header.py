"""The head of the card page: what the card is called, and what is done with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from briefing_app.model.figure import Status
from briefing_app.ui.cards.changes_dialog import print_source
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.page_head import EditorHead
from briefing_app.ui.room import Room, Where
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import set_icon_text

_TOOL = 30  # of a button with an icon, in pixels: there are five of them


class CardHeader(EditorHead):
    """Says what was asked for; the page does it."""

    verify_asked = Signal()
    history_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    copy_asked = Signal()

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__(room, "facts", tool=_TOOL)
        self._session = session
        look, say = room.look, room.look.say
        self.back.clicked.connect(self._go_back)
        self.history = self.make_tool("clock-counter-clockwise", say("cards.history"))
        self.history.clicked.connect(self.history_asked)
        self.duplicate = self.make_tool("copy", say("cards.duplicate"))
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.more = self.make_tool("dots-three", say("cards.more"))
        self.more.clicked.connect(self.open_menu)
        self.verify = QPushButton()
        self.verify.setFont(look.fonts.font())
        self.verify.clicked.connect(self.verify_asked)
        self.add(self.history, self.duplicate, self.more, self.verify)
        self.follow()

    def follow(self) -> None:
        """Say what the card is now."""
        look, say = self._room.look, self._room.look.say
        card = self._session.card
        source, language = card.title.best(look.language)
        theme = self._room.core.library.find_theme(card.theme) if card.theme else None
        crumbs = [theme.name.best(look.language)[0]] if theme is not None else []
        self.show_name(print_source(self._room, source, language) or say("cards.untitled"), language, crumbs)
        verified = card.status is Status.VERIFIED
        icon = look.icons.icon("seal-check", "text2" if verified else "accent_text")
        set_icon_text(self.verify, icon, say("cards.verify.again" if verified else "cards.verify"))
        restyle(self.verify, "primary", "" if verified else "true")

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

    def _go_back(self) -> None:
        self._room.do("back")
        if self.isVisible():  # one came from nowhere
            self._room.navigator.go(Where("facts"))
