"""The foot of a language: all is well, its original has changed, or something is empty; with the one thing to do next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefing_app.model.card import TextState
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label

_ICONS = {"ok": "check-circle-fill", "warn": "warning-fill", "err": "warning-circle-fill"}


class ColumnFoot(QFrame):
    """`changes_asked`: somebody wants to see what changed in the original."""

    changes_asked = Signal()

    def __init__(self, room: Room, session: CardSession, language: Language) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._language = language
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 8, 7)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._icon = QLabel()
        self.text = make_label(look, "", Size.SMALL, wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        column.addLayout(row)
        self._buttons = QFrame()
        flow = FlowLayout(self._buttons)
        self.changes = QPushButton(say("cards.show_changes"))
        self.complete = QPushButton(say("cards.up_to_date"))
        self.convert = QPushButton()
        for button in (self.changes, self.complete, self.convert):
            button.setFont(look.fonts.font(Size.SMALL))
            button.setAutoDefault(False)
            flow.addWidget(button)
        column.addWidget(self._buttons)
        self.changes.clicked.connect(self.changes_asked)
        self.complete.clicked.connect(lambda: room.attempt(lambda: room.core.cards.mark_complete(session.id, language)))
        self.convert.clicked.connect(lambda: room.attempt(lambda: session.fill_by_conversion(language)))

    def follow(self) -> None:
        """Say how things stand now."""
        session, language, say = self._session, self._language, self._room.look.say
        state = session.card.state(language)
        empty = session.empty_parts(language)
        kind, text = "ok", say("cards.foot.complete")
        if empty:
            kind = "err" if state is TextState.MISSING else "warn"
            text = say("cards.foot.empty", n=len(empty), of=len(session.parts))
        elif state is TextState.OUTDATED:
            kind, text = "warn", self._say_changed()
        elif state is TextState.REVIEW:
            kind, text = "warn", say("cards.foot.review")
        self.text.setText(text)
        restyle(self, "foot", kind)
        restyle(self.text, "tone", kind)
        self._icon.setPixmap(self._room.look.icons.pixmap(_ICONS[kind], kind, 16, self.devicePixelRatioF()))
        self.changes.setVisible(state is TextState.OUTDATED)
        self.complete.setVisible(not empty and state in (TextState.OUTDATED, TextState.REVIEW))
        self.convert.setVisible(session.can_convert(language))
        self.convert.setText(say("cards.convert", source=say(f"language.short.{language.other_chinese.value}")))
        shown = (self.changes, self.complete, self.convert)
        self._buttons.setVisible(any(not each.isHidden() for each in shown))

    def _say_changed(self) -> str:
        session, look = self._session, self._room.look
        original = look.say(f"language.{session.card.original.value}")
        confirmed = self._room.core.earlier.find_confirmed(session.id, self._language)
        if confirmed is None or not confirmed.changed_at:
            return look.say("cards.foot.changed", original=original)
        day = datetime.fromisoformat(confirmed.changed_at).astimezone().date()
        printed = self._room.core.wording.format_date(PartialDate.of(day), look.language)
        return look.say("cards.foot.changed_on", original=original, day=printed)
