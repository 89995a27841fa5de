"""A new chart: of a table that is there, of what was copied, of a file, or of a table yet to be typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.errors import InputError
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.table_rows import list_table_rows
from briefing_app.ui.grid.acts import waiting
from briefing_app.ui.grid.paster import make_table
from briefing_app.ui.grid.pasting import Rows, plan_new, read_clipboard, take_in
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.page import Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.widgets.choice_card import ChoiceCard
from briefing_app.ui.widgets.head_bar import HeadBar
from briefing_app.ui.widgets.labels import make_caption, make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.ui.widgets.search_field import SearchField

IMPORT = "table_import"  # the page that imports files
_WIDTH = 860
_LIST = 320


class NewChartPage(Page):
    """Each way leads to the page of a table, which says what suits it."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look, say = room.look, room.look.say
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = HeadBar(look, say("button.back"), lambda: room.navigator.go(Where("charts")))
        self.head.set_heading(say("charts.new"))
        self.setAccessibleName(say("charts.new"))
        outer.addWidget(self.head)
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area, 1)
        body = QFrame()
        body.setProperty("pane", "body")
        centre = QHBoxLayout(body)
        centre.setContentsMargins(28, 20, 28, 24)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        centre.addStretch(1)
        centre.addWidget(inner, 20)
        centre.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        self.paste = ChoiceCard(look, "clipboard-text", say("charts.new.paste"), self._describe_clipboard())
        self.paste.clicked.connect(self._paste)
        ways.addWidget(self.paste, 1)
        self.file: ChoiceCard | None = None
        if IMPORT in PAGES:
            self.file = ChoiceCard(look, "file", say("charts.new.file"), say("charts.new.file.hint"))
            self.file.clicked.connect(self._import)
            ways.addWidget(self.file, 1)
        self.empty = ChoiceCard(look, "table", say("charts.new.empty"), say("charts.new.empty.hint"))
        self.empty.clicked.connect(self._make_empty)
        ways.addWidget(self.empty, 1)
        column.addLayout(ways)
        column.addWidget(make_caption(look, say("charts.new.tables"), 8))
        self.field = SearchField(look, say("charts.new.search"), say("charts.new.search"))
        self.field.searched.connect(self.refresh)
        column.addWidget(self.field)
        self.list = RowList(look, say("charts.new.tables.name"), Shape(title_lines=1), moving=False)
        self.list.setMinimumHeight(round(_LIST * look.fonts.scale))
        self.list.chosen.connect(self._choose)
        self.field.left.connect(self._enter_list)
        column.addWidget(self.list, 1)
        self.nothing = make_label(look, say("charts.new.no_tables"), tone="quiet", wrap=True)
        column.addWidget(self.nothing)
        area.setWidget(body)
        room.workspace.changed.connect(self.refresh)
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)
        self.refresh()

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What is made here."""
        return self.head.heading

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The ways, the tables, the head."""
        return (self.paste, self.field, self.head.back)

    @property
    def commands(self) -> dict[str, object]:  # type: ignore[override]
        """Ctrl+V takes what was copied."""
        return {"paste": self._paste, "find": self.field.setFocus}

    def refresh(self) -> None:
        """List the tables anew."""
        rows = list_table_rows(
            self.room.core, self.field.text(), self.room.settings.content_language, self.room.look.say
        )
        self.list.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    # -- ways --------------------------------------------------------------------------------------------------------

    def _describe_clipboard(self) -> str:
        say = self.room.look.say
        try:
            rows = _read_copied()
        except InputError:
            rows = None
        if rows is None:
            return say("charts.new.paste.nothing")
        size = say(
            "charts.table.size", rows=say("charts.rows", n=len(rows)), columns=say("charts.columns", n=len(rows[0]))
        )
        return say("charts.new.paste.there", size=size)

    def _clipboard_changed(self) -> None:
        self.paste.set_text(self._describe_clipboard())

    def _paste(self) -> None:
        room, say = self.room, self.room.look.say
        try:
            rows = _read_copied()
        except InputError as problem:
            room.notices.refuse(problem)
            return
        if rows is None:
            room.notices.warn("note", say("charts.new.paste.nothing"))
            return
        with waiting():
            pasted = take_in(rows, otherwise=room.settings.content_language)
            plan = plan_new(pasted)
            title = plan.around.title or LocalText().with_text(room.look.language, say("charts.new.pasted_title"))
            table = room.attempt(lambda: make_table(room, plan, title))
        if table is None:
            return
        told = [say("charts.new.refused", n=len(plan.refused))] if plan.refused else []
        told += map(room.sentences.say_phrase, pasted.guessed.remarks)
        room.navigator.go(Where("table", table.id))
        if told:
            room.notices.warn("note", say.run_on(told))

    def _make_empty(self) -> None:
        room, say = self.room, self.room.look.say
        language = room.look.language
        columns = [
            Column("name", _fill("charts.new.name_column", room)),
            Column("value", _fill("charts.new.value_column", room), ColumnKind.NUMBER),
        ]
        title = LocalText().with_text(language, say("charts.new.empty_title"))
        table = room.attempt(lambda: room.core.tables.add_table(title, columns))
        if table is not None:
            room.navigator.go(Where("table", table.id))

    def _import(self) -> None:
        self.room.navigator.go(Where(IMPORT))

    def _choose(self, row: Row) -> None:
        self.room.navigator.go(Where("table", row.id))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _read_copied() -> Rows | None:
    """The table that was copied; None where there is none, or only one cell.

    Raises:
        InputError: It is beyond the limits.
    """
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where nothing was ever copied
    rows = read_clipboard(data) if data is not None else None
    return rows if rows is not None and (len(rows) > 1 or len(rows[0]) > 1) else None


def _fill(key: str, room: Room) -> LocalText:
    """A heading in all languages."""
    text = LocalText()
    for language in Language:
        text = text.with_text(language, room.look.say.catalogue.get(key, language))
    return text
