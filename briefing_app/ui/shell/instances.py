"""One window for each library: a lock beside the file, and a way to bring the window that holds it to the front.

A second start hands that window the files it was started with, as by a double click on a pack.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASK = b"show"  # and, after a space, a JSON list of files; one line
_ANSWER = b"shown\n"
_LONGEST = 100_000  # bytes of a question
_PATIENCE = 1500  # milliseconds for the other window to answer; it may be busy


class Held(Enum):
    """Who holds a library."""

    HERE = "here"  # this window, from now on
    SHOWN = "shown"  # another window of this person, which came to the front
    ELSEWHERE = "elsewhere"  # another computer or person, or a window that does not answer


@dataclass(frozen=True, slots=True)
class Claim:
    """The answer to a claim; `computer` is where an open library is held, if that is known."""

    held: Held
    computer: str = ""


class Instances(QObject):
    """Holds at most one library.

    The lock of a program that was killed is taken over; one that another computer left beside a file is respected.
    """

    asked = Signal()  # somebody started the program again on this library: come to the front
    handed = Signal(object)  # tuple of Path: the files that start was given; after `asked`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None

    def claim(self, path: Path, *, force: bool = False, files: Sequence[Path] = ()) -> Claim:
        """Take a library for this window; the one held before is let go.

        Args:
            path: The library.
            force: Whether to take it from a computer that is gone.
            files: Handed to the window of this person that has it.
        """
        path = _whole(path)
        if path == self._path:
            return Claim(Held.HERE)
        with suppress(OSError):  # said when the library is opened
            path.parent.mkdir(parents=True, exist_ok=True)
        lock_path = path.with_name(f".{path.name}.lock")
        lock = QLockFile(str(lock_path))
        lock.setStaleLockTime(0)  # age says nothing: a window may be open for weeks
        if force:
            with suppress(OSError):
                lock_path.unlink(missing_ok=True)
        # Any other failure is a folder that cannot be written; opening says so.
        if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
            if _show_other(_name(path), files):
                return Claim(Held.SHOWN)
            if not lock.tryLock(_PATIENCE):  # it may just be closing
                return Claim(Held.ELSEWHERE, _computer(lock))
        self.release()
        self._path, self._lock = path, lock
        self._listen()
        return Claim(Held.HERE)

    def release(self) -> None:
        """Let go of the library."""
        if self._server is not None:
            self._server.newConnection.disconnect(self._connected)
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._path = None

    def _listen(self) -> None:
        assert self._path is not None
        name = _name(self._path)
        QLocalServer.removeServer(name)  # of a program that was killed; we hold the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._server.listen(name)

    def _connected(self) -> None:
        while self._server is not None and (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(self._read)
            if connection.bytesAvailable():
                self._hear(connection)

    def _read(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._hear(connection)

    def _hear(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() > _LONGEST:
                connection.abort()
            return
        question, _, given = bytes(connection.readLine(_LONGEST).data()).rstrip(b"\n").partition(b" ")
        if question != _ASK:
            return
        self.asked.emit()
        if files := _read_files(given):
            self.handed.emit(files)
        connection.write(_ANSWER)
        connection.flush()


def _read_files(given: bytes) -> tuple[Path, ...]:
    """The files of a question; none where it is not as we write it."""
    try:
        names = json.loads(given) if given else []
    except ValueError:
        return ()
    return tuple(Path(each) for each in names if isinstance(each, str)) if isinstance(names, list) else ()


def _show_other(name: str, files: Sequence[Path]) -> bool:
    """Ask the window that holds a library to come to the front, with these files; whether it does."""
    connection = QLocalSocket()
    connection.connectToServer(name)
    try:
        if not connection.waitForConnected(_PATIENCE):
            return False
        given = b" " + json.dumps([str(each) for each in files]).encode() if files else b""
        connection.write(_ASK + given + b"\n")
        return connection.waitForReadyRead(_PATIENCE) and bytes(connection.readAll().data()) == _ANSWER
    finally:
        connection.abort()


def _computer(lock: QLockFile) -> str:
    """The name of the computer that holds a lock; empty where it is this one or cannot be told."""
    found: tuple[object, ...] = lock.getLockInfo()  # number of the process, computer, program
    name = str(found[1]) if len(found) > 1 else ""
    return "" if name == QSysInfo.machineHostName() else name


def _whole(path: Path) -> Path:
    return path.expanduser().absolute().resolve()


def _name(path: Path) -> str:
    """The name under which the window of a library is asked: of this person, and of this file."""
    try:
        person = getpass.getuser()
    except (OSError, KeyError):  # no such thing here
        person = ""
    return "hetao-" + hashlib.sha256(os.fsencode(person) + b"\n" + os.fsencode(path)).hexdigest()[:24]
