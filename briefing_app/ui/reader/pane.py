"""The reader: one thing of the library in the language chosen, to be read, selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.model.card import TextState
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.reader.article import Article, FigureLine, Library
from briefing_app.ui.widgets.labels import ElidedLabel, make_chip, make_label, set_icon_text
from briefing_app.ui.widgets.number_label import NumberLabel
from briefing_app.ui.widgets.segmented import Segmented

_WIDTH = 760  # the longest comfortable line
_NUMBERS = 240  # the widest column of numbers
_STATUS = {Status.VERIFIED: "ok", Status.AS_SUPPLIED: "plain", Status.DRAFT: "warn"}
_STATES = {TextState.REVIEW: "reader.state.review", TextState.OUTDATED: "reader.state.outdated"}


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
        self.text_area.setWidget(self._build(self._article, asked))
        self.text_area.setAccessibleName(self._article.title)
        self.text_area.setAccessibleDescription(self._article.copy_text)
        return True

    def _build(self, article: Article, asked: Language) -> QWidget:
        look, say, shown = self._look, self._look.say, article.language
        outer = QFrame()
        outer.setProperty("pane", "body")
        centre = QHBoxLayout(outer)
        centre.setContentsMargins(28, 22, 28, 28)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        centre.addWidget(page, 10)
        centre.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if chips := self._chips(article):
            column.addLayout(chips)
        column.addWidget(make_label(look, article.title, Size.HERO, bold=True, wrap=True, language=shown, select=True))
        if shown is not asked:
            missing = say(
                "reader.fallback", wanted=say(f"language.{asked.value}"), shown=say(f"language.{shown.value}")
            )
            column.addWidget(make_label(look, missing, tone="warn", wrap=True))
        for paragraph in article.paragraphs:
            column.addWidget(make_label(look, paragraph, Size.ROW, wrap=True, language=shown, select=True))
        if article.rows:
            column.addSpacing(4)
            column.addWidget(self._table(article))
        if article.as_of:
            column.addWidget(make_label(look, article.as_of, Size.SMALL, tone="quiet", language=shown))
        if article.figures:
            column.addWidget(self._caption("reader.figures"))
            for card in self._figures(article.figures, shown):
                column.addWidget(card)
        if article.names:
            column.addWidget(self._caption("reader.names"))
            for language, name in article.names:
                column.addWidget(make_label(look, name, Size.ROW, wrap=True, language=language, select=True))
        if article.note:
            column.addWidget(self._caption("reader.note"))
            column.addWidget(make_label(look, article.note, tone="quiet", wrap=True, language=shown, select=True))
        if article.sources:
            column.addWidget(self._caption("reader.sources"))
            for source in article.sources:
                column.addWidget(make_label(look, source.title, wrap=True, language=shown, select=True))
                if source.detail:
                    column.addWidget(
                        make_label(
                            look, source.detail, Size.SMALL, tone="quiet", wrap=True, language=shown, select=True
                        )
                    )
        column.addStretch(1)
        return outer

    def _chips(self, article: Article) -> QHBoxLayout | None:
        say = self._look.say
        chips: list[QLabel] = []
        if article.status is not None:
            chips.append(make_chip(self._look, say(f"status.{article.status.value}"), _STATUS[article.status]))
        if article.stale:
            chips.append(make_chip(self._look, say("reader.stale"), "warn"))
        if article.state in _STATES:
            chips.append(make_chip(self._look, say(_STATES[article.state]), "warn"))
        if article.internal:
            chips.append(make_chip(self._look, say("reader.internal"), "err"))
        if not chips:
            return None
        row = QHBoxLayout()
        row.setSpacing(6)
        for chip in chips:
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _caption(self, key: str) -> QLabel:
        label = make_label(self._look, self._look.say(key), Size.LABEL, bold=True, tone="faint")
        label.setContentsMargins(0, 12, 0, 0)
        return label

    def _figures(self, lines: Sequence[FigureLine], language: Language) -> list[QFrame]:
        """A card for each figure; the numbers stand in one column where they are not too long for that."""
        numbers = [NumberLabel(self._look, each.number, language, self._look.say("reader.no_value")) for each in lines]
        widths = [each.sizeHint().width() for each in numbers]
        column = max((width for width in widths if width <= _NUMBERS), default=0)
        for number in numbers:
            number.setMinimumWidth(max(column, number.sizeHint().width()))
        return [self._figure(line, number, language) for line, number in zip(lines, numbers, strict=True)]

    def _figure(self, line: FigureLine, number: NumberLabel, language: Language) -> QFrame:
        """A card with the number on the left and what it measures on the right."""
        look, say = self._look, self._look.say
        card = QFrame()
        card.setProperty("pane", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(number)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(make_label(look, line.label, bold=True, wrap=True, language=language, select=True))
        marks = [
            line.as_of,
            say("reader.derived") if line.derived else "",
            say("reader.internal") if line.internal else "",
        ]
        tone = "quiet"
        if line.stale:
            marks.append(say("reader.stale"))
            tone = "warn"
        text = " · ".join(each for each in marks if each)
        words.addWidget(make_label(look, text, Size.SMALL, tone=tone, wrap=True, language=language))
        if line.source:
            words.addWidget(make_label(look, line.source, Size.SMALL, tone="faint", wrap=True, language=language))
        row.addLayout(words, 1)
        return card

    def _table(self, article: Article) -> QFrame:
        look = self._look
        card = QFrame()
        card.setProperty("pane", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for at, text in enumerate(article.head):
            grid.addWidget(
                make_label(look, text, Size.SMALL, bold=True, tone="quiet", wrap=True, language=article.language), 0, at
            )
            grid.setColumnStretch(at, 2 if at == 0 else 1)
        for row, cells in enumerate(article.rows, start=1):
            for at, text in enumerate(cells):
                label = make_label(look, text, wrap=True, language=article.language, select=True)
                grid.addWidget(label, row, at, Qt.AlignmentFlag.AlignTop)
        return card

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
