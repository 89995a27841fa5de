"""How far a card is checked: verified by whom and when, changed since, stale since, review by; and whether it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from shiboken6 import isValid

from briefing_app.model.figure import Release, Status
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.staleness import find_stale_day
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room, Where
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.text.choice_field import SegmentedField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.labels import make_label


class StatusBox(QFrame):
    """`verified`: the card was verified in the name that was given here."""

    source_wanted = Signal()

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.box = QFrame()
        inner = QVBoxLayout(self.box)
        inner.setContentsMargins(12, 9, 12, 10)
        inner.setSpacing(3)
        self.head = make_label(look, "", bold=True, wrap=True)
        self.text = make_label(look, "", Size.SMALL, wrap=True)
        inner.addWidget(self.head)
        inner.addWidget(self.text)
        column.addWidget(self.box)
        self.name = LineField(look, say("cards.person"))
        self.name.setPlaceholderText(say("cards.person.example"))
        self.name_box = FieldBox(look, say("cards.person"), self.name)
        self.name_box.set_hint(say("cards.person.hint"))
        self.confirm = QPushButton(say("cards.verify"))
        self.confirm.setFont(look.fonts.font())
        self.confirm.setProperty("primary", "true")
        self.confirm.clicked.connect(self._confirm)
        self.name.returnPressed.connect(self._confirm)
        self.ask = QFrame()
        asked = QVBoxLayout(self.ask)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.name_box)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        asked.addLayout(row)
        self.ask.hide()
        column.addWidget(self.ask)
        self.release = SegmentedField(
            room,
            say("cards.release"),
            [(Release.OPEN, say("cards.release.open"), None), (Release.INTERNAL, say("cards.release.internal"), None)],
            lambda: session.card.release,
            lambda release: session.keep(replace(session.card, release=release)),
        )
        column.addWidget(self.release)
        self.follow()

    def verify(self) -> None:
        """Mark as verified; who does so is asked for the first time, right here."""
        say = self._room.look.say
        if not self._session.card.sources:
            self._room.notices.warn(
                "warn",
                say("cards.verify.no_source"),
                say("writing.source.add"),
                partial(self._want_source, self._session.id),
            )
            return
        person = self._room.settings.person
        if not person:
            self.ask.show()
            self.name.setFocus()
            return
        self.ask.hide()
        if self._room.attempt(lambda: self._room.core.cards.verify_card(self._session.id, person)) is not None:
            self._room.notices.tell(say("cards.verified", person=person))

    def _want_source(self, id: str) -> None:
        """Ask for a source; where the page has gone meanwhile, come back to it first."""
        if isValid(self) and self.isVisible():
            self.source_wanted.emit()
        else:
            self._room.navigator.go(Where("card", id))

    def follow(self) -> None:
        """Say how things stand now."""
        say = self._room.look.say
        card = self._session.card
        stale = self._stale_day()
        today = self._room.core.today()
        lines: list[str] = []
        earlier = self._room.core.earlier.find_verification(card.id)
        if card.status is Status.VERIFIED and card.verification is not None:
            kind, head = "ok", say("cards.status.verified")
            lines.append(self._say_verified("cards.status.by", card.verification.person, card.verification.day))
        elif earlier is not None:
            kind, head = "warn", say("cards.status.changed")
            lines.append(self._say_verified("cards.status.last", earlier.person, earlier.day))
        elif card.status is Status.AS_SUPPLIED:
            kind, head = "note", say("cards.status.as_supplied")
            lines.append(say("cards.status.as_supplied.text"))
        else:
            kind, head = "plain", say("cards.status.draft")
            lines.append(say("cards.status.draft.text"))
        if stale is not None:
            kind = "warn" if stale <= today else kind
            key = "cards.status.stale" if stale <= today else "cards.status.review"
            lines.append(say(key, day=self._print(stale)))
        self.head.setText(head)
        self.text.setText("\n".join(lines))
        restyle(self.box, "status", kind)
        tone = {"plain": "", "note": "accent"}.get(kind, kind)
        restyle(self.head, "tone", tone)
        self.setAccessibleName(say("cards.status"))
        self.setAccessibleDescription(f"{head}. {self.text.text()}")

    def _confirm(self) -> None:
        person = self.name.text().strip()
        if not person:
            self.name_box.set_problem(self._room.look.say("cards.person.missing"))
            return
        self.name_box.set_problem("")
        self._room.settings.person = person
        self.verify()

    def _stale_day(self) -> date | None:
        quoted = self._session.quote().values()
        return min((day for each in quoted if (day := find_stale_day(each.figure, each.observation))), default=None)

    def _say_verified(self, key: str, person: str, day: str) -> str:
        return self._room.look.say(key, person=person, day=self._print(date.fromisoformat(day)))

    def _print(self, day: date) -> str:
        return self._room.core.wording.format_date(PartialDate.of(day), self._room.look.language)
