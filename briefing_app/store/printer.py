"""How the index learns the words that readers see: texts with their figures filled in, figures as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.staleness import find_stale_day
from briefing_app.wording.printed import Wording

FigureLookup = Callable[[str], Figure | None]
Observe = Callable[[Figure, FigureLookup], Observation | None]
Ages = tuple[PartialDate | None, date | None]  # the as-of date that is quoted, the first day on which it is stale
FindAges = Callable[[Figure, FigureLookup], Ages]


class Printer(Protocol):
    """Prints for the index. `find_figure` gives a figure by key as it stands in the transaction that is open."""

    def fill(self, text: str, language: Language, find_figure: FigureLookup) -> str:
        """A text with its placeholders filled."""
        ...

    def print_figure(self, figure: Figure, language: Language, find_figure: FigureLookup) -> tuple[str, ...]:
        """Every observation of a figure (for a derived one the calculated value) as it is printed with what it counts."""
        ...

    def find_ages(self, figure: Figure, find_figure: FigureLookup) -> Ages:
        """The as-of date that is quoted of a figure, and the first day on which it is stale (None: never)."""
        ...


def latest(figure: Figure, find_figure: FigureLookup) -> Observation | None:
    """The newest observation; nothing for a derived figure."""
    del find_figure
    return figure.latest


def latest_ages(figure: Figure, find_figure: FigureLookup) -> Ages:
    """The ages of the newest observation; nothing for a derived figure."""
    observation = latest(figure, find_figure)
    return (observation.as_of if observation else None), find_stale_day(figure, observation)


class WordingPrinter:
    """Prints as documents do. `observe` and `find_ages` tell which observation is quoted and calculate derived figures."""

    def __init__(self, wording: Wording, observe: Observe = latest, find_ages: FindAges = latest_ages) -> None:
        self._wording = wording
        self._observe = observe
        self._find_ages = find_ages

    def find_ages(self, figure: Figure, find_figure: FigureLookup) -> Ages:
        """As-of date and first stale day of what is quoted."""
        return self._find_ages(figure, find_figure)

    def fill(self, text: str, language: Language, find_figure: FigureLookup) -> str:
        """A text with its placeholders filled as in print."""

        def look_up(key: str) -> tuple[Figure, Observation | None] | None:
            figure = find_figure(key)
            return (figure, self._observe(figure, find_figure)) if figure else None

        return self._wording.resolve_string(text, language, look_up)

    def print_figure(self, figure: Figure, language: Language, find_figure: FigureLookup) -> tuple[str, ...]:
        """All observations, or the calculated one."""
        observations = figure.observations
        if figure.derived:
            calculated = self._observe(figure, find_figure)
            observations = (calculated,) if calculated else ()
        return tuple(
            dict.fromkeys(
                self._wording.print_observation(figure, each, language, "noun" if figure.noun else "value")
                for each in observations
            )
        )
