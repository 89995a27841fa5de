"""Keeps one warm worker, gives it the most urgent task that waits, and tells who asked what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import CancelledError
from briefing_app.ui.jobs.link import Link
from briefing_app.workspace.worker import Answer, Failed, Progress, Ready, Task

_URGENT = ("preview", "checks")  # before anything else, in this order; the newest of each replaces one that waits


@dataclass(slots=True)
class _Waiting:
    channel: str
    number: int
    build: Callable[[int], Task]
    tries: int = 0


class RenderService(QObject):
    """Asked by channel: a new task of a channel replaces the one that still waits there.

    Every number given out by `ask` is answered exactly once by `done` or `failed`, unless it was replaced or cancelled.
    """

    done = Signal(int, object)  # number, Drawn, Found or Made
    failed = Signal(int, object)  # number, Failed
    progressed = Signal(int, int, int)  # number, page, pages
    ready = Signal()  # the worker is warm
    restarted = Signal()  # the worker ended by itself; another one does its work now

    def __init__(self, resources_dir: Path, *, processes: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources_dir = resources_dir
        self._processes = processes
        self._link: Link | None = None
        self._warm = False
        self._deaths = 0  # in a row, without an answer in between
        self._numbers = 0
        self._waiting: list[_Waiting] = []
        self._running: _Waiting | None = None
        self._closed = False

    @property
    def link(self) -> Link | None:
        """The worker, once one was started."""
        return self._link

    @property
    def busy(self) -> bool:
        """Whether something was asked for that is not answered yet."""
        return self._running is not None or bool(self._waiting)

    def start(self) -> None:
        """Start the worker ahead of the first task."""
        if self._link is None and not self._closed:
            self._start_link()

    def ask(self, channel: str, build: Callable[[int], Task]) -> int:
        """Queue the task that `build` makes of its number; returns the number."""
        self._numbers += 1
        self._waiting = [each for each in self._waiting if each.channel != channel]
        self._waiting.append(_Waiting(channel, self._numbers, build))
        self.start()
        QTimer.singleShot(0, self._next)
        return self._numbers

    def cancel(self, number: int) -> None:
        """Forget a task that waits, stop one that runs; nothing more is heard of it."""
        self._waiting = [each for each in self._waiting if each.number != number]
        if self._running is None or self._running.number != number or self._link is None:
            return
        self._running = _Waiting("", 0, self._running.build)  # its answer, if one still comes, is nobody's
        if self._link.stop_task():
            self._running = None
            self._forget_link()
            self.start()  # warm again for what comes next

    def close(self) -> None:
        """End the worker; nothing is answered any more."""
        self._closed = True
        self._waiting.clear()
        self._running = None
        if self._link is not None:
            self._link.close()
            self._forget_link()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _start_link(self) -> None:
        self._warm = False
        if self._processes:
            try:
                self._start_one(process=True)
            except OSError:
                # Locked-down machines refuse to start programs: the same work in a thread is slower, but done.
                self._forget_link()
                self._processes = False
        if self._link is None:
            self._start_one(process=False)

    def _start_one(self, *, process: bool) -> None:
        self._link = Link(self._resources_dir, process=process, parent=self)
        self._link.answered.connect(self._answered)
        self._link.ended.connect(self._ended)
        self._link.start()

    def _forget_link(self) -> None:
        if self._link is not None:
            self._link.answered.disconnect(self._answered)
            self._link.ended.disconnect(self._ended)
            self._link.deleteLater()
        self._link = None
        self._warm = False

    def _next(self) -> None:
        if self._closed or not self._warm or self._running or not self._waiting or self._link is None:
            return
        self._waiting.sort(key=lambda each: _URGENT.index(each.channel) if each.channel in _URGENT else len(_URGENT))
        self._running = self._waiting.pop(0)
        try:
            self._link.send(self._running.build(self._running.number))
        except OSError:
            self._ended()

    def _answered(self, answer: Answer) -> None:
        if self.sender() is not self._link:
            return  # a late word of a worker that is gone
        if isinstance(answer, Ready):
            self._warm = True
            self.ready.emit()
            self._next()
            return
        running = self._running
        current = running is not None and running.number == answer.number
        if isinstance(answer, Progress):
            if current:
                self.progressed.emit(answer.number, answer.page, answer.pages)
            return
        self._running = None
        self._deaths = 0
        if current:
            if isinstance(answer, Failed):
                if answer.key != CancelledError.key:
                    self.failed.emit(answer.number, answer)
            else:
                self.done.emit(answer.number, answer)
        self._next()

    def _ended(self) -> None:
        """The worker died by itself or was ended from outside: start another, and try the task once more."""
        if self._closed or self._link is None:
            return
        self._deaths += 1
        died_cold = not self._warm
        running, self._running = self._running, None
        self._link.close()
        self._forget_link()
        if died_cold and self._deaths >= 2:
            self._processes = False
        if running is not None and running.number:
            if running.tries:
                failed = Failed(running.number, "The part of the program that makes pages stopped twice.", "worker")
                self.failed.emit(running.number, failed)
            else:
                running.tries += 1
                if not any(each.channel == running.channel for each in self._waiting):
                    self._waiting.append(running)
        self.start()
        self.restarted.emit()
