"""The three languages of a card side by side, or the original and one other where there is less room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.cards.column import LanguageColumn
from briefing_app.ui.cards.session import CardSession, Part
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.heights import HeightGroup
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import Segmented

NARROWEST = 275  # device-independent pixels of a column, at a text size of 100 %


class Columns(QWidget):
    """The original stands first of two, and in its usual place of three."""

    changes_asked = Signal(object)  # Language

    def __init__(self, room: Room, session: CardSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        self._other = room.look.language
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(make_label(look, say("cards.beside"), Size.SMALL, tone="quiet"))
        self.languages = Segmented[Language](
            look, say("cards.beside"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.chosen.connect(lambda: self.show_other(self.languages.value))
        row.addWidget(self.languages)
        outer.addWidget(self.bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self.columns = {each: LanguageColumn(room, session, each) for each in LANGUAGES}
        for column in self.columns.values():
            self._row.addWidget(column, 1)
            column.changes_asked.connect(self.changes_asked)
        outer.addLayout(self._row, 1)
        self._groups = [HeightGroup([each.fields[part] for each in self.columns.values()], self) for part in Part]
        self._arranged: tuple[Language, ...] = ()
        self._arrange()

    @property
    def seen(self) -> tuple[Language, ...]:
        """The languages that are seen, from left to right."""
        return self._arranged

    def show_other(self, language: Language) -> None:
        """See this language beside the original."""
        self._other = language
        self._arrange()

    def show_next(self) -> None:
        """See the next language beside the original; where all are seen, go to the next one."""
        original = self._session.card.original
        if len(self._arranged) < len(LANGUAGES):
            others = [each for each in LANGUAGES if each is not original]
            at = others.index(self._beside()) + 1
            self.show_other(others[at % len(others)])
            self.columns[self._beside()].fields[Part.TITLE].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        focused = next((each for each in LANGUAGES if self._has_focus(each)), None)
        at = LANGUAGES.index(focused) + 1 if focused is not None else 0
        self.columns[LANGUAGES[at % len(LANGUAGES)]].fields[Part.TITLE].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, part: Part, language: Language | None = None) -> None:
        """Put the cursor into a field; into that of the original by default."""
        language = language or self._session.card.original
        if language not in self._arranged:
            self.show_other(language)
        self.columns[language].fields[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show how things stand now."""
        for column in self.columns.values():
            column.follow()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width may have room for more or fewer languages."""
        super().resizeEvent(event)
        self._arrange()

    def _beside(self) -> Language:
        original = self._session.card.original
        return self._other if self._other is not original else next(each for each in LANGUAGES if each is not original)

    def _has_focus(self, language: Language) -> bool:
        return any(each.hasFocus() for each in self.columns[language].fields.values())

    def _arrange(self) -> None:
        if not self._session.exists:
            return
        original = self._session.card.original
        three = self.width() >= 3 * round(NARROWEST * self._room.look.fonts.scale) + 24
        seen = LANGUAGES if three else (original, self._beside())
        self.bar.setVisible(not three)
        self.languages.choose(self._beside())
        for each in LANGUAGES:
            self.languages.button(each).setVisible(each is not original)
        if seen == self._arranged:
            return
        self._arranged = seen
        for language in LANGUAGES:
            self._row.removeWidget(self.columns[language])
        for language in (*seen, *(each for each in LANGUAGES if each not in seen)):
            self._row.addWidget(self.columns[language], 1)
            self.columns[language].setVisible(language in seen)
        for group in self._groups:
            group.level()
