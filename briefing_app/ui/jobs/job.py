"""Does one thing at a time in a thread of its own: what is asked for next stops what was asked for before."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import CancelledError
from briefing_app.formats.tables.raw import Watch
from briefing_app.model.bulk import making_many

Work = Callable[[Watch], object]

# Seconds after which a thread has to let another one go on. PySide6 gives the interpreter away at each call of Qt, and the
# window waits that long to have it back: at Python's usual 5 ms, a page took 0.8 s to appear beside 50,000 rows.
_TURN = 0.0005


class Job(QObject):
    """Nothing more is heard of what was stopped. `wait` and `close` return when all threads have ended."""

    done = Signal(object)  # what the work gave
    failed = Signal(object)  # the Exception that it raised
    progressed = Signal(int, int)  # done, of all
    _answered = Signal(int, object, object)
    _stepped = Signal(int, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._running = False
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._answered.connect(self._answer)
        self._stepped.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self._running

    def start(self, work: Work) -> None:
        """Do this; `work` is given whom to tell how far it is and whom to ask whether to stop."""
        self.stop()
        sys.setswitchinterval(_TURN)
        self._stop, self._running = threading.Event(), True
        self._threads = [each for each in self._threads if each.is_alive()]
        thread = threading.Thread(target=self._work, args=(self._number, work, self._stop), name="beside", daemon=True)
        self._threads.append(thread)
        thread.start()

    def stop(self) -> None:
        """Stop what is under way."""
        self._stop.set()
        self._number += 1
        self._running = False

    def wait(self) -> None:
        """Until what is under way is done; it is told as usual."""
        for thread in self._threads:
            thread.join()
        self._threads = []

    def close(self) -> None:
        """Stop, and wait for the threads."""
        self.stop()
        self.wait()

    # -- in the thread -----------------------------------------------------------------------------------------------

    def _work(self, number: int, work: Work, stop: threading.Event) -> None:
        def tell(done: int, total: int) -> None:
            self._stepped.emit(number, done, total)

        try:
            with making_many():
                result = work(Watch(tell, stop.is_set))
        except CancelledError:
            return
        except Exception as problem:  # noqa: BLE001 - it is raised or said in the thread of the window
            self._answered.emit(number, None, problem)
        else:
            self._answered.emit(number, result, None)

    # -- in the thread of the window -----------------------------------------------------------------------------------

    def _step(self, number: int, done: int, total: int) -> None:
        if number == self._number:
            self.progressed.emit(done, total)

    def _answer(self, number: int, result: object, problem: Exception | None) -> None:
        if number != self._number:
            return
        self._running = False
        if problem is None:
            self.done.emit(result)
        else:
            self.failed.emit(problem)
