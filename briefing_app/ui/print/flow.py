"""From the preview to paper: the pages as they are now, the dialog of the system, and how far the printing is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.briefing import Briefing
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.print.job import PrintJob
from briefing_app.ui.room import Room
from briefing_app.workspace.worker import Drawn, DrawTask, Failed

_CHANNEL = "print"
_PATIENCE = 400  # milliseconds before the progress is shown


class PrintFlow(QObject):
    """One printing; `over` when it is done, given up or failed, each of which is said in the status bar or above the page."""

    over = Signal()

    def __init__(self, room: Room, briefing: Briefing, choice: Choice, window: QWidget) -> None:
        """Prepare it; `start` begins.

        Args:
            room: Of the window.
            briefing: What is printed.
            choice: In which form and language, for whom.
            window: Above which the dialogs open; the flow goes with it.
        """
        super().__init__(window)
        self._room = room
        self._briefing = briefing
        self._choice = choice
        self._window = window
        self._number = 0
        self._over = False
        self.dialog: QPrintDialog | None = None
        self.job: PrintJob | None = None
        self.progress: QProgressDialog | None = None
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)

    def start(self) -> None:
        """Make the pages as they are now, then ask where to print them."""
        try:
            findings = self._room.core.findings
            frozen = findings.freeze(self._briefing.id, self._choice.audience)
            edition = findings.make_edition(frozen, self._choice.form, self._choice.language)
        except BriefingError as problem:
            self._room.notices.refuse(problem)
            self._end()
            return
        self._number = self._room.service.ask(_CHANNEL, lambda number: DrawTask(number, edition))

    def give_way(self) -> None:
        """Another printing was asked for: while this one waits for its pages, nobody will ask for them any more."""
        if self.dialog is None and self.job is None and not self._over:
            self._end()

    def print_to(self, printer: QPrinter, pages: PdfPages) -> PrintJob:
        """Print without a dialog; gives the job, which is running."""
        say = self._room.look.say
        self.job = job = PrintJob(pages, printer, self)
        self.progress = QProgressDialog(
            say("print.starting"), say("print.stop"), 0, max(1, len(job.pages)), self._window
        )
        self.progress.setWindowTitle(say("print.title"))
        self.progress.setMinimumDuration(_PATIENCE)
        self.progress.setWindowModality(Qt.WindowModality.NonModal)
        self.progress.setAutoClose(False)
        self.progress.canceled.connect(job.cancel)
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)
        job.failed.connect(lambda: self._say_failed(say("print.failed")))
        job.cancelled.connect(self._cancelled)
        job.start()
        return job

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or not isinstance(answer, Drawn):
            return
        pages = PdfPages(answer.data)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._briefing.title.best(self._choice.language)[0] or self._briefing.slug)
        printer.setFromTo(1, len(pages))
        dialog = QPrintDialog(printer, self._window)
        self.dialog = dialog
        dialog.setWindowTitle(self._room.look.say("print.title"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, len(pages))
        dialog.accepted.connect(lambda: self.print_to(printer, pages))
        dialog.rejected.connect(pages.close)
        dialog.rejected.connect(self._end)
        QDialog.open(dialog)  # that of QPrintDialog wants a slot by name

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._number and number:
            self._say_failed(self._room.sentences.say_failed(failed))

    def _progressed(self, page: int, pages: int) -> None:
        if self.progress is not None:
            self.progress.setLabelText(self._room.look.say("print.page", page=page, pages=pages))
            self.progress.setValue(page - 1)

    def _finished(self) -> None:
        self._room.notices.tell(self._room.look.say("print.done", n=len(self.job.pages) if self.job else 0))
        self._end()

    def _cancelled(self) -> None:
        self._room.notices.tell(self._room.look.say("print.cancelled"))
        self._end()

    def _say_failed(self, sentence: str) -> None:
        self._room.notices.warn("err", sentence)
        self._end()

    def _end(self) -> None:
        self._over = True
        self._room.service.done.disconnect(self._done)
        self._room.service.failed.disconnect(self._failed)
        if self.progress is not None:
            self.progress.close()
            self.progress.deleteLater()
            self.progress = None
        self.over.emit()
        self.deleteLater()


def open_print(room: Room, briefing: Briefing | None, choice: Choice, window: QWidget) -> PrintFlow | None:
    """Print a briefing as it is previewed; None where there is none."""
    if briefing is None:
        return None
    for former in window.findChildren(PrintFlow):
        former.give_way()
    flow = PrintFlow(room, briefing, choice, window)
    flow.start()
    return flow
