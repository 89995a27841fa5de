"""Three ways in, shown once after a library was made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.choice_card import ChoiceCard
from briefing_app.ui.widgets.labels import make_label

_WAYS = (("sample", "presentation"), ("template", "file-plus"), ("card", "note-pencil"))
_WIDTH = 760


class FirstWays(QFrame):
    """`chosen` gives `sample`, `template`, `card`, or `look` for none of them."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, has_sample: bool) -> None:
        super().__init__()
        say = look.say
        self.setProperty("pane", "main")
        self.setAccessibleName(say("first_start.ways"))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        title = make_label(look, say("first_start.ways"), Size.HERO, bold=True, wrap=True)
        title.setMinimumWidth(round(_WIDTH * min(1.2, look.fonts.scale)))
        column.addWidget(title)
        column.addWidget(make_label(look, say("first_start.ways.note"), tone="quiet", wrap=True))
        column.addSpacing(14)
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
        column.addLayout(row)
        column.addSpacing(10)
        self.look_around = QPushButton(say("first_start.way.look"))
        self.look_around.setProperty("quiet", "true")
        self.look_around.setFont(look.fonts.font())
        self.look_around.clicked.connect(lambda: self.chosen.emit("look"))
        column.addWidget(self.look_around, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The first way has the focus."""
        super().showEvent(event)
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)
