"""The left pane: search field, and below it the briefings or what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout

from briefing_app.ui.describe import describe_briefing, describe_hit
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.widgets.labels import make_label

_DEBOUNCE = 60  # milliseconds after the last key
_MOST = 100  # hits shown


class SearchSide(QFrame):
    """Emits what was chosen: a briefing to look at, or a thing to read."""

    briefing_chosen = Signal(str)
    thing_chosen = Signal(str, str)
    search_left = Signal()  # the field was emptied

    def __init__(self, look: Look, workspace: QtWorkspace) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self.setProperty("pane", "side")
        self.setMinimumWidth(264)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        self.field = self._make_field()
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 0, 10, 0)
        inset.addWidget(self.field)
        column.addLayout(inset)
        self.caption = make_label(look, "", Size.SMALL, bold=True, tone="faint")
        self.caption.setContentsMargins(14, 4, 10, 0)
        column.addWidget(self.caption)
        self.briefings = RowList(look, look.say("place.briefings"), Shape(title_lines=2, text_lines=1, fixed=False))
        self.hits = RowList(look, look.say("search.results"), Shape(title_lines=2, text_lines=2, fixed=False))
        self.nothing = make_label(look, "", tone="quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(14, 6, 14, 6)
        self.stack = QStackedWidget()
        for widget in (self.briefings, self.hits, self.nothing):
            self.stack.addWidget(widget)
        column.addWidget(self.stack, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DEBOUNCE)
        self._later.timeout.connect(self.search)
        self.field.textChanged.connect(self._typed)
        self.briefings.chosen.connect(lambda row: self.briefing_chosen.emit(row.id))
        self.hits.chosen.connect(self._hit_chosen)
        workspace.changed.connect(self.refresh)
        self.refresh()

    def _make_field(self) -> QLineEdit:
        look = self._look
        field = QLineEdit()
        field.setFont(look.fonts.font())
        field.setPlaceholderText(look.say("search.placeholder"))
        field.setAccessibleName(look.say("search.name"))
        field.setProperty("search", "true")
        field.setMinimumHeight(36)
        field.addAction(look.icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(look.icons.icon("x"), look.say("search.clear"), field)
        self._clear.triggered.connect(field.clear)
        field.installEventFilter(self)
        return field

    # -- what is shown -----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the briefings again, and search again."""
        core = self._workspace.core
        say = self._look.say
        rows = [
            describe_briefing(each, core.wording, say)
            for each in core.library.list_briefings()
            if not each.template and not each.archived
        ]
        self.briefings.rows.set_rows(rows)
        self.search()

    def search(self) -> None:
        """Show what the words of the field find, or the briefings where there are none."""
        self._later.stop()
        say = self._look.say
        words = self.field.text().strip()
        if self.field.text():
            self.field.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        else:
            self.field.removeAction(self._clear)
        if not words:
            count = self.briefings.rows.rowCount()
            self.caption.setText(say("side.briefings", n=count))
            self.nothing.setText(say("side.no_briefings"))
            self.stack.setCurrentWidget(self.briefings if count else self.nothing)
            return
        library = self._workspace.core.library
        result = library.search(self.field.text(), language=self._look.language, limit=_MOST)
        templates = {each.id for each in library.list_briefings() if each.template}
        hits = [each for each in result.hits if each.id not in templates and each.kind != "asset"]
        self.hits.rows.set_rows([describe_hit(each, say) for each in hits])
        self.hits.scrollToTop()
        self.caption.setText(say("search.more" if result.more else "search.found", n=len(hits)))
        self.nothing.setText(say("search.nothing", words=words))
        self.stack.setCurrentWidget(self.hits if hits else self.nothing)

    def focus_search(self) -> None:
        """Go to the field, its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # -- events ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the field, Down and Enter go to the list, Esc empties it."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.search()
                self._enter_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _enter_list(self) -> None:
        view = self.stack.currentWidget()
        if not isinstance(view, RowList):
            return
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if view.current is None and view.rows.rowCount():
            view.setCurrentIndex(view.rows.index(0))

    def _typed(self, text: str) -> None:
        if text.strip():
            self._later.start()
        else:
            self.search()
            self.search_left.emit()

    def _hit_chosen(self, row: Row) -> None:
        if row.kind == "briefing":
            self.briefings.choose("briefing", row.id)
            self.briefing_chosen.emit(row.id)
        else:
            self.thing_chosen.emit(row.kind, row.id)
