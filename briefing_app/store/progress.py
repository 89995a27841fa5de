"""How far an operation is, for whoever looks on while it touches thousands of things."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Listener = Callable[[float | None], None]
_EVERY = 50  # things


class Progress:
    """Tells its listener the share that is done, None while it cannot be known, and 1 at the end, within the transaction.

    The listener must not ask the library anything, and hears nothing of what touches a few things only.
    """

    def __init__(self) -> None:
        self._listener: Listener | None = None
        self._written = 0

    def listen(self, listener: Listener) -> None:
        """Tell this one from now on."""
        self._listener = listener

    def count(self, more: int = 1) -> None:
        """So many more things were written."""
        before, self._written = self._written, self._written + more
        if before // _EVERY != self._written // _EVERY:
            self._tell(None)

    def through(self, items: Collection[Item]) -> Iterator[Item]:
        """Go through these, and tell."""
        for at, item in enumerate(items):
            if at and at % _EVERY == 0:
                self._tell(at / len(items))
            yield item

    @contextmanager
    def telling(self) -> Iterator[None]:
        """One operation; at its end all is done, or was given up."""
        self._written = 0
        try:
            yield
        finally:
            self._tell(1.0)

    def _tell(self, share: float | None) -> None:
        if self._listener is not None:
            self._listener(share)
