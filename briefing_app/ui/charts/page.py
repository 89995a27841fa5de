"""The page of a chart: its table and words at the left, at the right the drawing that follows every key, and its options.

A table without a chart is worked on here too; the right side then says what suits it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from briefing_app.charts.frames import Frame
from briefing_app.errors import NotFoundError
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.language import LANGUAGES
from briefing_app.ui.charts.data_side import DataSide
from briefing_app.ui.charts.deeds import ChartDeeds
from briefing_app.ui.charts.drawing_side import DrawingSide
from briefing_app.ui.charts.header import ChartHeader
from briefing_app.ui.charts.reader import make_body
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.charts.suiting import fit_options
from briefing_app.ui.charts.table_deeds import TableDeeds
from briefing_app.ui.charts.table_side import TableSide
from briefing_app.ui.charts.tiles import name_kind
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

_LEAST = 380  # device-independent pixels of each side
_JUDGING = 150  # milliseconds after the last change of the table that kinds wait to be judged: the drawing comes first
DESCRIPTION = "alt"


class ChartPage(Page):
    """Everything that is typed or chosen here is kept at once. `where.page` says whether `id` is of a chart or a table."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._id = where.id
        self._thing: Chart | Dataset | None = None
        self._frame = Frame.FULL
        self.fields: DataSide | None = None
        self.drawing: DrawingSide | None = None
        self.offers: TableSide | None = None
        self.deeds = ChartDeeds(room, self)
        self.table_deeds = TableDeeds(room, self)
        for each in (self.deeds, self.table_deeds):
            each.duplicated.connect(self._open_copy)
            each.trashed.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = ChartHeader(room)
        self.head.back_asked.connect(self._go_back)
        self.head.duplicate_asked.connect(self._duplicate)
        self.head.menu_asked.connect(self._ask_menu)
        self.head.language_chosen.connect(self._language_chosen)
        self.back, self.languages = self.head.back, self.head.languages
        column.addWidget(self.head)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.words = self._make_scroll()
        self.picture = self._make_scroll()
        self.splitter.addWidget(self.words)
        self.splitter.addWidget(self.picture)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([600, 600])
        self.splitter.restoreState(room.settings.splitter("chart"))
        column.addWidget(self.splitter, 1)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(_JUDGING)
        self._judging.timeout.connect(self._follow_table)
        room.workspace.changed.connect(self._changed)
        self._build()

    # -- building ----------------------------------------------------------------------------------------------------

    def _make_scroll(self) -> ScrollArea:
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        area.setMinimumWidth(_LEAST)
        return area

    @property
    def is_table(self) -> bool:
        """Whether a table is shown without a chart."""
        return self.where.page == "table"

    def _find(self) -> Chart | Dataset | None:
        """What the page shows, as it is now; None where it is gone."""
        if not self.is_table:
            return self.room.core.library.find_chart(self._id)
        try:
            return self.room.core.tables.get_table(self._id).dataset
        except NotFoundError:
            return None

    def _build(self) -> None:
        """The two sides of what the page shows; of one that is gone a sentence."""
        self._thing = self._find()
        self._stop_reading()
        self.fields = self.drawing = self.offers = None
        self.head.show_gone(gone=self._thing is None)
        if self._thing is None:
            key = "charts.table.gone" if self.is_table else "charts.gone"
            gone = make_label(self.room.look, self.room.look.say(key), tone="quiet", wrap=True)
            gone.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.words.setWidget(gone)
            self.picture.setWidget(QWidget())
            self.commands_changed.emit()
            return
        chart = self._thing if isinstance(self._thing, Chart) else None
        session = ChartSession(self.room, chart.id if chart else "", chart.dataset_id if chart else self._thing.id)
        self.fields = DataSide(self.room, session)
        self.fields.show_language(self.languages.value)
        self.fields.opened.connect(self._open)
        self.fields.grid.commands_changed.connect(self.commands_changed)
        self.fields.grid.table_made.connect(self._open_table)
        self.words.setWidget(_wrap("body", self.fields))
        right: QWidget
        if chart is not None:
            right = self.drawing = DrawingSide(self.room, session, self.languages.value, self._frame)
            self.drawing.kind_chosen.connect(self._choose_kind)
            self.drawing.copy_asked.connect(self._copy)
            self.drawing.save_asked.connect(self._save)
        else:
            right = self.offers = TableSide(self.room, session)
            self.offers.kind_chosen.connect(self._make_chart)
        self._session = session
        self.picture.setWidget(_wrap("tint", right))
        self._show()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        thing, say = self._thing, self.room.look.say
        assert thing is not None
        title, language = thing.title.best(self.languages.value)
        theme = self.room.core.library.find_theme(thing.theme) if thing.theme else None
        what = name_kind(thing.kind, say.language) if isinstance(thing, Chart) else say("charts.table")
        crumbs = [theme.name.best(say.language)[0] if theme else "", what]
        self.head.show_name(title or thing.slug, language, crumbs)
        self.commands_changed.emit()

    def _changed(self, changes: Changes) -> None:
        touched = changes.charts or changes.datasets or changes.themes or changes.briefings or changes.sources
        if not (touched or changes.figures):
            return
        thing = self._find()
        before, self._thing = self._thing, thing
        if (thing is None) != (before is None) or _table_of(thing) != _table_of(before):
            inside = self.isAncestorOf(self.window().focusWidget())
            self._build()  # it was thrown away or came back, or draws another table
            if inside:
                self.enter()  # what had the focus is no longer there
        elif self.fields is not None:
            self.fields.follow(changes)
            if changes.datasets or changes.figures:
                self._judging.start()
            if self.drawing is not None and (changes.charts or changes.datasets):
                self.drawing.follow()
            self._show()

    def _follow_table(self) -> None:
        """Which kinds suit the table, as it is now."""
        if self._find() is None:
            return
        for side in (self.drawing, self.offers):
            if side is not None:
                side.follow_table()

    def _language_chosen(self) -> None:
        self.room.settings.content_language = self.languages.value
        if self.fields is None:
            return
        self.fields.show_language(self.languages.value)
        if self.drawing is not None:
            self.drawing.show_language(self.languages.value)
        self._show()

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the chart is called."""
        return self.head.name.text() or self.room.look.say("place.charts")

    @property
    def commands(self) -> Commands:
        """What can be done with the chart, and with its table while one works in that."""
        if self._thing is None:
            return {}
        commands = {"duplicate": self._duplicate, "delete": self._trash, "content_language": self._next_language}
        if self.is_table:
            commands["export"] = self._save_table
        else:
            commands |= {
                "copy": self._copy,
                "export": self._save,
                "add_to_briefing": lambda: self.deeds.add_to_briefing(self._id, self._menu_place()),
            }
        return {**commands, **(self.fields.grid.commands if self.fields is not None else {})}

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The table, the drawing, the head."""
        if self.fields is None:
            return (self.back,)
        right = self.drawing.view if self.drawing is not None else self.picture
        return (self.fields.grid.view, right, self.back)

    @property
    def state(self) -> object:
        """How far the two sides are scrolled, and the frame of the drawing."""
        frame = self.drawing.frame if self.drawing is not None else self._frame
        return self.words.verticalScrollBar().value(), self.picture.verticalScrollBar().value(), frame.value

    def restore(self, state: object) -> None:
        """As before."""
        match state:
            case (int(words), int(picture), str(frame)):
                self._frame = Frame(frame)
                if self.drawing is not None:
                    self.drawing.choose_frame(self._frame)
                self.words.verticalScrollBar().setValue(words)
                self.picture.verticalScrollBar().setValue(picture)

    def show_at(self, where: Where) -> None:
        """Another chart or table, or a field of this one: `title`, `subtitle`, `note`, `alt`."""
        changed = bool(where.id) and (where.id, where.page) != (self._id, self.where.page)
        if changed:
            self.keep()
            self._id = where.id
        self.where = Where(where.page, self._id, where.at)
        if changed:
            self._build()
        self._go_to(where.at)

    def enter(self) -> None:
        """To the table, or the field that was asked for."""
        if self.fields is None:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._go_to(self.where.at):
            self.fields.grid.take_focus()

    def reveal(self, kind: str, id: str) -> bool:
        """An undo or redo of this chart or of its table is seen here."""
        if self._thing is None:
            return False
        return (kind, id) in (("chart", self._session.chart_id), ("dataset", self._session.dataset_id))

    def keep(self) -> None:
        """Write now what was typed."""
        if self.fields is not None:
            self.fields.keep()
        keep_all(self)

    def close_page(self) -> None:
        """Remember how the two sides share the width; what is being read of the clipboard is let go."""
        self._stop_reading()
        self.room.settings.set_splitter("chart", self.splitter.saveState())

    def _stop_reading(self) -> None:
        if self.fields is not None:
            self.fields.grid.stop_reading()

    def _go_to(self, at: str) -> bool:
        if not at or self.fields is None:
            return False
        if at == DESCRIPTION and self.drawing is not None:
            field, area = self.drawing.alt, self.picture
        elif at in self.fields.texts:
            field, area = self.fields.texts[at], self.words
        else:
            return False
        field.fields[field.language].setFocus(Qt.FocusReason.OtherFocusReason)
        area.ensureWidgetVisible(field)
        return True

    # -- what its buttons do -----------------------------------------------------------------------------------------

    def _choose_kind(self, name: str) -> None:
        self.keep()
        self.room.attempt(lambda: self._session.choose_kind(name))
        if self.drawing is not None:
            self.drawing.follow()

    def _make_chart(self, name: str) -> None:
        """Draw the table in a chart that is new, and go on with that."""
        self.keep()
        table = self._session.table
        core = self.room.core
        options = fit_options(core, table.id, name, {})
        chart = self.room.attempt(lambda: core.data.add_chart(table.title, table.id, name, options))
        if chart is not None:
            self.room.navigator.go(Where("chart", chart.id, "title"))

    def _copy(self) -> None:
        if self.drawing is not None:
            self.keep()
            self.deeds.copy_picture(self._id, self.languages.value, self.drawing.frame)

    def _save(self) -> None:
        """Ask as what kind of file."""
        if self.drawing is not None:
            self.keep()
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setFont(self.room.look.fonts.font())
            self.deeds.fill_save_menu(menu, self._id, self.languages.value, self.drawing.frame)
            self.picture.ensureWidgetVisible(self.drawing.save)  # the menu opens below it
            menu.popup(self.drawing.save.mapToGlobal(QPoint(0, self.drawing.save.height())))

    def _save_table(self) -> None:
        self.keep()
        self.table_deeds.save(self._id)

    def _duplicate(self) -> None:
        self.keep()
        (self.table_deeds if self.is_table else self.deeds).duplicate(self._id)

    def _open_copy(self, id: str) -> None:
        self.room.navigator.go(Where(self.where.page, id))

    def _trash(self) -> None:
        self.keep()
        (self.table_deeds if self.is_table else self.deeds).trash(self._id)

    def _leave(self, id: str) -> None:
        """What was thrown away here is left, unless another page is shown by now."""
        if id == self._id and self.isVisible():
            self.room.navigator.go(Where("charts", "", "tables" if self.is_table else ""))

    def _go_back(self) -> None:
        if self.is_table:
            self.room.navigator.go(Where("charts", "", "tables"))
        else:
            self.room.navigator.go(Where("charts", self._id if self._thing is not None else ""))

    def _next_language(self) -> None:
        now = LANGUAGES.index(self.languages.value)
        self.languages.choose(LANGUAGES[(now + 1) % len(LANGUAGES)])
        self._language_chosen()

    def _ask_menu(self) -> None:
        self.keep()
        if self.is_table:
            menu = self.table_deeds.make_menu(self._id, page=True)
        else:
            frame = self.drawing.frame if self.drawing is not None else None
            menu = self.deeds.make_menu(self._id, self.languages.value, page=True, frame=frame)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu_place())

    def _menu_place(self) -> QPoint:
        return self.head.more.mapToGlobal(QPoint(0, self.head.more.height()))

    def _open_table(self, id: str) -> None:
        self.room.navigator.go(Where("table", id))

    def _open(self, kind: str, id: str) -> None:
        self.room.open_thing(kind, id)


def _table_of(thing: Chart | Dataset | None) -> str:
    return thing.dataset_id if isinstance(thing, Chart) else thing.id if thing is not None else ""


def _wrap(pane: str, widget: QWidget) -> QWidget:
    """What is scrolled, with a widget in it."""
    body, column = make_body(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return body
