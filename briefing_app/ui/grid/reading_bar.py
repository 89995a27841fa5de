"""Reads a large copied table beside the window, and says so above the grid; it can be stopped."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from briefing_app.errors import InputError
from briefing_app.formats.tables.raw import Watch
from briefing_app.model.chart import Column
from briefing_app.model.language import Language
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.paste_bar import plan_here
from briefing_app.ui.grid.pasting import Copy, Pasted, Plan, read_copy, take_in
from briefing_app.ui.jobs.job import Job
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label

_STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Goal:
    """The table, and where in it was pasted."""

    columns: tuple[Column, ...]
    lane: Lane
    empty: bool


class ReadingBar(QFrame):
    """`read` comes with what was understood and what pasting it would do, or without, where there is nothing to paste."""

    read = Signal(object, object)  # Pasted | None, Plan | None
    refused = Signal(object)  # InputError
    stopped = Signal()

    def __init__(self, room: Room, copy: Copy, otherwise: Language, goal: Goal) -> None:
        super().__init__()
        self.goal = goal
        say = room.look.say
        self.setProperty("grid", "paste")
        self.setAccessibleName(say("grid.paste.reading"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 12)
        row.setSpacing(12)
        row.addWidget(make_label(room.look, say("grid.paste.reading")))
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("grid.paste.reading"))
        row.addWidget(self.bar, 1)
        self.stop_button = QPushButton(say("button.cancel"))
        self.stop_button.setFont(room.look.fonts.font())
        self.stop_button.clicked.connect(self._stop)
        row.addWidget(self.stop_button)
        self._job = Job(self)
        self._job.progressed.connect(self._progress)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._fail)
        self._job.start(lambda watch: _read(copy, otherwise, goal, watch))

    def begin(self) -> None:
        """Take the keys: Esc stops."""
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_reading(self) -> None:
        """Stop, and wait for the thread."""
        self._job.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc stops the reading."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._stop()
        else:
            super().keyPressEvent(event)

    def _stop(self) -> None:
        self._job.stop()
        self.stopped.emit()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setValue(_STEPS * done // max(total, 1))

    def _done(self, found: tuple[Pasted | None, Plan | None]) -> None:
        self.read.emit(*found)

    def _fail(self, problem: Exception) -> None:
        if not isinstance(problem, InputError):
            raise problem
        self.refused.emit(problem)


def _read(copy: Copy, otherwise: Language, goal: Goal, watch: Watch) -> tuple[Pasted | None, Plan | None]:
    rows = read_copy(copy, watch)
    if rows is None:
        return None, None
    pasted = take_in(rows, otherwise=otherwise, watch=watch)
    return pasted, plan_here(pasted, goal.columns, goal.lane, empty=goal.empty)
