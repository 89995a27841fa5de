"""The middle of the place of the facts: search above, and below it the list of cards, figures or names that was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.store.card_query import CardQuery, CardSort
from briefing_app.ui.facts.filters import is_filtered
from briefing_app.ui.facts.head import FactsHead
from briefing_app.ui.facts.lists import FigureReader, TermReader
from briefing_app.ui.lists.card_delegate import CardDelegate
from briefing_app.ui.lists.card_line import CardReader
from briefing_app.ui.lists.delegate import RowDelegate, Shape
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.empty_state import EmptyState
from briefing_app.workspace.query_text import parse_query

KINDS = {"cards": "card", "figures": "figure", "names": "term"}
_LEAST = 330  # device-independent pixels


class FactsMiddle(QWidget):
    """The text of the search field is the whole query. `listed` says which of the lists is shown.

    `cleared` and `add_asked` are the ways on from a list without rows.
    """

    cleared = Signal()
    add_asked = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        look = room.look
        self.language = room.settings.content_language
        self.listed = "cards"
        self.sort = CardSort.NEWEST
        self.head = FactsHead(look)
        self._cards = CardReader(room.core, look.say, self.language)
        self._figures, self._terms = FigureReader(room), TermReader(room)
        shape = Shape(title_lines=1, text_lines=1, fixed=True)
        cards = IdListModel(self._cards.read, "card")
        figures, names = IdListModel(self._figures.read), IdListModel(self._terms.read)
        self.lists: dict[str, IdList] = {
            "cards": IdList(cards, CardDelegate(look), look.say("facts.list.cards"), several=True),
            "figures": IdList(figures, RowDelegate(look, shape), look.say("facts.list.figures")),
            "names": IdList(names, RowDelegate(look, shape), look.say("facts.list.names")),
        }
        self.empty = EmptyState(look)
        self.stack = QStackedWidget()
        self.stack.setMinimumWidth(_LEAST)
        for widget in (*self.lists.values(), self.empty):
            self.stack.addWidget(widget)
        for view in self.lists.values():
            view.ids_model.failed.connect(room.notices.refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    @property
    def query(self) -> CardQuery:
        """What the search field asks for."""
        return parse_query(self.head.field.text())

    @property
    def list(self) -> IdList:
        """The list that is shown."""
        return self.lists[self.listed]

    @property
    def kind(self) -> str:
        """Of the things listed."""
        return KINDS[self.listed]

    def set_sort(self, sort: CardSort) -> None:
        """Put the cards into another order; `fill` shows it."""
        self.sort = sort
        self.head.show_sort(sort)

    def fill(self, *, first: bool) -> bool:
        """Search; `first` chooses the first row where what was chosen is not found. False where the library refused."""
        ids = self._room.attempt(self._find)
        if ids is None:
            return False
        query, view = self.query, self.list
        words = query.words if self.listed == "cards" else self.head.field.text()
        self._cards.show(self.language, words)
        self._figures.show(words)
        self._terms.show(words)
        view.ids_model.refresh()
        view.show_ids(ids, first=first)
        saved = str(query) in {each.query for each in self._room.core.finder.list_searches()}
        self.head.show_query(query, self.listed, len(ids), saved=saved)
        if not ids:
            self._show_empty(query)
        self.stack.setCurrentWidget(view if ids else self.empty)
        return True

    def prepare(self) -> None:
        """While nothing is done, make ready for the first key of a search."""
        self._room.attempt(lambda: self._room.core.finder.prepare(self.sort, self.language))

    def clear(self) -> None:
        """Take the filters out of the query, or where there are none its words."""
        query = self.query
        only_words = self.listed == "cards" and is_filtered(query) and query.words
        self.head.field.set_quietly(query.words if only_words else "")
        self.cleared.emit()

    def _find(self) -> Sequence[str]:
        core, text = self._room.core, self.head.field.text()
        if self.listed != "cards":
            return core.library.find_ids(self.kind, text)
        return core.finder.find_cards(self.query, sort=self.sort, language=self.language)

    def _show_empty(self, query: CardQuery) -> None:
        say, add = self._room.look.say, self.add_asked.emit
        words = query.words.strip()
        if self.listed != "cards":
            self.empty.show_state("list-magnifying-glass", say("facts.empty.list"), [(say("facts.clear"), self.clear)])
        elif not query:
            self.empty.show_state("cards", say("facts.empty"), [(say("facts.write_first"), add)])
        else:
            ways = [(say("facts.clear"), self.clear)]
            if words:
                ways.append((say("facts.new_titled", title=words), add))
            self.empty.show_state("list-magnifying-glass", say("facts.empty.filtered"), ways)
