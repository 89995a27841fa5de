"""Describes a briefing as the rows of its outline: titles as they print, kinds and dates in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefing_app.model.block import (
    AgendaBlock,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PageBreakBlock,
    PeopleBlock,
    PictureBlock,
    PointsBlock,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.figure import Release
from briefing_app.model.language import Language, LocalText
from briefing_app.model.walk import find_texts
from briefing_app.store.changes import Changes
from briefing_app.ui.composer.kinds import kind_of
from briefing_app.ui.composer.quoting import Quoter, Said
from briefing_app.ui.composer.rows import Outline, OutlineRow, OutlineSection, Problem, speak
from briefing_app.ui.look import Look
from briefing_app.workspace import Workspace

Item = TypeVar("Item")
_LONGEST = 160  # characters of a running text that stands in for a title


@dataclass(frozen=True, slots=True)
class _Known:
    """A row, and what it was made of beside what the library says."""

    about: tuple[AnyBlock, Language, str, Problem | None]
    row: OutlineRow


class OutlineReader:
    """Reads a briefing for its outline. What was read of the library is kept until `forget` says that it changed."""

    def __init__(self, core: Workspace, look: Look, say_pages: Callable[[int, int], str]) -> None:
        """Make the reader; `say_pages` puts the first and last page of something, from 1, into short words."""
        self._core = core
        self._say_pages = say_pages
        self._say = look.say
        self._quoter = Quoter(core)
        self._known: dict[str, _Known] = {}

    def forget(self, changes: Changes) -> None:
        """Read again what was touched."""
        if changes.cards or changes.charts or changes.datasets or changes.figures:
            self._known.clear()
            self._quoter.forget(changes)

    def quotes(self, block: AnyBlock, key: str) -> bool:
        """Whether a block of what was read last prints a figure."""
        return key in self._quoter.keys_in(block)

    def read(
        self,
        briefing: Briefing,
        language: Language,
        pages: Mapping[str, tuple[int, int]],
        problems: Mapping[str, Problem],
    ) -> Outline:
        """The outline of a briefing.

        Args:
            briefing: What is composed.
            language: Of the content.
            pages: First and last page of blocks by id, as far as they are known.
            problems: What the checks say of sections and blocks by id.
        """
        blocks = briefing.blocks
        self._quoter.read(
            (each.card_id for each in blocks if isinstance(each, CardBlock)),
            (each.chart_id for each in blocks if isinstance(each, ChartBlock)),
            (each.dataset_id for each in blocks if isinstance(each, TableBlock)),
        )
        return tuple(
            self._section(at, each, language, pages, problems) for at, each in enumerate(briefing.sections, start=1)
        )

    def _section(
        self,
        number: int,
        section: Section,
        language: Language,
        pages: Mapping[str, tuple[int, int]],
        problems: Mapping[str, Problem],
    ) -> OutlineSection:
        say = self._say
        rows = [
            self._row(
                each, language, self._say_pages(*pages[each.id]) if each.id in pages else "", problems.get(each.id)
            )
            for each in section.blocks
        ]
        title, shown = section.title.best(language)
        placed = [pages[each.id] for each in section.blocks if each.id in pages]
        span = (min(first for first, _ in placed), max(last for _, last in placed)) if placed else None
        guidance = section.guidance.best(say.language)[0]
        row = OutlineRow(
            kind="section",
            id=section.id,
            icon="rows",
            tone="text2",
            title=title or say("composer.section.untitled"),
            language=shown if title else say.language,
            ghost=not title,
            internal=self._internal(section.release),
            problem=problems.get(section.id) if rows else None,  # an empty one says so itself
            page=self._say_pages(*span) if span else "",
            number=number,
            hint="" if rows else guidance or say("composer.section.empty"),
        )
        return OutlineSection(speak(row, say), tuple(rows))

    def _row(self, block: AnyBlock, language: Language, page: str, problem: Problem | None) -> OutlineRow:
        """The row of a block, from the last time where nothing of it has changed: of two hundred mostly one has."""
        known = self._known.get(block.id)
        if known is not None and known.about == (block, language, page, problem):
            return known.row
        row = speak(replace(self._block(block, language), page=page, problem=problem), self._say)
        self._known[block.id] = _Known((block, language, page, problem), row)
        return row

    def _block(self, block: AnyBlock, language: Language) -> OutlineRow:
        say, kind = self._say, kind_of(block)
        name = say(f"composer.kind.{kind.name}")
        title, shown, detail = self._title(block, name, language)
        internal = self._internal(block.release)
        if not internal and isinstance(block, (CardBlock, ChartBlock)):
            said = self._said(block, language)
            internal = say("composer.internal.card") if said is not None and said.internal else ""
        return OutlineRow(
            kind=kind.name,
            id=block.id,
            icon=kind.icon,
            tone=kind.tone,
            title=title or name,
            language=shown if title else say.language,
            ghost=not title and not isinstance(block, PageBreakBlock),
            detail=detail,
            internal=internal,
        )

    def _said(self, block: CardBlock | ChartBlock, language: Language) -> Said | None:
        if isinstance(block, CardBlock):
            return self._quoter.find_card(block.card_id, language)
        return self._quoter.find_chart(block.chart_id, language)

    def _title(self, block: AnyBlock, name: str, language: Language) -> tuple[str, Language, str]:
        """Title, its language, and the second line; without a title, the kind stands in for it."""
        say, fill = self._say, self._quoter.fill
        match block:
            case CardBlock():
                return self._shown(self._quoter.find_card(block.card_id, language), name, language)
            case ChartBlock():
                said = self._quoter.find_chart(block.chart_id, language)
                kind = f"composer.chart.{said.kind}" if said else ""
                return self._shown(said, say(kind) if kind in say.catalogue else name, language)
            case TableBlock():
                said = self._quoter.find_dataset(block.dataset_id, language)
                title, shown, detail = self._shown(said, name, language)
                own = fill(block.title, language)
                return (*own, detail) if own[0] else (title, shown, detail)
            case TextBlock():
                role = say(f"composer.role.{block.role.value}")
                words = fill(block.title, language)
                return (*(words if words[0] else _begin(*fill(block.text, language))), role)
            case KeyFiguresBlock():
                labels = " · ".join(self._quoter.find_label(key, language) for key in block.figures)
                return self._counted(block.title, labels, name, say("composer.figures", n=len(block.figures)), language)
            case PointsBlock():
                to, _ = fill(block.addressee, language)
                points = written(block.points)
                counted = say("composer.points", n=len(points))
                detail = say("composer.points.to", points=counted, to=to) if to else counted
                begin = points[0] if points else LocalText()
                return self._counted(block.title, begin, name, detail, language)
            case QuestionsBlock():
                questions = written(block.items)
                begin = questions[0].question if questions else LocalText()
                return self._counted(block.title, begin, name, say("composer.questions", n=len(questions)), language)
            case AgendaBlock():
                lines = written(block.items)
                begin = lines[0].item if lines else LocalText()
                return self._counted(block.title, begin, name, say("composer.items", n=len(lines)), language)
            case PeopleBlock():
                names = "、" if language.chinese else ", "
                people = written(block.people)
                named = names.join(each.name.best(language)[0] for each in people)
                return self._counted(block.title, named, name, say("composer.people", n=len(people)), language)
            case TimelineBlock():
                events = written(block.events)
                begin = events[0].text if events else LocalText()
                return self._counted(block.title, begin, name, say("composer.events", n=len(events)), language)
            case PictureBlock():
                words = fill(block.caption, language)
                return (*(words if words[0] else fill(block.alt, language)), name)
            case PageBreakBlock():
                return "", language, say("composer.page_break.detail")

    def _shown(self, said: Said | None, name: str, language: Language) -> tuple[str, Language, str]:
        if said is None:
            return "", language, self._say("composer.gone", kind=name)
        as_of = self._core.wording.as_of(said.as_of, self._say.language) if said.as_of else ""
        return said.title, said.language, " · ".join(part for part in (name, as_of) if part)

    def _counted(
        self, title: LocalText, begin: LocalText | str, name: str, count: str, language: Language
    ) -> tuple[str, Language, str]:
        words = self._quoter.fill(title, language)
        if not words[0]:
            words = (begin, language) if isinstance(begin, str) else self._quoter.fill(begin, language)
        first, shown = _begin(*words)
        return first, shown, count if first in ("", name) else f"{name} · {count}"  # the name stands above already

    def _internal(self, release: Release) -> str:
        return self._say("composer.internal") if release is Release.INTERNAL else ""


def written(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a block that hold a text: one that is still empty is there to be written, and is not printed."""
    return tuple(each for each in items if next(find_texts(each), None) is not None)


def _begin(text: str, language: Language) -> tuple[str, Language]:
    """The first line of a running text, without the mark of a bullet."""
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    return line.removeprefix("- ")[:_LONGEST], language
