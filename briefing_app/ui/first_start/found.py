"""The page of a first start on a computer that has libraries already: one of them is opened, or a new one begun knowingly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from briefing_app.model.language import LANGUAGES
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.moments import say_moment
from briefing_app.ui.widgets.choice_card import ChoiceCard
from briefing_app.ui.widgets.labels import make_label, make_text_button
from briefing_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from briefing_app.workspace.libraries import FoundLibrary

_WIDTH = 760
_SHOWN = 3  # further ones are opened as any file


class FoundLibraries(QFrame):
    """The libraries as large buttons, the one changed last first."""

    language_chosen = Signal(object)  # Language
    chosen = Signal(object)  # Path
    other_asked = Signal()
    new_asked = Signal()

    def __init__(self, look: Look, found: Sequence[FoundLibrary], *, at_language: bool = False) -> None:
        """Make it.

        Args:
            look: Fonts and colours.
            found: At least one library.
            at_language: Whether the person is choosing the language just now: the focus stays there.
        """
        super().__init__()
        self._at_language = at_language
        self._look = look
        say = look.say
        self.setProperty("pane", "main")
        self.setAccessibleName(say("first_start.found"))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        width = round(_WIDTH * min(1.2, look.fonts.scale))
        for text, size in ((say("first_start.found"), Size.HERO), (say("first_start.found.note"), Size.BODY)):
            label = make_label(look, text, size, bold=size is Size.HERO, wrap=True)
            label.setFixedWidth(width)
            column.addWidget(label)
        choices = [(each, say(f"language.own.{each.value}"), each) for each in LANGUAGES]
        self.languages = Segmented(look, say("first_start.language"), choices)
        self.languages.choose(look.language)
        self.languages.chosen.connect(self._choose_language)
        column.addSpacing(6)
        column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.cards: list[ChoiceCard] = []
        for each in found[:_SHOWN]:
            card = ChoiceCard(look, "database", each.path.stem, describe_library(look, each))
            card.setToolTip(str(each.path))
            card.clicked.connect(lambda _checked=False, path=each.path: self.chosen.emit(path))
            row.addWidget(card, 1)
            self.cards.append(card)
        row.addStretch(_SHOWN - len(self.cards))
        column.addLayout(row)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.other = make_text_button(look, say("menu.open.plain"))
        self.other.clicked.connect(self.other_asked)
        self.new = make_text_button(look, say("shell.verb.new"))
        self.new.clicked.connect(self.new_asked)
        buttons.addWidget(self.other)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The library changed last has the focus; after another language was chosen, the arrow keys go on from it."""
        super().showEvent(event)
        first = self.languages.button(self._look.language) if self._at_language else self.cards[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self.languages.value)


def describe_library(look: Look, found: FoundLibrary) -> str:
    """Number of cards, when it was changed, and its folder."""
    say = look.say
    if found.newer:
        facts = [say("shell.refusal.too_new")]
    else:
        facts = [say("count.cards", n=found.cards)] if found.cards is not None else []
    facts.append(say("first_start.found.changed", when=say_moment(look, found.changed)))
    return " · ".join((*facts, str(found.path.parent)))
