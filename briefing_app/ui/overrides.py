"""Keeps a mistake of ours a mistake: what a method raises that Qt calls is reported here and never reaches PySide6 6.9.3.

Where Python is calling Qt at that moment, as `resizeEvent` during `resize` or `processEvents`, PySide6 keeps the exception
until Qt has returned. That goes wrong twice:

- Up to Python 3.11 an exception that C code raises (`1/0`, `int("x")`, the use of an object that Qt has deleted) has no object
  of its own until some Python code catches it; PySide6 reads the arguments of an object that is not there, and the process
  is gone.
- While an exception is kept, a method that Qt leaves to us (`paintEvent` of a button, `rowCount`) is not called, and the lock
  of the interpreter is taken twice and given back once: the window hangs for ever.

Either way there would be no report and no farewell (tests/ui/harm/test_overrides.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QRect, QSize, QSizeF, Qt

# What Qt calls of its own accord besides events, and nobody connects to a signal: with what it gets where ours fails.
_INSTEAD: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(
        (
            "createEditor", "data", "drawObject", "drawRow", "fetchMore", "headerData", "initStyleOption",
            "insertFromMimeData", "nextCheckState", "paint", "paintSection", "setEditorData", "setGeometry", "setModelData",
            "updateEditorGeometry",
        ),
        lambda: None,
    ),
    **dict.fromkeys(
        (
            "canDropMimeData", "canFetchMore", "canInsertFromMimeData", "dropMimeData", "editorEvent", "event",
            "eventFilter", "focusNextPrevChild", "hasHeightForWidth", "hitButton", "setData", "viewportEvent",
        ),
        lambda: False,
    ),
    **dict.fromkeys(("columnCount", "rowCount"), lambda: 0),
    **dict.fromkeys(("minimumSizeHint", "sizeHint"), QSize),
    **dict.fromkeys(("createMimeDataFromSelection", "mimeData"), QMimeData),
    **dict.fromkeys(("index", "moveCursor"), QModelIndex),
    "flags": lambda: Qt.ItemFlag.NoItemFlags,
    "heightForWidth": lambda: -1,
    "intrinsicSize": QSizeF,
    "supportedDropActions": lambda: Qt.DropAction.IgnoreAction,
    "visualRect": QRect,
}  # fmt: skip


def guard_overrides() -> None:
    """From now on, classes that are made from those of Qt report what their methods raise, and give Qt something harmless."""
    if "__init_subclass__" in vars(QObject):
        return

    def guard(cls: type, /, **options: Any) -> None:
        super(QObject, cls).__init_subclass__(**options)  # type: ignore[misc]
        for name, method in list(vars(cls).items()):
            if isinstance(method, FunctionType) and (name.endswith("Event") or name in _INSTEAD):
                setattr(cls, name, _reporting(method))

    QObject.__init_subclass__ = classmethod(guard)  # type: ignore[assignment]


def _reporting(method: Callable[..., Any]) -> Callable[..., Any]:
    instead = _INSTEAD.get(method.__name__)

    @wraps(method)
    def reporting(*values: Any, **named: Any) -> Any:
        try:
            return method(*values, **named)
        except Exception as problem:  # noqa: BLE001 - it is shown
            _report(problem)
            return instead() if instead is not None else None

    return reporting


def _report(problem: Exception) -> None:
    try:
        sys.excepthook(type(problem), problem, problem.__traceback__)
    except Exception as another:  # noqa: BLE001 - the window that would show it is half gone
        for each in (problem, another):
            sys.__excepthook__(type(each), each, each.__traceback__)
