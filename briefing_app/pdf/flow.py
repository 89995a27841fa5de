"""Pagination: which piece of which box stands where on which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefing_app.pdf.box import SLACK, Box, Torn

WHOLE: Final = 0.4
"""A box up to this share of the frame is not torn but moved to the next page."""
_LEAST_HEAD: Final = 0.1
"""Share of the frame that the head of a torn box must fill at least."""
_SQUEEZE: Final = 0.3
"""Share of the gaps of a page that may be given up so that one more box stands on it."""
_LOWEST: Final = 0.6
"""A box is made lower only if this share of its height is there."""
_STRETCH: Final = 0.45
"""Share by which the gaps of a page may grow where what follows did not fit."""


@dataclass(frozen=True, slots=True)
class Item:
    """One box in the flow.

    `before` is the gap above it, except at the top of a page. `keep` holds it to the next item. `fresh` starts a new page;
    `least` does so only where less than this share of the frame is left. `whole` is the share of the frame up to which the
    item is not torn (0 for running text). `chapter` numbers the section for the page edge. `lower` makes the same thing in less
    height, for the foot of a page that would otherwise stay empty; None where that would harm it.
    """

    box: Box
    before: float = 0.0
    keep: bool = False
    fresh: bool = False
    least: float = 0.0
    whole: float = WHOLE
    chapter: int = 0
    lower: Callable[[float], Box | None] | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A box at its place: `offset` points below the frame's top; `item` is the number of the item it came from."""

    item: int
    box: Box
    offset: float


@dataclass(slots=True)
class PageLayout:
    """What stands on one page."""

    placements: list[Placement] = field(default_factory=list)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Link targets on this page."""
        return tuple(anchor for placement in self.placements for anchor in placement.box.anchors)


class Flow:
    """Places items into frames of one height, one after another.

    No heading stays behind at the foot of a page, small boxes are kept whole, larger ones are torn where they allow it,
    and what is taller than a page is torn by force, so that nothing is ever lost or printed outside the frame. The gaps of a
    page close up a little to hold one more box, and open a little where the next one leaves the page short.
    """

    def __init__(self, items: Sequence[Item], height: float) -> None:
        self._items = list(items)
        self._height = height
        self._pages: list[PageLayout] = [PageLayout()]
        self._used = 0.0
        self._gaps = 0.0

    def run(self) -> list[PageLayout]:
        """All pages; at least one."""
        for number, item in enumerate(self._items):
            self._start(number, item)
            self._place(number, item.box, item)
        if self._used > self._height:
            self._even_out()
        return self._pages

    @property
    def _page(self) -> PageLayout:
        return self._pages[-1]

    def _start(self, number: int, item: Item) -> None:
        """Begin a new page where the item, or what it holds on to, asks for it."""
        if not self._page.placements:
            return
        room = self._get_room(item.before)
        if item.fresh:
            self._break(short=True)
        elif room < item.least * self._height or not (self._can_start(number, room) or self._make_lower(number, room)):
            self._break()

    def _make_lower(self, number: int, room: float) -> bool:
        """Whether what did not fit the room does so in a lower form, with all that is kept with it."""
        while (item := self._items[number]).keep and number + 1 < len(self._items):
            number += 1
            room -= item.box.height + self._items[number].before * (1 - _SQUEEZE)
        if not item.lower or item.fresh or room < _LOWEST * item.box.height:
            return False
        box = item.lower(room)
        if box is None or box.height > room + SLACK:
            return False
        self._items[number] = replace(item, box=box)
        return True

    def _get_room(self, before: float) -> float:
        """The room below a gap, with what the gaps of the page can give up."""
        return self._height - self._used - before + (self._gaps + before) * _SQUEEZE

    def _can_start(self, number: int, room: float) -> bool:
        """Whether the item can begin in the room left, together with a piece of all that it is kept with."""
        while True:
            item = self._items[number]
            if not item.keep or number + 1 == len(self._items):
                return item.box.height <= room + SLACK or self._find_tear(item, item.box, room) is not None
            following = self._items[number + 1]
            if following.fresh:
                return item.box.height <= room + SLACK
            room -= item.box.height + following.before * (1 - _SQUEEZE)
            if room <= 0:
                return False
            number += 1

    def _find_tear(self, item: Item, box: Box, room: float) -> Torn | None:
        """A good tear in the room left at the foot of a page."""
        if box.height <= item.whole * self._height:
            return None
        least = _LEAST_HEAD * self._height if item.whole else 0.0
        if room < least:
            return None
        return box.split(room)

    def _tear_at_foot(self, item: Item, box: Box, before: float) -> Torn | None:
        """A tear that leaves the gaps as they are, or else one that closes them up."""
        natural = self._height - self._used - before
        return self._find_tear(item, box, natural) or self._find_tear(item, box, self._get_room(before))

    def _place(self, number: int, box: Box, item: Item) -> None:
        first = True
        while True:
            top = not self._page.placements
            before = item.before if first and not top else 0.0
            room = self._get_room(before)
            if box.height <= room + SLACK:
                self._add(number, box, before)
                return
            torn = box.split(room) or box.split(room, force=True) if top else self._tear_at_foot(item, box, before)
            if torn is None and top:
                self._add(number, box, before)  # cannot be torn at all; its builder has seen to it that it fits
                return
            if torn is not None:
                self._add(number, torn[0], before)
                box = torn[1]
                first = False
            self._break()

    def _add(self, number: int, box: Box, before: float) -> None:
        self._page.placements.append(Placement(number, box, self._used + before))
        self._used += before + box.height
        self._gaps += before

    def _break(self, *, short: bool = False) -> None:
        """Close the page, filled as far as its gaps allow unless it is `short` on purpose, and open the next."""
        if not short or self._used > self._height:
            self._even_out()
        self._pages.append(PageLayout())
        self._used = 0.0
        self._gaps = 0.0

    def _even_out(self) -> None:
        """Shrink or widen all gaps of the page in proportion, so that it ends at the foot of the frame or nearer to it."""
        spare = self._height - self._used
        if not self._gaps or not spare:
            return
        share = max(-_SQUEEZE, min(spare / self._gaps, _STRETCH))
        placements = self._page.placements
        foot = shift = 0.0
        for at, placement in enumerate(placements):
            shift += (placement.offset - foot) * share
            foot = placement.offset + placement.box.height
            placements[at] = replace(placement, offset=placement.offset + shift)


def paginate(items: Sequence[Item], height: float) -> list[PageLayout]:
    """Place items into frames `height` points tall."""
    return Flow(items, height).run()
