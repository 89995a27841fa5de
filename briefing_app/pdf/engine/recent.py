"""A memory of bounded size: what was used longest ago is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """A mapping whose values together weigh at most `most`; the unit is its owner's, and without weights it is the value."""

    __slots__ = ("_kept", "_most", "_weight")

    def __init__(self, most: float) -> None:
        self._most = most
        self._weight = 0.0
        self._kept: OrderedDict[Hashable, tuple[T, float]] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        """The value, or None."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: T, weight: float = 1.0) -> T:
        """Keep a value, unless it weighs more than all may together, and give it back."""
        before = self._kept.pop(key, None)
        if before is not None:
            self._weight -= before[1]
        if weight <= self._most:
            self._kept[key] = value, weight
            self._weight += weight
        while self._weight > self._most:
            self._weight -= self._kept.popitem(last=False)[1][1]
        return value

    @property
    def weight(self) -> float:
        """What all values weigh together."""
        return self._weight

    def __len__(self) -> int:
        return len(self._kept)
