"""What an import would do, row by row, before it does anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Counts
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from briefing_app.errors import Phrase
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.content import Content
from briefing_app.model.language import LocalText
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.mapping import Mapping
from briefing_app.workspace.importing.target import Target


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about one row.

    `number` is the row as a spreadsheet counts (from 1), `column` the place in the file (from 0), None for the row as a whole.
    Where `refused`, the row is not imported; otherwise it is, and this is worth a look.
    """

    number: int
    column: int | None
    said: Phrase
    refused: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a file as values by the names of fields; for a dataset, as cells of the columns used."""

    number: int
    values: Counts[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """A file read by a mapping, before it is compared with a library; made in any thread.

    For a dataset `cells` has a row of cells, one for each column made, and `entries` is empty; for the others the reverse.
    `problems` are in the order of the file.
    """

    draft: Draft
    mapping: Mapping
    entries: tuple[Entry, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row and what becomes of it; `title` names it for a person."""

    number: int
    outcome: Outcome
    title: LocalText | str = ""


@dataclass(frozen=True)
class Plan:
    """What `core.imports.run` would do. Nothing was written yet.

    `removed` counts rows of the dataset `mapping.into` that the file does not have. `also` are names, by kind, of what is made
    besides (`theme`, `source`, `figure` and, for figures that get another value, `observation`). `content` and `dataset` are
    what is written; `dataset` is None where nothing of a dataset changes.
    """

    understood: Understood
    rows: tuple[PlannedRow, ...]
    problems: tuple[RowProblem, ...] = ()
    removed: int = 0
    also: Counts[str, tuple[LocalText | str, ...]] = field(default_factory=dict)
    content: Content = field(default_factory=Content)
    dataset: Dataset | None = None
    moment: int = 0

    @property
    def target(self) -> Target:
        """What the rows become."""
        return self.understood.mapping.target

    @cached_property
    def counts(self) -> Counts[Outcome, int]:
        """How many rows there are of each outcome; all four are in it."""
        counted = Counter(each.outcome for each in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def refused(self) -> tuple[RowProblem, ...]:
        """Why rows are not imported."""
        return tuple(each for each in self.problems if each.refused)

    @property
    def empty(self) -> bool:
        """Whether an import would change nothing."""
        if self.target is Target.DATASET:
            return self.dataset is None
        return not (self.counts[Outcome.NEW] or self.counts[Outcome.CHANGED])

    def at(self, moment: int) -> Plan:
        """The plan, made when the library had changed so many times."""
        return replace(self, moment=moment)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `ids` are the cards, sources or figures that are new or changed, `dataset_id` the table."""

    target: Target
    counts: Counts[Outcome, int]
    ids: tuple[str, ...] = ()
    dataset_id: str = ""
