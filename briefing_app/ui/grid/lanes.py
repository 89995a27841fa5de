"""The columns that are seen: of a column of words one for each language, or only the language chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.language import LANGUAGES, Language


@dataclass(frozen=True, slots=True)
class Lane:
    """One column of the view: the column of the table at `at`; of words the texts in `language`, else that is None.

    `first` marks the first lane of a column of words that is unfolded, and every other lane.
    """

    at: int
    column: Column
    language: Language | None = None
    first: bool = True
    folded: bool = False

    @property
    def numeric(self) -> bool:
        """Whether numbers stand in it, set to the right."""
        return self.column.kind is ColumnKind.NUMBER


def build_lanes(columns: Sequence[Column], language: Language, *, folded: bool) -> tuple[Lane, ...]:
    """The lanes from left to right.

    Args:
        columns: Of the table.
        language: The one whose words are seen where only one is.
        folded: Whether only one is.
    """
    lanes: list[Lane] = []
    for at, column in enumerate(columns):
        if column.kind is not ColumnKind.TEXT:
            lanes.append(Lane(at, column))
        elif folded:
            lanes.append(Lane(at, column, language, folded=True))
        else:
            lanes += [Lane(at, column, each, first=each is LANGUAGES[0]) for each in LANGUAGES]
    return tuple(lanes)


def find_lane(lanes: Sequence[Lane], column: int, language: Language | None = None) -> int:
    """Where a column of the table is seen, the lane of the language if it has one; -1 where it is not."""
    places = [place for place, lane in enumerate(lanes) if lane.at == column]
    return next((place for place in places if lanes[place].language is language), places[0] if places else -1)
