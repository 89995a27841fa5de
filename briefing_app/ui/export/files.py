"""The files of an export while they are written and afterwards, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from briefing_app.ui.export.flow import Unwritten
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import ElidedLabel, make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.workspace.export import ExportedFile, Step


class FileRow(QFrame):
    """One file: waiting, being made, written or not written."""

    open_asked = Signal(object)  # Path

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._path: Path | None = None
        self.setProperty("pane", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        self._picture = QLabel()
        self._picture.setFixedSize(20, 20)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.name = ElidedLabel()
        self.name.setFont(look.fonts.font())
        self.name.setText(name)
        self.state = make_label(look, look.say("export.file.waiting"), Size.SMALL, tone="faint", wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.state)
        self.open = QPushButton(look.say("export.file.open"))
        self.open.setFont(look.fonts.font(Size.SMALL))
        self.open.setAutoDefault(False)
        self.open.clicked.connect(lambda: self.open_asked.emit(self._path))
        self.open.hide()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        self._show("file", "text3")

    def show_step(self, step: Step) -> None:
        """It is being made."""
        if step.pages:
            self._say(self._look.say("export.file.page", page=step.page, pages=step.pages), "accent")
        else:
            self._say(self._look.say("export.file.making"), "accent")
        self._show("file", "accent")

    def show_done(self, file: ExportedFile) -> None:
        """It is written; what the one-page summary had no room for is said."""
        say = self._look.say
        self._path = file.path
        self.name.setText(file.path.name)
        text = say("export.file.done", n=file.pages)
        if file.dropped:
            text = say.run_on((text, say("export.file.dropped", n=len(file.dropped))))
        if file.missing:
            text = say.run_on((text, say("export.file.missing", characters=" ".join(file.missing))))
        self._say(text, "quiet")
        self._show("check-circle-fill", "ok")
        self.open.setAccessibleName(say.pair(say("export.file.open"), file.path.name))
        self.open.show()

    def show_failure(self, sentence: str) -> None:
        """It is not written."""
        self._say(sentence, "err")
        self._show("warning-circle-fill", "err")

    def show_stopped(self) -> None:
        """The person stopped before it was written."""
        self._say(self._look.say("export.file.stopped"), "faint")
        self._show("file", "text3")

    @property
    def is_over(self) -> bool:
        """Whether something came of it."""
        return self._over

    _over = False

    def _say(self, text: str, tone: str) -> None:
        restyle(self.state, "tone", tone)
        self.state.setText(text)
        self.setAccessibleName(self._look.say.pair(self.name.text(), text))

    def _show(self, icon: str, role: str) -> None:
        self._over = icon != "file"
        self._picture.setPixmap(self._look.icons.pixmap(icon, role, 20, self.devicePixelRatioF()))


class FileList(QFrame):
    """All files of one export, and how far it is as a whole."""

    open_asked = Signal(object)  # Path

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: list[FileRow] = []
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 10)
        column.setSpacing(8)
        self.title = make_label(look, "", Size.TITLE, bold=True, wrap=True)
        self.note = make_label(look, "", tone="quiet", wrap=True, select=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(look.say("export.progress"))
        for widget in (self.title, self.note, self.progress):
            column.addWidget(widget)
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QFrame()
        body.setProperty("pane", "main")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(6)
        area.setWidget(body)
        self._area = area
        column.addWidget(area, 1)

    def begin(self) -> None:
        """The checks run; no file is known yet."""
        self._clear()
        self.title.setText(self._look.say("export.checking"))
        self.note.setText("")
        self.note.hide()
        self.progress.setRange(0, 0)
        self.progress.show()

    def show_plan(self, names: Sequence[str]) -> None:
        """These files will be written."""
        self._clear()
        self.title.setText(self._look.say("export.writing", n=len(names)))
        self.progress.setRange(0, len(names) * 1000)
        for name in names:
            row = FileRow(self._look, name)
            row.open_asked.connect(self.open_asked)
            self._column.addWidget(row)
            self.rows.append(row)
        self._column.addStretch(1)

    def show_step(self, step: Step) -> None:
        """So far it is."""
        share = step.page / step.pages if step.pages else 0.0
        self.progress.setValue(round((step.file - 1 + share) * 1000))
        row = self.rows[step.file - 1]
        row.show_step(step)
        self._area.ensureWidgetVisible(row, 0, 8)

    def show_done(self, at: int, file: ExportedFile) -> None:
        """A file is written."""
        self.rows[at].show_done(file)

    def show_failure(self, at: int, failure: Unwritten) -> None:
        """A file is not written."""
        self.rows[at].show_failure(failure.sentence)

    def end(self, title: str, note: str = "") -> None:
        """It is over; what was not begun is said to be stopped."""
        self.progress.hide()
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for row in self.rows:
            if not row.is_over:
                row.show_stopped()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title} {note}".strip()))

    def _clear(self) -> None:
        self.rows.clear()
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
