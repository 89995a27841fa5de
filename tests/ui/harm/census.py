"""Counts what lives in this process: objects of Qt and of ours, windows, timers, threads, processes, open files."""

from __future__ import annotations

import gc
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FunctionType, MethodType

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

# Of ours; what the worker keeps of fonts and texts, a thread of this process here, is counted by its memory.
OURS = ("briefing_app.ui.", "briefing_app.workspace.", "briefing_app.store.")
# Of these some are kept on purpose, up to a bound: drawn icons, what neighbours wrote, texts said before.
_KEPT = ("QSvgRenderer", "neighbours._Seen", "text_memory._Said")
_POOLED = "Thread (pooled)"  # Qt paints large pictures with these, each with an event of its own, and ends them in its own time
_HANDLES = 4  # on one library: SQLite closes none while another is in use, but uses them again
_PACKAGE = "briefing_app."
_PROC = Path("/proc/self")


def settle() -> None:
    """Let Qt delete what asked to be deleted, and Python what only refers to itself."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def count_all() -> Counter[str]:
    """How many live of each kind; the names say what is counted."""
    settle()
    found: Counter[str] = Counter()
    for each in _list_qt():
        found[f"Qt: {_name(each)}"] += 1
        if isinstance(each, QTimer) and each.isActive():
            found[f"active timer of {_name(each.parent())}"] += 1
        if isinstance(each, QThread):
            found["QThread"] += 1
    for thing in gc.get_objects():
        kind = type(thing)
        if str(kind.__module__).startswith(OURS):
            found[f"ours: {kind.__module__.removeprefix(_PACKAGE)}.{kind.__qualname__}"] += 1
        elif isinstance(thing, FunctionType | MethodType) and _is_local(thing):
            found[f"function: {thing.__module__.removeprefix(_PACKAGE)}.{thing.__qualname__}"] += 1
    found.update(f"window: {_name(each)}" for each in QApplication.topLevelWidgets())
    found["window of the system"] = len(QGuiApplication.topLevelWindows())
    found.update(f"Python thread: {each.name.rstrip('0123456789_-')}" for each in threading.enumerate())
    found.update(_list_system())
    return found


def _is_local(function: FunctionType | MethodType) -> bool:
    """Whether it was made within another one of ours, and not by a dataclass."""
    name = function.__qualname__
    return "<locals>" in name and "__create_fn__" not in name and str(function.__module__).startswith(OURS)


def _list_qt() -> Iterator[QObject]:
    """Every object of Qt that can be reached: below the windows and the application, and those that Python holds."""
    seen: dict[int, QObject] = {}
    application = QApplication.instance()
    tops: list[QObject] = [*QApplication.topLevelWidgets(), *QApplication.allWidgets()]
    tops += [] if application is None else [application]
    held = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QObject)]
    for top in [*tops, *held]:
        for each in (top, *top.findChildren(QObject)):
            seen[shiboken6.getCppPointer(each)[0]] = each
    yield from seen.values()


def _name(thing: QObject | None) -> str:
    return "nothing" if thing is None else type(thing).__name__


def _list_system() -> Counter[str]:
    """Threads, child processes and open files as Linux knows them; nothing elsewhere."""
    found: Counter[str] = Counter()
    if not sys.platform.startswith("linux"):
        return found
    pooled = 0
    for task in (_PROC / "task").iterdir():
        try:
            name = (task / "comm").read_text(encoding="utf-8").strip()
            children = (task / "children").read_text(encoding="ascii").split()
        except OSError:  # a pooled one has ended since
            continue
        pooled += name == _POOLED
        found["thread of the system"] += name != _POOLED
        found["child process"] += len(children)
    for each in (_PROC / "fd").iterdir():
        try:
            target = str(each.readlink())
        except OSError:  # the one that lists this folder
            continue
        found[f"open file: {target.split(':')[0] if target.startswith(('pipe', 'socket', 'anon')) else target}"] += 1
    found["open file: anon_inode"] -= pooled
    return found


def compare(before: Mapping[str, int], after: Mapping[str, int], rounds: int) -> list[str]:
    """What is more than before, each as one line."""
    return [
        f"{name}: {before.get(name, 0)} → {count} ({(count - before.get(name, 0)) / rounds:+.2f} a round)"
        for name, count in sorted(after.items())
        if count > before.get(name, 0)
        and not name.endswith(_KEPT)
        and not (name.endswith(".briefing") and count <= _HANDLES)
    ]


def find_growth(act: Callable[[], object], *, warm: int, rounds: int) -> list[str]:
    """Do something some times to fill caches, then again, and tell what has become more by it."""
    for _ in range(warm):
        act()
    before = count_all()
    for _ in range(rounds):
        act()
    return compare(before, count_all(), rounds)
