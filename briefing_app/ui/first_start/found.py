"""The page of a first start on a computer that has libraries already: one of them is opened, or a new one begun knowingly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from briefing_app.ui.first_start.front import WIDE, Front
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.moments import say_moment
from briefing_app.ui.widgets.choice_card import ChoiceCard
from briefing_app.ui.widgets.labels import make_text_button

if TYPE_CHECKING:
    from briefing_app.workspace.libraries import FoundLibrary

_SHOWN = 3  # further ones are opened as any file


class FoundLibraries(Front):
    """The libraries as large buttons, the one changed last first."""

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
        say = look.say
        name = say("first_start.found")
        super().__init__(look, name, round(WIDE * min(1.2, look.fonts.scale)), at_language=at_language)
        self.add_text(name, Size.HERO, bold=True)
        self.add_text(say("first_start.found.note"))
        self.column.addSpacing(6)
        self.languages = self.add_languages()
        self.column.addSpacing(10)
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
        self.column.addLayout(row)
        self.column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.other = make_text_button(look, say("menu.open.plain"))
        self.other.clicked.connect(self.other_asked)
        self.new = make_text_button(look, say("shell.verb.new"))
        self.new.clicked.connect(self.new_asked)
        buttons.addWidget(self.other)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.first = self.cards[0]  # changed last


def describe_library(look: Look, found: FoundLibrary) -> str:
    """Number of cards, when it was changed, and its folder."""
    say = look.say
    if found.newer:
        facts = [say("shell.refusal.too_new")]
    else:
        facts = [say("count.cards", n=found.cards)] if found.cards is not None else []
    facts.append(say("first_start.found.changed", when=say_moment(look, found.changed)))
    return " · ".join((*facts, str(found.path.parent)))
