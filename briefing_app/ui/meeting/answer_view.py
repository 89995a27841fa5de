"""One fact for the whole room: the number very large, the same in the other languages, what it says, where it is from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.model.card import Verification
from briefing_app.model.figure import Status
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.card_line import SHORT
from briefing_app.ui.look import Look
from briefing_app.ui.meeting.answers import Answer, Number
from briefing_app.ui.meeting.number import FittedNumber
from briefing_app.ui.widgets.labels import make_label
from briefing_app.wording.dates import print_date
from briefing_app.wording.widths import shorten

_HERO = 168  # pixels at the size the page was drawn for
_LEAST_HERO = 44
_SOURCE = 240  # Latin letters of its name
_COLUMNS = 3  # of the further figures
_CHECKED = {
    Status.VERIFIED: ("seal-check-fill", "ok"),
    Status.AS_SUPPLIED: ("info-fill", "text2"),
    Status.DRAFT: ("pencil-simple", "warn"),
}


class AnswerView(QFrame):
    """A page of labels; made anew for each fact, language, size and theme."""

    def __init__(self, look: Look, answer: Answer, asked: Language) -> None:
        super().__init__()
        self._look = look
        self._scale = look.fonts.scale
        self._language = answer.language
        self.setProperty("pane", "main")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(round(each * self._scale) for each in (62, 40, 62, 30)))
        self.column.setSpacing(round(12 * self._scale))
        self._add_marks(answer, asked)
        self._add_number(answer)
        self._add_words(answer)
        self._add_numbers(answer.numbers[1:])
        self.column.addStretch(1)
        self.column.addWidget(self._source_box(answer))

    # -- parts -------------------------------------------------------------------------------------------------------

    def _add_marks(self, answer: Answer, asked: Language) -> None:
        """What must be seen before the number: that it is internal, and whose language it is."""
        say = self._look.say
        if answer.internal:
            self.column.addWidget(self._banner("lock-simple-fill", "err", say("meeting.internal.long")))
        if answer.language is not asked:
            missing = say(
                "meeting.fallback",
                wanted=say(f"language.{asked.value}"),
                shown=say(f"language.{answer.language.value}"),
            )
            self.column.addWidget(self._banner("translate", "warn", missing))
        hero = answer.hero
        label = hero.label if hero is not None and hero.label != answer.title else ""
        heading = "  ›  ".join(each for each in (answer.theme, label) if each)
        if heading:
            self.column.addWidget(self._text(heading, 20, bold=True, tone="quiet"))

    def _add_number(self, answer: Answer) -> None:
        hero = answer.hero
        if hero is None:
            return
        largest = round(_HERO * self._scale * (0.72 if len(answer.numbers) > 1 else 1))
        font = self._look.fonts.font(Size.HERO, bold=True, language=self._language)
        colour = self._look.theme.colour("err" if hero.internal else "accent")
        self.number = FittedNumber(hero.parts, font, colour, largest=largest, least=round(_LEAST_HERO * self._scale))
        self.column.addWidget(self.number)
        others = QHBoxLayout()
        others.setSpacing(round(12 * self._scale))
        for language, printed in hero.others:
            if printed:
                others.addWidget(self._badge(language))
                others.addWidget(self._text(printed, 23, bold=True, language=language, wrap=False))
                others.addSpacing(round(22 * self._scale))
        others.addStretch(1)
        self.column.addLayout(others)
        marks = [*self._dated(hero)]
        if hero.derived:
            marks.append(("info", "note", self._look.say("meeting.derived")))
        for icon, tone, sentence in marks:
            self.column.addWidget(self._banner(icon, tone, sentence))

    def _dated(self, number: Number) -> list[tuple[str, str, str]]:
        """That a number is stale or has no date, where it is or has none."""
        say = self._look.say
        if number.date is None:
            return [("clock-countdown", "warn", say("meeting.undated"))]
        if number.stale:  # a sentence of the window, so its date is too, whatever language the fact is in
            date = print_date(number.date, self._look.language)
            return [("clock-countdown", "warn", say("meeting.stale", date=date))]
        return []

    def _add_words(self, answer: Answer) -> None:
        self.column.addSpacing(round(14 * self._scale))
        hero = answer.hero
        self.column.addWidget(self._text(answer.title, 30 if hero else 44, bold=True, select=True))
        for paragraph in answer.text.split("\n\n"):
            if paragraph.strip():
                self.column.addWidget(self._text(paragraph.strip(), 22, tone="quiet", select=True))
        if answer.say:
            box = self._panel()
            inner = QVBoxLayout(box)
            inner.setContentsMargins(*[round(18 * self._scale)] * 4)
            inner.addWidget(self._caption("meeting.say"))
            inner.addWidget(self._text(answer.say, 22, select=True))
            self.column.addWidget(box)

    def _add_numbers(self, numbers: tuple[Number, ...]) -> None:
        """The further figures of the fact, three in a row."""
        if not numbers:
            return
        grid = QGridLayout()
        grid.setSpacing(round(12 * self._scale))
        columns = min(_COLUMNS, len(numbers))
        for at, number in enumerate(numbers):
            grid.addWidget(self._small(number), at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.column.addSpacing(round(8 * self._scale))
        self.column.addLayout(grid)

    def _small(self, number: Number) -> QFrame:
        box = QFrame()
        box.setProperty("pane", "card")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(*(round(each * self._scale) for each in (16, 10, 16, 12)))
        inner.setSpacing(round(2 * self._scale))
        font = self._look.fonts.font(Size.HERO, bold=True, language=self._language)
        colour = self._look.theme.colour("err" if number.internal else "accent")
        large, least = round(34 * self._scale), round(18 * self._scale)
        inner.addWidget(FittedNumber(number.parts, font, colour, largest=large, least=least))
        inner.addWidget(self._text(number.label, 16, bold=True))
        warned = number.stale or not number.dated
        inner.addWidget(self._text(self._say_date(number), 15, tone="warn" if warned else "quiet"))
        if number.internal:
            inner.addWidget(self._text(self._look.say("meeting.internal"), 15, bold=True, tone="err"))
        return box

    def _say_date(self, number: Number) -> str:
        say = self._look.say
        if not number.dated:
            return say("meeting.undated")
        text = say.catalogue.get("meeting.as_of", self._language, date=number.as_of)
        return f"{text} · {say('reader.stale')}" if number.stale else text

    def _source_box(self, answer: Answer) -> QFrame:
        look, say, hero = self._look, self._look.say, answer.hero
        box = QFrame()
        box.setProperty("pane", "tint")
        box.setProperty("meeting", "source")
        grid = QGridLayout(box)
        grid.setContentsMargins(*(round(each * self._scale) for each in (22, 16, 22, 16)))
        grid.setHorizontalSpacing(round(28 * self._scale))
        grid.setVerticalSpacing(round(4 * self._scale))
        grid.addWidget(self._caption("meeting.source"), 0, 0)
        source = shorten(answer.source, _SOURCE) or say("meeting.no_source")
        named = self._text(source, 18, bold=True, tone="" if answer.source else "warn", select=True)
        grid.addWidget(named, 1, 0)
        if answer.locator:
            grid.addWidget(self._text(answer.locator, 15, tone="quiet"), 2, 0)
        if hero is not None:
            grid.addWidget(self._caption("meeting.dated"), 0, 1)
            tone = "" if hero.dated and not hero.stale else "warn"
            grid.addWidget(self._text(hero.as_of, 18, bold=True, tone=tone), 1, 1)
        grid.addWidget(self._caption("meeting.checked"), 0, 2)
        icon, role = _CHECKED[answer.status]
        checked = QHBoxLayout()
        checked.setSpacing(round(7 * self._scale))
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap(icon, role, round(22 * self._scale), self.devicePixelRatioF()))
        checked.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        tone = {"ok": "ok", "warn": "warn"}.get(role, "quiet")
        status = self._text(say(f"status.{answer.status.value}"), 18, bold=True, tone=tone, own=True)
        checked.addWidget(status, 1)
        grid.addLayout(checked, 1, 2)
        if answer.verification is not None:
            grid.addWidget(self._text(_who(answer.verification, look), 15, tone="quiet", own=True), 2, 2)
        for column, share in enumerate((5, 2, 3)):
            grid.setColumnStretch(column, share)
        return box

    # -- small things ------------------------------------------------------------------------------------------------

    def _text(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        tone: str = "",
        language: Language | None = None,
        wrap: bool = True,
        select: bool = False,
        own: bool = False,
    ) -> QLabel:
        """A label in pixels of the drawing; `own` says that the words are those of the interface."""
        language = self._look.language if own else language or self._language
        label = make_label(self._look, text, bold=bold, tone=tone, wrap=wrap, language=language, select=select)
        font = QFont(label.font())
        font.setPixelSize(max(11, round(size * self._scale)))
        label.setFont(font)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label

    def _caption(self, key: str) -> QLabel:
        return self._text(self._look.say(key), 12, bold=True, tone="faint", own=True, wrap=False)

    def _badge(self, language: Language) -> QLabel:
        """Which language the number beside it is in."""
        label = self._text(SHORT[language], 15, language=language, wrap=False)
        label.setProperty("meeting", "badge")
        side = round(30 * self._scale)
        label.setMinimumSize(side, side)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAccessibleName(self._look.say(f"language.{language.value}"))
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return label

    def _banner(self, icon: str, tone: str, sentence: str) -> QFrame:
        box = QFrame()
        box.setProperty("meeting", f"banner-{tone}")
        row = QHBoxLayout(box)
        row.setContentsMargins(*(round(each * self._scale) for each in (14, 7, 14, 7)))
        row.setSpacing(round(10 * self._scale))
        picture = QLabel()
        picture.setPixmap(self._look.icons.pixmap(icon, tone, round(20 * self._scale), self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text(sentence, 17, bold=True, own=True), 1)
        return box

    def _panel(self) -> QFrame:
        box = QFrame()
        box.setProperty("meeting", "say")
        return box


def say_answer(answer: Answer, look: Look) -> str:
    """The fact as one sentence for a screen reader, in the language it is in."""
    language = answer.language
    words = look.say.catalogue
    hero = answer.hero
    parts = []
    if answer.internal:
        parts.append(words.get("meeting.internal", language))
    if hero is None:
        parts.append(answer.title)
    else:
        parts.append(words.get("meeting.spoken.number", language, label=hero.label, number=hero.parts.text))
        date = (
            words.get("meeting.as_of", language, date=hero.as_of)
            if hero.dated
            else words.get("meeting.undated", language)
        )
        parts.append(date)
        if hero.stale:
            parts.append(words.get("reader.stale", language))
    source = words.get("meeting.spoken.source", language, source=answer.source) if answer.source else ""
    parts.append(source or words.get("meeting.no_source", language))
    comma, stop = ("，", "。") if language.chinese else (", ", ".")
    return comma.join(parts) + stop


def _who(verification: Verification, look: Look) -> str:
    day = print_date(PartialDate.parse(verification.day), look.language)
    return f"{verification.person} · {day}"


def make_nothing(look: Look, sentence: str) -> QWidget:
    """What stands there while no fact is shown."""
    frame = QFrame()
    frame.setProperty("pane", "main")
    column = QVBoxLayout(frame)
    label = make_label(look, sentence, Size.TITLE, tone="quiet", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(label)
    return frame
