"""The doctor's report in the window: the command `doctor` of this program, run beside it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget

from briefing_app.model.language import Language
from briefing_app.ui.dialogs.report import ReportDialog
from briefing_app.ui.look import Look


def doctor_command(library: Path, language: Language) -> tuple[str, list[str]]:
    """Program and arguments that examine a library and report in a language; a frozen program is its own command line."""
    start = [] if getattr(sys, "frozen", False) else ["-m", "briefing_app"]
    return sys.executable, [*start, "doctor", "--library", str(library), "--ui-language", language.value]


class DoctorDialog(ReportDialog):
    """Opens at once and fills itself when the examination is over."""

    def __init__(self, look: Look, library: Path, parent: QWidget | None) -> None:
        title = look.say("doctor.title")
        super().__init__(look, title, title, look.say("doctor.running"), "", parent)
        self._look = look
        self.process = QProcess(self)
        self.process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self.process.finished.connect(self._finished)
        self.process.errorOccurred.connect(self._not_started)
        self.process.start(*doctor_command(library, look.language))
        self.finished.connect(self._stop)

    def _finished(self, status: int) -> None:
        said = bytes(self.process.readAllStandardOutput().data()).decode("utf-8", "replace")
        self.set_report(self._look.say("doctor.fine" if status == 0 else "doctor.problems"), said)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.set_report(self._look.say("doctor.failed"), self.process.errorString())

    def _stop(self) -> None:
        self.process.finished.disconnect(self._finished)
        if self.process.state() is not QProcess.ProcessState.NotRunning:
            self.process.kill()
            self.process.waitForFinished(3000)
