"""The log of the window: what happened when, for a report of a problem; nothing of what a library says comes into it."""

from __future__ import annotations

import faulthandler
import io
import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

from briefing_app import __version__

LOGGER = "briefing_app"
_LARGE = 256_000  # bytes from which a start begins a new file; the one before is kept beside it
_MOST = 512_000  # bytes that one run writes: a fault may come again with each repaint
# Kinds of faults whose message names parts of the program; those of others may quote what somebody wrote.
_FRAME = re.compile(r'^\s*File "(?P<file>.+)", line (?P<line>\d+), in (?P<name>\S+)')
_TOLD = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError, TypeError, ZeroDivisionError)


class Journal:
    """The log of one run, open; where its place cannot be written there is none, and the program runs all the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handler: logging.Handler = logging.NullHandler()
        self._file: io.TextIOWrapper | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _turn_over(path)
            self._file = path.open("a", encoding="utf-8", errors="backslashreplace")
            self._handler = _Bounded(self._file)
        self._handler.setFormatter(_Safe("%(asctime)s %(levelname)s %(message)s"))
        logger = logging.getLogger(LOGGER)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(self._handler)
        self._former_hook = threading.excepthook
        threading.excepthook = self._note_thread
        if self._file is not None:
            faulthandler.enable(self._file)  # a crash below Python leaves its place in the program, too
        kind = "frozen" if getattr(sys, "frozen", False) else "source"
        qt = f"Qt {qVersion()}"
        logger.info("start: %s (%s), Python %s, %s", __version__, kind, platform.python_version(), qt)

    def close(self) -> None:
        """Say that the run is over."""
        logger = logging.getLogger(LOGGER)
        logger.info("end")
        threading.excepthook = self._former_hook
        logger.removeHandler(self._handler)
        logger.propagate = True
        if self._file is not None:
            faulthandler.disable()
            self._file.close()

    def _note_thread(self, fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and not isinstance(fault.exc_value, SystemExit):
            note_fault(fault.exc_type, fault.exc_value, fault.exc_traceback)
        self._former_hook(fault)


def read_last(path: Path, lines: int) -> list[str]:
    """The last lines of a log; none where there is no log."""
    try:
        with path.open("rb") as file:
            file.seek(0, io.SEEK_END)
            file.seek(max(0, file.tell() - 400 * lines))
            return file.read().decode("utf-8", "replace").splitlines()[-lines:]
    except OSError:
        return []


def note_fault(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Write down a fault of ours: where in the program it was, without what the program worked on."""
    logging.getLogger(LOGGER).error("fault", exc_info=(kind, problem, trace))


def note_worker(key: str, details: str) -> None:
    """Write down that a task of the worker failed, by the places in a traceback that came as text, or the key of an error."""
    frames = [f"  {_shorten(each['file'])}:{each['line']} in {each['name']}" for each in _find_frames(details)]
    kind = details.strip().rpartition("\n")[2].partition(":")[0]
    logging.getLogger(LOGGER).warning("\n".join([f"the worker failed: {key or kind}", *frames]))


def _find_frames(details: str) -> Iterator[re.Match[str]]:
    return (found for line in details.splitlines() if (found := _FRAME.match(line)))


def describe_fault(problem: BaseException) -> str:
    """Where a fault was, from what it came first; its message only where that cannot quote what somebody wrote."""
    return "\n".join(_tell_faults(problem))


def _tell_faults(problem: BaseException) -> Iterator[str]:
    chain: list[BaseException] = []
    each: BaseException | None = problem
    while each is not None and each not in chain:
        chain.append(each)
        each = each.__cause__ or each.__context__
    for fault in reversed(chain):
        for frame in traceback.extract_tb(fault.__traceback__):
            yield f"  {_shorten(frame.filename)}:{frame.lineno} in {frame.name}"
        message = f": {fault}" if isinstance(fault, _TOLD) else ""
        yield f"  {type(fault).__name__}{message}"


def _shorten(file: str) -> str:
    """The name of a module's file without the folders above the program or its libraries, which may name a person."""
    parts = Path(file).parts
    for top in ("site-packages", "briefing_app"):
        if top in parts:
            at = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[at + (top == "site-packages") :])
    return parts[-1] if parts else ""


def _turn_over(path: Path) -> None:
    """Begin a new file where this one has grown large; one that another window writes stays."""
    with suppress(OSError):
        if path.stat().st_size > _LARGE:
            path.replace(path.with_name(f"{path.stem}.before{path.suffix}"))


class _Bounded(logging.StreamHandler[io.TextIOWrapper]):
    """Writes at once, and no more than a run may write."""

    _written = 0

    def emit(self, record: logging.LogRecord) -> None:
        if self._written <= _MOST:
            self._written += len(self.format(record))
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A full disk, or a stick that was pulled: the work goes on without a log."""
        del record


class _Safe(logging.Formatter):
    """Tells faults as `describe_fault` does."""

    def formatException(  # noqa: N802 - the library's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return describe_fault(ei[1]) if ei[1] is not None else ""
