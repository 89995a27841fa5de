"""The page of one chart: drawn large in the language chosen, its words in three languages beside it, its data below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.model.chart import Chart
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.charts.data_table import DataTable, read_data
from briefing_app.ui.charts.deeds import ChartDeeds
from briefing_app.ui.charts.fields import ChartFields
from briefing_app.ui.charts.reader import clear_layout, make_body
from briefing_app.ui.charts.tiles import name_kind
from briefing_app.ui.charts.view import ChartView
from briefing_app.ui.fonts import Size
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.widgets.labels import make_caption, make_label
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.wording.widths import shorten

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

_CRUMB, _NAME = 40, 160  # Latin letters of a theme and of the title above the page
_ZOOM = 1.2  # of the drawing, beside the type of the window


class ChartPage(Page):
    """Everything that is typed or chosen here is kept at once."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._id = where.id
        self._chart: Chart | None = None
        self.deeds = ChartDeeds(room, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
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
        room.workspace.changed.connect(self._changed)
        self._build()

    # -- building ----------------------------------------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        look, say = self.room.look, self.room.look.say
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 10, 16, 10)
        row.setSpacing(8)
        self.back = QToolButton()
        self.back.setIcon(look.icons.icon("arrow-left"))
        self.back.setToolTip(say("charts.back"))
        self.back.setAccessibleName(say("charts.back"))
        self.back.setMinimumSize(34, 34)
        self.back.clicked.connect(self._go_back)
        row.addWidget(self.back)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.crumb = make_label(look, "", Size.SMALL, tone="quiet")
        self.name = make_label(look, "", Size.TITLE, bold=True, wrap=True)
        names.addWidget(self.crumb)
        names.addWidget(self.name)
        row.addLayout(names, 1)
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.choose(self.room.settings.content_language)
        self.languages.chosen.connect(self._language_chosen)
        row.addWidget(self.languages)
        self.more = QToolButton()
        self.more.setIcon(look.icons.icon("dots-three"))
        self.more.setToolTip(say("charts.menu"))
        self.more.setAccessibleName(say("charts.menu"))
        self.more.setMinimumSize(34, 34)
        self.more.clicked.connect(self._ask_menu)
        row.addWidget(self.more)
        return bar

    def _make_scroll(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(380)
        return area

    def _build(self) -> None:
        """The fields of the chart that the page shows; of one that is gone a sentence."""
        self._chart = self.room.core.library.find_chart(self._id)
        if self._chart is None:
            self.words.setWidget(make_label(self.room.look, self.room.look.say("charts.gone"), tone="quiet"))
            self.picture.setWidget(QWidget())
            self.crumb.setText("")
            self.name.setText("")
            self.more.setEnabled(False)
            return
        self.more.setEnabled(True)
        body, column = make_body("body")
        self.fields = ChartFields(self.room, self._id)
        self.fields.show_language(self.languages.value)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self.words.setWidget(body)
        self.picture.setWidget(self._make_picture())
        self._show()

    def _make_picture(self) -> QWidget:
        room, say = self.room, self.room.look.say
        body, column = make_body("tint")
        column.setContentsMargins(22, 18, 22, 24)
        column.setSpacing(8)
        self.view = ChartView(room, zoom=_ZOOM)
        self.view.drawn.connect(self._drawn)
        self.shown_title = make_label(room.look, "", Size.ROW, bold=True, wrap=True)
        self.shown_subtitle = make_label(room.look, "", tone="quiet", wrap=True)
        self.shown_note = make_label(room.look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        self.shown_source = make_label(room.look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        self.table = DataTable(room.look, say("charts.data.name"))
        self.uses_head = self._caption("charts.uses")
        self.uses = QVBoxLayout()
        for widget in (
            self.shown_title, self.shown_subtitle, self.view, self.shown_note, self.shown_source,
            self._caption("charts.data"), self.table, self.uses_head,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(self.uses)
        column.addStretch(1)
        return body

    def _caption(self, key: str) -> QLabel:
        return make_caption(self.room.look, self.room.look.say(key), 12)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        chart, look, say = self._chart, self.room.look, self.room.look.say
        assert chart is not None
        language = self.languages.value
        title, shown = chart.title.best(language)
        theme = self.room.core.library.find_theme(chart.theme) if chart.theme else None
        crumbs = [
            say("place.charts"),
            theme.name.best(say.language)[0] if theme else "",
            name_kind(chart.kind, say.language),
        ]
        self.crumb.setText("  ›  ".join(shorten(each, _CRUMB) for each in crumbs if each))
        self.name.setFont(look.fonts.font(Size.TITLE, bold=True, language=shown))
        self.name.setText(shorten(title or chart.slug, _NAME))
        for label, size, bold in (
            (self.shown_title, Size.ROW, True),
            (self.shown_subtitle, Size.BODY, False),
            (self.shown_note, Size.SMALL, False),
            (self.shown_source, Size.SMALL, False),
        ):
            label.setFont(look.fonts.font(size, bold=bold, language=language))
        self.view.show_chart(chart.id, language)
        self.table.show_data(read_data(self.room.core, chart.dataset_id, language, look.say), language)
        self._show_uses()
        self.commands_changed.emit()

    def _drawn(self, drawn: CaptionedScene) -> None:
        for label, text in (
            (self.shown_title, drawn.title),
            (self.shown_subtitle, drawn.subtitle),
            (self.shown_note, drawn.note),
            (self.shown_source, drawn.source_note),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_uses(self) -> None:
        look, say = self.room.look, self.room.look.say
        clear_layout(self.uses)
        uses = [each for each in self.room.core.library.where_used("chart", self._id) if each.kind == "briefing"]
        self.uses_head.setText(say("charts.uses") if uses else say("charts.unused"))
        for use in uses:
            name = use.title.best(say.language)[0] or use.slug
            button = QPushButton(name.replace("&", "&&"))
            button.setProperty("quiet", "true")
            button.setFont(look.fonts.font())
            button.setAccessibleName(say("charts.use", name=name))
            button.clicked.connect(partial(self._open_briefing, use.id))
            self.uses.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _changed(self, changes: Changes) -> None:
        if changes.themes and self._chart is not None:
            self.fields.follow_themes()
        if not (changes.charts or changes.datasets or changes.figures or changes.themes or changes.briefings):
            return
        chart = self.room.core.library.find_chart(self._id)
        if (chart is None) != (self._chart is None):
            self._build()  # it was thrown away, or came back
        elif chart is not None:
            self._chart = chart
            self._show()

    def _language_chosen(self) -> None:
        self.room.settings.content_language = self.languages.value
        if self._chart is None:
            return
        self.fields.show_language(self.languages.value)
        self._show()

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the chart is called."""
        return self.name.text() or self.room.look.say("place.charts")

    @property
    def commands(self) -> Commands:
        """What can be done with the chart."""
        if self._chart is None:
            return {}
        return {
            "duplicate": self._duplicate,
            "delete": self._trash,
            "copy": lambda: self.deeds.copy_picture(self._id, self.languages.value),
            "add_to_briefing": lambda: self.deeds.add_to_briefing(self._id, self._menu_place()),
            "content_language": self._next_language,
        }

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The words, the picture with its data, the head."""
        if self._chart is None:
            return (self.back,)
        return (self.fields.title.fields[self.fields.title.language], self.view, self.back)

    @property
    def state(self) -> object:
        """How far the two sides are scrolled."""
        return self.words.verticalScrollBar().value(), self.picture.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Scrolled as before."""
        match state:
            case (int(words), int(picture)):
                self.words.verticalScrollBar().setValue(words)
                self.picture.verticalScrollBar().setValue(picture)

    def show_at(self, where: Where) -> None:
        """Another chart, or a field of this one: `title`, `note`, `alt`."""
        changed = bool(where.id) and where.id != self._id
        if changed:
            self.keep()
            self._id = where.id
        self.where = Where("chart", self._id, where.at)
        if changed:
            self._build()
        self._go_to(where.at)

    def enter(self) -> None:
        """To the title, or the field that was asked for."""
        if self._chart is None:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._go_to(self.where.at):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, kind: str, id: str) -> bool:
        """An undo or redo of this chart is seen here."""
        return kind == "chart" and id == self._id and self._chart is not None

    def keep(self) -> None:
        """Write now what was typed."""
        keep_all(self)

    def close_page(self) -> None:
        """Remember how the two sides share the width."""
        self.room.settings.set_splitter("chart", self.splitter.saveState())

    def _go_to(self, at: str) -> bool:
        field = self.fields.go_to(at) if at and self._chart is not None else None
        if field is not None:
            self.words.ensureWidgetVisible(field)
        return field is not None

    # -- what its buttons do -----------------------------------------------------------------------------------------

    def _duplicate(self) -> None:
        self.keep()
        if copy := self.deeds.duplicate(self._id):
            self.room.navigator.go(Where("chart", copy))

    def _trash(self) -> None:
        self.keep()
        if self.deeds.trash(self._id):
            self.room.navigator.go(Where("charts"))

    def _go_back(self) -> None:
        self.room.navigator.go(Where("charts", self._id if self._chart is not None else ""))

    def _next_language(self) -> None:
        now = LANGUAGES.index(self.languages.value)
        self.languages.choose(LANGUAGES[(now + 1) % len(LANGUAGES)])
        self._language_chosen()

    def _ask_menu(self) -> None:
        menu = self.deeds.make_menu(self._id, self.languages.value, page=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu_place())

    def _menu_place(self) -> QPoint:
        return self.more.mapToGlobal(QPoint(0, self.more.height()))

    def _open_briefing(self, id: str, checked: bool = False) -> None:
        del checked
        where = self.room.navigator.find_page_of("briefing", id)
        if where is not None:
            self.room.navigator.go(where)
