"""What the cells of the grid say: the words that are shown, edited and spoken, and what in them is not understood."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.language import Language
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.notes import Notes
from briefing_app.ui.grid.source import TableSource
from briefing_app.ui.grid.words import name_citation, name_lane, show_cell
from briefing_app.ui.room import Room
from briefing_app.wording.read_cell import read_cell

_JUDGED = 2_000  # cells whose words were judged, kept


@dataclass(frozen=True, slots=True)
class Shown:
    """How a cell is drawn: `corner` is `err` for what could not be kept, `warn` for what was not understood.

    `language` is that of the words, `stand_in` says that they are of another than the lane's, `chip` that they follow a
    figure (`stale` or not), `own` that the cell has a date or source of its own, `spare` that it lies below the table,
    `exact` that the words are a number or date: a part of one would be another one.
    """

    text: str
    language: Language
    corner: str = ""
    stand_in: bool = False
    chip: bool = False
    stale: bool = False
    own: bool = False
    spare: bool = False
    numeric: bool = False
    exact: bool = False


class CellTexts:
    """Reads one table and what is not kept of it; numbers and dates in one language."""

    def __init__(self, room: Room, source: TableSource, notes: Notes, language: Language) -> None:
        self._room = room
        self._source = source
        self._notes = notes
        self._language = language
        self._judged: dict[tuple[str, int], str] = {}

    def read_in(self, language: Language) -> None:
        """Say numbers and dates in another language."""
        self._language = language
        self.forget()

    def forget(self) -> None:
        """The table may be another: judge its words anew."""
        self._judged.clear()

    def name_row(self, row: int) -> str:
        """What a row is called: its first words, else its number."""
        for at, column in enumerate(self._source.columns):
            text, _ = self._source.cell(row, at).text.best(self._room.look.language)
            if text:
                return text
            if (date := self._source.cell(row, at).date) is not None and column.kind.value == "date":
                return self._room.core.wording.format_date(date, self._room.look.language)
        return self._room.look.say("grid.row", n=row + 1)

    def find_problem(self, row: int, lane: Lane) -> str:
        """Why a cell could not be kept, or what in it was not understood; empty if all is well."""
        if note := self._notes.find(row, lane.at, lane.language):
            return note.why
        cell = self._source.cell(row, lane.at)
        if lane.language is not None or not cell.text:
            return ""
        words, language = cell.text.best(self._language)
        key = (words, lane.at)
        if key not in self._judged:
            if len(self._judged) >= _JUDGED:
                self._judged.clear()
            problem = read_cell(words, language, lane.column).problem
            self._judged[key] = self._room.sentences.say_phrase(problem) if problem is not None else ""
        return self._judged[key]

    def show(self, row: int, lane: Lane) -> Shown:
        """How a cell is drawn."""
        note = self._notes.find(row, lane.at, lane.language)
        cell = self._source.cell(row, lane.at)
        own = cell.as_of is not None or cell.citation is not None
        spare = row >= self._source.row_count
        language = lane.language or self._language
        if note is not None:
            return Shown(note.text, language, corner="err", own=own, spare=spare, numeric=lane.numeric)
        quoted = self._source.quoted(cell)
        text = show_cell(self._room, lane, cell, quoted, self._language)
        stand_in = False
        if lane.folded and not text and cell.text:
            text, language = cell.text.best(language)
            stand_in = True
        corner = "warn" if self.find_problem(row, lane) else ""
        stale = quoted is not None and quoted.stale
        exact = cell.value is not None or cell.date is not None or bool(cell.figure)
        return Shown(text, language, corner, stand_in, bool(cell.figure), stale, own, spare, lane.numeric, exact)

    def edit(self, row: int, lane: Lane) -> str:
        """What one edits: its words, or what was typed and is not kept."""
        if note := self._notes.find(row, lane.at, lane.language):
            return note.text
        cell = self._source.cell(row, lane.at)
        return show_cell(self._room, lane, cell, self._source.quoted(cell), self._language)

    def _extras(self, row: int, lane: Lane) -> list[str]:
        """What belongs to a cell beside its words: its figure, date, source and trouble."""
        say, cell = self._room.look.say, self._source.cell(row, lane.at)
        extras: list[str] = []
        if cell.figure:
            quoted = self._source.quoted(cell)
            label = quoted.figure.label.best(say.language)[0] if quoted is not None else cell.figure
            extras.append(say("grid.follows", figure=label))
        as_of = cell.as_of or (self._source.head.dataset.as_of if self._source.head is not None else None)
        if as_of is not None and lane.numeric and not cell.missing:
            extras.append(say("grid.as_of", date=self._room.core.wording.format_date(as_of, say.language)))
        if cell.citation is not None:
            extras.append(say("grid.source", source=name_citation(self._room, cell.citation)))
        if problem := self.find_problem(row, lane):
            extras.append(problem)
        return extras

    def tip(self, row: int, lane: Lane) -> str:
        """The words in full, and what belongs to them."""
        return "\n".join(each for each in (self.show(row, lane).text, *self._extras(row, lane)) if each)

    def speak(self, row: int, lane: Lane) -> str:
        """A cell read aloud: its row and lane, its words, and what belongs to them."""
        say = self._room.look.say
        text = self.show(row, lane).text or say("grid.cell.empty")
        spare = row >= self._source.row_count
        name = say("grid.row.new") if spare else self.name_row(row)
        return say.speak(name, name_lane(self._room, lane, self._language), text, *self._extras(row, lane))
