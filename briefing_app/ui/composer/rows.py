"""The rows of an outline as frozen values: what stands in a briefing, said as it will print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing_app.model.language import Language
from briefing_app.ui.look import Words


@dataclass(frozen=True, slots=True)
class Problem:
    """What the checks say of a row in a few words; `severity` is `err` or `warn`."""

    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section or a block.

    `language` is that of the title, which may not be the one asked for; `ghost` says that the title only stands in for one.
    `detail` is the quiet second line, `aside` what it says after it in another tone (Internal). `page` is the label at the
    right, `number` counts sections, `hint` is what an empty section wants.
    """

    kind: str
    id: str
    icon: str
    tone: str
    title: str
    language: Language
    ghost: bool = False
    detail: str = ""
    internal: str = ""
    problem: Problem | None = None
    page: str = ""
    number: int = 0
    hint: str = ""
    spoken: str = ""

    @property
    def is_section(self) -> bool:
        """Whether it is a section."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section with its blocks."""

    row: OutlineRow
    blocks: tuple[OutlineRow, ...] = ()

    def __iter__(self) -> Iterator[OutlineRow]:
        yield self.row
        yield from self.blocks


Outline = tuple[OutlineSection, ...]


def speak(row: OutlineRow, say: Words) -> OutlineRow:
    """The row with the line that a screen reader says."""
    problem = row.problem.text if row.problem else ""
    parts = (str(row.number) if row.number else "", row.title, row.detail, row.internal, problem, row.page, row.hint)
    return replace(row, spoken=say.speak(*parts))
