"""sqlite-utils as the store uses it, loaded without the numerical libraries that it looks for.

sqlite-utils loads numpy and pandas, where they are installed, only to turn their values into SQL. The store has none of these,
numpy comes with matplotlib, and loading it takes a third of the time that opening a library takes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    """Let an import of these libraries fail for a moment, if they are not loaded anyway (None in sys.modules does that)."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type] # what the import system documents
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _hidden("numpy", "pandas"):
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

__all__ = ["Database", "Migrations"]
