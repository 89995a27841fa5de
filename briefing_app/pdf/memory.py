"""What is worth keeping between documents: lines, boxes and drawings; it lives as long as the fonts do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from briefing_app.pdf.boxes.base import Box
from briefing_app.pdf.engine.drawing import Drawing
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.paragraph import Typesetter

T = TypeVar("T")

_NAME = "layout"


class Recent(Generic[T]):
    """A mapping that forgets what was used longest ago when it is full."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """The value, or None."""
        value = self._kept.get(key)
        if value is not None:
            self._kept.move_to_end(key)
        return value

    def put(self, key: Hashable, value: T) -> T:
        """Keep a value and give it back."""
        self._kept[key] = value
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value

    def __len__(self) -> int:
        return len(self._kept)


class Memory:
    """The typesetter with its lines, boxes of nodes, drawings of charts."""

    def __init__(self, book: FontBook) -> None:
        self.typesetter = Typesetter(book)
        self.boxes: Recent[Box] = Recent(4000)
        self.drawings: Recent[Drawing] = Recent(600)


def get_memory(book: FontBook) -> Memory:
    """The memory of a font book, made on first use."""
    found = book.memory.get(_NAME)
    if not isinstance(found, Memory):
        found = book.memory[_NAME] = Memory(book)
    return found
