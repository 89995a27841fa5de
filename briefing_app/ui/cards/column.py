"""One language of a card: its state, its three texts, its figures as printed, and what is left to do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from briefing_app.model.card import TextState
from briefing_app.model.language import Language
from briefing_app.ui.cards.column_foot import ColumnFoot
from briefing_app.ui.cards.printed_box import PrintedBox
from briefing_app.ui.cards.session import CardSession, Part
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.counter import say_length
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.widgets.labels import make_chip, make_label

_LINES = {Part.TITLE: 1, Part.TEXT: 6, Part.SAY: 3}
_TITLE = 80  # characters of a title that fit on a slide; more is not refused
_TONES = {
    TextState.COMPLETE: "ok",
    TextState.REVIEW: "warn",
    TextState.OUTDATED: "warn",
    TextState.MISSING: "err",
}


class LanguageColumn(QFrame):
    """Reads and writes through the session."""

    changes_asked = Signal(object)  # the Language of the column

    def __init__(self, room: Room, session: CardSession, language: Language) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self.language = language
        look, say = room.look, room.look.say
        self.name = say(f"language.own.{language.value}")
        self.setProperty("pane", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(make_label(look, self.name, Size.ROW, bold=True, language=language))
        self.chip = make_chip(look, "")
        head.addWidget(self.chip)
        self.original = make_chip(look, say("cards.original"))
        head.addWidget(self.original)
        head.addStretch(1)
        self.more = QToolButton()
        self.more.setIcon(look.icons.icon("dots-three"))
        self.more.setIconSize(QSize(20, 20))
        self.more.setAccessibleName(say.pair(self.name, say("cards.more")))
        self.more.setToolTip(say("cards.more"))
        self.more.clicked.connect(self.open_menu)
        head.addWidget(self.more)
        column.addLayout(head)
        self.boxes: dict[Part, FieldBox] = {}
        self.fields: dict[Part, FigureField] = {}
        self.bindings: dict[Part, TextBinding] = {}
        for part, lines in _LINES.items():
            label = say(f"cards.{part.value}")
            spoken = say.speak(label, say(f"language.{language.value}"))
            field = FigureField(room, language, lines, name=spoken, most_lines=16 if part is Part.TEXT else 0)
            field.setPlaceholderText(say(f"cards.{part.value}.empty"))
            box = FieldBox(look, label, field)
            binding = TextBinding(
                field,
                partial(session.read_text, part, language),
                partial(session.write_text, part, language),
                room,
                f"card {session.id} {part.value} {language.value}",
            )
            field.edited.connect(partial(self._count, part))
            self.boxes[part], self.fields[part], self.bindings[part] = box, field, binding
            column.addWidget(box)
            self._count(part)
        self.fields[Part.TITLE].returned.connect(self.fields[Part.TEXT].setFocus)
        column.addWidget(make_label(look, say("cards.printed"), Size.SMALL, tone="quiet"))
        self.printed = PrintedBox(look, language)
        column.addWidget(self.printed)
        column.addStretch(1)
        self.foot = ColumnFoot(room, session, language)
        self.foot.changes_asked.connect(lambda: self.changes_asked.emit(self.language))
        column.addWidget(self.foot)
        self.follow()

    @property
    def menu_acts(self) -> dict[str, tuple[str, bool]]:
        """What the menu offers: id → words and whether it can be done now."""
        session, language, say = self._session, self.language, self._room.look.say
        card = session.card
        state = card.state(language)
        acts = {
            "original": (say("cards.make_original"), card.original is not language and bool(card.title.get(language)))
        }
        if language.chinese:
            other = language.other_chinese
            source = say(f"language.short.{other.value}")
            acts["convert"] = (say("cards.convert", source=source), card.state(other) is not TextState.MISSING)
        acts["complete"] = (say("cards.mark_complete"), state in (TextState.REVIEW, TextState.OUTDATED))
        acts["clear"] = (say("cards.clear"), any(session.read_text(each, language) for each in Part))
        return acts

    def open_menu(self) -> QMenu:
        """Show what can be done with the whole language."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._room.look.fonts.font())
        for id, (words, able) in self.menu_acts.items():
            action = menu.addAction(words.replace("&", "&&"))
            action.setObjectName(id)
            action.setEnabled(able)
            action.triggered.connect(partial(self.act, id))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        return menu

    def act(self, id: str, *_: object) -> None:
        """Do what an entry of the menu says."""
        cards, session, language = self._room.core.cards, self._session, self.language
        for binding in self.bindings.values():
            binding.keep()
        if id == "original":
            self._room.attempt(lambda: session.make_original(language))
        elif id == "convert":
            self._room.attempt(lambda: cards.draft_by_conversion(session.id, language))
        elif id == "complete":
            self._room.attempt(lambda: cards.mark_complete(session.id, language))
        elif id == "clear":
            self._room.attempt(lambda: session.clear_language(language))

    def follow(self) -> None:
        """Show how far the language is now, and its figures."""
        card = self._session.card
        state = card.state(self.language)
        say = self._room.look.say
        original = say(f"language.{card.original.value}")
        self.chip.setText(say(f"cards.state.{state.value}", original=original))
        restyle(self.chip, "chip", _TONES[state])
        self.original.setVisible(card.original is self.language)
        self.printed.show_figures(self._session.quote(), self._room.core.wording)
        self.foot.follow()

    def _count(self, part: Part) -> None:
        text = self.fields[part].printed_text
        if part is Part.TITLE:
            self.boxes[part].set_count(f"{len(text)} / {_TITLE}" if text else "")
        else:
            self.boxes[part].set_count(say_length(self._room.look, text, self.language))
