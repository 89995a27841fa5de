"""What of a table is chosen, in its rows and columns instead of those of the view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and lanes from the first to the last, both included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many lanes."""
        return self.right - self.left + 1

    def within(self, rows: int) -> Block | None:
        """Without what lies below the last of so many rows; None where nothing is left."""
        return Block(self.top, self.left, min(self.bottom, rows - 1), self.right) if self.top < rows else None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Places, row by row."""
        for row in range(self.top, self.bottom + 1):
            for lane in range(self.left, self.right + 1):
                yield row, lane


def enclose(blocks: list[Block]) -> Block | None:
    """The smallest block that holds them all."""
    if not blocks:
        return None
    return Block(
        min(each.top for each in blocks),
        min(each.left for each in blocks),
        max(each.bottom for each in blocks),
        max(each.right for each in blocks),
    )
