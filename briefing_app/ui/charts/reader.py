"""One chart to be read: drawn large, with what stands around it, its data as a table, and where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.model.chart import Chart
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.uses import Use
from briefing_app.ui.charts.data_table import MOST_ROWS, DataTable, read_data
from briefing_app.ui.charts.tiles import name_kind
from briefing_app.ui.charts.view import ChartView
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.card_line import SHORT
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.elided_button import ElidedButton
from briefing_app.ui.widgets.labels import make_caption, make_chip, make_label, make_tool
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.ui.widgets.segmented import Segmented


class ChartReader(QFrame):
    """Shows a chart in the language chosen at its top; the buttons only tell what is wanted."""

    language_chosen = Signal()
    wanted = Signal(str)  # `open`, `duplicate`, `copy_picture` or `menu`
    briefing_wanted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._id = ""
        self.setProperty("pane", "main")
        self.setMinimumWidth(340)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self.pages = QStackedWidget()
        self.nothing = make_label(room.look, room.look.say("charts.choose"), tone="quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.nothing)
        self.area = ScrollArea()
        self.area.setProperty("spoken", "document")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self._make_body())
        self.pages.addWidget(self.area)
        column.addWidget(self.pages, 1)

    def _make_bar(self) -> QFrame:
        look, say = self._room.look, self._room.look.say
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(4)
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, SHORT[each], each) for each in LANGUAGES]
        )
        self.languages.chosen.connect(self.language_chosen)
        row.addWidget(self.languages)
        row.addStretch(1)
        self.buttons: dict[str, QToolButton] = {}
        for name, icon in (("open", "pencil-simple"), ("copy_picture", "image"), ("menu", "dots-three")):
            button = make_tool(look, icon, say(f"charts.{name}"), least=32)
            button.clicked.connect(partial(self._want, name))
            row.addWidget(button)
            self.buttons[name] = button
        return bar

    def _make_body(self) -> QWidget:
        look = self._room.look
        body, column = make_body("body")
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(8)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(6)
        column.addLayout(self.chips)
        self.title = make_label(look, "", Size.TITLE, bold=True, wrap=True, select=True)
        self.subtitle = make_label(look, "", tone="quiet", wrap=True, select=True)
        self.view = ChartView(self._room)
        self.view.drawn.connect(self._drawn)
        self.view.refused.connect(self._refused)
        self.note = make_label(look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        self.source = make_label(look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        self.data_head = self._caption("charts.data")
        self.table = DataTable(look, look.say("charts.data.name"))
        self.uses_head = self._caption("charts.uses")
        self.uses = QVBoxLayout()
        self.uses.setSpacing(2)
        for widget in (self.title, self.subtitle, self.view, self.note, self.source, self.data_head, self.table):
            column.addWidget(widget)
        column.addWidget(self.uses_head)
        column.addLayout(self.uses)
        column.addStretch(1)
        return body

    def _caption(self, key: str) -> QLabel:
        return make_caption(self._room.look, self._room.look.say(key), 12)

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def chart_id(self) -> str:
        """The chart that is shown; empty where there is none."""
        return self._id

    def show_chart(self, chart_id: str) -> None:
        """Show a chart as it is now; an empty id, or one that is gone, shows what to do."""
        chart = self._room.core.library.find_chart(chart_id) if chart_id else None
        for button in self.buttons.values():
            button.setEnabled(chart is not None)
        if chart is None:
            self._id = ""
            self.view.show_chart("", self.languages.value)
            self.pages.setCurrentWidget(self.nothing)
            return
        fresh = chart_id != self._id
        self._id = chart_id
        language = self.languages.value
        self._show_words(chart, language)
        self.view.show_chart(chart_id, language)
        say = self._room.look.say
        data = read_data(self._room.core, chart.dataset_id, language, say)
        self.table.show_data(data, language)
        first = say("charts.data.first", n=str(MOST_ROWS), count=f"{data.count:,}")
        self.data_head.setText(first if data.count > MOST_ROWS else say("charts.data"))
        self.data_head.setVisible(self.table.table.rowCount() > 0)
        self._show_uses(self._room.core.library.where_used("chart", chart_id))
        self.pages.setCurrentWidget(self.area)
        self.area.setAccessibleName(self.title.text())
        if fresh:
            self.area.verticalScrollBar().setValue(0)

    def _show_words(self, chart: Chart, language: Language) -> None:
        """What is known without the worker; what is printed below the chart comes with its drawing."""
        look, say = self._room.look, self._room.look.say
        title, shown = chart.title.best(language)
        self.title.setText(title or chart.slug)
        self.title.setFont(look.fonts.font(Size.TITLE, bold=True, language=shown))
        for label in (self.subtitle, self.note, self.source):
            label.setFont(look.fonts.font(Size.SMALL if label is not self.subtitle else Size.BODY, language=language))
        self.subtitle.setText(chart.subtitle.best(language)[0])
        self.note.setText(chart.note.best(language)[0])
        clear_layout(self.chips)
        chips = [(name_kind(chart.kind, say.language), "plain")]
        theme = self._room.core.library.find_theme(chart.theme) if chart.theme else None
        if theme is not None:
            chips.append((theme.name.best(say.language)[0], "plain"))
        if chart.release is Release.INTERNAL:
            chips.append((say("charts.internal"), "err"))
        if shown is not language and title:
            chips.append((say("charts.fallback", shown=say(f"language.{shown.value}")), "warn"))
        for text, kind in chips:
            self.chips.addWidget(make_chip(look, text, kind))
        self.chips.addStretch(1)

    def _drawn(self, drawn: CaptionedScene) -> None:
        self.subtitle.setText(drawn.subtitle)
        self.note.setText(drawn.note)
        self.source.setText(drawn.source_note)
        for label in (self.subtitle, self.note, self.source):
            label.setVisible(bool(label.text()))

    def _refused(self, sentence: str) -> None:
        del sentence  # it stands where the chart would
        self.source.setText("")

    def _show_uses(self, uses: Sequence[Use]) -> None:
        look, say = self._room.look, self._room.look.say
        clear_layout(self.uses)
        self.uses_head.setText(say("charts.uses") if uses else say("charts.unused"))
        for use in uses:
            name = use.title.best(say.language)[0] or use.slug
            if use.kind != "briefing":
                self.uses.addWidget(make_label(look, name, wrap=True))
                continue
            button = ElidedButton(name)
            button.setProperty("quiet", "true")
            button.setProperty("charts", "link")
            button.setFont(look.fonts.font())
            button.setAccessibleName(say("charts.use", name=name))
            button.clicked.connect(partial(self._want_briefing, use.id))
            self.uses.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _want(self, name: str, checked: bool = False) -> None:
        del checked
        self.wanted.emit(name)

    def _want_briefing(self, id: str, checked: bool = False) -> None:
        del checked
        self.briefing_wanted.emit(id)


def clear_layout(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out and destroy it."""
    while layout.count():
        widget: QWidget | None = layout.itemAt(0).widget()
        layout.takeAt(0)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def make_body(pane: str) -> tuple[QFrame, QVBoxLayout]:
    """What is scrolled, and the column in it; widgets lie a step deeper, where the style sheet leaves them their borders."""
    body = QFrame()
    body.setProperty("pane", pane)
    around = QVBoxLayout(body)
    around.setContentsMargins(0, 0, 0, 0)
    inner = QWidget()
    around.addWidget(inner)
    return body, QVBoxLayout(inner)
