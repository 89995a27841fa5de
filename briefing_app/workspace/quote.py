"""Which observation of each figure is quoted on a day, and whether it is stale by then."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from briefing_app.errors import InputError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Observation
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
    known: dict[str, Figure] = {figure.key: figure}
    waiting = list(inputs_of(figure))
    while waiting:
        key = waiting.pop()
        found = None if key in known else find_figure(key)
        if found is not None:
            known[key] = found
            waiting.extend(inputs_of(found))
    return quote_figures(known.values(), date.max)[figure.key].observation


def _calculate(figure: Figure, inputs: Mapping[str, Quoted]) -> Observation | None:
    values = {key: (each.figure, each.observation) for key, each in inputs.items() if each.observation is not None}
    try:
        return derive(figure.formula, values)
    except InputError:
        return None  # said by the check of derived figures, with the reason


def _is_stale(figure: Figure, observation: Observation | None, today: date) -> bool:
    if observation is None or observation.as_of is None or figure.cadence_months is None:
        return False
    return add_months(observation.as_of.last, figure.cadence_months) < today


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last of a month that is too short. Month ends stay month ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))
