"""The preview with a head of its own: title, checks and export, for the page that has no other place for them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.model.finding import Severity
from briefing_app.ui.describe import describe_occasion
from briefing_app.ui.fonts import Size
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import ElidedLabel, set_icon_text


class BriefingPane(PreviewPane):
    """Says what is looked at and how many findings there are."""

    export_asked = Signal()
    checks_asked = Signal()

    def __init__(self, room: Room, choice: Choice) -> None:
        self.title = ElidedLabel()
        self.line = ElidedLabel()
        self.checks = QPushButton()
        self.export = QPushButton()
        super().__init__(room, choice, with_languages=True)
        self.column.insertWidget(0, self._make_header())
        self.findings_changed.connect(self._count)
        self.live.asked.connect(self._say_head)
        self.pages_changed.connect(self._say_head)
        self._say_head()
        self._count()

    def show_briefing(self, id: str) -> None:
        """Look at a briefing, or at none with an empty id."""
        super().show_briefing(id)
        self._say_head()
        self._count()

    def _make_header(self) -> QFrame:
        look = self._look
        header = QFrame()
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 10, 16, 4)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.line.setFont(look.fonts.font(Size.SMALL))
        self.line.setProperty("tone", "quiet")
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.checks.setFont(look.fonts.font())
        self.checks.clicked.connect(self.checks_asked)
        set_icon_text(self.export, look.icons.icon("export", "accent_text"), look.say("export.button"))
        self.export.setFont(look.fonts.font())
        self.export.setProperty("primary", "true")
        self.export.setToolTip(look.say("export.tip"))
        self.export.clicked.connect(self.export_asked)
        row.addLayout(words, 1)
        row.addWidget(self.checks)
        row.addWidget(self.export)
        return header

    def _say_head(self) -> None:
        briefing, look = self.briefing, self._look
        self.export.setEnabled(briefing is not None)
        if briefing is None:
            self.title.setText("")
            self.line.setText("")
            return
        title, language = briefing.title.best(look.language)
        self.title.setFont(look.fonts.font(Size.TITLE, bold=True, language=language))
        self.title.setText(title)
        self.line.setText(describe_occasion(briefing, self._room.core.wording, look.language))

    def _count(self) -> None:
        """Put the number of findings on the button."""
        say, icons, findings = self._look.say, self._look.icons, self.findings
        self.checks.setVisible(self.briefing is not None)
        self.checks.setEnabled(findings is not None)
        if findings is None:
            set_icon_text(self.checks, icons.icon("check-circle", "text3"), say("checks.running"))
            return
        blocks = sum(each.severity is Severity.BLOCK for each in findings)
        warnings = sum(each.severity is Severity.WARNING for each in findings)
        if blocks:
            text, icon, role = say("checks.fix", n=blocks), "warning-circle-fill", "err"
            if warnings:
                text = say("checks.both", fix=text, warnings=say("checks.warnings", n=warnings))
        elif warnings:
            text, icon, role = say("checks.warnings", n=warnings), "warning-fill", "warn"
        else:
            text, icon, role = say("checks.none"), "check-circle-fill", "ok"
        set_icon_text(self.checks, icons.icon(icon, role), text)
        restyle(self.checks, "severity", role)
