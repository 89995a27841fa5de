"""Briefings as tiles: what each says, in which order they stand, and the model of the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing_app.model.language import Language
from briefing_app.store.rows import BriefingHead
from briefing_app.ui.look import Words
from briefing_app.wording.printed import Wording

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Shelf(StrEnum):
    """Which briefings are looked at."""

    CURRENT = "current"
    TEMPLATES = "templates"
    ARCHIVED = "archived"


class When(StrEnum):
    """How a briefing stands to today."""

    UPCOMING = "upcoming"
    UNDATED = "undated"
    PAST = "past"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Tile:
    """What one tile says. `badge` is a short word about the date; `language` that of the title; `spoken` one line."""

    id: str
    title: str
    language: Language
    when: When
    lines: tuple[str, ...]
    counts: str
    badge: str
    spoken: str = ""


def list_tiles(
    briefings: Iterable[BriefingHead], shelf: Shelf, words: str, wording: Wording, say: Words, today: date
) -> tuple[Tile, ...]:
    """The tiles of a shelf whose briefings contain all these words: what comes next first, then undated, then past."""
    wanted = words.casefold().split()
    found = [each for each in briefings if _is_on(each, shelf) and _contains(each, wanted)]
    found.sort(key=lambda each: _order(each, today))
    return tuple(_describe(each, wording, say, today) for each in found)


def count_shelves(briefings: Iterable[BriefingHead]) -> dict[Shelf, int]:
    """How many stand on each shelf."""
    all_of_them = tuple(briefings)
    return {shelf: sum(_is_on(each, shelf) for each in all_of_them) for shelf in Shelf}


def find_when(briefing: BriefingHead, today: date) -> When:
    """How a briefing stands to today; one that has begun and not ended is still to come."""
    if briefing.template:
        return When.TEMPLATE
    last = briefing.ends or briefing.starts
    if last is None:
        return When.UNDATED
    return When.UPCOMING if last.last >= today else When.PAST


def _is_on(briefing: BriefingHead, shelf: Shelf) -> bool:
    if briefing.archived:
        return shelf is Shelf.ARCHIVED
    return shelf is (Shelf.TEMPLATES if briefing.template else Shelf.CURRENT)


def _contains(briefing: BriefingHead, words: Sequence[str]) -> bool:
    texts = (briefing.title, briefing.occasion, briefing.place, briefing.readers, briefing.organisation)
    whole = "\n".join(text for local in texts for _, text in local).casefold()
    return all(word in whole for word in words)


def _order(briefing: BriefingHead, today: date) -> tuple[int, int, str]:
    when = find_when(briefing, today)
    first = briefing.starts or briefing.ends
    day = first.first.toordinal() if first is not None else 0
    return list(When).index(when), -day if when is When.PAST else day, briefing.title.best(Language.EN)[0].casefold()


def _describe(briefing: BriefingHead, wording: Wording, say: Words, today: date) -> Tile:
    title, shown = briefing.title.best(say.language)
    when = find_when(briefing, today)
    counts = [
        say("count.sections", n=briefing.sections),
        say("count.cards", n=briefing.cards),
        say("count.charts", n=briefing.charts),
    ]
    own = say.language
    lines = (
        [briefing.description.best(own)[0]]
        if briefing.template
        else [
            " · ".join(each for each in (say_dates(briefing, wording, own), briefing.place.best(own)[0]) if each),
            briefing.occasion.best(own)[0] or briefing.readers.best(own)[0],
        ]
    )
    tile = Tile(
        id=briefing.id,
        title=title or say("briefings.untitled"),
        language=shown,
        when=when,
        lines=tuple(each for each in lines if each),
        counts=" · ".join(counts),
        badge=_say_badge(briefing, when, say, today),
    )
    return replace(tile, spoken=say.speak(tile.title, tile.badge, *tile.lines, tile.counts))


def say_dates(briefing: BriefingHead, wording: Wording, language: Language) -> str:
    """The dates of the occasion, `3 December 2026 – 5 December 2026`; empty where none is known."""
    dates = [wording.format_date(each, language) for each in (briefing.starts, briefing.ends) if each]
    return " – ".join(dict.fromkeys(dates))


def _say_badge(briefing: BriefingHead, when: When, say: Words, today: date) -> str:
    if when is When.UPCOMING and briefing.starts is not None:
        days = (briefing.starts.first - today).days
        if days > 1:
            return say("briefings.in_days", n=days)
        return say("briefings.tomorrow" if days == 1 else "briefings.now")
    return say(f"briefings.when.{when.value}")


class TileModel(QAbstractListModel):
    """Tiles in their order; `UserRole` gives the Tile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[Tile, ...] = ()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is in the list."""
        return self._tiles

    def set_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these; where they are the same ones in the same order, only their words change."""
        same = [each.id for each in tiles] == [each.id for each in self._tiles]
        if not same:
            self.beginResetModel()
        self._tiles = tiles
        if not same:
            self.endResetModel()
        elif tiles:
            self.dataChanged.emit(self.index(0), self.index(len(tiles) - 1))

    def find(self, id: str) -> QModelIndex:
        """Where a briefing is; invalid where it is not in the list."""
        at = next((at for at, each in enumerate(self._tiles) if each.id == id), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def tile_at(self, index: Index) -> Tile | None:
        """The tile of an index."""
        return self._tiles[index.row()] if index.isValid() and index.row() < len(self._tiles) else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The tile, its title, or all of it in words."""
        tile = self.tile_at(index)
        if tile is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return tile
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return tile.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return tile.spoken
        return None
