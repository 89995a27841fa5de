"""Theme and tags of a card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefing_app.model.language import LocalText
from briefing_app.ui.cards.session import CardSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.suggest_field import SuggestField
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.wording.widths import shorten

_WIDEST = 28  # Latin letters of a tag; all of it is said by the cross

_NEW = "\0new"  # no slug


class ThemeBox(QWidget):
    """The theme in a list; the last entry makes a new one, named right here."""

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.choice = ChoiceField(
            room, say("cards.theme"), self._choices(), lambda: session.card.theme, self._write, show_label=False
        )
        column.addWidget(self.choice)
        self.name = LineField(look, say("cards.theme.name"))
        self.name.setPlaceholderText(say("cards.theme.name"))
        self.name.hide()
        self.name.returnPressed.connect(self._make)
        column.addWidget(self.name)

    def follow(self) -> None:
        """Offer the themes that there are now."""
        self.choice.set_choices(self._choices())
        self.choice.binding.follow()

    def _choices(self) -> list[tuple[str, str]]:
        say, language = self._room.look.say, self._room.look.language
        themes = [(each.slug, each.name.best(language)[0]) for each in self._room.core.library.list_themes()]
        return [("", say("cards.theme.none")), *themes, (_NEW, say("cards.theme.new"))]

    def _write(self, slug: str) -> None:
        if slug != _NEW:
            self._session.keep(replace(self._session.card, theme=slug))
            return
        self.name.show()
        self.name.setFocus()
        self.choice.binding.follow()

    def _make(self) -> None:
        name = self.name.text().strip()
        if name:
            said = LocalText().with_text(self._room.look.language, name)
            theme = self._room.attempt(lambda: self._room.core.labels.add_theme(said))
            if theme is None:
                return
            self._room.attempt(lambda: self._session.keep(replace(self._session.card, theme=theme.slug)))
        self.name.clear()
        self.name.hide()
        self.choice.combo.setFocus()


class TagField(QWidget):
    """A chip for each tag with a cross to take it off, and a field that completes tags used before."""

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._chips = QFrame()
        self._flow = FlowLayout(self._chips)
        column.addWidget(self._chips)
        self.field = SuggestField(look, say("cards.tag.add"))
        self.field.given.connect(self._add)
        column.addWidget(self.field)
        self._shown: tuple[str, ...] = ()
        self.buttons: dict[str, QToolButton] = {}
        self.follow()

    def follow(self) -> None:
        """Show the tags of now."""
        tags = self._session.card.tags
        self.field.set_suggestions(each for each in self._room.core.labels.list_tags() if each not in tags)
        self._chips.setVisible(bool(tags))
        if tags == self._shown:
            return
        self._shown = tags
        while self._flow.count():
            self._flow.takeAt(0)
        for cross in self.buttons.values():
            if (chip := cross.parentWidget()) is not None:
                chip.hide()
                chip.deleteLater()
        self.buttons = {tag: self._add_chip(tag) for tag in tags}

    def _add_chip(self, tag: str) -> QToolButton:
        look = self._room.look
        chip = QFrame()
        chip.setProperty("tagchip", "true")
        row = QHBoxLayout(chip)
        row.setContentsMargins(9, 1, 3, 1)
        row.setSpacing(2)
        text = QLabel(shorten(tag, _WIDEST))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setFont(look.fonts.font(Size.SMALL))
        cross = QToolButton()
        cross.setIcon(look.icons.icon("x"))
        cross.setIconSize(QSize(11, 11))
        cross.setProperty("tiny", "true")
        cross.setAccessibleName(look.say("cards.tag.remove", tag=tag))
        cross.setToolTip(look.say("cards.tag.remove", tag=tag))
        cross.clicked.connect(lambda: self._remove(tag))
        row.addWidget(text)
        row.addWidget(cross)
        self._flow.addWidget(chip)
        chip.show()
        return cross

    def _remove(self, tag: str) -> None:
        tags = tuple(each for each in self._session.card.tags if each != tag)
        self.field.setFocus()  # the cross goes away
        self._room.attempt(lambda: self._session.keep(replace(self._session.card, tags=tags)))

    def _add(self, text: str) -> None:
        tag = " ".join(text.split())
        if tag and tag not in self._session.card.tags:
            self._room.attempt(
                lambda: self._session.keep(replace(self._session.card, tags=(*self._session.card.tags, tag)))
            )
