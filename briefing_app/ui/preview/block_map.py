"""Where the blocks of a briefing stand on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.ui.preview.page_text import Box

BlockPlace = tuple[str, int, float, float, float, float]  # block id, page from 1, left, bottom, right, top in points


@dataclass(frozen=True, slots=True)
class BlockMap:
    """A block has a rectangle on every page that it reaches, sometimes several."""

    places: tuple[BlockPlace, ...] = ()

    def __contains__(self, id: object) -> bool:
        return any(each[0] == id for each in self.places)

    @property
    def ids(self) -> tuple[str, ...]:
        """All blocks in the order of the pages."""
        return tuple(dict.fromkeys(each[0] for each in self.places))

    @property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """Block id → its first and last page, from 1."""
        found: dict[str, tuple[int, int]] = {}
        for id, page, *_ in self.places:
            first, last = found.get(id, (page, page))
            found[id] = (min(first, page), max(last, page))
        return found

    def rects(self, id: str, page: int) -> tuple[Box, ...]:
        """The rectangles of a block on a page, which counts from 0."""
        return tuple(each[2:] for each in self.places if each[0] == id and each[1] == page + 1)

    def pages(self, ids: Iterable[str]) -> Sequence[int]:
        """The pages, from 1, on which these blocks stand."""
        wanted = set(ids)
        return sorted({each[1] for each in self.places if each[0] in wanted})

    def find_at(self, page: int, x: float, y: float) -> str:
        """The block at a point of a page (from 0); the smallest where one lies in another, empty where there is none."""
        found = [
            ((right - left) * (top - bottom), id)
            for id, number, left, bottom, right, top in self.places
            if number == page + 1 and left <= x <= right and bottom <= y <= top
        ]
        return min(found)[1] if found else ""
