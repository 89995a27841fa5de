"""Blocks: the placed items of a briefing, one frozen class per kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.model.figure import Release
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate


class Likelihood(StrEnum):
    """How likely it is that a question is asked."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TextRole(StrEnum):
    """What a text block is for; the composer prints each in its own manner."""

    BODY = "body"
    OBJECTIVES = "objectives"
    PRESS_LINE = "press-line"
    CALLOUT = "callout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all kinds share: identity, and whether it may reach the other side."""

    id: str
    release: Release = Release.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    """Paragraphs (separated by a blank line; a line that starts with “- ” is a bullet). May quote figures."""

    text: LocalText
    title: LocalText = LocalText()
    role: TextRole = TextRole.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBlock(Block):
    """A fact card of the library."""

    card_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBlock(Block):
    """A chart of the library; `width` is `full` or `half` (two halves in a row stand side by side).

    `data` says whether a full briefing prints its numbers as a table at the end, for those who cannot see the drawing:
    `always`, `never`, or `auto`, which is where the alternative text does not give every value.
    """

    chart_id: str
    width: str = "full"
    data: str = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFiguresBlock(Block):
    """A strip of figures by key, two to six of them look best."""

    figures: tuple[str, ...]
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock(Block):
    """A dataset printed as a table; `columns` selects and orders them, empty means all."""

    dataset_id: str
    columns: tuple[str, ...] = ()
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsBlock(Block):
    """Points to make, addressed to somebody. Internal unless said otherwise."""

    addressee: LocalText
    points: tuple[LocalText, ...]
    title: LocalText = LocalText()
    release: Release = Release.INTERNAL


@dataclass(frozen=True, slots=True)
class Question:
    """A question that may come, the answer to give, and how likely it is."""

    question: LocalText
    answer: LocalText
    likelihood: Likelihood = Likelihood.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsBlock(Block):
    """Questions and answers."""

    items: tuple[Question, ...]
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of the programme: when (free words such as 09:30–10:15), what, who or where."""

    time: str
    item: LocalText
    detail: LocalText = LocalText()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBlock(Block):
    """The programme of a visit or meeting."""

    items: tuple[AgendaItem, ...]
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody one meets."""

    name: LocalText
    role: LocalText = LocalText()
    organisation: LocalText = LocalText()
    note: LocalText = LocalText()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleBlock(Block):
    """The people of a meeting."""

    people: tuple[Person, ...]
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened or is due at a partial date."""

    date: PartialDate
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBlock(Block):
    """Events in order of date."""

    events: tuple[TimelineEvent, ...]
    title: LocalText = LocalText()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlock(Block):
    """A picture of the library's assets (SHA-256 of its bytes) with caption, alternative text and credit."""

    asset: str
    caption: LocalText = LocalText()
    alt: LocalText = LocalText()
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreakBlock(Block):
    """What follows starts on a new page."""


AnyBlock = (
    TextBlock
    | CardBlock
    | ChartBlock
    | KeyFiguresBlock
    | TableBlock
    | PointsBlock
    | QuestionsBlock
    | AgendaBlock
    | PeopleBlock
    | TimelineBlock
    | PictureBlock
    | PageBreakBlock
)
