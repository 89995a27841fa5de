"""Keeps a mistake of ours a mistake: on Python 3.11, PySide6 6.9.3 ends the process where it should pass an exception on.

Up to Python 3.11 an exception that C code raises (`1/0`, `int("x")`, the use of an object that Qt has deleted) has no object of
its own until some Python code catches it. Where such a one leaves a method that Qt calls while Python is calling Qt, as
`resizeEvent` during `resize`, PySide6 reads the arguments of an object that is not there, and the process is gone: no report,
no farewell. Caught and raised again, it has an object, and is reported like any other (tests/ui/harm/test_overrides.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

# What Qt calls of its own accord, and nobody connects to a signal: events, models, delegates, hints of size.
_CALLED_BY_QT = frozenset(
    {
        "canDropMimeData", "canFetchMore", "canInsertFromMimeData", "columnCount", "createEditor",
        "createMimeDataFromSelection", "data", "drawObject", "drawRow", "dropMimeData", "editorEvent", "event",
        "eventFilter", "fetchMore", "flags", "focusNextPrevChild", "hasHeightForWidth", "headerData",
        "heightForWidth", "hitButton", "index", "initStyleOption", "insertFromMimeData", "intrinsicSize", "mimeData",
        "minimumSizeHint", "moveCursor", "nextCheckState", "paint", "rowCount", "setData", "setEditorData",
        "setModelData", "sizeHint", "supportedDropActions", "updateEditorGeometry", "viewportEvent", "visualRect",
    }
)  # fmt: skip


def guard_overrides() -> None:
    """From now on, classes that are made from those of Qt hand on what their methods raise as PySide6 can take it."""
    if sys.version_info >= (3, 12) or "__init_subclass__" in vars(QObject):
        return

    def guard(cls: type, /, **options: Any) -> None:
        super(QObject, cls).__init_subclass__(**options)  # type: ignore[misc]
        for name, method in list(vars(cls).items()):
            if isinstance(method, FunctionType) and (name.endswith("Event") or name in _CALLED_BY_QT):
                setattr(cls, name, _raising(method))

    QObject.__init_subclass__ = classmethod(guard)  # type: ignore[assignment]


def _raising(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def raising(*values: Any, **named: Any) -> Any:
        try:
            return method(*values, **named)
        except BaseException:  # caught, it becomes an object
            raise

    return raising
