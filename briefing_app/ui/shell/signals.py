"""Ctrl+C in the terminal and the system's request to end close the window as its cross does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class SignalWatch(QObject):
    """Python hears a signal only between two of its own steps, which an idle event loop never makes: a socket wakes it."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before_fd = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {each: signal.signal(each, self._note) for each in _SIGNALS}

    def close(self) -> None:
        """Leave signals as they were."""
        for each, handler in self._before.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def _note(self, number: int, frame: FrameType | None) -> None:
        """The socket carries the news; this only keeps Python from raising KeyboardInterrupt in the middle of something."""

    def _woken(self) -> None:
        received = self._near.recv(64)
        if any(each in _SIGNALS for each in received):
            self._act()
