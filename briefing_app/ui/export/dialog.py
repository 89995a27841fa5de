"""The export dialog: which forms, languages and readers, where to, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.export.flow import ExportFlow, ExportRequest, plan_names
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.labels import ElidedLabel, make_label
from briefing_app.workspace.export import ExportedFile, ExportResult, Step

Chosen = TypeVar("Chosen", bound=StrEnum)


class ExportDialog(QDialog):
    """Stays open while files are written; closes by itself when all are there."""

    exported = Signal(object, object)  # ExportResult, folder

    def __init__(
        self,
        look: Look,
        briefing: Briefing,
        choice: Choice,
        folder: Path,
        start: Callable[[ExportRequest], ExportFlow],
        choose_folder: Callable[[QWidget, Path, Callable[[Path], None]], object],
        parent: QWidget,
    ) -> None:
        """Make the dialog.

        Args:
            look: Fonts, colours and words.
            briefing: What is exported.
            choice: What is looked at now; ticked to begin with.
            folder: Where to, to begin with.
            start: Makes the flow of a request; it is started here.
            choose_folder: Asks the person for another folder.
            parent: The window.
        """
        super().__init__(parent)
        self._look = look
        self._briefing = briefing
        self._folder = folder
        self._make_flow = start
        self._choose_folder = choose_folder
        self._flow: ExportFlow | None = None
        self.setWindowTitle(look.say("export.title"))
        self.setMinimumWidth(620)
        self.setFont(look.fonts.font())
        self.forms = [(each, CheckBox(look, look.say(f"form.{each.value}"))) for each in Form]
        self.languages = [
            (each, CheckBox(look, look.say(f"language.own.{each.value}"), language=each)) for each in LANGUAGES
        ]
        self.audiences = [(each, CheckBox(look, look.say(f"audience.{each.value}"))) for each in Audience]
        self._build()
        for boxes, ticked in (
            (self.forms, choice.form),
            (self.languages, choice.language),
            (self.audiences, choice.audience),
        ):
            for each, box in boxes:
                box.setChecked(each == ticked)
                box.toggled.connect(self._update)
        self._update()

    def _build(self) -> None:
        look, say = self._look, self._look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.info = InfoBar(look)
        column.addWidget(self.info)
        body = QFrame()
        body.setProperty("pane", "main")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(22, 18, 22, 18)
        inner.setSpacing(14)
        title, language = self._briefing.title.best(look.language)
        inner.addWidget(make_label(look, title, Size.TITLE, bold=True, language=language, wrap=True))
        columns = QHBoxLayout()
        columns.setSpacing(24)
        for key, boxes in (
            ("export.forms", self.forms),
            ("export.languages", self.languages),
            ("export.audiences", self.audiences),
        ):
            columns.addLayout(self._column(say(key), [box for _, box in boxes]), 1)
        inner.addLayout(columns)
        self.hint = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
        inner.addWidget(self.hint)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(make_label(look, say("export.folder"), tone="quiet"))
        self.folder_label = ElidedLabel()
        self.folder_label.setFont(look.fonts.font())
        where.addWidget(self.folder_label, 1)
        self.change = QPushButton(say("export.change"))
        self.change.setFont(look.fonts.font())
        self.change.setAutoDefault(False)
        self.change.clicked.connect(lambda: self._choose_folder(self, self._folder, self._set_folder))
        where.addWidget(self.change)
        inner.addLayout(where)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("export.progress"))
        self.step = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.hide()
        inner.addWidget(self.progress)
        inner.addWidget(self.step)
        inner.addStretch(1)
        column.addWidget(body, 1)
        column.addWidget(self._foot())

    def _column(self, title: str, boxes: Sequence[CheckBox]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(make_label(self._look, title, Size.LABEL, bold=True, tone="faint"))
        for box in boxes:
            column.addWidget(box)
        column.addStretch(1)
        return column

    def _foot(self) -> QFrame:
        say, look = self._look.say, self._look
        foot = QFrame()
        foot.setProperty("pane", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(22, 12, 22, 12)
        row.setSpacing(10)
        row.addStretch(1)
        self.cancel = QPushButton(say("button.cancel"))
        self.cancel.setFont(look.fonts.font())
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.go = QPushButton()
        self.go.setFont(look.fonts.font())
        self.go.setProperty("primary", "true")
        self.go.setDefault(True)
        self.go.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.go.clicked.connect(self._start)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        return foot

    # -- what was chosen ---------------------------------------------------------------------------------------------

    @property
    def request(self) -> ExportRequest:
        """What is ticked now."""
        return ExportRequest(
            self._briefing.id, self._folder, _ticked(self.forms), _ticked(self.languages), _ticked(self.audiences)
        )

    @property
    def running(self) -> bool:
        """Whether files are being written."""
        return self._flow is not None

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._update()

    def _update(self) -> None:
        say = self._look.say
        names = plan_names(self._briefing, self.request)
        self.folder_label.setText(str(self._folder))
        self.go.setText(say("export.go", n=len(names)) if names else say("export.button"))
        self.go.setEnabled(bool(names) and not self.running)
        there = sum((self._folder / name).exists() for name in names)
        if not names:
            hint = say("export.nothing")
        else:
            comma = ", " if self._look.language is Language.EN else "、"
            hint = comma.join(names[:3]) + (" …" if len(names) > 3 else "")
        if there:
            hint += "\n" + say("export.replaces", n=there)
        self.hint.setText(hint)

    # -- running -----------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.info.hide()
        flow = self._make_flow(self.request)
        flow.setParent(self)
        self._flow = flow
        flow.stepped.connect(self._stepped)
        flow.finished.connect(self._finished)
        flow.failed.connect(self._failed)
        flow.cancelled.connect(self._cancelled)
        self._set_running(running=True)
        self.step.setText(self._look.say("export.checking"))
        flow.start()

    def _set_running(self, *, running: bool) -> None:
        for _, box in (*self.forms, *self.languages, *self.audiences):
            box.setEnabled(not running)
        self.change.setEnabled(not running)
        self.progress.setVisible(running)
        self.progress.setRange(0, 0)
        self.step.setText("")
        if running:
            self.cancel.setFocus()
        self._update()

    def _stepped(self, step: Step) -> None:
        say = self._look.say
        self.progress.setRange(0, step.files * 1000)
        share = step.page / step.pages if step.pages else 0.0
        self.progress.setValue(round((step.file - 1 + share) * 1000))
        if step.pages:
            text = say("export.page", page=step.page, pages=step.pages, name=step.file_name)
        else:
            text = say("export.file", name=step.file_name)
        if step.files > 1:
            text = say("export.of", text=text, file=step.file, files=step.files)
        self.step.setText(text)

    def _finished(self, result: ExportResult) -> None:
        self._flow = None
        self.exported.emit(result, self._folder)
        self.accept()

    def _failed(self, sentence: str, files: tuple[ExportedFile, ...]) -> None:
        self._flow = None
        self._set_running(running=False)
        self.info.show_text("err", self._with_kept(sentence, files))

    def _cancelled(self, files: tuple[ExportedFile, ...]) -> None:
        self._flow = None
        self._set_running(running=False)
        self.info.show_text("note", self._with_kept(self._look.say("export.cancelled"), files))

    def _with_kept(self, sentence: str, files: tuple[ExportedFile, ...]) -> str:
        return f"{sentence} {self._look.say('export.kept', n=len(files))}" if files else sentence

    def reject(self) -> None:
        """Cancel stops what runs and keeps the dialog open; then it closes it."""
        if self._flow is not None:
            self._flow.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing the dialog stops the export first."""
        if self._flow is not None:
            self._flow.cancel()
        super().closeEvent(event)


def _ticked(boxes: Sequence[tuple[Chosen, CheckBox]]) -> tuple[Chosen, ...]:
    return tuple(each for each, box in boxes if box.checkState() is Qt.CheckState.Checked)
