"""The chosen briefing as it will print: what of it, for whom, in which language, and its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.errors import BriefingError
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.describe import describe_occasion
from briefing_app.ui.errors import Sentences
from briefing_app.ui.fonts import Size
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.look import Look
from briefing_app.ui.preview.bar import PreviewBar
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.labels import ElidedLabel, set_icon_text
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.workspace.worker import Drawn, DrawTask, Failed, FindTask, Found

_DEBOUNCE = 150  # milliseconds after a change of the library; a click is followed at once


@dataclass(frozen=True, slots=True)
class Choice:
    """Which edition is looked at."""

    form: Form = Form.FULL
    language: Language = Language.EN
    audience: Audience = Audience.DELEGATION


class PreviewPane(QFrame):
    """Follows the library: after each change, pages and checks are made again by the worker."""

    export_asked = Signal()
    checks_asked = Signal()
    choice_changed = Signal(object)  # Choice

    def __init__(
        self, look: Look, workspace: QtWorkspace, service: RenderService, sentences: Sentences, choice: Choice
    ) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._service = service
        self._sentences = sentences
        self._choice = choice
        self._briefing: Briefing | None = None
        self._shown: tuple[str, Form] | None = None  # what the pages on the screen are of
        self._preview_number = self._checks_number = 0
        self.findings: tuple[Finding, ...] | None = None
        self.setProperty("pane", "main")
        self.view = PageView(look)
        self.bar = PreviewBar(look, self.view)
        self.info = InfoBar(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        column.addWidget(self._make_choices())
        column.addWidget(self.bar)
        column.addWidget(self.info)
        column.addWidget(self.view, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DEBOUNCE)
        self._later.timeout.connect(self.refresh)
        workspace.changed.connect(self._later.start)
        service.done.connect(self._done)
        service.failed.connect(self._failed)
        self.show_briefing(None)

    def _make_header(self) -> QFrame:
        look = self._look
        header = QFrame()
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 10, 16, 4)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = ElidedLabel()
        self.title.setFont(look.fonts.font(Size.TITLE, bold=True))
        self.line = ElidedLabel()
        self.line.setFont(look.fonts.font(Size.SMALL))
        self.line.setProperty("tone", "quiet")
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.checks = QPushButton()
        self.checks.setFont(look.fonts.font())
        self.checks.clicked.connect(self.checks_asked)
        self.export = QPushButton()
        set_icon_text(self.export, look.icons.icon("export", "accent_text"), look.say("export.button"))
        self.export.setFont(look.fonts.font())
        self.export.setProperty("primary", "true")
        self.export.setToolTip(look.say("export.tip"))
        self.export.clicked.connect(self.export_asked)
        row.addLayout(words, 1)
        row.addWidget(self.checks)
        row.addWidget(self.export)
        return header

    def _make_choices(self) -> QFrame:
        look, say = self._look, self._look.say
        frame = QFrame()
        frame.setProperty("pane", "bar")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(10)
        self.forms = Segmented[Form](
            look, say("preview.form"), [(each, say(f"form.short.{each.value}"), None) for each in Form]
        )
        self.audiences = Segmented[Audience](
            look, say("preview.audience"), [(each, say(f"audience.short.{each.value}"), None) for each in Audience]
        )
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.forms.choose(self._choice.form)
        self.audiences.choose(self._choice.audience)
        self.languages.choose(self._choice.language)
        for control in (self.forms, self.audiences, self.languages):
            control.chosen.connect(self._chosen)
        row.addWidget(self.forms)
        row.addWidget(self.audiences)
        row.addStretch(1)
        row.addWidget(self.languages)
        return frame

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """Which edition is looked at."""
        return self._choice

    @property
    def briefing(self) -> Briefing | None:
        """The briefing that is looked at."""
        return self._briefing

    def show_briefing(self, briefing: Briefing | None) -> None:
        """Look at a briefing, or at none."""
        self._briefing = briefing
        self.info.hide()
        self._say_head()
        for control in (self.forms, self.audiences, self.languages, self.export, self.checks, self.bar):
            control.setEnabled(briefing is not None)
        if briefing is None:
            self._shown = None
            self.bar.set_busy(False)
            self.view.show_message(self._look.say("preview.none"))
        elif self._shown is None:
            self.view.show_message(self._look.say("preview.making"))
        self._set_findings(None)
        self.refresh()

    def refresh(self) -> None:
        """Make pages and checks again from what the library says now."""
        self._later.stop()
        if self._briefing is None:
            return
        core = self._workspace.core
        briefing = core.library.find_briefing(self._briefing.id)
        if briefing is None:
            self.show_briefing(None)
            return
        self._briefing = briefing
        self._say_head()
        choice, naming = self._choice, self._look.language
        try:
            shown = core.findings.freeze(briefing.id, choice.audience)
            whole = shown
            if choice.audience is not Audience.DELEGATION:
                whole = core.findings.freeze(briefing.id, Audience.DELEGATION)
            edition = shown.edition(choice.form, choice.language)
        except BriefingError as problem:
            self._say_problem(self._sentences.say(problem))
            return
        self.bar.set_busy(True)
        self._preview_number = self._service.ask("preview", lambda number: DrawTask(number, edition))
        self._checks_number = self._service.ask(
            "checks", lambda number: FindTask(number, whole, shown, LANGUAGES, naming)
        )

    def disconnect_services(self) -> None:
        """Hear nothing more from library and worker, and give the pages back."""
        self._later.stop()
        self._workspace.changed.disconnect(self._later.start)
        self._service.done.disconnect(self._done)
        self._service.failed.disconnect(self._failed)
        self.view.show_message("")

    def _say_head(self) -> None:
        briefing = self._briefing
        if briefing is None:
            self.title.setText("")
            self.line.setText("")
            return
        title, language = briefing.title.best(self._look.language)
        self.title.setFont(self._look.fonts.font(Size.TITLE, bold=True, language=language))
        self.title.setText(title)
        self.line.setText(describe_occasion(briefing, self._workspace.core.wording, self._look.language))

    # -- events ------------------------------------------------------------------------------------------------------

    def choose(self, choice: Choice) -> None:
        """Look at another edition."""
        self._choice = choice
        self.forms.choose(choice.form)
        self.audiences.choose(choice.audience)
        self.languages.choose(choice.language)
        self.refresh()

    def _chosen(self) -> None:
        self._choice = replace(
            self._choice, form=self.forms.value, language=self.languages.value, audience=self.audiences.value
        )
        self.choice_changed.emit(self._choice)
        self.refresh()

    def _done(self, number: int, answer: object) -> None:
        if number == self._preview_number and isinstance(answer, Drawn) and self._briefing is not None:
            self.bar.set_busy(False)
            self.info.hide()
            now = (self._briefing.id, self._choice.form)
            self.view.show_pages(PdfPages(answer.data), keep_place=self._shown == now)
            self._shown = now
        elif number == self._checks_number and isinstance(answer, Found):
            self._set_findings(answer.findings)

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._preview_number:
            self._say_problem(self._sentences.say_failed(failed))
        elif number == self._checks_number:
            self._say_problem(self._sentences.say_failed(failed))
            self._set_findings(None)

    def _say_problem(self, sentence: str) -> None:
        self.bar.set_busy(False)
        now = (self._briefing.id, self._choice.form) if self._briefing else None
        if self._shown != now:
            self._shown = None
            self.view.show_message(self._look.say("preview.failed"))
        self.info.show_text("err", sentence, self._look.say("button.again"), self._again)

    def _again(self) -> None:
        self.info.hide()
        self.refresh()

    def _set_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Put the number of findings on the button; None while they are not known."""
        self.findings = findings
        say, icons = self._look.say, self._look.icons
        self.checks.setVisible(self._briefing is not None)
        if findings is None:
            set_icon_text(self.checks, icons.icon("check-circle", "text3"), say("checks.running"))
            self.checks.setEnabled(False)
            return
        blocks = sum(each.severity is Severity.BLOCK for each in findings)
        warnings = sum(each.severity is Severity.WARNING for each in findings)
        self.checks.setEnabled(True)
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
