"""Which observation of each figure is quoted on a day, and whether it is stale by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from briefing_app.errors import InputError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.staleness import find_stale_day
from briefing_app.wording.derive import derive
from briefing_app.workspace.closure import inputs_of


def quote_figures(figures: Iterable[Figure], today: date) -> Mapping[str, Quoted]:
    """Every figure by key with the observation to quote; derived ones are calculated from those of their inputs.

    A derived figure has no observation where an input has none, or where its formula cannot be calculated (a circle, a
    range, a division by zero). It is stale by its own cadence, or as soon as one of its inputs is.
    """
    by_key = {each.key: each for each in figures}
    quoted: dict[str, Quoted] = {}
    waiting: dict[str, tuple[str, ...]] = {}
    for key, figure in by_key.items():
        if figure.derived:
            waiting[key] = inputs_of(figure)
        else:
            quoted[key] = Quoted(figure, figure.latest, (), _is_stale(figure, figure.latest, today))
    while ready := [key for key, names in waiting.items() if not any(name in waiting for name in names)]:
        for key in ready:
            names = waiting.pop(key)
            inputs = {name: quoted[name] for name in names if name in quoted}
            observation = _calculate(by_key[key], inputs)
            stale = _is_stale(by_key[key], observation, today) or any(each.stale for each in inputs.values())
            quoted[key] = Quoted(by_key[key], observation, names, stale)
    for key, names in waiting.items():  # these need each other
        quoted[key] = Quoted(by_key[key], None, names)
    return {key: quoted[key] for key in by_key}


def observe(figure: Figure, find_figure: Callable[[str], Figure | None]) -> Observation | None:
    """The observation of one figure that is quoted, derived ones calculated; figures come from `find_figure` by key."""
    return quote_figures(_with_inputs(figure, find_figure).values(), date.max)[figure.key].observation


def _with_inputs(figure: Figure, find_figure: Callable[[str], Figure | None]) -> dict[str, Figure]:
    known: dict[str, Figure] = {figure.key: figure}
    waiting = list(inputs_of(figure))
    while waiting:
        key = waiting.pop()
        found = None if key in known else find_figure(key)
        if found is not None:
            known[key] = found
            waiting.extend(inputs_of(found))
    return known


def _calculate(figure: Figure, inputs: Mapping[str, Quoted]) -> Observation | None:
    values = {key: (each.figure, each.observation) for key, each in inputs.items() if each.observation is not None}
    try:
        return derive(figure.formula, values)
    except InputError:
        return None  # said by the check of derived figures, with the reason


def _is_stale(figure: Figure, observation: Observation | None, today: date) -> bool:
    day = find_stale_day(figure, observation)
    return day is not None and day <= today


def find_ages(figure: Figure, find_figure: Callable[[str], Figure | None]) -> tuple[PartialDate | None, date | None]:
    """The as-of date that is quoted and the first day on which the figure is stale, by itself or by one of its inputs."""
    known = _with_inputs(figure, find_figure)
    quoted = quote_figures(known.values(), date.max)
    own = quoted[figure.key].observation
    days = {day for each in quoted.values() if (day := find_stale_day(each.figure, each.observation))}
    return (own.as_of if own else None), min(days, default=None)
