"""What a measuring process does with a fault in a slot: Qt would go on without it, and the numbers would be of nothing."""

from __future__ import annotations

import os
import sys
from types import TracebackType


def end_with(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Print the traceback and end at once; for `sys.excepthook`."""
    sys.__excepthook__(kind, problem, trace)
    os._exit(1)
