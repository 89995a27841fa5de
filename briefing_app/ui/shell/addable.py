"""What a page offers that takes cards and charts into a briefing, so that they can be added from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from briefing_app.ui.lists.mime import Item


@runtime_checkable
class Addable(Protocol):
    """A page with an open briefing."""

    @property
    def briefing_id(self) -> str:
        """Which briefing is open; empty where it was deleted."""

    def add_items(self, items: Sequence[Item]) -> bool:
        """Put things into the briefing after the place where one is, as one step, and say so; False if none was taken."""


def find_addable(page: object) -> Addable | None:
    """The page as one that takes things; None where it takes none."""
    return page if isinstance(page, Addable) else None
