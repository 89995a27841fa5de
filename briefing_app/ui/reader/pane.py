"""The reader: one thing of the library in the language chosen, to be read, selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.reader.article import Article, Library
from briefing_app.ui.reader.body import ArticleBody
from briefing_app.ui.widgets.labels import ElidedLabel, set_icon_text
from briefing_app.ui.widgets.segmented import Segmented


class ReaderPane(QFrame):
    """Shows one article; `left` is emitted when the person goes back to the pages."""

    left = Signal()
    copied = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._library: Library | None = None
        self._kind = self._id = ""
        self._article: Article | None = None
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self.text_area = QScrollArea()
        self.text_area.setWidgetResizable(True)
        self.text_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self.text_area, 1)

    def _make_bar(self) -> QFrame:
        look = self._look
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(10)
        self.back = QToolButton()
        self.back.setIcon(look.icons.icon("arrow-left"))
        self.back.setToolTip(look.say("reader.back"))
        self.back.setAccessibleName(look.say("reader.back"))
        self.back.clicked.connect(self.left)
        self._heading = ElidedLabel()
        self._heading.setFont(look.fonts.font(Size.ROW, bold=True))
        self.languages = Segmented[Language](
            look,
            look.say("language.content"),
            [(each, look.say(f"language.short.{each.value}"), each) for each in LANGUAGES],
        )
        self.languages.chosen.connect(self._show)
        self.copy_button = QPushButton()
        set_icon_text(self.copy_button, look.icons.icon("copy", "text"), look.say("reader.copy"))
        self.copy_button.setFont(look.fonts.font())
        self.copy_button.setToolTip(look.say("reader.copy.tip"))
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(self.back)
        row.addWidget(self._heading, 1)
        row.addWidget(self.languages)
        row.addWidget(self.copy_button)
        return bar

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """What is shown now."""
        return self._article

    @property
    def place(self) -> tuple[str, str]:
        """Kind and id of what is shown."""
        return self._kind, self._id

    def open(self, library: Library, kind: str, id: str, language: Language) -> bool:
        """Show a thing; False where the library has none."""
        self._library, self._kind, self._id = library, kind, id
        self.languages.choose(language)
        return self._show()

    def _show(self) -> bool:
        if self._library is None:
            return False
        asked = self.languages.value
        self._article = self._library.find_article(self._kind, self._id, asked)
        if self._article is None:
            return False
        self._heading.setText(self._look.say(f"kind.{self._article.kind}"))
        self.setAccessibleName(self._article.title)
        self.text_area.setWidget(ArticleBody(self._look, self._article, asked, roomy=True))
        self.text_area.setAccessibleName(self._article.title)
        self.text_area.setAccessibleDescription(self._article.copy_text)
        return True

    # -- doing -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the pages."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Start at the top."""
        super().showEvent(event)
        self.text_area.verticalScrollBar().setValue(0)

    def _copy(self) -> None:
        if self._article is not None:
            data = QMimeData()
            data.setText(self._article.copy_text)
            QGuiApplication.clipboard().setMimeData(data)
            self.copied.emit()
