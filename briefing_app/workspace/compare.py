"""What differs between two states of one briefing, in the words and numbers that its readers see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from briefing_app.model.block import (
    AgendaBlock,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PeopleBlock,
    PointsBlock,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TextRole,
    TimelineBlock,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.chart import Cell, Column, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Observation, Release
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.walk import find_texts
from briefing_app.wording.printed import Wording
from briefing_app.workspace.quote import quote_figures

_SAID = 80  # characters that name a block
_ROWS = 200  # of a table that are printed; nobody reads more of them in a comparison
_HEADINGS: Mapping[type[AnyBlock] | TextRole, str] = {
    TextRole.OBJECTIVES: "panel.objectives",
    TextRole.PRESS_LINE: "panel.press-line",
    PointsBlock: "panel.points",
    QuestionsBlock: "panel.questions",
    AgendaBlock: "panel.agenda",
    PeopleBlock: "panel.people",
    TimelineBlock: "panel.timeline",
    KeyFiguresBlock: "label.key_figures",
}


class ChangeKind(StrEnum):
    """What happened to a part of a briefing since a version."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One difference.

    `part` is `briefing`, `section` or `block`, `id` that of the section or block, `field` what changed of the briefing's head
    (`title`, `starts` …), of a section (`title`, `release`) or in the settings of a block. `what` names the thing in words;
    `before` and `after` are printed texts: of what was moved, the titles of the places, of a section its numbers.
    """

    kind: ChangeKind
    part: str
    id: str
    field: str
    what: str
    before: str
    after: str


def compare(
    before: Content, after: Content, wording: Wording, language: Language, today: date
) -> tuple[VersionChange, ...]:
    """The differences between the first briefings of two contents: head, sections, blocks in the order of the later one."""
    return tuple(_Comparison(before, after, wording, language, today).changes())


class _Side:
    """One of the two states, printed."""

    def __init__(self, content: Content, wording: Wording, language: Language, today: date) -> None:
        self.briefing: Briefing = content.briefings[0]
        self.sections: Mapping[str, Section] = {each.id: each for each in self.briefing.sections}
        self.blocks: Mapping[str, AnyBlock] = {each.id: each for each in self.briefing.blocks}
        self.section_of = {block.id: section.id for section in self.briefing.sections for block in section.blocks}
        self._cards = {each.id: each for each in content.cards}
        self._charts = {each.id: each for each in content.charts}
        self.datasets = {each.id: each for each in content.datasets}
        self.spans: dict[
            str, tuple[int, int]
        ] = {}  # of long tables the rows that are printed: the first, and where they end
        self._figures: Mapping[str, Quoted] = quote_figures(content.figures, today)
        self._wording = wording
        self._language = language

    def say(self, text: LocalText) -> str:
        """A text as it is printed."""
        words, language = text.best(self._language)
        return self._wording.resolve_string(words, language, self._look_up)

    def say_field(self, value: object) -> str:
        """A field of the head as it is printed."""
        if isinstance(value, LocalText):
            return self.say(value)
        if isinstance(value, PartialDate):
            return self._wording.format_date(value, self._language)
        return "" if value is None else str(value)

    def title_of(self, section_id: str) -> str:
        """The title of a section."""
        return self.say(self.sections[section_id].title)

    def name_of(self, block: AnyBlock) -> str:
        """The first words of a block; what it is where it says nothing yet."""
        line = next(filter(None, self.lines_of(block)), "") or self._kind_of(block)
        return line if len(line) <= _SAID else line[: _SAID - 1] + "…"

    def _kind_of(self, block: AnyBlock) -> str:
        """What is printed above such a block; nothing of one that is never empty."""
        key = _HEADINGS.get(block.role if isinstance(block, TextBlock) else type(block), "")
        return self._wording.label(key, self._language) if key else ""

    def lines_of(self, block: AnyBlock) -> Iterator[str]:
        """All that a block prints, line by line, of long tables only what `spans` gives of them."""
        yield from map(self.say, find_texts(block))
        match block:
            case CardBlock() if card := self._cards.get(block.card_id):
                yield from (self.say(card.title), self.say(card.text), *map(self._number, card.figures))
            case ChartBlock() if chart := self._charts.get(block.chart_id):
                yield from map(self.say, (chart.title, chart.subtitle, chart.note))
                if dataset := self.datasets.get(chart.dataset_id):
                    yield from self._rows(dataset)
            case TableBlock() if dataset := self.datasets.get(block.dataset_id):
                yield self.say(dataset.title)
                yield from self._rows(dataset)
            case KeyFiguresBlock():
                yield from map(self._number, block.figures)

    def _number(self, key: str) -> str:
        quoted = self._figures.get(key)
        if quoted is None or quoted.observation is None:
            return ""
        form = "noun" if quoted.figure.noun else "value"
        value = self._wording.print_observation(quoted.figure, quoted.observation, self._language, form)
        as_of = self._wording.as_of(quoted.observation.as_of, self._language)
        label = self.say(quoted.figure.label)
        return f"{label}：{value}（{as_of}）" if self._language.chinese else f"{label}: {value} ({as_of})"

    def _rows(self, dataset: Dataset) -> Iterator[str]:
        first, end = self.spans.get(dataset.id, (0, len(dataset.rows)))
        if end - first > _ROWS:
            end = first + _ROWS
        if first:
            yield "…"
        yield from (" | ".join(map(self._cell, row, dataset.columns)) for row in dataset.rows[first:end])
        if end < len(dataset.rows):
            yield "…"

    def _cell(self, cell: Cell, column: Column) -> str:
        if cell.figure:
            quoted = self._figures.get(cell.figure)
            if quoted is None or quoted.observation is None:
                return ""
            return self._wording.print_observation(quoted.figure, quoted.observation, self._language)
        if cell.value:
            return self._wording.format_value(cell.value, cell.qualifier, column.unit, column.noun, self._language)
        return self._wording.format_date(cell.date, self._language) if cell.date else self.say(cell.text)

    def _look_up(self, key: str) -> tuple[Figure, Observation | None] | None:
        quoted = self._figures.get(key)
        return (quoted.figure, quoted.observation) if quoted else None


class _Comparison:
    def __init__(self, before: Content, after: Content, wording: Wording, language: Language, today: date) -> None:
        self._old = _Side(before, wording, language, today)
        self._new = _Side(after, wording, language, today)
        for id, old in self._old.datasets.items():
            new = self._new.datasets.get(id)
            if new is not None and max(len(old.rows), len(new.rows)) > _ROWS:
                self._old.spans[id], self._new.spans[id] = _find_differing(old, new)

    def changes(self) -> Iterator[VersionChange]:
        yield from self._head()
        yield from self._sections()
        yield from self._blocks()

    def _head(self) -> Iterator[VersionChange]:
        for each in fields(Briefing):
            if each.name in ("id", "slug", "sections", "template", "template_id", "archived", "accepted"):
                continue
            old, new = (side.say_field(getattr(side.briefing, each.name)) for side in (self._old, self._new))
            if old != new:
                yield VersionChange(ChangeKind.CHANGED, "briefing", "", each.name, "", old, new)

    def _sections(self) -> Iterator[VersionChange]:
        old, new = self._old, self._new
        moved = _moved(list(old.sections), list(new.sections))
        for id in old.sections:
            if id not in new.sections:
                title = old.title_of(id)
                yield VersionChange(ChangeKind.REMOVED, "section", id, "", title, title, "")
        for place, id in enumerate(new.sections):
            title = new.title_of(id)
            if id not in old.sections:
                yield VersionChange(ChangeKind.ADDED, "section", id, "", title, "", title)
                continue
            if id in moved:
                places = str(list(old.sections).index(id) + 1), str(place + 1)
                yield VersionChange(ChangeKind.MOVED, "section", id, "", title, *places)
            if old.title_of(id) != title:
                yield VersionChange(ChangeKind.CHANGED, "section", id, "title", title, old.title_of(id), title)
            releases = old.sections[id].release, new.sections[id].release
            if releases[0] != releases[1]:
                yield VersionChange(
                    ChangeKind.CHANGED, "section", id, "release", title, *(each.value for each in releases)
                )

    def _blocks(self) -> Iterator[VersionChange]:
        old, new = self._old, self._new
        for id, block in old.blocks.items():
            if id not in new.blocks:
                text = "\n".join(filter(None, old.lines_of(block)))
                yield VersionChange(ChangeKind.REMOVED, "block", id, "", old.name_of(block), text, "")
        moved = _moved(list(old.blocks), list(new.blocks))
        for id, block in new.blocks.items():
            after = "\n".join(filter(None, new.lines_of(block)))
            name = new.name_of(block)
            if id not in old.blocks:
                yield VersionChange(ChangeKind.ADDED, "block", id, "", name, "", after)
                continue
            if id in moved or old.section_of[id] != new.section_of[id]:
                places = old.title_of(old.section_of[id]), new.title_of(new.section_of[id])
                yield VersionChange(ChangeKind.MOVED, "block", id, "", name, *places)
            before = "\n".join(filter(None, old.lines_of(old.blocks[id])))
            if before != after:
                yield VersionChange(ChangeKind.CHANGED, "block", id, "", name, before, after)
            elif (difference := self._setting(old.blocks[id], block)) is not None:
                yield VersionChange(ChangeKind.CHANGED, "block", id, difference[0], name, *difference[1:])

    def _setting(self, old: AnyBlock, new: AnyBlock) -> tuple[str, str, str] | None:
        """The first setting of a block that differs although it says the same: its release, the width of a chart."""
        if type(old) is not type(new):
            return "kind", type(old).__name__, type(new).__name__
        for each in fields(new):
            before, after = getattr(old, each.name), getattr(new, each.name)
            if before != after and isinstance(after, Release | str):
                return each.name, str(before), str(after)
        return None


def _find_differing(old: Dataset, new: Dataset) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and end of the rows of both that are left without the same ones at the beginning and at the end."""
    before, after = old.rows, new.rows
    most = min(len(before), len(after)) if old.columns == new.columns else 0
    first = 0
    while first < most and _prints_same(before[first], after[first]):
        first += 1
    last = 0
    while last < most - first and _prints_same(before[-1 - last], after[-1 - last]):
        last += 1
    return (first, len(before) - last), (first, len(after) - last)


def _prints_same(old: tuple[Cell, ...], new: tuple[Cell, ...]) -> bool:
    """Whether two rows cannot but print the same: equal down to the digits, and following no figure."""
    return old == new and not any(
        cell.figure or _quotes(cell.text) or str(cell.value) != str(other.value)
        for cell, other in zip(old, new, strict=True)
    )


def _quotes(text: LocalText) -> bool:
    return "{" in text.en or "{" in text.zh_hant or "{" in text.zh_hans


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Those of both lists that changed their order among each other, as few as possible by the longest runs."""
    there = set(old) & set(new)
    before, after = [each for each in old if each in there], [each for each in new if each in there]
    stayed = {id for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
              for id in before[match.a : match.a + match.size]}  # fmt: skip
    return there - stayed
