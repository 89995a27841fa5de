"""The meeting fills the screen: type, and the number on it stands there, dated and sourced, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.clipboard import put
from briefing_app.ui.fonts import Fonts
from briefing_app.ui.icons import Icons
from briefing_app.ui.look import Look
from briefing_app.ui.meeting.answer_view import AnswerView, make_nothing, say_answer
from briefing_app.ui.meeting.answers import Answer, Answers, Found
from briefing_app.ui.meeting.bars import Foot, Head
from briefing_app.ui.meeting.keys import MeetingKeys
from briefing_app.ui.meeting.results import PAGE, ResultList, make_row, row_of
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import build_stylesheet
from briefing_app.ui.theme import Theme, build_palette, load_theme
from briefing_app.ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

_WIDTH, _HEIGHT = 1440, 900  # the size the page was drawn for; type grows and shrinks with the window
_SMALLEST, _LARGEST = 0.72, 2.8
_STEP = 0.04  # a smaller change of size is not worth building anew
_SPEAK = 500  # milliseconds after the last key that a fact is announced
_NOTHING = Found(())
_OURS = (Qt.Key.Key_F11, Qt.Key.Key_Escape)


class MeetingWindow(QWidget):
    """A window of its own over the main one, in a theme of its own; `left` is emitted when it closes."""

    left = Signal()

    def __init__(self, room: Room, briefing_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("meeting")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = room
        self._briefing_id = briefing_id
        self._theme = room.look.theme
        self._dressed = ""
        self._language = room.settings.content_language
        self._internal = False
        self._words = ""
        self._found = _NOTHING
        self._at = 0  # which of the facts found is shown
        self._shown: Answer | None = None
        self._keys = MeetingKeys(self)
        self._scale = 1.0
        self._look = room.look
        self._speaking = QTimer(self)
        self._speaking.setSingleShot(True)
        self._speaking.setInterval(_SPEAK)
        self._speaking.timeout.connect(self._speak)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.setMinimumSize(800, 500)
        self.setWindowTitle(f"{room.look.say('meeting.title')} – {room.look.say('app.name')}")
        room.workspace.changed.connect(self._changed)
        room.workspace.opened.connect(self.close)
        if parent is not None:
            parent.installEventFilter(self)
        self._answers = Answers(room.core, self._language)
        self._build()
        self._search()

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def answer(self) -> Answer | None:
        """The fact that is shown."""
        return self._shown

    @property
    def language(self) -> Language:
        """The language of the content."""
        return self._language

    @property
    def is_dark(self) -> bool:
        """Whether it is dark now."""
        return self._theme.dark

    @property
    def shows_internal(self) -> bool:
        """Whether internal content is shown."""
        return self._internal

    @property
    def field(self) -> QLineEdit:
        """Where words are written."""
        return self.head.field

    @property
    def spoken(self) -> str:
        """The fact as it is announced."""
        return say_answer(self._shown, self._look) if self._shown is not None else ""

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Everything anew in the size and theme of now; what was typed and chosen stays."""
        room = self._room
        self._dress(self._theme)
        self._look = Look(
            self._theme,
            Fonts(room.look.language, self._scale * room.look.fonts.scale),
            Icons(room.wardrobe.resources_dir / "icons", self._theme),
            room.look.say,
        )
        while self._outer.count():
            old = self._outer.itemAt(0).widget()
            self._outer.removeWidget(old)
            old.hide()
            old.deleteLater()
        look = self._look
        self.head = Head(look, self._language, internal=self._internal)
        self.field.setText(self._words)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.head.languages.chosen.connect(self._language_chosen)
        self.head.internal.toggled.connect(self.show_internal)
        self.head.leave.clicked.connect(self.close)
        self._outer.addWidget(self.head)
        middle = QFrame()
        middle.setProperty("pane", "main")
        self.results = ResultList(look)
        self.results.installEventFilter(self)
        self.results.selectionModel().currentChanged.connect(self._row_changed)
        self.area = ScrollArea()
        self.area.setProperty("spoken", "document")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("reads", "true")
        self.area.installEventFilter(self)
        self.head.lay_out(middle, self.results, self.area)
        self._outer.addWidget(middle, 1)
        self.foot = Foot(look, self._marking(), internal=self._internal)
        self._outer.addWidget(self.foot)
        self.setTabOrder(self.field, self.results)
        self.setTabOrder(self.results, self.area)
        self._fill()
        if self.isVisible():
            self.head.show()  # Qt would do so later, and what is not seen yet cannot have the focus
        self.field.setFocus()

    def _dress(self, theme: Theme) -> None:
        """Wear a theme, whatever the other windows wear."""
        if self._dressed == theme.name:
            return
        self._dressed = theme.name
        self.setPalette(build_palette(theme))
        if theme.name == self._room.look.theme.name:
            self.setStyleSheet("")
        else:
            self.setStyleSheet(build_stylesheet(self._room.wardrobe.resources_dir / "themes", theme))

    def _marking(self) -> str:
        briefing = self._room.core.library.find_briefing(self._briefing_id) if self._briefing_id else None
        return briefing.marking.best(self._room.look.language)[0] if briefing else ""

    # -- searching ---------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self._words = text
        self._at = 0
        self._search()

    def _search(self) -> None:
        """Find anew; the fact that is shown stays where it is still found."""
        shown = self._shown
        self._answers = Answers(self._room.core, self._language, internal=self._internal)
        try:
            if self._words.strip():
                self._found = self._answers.find(self._words)
            else:
                self._found = self._answers.list_usual(self._briefing_id)
        except BriefingError as problem:  # the drive is gone: say so where the fact would stand
            self._found = _NOTHING
            self._fill(self._room.sentences.say(problem))
            return
        if shown is not None and self._at:
            places = [at for at, each in enumerate(self._found.hits) if (each.kind, each.id) == (shown.kind, shown.id)]
            self._at = places[0] if places else 0
        self._at = min(self._at, max(0, len(self._found.hits) - 1))
        self._fill()

    def _fill(self, problem: str = "") -> None:
        """Put the page of facts and the chosen one on the screen."""
        hits, look, say = self._found.hits, self._look, self._look.say
        first = self._at // PAGE * PAGE
        page = hits[first : first + PAGE]
        model = self.results.selectionModel()
        model.blockSignals(True)
        self.results.rows.set_rows([make_row(at, each, look) for at, each in enumerate(page, start=1)])
        model.blockSignals(False)
        if page:
            self.results.setCurrentIndex(self.results.rows.index(self._at - first))
        self.results.viewport().update()
        many = f"{len(hits)}+" if self._found.more else str(len(hits))
        self.head.count.setText(say("meeting.count", first=first + 1, last=first + len(page), all=many) if page else "")
        if problem or not page:
            nothing = problem or (
                say("meeting.nothing", words=self._words.strip()) if self._words.strip() else say("meeting.empty")
            )
            self._shown = None
            self._show(make_nothing(look, nothing))
            self.area.setAccessibleName(nothing)
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        hit = self._found.hits[self._at]
        answer = self._answers.find_answer(hit.kind, hit.id)
        self._shown = answer
        if answer is None:  # gone between finding and showing; the announcement of that change searches again
            self._show(make_nothing(self._look, self._look.say("meeting.empty")))
            return
        self._show(AnswerView(self._look, answer, self._language))
        self.area.setAccessibleName(self.spoken)
        self.area.setAccessibleDescription("\n".join([answer.title, answer.text]))
        self._speaking.start()

    def _show(self, page: QWidget) -> None:
        self.area.setWidget(page)
        self.area.verticalScrollBar().setValue(0)

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        first = self._at // PAGE * PAGE
        if row_of(current) is not None and first + current.row() != self._at:
            self._at = first + current.row()
            self._show_chosen()

    def _changed(self, changes: Changes) -> None:
        del changes
        if self.isVisible():
            self._search()

    def _speak(self) -> None:
        if self._shown is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken))

    # -- what the keys do --------------------------------------------------------------------------------------------

    def jump(self, place: int) -> None:
        """Show the fact with this number on the page, from 1; nothing where there is none."""
        first = self._at // PAGE * PAGE
        if first + place <= min(len(self._found.hits), first + PAGE):
            self.results.setCurrentIndex(self.results.rows.index(place - 1))

    def step(self, by: int) -> None:
        """Show the next fact, or with -1 the one before, over the pages."""
        at = min(max(self._at + by, 0), len(self._found.hits) - 1)
        if at < 0 or at == self._at:
            return
        if at // PAGE == self._at // PAGE:
            self.results.setCurrentIndex(self.results.rows.index(at % PAGE))
        else:
            self._at = at
            self._fill()

    def next_language(self) -> None:
        """The next of the three languages."""
        after = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        self.head.languages.choose(after)
        self._language_chosen()

    def _language_chosen(self) -> None:
        self._language = self.head.languages.value
        self._room.settings.content_language = self._language
        self._search()

    def toggle_dark(self) -> None:
        """From light to dark or back, for the meeting alone."""
        name = "light" if self._theme.dark else "dark"
        self._theme = load_theme(self._room.wardrobe.resources_dir / "themes", name)
        self._build()

    def show_internal(self, internal: bool) -> None:
        """Show or hide what is internal."""
        if internal != self._internal:
            self._internal = internal
            self.head.show_internal(internal)
            self.foot.show_internal(internal)
            self._search()

    def read_on(self) -> None:
        """Read on in a long fact, and from its end begin again."""
        bar = self.area.verticalScrollBar()
        bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + round(bar.pageStep() * 0.85))

    def copy(self) -> None:
        """Copy the fact with its citation; where that would bring what is hidden, say how it can be had."""
        answer = self._shown
        if answer is None:
            return
        whole = Answers(self._room.core, self._language, internal=True).find_answer(answer.kind, answer.id)
        if whole is not None and whole.internal and not self._internal:
            self.foot.tell(self._look.say("meeting.copy_internal"))
            return
        copying = self._room.core.copying
        try:
            if answer.kind == "card":
                clip = copying.copy_card(answer.id, self._language)
            else:
                clip = copying.copy_figure(self._room.core.library.get_figure(answer.id).key, self._language)
        except BriefingError as problem:
            self.foot.tell(self._room.sentences.say(problem))
            return
        put(clip)
        self.foot.tell(self._look.say("meeting.copied"))

    def back_out(self) -> None:
        """Esc: first clear what was typed, then leave."""
        if self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.close()

    def go_to_search(self) -> None:
        """To the search, with what was typed chosen."""
        self.field.setFocus()
        self.field.selectAll()

    # -- events ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the meeting come before those of the field and the list; it closes before its main window does."""
        if watched is self.parent() and event.type() == QEvent.Type.Close:
            self.close()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _OURS:  # not those of the main window, whose menus have the same keys
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            in_field = watched is self.field
            if self._keys.handle(event, in_field=in_field):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that nothing else took: from the buttons."""
        if not self._keys.handle(event, in_field=False):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Type follows the size of the window."""
        super().resizeEvent(event)
        size = event.size()
        scale = min(max(min(size.width() / _WIDTH, size.height() / _HEIGHT), _SMALLEST), _LARGEST)
        if abs(scale - self._scale) > _STEP:
            self._scale = scale
            self._build()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell whoever opened it."""
        self._speaking.stop()
        super().closeEvent(event)
        self.left.emit()


def open_meeting(room: Room, parent: QWidget, briefing_id: str = "", *, full_screen: bool = True) -> MeetingWindow:
    """Open the meeting over a window, or bring the one that is open to the front.

    Args:
        room: What pages are given.
        parent: The main window; the meeting closes with it.
        briefing_id: The briefing that is open, whose facts come first and whose marking is shown; where empty, the one that
            was opened last.
        full_screen: Whether it fills the screen; else it is as large as its parent.
    """
    there = parent.findChild(MeetingWindow)
    if there is not None and there.isVisible():
        there.raise_()
        there.activateWindow()
        return there
    if not briefing_id:
        recent = (id for kind, id in room.settings.recent if kind == "briefing")
        briefing_id = next((id for id in recent if room.core.library.find_briefing(id) is not None), "")
    window = MeetingWindow(room, briefing_id, parent)
    window.resize(parent.size())
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
    window.activateWindow()
    return window
