"""One worker at the other end of a pipe: a process, or a thread where no process can be started."""

from __future__ import annotations

import multiprocessing
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefing_app.workspace.worker import StopTask, Task, run_process, serve

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
        self._reader: threading.Thread | None = None
        context = multiprocessing.get_context("spawn")
        self._near, self._far = context.Pipe()
        if process:
            self._process = context.Process(target=run_process, args=(self._far, resources_dir), daemon=True)
        else:
            self._thread = threading.Thread(
                target=serve, args=(self._far, resources_dir, self._stop.is_set), name="press", daemon=True
            )

    def start(self) -> None:
        """Start the worker. Connect to the signals first, or its first answer may be missed.

        Raises:
            OSError: No process can be started here.
        """
        if self._process is not None:
            try:
                self._process.start()
            except OSError:
                self._near.close()
                raise
            finally:
                self._far.close()
        elif self._thread is not None:
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
        if self._closing or self._reader is None:
            return
        self._closing = True
        self._stop.set()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        elif self._thread is not None:
            with suppress(OSError):  # it has ended by itself
                self._near.send(StopTask())
            self._thread.join(_PATIENCE)
        self._reader.join(_PATIENCE)
        if not self._reader.is_alive():  # else it closes the pipe itself, which nobody may take away from under it
            self._near.close()

    def _read(self, near: Connection) -> None:
        """Pass answers on until the pipe is closed."""
        try:
            while True:
                answer = near.recv()
                if self._closing:
                    return
                self.answered.emit(answer)
                del answer  # it may hold all pages, and the next may come much later
        except (EOFError, OSError):
            if not self._closing:
                self.ended.emit()
        finally:
            if self._closing:
                near.close()
