"""What columns become and what is wrong with cells, in words."""

from __future__ import annotations

from briefing_app.model.chart import ColumnKind
from briefing_app.ui.grid.words import say_measure
from briefing_app.ui.room import Room
from briefing_app.workspace.importing import FIELDS, ColumnUse, Draft, RowProblem, Target

_LETTERS = 26


def say_number(number: int) -> str:
    """With a comma after each thousand."""
    return f"{number:,}"


def name_column(room: Room, draft: Draft, at: int) -> str:
    """A column of the file: its heading, else the letter that spreadsheets give it."""
    return draft.headings[at] or room.look.say("table_import.column", name=letter(at))


def letter(at: int) -> str:
    """A, B, … Z, AA, AB, … for a place counted from 0."""
    name, rest = "", at + 1
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        name = chr(ord("A") + digit) + name
    return name


def say_use(room: Room, target: Target, use: ColumnUse) -> str:
    """What a column becomes, in a few words."""
    say = room.look.say
    if use.left_out:
        return say("table_import.left_out")
    if use.column is None:
        field = next((each for each in FIELDS[target] if each.name == use.field), None)
        return field.label.best(room.look.language)[0] if field else use.field
    kind = say(f"table_import.kind.{use.column.kind.value}")
    measure = say_measure(room, use.column) if use.column.kind is ColumnKind.NUMBER else ""
    if use.language is not None:  # of one column in several languages
        measure = say.pair(use.column.label.best(room.look.language)[0], say(f"language.short.{use.language.value}"))
    return f"{kind} · {measure}" if measure else kind


def say_problem(room: Room, draft: Draft, problem: RowProblem) -> tuple[str, str]:
    """Where something is wrong, and what."""
    say = room.look.say
    row = say("table_import.row", n=say_number(problem.number))
    where = row if problem.column is None else f"{row} · {name_column(room, draft, problem.column)}"
    return where, room.sentences.say_phrase(problem.said)
