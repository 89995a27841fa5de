"""The place for charts: filters at the left, small pictures in the middle, the chosen chart at the right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.charts.kinds import KINDS
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.charts.deeds import ChartDeeds
from briefing_app.ui.charts.grid import ChartGrid
from briefing_app.ui.charts.kind_icons import find_icon
from briefing_app.ui.charts.reader import ChartReader
from briefing_app.ui.charts.table_list import TableList
from briefing_app.ui.charts.tiles import Tile, name_kind, read_tiles
from briefing_app.ui.drawings.thumbnail import ChartThumbnails
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.side import SideEntry, SideList
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import make_button, make_label
from briefing_app.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.store.changes import Changes
    from briefing_app.workspace.finder import ChartRow

_TYPING = 120  # milliseconds after the last key that the search waits
TABLES = "tables"  # the filter that lists tables instead of charts


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What filters, and which chart is chosen."""

    words: str = ""
    filter: str = ""
    chosen: str = ""


class ChartsPlace(Page):
    """Finds charts; each is opened, copied, placed in a briefing or thrown away from here."""

    stays = True
    leads_back = False

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._filter = ""  # `theme:slug`, `kind:name`, `unused`, `internal`, `tables` or all
        self._rows: dict[str, ChartRow] = {}
        self.setAccessibleName(room.look.say("place.charts"))
        self.deeds = ChartDeeds(room, self)
        self.thumbnails = ChartThumbnails(room, self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        whole.addWidget(self.splitter)
        self.splitter.addWidget(self._make_side())
        self.splitter.addWidget(self._make_middle())
        self.reader = ChartReader(room)
        self.reader.languages.choose(room.settings.content_language)
        self.reader.language_chosen.connect(self._language_chosen)
        self.reader.wanted.connect(self._reader_wants)
        self.reader.briefing_wanted.connect(self._open_briefing)
        self.splitter.addWidget(self.reader)
        for at, share in enumerate((0, 3, 2)):
            self.splitter.setStretchFactor(at, share)
        self.splitter.setSizes([212, 620, 420])
        self.splitter.restoreState(room.settings.splitter("charts"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._timer.timeout.connect(self.refresh)
        self.grid.set_language(self.language)
        room.workspace.changed.connect(self._changed)
        self.refresh()
        if where.id or where.at:
            self.show_at(where)

    def _make_side(self) -> QFrame:
        look = self.room.look
        side = QFrame()
        side.setProperty("pane", "side")
        side.setMinimumWidth(170)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 8)
        self.side = SideList(look, look.say("charts.side"))
        self.side.picked.connect(self.pick)
        column.addWidget(self.side)
        return side

    def _make_middle(self) -> QFrame:
        look, say = self.room.look, self.room.look.say
        middle = QFrame()
        middle.setProperty("pane", "tint")
        middle.setMinimumWidth(300)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 12, 16, 12)
        self.field = LineEdit()
        self.field.setFont(look.fonts.font())
        self.field.setPlaceholderText(say("charts.search"))
        self.field.setAccessibleName(say("charts.search"))
        self.field.setProperty("search", "true")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(look.icons.icon("magnifying-glass", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.field.findChildren(QWidget):
            button.setAccessibleName(say("search.clear"))
        self.field.textChanged.connect(lambda: self._timer.start())
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        self.count = make_label(look, tone="quiet")
        row.addWidget(self.count)
        self.new = make_button(look, "plus", "charts.new.short", self.make_new, primary=True)
        self.new.setAccessibleName(say("charts.new"))
        self.new.setToolTip(say("charts.new"))
        self.new.setMinimumWidth(self.new.sizeHint().width())
        row.addWidget(self.new)
        column.addWidget(bar)
        self.model = IdListModel[Tile](self._read, "chart", self)
        self.grid = ChartGrid(look, self.model, self.thumbnails, say("charts.grid"))
        self.grid.chosen.connect(self._chosen)
        self.grid.opened.connect(self.deeds.open)
        self.grid.asked.connect(self._ask_menu)
        self.nothing = make_label(look, tone="quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(40, 0, 40, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.nothing)
        self.tables = TableList(self.room, self)
        self.stack.addWidget(self.tables)
        column.addWidget(self.stack, 1)
        return middle

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the place."""
        return self.room.look.say("place.charts")

    @property
    def commands(self) -> Commands:
        """What can be done with the chosen chart or table."""
        id = self.grid.current_id
        commands: dict[str, object] = {
            "new": self.make_new,
            "find": self._find,
            "content_language": self.next_language,
        }
        if self._filter == TABLES:
            commands |= self.tables.commands
        elif id:
            commands |= {
                "duplicate": self.duplicate,
                "delete": lambda: self.deeds.trash(id),
                "copy": lambda: self.deeds.copy_picture(id, self.language),
                "add_to_briefing": lambda: self.deeds.add_to_briefing(id, self._menu_place()),
            }
        return commands  # type: ignore[return-value]

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Pictures, the chart, filters, search."""
        shown = self.stack.currentWidget()
        all_ = (shown, self.reader.area, self.side, self.field)
        return tuple(each for each in all_ if each is not self.nothing and each.isVisibleTo(self))

    @property
    def state(self) -> object:
        """What filters, and the chosen chart."""
        return PlaceState(self.field.text(), self._filter, self.grid.current_id)

    def restore(self, state: object) -> None:
        """The same filter and chart."""
        if isinstance(state, PlaceState):
            self.field.setText(state.words)
            self._filter = state.filter
            self.refresh()
            self.grid.select([state.chosen])

    def show_at(self, where: Where) -> None:
        """Choose a chart; what hides it is taken away. `at` sets a filter (`theme:slug`)."""
        self.where = Where(where.page)
        if where.at:
            self._filter = where.at
            self.refresh()
        if where.id:
            self._show(where.id)

    def reveal(self, kind: str, id: str) -> bool:
        """An undo or redo of a chart, or of the table of one, is seen here."""
        if kind == "chart":
            if self.room.core.library.find_chart(id) is None:
                return True  # gone from the grid, which has followed already
            self._show(id)
            return True
        if kind == "dataset" and self._filter == TABLES:
            self.refresh()
            self.tables.choose("dataset", id)
            return True
        if kind == "dataset":
            found = next((row.id for row in self._rows.values() if row.dataset_id == id), "")
            return bool(found) and self.grid.select([found])
        return False

    def close_page(self) -> None:
        """Remember how the panes share the width."""
        self.room.settings.set_splitter("charts", self.splitter.saveState())

    # -- what is listed ----------------------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the content."""
        return self.reader.languages.value

    @property
    def filter(self) -> str:
        """What filters beside the words; empty for nothing."""
        return self._filter

    def pick(self, key: str) -> None:
        """Filter by an entry of the side; the one that filters already is taken off."""
        self._filter = "" if key in ("all", self._filter) else key
        self.refresh()

    def refresh(self) -> None:
        """Find anew."""
        self._timer.stop()
        finder, language = self.room.core.finder, self.language
        found = self.room.attempt(lambda: finder.find_charts(self.field.text(), language=language))
        rows = list(found or ())
        self._rows = {each.id: each for each in rows}
        self._fill_side(rows)
        filtered = bool(self._filter or self.field.text().strip())
        self.reader.setVisible(self._filter != TABLES)  # tables open on their own page
        if self._filter == TABLES:
            self._show_tables()
        else:
            ids = [each.id for each in rows if self._fits(each)]
            self.grid.show_ids(ids)
            self.model.refresh()
            self.count.setText(self.room.look.say("count.charts", n=len(ids)))
            self.stack.setCurrentWidget(self.grid if ids else self.nothing)
            self.nothing.setText(self.room.look.say("charts.none_found" if filtered else "charts.none"))
        self._chosen()

    def _show_tables(self) -> None:
        say = self.room.look.say
        count = self.tables.refresh(self.field.text(), self.language)
        self.grid.show_ids([])
        self.count.setText(say("count.datasets", n=count))
        self.stack.setCurrentWidget(self.tables if count else self.nothing)
        self.nothing.setText(say("charts.tables.none"))

    def _fits(self, row: ChartRow) -> bool:
        kind, _, value = self._filter.partition(":")
        match kind:
            case "theme":
                return row.theme == value
            case "kind":
                return row.kind == value
            case "unused":
                return row.used == 0
            case "internal":
                return row.internal
        return True

    def _fill_side(self, rows: Sequence[ChartRow]) -> None:
        say = self.room.look.say
        themes, kinds = Counter(row.theme for row in rows), Counter(row.kind for row in rows)
        entries = [
            self._entry("all", say("charts.all"), "chart-bar", len(rows)),
            self._entry("unused", say("charts.not_used"), "briefcase", sum(not row.used for row in rows)),
            self._entry("internal", say("charts.internal"), "lock-simple", sum(row.internal for row in rows)),
            self._entry(TABLES, say("charts.tables"), "table", self.room.core.library.count("dataset")),
            SideEntry("kinds", say("charts.kinds"), head=True),
        ]
        names = [each.name for each in KINDS]
        for name in [*names, *(each for each in kinds if each not in names)]:
            if kinds[name]:
                text = name_kind(name, say.language)
                entries.append(self._entry(f"kind:{name}", text, find_icon(name), kinds[name]))
        entries.append(SideEntry("themes", say("charts.themes"), head=True))
        for theme in self.room.core.library.list_themes():
            name = theme.name.best(say.language)[0] or theme.slug
            entries.append(self._entry(f"theme:{theme.slug}", name, "folder", themes[theme.slug]))
        self.side.set_entries(entries)

    def _entry(self, key: str, text: str, icon: str, count: int) -> SideEntry:
        say = self.room.look.say
        on = self._filter == key or (key == "all" and not self._filter)
        spoken = say("charts.filter_on" if on else "charts.filter", name=text, n=count)
        return SideEntry(key, text, icon, count=count, on=on, spoken=spoken)

    def _read(self, ids: Sequence[str]) -> Sequence[Tile]:
        return read_tiles(self.room.core, self._rows, ids, self.language, self.room.look.say)

    def _changed(self, changes: Changes) -> None:
        if (
            changes.charts
            or changes.datasets
            or changes.figures
            or changes.themes
            or changes.sources
            or changes.briefings
        ):
            self.refresh()

    # -- what is chosen ----------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self.room.notices.drop_question()
        self.reader.show_chart(self.grid.current_id)
        self.commands_changed.emit()

    def _show(self, id: str) -> None:
        """Choose a chart, without filters where they hide it."""
        if self._filter == TABLES or self.model.find_row(id) < 0:
            self.field.clear()
            self._filter = ""
            self.refresh()
        self.grid.select([id])

    def make_new(self) -> None:
        """Ask of what a new chart is to be made."""
        self.room.navigator.go(Where("new_chart"))

    def duplicate(self) -> None:
        """Copy the chosen chart and choose the copy."""
        if copy := self.deeds.duplicate(self.grid.current_id):
            self._show(copy)

    def next_language(self) -> None:
        """The next of the three languages of the content."""
        after = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
        self.reader.languages.choose(after)
        self._language_chosen()

    def _language_chosen(self) -> None:
        self.room.settings.content_language = self.language
        self.grid.set_language(self.language)
        self.refresh()

    def _reader_wants(self, name: str) -> None:
        id = self.grid.current_id
        if not id:
            return
        match name:
            case "open":
                self.deeds.open(id)
            case "copy_picture":
                self.deeds.copy_picture(id, self.language)
            case "menu":
                button = self.reader.buttons["menu"]
                self._ask_menu(button.mapToGlobal(QPoint(0, button.height())))

    def _ask_menu(self, place: QPoint) -> None:
        if self.grid.current_id:
            menu = self.deeds.make_menu(self.grid.current_id, self.language)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _menu_place(self) -> QPoint:
        rect = self.grid.visualRect(self.grid.currentIndex())
        return self.grid.viewport().mapToGlobal(rect.center())

    def _open_briefing(self, id: str) -> None:
        self.room.open_thing("briefing", id)

    def _find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the search, Esc first clears it and then leaves it; Down goes to what was found."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
