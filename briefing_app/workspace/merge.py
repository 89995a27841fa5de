"""How incoming content meets what the library holds: what is new, what differs, and which names have to give way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from briefing_app.model.block import AnyBlock, KeyFiguresBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Dataset
from briefing_app.model.content import Content
from briefing_app.model.figure import Figure
from briefing_app.model.placeholder import rename
from briefing_app.model.walk import map_texts
from briefing_app.workspace.desk import next_free

KINDS = ("source", "figure", "dataset", "chart", "card", "term", "asset", "briefing")
_WORD = re.compile(r"[a-z][a-z0-9_]*")


class Known(Protocol):
    """What the library holds already; `kind` is one of `KINDS` or `theme`."""

    def find(self, kind: str, id: str) -> Any:
        """The thing with this id (themes: slug), or None."""

    def find_id(self, kind: str, name: str) -> str | None:
        """The id of the thing with this slug or key, or None."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Readable names by kind. `renamed` gives kind, name in the pack and name in the library."""

    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    updated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unchanged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    renamed: tuple[tuple[str, str, str], ...] = ()


def merge(incoming: Content, known: Known, *, partial: bool) -> tuple[Content, ImportReport]:
    """What has to be saved, with references that fit the library, and the report of it.

    The same id is the same thing: it is replaced where its content differs, and left alone where the pack is partial. A
    slug or key that something else has gets a number behind it; the key of a figure that is in the library stays as it is
    there, because its texts use it.
    """
    names = _Names(known, partial)
    keys = {each.key: names.choose("figure", each.id, each.key) for each in incoming.figures}
    changed = {old: new for old, new in keys.items() if old != new}
    fitted = _with_keys(incoming, changed)
    sorter = _Sorter(known, partial)
    themes = _themes(fitted, known, sorter)
    slugged: dict[str, tuple[Any, ...]] = {
        kind: tuple(replace(each, slug=names.choose(kind, each.id, each.slug)) for each in things)
        for kind, things in (
            ("source", fitted.sources),
            ("dataset", fitted.datasets),
            ("chart", fitted.charts),
            ("card", fitted.cards),
            ("term", fitted.glossary),
            ("briefing", fitted.briefings),
        )
    }
    kept = {kind: sorter.sort(kind, things) for kind, things in (*slugged.items(), ("figure", fitted.figures))}
    content = Content(
        themes=themes,
        sources=kept["source"],
        figures=kept["figure"],
        datasets=kept["dataset"],
        charts=kept["chart"],
        cards=kept["card"],
        glossary=kept["term"],
        briefings=kept["briefing"],
        assets=sorter.sort("asset", fitted.assets, same=lambda _old, _new: True),
    )
    return content, sorter.report(names.renamed)


def _themes(incoming: Content, known: Known, sorter: _Sorter) -> tuple[Any, ...]:
    """A theme that is there keeps its place among the others."""
    found = ((each, known.find("theme", each.slug)) for each in incoming.themes)
    return sorter.sort("theme", tuple(replace(new, order=old.order) if old else new for new, old in found))


class _Names:
    """Gives each incoming thing a slug or key that nothing else has."""

    def __init__(self, known: Known, partial: bool) -> None:
        self._known = known
        self._partial = partial
        self._given: set[tuple[str, str]] = set()
        self.renamed: list[tuple[str, str, str]] = []

    def choose(self, kind: str, id: str, name: str) -> str:
        there = self._known.find(kind, id)
        own = "" if there is None else str(there.key if kind == "figure" else there.slug)
        if own and (kind == "figure" or self._partial or self._is_taken(kind, id, name)):
            chosen = own
        else:
            joint, length = ("_", 58) if kind == "figure" else ("-", 74)
            chosen = name if not self._is_taken(kind, id, name) else ""
            chosen = chosen or next_free(name[:length], lambda each: self._is_taken(kind, id, each), joint)
        self._given.add((kind, chosen))
        if chosen != name:
            self.renamed.append((kind, name, chosen))
        return chosen

    def _is_taken(self, kind: str, id: str, name: str) -> bool:
        return (kind, name) in self._given or self._known.find_id(kind, name) not in (None, id)


class _Sorter:
    """Sorts incoming things into added, updated and unchanged."""

    def __init__(self, known: Known, partial: bool) -> None:
        self._known = known
        self._partial = partial
        self._added: dict[str, list[str]] = {}
        self._updated: dict[str, list[str]] = {}
        self._unchanged: dict[str, list[str]] = {}

    def sort(
        self, kind: str, things: tuple[Any, ...], same: Callable[[Any, Any], bool] | None = None
    ) -> tuple[Any, ...]:
        """Those that have to be saved."""
        kept = []
        for thing in things:
            old = self._known.find(kind, thing.slug if kind == "theme" else thing.id)
            if old is None:
                kept.append(thing)
                place = self._added
            elif self._partial or (same or is_same)(old, thing):
                place = self._unchanged
            else:
                kept.append(thing)
                place = self._updated
            name = thing.key if kind == "figure" else thing.id[:12] if kind == "asset" else thing.slug
            place.setdefault(kind, []).append(name)
        return tuple(kept)

    def report(self, renamed: list[tuple[str, str, str]]) -> ImportReport:
        def frozen(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
            return {kind: tuple(each) for kind, each in names.items()}

        return ImportReport(frozen(self._added), frozen(self._updated), frozen(self._unchanged), tuple(renamed))


def is_same(old: Any, new: Any) -> bool:
    """Equal down to the digits: 1.10 and 1.1 are equal decimals but not the same value of a source."""
    return bool(old == new) and _digits(old) == _digits(new)


def _digits(thing: Any) -> list[str]:
    if isinstance(thing, Figure):
        return [str(each.value) for each in thing.observations]
    if isinstance(thing, Dataset):
        return [str(cell.value) for row in thing.rows for cell in row]
    return []


# -- figures under other keys ----------------------------------------------------------------------------------------


def _with_keys(content: Content, keys: Mapping[str, str]) -> Content:
    """The content with figure keys replaced (old → new) wherever they are used."""
    if not keys:
        return content

    def words(text: str) -> str:
        return rename(text, dict(keys))

    def key_of(key: str) -> str:
        return keys.get(key, key)

    def figure(each: Figure) -> Figure:
        formula = _WORD.sub(lambda match: key_of(match[0]), each.formula)
        return replace(map_texts(each, words), key=key_of(each.key), formula=formula)

    def card(each: FactCard) -> FactCard:
        return replace(map_texts(each, words), figures=tuple(map(key_of, each.figures)))

    def dataset(each: Dataset) -> Dataset:
        rows = tuple(tuple(replace(cell, figure=key_of(cell.figure)) for cell in row) for row in each.rows)
        return map_texts(replace(each, rows=rows), words)

    def block(each: AnyBlock) -> AnyBlock:
        return replace(each, figures=tuple(map(key_of, each.figures))) if isinstance(each, KeyFiguresBlock) else each

    def briefing(each: Briefing) -> Briefing:
        each = map_texts(each, words)
        return replace(each, sections=tuple(replace(s, blocks=tuple(map(block, s.blocks))) for s in each.sections))

    return replace(
        content,
        figures=tuple(map(figure, content.figures)),
        cards=tuple(map(card, content.cards)),
        datasets=tuple(map(dataset, content.datasets)),
        charts=tuple(map_texts(each, words) for each in content.charts),
        briefings=tuple(map(briefing, content.briefings)),
    )
