"""Three ways in, shown once after a library was made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from briefing_app.ui.first_start.front import WIDE, Front
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.choice_card import ChoiceCard

_WAYS = (("sample", "presentation"), ("template", "file-plus"), ("card", "note-pencil"))


class FirstWays(Front):
    """`chosen` gives `sample`, `template`, `card`, or `look` for none of them."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, has_sample: bool) -> None:
        say = look.say
        super().__init__(look, say("first_start.ways"), round(WIDE * min(1.2, look.fonts.scale)))
        self.add_text(say("first_start.ways"), Size.HERO, bold=True)
        self.add_text(say("first_start.ways.note"), tone="quiet")
        self.column.addSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.cards: dict[str, ChoiceCard] = {}
        for way, icon in _WAYS:
            if way == "sample" and not has_sample:
                continue
            card = ChoiceCard(look, icon, say(f"first_start.way.{way}"), say(f"first_start.way.{way}.text"))
            card.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            row.addWidget(card, 1)
            self.cards[way] = card
        self.column.addLayout(row)
        self.column.addSpacing(10)
        self.look_around = QPushButton(say("first_start.way.look"))
        self.look_around.setProperty("quiet", "true")
        self.look_around.setFont(look.fonts.font())
        self.look_around.clicked.connect(lambda: self.chosen.emit("look"))
        self.column.addWidget(self.look_around, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = next(iter(self.cards.values()))
