"""Above the list of facts: search, new card, pills, the order, and the way to the review of what is stale."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout

from briefing_app.model.language import Language
from briefing_app.store.card_query import CardQuery, CardSort
from briefing_app.ui.facts.filters import is_on
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.pills import Pill, PillRow
from briefing_app.ui.widgets.search_field import SearchField


class FactsHead(QFrame):
    """Signals tell what is wanted; the page does it."""

    toggled = Signal(str)  # the key of a filter
    sorted = Signal(object)  # CardSort
    added = Signal()
    saved = Signal()
    reviewed = Signal()
    folded = Signal(int)  # the pane of the splitter: 0 the filters, 2 the reader

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.setProperty("pane", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(9)
        first = QHBoxLayout()
        first.setSpacing(8)
        self.field = SearchField(look, say("facts.search"), say("facts.search.hint"))
        self.fold_side = self._make_fold("sidebar-simple", "facts.fold_side", 0)
        self.fold_reader = self._make_fold("book-open-text", "facts.fold_reader", 2)
        first.addWidget(self.fold_side)
        first.addWidget(self.field, 1)
        self.add = QPushButton()
        self.add.setProperty("primary", "true")
        self.add.setFont(look.fonts.font())
        self.add.clicked.connect(self.added)
        first.addWidget(self.add)
        column.addLayout(first)
        self._second = QFrame()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        self.pills = PillRow(look, say("facts.pills"), self._make_pills())
        self.pills.toggled.connect(self.toggled)
        second.addWidget(self.pills, 1)
        self.order = QPushButton()
        self.order.setProperty("quiet", "true")
        self.order.setFont(look.fonts.font())
        self.order.setMenu(self._make_orders())
        second.addWidget(self.order)
        second.addWidget(self.fold_reader)
        column.addWidget(self._second)
        self._third = QFrame()
        third = QHBoxLayout(self._third)
        third.setContentsMargins(0, 0, 0, 0)
        third.setSpacing(8)
        self.count = make_label(look, "", Size.SMALL, tone="quiet")
        third.addWidget(self.count, 1)
        self.save = QPushButton(say("facts.save_search"))
        self.save.setProperty("quiet", "true")
        self.save.setFont(look.fonts.font(Size.SMALL))
        self.save.clicked.connect(self.saved)
        self.review = QPushButton()
        self.review.setFont(look.fonts.font(Size.SMALL))
        self.review.clicked.connect(self.reviewed)
        third.addWidget(self.save)
        third.addWidget(self.review)
        column.addWidget(self._third)
        self.show_sort(CardSort.NEWEST)

    def _make_fold(self, icon: str, key: str, pane: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._look.icons.icon(icon, "text2", on="accent"))
        button.setCheckable(True)
        button.setChecked(True)
        button.setMinimumSize(30, 30)
        button.setToolTip(self._look.say(key))
        button.setAccessibleName(self._look.say(key))
        button.clicked.connect(lambda: self.folded.emit(pane))
        return button

    def _make_pills(self) -> list[Pill]:
        say = self._look.say
        return [
            Pill("status:verified", say("lists.status.verified"), "seal-check-fill", "ok"),
            Pill("status:stale", say("lists.status.stale"), "clock-countdown-fill", "warn"),
            Pill("used:0", say("facts.not_used")),
            Pill("release:open", say("facts.open_only")),
            Pill("source:none", say("facts.no_source")),
            *(
                Pill(f"lang:{each.value}", say("facts.lacks", name=say(f"language.own.{each.value}")))
                for each in Language
            ),
            Pill("status:changed", say("facts.changed"), "seal-warning-fill", "warn"),
        ]

    def _make_orders(self) -> QMenu:
        menu = QMenu(self)
        menu.setFont(self._look.fonts.font())
        group = QActionGroup(menu)
        self._orders: dict[CardSort, QAction] = {}
        for each in CardSort:
            action = menu.addAction(self._look.say(f"facts.sort.{each.value}"))
            action.setCheckable(True)
            action.triggered.connect(partial(self._sort, each))
            group.addAction(action)
            self._orders[each] = action
        return menu

    def _sort(self, sort: CardSort, checked: bool = True) -> None:
        del checked
        self.show_sort(sort)
        self.sorted.emit(sort)

    def show_sort(self, sort: CardSort) -> None:
        """Show the order of the list."""
        self._orders[sort].setChecked(True)
        text = self._look.say(f"facts.sort.{sort.value}")
        set_icon_text(self.order, self._look.icons.icon("sort-ascending", "accent"), text)
        self.order.setAccessibleName(self._look.say("facts.sort.named", order=text))

    def show_query(self, query: CardQuery, listed: str, found: int, *, saved: bool) -> None:
        """Show which filters are on, and how much was found."""
        say, cards = self._look.say, listed == "cards"
        self.pills.show_on(partial(is_on, query))
        self._second.setVisible(cards)
        self.field.setPlaceholderText(say("facts.search.hint" if cards else f"facts.search.{listed}"))
        set_icon_text(
            self.add,
            self._look.icons.icon("plus", "accent_text"),
            say("facts.new_card" if cards else f"facts.new.{listed}"),
        )
        asked = cards and bool(query)
        self.count.setText(say("facts.found", n=f"{found:,}"))
        self.save.setVisible(asked and not saved)
        stale = cards and is_on(query, "status:stale") and found > 0
        self.review.setVisible(stale)
        self.review.setText(say("facts.review", n=f"{found:,}"))
        self._third.setVisible(asked or (not cards and bool(self.field.text())))
