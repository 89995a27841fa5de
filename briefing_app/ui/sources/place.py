"""The place of the sources: a table with search, and a reader beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray, QItemSelectionModel, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.reader.article import Library
from briefing_app.ui.reader.side import ReaderSide
from briefing_app.ui.room import Room, Where
from briefing_app.ui.sources.table import COLUMNS, SourceTable
from briefing_app.ui.sources.view import SourceView
from briefing_app.ui.table_output import Listed, Which, ask_for_list
from briefing_app.ui.widgets.empty_state import EmptyState
from briefing_app.ui.widgets.labels import set_icon_text
from briefing_app.ui.widgets.search_field import SearchField

_SETTLE = 25  # milliseconds


@dataclass(frozen=True, slots=True)
class SourcesState:
    """Where the person is."""

    words: str = ""
    chosen: str = ""
    scroll: int = 0
    column: int = 0
    descending: bool = False
    splitter: QByteArray = field(default_factory=QByteArray)


class SourcesPage(Page):
    """Enter opens a source for editing."""

    stays = True
    leads_back = False

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._articles: Library | None = None
        self._behind = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE)
        self._later.timeout.connect(self._settle)
        self.table = SourceTable(look, room.core.wording, self)
        self.view = SourceView(look, self.table)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._later.start())
        self.view.activated.connect(self._activated)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.empty = EmptyState(look)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.reader = ReaderSide(
            room,
            (
                ("link", "link", "sources.copy_link"),
                ("browse", "arrow-square-out", "sources.browse"),
                ("trash", "trash", "sources.delete"),
                ("edit", "pencil-simple", "facts.edit"),
            ),
            look.say("sources.choose"),
        )
        left = QWidget()
        self.stack.setMinimumWidth(420)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self.stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.reader)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([900, 392])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        saved = room.settings.splitter("sources")
        if not saved.isEmpty():
            self.splitter.restoreState(saved)
        self.reader.language_chosen.connect(self.set_language)
        self.reader.did.connect(self._do)
        self.reader.opened.connect(self._open)
        room.workspace.changed.connect(self._changed)
        if where.at:
            self.field.set_quietly(where.at)
        self.refresh()
        if where.id:
            self.choose(where.id)

    def _make_bar(self) -> QFrame:
        look = self.room.look
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        self.field = SearchField(look, look.say("sources.search"), look.say("sources.search.hint"))
        self.field.searched.connect(self.refresh)
        self.field.left.connect(self.view.setFocus)
        self.add_button = QPushButton()
        set_icon_text(self.add_button, look.icons.icon("plus", "accent_text"), look.say("sources.new"))
        self.add_button.setProperty("primary", "true")
        self.add_button.setFont(look.fonts.font())
        self.add_button.clicked.connect(self.add)
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        return bar

    # -- page --------------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the place."""
        return self.room.look.say("place.sources")

    @property
    def chosen(self) -> str:
        """The source that is read; empty where there is none."""
        row = self.table.row_at(self.view.currentIndex())
        return row.id if row is not None else ""

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Table, reader, search."""
        return self.stack.currentWidget(), self.reader.area, self.field

    @property
    def commands(self) -> Commands:
        """What can be done here now."""
        commands: dict[str, Callable[[], object]] = {
            "find": self.field.focus_all,
            "new": self.add,
            "content_language": self._next_language,
        }
        if self.chosen:
            commands |= {"delete": self.delete, "copy": self._copy, "export_list": self.export}
        return commands

    @property
    def state(self) -> SourcesState:
        """Where the person is."""
        head = self.view.horizontalHeader()
        return SourcesState(
            words=self.field.text(),
            chosen=self.chosen,
            scroll=self.view.verticalScrollBar().value(),
            column=head.sortIndicatorSection(),
            descending=head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
            splitter=self.splitter.saveState(),
        )

    def restore(self, state: object) -> None:
        """Come back to where the person was."""
        if not isinstance(state, SourcesState):
            return
        self.field.set_quietly(state.words)
        order = Qt.SortOrder.DescendingOrder if state.descending else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(min(state.column, len(COLUMNS) - 1), order)
        self.splitter.restoreState(state.splitter)
        self.refresh()
        self.choose(state.chosen)
        self.view.verticalScrollBar().setValue(state.scroll)

    def show_at(self, where: Where) -> None:
        """Choose a source, or search."""
        super().show_at(where)
        if where.at:
            self.field.set_quietly(where.at)
            self.refresh()
        if where.id:
            self.reveal("source", where.id)

    def reveal(self, kind: str, id: str) -> bool:
        """Choose a source; where the search hides it, the field is emptied."""
        if kind != "source":
            return False
        self.refresh()
        if not self.choose(id) and self.field.text():
            self.field.set_quietly("")
            self.refresh()
            return self.choose(id)
        return self.chosen == id

    def enter(self) -> None:
        """The table has the focus."""
        if self._behind:
            self.refresh()
        self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Remember the widths."""
        self.room.settings.set_splitter("sources", self.splitter.saveState())

    def close_page(self) -> None:
        """Hear nothing more from the library."""
        self.keep()
        self.room.workspace.changed.disconnect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves the search."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.set_quietly("")
            self.refresh()
        else:
            super().keyPressEvent(event)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Search, and show what was chosen before where it is still there."""
        self._behind = False
        self._articles = None
        core, language = self.room.core, self.room.settings.content_language
        rows = self.room.attempt(lambda: core.finder.find_sources(self.field.text(), language=language))
        if rows is None:
            return
        before, place = self.chosen, self.view.currentIndex().row()
        self.table.set_rows(rows)
        if rows:
            self.stack.setCurrentWidget(self.view)
            if not self.choose(before):
                self.choose(self.table.rows[min(max(place, 0), len(rows) - 1)].id)
        else:
            say = self.room.look.say
            if self.field.text():
                ways = [(say("facts.clear"), self.field.clear), (say("sources.new"), self.add)]
                self.empty.show_state("list-magnifying-glass", say("facts.empty.list"), ways)
            else:
                self.empty.show_state("quotes", say("sources.empty"), [(say("sources.new"), self.add)])
            self.stack.setCurrentWidget(self.empty)
        self._show()

    def choose(self, id: str) -> bool:
        """Make a source current; False where it is not listed."""
        index = self.table.find(id) if id else QModelIndex()
        if not index.isValid():
            return False
        flag = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.view.scrollTo(index)
        return True

    def set_language(self, language: Language) -> None:
        """Read in another language, here and elsewhere."""
        self.room.settings.content_language = language
        self.reader.languages.choose(language)
        self.refresh()

    def _next_language(self) -> None:
        now = LANGUAGES.index(self.reader.languages.value)
        self.set_language(LANGUAGES[(now + 1) % len(LANGUAGES)])

    def _show(self) -> None:
        self._later.stop()
        if self._articles is None:
            self._articles = Library(self.room.core)
        articles = self._articles
        self.room.attempt(lambda: self.reader.show_thing(articles, "source", self.chosen))
        url = self._url
        self.reader.buttons["link"].setEnabled(bool(url))
        self.reader.buttons["browse"].setEnabled(_is_web(url))
        self.commands_changed.emit()

    @property
    def _url(self) -> str:
        return self.reader.article.url if self.reader.article is not None else ""

    def _changed(self) -> None:
        self._behind = True
        self._articles = None
        if self.isVisible():
            self._later.start()

    def _settle(self) -> None:
        if self._behind:
            self.refresh()
        else:
            self._show()

    # -- doing -------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Make a source with the words searched for as its title where nothing has them, and edit it."""
        title = self.field.text().strip() if not self.table.rows else ""
        source = self.room.attempt(lambda: self.room.core.data.add_source(LocalText(), title=title))
        if source is not None:
            self._open("source", source.id)

    def delete(self) -> None:
        """Move the source to the trash; who uses it is said where it cannot go."""
        id, say = self.chosen, self.room.look.say
        if self.room.attempt(lambda: self.room.core.data.delete_source(id)) is not None:
            self.room.notices.clear()
            self.room.tell_done(say("sources.deleted"))

    @property
    def listed(self) -> Listed:
        """All sources, or those that were found."""
        which: Which = "found" if self.field.text().strip() else "all"
        return Listed("sources", which, tuple(each.id for each in self.table.rows))

    def export(self) -> None:
        """Ask where to, and write the sources that are listed as Excel or CSV."""
        ask_for_list(self.room, self, self.listed, self.room.settings.content_language)

    def _activated(self, index: QModelIndex) -> None:
        row = self.table.row_at(index)
        if row is not None:
            self._open("source", row.id)

    def _do(self, name: str) -> None:
        match name:
            case "edit":
                self._open("source", self.chosen)
            case "trash":
                self.delete()
            case "link":
                QGuiApplication.clipboard().setText(self._url)
                self.room.notices.tell(self.room.look.say("sources.link_copied"))
            case "browse" if _is_web(self._url):
                QDesktopServices.openUrl(QUrl(self._url))

    def _copy(self) -> None:
        if self.reader.article is not None:
            QGuiApplication.clipboard().setText(self.reader.article.copy_text)
            self.room.notices.tell(self.room.look.say("reader.copied"))

    def _open(self, kind: str, id: str) -> None:
        """Go to where a thing is worked on; a source on its own page."""
        if kind == "source":
            self.room.navigator.go(Where("source", id))
        else:
            self.room.open_thing(kind, id)

    def _ask_menu(self) -> None:
        if not self.chosen:
            return
        look = self.room.look
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(look.fonts.font())
        for name, icon, key in (
            ("edit", "pencil-simple", "facts.edit"),
            ("link", "link", "sources.copy_link"),
            ("browse", "arrow-square-out", "sources.browse"),
            ("trash", "trash", "sources.delete"),
        ):
            action = menu.addAction(look.icons.icon(icon), look.say(key))
            action.setEnabled(self.reader.buttons[name].isEnabled())
            action.triggered.connect(self._doing(name))
        menu.addSeparator()
        action = menu.addAction(look.icons.icon("file-xls"), self.listed.say(look.say))
        action.triggered.connect(self.export)
        rect = self.view.visualRect(self.view.currentIndex())
        menu.popup(self.view.viewport().mapToGlobal(rect.center()))

    def _doing(self, name: str) -> object:
        return lambda: self._do(name)


def _is_web(url: str) -> bool:
    """Whether a link may be given to the browser: nothing that would start a program or open a file."""
    return QUrl(url).scheme().lower() in ("http", "https")
