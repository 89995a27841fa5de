"""An article as widgets: what it says, its figures, what one may say, sources, languages and where it is used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.model.card import TextState
from briefing_app.model.figure import Status
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.reader.article import Article, FigureLine, UseLine
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import ElidedLabel, make_caption, make_chip, make_label
from briefing_app.ui.widgets.number_label import NumberLabel
from briefing_app.wording.printed import Wording

_WIDTH = 760  # the longest comfortable line
_NUMBERS = 240  # the widest column of numbers
_MOST_USES = 40
_STATUS = {Status.VERIFIED: "ok", Status.AS_SUPPLIED: "plain", Status.DRAFT: "warn"}
_STATES = {TextState.REVIEW: "reader.state.review", TextState.OUTDATED: "reader.state.outdated"}
_STATE_CHIPS = {
    TextState.COMPLETE: ("ok", "facts.state.complete"),
    TextState.REVIEW: ("warn", "facts.state.review"),
    TextState.OUTDATED: ("warn", "facts.state.outdated"),
    TextState.MISSING: ("missing", "facts.state.missing"),
}


def name_article(article: Article, look: Look) -> str:
    """The title; what has none is named as lists name it."""
    if article.title:
        return article.title
    return look.say("cards.untitled" if article.kind == "card" else f"kind.{article.kind}")


class ArticleBody(QFrame):
    """Made anew for each article.

    `opened` gives kind and id of something named in it that was clicked, `copy_asked` the key of a figure.
    """

    opened = Signal(str, str)
    copy_asked = Signal(str)

    def __init__(
        self, look: Look, article: Article, asked: Language, *, roomy: bool = False, wording: Wording | None = None
    ) -> None:
        """Build the widgets.

        Args:
            look: Fonts, colours and words.
            article: What is shown.
            asked: The language that was asked for; said where the article is in another.
            roomy: Whether it has the width of the window; else that of a pane at the side.
            wording: Prints dates; with it the parts are clickable and can be copied, without it all is only read.
        """
        super().__init__()
        self._look = look
        self._wording = wording
        self._shown = article.language
        self.setProperty("pane", "body")
        centre = QHBoxLayout(self)
        centre.setContentsMargins(*((28, 22, 28, 28) if roomy else (20, 16, 20, 24)))
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        centre.addWidget(page, 10)
        centre.addStretch(1)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10 if roomy else 8)
        self._add_chips(article)
        self._add_title(article, Size.HERO if roomy else Size.TITLE)
        if self._shown is not asked:
            wanted, shown = look.say(f"language.{asked.value}"), look.say(f"language.{self._shown.value}")
            missing = look.say("reader.fallback", wanted=wanted, shown=shown)
            self._column.addWidget(make_label(look, missing, tone="warn", wrap=True))
        for paragraph in article.paragraphs:
            self._text(paragraph, Size.ROW if roomy else Size.BODY)
        if article.rows:
            self._column.addSpacing(4)
            self._column.addWidget(self._table(article))
        if article.as_of:
            self._text(article.as_of, Size.SMALL, tone="quiet")
        self._add_parts(article)
        self._column.addStretch(1)

    def _add_parts(self, article: Article) -> None:
        """What an article has below its text; whatever it has not is left out with its caption."""
        if article.figures:
            self._caption("reader.figures")
            for card in self._figures(article.figures):
                self._column.addWidget(card)
        if article.say:
            self._caption("facts.say")
            self._column.addWidget(self._make_say(article.say))
        if article.names:
            self._caption("reader.names")
            for language, name in article.names:
                label = make_label(self._look, name, Size.ROW, wrap=True, language=language, select=True)
                self._column.addWidget(label)
        if article.note:
            self._caption("reader.note")
            self._text(article.note, tone="quiet")
        if article.sources:
            self._caption("reader.sources")
            self._add_sources(article)
        if self._wording is not None:
            self._add_languages(article)
            self._add_uses(article)

    # -- pieces ------------------------------------------------------------------------------------------------------

    def _text(self, text: str, size: Size = Size.BODY, *, bold: bool = False, tone: str = "") -> None:
        label = make_label(self._look, text, size, bold=bold, tone=tone, wrap=True, language=self._shown, select=True)
        self._column.addWidget(label)

    def _add_title(self, article: Article, size: Size) -> None:
        """The title; where there is none, that is said in the language of the interface."""
        language = self._shown if article.title else self._look.language
        text = name_article(article, self._look)
        self._column.addWidget(make_label(self._look, text, size, bold=True, wrap=True, language=language, select=True))

    def _caption(self, key: str, **values: object) -> None:
        self._column.addWidget(make_caption(self._look, self._look.say(key, **values), 10))

    def _link(self, kind: str, id: str, text: str, language: Language | None = None) -> QPushButton:
        """A line that opens what it names."""
        button = LinkButton(self._look, text, language or self._shown)
        button.clicked.connect(lambda: self.opened.emit(kind, id))
        return button

    def _put_link(self, line: QWidget) -> None:
        """Lines that can be clicked are high enough by themselves: no room between them."""
        last = self._column.itemAt(self._column.count() - 1).layout()
        if not isinstance(last, QVBoxLayout):
            last = QVBoxLayout()
            last.setSpacing(0)
            self._column.addLayout(last)
        last.addWidget(line)

    def _add_chips(self, article: Article) -> None:
        say = self._look.say
        chips: list[QLabel] = []
        if article.status is not None:
            text = say(f"status.{article.status.value}")
            proof = article.verification
            if proof is not None and self._wording is not None:
                date = self._wording.format_date(PartialDate.parse(proof.day), self._look.language)
                text = say("facts.verified_by", date=date, person=proof.person)
            chips.append(make_chip(self._look, text, _STATUS[article.status]))
        if article.stale:
            chips.append(make_chip(self._look, say("reader.stale"), "warn"))
        if article.state in _STATES:
            chips.append(make_chip(self._look, say(_STATES[article.state]), "warn"))
        if article.internal:
            chips.append(make_chip(self._look, say("reader.internal"), "err"))
        if chips:
            self._flow(chips)

    def _flow(self, chips: Sequence[QWidget]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder)
        for chip in chips:
            flow.addWidget(chip)
        self._column.addWidget(holder)

    def _make_say(self, text: str) -> QFrame:
        """What to say, line by line, in a box."""
        box = QFrame()
        box.setProperty("pane", "say")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        for part in text.split("\n"):
            if part.strip():
                inner.addWidget(make_label(self._look, part.strip(), wrap=True, language=self._shown, select=True))
        return box

    def _add_sources(self, article: Article) -> None:
        for source in article.sources:
            if self._wording is not None and source.id:
                self._put_link(self._link("source", source.id, source.title))
            else:
                self._text(source.title)
            if source.detail:
                self._text(source.detail, Size.SMALL, tone="quiet")

    def _add_languages(self, article: Article) -> None:
        if not article.states:
            return
        say = self._look.say
        self._caption("facts.languages")
        chips: list[QLabel] = []
        for language, state in zip(LANGUAGES, article.states, strict=True):
            kind, key = _STATE_CHIPS[state]
            name = say(f"language.own.{language.value}")
            text = name if state is TextState.COMPLETE else f"{name} · {say(key)}"
            chip = make_chip(self._look, text, kind, language)
            chip.setToolTip(say(key))
            chip.setAccessibleName(say.speak(name, say(key)))
            chips.append(chip)
        self._flow(chips)

    def _add_uses(self, article: Article) -> None:
        if article.kind not in ("card", "figure", "source"):
            return
        groups = {
            "briefing": "facts.used_in", "card": "facts.used_by_cards",
            "figure": "facts.used_by_figures", "chart": "facts.used_by_charts",
        }  # fmt: skip
        for kind, key in groups.items():
            lines = [each for each in article.uses if each.kind == kind]
            if lines:
                self._caption(key, n=len(lines))
            for line in lines[:_MOST_USES]:
                self._put_link(self._use(line))
            if len(lines) > _MOST_USES:
                more = self._look.say("facts.used_more", n=len(lines) - _MOST_USES)
                self._column.addWidget(make_label(self._look, more, Size.SMALL, tone="quiet"))
        if not article.uses:
            self._caption("facts.unused")

    def _use(self, line: UseLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._link(line.kind, line.id, line.title), 1)
        if line.detail:
            row.addWidget(make_label(self._look, line.detail, Size.SMALL, tone="quiet", language=self._shown))
        return holder

    # -- figures and tables ------------------------------------------------------------------------------------------

    def _figures(self, lines: Sequence[FigureLine]) -> list[QFrame]:
        """A card for each figure; the numbers stand in one column where they are not too long for that."""
        nothing = self._look.say("reader.no_value")
        numbers = [NumberLabel(self._look, each.number, self._shown, nothing) for each in lines]
        widths = [each.sizeHint().width() for each in numbers]
        column = max((width for width in widths if width <= _NUMBERS), default=0)
        for number in numbers:
            number.setMinimumWidth(max(column, number.sizeHint().width()) if self._wording is None else 0)
        return [self._figure(line, number) for line, number in zip(lines, numbers, strict=True)]

    def _figure(self, line: FigureLine, number: NumberLabel) -> QFrame:
        """A card with the number on the left and what it measures on the right; below each other where that is narrow."""
        look, say = self._look, self._look.say
        card = QFrame()
        card.setProperty("pane", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 8 if self._wording else 14, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        if self._wording is None:
            row.addWidget(number)
        else:
            words.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(make_label(look, line.label, bold=True, wrap=True, language=self._shown, select=True))
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
        words.addWidget(make_label(look, text, Size.SMALL, tone=tone, wrap=True, language=self._shown))
        if line.source and self._wording is None:
            words.addWidget(make_label(look, line.source, Size.SMALL, tone="faint", wrap=True, language=self._shown))
        row.addLayout(words, 1)
        if self._wording is not None and line.number is not None:
            copy = QToolButton()
            copy.setIcon(look.icons.icon("copy"))
            copy.setMinimumSize(30, 30)
            copy.setToolTip(say("facts.copy_figure"))
            copy.setAccessibleName(say("facts.copy_figure.named", label=line.label))
            copy.clicked.connect(lambda: self.copy_asked.emit(line.key))
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
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
            head = make_label(look, text, Size.SMALL, bold=True, tone="quiet", wrap=True, language=article.language)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 2 if at == 0 else 1)
        for row, cells in enumerate(article.rows, start=1):
            for at, text in enumerate(cells):
                label = make_label(look, text, wrap=True, language=article.language, select=True)
                grid.addWidget(label, row, at, Qt.AlignmentFlag.AlignTop)
        return card


class LinkButton(QPushButton):
    """A line of text that can be clicked; it shortens itself to its room and looks like text until one is over it."""

    def __init__(self, look: Look, text: str, language: Language) -> None:
        super().__init__()
        self.setProperty("link", "true")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(28)
        self._label = ElidedLabel(self)
        self._label.setText(text)
        self._label.setFont(look.fonts.font(language=language))
        self._label.setProperty("tone", "link")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 4, 2)
        row.addWidget(self._label)
