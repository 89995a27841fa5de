"""The right side of the page of a table that is shown without a chart: what suits it, and the charts that draw it already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.charts.kind_icons import find_icon
from briefing_app.ui.charts.kind_tiles import KindTiles
from briefing_app.ui.charts.reader import clear_layout
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.charts.suiting import judge_kinds
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.choice_card import ChoiceCard
from briefing_app.ui.widgets.labels import make_caption, make_label

_BEST = 3


class TableSide(QWidget):
    """`kind_chosen` tells with which kind a chart is wanted."""

    kind_chosen = Signal(str)

    def __init__(self, room: Room, session: ChartSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        self.head = make_label(look, say("charts.suits"), Size.TITLE, bold=True, wrap=True)
        column.addWidget(self.head)
        self.said = make_label(look, "", tone="quiet", wrap=True)
        column.addWidget(self.said)
        self._best = QVBoxLayout()
        self._best.setSpacing(8)
        column.addLayout(self._best)
        column.addWidget(make_caption(look, say("charts.all_kinds"), 8))
        self.kinds = KindTiles(look, say("charts.kind"))
        self.kinds.chosen.connect(self.kind_chosen)
        column.addWidget(self.kinds)
        column.addStretch(1)
        self.cards: list[ChoiceCard] = []
        self._shown: tuple[object, ...] = ()
        self.follow_table()

    def follow_table(self) -> None:
        """Judge anew which kinds suit the table."""
        say = self._room.look.say
        choices = judge_kinds(self._session.core, self._session.dataset_id, self._room.look)
        self.kinds.show_kinds(choices, "")
        best = [each for each in choices if not each.reason][:_BEST]
        self.said.setText(say("charts.suits.hint") if best else say("charts.suits.nothing"))
        if tuple(best) == self._shown:
            return
        self._shown = tuple(best)
        clear_layout(self._best)
        self.cards = []
        for choice in best:
            card = ChoiceCard(self._room.look, find_icon(choice.name), choice.label, choice.hint)
            card.clicked.connect(self._calling(choice.name))
            self._best.addWidget(card)
            self.cards.append(card)

    def _calling(self, name: str) -> Callable[[], None]:
        return lambda: self.kind_chosen.emit(name)
