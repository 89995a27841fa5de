"""Which figures that rows make have formulas that cannot be calculated, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from briefing_app.errors import InputError
from briefing_app.model.figure import Figure
from briefing_app.wording.derive import keys_in_formula
from briefing_app.workspace.closure import Reader, inputs_of, with_inputs

_Names = tuple[str, ...]


def refuse_formulas(given: Sequence[Figure], reader: Reader) -> Mapping[str, InputError]:
    """By id, the figures to be taken out so that all formulas that are left can be calculated.

    Whoever names one that is taken out names what the library has under its key, or nothing; of a circle the first goes.

    Args:
        given: The figures as the rows make them, in their order.
        reader: What else formulas may name.
    """
    names: dict[str, _Names] = {}
    refused: dict[str, InputError] = {}
    for figure in given:
        if figure.formula:
            try:
                names[figure.id] = keys_in_formula(figure.formula)
            except InputError as problem:
                refused[figure.id] = problem
    there = with_inputs(reader, [key for keys in names.values() for key in keys])
    inputs = {each.key: inputs_of(each) for each in there}
    while True:
        left = [each for each in given if each.id not in refused]
        graph = inputs | {each.key: names.get(each.id, ()) for each in left}
        found = _find_unknown(left, graph)
        if not found and (circle := _find_circle(graph)):
            first = next((each for each in left if each.key in circle), None)
            if first is None:  # of the library alone; its figures have no value, which no row is to blame for
                inputs |= dict.fromkeys(circle, ())
                continue
            found = {first.id: InputError("formula.circle", field="formula", circle=" → ".join(circle))}
        if not found:
            return refused
        refused |= found


def _find_unknown(figures: Sequence[Figure], graph: Mapping[str, _Names]) -> dict[str, InputError]:
    """Those whose formulas name what is not there."""
    unknown = ((each.id, next((key for key in graph[each.key] if key not in graph), "")) for each in figures)
    return {id: InputError("formula.unknown", field="formula", key=key) for id, key in unknown if key}


def _find_circle(graph: Mapping[str, _Names]) -> Sequence[str]:
    """The keys of some that are calculated from each other, each before what it needs; empty where there are none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()
