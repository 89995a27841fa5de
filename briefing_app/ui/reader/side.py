"""The reader beside a list: one thing in the language of the content, with what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.lists.card_line import SHORT
from briefing_app.ui.reader.article import Article, Library
from briefing_app.ui.reader.body import ArticleBody, name_article
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.ui.widgets.segmented import Segmented

_LEAST = 296  # device-independent pixels


class ReaderSide(QFrame):
    """Signals tell what is wanted; the page does it.

    `did` gives the name of a button that was pressed (`duplicate`, `trash`, `edit`, …).
    """

    language_chosen = Signal(object)  # Language
    did = Signal(str)
    opened = Signal(str, str)
    copy_asked = Signal(str)

    def __init__(self, room: Room, acts: tuple[tuple[str, str, str], ...], nothing: str) -> None:
        """Make the pane.

        Args:
            room: The room of the page.
            acts: Name, icon and key of the words of each button; the last one is the main one and shows its words.
            nothing: What stands there while nothing is chosen.
        """
        super().__init__()
        self._room = room
        look = room.look
        self.kind = self.id = ""
        self.article: Article | None = None
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(4)
        self.languages = Segmented[Language](
            look, look.say("language.content"), [(each, SHORT[each], each) for each in LANGUAGES]
        )
        self.languages.setMinimumSize(self.languages.sizeHint())
        self.languages.choose(room.settings.content_language)
        self.languages.chosen.connect(lambda: self.language_chosen.emit(self.languages.value))
        row.addWidget(self.languages)
        row.addStretch(1)
        self.buttons: dict[str, QToolButton | QPushButton] = {}
        for at, (name, icon, key) in enumerate(acts):
            row.addWidget(self._make_button(name, icon, look.say(key), main=at == len(acts) - 1))
        column.addWidget(bar)
        self.setMinimumWidth(max(_LEAST, bar.minimumSizeHint().width()))
        self.area = ScrollArea()
        self.area.setProperty("spoken", "document")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        empty = make_label(look, nothing, tone="quiet", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setContentsMargins(20, 20, 20, 20)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.area)
        column.addWidget(self._stack, 1)
        self._update_buttons()

    def _make_button(self, name: str, icon: str, text: str, *, main: bool) -> QToolButton | QPushButton:
        look = self._room.look
        button: QToolButton | QPushButton
        if main:
            button = QPushButton()
            set_icon_text(button, look.icons.icon(icon, "text"), text)
            button.setFont(look.fonts.font())
        else:
            button = QToolButton()
            button.setIcon(look.icons.icon(icon))
            button.setIconSize(QSize(18, 18))
            button.setMinimumSize(32, 32)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.did.emit(name))
        self.buttons[name] = button
        return button

    def show_thing(self, library: Library, kind: str, id: str) -> bool:
        """Show a thing in the language that is chosen; False, and nothing shown, where there is none.

        The same thing shown again stays where it was scrolled to.
        """
        language = self.languages.value
        article = library.find_article(kind, id, language) if id else None
        again = (kind, id) == (self.kind, self.id)
        offset = self.area.verticalScrollBar().value() if again else 0
        same = again and article == self.article and article is not None
        self.kind, self.id, self.article = kind, id if article is not None else "", article
        self._update_buttons()
        if article is None:
            self._stack.setCurrentIndex(0)
            return False
        if not same:
            body = ArticleBody(self._room.look, article, language, wording=self._room.core.wording)
            body.opened.connect(self.opened)
            body.copy_asked.connect(self.copy_asked)
            self.area.setWidget(body)
            self.area.setAccessibleName(name_article(article, self._room.look))
            self.area.setAccessibleDescription(article.copy_text)
            self.area.verticalScrollBar().setValue(offset)
        self._stack.setCurrentWidget(self.area)
        return True

    def clear(self) -> None:
        """Show nothing."""
        self.kind = self.id = ""
        self.article = None
        self._update_buttons()
        self._stack.setCurrentIndex(0)

    def _update_buttons(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(self.article is not None)
