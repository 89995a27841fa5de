"""The export dialog: what, for whom and where to on the left and below, what the checks say on the right, then the progress."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import Language
from briefing_app.ui.checks.checker import Checker, merge
from briefing_app.ui.checks.panel import ChecksPanel
from briefing_app.ui.export.choices import Choices
from briefing_app.ui.export.files import FileList
from briefing_app.ui.export.flow import ExportFlow, ExportRequest, Outcome
from briefing_app.ui.export.foot import Foot
from briefing_app.ui.files import choose_folder, show_folder
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.workspace.findings import blocks_language
from briefing_app.workspace.output import Clash, PlannedFile

_SIZE = QSize(1040, 732)


class ExportSheet(QDialog):
    """Modeless: one goes on working while files are written. Call `open_export` to make one."""

    exported = Signal(object, object)  # Outcome, folder
    go_to = Signal(object)  # Finding, once the composer is shown

    def __init__(self, room: Room, briefing: Briefing, preview: PreviewPane, parent: QWidget) -> None:
        """Make the dialog.

        Args:
            room: Of the window.
            briefing: What is exported.
            preview: What is looked at; its choice is ticked unless the briefing was exported before.
            parent: The window.
        """
        super().__init__(parent)
        self._room = room
        self._window = parent
        self._briefing = briefing
        self._folder = room.settings.export_folder
        self._flow: ExportFlow | None = None
        self._results: dict[Audience, tuple[Finding, ...]] = {}
        self._confirmed = False
        self._told_missing = False
        look, say = room.look, room.look.say
        self.setWindowTitle(say("export.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(look.fonts.font())
        pages = len(preview.view.pages) if preview.view.pages is not None else 0
        self.choices = Choices(look, briefing, preview.choice, pages)
        self.choices.restore(room.settings.export_choice(briefing.id))
        self.checks = ChecksPanel(room, preview.page_of_block)
        self.files = FileList(look)
        self.info = InfoBar(look)
        self.foot = Foot(look)
        self._checker = Checker(room, briefing.id, self)
        self._build()
        self.choices.changed.connect(self._changed)
        self.checks.go_to.connect(self._go_to)
        self.files.open_asked.connect(_open_file)
        self.foot.change_asked.connect(self._ask_folder)
        self.foot.clash_changed.connect(self._update)
        self.foot.cancel.clicked.connect(self.reject)
        self.foot.go.clicked.connect(self._go)
        self.foot.show_folder.clicked.connect(lambda: show_folder(self._folder))
        self._checker.found.connect(self._found)
        self._checker.failed.connect(self._unchecked)
        preview.closing.connect(self.checks.forget_pages)
        parent.installEventFilter(self)
        self.resize(_SIZE.boundedTo(parent.size() - QSize(24, 24)))
        self._changed()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.right = QStackedWidget()
        self.checks.lower_head(9)  # on one line with the title of the choices
        self.right.addWidget(self.checks)
        self.right.addWidget(self.files)
        row.addWidget(self.choices, 0)
        row.addWidget(self.right, 1)
        column.addWidget(self.info)
        column.addLayout(row, 1)
        column.addWidget(self.foot)
        self.foot.go.setFocus()

    # -- what was chosen ---------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether files are being written."""
        return self._flow is not None

    @property
    def request(self) -> ExportRequest:
        """What is ticked now."""
        return ExportRequest(
            self._briefing.id,
            self._folder,
            self.choices.chosen_forms,
            self.choices.chosen_languages,
            self.choices.chosen_audiences,
            self.choices.stale.isChecked(),
            self.foot.clash,
            confirmed=self.foot.clash is Clash.REPLACE,  # it was chosen in sight of what it replaces
        )

    @property
    def planned(self) -> tuple[PlannedFile, ...]:
        """The files that are asked for."""
        request = self.request
        return self._room.core.exports.plan_names(
            self._briefing, request.forms, request.languages, request.audiences, self._folder
        )

    def _changed(self) -> None:
        """Something was ticked: other files, other checks."""
        self.info.hide()
        self._confirmed = False
        self.right.setCurrentWidget(self.checks)
        self._checker.check(self.choices.chosen_languages, self.choices.chosen_audiences)
        self._update()

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._update()

    def _ask_folder(self) -> None:
        choose_folder(self, self._room.look.say("export.choose"), self._folder, self._set_folder)

    def _found(self, results: dict[Audience, tuple[Finding, ...]]) -> None:
        self._results = results
        briefing = self._room.core.library.find_briefing(self._briefing.id)
        if briefing is None:
            self.close()
            return
        self._briefing = briefing
        audience = Audience.HANDOUT if Audience.HANDOUT in results else Audience.DELEGATION
        self.checks.show_findings(briefing, merge(results), audience)
        self._forget_missing()
        self._update()

    def _unchecked(self, sentence: str) -> None:
        """The checks could not run; the files are still checked when they are made."""
        if self.checks.briefing is None:
            self.checks.show_findings(self._briefing, None)
        self.checks.show_failure(sentence)
        self.info.show_text("err", sentence)

    def _is_blocked(self, audience: Audience, language: Language) -> bool:
        return any(blocks_language(each, language) for each in self._results.get(audience, ()))

    def _update(self) -> None:
        """Say below what would be written."""
        if self.running:
            return
        planned = self.planned
        blocked = [each for each in planned if self._is_blocked(each.audience, each.language)]
        self.foot.show_plan(planned, self._folder, blocked=len(blocked))

    def _go_to(self, finding: Finding) -> None:
        """Lead to what a finding is about, out of the way; what is ticked is ticked again next time."""
        room = self._room
        room.settings.set_export_choice(self.choices.saved, self._briefing.id)
        room.navigator.go(Where("composer", self._briefing.id))
        self.go_to.emit(finding)
        if self.running:
            self._window.raise_()
            self._window.activateWindow()
        else:
            self.close()

    # -- running -----------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        """Export, or say first what will be missing."""
        planned = self.planned
        if not planned or self.running:
            return
        blocked = [each for each in planned if self._is_blocked(each.audience, each.language)]
        if blocked and not self._confirmed:
            self._say_missing(planned, blocked)
            return
        self._start()

    def _say_missing(self, planned: tuple[PlannedFile, ...], blocked: list[PlannedFile]) -> None:
        say = self._room.look.say
        languages = dict.fromkeys(say(f"language.own.{each.language.value}") for each in blocked)
        only_handouts = all(each.audience is Audience.HANDOUT for each in blocked)
        key = "export.missing.handout" if only_handouts else "export.missing"
        what = say(key, n=len(blocked), languages=say.row(languages))
        self._told_missing = True
        left = len(planned) - len(blocked)
        if left:
            self.info.show_text("warn", what, say("export.go", n=left), self._start_anyway)
        else:
            self.info.show_text(
                "err", say.run_on((what, say("export.missing.all"))), say("export.missing.show"), self._show_first
            )

    def _forget_missing(self) -> None:
        """What was said of missing files is said anew: something was mended since."""
        if self._told_missing:
            self._told_missing = False
            self.info.hide()

    def _start_anyway(self) -> None:
        self._confirmed = True
        self._start()

    def _show_first(self) -> None:
        """Go to what must be fixed first."""
        self.info.hide()
        first = next((row for row in self.checks.rows if row.finding.severity is Severity.BLOCK), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.checks.step(1)

    def _start(self) -> None:
        room = self._room
        self.info.hide()
        room.settings.set_export_choice(self.choices.saved, self._briefing.id)
        room.settings.export_folder = self._folder
        flow = ExportFlow(self.request, room.core, room.service, room.sentences, room.look.language, self)
        self._flow = flow
        flow.planned.connect(self.files.show_plan)
        flow.stepped.connect(self.files.show_step)
        flow.file_done.connect(self.files.show_done)
        flow.file_failed.connect(self.files.show_failure)
        flow.finished.connect(self._finished)
        flow.failed.connect(self._failed)
        flow.cancelled.connect(self._cancelled)
        self.choices.setEnabled(False)
        self.files.begin()
        self.right.setCurrentWidget(self.files)
        self.foot.show_running()
        flow.start()

    def _over(self) -> None:
        if self._flow is not None:
            self._flow.deleteLater()
        self._flow = None
        self._confirmed = False
        self.choices.setEnabled(True)

    def _finished(self, outcome: Outcome) -> None:
        say, notices, folder = self._room.look.say, self._room.notices, self._folder
        self._over()
        done = say("export.done", n=len(outcome.files))
        reasons = [self._room.core.findings.say(each, self._room.look.language) for each in outcome.blocked[:3]]
        notes = [say("export.not_written", n=len(outcome.failures))] if outcome.failures else []
        notes += [say("export.left_out"), *reasons] if reasons else []
        self.files.end(done if outcome.files else say("export.none_written"), say.run_on(notes))
        self.foot.show_done(folder_known=bool(outcome.files))
        if outcome.files:
            notices.tell(done, say("export.show"), lambda: show_folder(folder))
        self.exported.emit(outcome, folder)

    def _failed(self, sentence: str, _files: object) -> None:
        self._over()
        self.right.setCurrentWidget(self.checks)
        self.info.show_text("err", sentence)
        self._update()

    def _cancelled(self, files: tuple[object, ...]) -> None:
        self._over()
        say = self._room.look.say
        kept = say("export.kept", n=len(files)) if files else ""
        self.files.end(say("export.cancelled"), kept)
        self.foot.show_done(folder_known=bool(files))

    # -- the end -----------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Stop what runs and stay; after that, close."""
        if self._flow is not None:
            self._flow.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """The dialog is about to go: hear nothing more."""
        self._checker.close()
        self._window.removeEventFilter(self)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing the dialog stops the export first."""
        if self._flow is not None:
            self._flow.cancel()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The dialog goes with its window."""
        if event.type() == QEvent.Type.Close and watched is self._window:
            self.close()
        return super().eventFilter(watched, event)


def open_export(room: Room, preview: PreviewPane, parent: QWidget) -> ExportSheet | None:
    """Open the dialog for the briefing that is previewed; None where there is none."""
    if preview.briefing is None:
        return None
    sheet = ExportSheet(room, preview.briefing, preview, parent.window())
    sheet.show()
    return sheet


def _open_file(path: Path) -> None:
    """In the program that the system has for PDFs."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
