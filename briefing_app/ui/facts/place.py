"""The place of the facts: filters at the left, list in the middle, reader at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.card_query import CardQuery, CardSort
from briefing_app.store.changes import Changes
from briefing_app.ui.facts.bulk import BulkPane
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.facts.filters import is_filtered, pick, toggle
from briefing_app.ui.facts.head import FactsHead
from briefing_app.ui.facts.labels import LabelDeeds
from briefing_app.ui.facts.lists import FigureReader, TermReader
from briefing_app.ui.facts.review import ReviewPane
from briefing_app.ui.facts.side import FactsSide
from briefing_app.ui.lists.card_delegate import CardDelegate
from briefing_app.ui.lists.card_line import CardReader
from briefing_app.ui.lists.delegate import RowDelegate, Shape
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.reader.article import Library
from briefing_app.ui.reader.side import ReaderSide
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.empty_state import EmptyState
from briefing_app.workspace.query_text import parse_query

_KINDS = {"cards": "card", "figures": "figure", "names": "term"}
_SETTLE = 25  # milliseconds after a change or a step in the list, before the reader follows
_WIDTHS = [212, 560, 392]
_ROOM = 760  # device-independent pixels at 100 %; in less the filters fold by themselves


@dataclass(frozen=True, slots=True)
class FactsState:
    """Where the person is."""

    query: str = ""
    listed: str = "cards"
    sort: CardSort = CardSort.RECENT
    chosen: tuple[str, ...] = ()
    current: str = ""
    scroll: int = 0
    reader: int = 0
    folded: frozenset[str] = frozenset({"tags"})
    splitter: QByteArray = field(default_factory=QByteArray)


class FactsPage(Page):
    """The text of the search field is the whole query: filters at the side and pills write their operators into it."""

    stays = True

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._language = room.settings.content_language
        self._listed = "cards"
        self._sort = CardSort.RECENT
        self._articles: Library | None = None
        self._tight = False
        self._behind = True  # the library changed while another page was shown
        self.deeds = CardDeeds(room, self)
        self.labels = LabelDeeds(room, self)
        self.side = FactsSide(look)
        self.head = FactsHead(look)
        self.reader = ReaderSide(
            room,
            (
                ("copy", "copy", "facts.copy"),
                ("duplicate", "stack", "facts.duplicate"),
                ("trash", "trash", "facts.trash"),
                ("edit", "pencil-simple", "facts.edit"),
            ),
            look.say("facts.choose"),
        )
        self._make_lists()
        self.bulk = BulkPane(room, self.deeds, lambda: self.list.selected_ids)
        self.empty = EmptyState(look)
        self.middle_stack = QStackedWidget()
        for widget in (*self.lists.values(), self.empty):
            self.middle_stack.addWidget(widget)
        self.right = QStackedWidget()
        self.right.addWidget(self.reader)
        self.right.addWidget(self.bulk)
        middle = QWidget()
        self.middle_stack.setMinimumWidth(330)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.middle_stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.right)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setStretchFactor(2, 2)
        self.splitter.setSizes(_WIDTHS)
        self.review = ReviewPane(room, self.deeds)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.splitter)
        self.whole.addWidget(self.review)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.whole)
        self._later = self._make_timer(self._settle)
        self._read_later = self._make_timer(self._show_chosen)
        self._connect()
        splitter = room.settings.splitter("facts")
        if not splitter.isEmpty():
            self.splitter.restoreState(splitter)
            self._show_folds()
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

    def _make_lists(self) -> None:
        room, look = self.room, self.room.look
        self._cards = CardReader(room.core, look.say, self._language)
        self._figures, self._terms = FigureReader(room), TermReader(room)
        shape = Shape(title_lines=1, text_lines=1, fixed=True)
        self.lists: dict[str, IdList] = {
            "cards": IdList(
                IdListModel(self._cards.read, "card"), CardDelegate(look), look.say("facts.list.cards"), several=True
            ),
            "figures": IdList(
                IdListModel(self._figures.read), RowDelegate(look, shape), look.say("facts.list.figures")
            ),
            "names": IdList(IdListModel(self._terms.read), RowDelegate(look, shape), look.say("facts.list.names")),
        }
        for name, view in self.lists.items():
            view.chosen.connect(self._chosen)
            view.opened.connect(partial(self.deeds.open, _KINDS[name]))
            view.asked.connect(self._ask_menu)
            view.ids_model.failed.connect(room.notices.refuse)

    def _connect(self) -> None:
        head, side, reader = self.head, self.side, self.reader
        head.field.searched.connect(self._search)
        head.field.left.connect(self._enter_list)
        head.toggled.connect(lambda key: self._set_query(toggle(self.query, key)))
        head.sorted.connect(self._set_sort)
        head.added.connect(self.add)
        head.saved.connect(lambda: self.labels.save_search(str(self.query)))
        head.reviewed.connect(self.start_review)
        head.folded.connect(self.fold)
        self.splitter.splitterMoved.connect(self._show_folds)
        side.picked.connect(self._pick)
        side.asked.connect(self.labels.pop_menu)
        side.new_theme.connect(self.labels.add_theme)
        reader.language_chosen.connect(self.set_language)
        reader.did.connect(self._do)
        reader.opened.connect(self._open_named)
        reader.copy_asked.connect(lambda key: self.deeds.copy_figure(key, self._language))
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
        return parse_query(self.head.field.text())

    @property
    def list(self) -> IdList:
        """The list that is shown: cards, figures or names."""
        return self.lists[self._listed]

    @property
    def state(self) -> FactsState:
        """Where the person is."""
        view = self.list
        chosen = view.selected_ids if view.selected_count <= 1_000 else ()
        return FactsState(
            query=self.head.field.text(),
            listed=self._listed,
            sort=self._sort,
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
        self._sort = state.sort
        self.head.show_sort(state.sort)
        self.side.folded = set(state.folded)
        self._listed = state.listed
        self.splitter.restoreState(state.splitter)
        self._show_folds()
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
            self._listed = "cards"
            self.head.field.set_quietly(where.at)
            self._refresh()
        if where.id:
            library = self.room.core.library
            found = (kind for kind in _KINDS.values() if where.id in library.ids(kind)) if where.id else iter(())
            kind = next(found, "")
            if kind:
                self.reveal(kind, where.id)

    def reveal(self, kind: str, id: str) -> bool:
        """Choose a thing in its list; where the filters hide it, they go."""
        listed = next((name for name, each in _KINDS.items() if each == kind), "")
        if not listed or self.whole.currentWidget() is self.review:
            return False
        if listed != self._listed:
            self._listed = listed
            self.head.field.set_quietly("")
        self._refresh()
        if not self.list.select([id], id) and self.head.field.text():
            self.head.field.set_quietly("")
            self._refresh()
            self.list.select([id], id)
        return id in self.list.selected_ids

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
        commands: dict[str, object] = {
            "find": self.head.field.focus_all,
            "new": self.add,
            "content_language": self._next_language,
        }
        if self.whole.currentWidget() is self.review:
            return {}
        ids = self.list.selected_ids if self.list.selected_count <= 1 else ("several",)
        if self._listed == "cards" and self.list.selected_count:
            commands |= {
                "copy": lambda: self.deeds.copy(self.list.selected_ids, self._language),
                "delete": lambda: self.deeds.trash(self.list.selected_ids),
                "verify": lambda: self.deeds.verify(self.list.selected_ids),
                "add_to_briefing": self._add_to_briefing,
                "select_all": self.list.selectAll,
            }
            if len(ids) == 1 and ids[0] != "several":
                commands["duplicate"] = self._duplicate
        elif self.list.current_id:
            commands |= {"copy": self._copy_other, "delete": self._delete_other}
        return commands  # type: ignore[return-value]

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

    def fold(self, pane: int) -> None:
        """Fold the filters (0) or the reader (2), or show them again."""
        sizes = self.splitter.sizes()
        sizes[pane] = 0 if sizes[pane] else _WIDTHS[pane]
        self.splitter.setSizes(sizes)
        self._show_folds()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves the review, else the search."""
        if event.key() == Qt.Key.Key_Escape and self.whole.currentWidget() is self.review:
            self.end_review()
        elif event.key() == Qt.Key.Key_Escape and self.head.field.text():
            self.head.field.set_quietly("")
            self._search()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where it becomes too narrow for three panes the filters fold, and come back where there is room again."""
        super().resizeEvent(event)
        tight = self.width() < _ROOM * self.room.look.fonts.scale
        if tight != self._tight:
            self._tight = tight
            if (self.splitter.sizes()[0] > 0) is tight:
                self.fold(0)

    def _show_folds(self) -> None:
        """What is folded takes no focus."""
        sizes = self.splitter.sizes()
        self.head.fold_side.setChecked(sizes[0] > 0)
        self.head.fold_reader.setChecked(sizes[2] > 0)
        self.side.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sizes[0] else Qt.FocusPolicy.NoFocus)
        self.side.add.setEnabled(sizes[0] > 0)
        self.right.setEnabled(sizes[2] > 0)

    # -- searching ---------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        self._fill(first=True)
        self._show_side()

    def _set_query(self, query: CardQuery) -> None:
        self._listed = "cards"
        self.head.field.set_quietly(str(query))
        self._search()

    def _set_sort(self, sort: CardSort) -> None:
        self._sort = sort
        self._fill(first=True)

    def _pick(self, key: str) -> None:
        group, _, rest = key.partition("/")
        if group == "list":
            self._listed = rest if rest != self._listed else "cards"
            self.head.field.set_quietly("")
            self._search()
        elif group == "search":
            search = self.room.attempt(lambda: self.room.core.library.get_search(rest))
            if search is not None:
                self._set_query(parse_query(search.query))
        else:
            base = self.query if self._listed == "cards" else CardQuery()
            self._set_query(pick(base, key))

    def _find(self) -> Sequence[str]:
        core = self.room.core
        text = self.head.field.text()
        match self._listed:
            case "figures":
                return core.library.find_ids("figure", text)
            case "names":
                return core.library.find_ids("term", text)
        return core.finder.find_cards(self.query, sort=self._sort, language=self._language)

    def _fill(self, *, first: bool) -> None:
        """Search; `first` chooses the first row where what was chosen is not found."""
        ids = self.room.attempt(self._find)
        if ids is None:
            return
        query, view = self.query, self.list
        words = query.words if self._listed == "cards" else self.head.field.text()
        self._cards.show(self._language, words)
        self._figures.show(words)
        self._terms.show(words)
        view.ids_model.refresh()
        view.show_ids(ids, first=first)
        saved = str(query) in {each.query for each in self.room.core.finder.list_searches()}
        self.head.show_query(query, self._listed, len(ids), saved=saved)
        if ids:
            self.middle_stack.setCurrentWidget(view)
        else:
            self._show_empty(query)
            self.middle_stack.setCurrentWidget(self.empty)
        self._show_chosen()

    def _show_empty(self, query: CardQuery) -> None:
        say = self.room.look.say
        words = query.words.strip()
        if self._listed != "cards":
            self.empty.show_state("list-magnifying-glass", say("facts.empty.list"), [(say("facts.clear"), self._clear)])
        elif not query:
            self.empty.show_state("cards", say("facts.empty"), [(say("facts.write_first"), self.add)])
        else:
            ways = [(say("facts.clear"), self._clear)]
            if words:
                ways.append((say("facts.new_titled", title=words), self.add))
            self.empty.show_state("list-magnifying-glass", say("facts.empty.filtered"), ways)

    def _clear(self) -> None:
        query = self.query
        only_words = self._listed == "cards" and is_filtered(query) and query.words
        self.head.field.set_quietly(query.words if only_words else "")
        self._search()

    def _show_side(self) -> None:
        core = self.room.core

        def read() -> None:
            others = {"figures": core.library.count("figure"), "names": core.library.count("term")}
            counts, themes, searches = (
                core.finder.count_cards(),
                core.library.list_themes(),
                core.finder.list_searches(),
            )
            self.side.show_state(counts, themes, searches, self.query, self._listed, others)

        self.room.attempt(read)

    def _refresh(self) -> None:
        """Read everything again."""
        self._behind = False
        self._articles = None
        self._fill(first=True)
        self._show_side()

    def _changed(self, changes: Changes) -> None:
        del changes  # a figure, theme, source or briefing is part of what rows show
        self._behind = True
        self._articles = None
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
        self._read_later.start()
        self.commands_changed.emit()

    def _show_chosen(self) -> None:
        self._read_later.stop()
        view = self.list
        count = view.selected_count
        several = count > 1
        if several:
            self.bulk.show_count(count)
        self.right.setCurrentWidget(self.bulk if several else self.reader)
        if several:
            return
        if self._articles is None:
            self._articles = Library(self.room.core)
        articles, kind = self._articles, _KINDS[self._listed]
        id = view.current_id if count or self._listed != "cards" else ""
        self.room.attempt(lambda: self.reader.show_thing(articles, kind, id))
        for name in ("duplicate", "copy"):
            self.reader.buttons[name].setVisible(self._listed == "cards" or (name == "copy" and kind == "figure"))

    def set_language(self, language: Language) -> None:
        """Read in another language, here and elsewhere."""
        self._language = language
        self.room.settings.content_language = language
        self.reader.languages.choose(language)
        self._fill(first=False)

    def _next_language(self) -> None:
        self.set_language(LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)])

    def _enter_list(self) -> None:
        if self.middle_stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # -- doing -------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Write a new card (figure, name), with the words searched for as its title where nothing has them."""
        query = self.query
        words = query.words.strip()
        if self._listed == "figures":
            self.labels.add_figure(self._language)
        elif self._listed == "names":
            self.labels.add_term()
        else:
            title = words if not self.list.ids_model.ids else ""
            theme = query.theme if query.theme != "none" else ""
            self.deeds.new_card(self._language, title, theme)

    def _do(self, name: str) -> None:
        ids = [self.reader.id]
        match name:
            case "edit":
                self.deeds.open(self.reader.kind, self.reader.id)
            case "duplicate":
                self._duplicate()
            case "copy":
                if self._listed == "cards":
                    self.deeds.copy(ids, self._language)
                else:
                    self._copy_other()
            case "trash":
                if self._listed == "cards":
                    self.deeds.trash(ids)
                else:
                    self._delete_other()

    def _duplicate(self) -> None:
        copy = self.deeds.duplicate(self.list.current_id)
        if copy:
            self.reveal("card", copy)
            self.room.notices.tell(self.room.look.say("facts.duplicated"))

    def _copy_other(self) -> None:
        figure = self.room.core.library.find_figure(self.list.current_id) if self._listed == "figures" else None
        if figure is not None:
            self.deeds.copy_figure(figure.key, self._language)

    def _delete_other(self) -> None:
        self.labels.delete(_KINDS[self._listed], self.list.current_id)

    def _add_to_briefing(self) -> None:
        place = self.list.viewport().mapToGlobal(self.list.visualRect(self.list.currentIndex()).center())
        self.deeds.add_to_briefing(self.list.selected_ids, place)

    def _ask_menu(self, place: QPoint) -> None:
        if self._listed != "cards":
            return
        menu = self.deeds.make_menu(self.list.selected_ids, self._language)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open_named(self, kind: str, id: str) -> None:
        """A briefing, source, figure or card that the reader names."""
        if kind == "briefing":
            self.deeds.open(kind, id, self._find_block(id))
        elif kind in _KINDS.values():
            self.reveal(kind, id)
        else:
            self.deeds.open(kind, id)

    def _find_block(self, briefing_id: str) -> str:
        """The block by which the briefing places the card that is read."""
        briefing = self.room.core.library.find_briefing(briefing_id)
        blocks = briefing.blocks if briefing is not None else ()
        return next((each.id for each in blocks if getattr(each, "card_id", "") == self.reader.id), "")

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
