"""Figures in the words of the interface: units, how exact, formulas, typed values."""

from __future__ import annotations

import re

from briefing_app.model.figure import Figure, Observation, Qualifier, Unit
from briefing_app.model.language import Language
from briefing_app.ui.room import Room
from briefing_app.wording.values import print_parts

_SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − "}
_TOKEN = re.compile(r"[a-z][a-z0-9_]*|[-+*/]|\d+(?:\.\d+)?|[()]")


def say_unit(room: Room, unit: Unit) -> str:
    """Money by its code, the others in words."""
    return unit.value if unit.currency else room.look.say(f"cards.unit.{unit.value}")


def say_qualifier(room: Room, qualifier: Qualifier) -> str:
    """How exact a value is."""
    return room.look.say(f"cards.precision.{qualifier.value.replace('-', '_')}")


def say_value(room: Room, figure: Figure, observation: Observation) -> str:
    """A value as one would type it into a cell: without the unit, which stands beside it, but with its scale."""
    language = room.look.language
    unit = Unit.NUMBER if figure.unit.currency else figure.unit
    return print_parts(observation.value, unit, language).text


def say_formula(room: Room, figure: Figure, language: Language | None = None) -> str:
    """A formula with the labels of its figures in place of their keys."""
    language = language or room.look.language
    pieces: list[str] = []
    for token in _TOKEN.findall(figure.formula):
        if token in _SIGNS:
            pieces.append(_SIGNS[token])
        elif token[0].isalpha():
            found = room.core.library.find_figure_by_key(token)
            pieces.append(f"“{found.label.best(language)[0]}”" if found is not None else token)
        else:
            pieces.append(token)
    return "".join(pieces)
