"""The place of the facts: filters at the left, list in the middle, reader at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.card_query import CardCounts, CardQuery, CardSort
from briefing_app.store.changes import Changes
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.facts.filters import pick, toggle
from briefing_app.ui.facts.folds import WIDTHS, Folds
from briefing_app.ui.facts.labels import LabelDeeds
from briefing_app.ui.facts.middle import KINDS, FactsMiddle
from briefing_app.ui.facts.review import ReviewPane
from briefing_app.ui.facts.right import FactsRight
from briefing_app.ui.facts.side import FactsSide
from briefing_app.ui.facts.state import FactsState
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.workspace.query_text import parse_query

_IDLE = 250  # milliseconds after the list was read, before the next search is made ready for
_SETTLE = 25  # milliseconds after a change or a step in the list, before the reader follows


class FactsPage(Page):
    """The text of the search field is the whole query: filters at the side and pills write their operators into it."""

    stays, leads_back = True, False

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._behind = True  # the library changed while another page was shown
        self._counts: CardCounts | None = None  # they do not hang on what is searched for
        self.deeds = CardDeeds(room, self)
        self.labels = LabelDeeds(room, self)
        self.side = FactsSide(look)
        self.middle = FactsMiddle(room)
        self.head, self.middle_stack, self.empty = self.middle.head, self.middle.stack, self.middle.empty
        self.right = FactsRight(room, self.deeds, self.labels, self.middle)
        self.reader, self.bulk = self.right.reader, self.right.bulk
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.middle)
        self.splitter.addWidget(self.right)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setStretchFactor(2, 2)
        self.splitter.setSizes(WIDTHS)
        self._folds = Folds(self.splitter, self.head, self.side, self.right, look.fonts.scale)
        self.review = ReviewPane(room, self.deeds)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.splitter)
        self.whole.addWidget(self.review)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.whole)
        self._later = self._make_timer(self._settle)
        self._read_later = self._make_timer(self._show_chosen)
        self._prepare_later = self._make_timer(self.middle.prepare)
        self._prepare_later.setInterval(_IDLE)
        self._connect()
        splitter = room.settings.splitter("facts")
        if not splitter.isEmpty():
            self.splitter.restoreState(splitter)
            self._folds.show_state()
        if where.at:
            self.head.field.set_quietly(where.at)
        self._refresh()
        if where.id:
            self.show_at(where)

    def _make_timer(self, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_SETTLE)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        head, side, reader = self.head, self.side, self.reader
        head.field.searched.connect(self._search)
        head.field.left.connect(self._enter_list)
        head.toggled.connect(lambda key: self._set_query(toggle(self.query, key)))
        head.sorted.connect(self._set_sort)
        head.added.connect(self.add)
        head.saved.connect(lambda: self.labels.save_search(str(self.query)))
        head.reviewed.connect(self.start_review)
        self.middle.cleared.connect(self._search)
        self.middle.add_asked.connect(self.add)
        for name, view in self.middle.lists.items():
            view.chosen.connect(self._chosen)
            view.opened.connect(partial(self.deeds.open, KINDS[name]))
            view.asked.connect(self._ask_menu)
        side.picked.connect(self._pick)
        side.asked.connect(self.labels.pop_menu)
        side.new_theme.connect(self.labels.add_theme)
        reader.language_chosen.connect(self.set_language)
        self.right.revealed.connect(self.reveal)
        self.review.left.connect(self.end_review)
        self.room.workspace.changed.connect(self._changed)

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the place."""
        return self.room.look.say("place.facts")

    @property
    def query(self) -> CardQuery:
        """What the search field asks for."""
        return self.middle.query

    @property
    def list(self) -> IdList:
        """The list that is shown: cards, figures or names."""
        return self.middle.list

    @property
    def state(self) -> FactsState:
        """Where the person is."""
        view = self.list
        chosen = view.selected_ids if view.selected_count <= 1_000 else ()
        return FactsState(
            query=self.head.field.text(),
            listed=self.middle.listed,
            sort=self.middle.sort,
            chosen=chosen,
            current=view.current_id,
            scroll=view.verticalScrollBar().value(),
            reader=self.reader.area.verticalScrollBar().value(),
            folded=frozenset(self.side.folded),
            splitter=self.splitter.saveState(),
        )

    def restore(self, state: object) -> None:
        """Come back to where the person was."""
        if not isinstance(state, FactsState):
            return
        self.head.field.set_quietly(state.query)
        self.middle.set_sort(state.sort)
        self.side.folded = set(state.folded)
        self.middle.listed = state.listed
        self.splitter.restoreState(state.splitter)
        self._folds.show_state()
        self._refresh()
        self.list.select(state.chosen, state.current, scroll=False)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(state.scroll)
        self._show_chosen()
        self.reader.area.verticalScrollBar().setValue(state.reader)

    def show_at(self, where: Where) -> None:
        """Show a filter (`at`: the text of a query) or a thing (`id`: of a card, figure or name)."""
        super().show_at(where)
        self.end_review()
        if where.at:
            self.middle.listed = "cards"
            self.head.field.set_quietly(where.at)
            self._refresh()
        if where.id:
            find = self.room.core.library.find
            kind = next((each for each in KINDS.values() if find(each, where.id) is not None), "")
            self.reveal(kind, where.id)

    def reveal(self, kind: str, id: str) -> bool:
        """Choose a thing in its list; where the filters hide it, they go."""
        return self.reveal_all(kind, [id])

    def reveal_all(self, kind: str, ids: Sequence[str]) -> bool:
        """Choose several things in their list; where the filters hide one of them, they go."""
        listed = next((name for name, each in KINDS.items() if each == kind), "")
        if not listed or not ids or self.whole.currentWidget() is self.review:
            return False
        if listed != self.middle.listed:
            self.middle.listed = listed
            self.head.field.set_quietly("")
        self._refresh()
        self.list.select(ids, ids[0])
        if not set(ids).issubset(self.list.selected_ids) and self.head.field.text():
            self.head.field.set_quietly("")
            self._refresh()
            self.list.select(ids, ids[0])
        return ids[0] in self.list.selected_ids

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Search, list, reader, filters."""
        if self.whole.currentWidget() is self.review:
            return self.review.panes
        shown = self.middle_stack.currentWidget()
        right = self.reader.area if self.right.currentWidget() is self.reader else self.bulk
        return shown, right, self.side.list, self.head.field

    @property
    def commands(self) -> Commands:
        """What can be done here now."""
        if self.whole.currentWidget() is self.review:
            return {}
        view, right = self.list, self.right
        commands: dict[str, Callable[[], object]] = {
            "find": self.head.field.focus_all,
            "new": self.add,
            "content_language": self._next_language,
        }
        if view.current_id:
            commands |= {"copy": right.copy, "delete": right.delete}
        if self.right.can_export:
            commands["export_list"] = right.export
        if view.current_id and self.middle.kind == "card":
            commands["verify"] = lambda: self.deeds.verify(view.selected_ids)
            commands["add_to_briefing"] = self._add_to_briefing
            commands["select_all"] = view.selectAll
            if view.selected_count == 1:
                commands["duplicate"] = right.duplicate
        return commands

    def enter(self) -> None:
        """The list has the focus."""
        if self._behind:
            self._settle()
        panes = self.panes
        if panes:
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what stands in the review."""
        self.room.settings.set_splitter("facts", self.splitter.saveState())

    def close_page(self) -> None:
        """Hear nothing more from the library."""
        self.keep()
        self.room.workspace.changed.disconnect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves the review, else the search."""
        if event.key() == Qt.Key.Key_Escape and self.whole.currentWidget() is self.review:
            self.review.leave()
        elif event.key() == Qt.Key.Key_Escape and self.head.field.text():
            self.head.field.set_quietly("")
            self._search()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Panes fold where there is no room for them."""
        super().resizeEvent(event)
        self._folds.fit(self.width())

    # -- searching ---------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        self._fill(first=True)
        self._show_side()

    def _set_query(self, query: CardQuery) -> None:
        self.middle.listed = "cards"
        self.head.field.set_quietly(str(query))
        self._search()

    def _set_sort(self, sort: CardSort) -> None:
        self.middle.set_sort(sort)
        self._fill(first=True)

    def _pick(self, key: str) -> None:
        group, _, rest = key.partition("/")
        if group == "list":
            self.middle.listed = rest if rest != self.middle.listed else "cards"
            self.head.field.set_quietly("")
            self._search()
        elif group == "search":
            search = self.room.attempt(lambda: self.room.core.library.get_search(rest))
            if search is not None:
                self._set_query(parse_query(search.query))
        else:
            base = self.query if self.middle.listed == "cards" else CardQuery()
            self._set_query(pick(base, key))

    def _fill(self, *, first: bool) -> None:
        if self.middle.fill(first=first):
            self._show_chosen()
        self._prepare_later.start()

    def _show_side(self) -> None:
        core = self.room.core

        def read() -> None:
            if self._counts is None:
                self._counts = core.finder.count_cards()
            others = {"figures": core.library.count("figure"), "names": core.library.count("term")}
            themes, searches = core.library.list_themes(), core.finder.list_searches()
            self.side.show_state(self._counts, themes, searches, self.query, self.middle.listed, others)

        self.room.attempt(read)

    def _refresh(self) -> None:
        """Read everything again."""
        self._behind = False
        self._counts = None
        self.right.forget()
        self._fill(first=True)
        self._show_side()

    def _changed(self, changes: Changes) -> None:
        del changes  # a figure, theme, source or briefing is part of what rows show
        self._behind = True
        self._counts = None
        self.right.forget()
        if self.isVisible():
            self._later.start()

    def _settle(self) -> None:
        if self._behind:
            self._behind = False
            self._fill(first=False)
            self._show_side()
            if self.whole.currentWidget() is self.review:
                self.review.follow()

    # -- reading -----------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self.room.notices.drop_question()
        self._read_later.start()
        self.commands_changed.emit()

    def _show_chosen(self) -> None:
        self._read_later.stop()
        self.right.show_chosen()

    def set_language(self, language: Language) -> None:
        """Read in another language, here and elsewhere."""
        self.middle.language = language
        self.room.settings.content_language = language
        self.reader.languages.choose(language)
        self._fill(first=False)

    def _next_language(self) -> None:
        self.set_language(LANGUAGES[(LANGUAGES.index(self.middle.language) + 1) % len(LANGUAGES)])

    def _enter_list(self) -> None:
        if self.middle_stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # -- doing -------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Write a new card (figure, name), with the words searched for as its title where nothing has them."""
        query = self.query
        words = query.words.strip()
        if self.middle.listed == "figures":
            self.labels.add_figure(self.middle.language)
        elif self.middle.listed == "names":
            self.labels.add_term()
        else:
            title = words if not self.list.ids_model.ids else ""
            theme = query.theme if query.theme != "none" else ""
            self.deeds.new_card(self.middle.language, title, theme)

    def _add_to_briefing(self) -> None:
        place = self.list.viewport().mapToGlobal(self.list.visualRect(self.list.currentIndex()).center())
        self.deeds.add_to_briefing(self.list.selected_ids, place)

    def _ask_menu(self, place: QPoint) -> None:
        if menu := self.right.make_menu():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    # -- review ------------------------------------------------------------------------------------------------------

    def start_review(self) -> None:
        """Go through the cards of the list one at a time."""
        if self.review.start(self.list.ids_model.ids, self.list.current_id):
            self.whole.setCurrentWidget(self.review)
            self.review.enter()
            self.commands_changed.emit()

    def end_review(self) -> None:
        """Back to the list."""
        if self.whole.currentWidget() is self.review:
            self.whole.setCurrentWidget(self.splitter)
            self._refresh()
            self.enter()
            self.commands_changed.emit()
