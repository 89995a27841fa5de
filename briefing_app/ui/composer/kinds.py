"""The kinds of blocks as the composer shows them: icon, colour, and what a new one holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    Question,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from briefing_app.model.language import LocalText


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block by the word that the catalogues know; `make` gives an empty one, None where something is chosen first.

    What is a list of texts begins with one that can be written at once; what is empty is not printed.

    `tone` is the colour of its icon and, thinned, of the tile behind it.
    """

    name: str
    block: type[AnyBlock]
    icon: str
    tone: str = "note"
    make: Callable[[], AnyBlock] | None = None


_NEW = ""  # the workspace gives the id

KINDS: tuple[Kind, ...] = (
    Kind("text", TextBlock, "text-t", make=lambda: TextBlock(id=_NEW, text=LocalText())),
    Kind(
        "points",
        PointsBlock,
        "chat-text",
        make=lambda: PointsBlock(id=_NEW, addressee=LocalText(), points=(LocalText(),)),
    ),
    Kind(
        "questions",
        QuestionsBlock,
        "question",
        make=lambda: QuestionsBlock(id=_NEW, items=(Question(LocalText(), LocalText()),)),
    ),
    Kind("key_figures", KeyFiguresBlock, "hash", "teal", make=lambda: KeyFiguresBlock(id=_NEW, figures=())),
    Kind("table", TableBlock, "table", "teal"),
    Kind("agenda", AgendaBlock, "calendar-dots", make=lambda: AgendaBlock(id=_NEW, items=())),
    Kind("people", PeopleBlock, "users", make=lambda: PeopleBlock(id=_NEW, people=())),
    Kind("timeline", TimelineBlock, "git-commit", make=lambda: TimelineBlock(id=_NEW, events=())),
    Kind("picture", PictureBlock, "image", "teal"),
    Kind("page_break", PageBreakBlock, "file-dashed", make=lambda: PageBreakBlock(id=_NEW)),
    Kind("card", CardBlock, "cards", "accent"),
    Kind("chart", ChartBlock, "chart-bar", "teal"),
)
SECTION = "section"  # stands first among the building blocks and is no block
BUILDING = tuple(each.name for each in KINDS if each.block not in (CardBlock, ChartBlock))


def kind_of(block: AnyBlock) -> Kind:
    """How a block is shown."""
    return next(each for each in KINDS if isinstance(block, each.block))


def find_kind(name: str) -> Kind | None:
    """The kind of this name."""
    return next((each for each in KINDS if each.name == name), None)
