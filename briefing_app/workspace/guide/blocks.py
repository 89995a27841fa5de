"""What a page of the guide is made of: blocks of typed runs, never markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class RunKind(Enum):
    """What a run of words is; whoever shows it decides how that looks."""

    PLAIN = auto()
    STRONG = auto()
    CODE = auto()
    KEYS = auto()
    SAID = auto()  # words of the interface: an entry of a menu, a button
    LINK = auto()
    LABEL = auto()  # says what the lines below have in common


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of one kind; `target` is the page that a link leads to."""

    text: str
    kind: RunKind = RunKind.PLAIN
    target: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title of the page; `level` is 2 or 3, `anchor` is where links and the search lead."""

    runs: Runs
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together; a `note` stands apart from the rest."""

    runs: Runs
    note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `ordered` counts the items."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window, by its name, and what it shows."""

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Made:
    """What the program itself knows best and writes in this place: the checks, the shortcuts."""

    name: str


Block = Heading | Paragraph | Items | Grid | Picture | Made


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide; `name` is the same in every language."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def plain(runs: Runs) -> str:
    """The words of runs."""
    return "".join(run.text for run in runs)


def list_runs(block: Block) -> Iterator[Runs]:
    """Everything that a block says, in the order in which it is read."""
    match block:
        case Heading() | Paragraph():
            yield block.runs
        case Items():
            yield from block.items
        case Grid():
            yield from block.head
            for row in block.rows:
                yield from row
        case Picture():
            yield (Run(block.caption),)
