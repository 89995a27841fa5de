"""One worker at the other end of a pipe: a process, or a thread where no process can be started."""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefing_app.workspace.worker import Task, run_process, serve

_PATIENCE = 5.0  # seconds for a worker to end by itself when the window closes


class Link(QObject):
    """Starts a worker, sends it tasks and emits its answers in the thread of the window."""

    answered = Signal(object)  # an answer of briefing_app.workspace.worker
    ended = Signal()  # the worker is gone without having been asked to go

    def __init__(self, resources_dir: Path, *, process: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()  # seen by a worker thread before each page
        self._closing = False
        self._process: BaseProcess | None = None
        self._thread: threading.Thread | None = None
        context = multiprocessing.get_context("spawn")
        self._near, far = context.Pipe()
        if process:
            self._process = context.Process(target=run_process, args=(far, resources_dir), daemon=True)
            try:
                self._process.start()
            except BaseException:
                self._near.close()
                raise
            finally:
                far.close()
        else:
            self._thread = threading.Thread(
                target=serve, args=(far, resources_dir, self._stop.is_set), name="press", daemon=True
            )
            self._thread.start()
        self._reader = threading.Thread(target=self._read, args=(self._near,), name="answers", daemon=True)
        self._reader.start()

    @property
    def is_process(self) -> bool:
        """Whether the worker is a process, which can be ended at any moment."""
        return self._process is not None

    @property
    def process_id(self) -> int | None:
        """Of the worker process."""
        return self._process.pid if self._process else None

    def send(self, task: Task) -> None:
        """Give the worker a task; it must have answered the one before.

        Raises:
            OSError: The worker is gone; `ended` will say so too.
        """
        self._stop.clear()
        self._near.send(task)

    def stop_task(self) -> bool:
        """Stop what the worker does now. True if that ended the worker (a process), False if it will answer (a thread)."""
        if self._process is None:
            self._stop.set()
            return False
        self.close()
        return True

    def close(self) -> None:
        """End the worker and wait until it is gone. May be called again."""
        if self._closing:
            return
        self._closing = True
        self._stop.set()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._reader.join()
            self._near.close()
            return
        self._near.close()  # a thread sees the closed pipe when it next reads or writes
        if self._thread is not None:
            self._thread.join(_PATIENCE)
        self._reader.join(_PATIENCE)

    def _read(self, near: Connection) -> None:
        """Pass answers on until the pipe is closed."""
        try:
            while True:
                answer = near.recv()
                if self._closing:
                    return
                self.answered.emit(answer)
        except (EOFError, OSError):
            if not self._closing:
                self.ended.emit()
