"""The head of the composer: title that can be written over, what is known of the occasion, language, checks, export."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QVBoxLayout,
)

from briefing_app.errors import NotFoundError
from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.describe import describe_occasion
from briefing_app.ui.fonts import Size
from briefing_app.ui.moments import say_moment
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.labels import ElidedLabel, make_tool, set_icon_text
from briefing_app.ui.widgets.segmented import Segmented

_TITLE_PAD = 9  # of the style sheet, and of Qt's own


class TitleField(LineField):
    """A title that looks like a heading until it is written over, and ends in … where the room does."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The text itself is only drawn by Qt while it is written."""
        text = self.text() or self.placeholderText()
        room = self.rect().adjusted(_TITLE_PAD, 0, -_TITLE_PAD, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(text) <= room.width():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        panel = QStyleOptionFrame()
        self.initStyleOption(panel)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, panel)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Header(QFrame):
    """Says what was asked for; the page does it."""

    back_asked = Signal()
    checks_asked = Signal()
    export_asked = Signal()
    properties_asked = Signal()
    language_chosen = Signal()

    def __init__(self, room: Room, acts: OutlineActs, language: Language) -> None:
        super().__init__()
        self._room = room
        self._acts = acts
        self._language = language
        look, say = room.look, room.look.say
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 14, 8)
        row.setSpacing(8)
        self.back = make_tool(look, "arrow-left", say("button.back"))
        self.back.clicked.connect(self.back_asked)
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.languages.choose(language)
        self.languages.chosen.connect(self.language_chosen)
        self.title = TitleField(look, say("composer.title"))
        self.title.setProperty("titlefield", "true")
        self.line = ElidedLabel()
        self.line.setFont(look.fonts.font(Size.SMALL))
        self.line.setProperty("tone", "quiet")
        self.line.setContentsMargins(9, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.checks = QPushButton()
        self.checks.setFont(look.fonts.font())
        self.checks.clicked.connect(self.checks_asked)
        self.export = QPushButton()
        set_icon_text(self.export, look.icons.icon("export", "accent_text"), say("composer.export"))
        self.export.setFont(look.fonts.font())
        self.export.setProperty("primary", "true")
        self.export.clicked.connect(self.export_asked)
        self.properties = make_tool(look, "sliders-horizontal", say("composer.properties"))
        self.properties.clicked.connect(self.properties_asked)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for widget in (self.languages, self.properties, self.checks, self.export):
            row.addWidget(widget)
        self.binding = TextBinding(self.title, self._read_title, self._write_title, room, "composer-title")
        self.title.returnPressed.connect(self._leave_title)
        self.title.editingFinished.connect(lambda: self.title.setCursorPosition(0))
        self.show_findings(None)
        self.follow()

    @property
    def language(self) -> Language:
        """Of the content; while another is being asked for still the one that is shown."""
        return self._language

    def show_language(self, language: Language) -> None:
        """From now on the title is that of this language."""
        self._language = language
        self.languages.choose(language)
        self.binding.follow()

    def follow(self, pages: int = 0) -> None:
        """Say what the briefing is now; `pages` is 0 while it is not known."""
        briefing = self._acts.briefing
        if briefing is None:
            self.line.setText("")
            return
        look, say = self._room.look, self._room.look.say
        self.title.setFont(look.fonts.font(Size.TITLE, bold=True, language=self.language))
        self.title.setMinimumHeight(max(28, self.title.fontMetrics().height() + 2))
        self.title.setPlaceholderText(briefing.title.best(self.language)[0])
        readers = briefing.readers.best(say.language)[0]
        occasion = describe_occasion(briefing, self._room.core.wording, say.language)
        if readers in occasion.split(" · "):
            readers = ""  # said as the occasion already
        parts = [
            say("composer.template") if briefing.template else "",
            occasion,
            say("composer.for", readers=readers) if readers else "",
            say("composer.page_count", n=pages) if pages else "",
            self._say_saved(),
        ]
        self.line.setText(" · ".join(each for each in parts if each))

    def _say_saved(self) -> str:
        """When the briefing was changed last: every change is kept at once."""
        head = next(iter(self._room.core.library.list_heads([self._acts.briefing_id])), None)
        if head is None or not head.changed_at:
            return ""
        look, at = self._room.look, datetime.fromisoformat(head.changed_at).astimezone()
        today = at.date() == datetime.now().astimezone().date()
        return look.say("composer.saved", when=f"{at:%H:%M}" if today else say_moment(look, at))

    def show_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Put the number of findings on the button; None while they are not known."""
        look, say = self._room.look, self._room.look.say
        self._checked = findings is not None
        if findings is None:
            set_icon_text(self.checks, look.icons.icon("check-circle", "text3"), say("composer.checks.running"))
            restyle(self.checks, "severity", "")
            return
        count = count_findings(findings)
        stops = any(each.severity is Severity.BLOCK for each in findings)
        icon, role = (
            ("warning-circle-fill", "err")
            if stops
            else ("warning-fill", "warn")
            if count
            else ("check-circle-fill", "ok")
        )
        text = say("composer.checks", n=count) if count else say("composer.checks.none")
        set_icon_text(self.checks, look.icons.icon(icon, role), text)
        restyle(self.checks, "severity", role)

    def show_unchecked(self) -> None:
        """The checks could not run; what they found before is nearer than nothing."""
        if not self._checked:
            look = self._room.look
            set_icon_text(self.checks, look.icons.icon("warning", "warn"), look.say("composer.checks.failed"))

    def edit_title(self) -> None:
        """Write over the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _leave_title(self) -> None:
        self.binding.keep()
        self.title.clearFocus()

    def _read_title(self) -> str:
        return self._current().title.get(self.language)

    def _write_title(self, text: str) -> None:
        briefing = self._current()
        title = briefing.title.with_text(self.language, text if text.strip() else "")
        if title and title != briefing.title:  # a briefing without any title could not be found again
            self._room.core.briefings.update_briefing(replace(briefing, title=title))

    def _current(self) -> Briefing:
        briefing = self._acts.briefing
        if briefing is None:
            raise NotFoundError("briefing", self._acts.briefing_id)
        return briefing


def count_findings(findings: tuple[Finding, ...]) -> int:
    """How many there are that somebody should look at; notices only tell."""
    return sum(each.severity in (Severity.BLOCK, Severity.WARNING) for each in findings)
